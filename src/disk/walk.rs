//! Everything below a folder, in an order that no file system chooses.

use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::Error;

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
    walk_with(folder, enter, |entry| Ok(entry.metadata().map_err(|error| Error::io("read", entry.path(), error.into()))?.len()))
}

/// The names alone of all that is below a folder and not itself a folder, as [`walk`] finds it: no file is asked anything.
pub fn names(folder: &Path, enter: impl Fn(&str) -> bool) -> Result<Vec<String>, Error> {
    Ok(walk_with(folder, enter, |_| Ok(0))?.into_iter().map(|found| found.name).collect())
}

fn walk_with(folder: &Path, enter: impl Fn(&str) -> bool, size: impl Fn(&DirEntry) -> Result<u64, Error>) -> Result<Vec<Found>, Error> {
    if let Ok(false) = folder.try_exists() {
        return Ok(Vec::new());
    }
    let walk = WalkDir::new(folder).follow_root_links(false).sort_by_file_name();
    let wanted = |entry: &DirEntry| entry.depth() == 0 || enter(&name(folder, entry));
    let mut all = Vec::new();
    for entry in walk.into_iter().filter_entry(wanted) {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_owned();
            Error::io("read", &path, error.into())
        })?;
        let kind = entry.file_type();
        let kind = if kind.is_dir() {
            continue;
        } else if kind.is_symlink() {
            Kind::Symlink
        } else if kind.is_file() {
            Kind::File(size(&entry)?)
        } else {
            Kind::Special
        };
        let name = name(folder, &entry);
        let unicode = entry.path().strip_prefix(folder).is_ok_and(|path| path.to_str().is_some());
        all.push(Found { path: entry.into_path(), name, unicode, kind });
    }
    Ok(all)
}

fn name(folder: &Path, entry: &DirEntry) -> String {
    let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
    // A site has tens of thousands of them.
    if let Some(name) = path.to_str().filter(|_| MAIN_SEPARATOR == '/') {
        return name.to_owned();
    }
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}
