//! Work on several folders at once, which this room leaves to its caller: it has no threads.

use std::path::{Path, PathBuf};

use super::Error;

/// Does something for each of several folders, in turn or several at a time, and gives the first failure back.
pub type Several<'s> = &'s (dyn Fn(&[PathBuf], ForEach<'_>) -> Result<(), Error> + Sync);

/// What is done for a folder.
pub type ForEach<'f> = &'f (dyn Fn(&Path) -> Result<(), Error> + Sync);

/// One after the other.
pub fn in_turn(folders: &[PathBuf], work: ForEach<'_>) -> Result<(), Error> {
    folders.iter().try_for_each(|folder| work(folder))
}
