//! Puts a site in its place: written aside, then swapped in.

use std::fs;
use std::path::{Path, PathBuf};

use super::lock::Lock;
use super::swap::{remove, swap};
use super::{Error, Target, durable, fill};
use crate::publish::Plan;

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The folder, as the caller named it.
    pub folder: PathBuf,
    /// How many files are in it.
    pub files: usize,
}

/// Writes a site and puts it in the target's place. Interrupted anywhere, the old site or the new one stands.
///
/// # Errors
///
/// Where another build is at it, the disk refuses, or a source changed since it was read; then the old site stands as it was, unless the
/// message says that the new one does.
pub fn apply(plan: Plan, target: &Target) -> Result<Applied, Error> {
    let beside = target.beside();
    let parent = target.folder.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(|error| Error::io("make the folder", parent, error))?;
    let _lock = Lock::take(&beside.lock, || target.busy())?;

    target.bring_back()?;
    remove(&beside.new)?;
    remove(&beside.old)?;
    // Once more under the lock: somebody may have put something there since.
    target.check()?;

    let files = plan.files.len();
    // And at the last moment, for writing may have taken minutes.
    if let Err(error) = fill::site(&beside.new, plan).and_then(|()| target.check()) {
        // What went wrong is the news; a leftover is removed by the next run at the latest.
        let _ = remove(&beside.new);
        return Err(error);
    }
    if let Err(error) = swap(&beside.new, &target.folder, &beside.old) {
        target.bring_back()?;
        let _ = remove(&beside.new);
        return Err(Error::io("put the new site in the place of", &target.named, error));
    }
    durable::folder(parent).map_err(|error| Error::io("write", parent, error).late(STANDS))?;
    remove(&beside.new).map_err(|error| error.late(STANDS))?;
    remove(&beside.old).map_err(|error| error.late(STANDS))?;
    Ok(Applied { folder: target.named().to_owned(), files })
}

/// What is so when anything fails after the swap.
const STANDS: &str = "the new site stands in its place already; build again to clear up";
