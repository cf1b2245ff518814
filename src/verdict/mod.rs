//! What is told of a packet that somebody checks: the answer, its cause, and the words for both.
//!
//! `tttkit verify` and the page `verify.html` of a site check in the same way and say the same: the words are in `words/`, one file a
//! language, and the page carries them with it. Where several things are wrong, the first in this order is the cause that is told.
//!
//! # The order of deciding
//!
//! **The whole file.**
//! 1. It has no bytes: `empty`.
//! 2. Its SHA-256 is the `zip` of a known packet: GENUINE, whatever follows. The zip is still read, to count its files; a failure there
//!    only means that there is no count.
//!
//! **The end of the zip.** Its record `PK 05 06` is looked for in the last 65,557 bytes; an end is *clean* where the record, 22 bytes
//! and its comment, reaches exactly to the end of the file.
//!
//! 3. More than one clean end: `joined`.
//! 4. None: where the file does not begin with `PK 03 04`: `web-page` where the first byte after a byte-order mark (EF BB BF), spaces,
//!    tabs, CR and LF is `<`, else `not-zip`. Where it does: `data-after` where any record in the tail, clean or not, has
//!    directory offset + directory size = its own place, else `truncated`.
//! 5. A disk number that is not 0, or entries on this disk that are not all entries: `split`. (Numbers of 0xFFFF stand for zip64.)
//! 6. A zip64 locator (`PK 06 07`) in the 20 bytes before the end record is followed: its record (`PK 06 06`, whose size field is at least
//!    44) must end where the locator begins, and each number of the end record must be the same or all ones; else `broken`.
//! 7. The directory ends where the end record, or the zip64 record, begins. offset + size beyond that: `broken`. Short of it by some
//!    bytes: where `PK 01 02` stands at end − size and `PK 03 04` at that many bytes: `joined` if the file begins with `PK 03 04`,
//!    `data-before` if not; else `broken`.
//! 8. More than 65,535 entries: `too-many`. A directory of more than 2 MiB: `too-large`.
//!
//! **The directory**, entry by entry in its order; each entry is checked in this order.
//!
//! 9. The record (`PK 01 02`) does not fit into what is left, or its signature is wrong: `broken`. Zip64 numbers (extra field 1) replace
//!    those that are all ones, in the order size, compressed size, offset, disk; where there is none for one that is all ones:
//!    `broken`. Extra fields end at the first that does not fit.
//! 10. Flag bit 0, 6 or 13: `encrypted`. Disk not 0: `split`. A method other than 0 and 8: `method`.
//! 11. The name, decoded as UTF-8 with U+FFFD for what is none: `unsafe-name` where it is empty, begins with `/`, holds `\` or `:`,
//!     or has a part that is `.`, `..` or empty (a last `/` marks a folder and is taken off first). Then `odd-name` where it has more
//!     than 1,024 bytes, a control character (U+0000 to U+001F, U+007F to U+009F), a part that ends in a dot or a space, or a part whose
//!     text before its first dot, without spaces at its end, is a name of Windows' own in any case: con, prn, aux, nul, com1-9, lpt1-9.
//! 12. The upper half of the external attributes, masked with 0xF000, is none of 0, 0x8000 and 0x4000; or it is 0x4000 and the
//!     name has no `/` at its end: `special`.
//! 13. The same name as an entry before: `duplicate-name`; the same in lower case: `twin-names`. A folder's last `/` does not count.
//! 14. Stored with two sizes, or a folder with a size: `disagree`.
//! 15. After the last entry: bytes left, or another number of entries than the end record says: `broken`.
//! 16. All sizes together more than 4 GiB: `too-large`; more than 64 MiB and more than 100 times the file: `bomb`.
//!
//! **The entries**, in the order of their offsets (equal offsets: in the order of the directory).
//!
//! 17. The first does not begin at 0: `joined` if the file begins with `PK 03 04`, else `data-before`. A later one begins before the one in
//!     front of it has ended: `overlap`, about the later one; after: `hidden-data`, about the one in front. The directory counts as
//!     what follows the last; where it is overlapped, about the last. No entries: the directory must begin at 0, else `data-before`.
//! 18. The local header (`PK 03 04`) reaches beyond the directory's start, or its signature is wrong: `broken`. It has other bytes of the
//!     name, another method or other flags than the directory: `disagree`. Without flag bit 3 the CRC and both sizes must be the
//!     directory's; with it each may be 0 instead. Zip64 numbers as in 9, in the order size, compressed size.
//! 19. With flag bit 3 a descriptor follows the data, and fills the room up to the next: 12 bytes (CRC, compressed size, size), 16
//!     (`PK 07 08` in front), 20 (8 bytes a size) or 24 (both). Another amount of room: `overlap` below 12, else `hidden-data`.
//!     Numbers that are not the directory's: `disagree`. All about the entry that has the descriptor.
//!
//! For each entry 17 is checked first (against the entry in front, whose end is known by then), then 18, then 19.
//!
//! **The packet.** A folder on disk begins here (more than 65,535 files in it: `too-many`); its links and special files are files that were added, and that nothing can read.
//!
//! 20. Folders are no files. *Litter* is left out and named in `ignored`: a name with a part `__MACOSX`, or whose last part is `.DS_Store`,
//!     `Thumbs.db` or `desktop.ini` (in any case), or begins with `._`.
//! 21. The root is the top where `MANIFEST.sha256` or `RELEASE.txt` stands there; else the one folder that holds one of them. Several:
//!     `several-packets`. None, but one of them stands deeper: `nested`, about the first such folder in byte order. None at all: `zip-in-zip`
//!     where a name ends in `.zip` (in any case), about the first, else `not-a-packet`. What is outside of the root counts as added, under its whole name;
//!     what is inside is named from the root.
//! 22. Every file is read. One whose data is cut off, cannot be inflated, has other data behind it, another size or another CRC is
//!     *damaged*: its digest is none. `MANIFEST.sha256` of more than 2 MiB: `too-large`. A `RELEASE.txt` of more than 64 KiB claims nothing.
//! 23. The SHA-256 of `MANIFEST.sha256` as it is, or else with CR LF folded to LF, is the `files` of a known packet: it is that
//!     packet. Files and list are compared: *missing* is listed and not there; *added* there and not listed; *changed* both, with another
//!     digest or none. `MANIFEST.sha256` is not listed in itself: it counts as changed where it had to be folded. Nothing differs:
//!     GENUINE for a folder, REPACKED for a zip. Else CHANGED, and the cause is the first that fits:
//!     - `damaged`: a file is damaged;
//!     - `two-packets`: `RELEASE.txt` is changed and names another kit, version, edition or language;
//!     - `line-ends`: only changed files, and each has the listed digest once its CR LF are folded to LF;
//!     - `names-case`: nothing changed, and missing and added are the same pairs of digest and name in ASCII lower case;
//!     - `renamed`: nothing changed, and missing and added are the same digests;
//!     - `part`: only missing files;
//!     - `added`: only added files;
//!     - `saved`: nothing missing, all changed names end in `.html`, there are added files and each stands in a folder whose name ends in
//!       `_files` or `_archivos`;
//!     - `edited`: only changed files;
//!     - `mixed`: all else.
//! 24. Else `RELEASE.txt` claims: `Kit: TITLE (ID)`, `Version: V`, `Edition: E`, `Language: L`, the first line of each; the id stands between
//!     the last ` (` and the `)` at the end; kit, version and edition are needed; the version ends at its first space. Differences are those
//!     from the packet's own `MANIFEST.sha256`; lines that are no `<64 hex>  <name>` or name the list itself do not count, of two for
//!     one name the last does. Without a line that counts there is no list, and `changed` are the damaged files. All this is told in
//!     every case below. (Both files are read as UTF-8 with U+FFFD, without a byte-order mark, CR LF folded.)
//!     - no claim: `broken` where `MANIFEST.sha256` or `RELEASE.txt` is damaged, else `not-a-packet`;
//!     - the version ends in `-draft`: `draft`;
//!     - nothing is known of any kit: `no-record`; of this kit: `unknown-kit`; of this version: `unknown-version`; of this edition in this
//!       language (any case): `unknown-packet`;
//!     - `damaged` where a file is damaged; `list-missing` where there is no `MANIFEST.sha256`, which then is missing; else `list-changed`,
//!       with `MANIFEST.sha256` as changed: all CHANGED.
//!
//! **Notices** come with GENUINE, REPACKED and CHANGED: `withdrawn` where the release was; `newer` where `latest` is another version
//! that stands later in `releases`; `other-code` where a code was expected and the packet's is another.
//!
//! All lists are in byte order of the names (UTF-8) and hold each once.

