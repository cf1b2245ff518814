//! Files that a command makes for an author to go on with.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use super::Error;
use crate::blob::Blob;

/// Writes a file that is not there yet, and its folders; one that is there is never touched.
///
/// # Errors
///
/// Where it is there already, or the disk refuses.
pub fn write_new(path: &Path, text: &str) -> Result<(), Error> {
    copy_new(path, &Blob::held(text.as_bytes()))
}

/// The same for any bytes.
///
/// # Errors
///
/// Where it is there already, or the disk refuses.
pub fn copy_new(path: &Path, blob: &Blob) -> Result<(), Error> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(|error| Error::io("make the folder", parent, error))?;
    }
    let open = |path: &Path| -> io::Result<Box<dyn io::Read>> { Ok(Box::new(File::open(path)?)) };
    let written = File::create_new(path).and_then(|mut file| blob.copy_to(&mut file, &open));
    written.map_err(|error| Error::io("write", path, error))
}

/// Whether something stands there, a link that leads nowhere included.
pub fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}
