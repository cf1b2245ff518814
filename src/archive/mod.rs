//! The zip format: packets are written as zips that are a function of their files, and read as if an enemy had made them.
//!
//! Reading is strict. Every byte of the file must belong to the directory, to one entry or to the end record; every entry's own header
//! must say what the directory says; names must be such that no program is led out of a folder or to another file. Whatever
//! is odd is refused, by one [`Why`]; `verdict` writes down the order of the checks. Zips of Info-ZIP, 7-Zip, Python, macOS and Java are
//! not odd: folders, descriptors, extra fields, zip64, comments, any order and two methods are read.
//!
//! Nothing is ever held but the directory, of at most 2 MiB, and pieces of 64 KiB.

mod contents;
mod directory;
mod end;
mod entry;
mod fields;
mod local;
mod names;
mod refusal;
mod write;

pub use contents::{Contents, is_damage};
pub use end::DIRECTORY_AT_MOST;
pub use entry::{Entry, Method};
pub use refusal::{Failure, Refusal, Why};
pub use write::{Deflated, Zip};

use std::io::{Read, Seek};

/// A zip whose every header was read and found in order; the data of its entries was not read yet.
#[derive(Debug)]
pub struct Archive {
    /// The entries, in the order of their data.
    pub entries: Vec<Entry>,
}

impl Archive {
    /// Reads all headers.
    ///
    /// # Errors
    ///
    /// Where the source cannot be read, and where it is no zip or an odd one.
    pub fn read(source: &mut (impl Read + Seek)) -> Result<Self, Failure> {
        let end = end::find(source)?;
        let mut listed = directory::read(source, &end)?;
        listed.sort_by_key(|listed| listed.offset);
        let entries = local::read(source, &end, listed)?;
        Ok(Self { entries })
    }
}
