//! One file in a zip.

use std::io::{self, Read, Seek, SeekFrom};

use super::Contents;

/// A file or folder in a zip, whose headers agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its whole name, with the `/` at the end of a folder's. What is no UTF-8 is U+FFFD.
    pub name: String,
    /// Whether it is a folder.
    pub folder: bool,
    /// How many bytes it has.
    pub size: u64,
    /// How many bytes it takes in the zip.
    pub compressed: u64,
    /// The CRC-32 of its bytes.
    pub crc: u32,
    /// How it is compressed.
    pub method: Method,
    /// Where its data begins in the zip.
    pub start: u64,
}

/// How an entry is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Not at all.
    Stored,
    /// By DEFLATE, RFC 1951.
    Deflated,
}

impl Entry {
    /// Its bytes. Reading fails with an error that [`is_damage`](super::is_damage) knows where they are not what the headers say.
    ///
    /// # Errors
    ///
    /// Where the source cannot be read.
    pub fn open<R: Read + Seek>(&self, mut source: R) -> io::Result<Contents<R>> {
        source.seek(SeekFrom::Start(self.start))?;
        Ok(Contents::new(self, source))
    }
}
