//! The bytes of a file, or the file itself where it is too large to hold.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

/// Files above this size are streamed from disk wherever they go: 1 MiB.
pub const HELD_AT_MOST: u64 = 1024 * 1024;

/// What is in a file.
#[derive(Clone, PartialEq, Eq)]
pub enum Blob {
    /// The bytes.
    Held(Arc<[u8]>),
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

impl Blob {
    /// A blob of bytes.
    pub fn held(bytes: impl Into<Arc<[u8]>>) -> Self {
        Self::Held(bytes.into())
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
            Self::Held(bytes) => Sha256Sum::of(bytes),
            Self::Streamed { sha256, .. } => *sha256,
        }
    }

    /// The bytes, where they are held.
    pub fn bytes(&self) -> Option<&[u8]> {
        match self {
            Self::Held(bytes) => Some(bytes),
            Self::Streamed { .. } => None,
        }
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
    /// The digest of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The digest of what a reader gives, read in pieces, and how many bytes it was.
    pub fn of_reader(mut reader: impl std::io::Read) -> std::io::Result<(Self, u64)> {
        let mut hasher = Sha256::new();
        let mut piece = vec![0; 64 * 1024];
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

impl fmt::Display for Sha256Sum {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

impl fmt::Debug for Sha256Sum {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{self}")
    }
}
