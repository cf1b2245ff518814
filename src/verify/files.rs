//! The files of a packet, wherever they are.

use std::io::{self, Read};

/// More files than this no packet has.
pub const TOO_MANY: usize = 65_535;

/// The files of a packet: in a zip, or in a folder.
pub trait Files {
    /// Their names, with forward slashes, in any order; each once. Folders are none.
    fn names(&self) -> Vec<&str>;

    /// The bytes of the file whose name stands at that place.
    ///
    /// # Errors
    ///
    /// Where it cannot be opened. Reading ends with an error that [`is_damage`](crate::archive::is_damage) knows where it is
    /// damaged in its zip.
    fn open(&mut self, at: usize) -> io::Result<Content<'_>>;
}

/// What a name stands for.
pub enum Content<'a> {
    /// Bytes.
    Bytes(Box<dyn Read + 'a>),
    /// A link or a device: it is not followed.
    Special,
}
