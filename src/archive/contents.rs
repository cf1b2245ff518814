//! The bytes of an entry, inflated piece by piece and checked.
//!
//! What is inflated may come from anybody, so a library without unsafe code does it; what is deflated is ours alone (`write.rs`), and a
//! faster one does that.

use std::fmt;
use std::io::{self, Read};

use crc32fast::Hasher;
use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZError, MZFlush, MZStatus};

use super::{Entry, Method};

/// So many compressed bytes are held: 64 KiB.
const PIECE: usize = 64 * 1024;

/// A reader of an entry's bytes: gives no byte more than the headers say, and at the end checks that there were as many, with that CRC,
/// and that all of the compressed data was needed.
pub struct Contents<R> {
    source: R,
    /// Compressed bytes that were not read from the source yet.
    unread: u64,
    /// Bytes that are still to come.
    left: u64,
    crc: Hasher,
    expected: u32,
    inflating: Option<Inflating>,
    done: bool,
}

struct Inflating {
    state: Box<InflateState>,
    piece: Box<[u8]>,
    /// What is in the piece and was not inflated yet.
    held: std::ops::Range<usize>,
}

impl<R: Read> Contents<R> {
    /// Reads an entry from a source that stands at the beginning of its data.
    pub(super) fn new(entry: &Entry, source: R) -> Self {
        let inflating = (entry.method == Method::Deflated).then(|| Inflating {
            state: InflateState::new_boxed(DataFormat::Raw),
            piece: vec![0; PIECE].into_boxed_slice(),
            held: 0..0,
        });
        Self { source, unread: entry.compressed, left: entry.size, crc: Hasher::new(), expected: entry.crc, inflating, done: false }
    }

    /// Some bytes of a stored entry.
    fn stored(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let wanted = usize::try_from(self.unread).map_or(out.len(), |unread| unread.min(out.len()));
        let read = self.source.read(&mut out[..wanted])?;
        self.unread -= read as u64;
        Ok(read)
    }

    /// Some bytes of a deflated entry; none at its end.
    fn inflated(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let Some(Inflating { state, piece, held }) = &mut self.inflating else { return Ok(0) };
        loop {
            if held.start == held.end && self.unread > 0 {
                let wanted = usize::try_from(self.unread).map_or(PIECE, |unread| unread.min(PIECE));
                let read = self.source.read(&mut piece[..wanted])?;
                if read == 0 {
                    return Err(damage());
                }
                self.unread -= read as u64;
                *held = 0..read;
            }
            let done = inflate(state, &piece[held.clone()], out, MZFlush::None);
            let ended = match done.status {
                Ok(status) => status == MZStatus::StreamEnd,
                // It needs more than there was.
                Err(MZError::Buf) => false,
                Err(_) => return Err(damage()),
            };
            held.start += done.bytes_consumed;
            if done.bytes_written > 0 || ended {
                if ended && (self.unread > 0 || held.start < held.end) {
                    return Err(damage());
                }
                return Ok(done.bytes_written);
            }
            if done.bytes_consumed == 0 && self.unread == 0 {
                return Err(damage());
            }
        }
    }
}

impl<R: Read> Read for Contents<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.done || out.is_empty() {
            return Ok(0);
        }
        let read = if self.inflating.is_some() { self.inflated(out)? } else { self.stored(out)? };
        self.left = self.left.checked_sub(read as u64).ok_or_else(damage)?;
        self.crc.update(&out[..read]);
        if read == 0 {
            if self.left > 0 || self.crc.clone().finalize() != self.expected {
                return Err(damage());
            }
            self.done = true;
        }
        Ok(read)
    }
}

/// The data of an entry is not what its headers say.
#[derive(Debug)]
struct Damage;

impl fmt::Display for Damage {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("the data of a file in the zip is damaged")
    }
}

impl std::error::Error for Damage {}

fn damage() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, Damage)
}

/// Whether reading failed because of the data of an entry, and not because the source could not be read.
pub fn is_damage(error: &io::Error) -> bool {
    error.get_ref().is_some_and(|inner| inner.is::<Damage>())
}
