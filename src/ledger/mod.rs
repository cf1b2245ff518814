//! The ledger of a kit, `kit.lock`: what was released when, and with what digests. It only ever grows.

mod known;
mod parse;
mod print;
#[cfg(test)]
mod tests;

pub use crate::known::Packet;

use crate::blob::Sha256Sum;
use crate::version::Version;

/// The format of `kit.lock`; raised when a reader of the old one could misread the new one.
pub const FORMAT: u32 = 1;

/// Everything that was released or withdrawn, the oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// The entries.
    pub entries: Vec<Entry>,
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A version was released.
    Release(Release),
    /// A version was withdrawn.
    Withdrawal(Withdrawal),
}

/// A version was released.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// The version.
    pub version: Version,
    /// The day, `2026-08-14`.
    pub date: String,
    /// The version of tttkit that made it.
    pub tool: String,
    /// The digest of the kit's sources.
    pub source: Sha256Sum,
    /// The digest of its core messages.
    pub core: Sha256Sum,
    /// The digest of the file that says what changed since the release before.
    pub changes: Sha256Sum,
    /// Its packets: languages in the kit's order, in each the facilitator's before the participant's; the sources last.
    pub packets: Vec<Packet>,
}

/// A version was withdrawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    /// The version.
    pub version: Version,
    /// The day, `2026-08-14`.
    pub date: String,
    /// Why, in a line.
    pub reason: String,
}

impl Ledger {
    /// The releases, the oldest first.
    pub fn releases(&self) -> impl DoubleEndedIterator<Item = &Release> {
        self.entries.iter().filter_map(|entry| match entry {
            Entry::Release(release) => Some(release),
            Entry::Withdrawal(_) => None,
        })
    }

    /// The newest release, withdrawn or not.
    pub fn last(&self) -> Option<&Release> {
        self.releases().next_back()
    }

    /// The release of a version.
    pub fn release(&self, version: &Version) -> Option<&Release> {
        self.releases().find(|release| release.version == *version)
    }

    /// That a version was withdrawn.
    pub fn withdrawal(&self, version: &Version) -> Option<&Withdrawal> {
        self.entries.iter().find_map(|entry| match entry {
            Entry::Withdrawal(withdrawal) if withdrawal.version == *version => Some(withdrawal),
            _ => None,
        })
    }

    /// The newest release that was not withdrawn.
    pub fn latest(&self) -> Option<&Release> {
        self.releases().rev().find(|release| self.withdrawal(&release.version).is_none())
    }
}

/// Whether a text is a day as the ledger writes it, `2026-08-14`: one that the calendar has.
pub fn is_date(text: &str) -> bool {
    let number = |range: std::ops::Range<usize>| text.get(range).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?.parse().ok();
    let (Some(year), Some(month), Some(day)) = (number(0..4), number(5..7), number(8..10)) else { return false };
    let leap = |year: u32| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 => 28 + u32::from(leap(year)),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    text.len() == 10 && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-' && (1..=days).contains(&day)
}
