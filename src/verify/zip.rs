//! A zip as a packet.

use std::io::{self, Read, Seek, SeekFrom};

use super::files::{Content, Files};
use super::known::Found;
use super::litter::is_litter;
use super::{Against, compare};
use crate::archive::{Archive, Failure, Refusal, Why};
use crate::blob::Sha256Sum;
use crate::verdict::{Answer, Cause, Verdict};

/// Compares a zip.
///
/// # Errors
///
/// Where the source cannot be read.
pub fn zip(source: &mut (impl Read + Seek), against: &Against<'_>) -> io::Result<Verdict> {
    source.seek(SeekFrom::Start(0))?;
    let (sum, size) = Sha256Sum::of_reader(&mut *source)?;
    let exactly = Found::by(against, |packet| size > 0 && packet.zip == sum);
    let archive = match (Archive::read(source), &exactly) {
        (Ok(archive), _) => Some(archive),
        (Err(Failure::Io(error)), _) => return Err(error),
        (Err(Failure::Refused(_)), Some(_)) => None,
        (Err(Failure::Refused(refusal)), None) => return Ok(refused(refusal)),
    };
    if let Some(found) = exactly {
        let count = |archive: Archive| archive.entries.iter().filter(|entry| !entry.folder && !is_litter(&entry.name)).count();
        let (identity, notices) = (Some(found.identity()), found.notices(against.expected));
        return Ok(Verdict { identity, files: archive.map(count), notices, ..Verdict::of(Answer::Genuine) });
    }
    let mut archive = archive.unwrap_or(Archive { entries: Vec::new() });
    archive.entries.retain(|entry| !entry.folder);
    compare::compare(&mut Zipped { archive, source }, against, Answer::Repacked)
}

/// The files of a zip, with the source of their bytes.
struct Zipped<'a, R> {
    archive: Archive,
    source: &'a mut R,
}

impl<R: Read + Seek> Files for Zipped<'_, R> {
    fn names(&self) -> Vec<&str> {
        self.archive.entries.iter().map(|entry| entry.name.as_str()).collect()
    }

    fn open(&mut self, at: usize) -> io::Result<Content<'_>> {
        let contents = self.archive.entries[at].open(&mut *self.source)?;
        Ok(Content::Bytes(Box::new(contents)))
    }
}

fn refused(Refusal { why, entry }: Refusal) -> Verdict {
    let cause = match why {
        Why::Empty => Cause::Empty,
        Why::WebPage => Cause::WebPage,
        Why::Truncated => Cause::Truncated,
        Why::NotZip => Cause::NotZip,
        Why::DataBefore => Cause::DataBefore,
        Why::DataAfter => Cause::DataAfter,
        Why::Joined => Cause::Joined,
        Why::Split => Cause::Split,
        Why::Broken => Cause::Broken,
        Why::Encrypted => Cause::Encrypted,
        Why::Method => Cause::Method,
        Why::UnsafeName => Cause::UnsafeName,
        Why::OddName => Cause::OddName,
        Why::DuplicateName => Cause::DuplicateName,
        Why::TwinNames => Cause::TwinNames,
        Why::Special => Cause::Special,
        Why::Disagree => Cause::Disagree,
        Why::Overlap => Cause::Overlap,
        Why::HiddenData => Cause::HiddenData,
        Why::TooMany => Cause::TooMany,
        Why::TooLarge => Cause::TooLarge,
        Why::Bomb => Cause::Bomb,
    };
    Verdict { about: entry, ..Verdict::because(cause) }
}
