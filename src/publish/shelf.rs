//! What is handed in to be published: a shelf a kit, with its working copy and its releases.

use serde::{Deserialize, Serialize};

use super::address::Packet;
use crate::archive::Entry;
use crate::blob::Blob;
use crate::catalogue::Withdrawn;
use crate::compare::Changes;
use crate::digest::{CheckCode, Stamp};
use crate::facts::Facts;
use crate::known;
use crate::pack::AnyPacket;
use crate::path::KitPath;

/// All there is of one kit: at least one packet, of a draft or of a release.
pub struct Shelf {
    /// The kit's id.
    pub id: String,
    /// The packets of its working copy: languages in the kit's order; empty where the site does not show it.
    pub drafts: Vec<Draft>,
    /// Its releases, the oldest first.
    pub releases: Vec<Released>,
}

/// A packet of a working copy, without its files: what the site tells of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Draft {
    /// `facilitator` or `participant`.
    pub edition: String,
    /// What is known of the kit.
    pub facts: Facts,
    /// The language, BCP 47.
    pub language: String,
    /// What it delivers, as digests.
    pub stamp: Stamp,
    /// Whether it is the language that the kit is written in.
    pub first: bool,
    /// How many of its files are pages.
    pub pages: usize,
    /// How many files it has.
    pub files: usize,
    /// The name of its zip.
    pub file_name: String,
    /// How many bytes its zip has.
    pub size: u64,
}

impl From<&AnyPacket> for Draft {
    fn from(packet: &AnyPacket) -> Self {
        let AnyPacket { edition, facts, language, stamp, first, pages, root: _, file_name, files, zip } = packet;
        Self {
            edition: (*edition).to_owned(),
            facts: facts.clone(),
            language: language.clone(),
            stamp: *stamp,
            first: *first,
            pages: *pages,
            files: files.len(),
            file_name: file_name.clone(),
            size: zip.size(),
        }
    }
}

/// A release as it is kept: its packets as they were made then, each compared with the ledger by whoever hands it in.
pub struct Released {
    /// The day of its release, `2026-08-14`.
    pub date: String,
    /// When and why it was withdrawn, where it was.
    pub withdrawn: Option<Withdrawn>,
    /// What was known of the kit then, in the language that it is written in; its version too.
    pub facts: Facts,
    /// What changed since the release before, where somebody wrote it down.
    pub changed: Option<Changes>,
    /// Its packets: languages in the kit's order.
    pub packets: Vec<ReleasedPacket>,
}

/// A packet of a release.
pub struct ReleasedPacket {
    /// What the ledger says of it.
    pub known: known::Packet,
    /// Whether its language is the one that the kit is written in.
    pub first: bool,
    /// The bytes of its file.
    pub zip: Blob,
    /// Its files by their path from its root folder; of a packet of sources none are needed.
    pub entries: Vec<(KitPath, Entry)>,
}

/// What the site shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The names of the editions, in the site's order.
    pub editions: Vec<String>,
    /// How many of the newest releases have pages.
    pub keep: usize,
}

/// Some releases, the oldest first, turned round: the newest first, each with whether it has pages.
///
/// A withdrawn one has them as long as fewer than `keep` releases that stand are newer: who has an address of it is told there.
pub fn newest_first(releases: &[Released], keep: usize) -> impl Iterator<Item = (&Released, bool)> {
    let mut standing = 0;
    releases.iter().rev().map(move |release| {
        let pages = standing < keep;
        standing += usize::from(release.withdrawn.is_none());
        (release, pages)
    })
}

impl Shelf {
    /// The newest release that was not withdrawn.
    pub fn latest(&self) -> Option<&Released> {
        self.releases.iter().rev().find(|release| release.withdrawn.is_none())
    }
}

impl ReleasedPacket {
    /// What people compare.
    pub fn code(&self) -> CheckCode {
        CheckCode::of(self.known.content)
    }

    /// Its place on the site, in a release.
    pub fn at<'p>(&'p self, release: &'p Released) -> Packet<'p> {
        let Facts { id, version, .. } = &release.facts;
        Packet { kit: id, version, edition: &self.known.edition, language: &self.known.language, first: self.first }
    }
}

impl<'p> From<&'p Draft> for Packet<'p> {
    fn from(draft: &'p Draft) -> Self {
        let Draft { facts, edition, language, first, .. } = draft;
        Self { kit: &facts.id, version: &facts.version, edition, language, first: *first }
    }
}

impl<'p> From<&'p AnyPacket> for Packet<'p> {
    fn from(packet: &'p AnyPacket) -> Self {
        let AnyPacket { facts, edition, language, first, .. } = packet;
        Self { kit: &facts.id, version: &facts.version, edition, language, first: *first }
    }
}

impl Shown {
    /// The place of an edition in the site's order; none where the site does not show it.
    ///
    /// Sources hold what only facilitators may read, so they are shown where the facilitator's edition is, and stand last.
    pub fn place(&self, edition: &str) -> Option<usize> {
        let of = |edition: &str| self.editions.iter().position(|shown| shown == edition);
        if edition == SOURCE { of(FACILITATOR).map(|_| usize::MAX) } else { of(edition) }
    }
}

/// The edition of a packet that holds a kit's sources.
pub const SOURCE: &str = "source";
const FACILITATOR: &str = "facilitator";
