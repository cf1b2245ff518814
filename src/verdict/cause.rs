//! Why a packet is not genuine, or why nothing can be told of it.

use super::Answer;

/// A cause; its name is the start of three keys of the words: `NAME.wrong`, `NAME.why` and `NAME.do`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// The zip is right, but the data of a file in it is not.
    Damaged,
    /// The list of one packet stands beside the note of another.
    TwoPackets,
    /// The ends of lines were converted.
    LineEnds,
    /// Names differ in upper and lower case alone.
    NamesCase,
    /// Files have other names.
    Renamed,
    /// Only a part is there.
    Part,
    /// Files were added.
    Added,
    /// A page was saved from a browser.
    Saved,
    /// Files were edited.
    Edited,
    /// Several of these.
    Mixed,
    /// The list of files was changed itself.
    ListChanged,
    /// The list of files is not there.
    ListMissing,

    /// A file without bytes.
    Empty,
    /// A web page under the name of a zip.
    WebPage,
    /// A zip whose end is missing.
    Truncated,
    /// No zip.
    NotZip,
    /// Something stands before the zip.
    DataBefore,
    /// Something stands after the zip.
    DataAfter,
    /// Two zips in one file.
    Joined,
    /// A part of a zip in several parts.
    Split,
    /// A zip that contradicts itself.
    Broken,
    /// A zip with a password.
    Encrypted,
    /// Compressed in a way that we do not read.
    Method,
    /// A name that leads out of the folder.
    UnsafeName,
    /// A name that not every computer can hold.
    OddName,
    /// A name that is there twice.
    DuplicateName,
    /// Two names that differ in upper and lower case alone.
    TwinNames,
    /// A link, or another thing that is no file.
    Special,
    /// A file's own header says something else than the directory.
    Disagree,
    /// Two files share bytes.
    Overlap,
    /// Bytes that belong to no file.
    HiddenData,
    /// More files than a packet ever has.
    TooMany,
    /// Larger than a packet ever is.
    TooLarge,
    /// Far larger inside than outside.
    Bomb,
    /// A packet inside of more folders.
    Nested,
    /// Several packets in one.
    SeveralPackets,
    /// A zip that holds a zip.
    ZipInZip,
    /// Nothing that tttkit made.
    NotAPacket,
    /// A working copy, not a release.
    Draft,
    /// Nothing to compare with.
    NoRecord,
    /// No record of this kit.
    UnknownKit,
    /// No record of this version.
    UnknownVersion,
    /// No record of this edition in this language.
    UnknownPacket,
}

impl Cause {
    /// All of them, those of CHANGED first.
    pub const ALL: [Self; 43] = [
        Self::Damaged,
        Self::TwoPackets,
        Self::LineEnds,
        Self::NamesCase,
        Self::Renamed,
        Self::Part,
        Self::Added,
        Self::Saved,
        Self::Edited,
        Self::Mixed,
        Self::ListChanged,
        Self::ListMissing,
        Self::Empty,
        Self::WebPage,
        Self::Truncated,
        Self::NotZip,
        Self::DataBefore,
        Self::DataAfter,
        Self::Joined,
        Self::Split,
        Self::Broken,
        Self::Encrypted,
        Self::Method,
        Self::UnsafeName,
        Self::OddName,
        Self::DuplicateName,
        Self::TwinNames,
        Self::Special,
        Self::Disagree,
        Self::Overlap,
        Self::HiddenData,
        Self::TooMany,
        Self::TooLarge,
        Self::Bomb,
        Self::Nested,
        Self::SeveralPackets,
        Self::ZipInZip,
        Self::NotAPacket,
        Self::Draft,
        Self::NoRecord,
        Self::UnknownKit,
        Self::UnknownVersion,
        Self::UnknownPacket,
    ];

    /// Its name, in JSON and in the keys of the words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Damaged => "damaged",
            Self::TwoPackets => "two-packets",
            Self::LineEnds => "line-ends",
            Self::NamesCase => "names-case",
            Self::Renamed => "renamed",
            Self::Part => "part",
            Self::Added => "added",
            Self::Saved => "saved",
            Self::Edited => "edited",
            Self::Mixed => "mixed",
            Self::ListChanged => "list-changed",
            Self::ListMissing => "list-missing",
            Self::Empty => "empty",
            Self::WebPage => "web-page",
            Self::Truncated => "truncated",
            Self::NotZip => "not-zip",
            Self::DataBefore => "data-before",
            Self::DataAfter => "data-after",
            Self::Joined => "joined",
            Self::Split => "split",
            Self::Broken => "broken",
            Self::Encrypted => "encrypted",
            Self::Method => "method",
            Self::UnsafeName => "unsafe-name",
            Self::OddName => "odd-name",
            Self::DuplicateName => "duplicate-name",
            Self::TwinNames => "twin-names",
            Self::Special => "special",
            Self::Disagree => "disagree",
            Self::Overlap => "overlap",
            Self::HiddenData => "hidden-data",
            Self::TooMany => "too-many",
            Self::TooLarge => "too-large",
            Self::Bomb => "bomb",
            Self::Nested => "nested",
            Self::SeveralPackets => "several-packets",
            Self::ZipInZip => "zip-in-zip",
            Self::NotAPacket => "not-a-packet",
            Self::Draft => "draft",
            Self::NoRecord => "no-record",
            Self::UnknownKit => "unknown-kit",
            Self::UnknownVersion => "unknown-version",
            Self::UnknownPacket => "unknown-packet",
        }
    }

    /// The answer that it leads to.
    pub fn answer(self) -> Answer {
        if self <= Self::ListMissing { Answer::Changed } else { Answer::CannotTell }
    }
}
