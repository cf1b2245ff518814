//! Files that a command makes for an author to go on with.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;

use super::Error;

/// Writes a file that is not there yet, and its folders; one that is there is never touched.
///
/// # Errors
///
/// Where it is there already, or the disk refuses.
pub fn write_new(path: &Path, text: &str) -> Result<(), Error> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(|error| Error::io("make the folder", parent, error))?;
    }
    let written = File::create_new(path).and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| Error::io("write", path, error))
}

/// Whether something stands there, a link that leads nowhere included.
pub fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}
