//! The bytes of a file, or the file itself where it is too large to hold.

use std::fmt;
use std::io::{self, Read, Write};
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest as _, Sha256};

/// Files above this size are streamed from disk wherever they go: 1 MiB.
pub const HELD_AT_MOST: u64 = 1024 * 1024;

/// What is in a file.
#[derive(Clone, PartialEq, Eq)]
pub enum Blob {
    /// The bytes.
    Held(Held),
    /// A file too large to hold, as it was when it was read; who copies it compares.
    Streamed {
        /// Where it stands on this machine.
        path: PathBuf,
        /// How many bytes it has.
        size: u64,
        /// The SHA-256 of its bytes.
        sha256: Sha256Sum,
    },
}

/// Bytes in memory, which many may hold, and their digest once somebody asked for it.
#[derive(Clone)]
pub struct Held(Arc<(Box<[u8]>, OnceLock<Sha256Sum>)>);

impl Held {
    /// The SHA-256 of the bytes.
    pub fn sha256(&self) -> Sha256Sum {
        let (bytes, sum) = &*self.0;
        *sum.get_or_init(|| Sha256Sum::of(bytes))
    }
}

impl Deref for Held {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0.0
    }
}

impl AsRef<[u8]> for Held {
    fn as_ref(&self) -> &[u8] {
        self
    }
}

impl PartialEq for Held {
    fn eq(&self, other: &Self) -> bool {
        self[..] == other[..]
    }
}

impl Eq for Held {}

impl Blob {
    /// A blob of bytes.
    pub fn held(bytes: impl Into<Box<[u8]>>) -> Self {
        Self::Held(Held(Arc::new((bytes.into(), OnceLock::new()))))
    }

    /// How many bytes.
    pub fn size(&self) -> u64 {
        match self {
            Self::Held(bytes) => bytes.len() as u64,
            Self::Streamed { size, .. } => *size,
        }
    }

    /// The SHA-256 of the bytes.
    pub fn sha256(&self) -> Sha256Sum {
        match self {
            Self::Held(bytes) => bytes.sha256(),
            Self::Streamed { sha256, .. } => *sha256,
        }
    }

    /// Writes the bytes, a streamed file in pieces with the help of `open`.
    ///
    /// # Errors
    ///
    /// Where reading or writing fails, and where the file is no longer what it was when it was read.
    pub fn copy_to(&self, out: &mut impl Write, open: &Open<'_>) -> io::Result<()> {
        match self {
            Self::Held(bytes) => out.write_all(bytes),
            Self::Streamed { path, size, sha256 } => {
                let copied = Sha256Sum::of_reader(Tee { from: open(path)?, to: out })?;
                if copied == (*sha256, *size) {
                    return Ok(());
                }
                Err(Self::changed(path))
            }
        }
    }

    /// That a file is no longer what it was when it was read.
    pub fn changed(path: &Path) -> io::Error {
        io::Error::other(format!("`{}` was changed while it was being read; build again", path.display()))
    }

    /// The bytes, where they are held.
    pub fn bytes(&self) -> Option<&[u8]> {
        match self {
            Self::Held(bytes) => Some(bytes),
            Self::Streamed { .. } => None,
        }
    }
}

/// How a file is opened for reading; the disk brings it along, for nobody else may touch files.
pub type Open<'a> = dyn Fn(&Path) -> io::Result<Box<dyn Read>> + 'a;

/// A reader that writes what it reads.
struct Tee<R, W> {
    from: R,
    to: W,
}

impl<R: Read, W: Write> Read for Tee<R, W> {
    fn read(&mut self, piece: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(piece)?;
        self.to.write_all(&piece[..read])?;
        Ok(read)
    }
}

impl fmt::Debug for Blob {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Blob({} bytes)", self.size())
    }
}

/// A SHA-256 digest; shown as 64 lower-case hexadecimal digits, as `sha256sum` prints it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sha256Sum([u8; 32]);

impl Sha256Sum {
    /// The digest that 64 lower-case hexadecimal digits stand for.
    pub fn parse(hex: &str) -> Option<Self> {
        let digit = |byte: u8| char::from(byte).to_digit(16).filter(|_| !byte.is_ascii_uppercase());
        let mut digits = hex.bytes();
        let mut sum = [0; 32];
        for byte in &mut sum {
            *byte = u8::try_from(digit(digits.next()?)? << 4 | digit(digits.next()?)?).ok()?;
        }
        digits.next().is_none().then_some(Self(sum))
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The digest of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The digest of what a reader gives, read in pieces, and how many bytes it was.
    pub fn of_reader(mut reader: impl Read) -> io::Result<(Self, u64)> {
        let mut hasher = Sha256::new();
        let mut piece = [0; 32 * 1024];
        let mut size = 0;
        loop {
            let read = reader.read(&mut piece)?;
            if read == 0 {
                return Ok((Self(hasher.finalize().into()), size));
            }
            hasher.update(&piece[..read]);
            size += read as u64;
        }
    }
}

impl Serialize for Sha256Sum {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Sha256Sum {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let hex = String::deserialize(from)?;
        Self::parse(&hex).ok_or_else(|| serde::de::Error::custom("it is no digest"))
    }
}

impl fmt::Display for Sha256Sum {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // At once: every file of a site has its digest in some list.
        let digit = |four: u8| char::from_digit(u32::from(four), 16).unwrap_or_default();
        let hex: String = self.0.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect();
        out.write_str(&hex)
    }
}

impl fmt::Debug for Sha256Sum {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{self}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn streamed(now: &'static [u8], then: &[u8]) -> (Vec<u8>, io::Result<()>) {
        let blob = Blob::Streamed { path: "talk.mp4".into(), size: then.len() as u64, sha256: Sha256Sum::of(then) };
        let mut out = Vec::new();
        let done = blob.copy_to(&mut out, &|_| Ok(Box::new(now)));
        (out, done)
    }

    #[test]
    fn a_file_that_stayed_is_copied() {
        let (out, done) = streamed(b"film", b"film");
        assert_eq!(out, b"film");
        done.unwrap();
    }

    #[test]
    fn a_file_that_changed_is_named() {
        let (_, done) = streamed(b"flim", b"film");
        assert_eq!(done.unwrap_err().to_string(), "`talk.mp4` was changed while it was being read; build again");
    }
}
