//! Why a zip is not read.

use std::io;

/// What keeps a zip from being read.
#[derive(Debug)]
pub enum Failure {
    /// The source cannot be read.
    Io(io::Error),
    /// It is no zip, or an odd one.
    Refused(Refusal),
}

/// Why a zip is refused, and because of which entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Why.
    pub why: Why,
    /// The name of the entry, where it is one.
    pub entry: Option<String>,
}

/// Why a zip is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It has no bytes.
    Empty,
    /// It begins like a web page.
    WebPage,
    /// It begins like a zip and has no end.
    Truncated,
    /// It begins like something else.
    NotZip,
    /// Bytes stand before the first entry.
    DataBefore,
    /// Bytes stand behind the end.
    DataAfter,
    /// It has two ends, or a zip stands in front of it.
    Joined,
    /// It continues in another file.
    Split,
    /// A record is cut off or is not where it should be.
    Broken,
    /// An entry is encrypted.
    Encrypted,
    /// An entry is neither stored nor deflated.
    Method,
    /// A name leads out of the folder.
    UnsafeName,
    /// A name does not work on every machine.
    OddName,
    /// A name stands there twice.
    DuplicateName,
    /// Two names differ by case alone.
    TwinNames,
    /// An entry is a link or a device.
    Special,
    /// Two headers of an entry say different things.
    Disagree,
    /// An entry begins before the one in front has ended.
    Overlap,
    /// Bytes belong to nothing.
    HiddenData,
    /// More than 65,535 entries.
    TooMany,
    /// A directory of more than 2 MiB, or more than 4 GiB unpacked.
    TooLarge,
    /// More than 64 MiB and a hundred times the file, unpacked.
    Bomb,
}

impl Why {
    /// A refusal of the whole.
    pub(super) fn whole(self) -> Failure {
        Failure::Refused(Refusal { why: self, entry: None })
    }

    /// A refusal because of an entry.
    pub(super) fn about(self, entry: &str) -> Failure {
        Failure::Refused(Refusal { why: self, entry: Some(entry.to_owned()) })
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}