mod cause;
mod json;
mod shown;
mod text;
mod words;

pub use cause::Cause;
pub use json::json;
pub use shown::shown;
pub use text::text;
pub use words::{LANGUAGES, Words, words};

use crate::digest::CheckCode;

/// The four answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// Exactly what was released.
    Genuine,
    /// Every file is right, and another program made the zip.
    Repacked,
    /// Something was added, removed or changed.
    Changed,
    /// There is nothing to compare, or nothing to compare with.
    CannotTell,
}

impl Answer {
    /// Its name in JSON and in the keys of the words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Genuine => "genuine",
            Self::Repacked => "repacked",
            Self::Changed => "changed",
            Self::CannotTell => "cannot-tell",
        }
    }
}

/// What a packet is, or says that it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The id of the kit.
    pub kit: String,
    /// Its title, where it is known.
    pub title: Option<String>,
    /// The version.
    pub version: String,
    /// `facilitator`, `participant` or `source`, or whatever a packet claims.
    pub edition: String,
    /// The language, BCP 47; empty for sources.
    pub language: String,
    /// The check code; only where the packet is known.
    pub code: Option<CheckCode>,
}

/// What else should be known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The version was withdrawn.
    Withdrawn {
        /// Why.
        reason: String,
        /// The day, where it is known.
        date: Option<String>,
    },
    /// There is a newer version.
    NewerExists {
        /// The newest.
        version: String,
    },
    /// It is not what was expected.
    OtherCode {
        /// The code that was expected.
        expected: CheckCode,
        /// The code that it has.
        found: CheckCode,
    },
}

