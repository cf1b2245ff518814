//! Everything below a folder, in an order that no file system chooses.

use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use walkdir::{DirEntry, WalkDir};

use super::{Error, Several};

/// Something that was found.
pub struct Found {
    /// Its path on this machine.
    pub path: PathBuf,
    /// Its path from the folder: with forward slashes, and marks in place of what is not Unicode.
    pub name: String,
    /// Whether the whole name is Unicode.
    pub unicode: bool,
    /// What it is.
    pub kind: Kind,
}

/// What a thing on disk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A file of this many bytes.
    File(u64),
    /// A symbolic link.
    Symlink,
    /// Neither file, folder nor link.
    Special,
}

/// What is below a folder and not itself a folder, in byte order of the names within each folder; nothing where there is no folder.
///
/// Links are told and not followed. What `enter` does not want, by its path from the folder, is left out with all that is in it.
pub fn walk(folder: &Path, enter: impl Fn(&str) -> bool) -> Result<Vec<Found>, Error> {
    if let Ok(false) = folder.try_exists() {
        return Ok(Vec::new());
    }
    let walk = WalkDir::new(folder).follow_root_links(false).sort_by_file_name();
    let wanted = |entry: &DirEntry| entry.depth() == 0 || enter(&name(folder, entry));
    let mut all = Vec::new();
    for entry in walk.into_iter().filter_entry(wanted) {
        let entry = entry.map_err(|error| failed(folder, error))?;
        let kind = entry.file_type();
        let kind = if kind.is_dir() {
            continue;
        } else if kind.is_symlink() {
            Kind::Symlink
        } else if kind.is_file() {
            Kind::File(entry.metadata().map_err(|error| Error::io("read", entry.path(), error.into()))?.len())
        } else {
            Kind::Special
        };
        let name = name(folder, &entry);
        let unicode = entry.path().to_str().is_some() || entry.path().strip_prefix(folder).is_ok_and(|path| path.to_str().is_some());
        all.push(Found { path: entry.into_path(), name, unicode, kind });
    }
    Ok(all)
}

/// The names alone of what is below a folder, not itself a folder, and wanted; in no order. No file is asked anything, and a site has tens of
/// thousands of them, so the folders in it are walked several at a time. Nothing where there is no folder.
pub fn names(folder: &Path, several: Several<'_>, wanted: impl Fn(&str) -> bool + Sync) -> Result<Vec<String>, Error> {
    if let Ok(false) = folder.try_exists() {
        return Ok(Vec::new());
    }
    let all = Mutex::new(Vec::new());
    let take = |entry: &DirEntry| {
        let name = name(folder, entry);
        if wanted(&name) {
            // Nobody panics with it in hand: there is a name more in it, or not.
            all.lock().unwrap_or_else(PoisonError::into_inner).push(name);
        }
    };
    let mut folders = Vec::new();
    for entry in WalkDir::new(folder).follow_root_links(false).min_depth(1).max_depth(1) {
        let entry = entry.map_err(|error| failed(folder, error))?;
        if entry.file_type().is_dir() { folders.push(entry.into_path()) } else { take(&entry) }
    }
    several(&folders, &|within| {
        for entry in WalkDir::new(within).follow_root_links(false) {
            let entry = entry.map_err(|error| failed(within, error))?;
            if !entry.file_type().is_dir() {
                take(&entry);
            }
        }
        Ok(())
    })?;
    Ok(all.into_inner().unwrap_or_else(PoisonError::into_inner))
}

fn failed(folder: &Path, error: walkdir::Error) -> Error {
    let path = error.path().unwrap_or(folder).to_owned();
    Error::io("read", &path, error.into())
}

fn name(folder: &Path, entry: &DirEntry) -> String {
    // Component by component is what takes the longest of a walk.
    let below = entry.path().to_str().zip(folder.to_str()).filter(|_| MAIN_SEPARATOR == '/');
    if let Some(name) = below.and_then(|(path, folder)| path.strip_prefix(folder)?.strip_prefix('/')) {
        return name.to_owned();
    }
    let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}
