//! Reads a blob from wherever in it.

use std::fs::File;
use std::io::{Cursor, Read, Seek};
use std::path::Path;

use super::Error;
use crate::blob::{Blob, Sha256Sum};

/// What can be read from anywhere.
pub trait ReadSeek: Read + Seek {}

impl<T: Read + Seek> ReadSeek for T {}

/// A reader of a blob's bytes. Whether a streamed one is still what it was is for the caller to find out.
///
/// # Errors
///
/// Where its file cannot be opened.
pub fn reader(blob: &Blob) -> Result<Box<dyn ReadSeek + '_>, Error> {
    Ok(match blob {
        Blob::Held(bytes) => Box::new(Cursor::new(&bytes[..])),
        Blob::Streamed { path, .. } => Box::new(File::open(path).map_err(|error| Error::io("read", path, error))?),
    })
}

/// The digest of a file that stands on disk, and how many bytes it has.
///
/// # Errors
///
/// Where it cannot be read.
pub fn digest(path: &Path) -> Result<(Sha256Sum, u64), Error> {
    File::open(path).and_then(Sha256Sum::of_reader).map_err(|error| Error::io("read", path, error))
}
