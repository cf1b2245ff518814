//! What somebody else made and wants to be looked at: a packet as a file, a packet as a folder, a record of releases.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::walk::{Found, Kind, walk};
use super::{Error, LEDGER};
use crate::path::KitPath;

/// Something that is to be looked at.
pub enum Opened {
    /// A file.
    File(File),
    /// A folder.
    Folder(Folder),
}

/// Everything below a folder that is not itself a folder; links are told and not followed.
pub struct Folder {
    found: Vec<Found>,
}

/// Opens a file or looks through a folder; nothing is ever written.
///
/// # Errors
///
/// Where there is nothing, where it is neither, or where it cannot be read.
pub fn open(path: &Path) -> Result<Opened, Error> {
    let failed = |error| Error::io("read", path, error);
    let meta = fs::metadata(path).map_err(failed)?;
    if meta.is_dir() {
        // Somebody who names a link to a folder means the folder.
        let whole = if path.is_symlink() { fs::canonicalize(path).map_err(failed)? } else { path.to_owned() };
        return Ok(Opened::Folder(Folder { found: walk(&whole, |_| true)? }));
    }
    if !meta.is_file() {
        return Err(Error::refused("read", path, "it is neither a file nor a folder", "name the packet as it was downloaded"));
    }
    File::open(path).map(Opened::File).map_err(failed)
}

/// That something which was opened cannot be read to its end.
pub fn unreadable(path: &Path, error: io::Error) -> Error {
    Error::io("read", path, error)
}

impl Folder {
    /// The paths from the folder, with forward slashes.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.found.iter().map(|found| found.name.as_str())
    }

    /// Opens the file at a place among the names; `None` where it is a link or a device.
    ///
    /// # Errors
    ///
    /// Where it cannot be opened.
    pub fn open(&self, at: usize) -> io::Result<Option<File>> {
        let Found { path, kind, name, .. } = &self.found[at];
        match kind {
            Kind::File(_) => File::open(path).map(Some).map_err(|error| io::Error::new(error.kind(), format!("`{name}`: {error}"))),
            Kind::Symlink | Kind::Special => Ok(None),
        }
    }
}

/// The text of a file; `None` where there is none.
///
/// # Errors
///
/// Where it has more than so many bytes, is no text, or cannot be read.
pub fn text(path: &Path, at_most: u64) -> Result<Option<String>, Error> {
    let failed = |error| Error::io("read", path, error);
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(error)),
    };
    let mut text = String::new();
    let read = file.take(at_most + 1).read_to_string(&mut text).map_err(failed)?;
    if read as u64 > at_most {
        return Err(Error::refused("read", path, "it is too long to be what is looked for", "name another file"));
    }
    Ok(Some(text))
}

/// The ledgers of a workspace with the names of their kits' folders, in byte order; nothing but them is read.
///
/// # Errors
///
/// Where one that is there cannot be read.
pub fn ledgers(root: &Path, kits: &KitPath) -> Result<Vec<(KitPath, String)>, Error> {
    let folder = root.join(kits.as_str());
    let mut folders: Vec<PathBuf> = match fs::read_dir(&folder) {
        Ok(entries) => entries
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<io::Result<_>>()
            .map_err(|error| Error::io("read", &folder, error))?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(Error::io("read", &folder, error)),
    };
    folders.retain(|folder| folder.is_dir());
    folders.sort();
    let mut all = Vec::new();
    for folder in folders {
        let name = folder.file_name().and_then(|name| name.to_str()).and_then(|name| kits.join(name).ok());
        if let (Some(name), Some(text)) = (name, text(&folder.join(LEDGER), LEDGER_AT_MOST)?) {
            all.push((name, text));
        }
    }
    Ok(all)
}

/// A longer ledger is none: a release takes less than 2 KiB.
const LEDGER_AT_MOST: u64 = 16 * 1024 * 1024;
