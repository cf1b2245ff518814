//! Records of little-endian numbers.

use std::io::{self, Read, Seek, SeekFrom};

/// What is left of a record; taking more than that gives nothing.
#[derive(Clone, Copy, Debug)]
pub struct Fields<'a>(pub &'a [u8]);

impl<'a> Fields<'a> {
    /// The next so many bytes.
    pub fn bytes(&mut self, number: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(number)?;
        self.0 = rest;
        Some(taken)
    }

    /// Whether the next bytes are these; they are taken.
    pub fn is(&mut self, signature: [u8; 4]) -> bool {
        self.bytes(4) == Some(&signature[..])
    }

    /// Two bytes.
    pub fn u16(&mut self) -> Option<u16> {
        self.bytes(2)?.try_into().ok().map(u16::from_le_bytes)
    }

    /// Four bytes.
    pub fn u32(&mut self) -> Option<u32> {
        self.bytes(4)?.try_into().ok().map(u32::from_le_bytes)
    }

    /// Eight bytes.
    pub fn u64(&mut self) -> Option<u64> {
        self.bytes(8)?.try_into().ok().map(u64::from_le_bytes)
    }
}

/// The numbers of zip64 (extra field 1) in some extra fields; empty where there are none.
///
/// Source: PKWARE APPNOTE 6.3.10, 4.5.3.
pub fn zip64(extra: &[u8]) -> Fields<'_> {
    let mut rest = Fields(extra);
    while let (Some(id), Some(length)) = (rest.u16(), rest.u16()) {
        match rest.bytes(usize::from(length)) {
            Some(content) if id == 1 => return Fields(content),
            Some(_) => {}
            None => break,
        }
    }
    Fields(&[])
}

/// A number of 32 bits, or the next of 64 where it is all ones; nothing where there is none.
pub fn widened(number: u32, more: &mut Fields<'_>) -> Option<u64> {
    if number == u32::MAX { more.u64() } else { Some(u64::from(number)) }
}

/// So much is made ready for what is read at once: as much as the largest directory.
const PIECE: usize = 2 * 1024 * 1024;

/// So many bytes from a place; fewer only where the source ends.
pub fn at(source: &mut (impl Read + Seek), place: u64, number: u64) -> io::Result<Vec<u8>> {
    source.seek(SeekFrom::Start(place))?;
    let mut bytes = Vec::with_capacity(usize::try_from(number).map_or(PIECE, |number| number.min(PIECE)));
    source.take(number).read_to_end(&mut bytes)?;
    Ok(bytes)
}