/// Everything that is told of a packet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The answer.
    pub answer: Answer,
    /// Why, for [`Answer::Changed`] and [`Answer::CannotTell`].
    pub cause: Option<Cause>,
    /// What the cause is about: the name of a file or folder, as it was read.
    pub about: Option<String>,
    /// What it is, or claims to be.
    pub identity: Option<Identity>,
    /// How many files it has, litter and folders not counted; `None` where they were not read.
    pub files: Option<usize>,
    /// Whether the files agree with the list inside the packet, where there is one and nothing better to compare with.
    pub own_list: Option<bool>,
    /// The names of files that are other than they should be.
    pub changed: Vec<String>,
    /// The names of files that are not there.
    pub missing: Vec<String>,
    /// The names of files that should not be there.
    pub added: Vec<String>,
    /// The names of files that desktops leave behind: they do not count.
    pub ignored: Vec<String>,
    /// What else should be known.
    pub notices: Vec<Notice>,
}

impl Verdict {
    /// A verdict with nothing in it but its answer.
    pub fn of(answer: Answer) -> Self {
        Self {
            answer,
            cause: None,
            about: None,
            identity: None,
            files: None,
            own_list: None,
            changed: Vec::new(),
            missing: Vec::new(),
            added: Vec::new(),
            ignored: Vec::new(),
            notices: Vec::new(),
        }
    }

    /// The verdict that a cause leads to.
    pub fn because(cause: Cause) -> Self {
        Self { cause: Some(cause), ..Self::of(cause.answer()) }
    }

    /// The exit code: 0 all is well, 1 it is not what it should be, 2 nothing can be told.
    pub fn exit(&self) -> u8 {
        let other = self.notices.iter().any(|notice| matches!(notice, Notice::OtherCode { .. }));
        match self.answer {
            Answer::CannotTell => 2,
            Answer::Changed => 1,
            Answer::Genuine | Answer::Repacked => u8::from(other),
        }
    }
}
