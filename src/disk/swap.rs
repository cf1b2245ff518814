//! Puts a finished folder where another stands, or nothing.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::Error;
use super::exchange::{Known, exchange, rename_new};

/// Puts a folder in a place. What stood there is afterwards at `new` or `old`, for the caller to remove.
///
/// Where the system can, in one step. Where it cannot, by two renames: between them what stood there is at `old`, and after a crash the
/// next run must bring it back from there.
pub fn swap(new: &Path, place: &Path, old: &Path) -> io::Result<()> {
    if fs::symlink_metadata(place).is_err() {
        return put(new, place);
    }
    if exchange(new, place)? == Known::Done {
        return Ok(());
    }
    fs::rename(place, old)?;
    fs::rename(new, place)
}

/// Puts a folder or file in a place where nothing stands; where something stands there by now, that is an error.
pub fn put(new: &Path, place: &Path) -> io::Result<()> {
    if rename_new(new, place)? == Known::Done {
        return Ok(());
    }
    match fs::symlink_metadata(place) {
        Ok(_) => Err(ErrorKind::AlreadyExists.into()),
        Err(_) => fs::rename(new, place),
    }
}

/// The folders in a folder; none where it is not there.
pub fn folders_in(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let failed = |error| Error::io("read", folder, error);
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(failed)?,
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.map_err(failed)?;
        if entry.file_type().map_err(failed)?.is_dir() {
            found.push(entry.path());
        }
    }
    Ok(found)
}

/// Removes a folder and all that is in it, where it is there.
///
/// # Errors
///
/// Where the disk refuses.
pub fn remove(folder: &Path) -> Result<(), Error> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Error::io("remove", folder, error)),
        _ => Ok(()),
    }
}
