//! What the site offers: made where packets are published, shown where pages are made.

use crate::blob::Sha256Sum;
use crate::compare::Difference;
use crate::digest::CheckCode;
use crate::facts::Facts;
use crate::known::Known;
use crate::path::KitPath;
use crate::site_url::SiteUrl;

/// All kits of a site.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    /// The site's title.
    pub title: String,
    /// Who publishes it.
    pub authors: Vec<String>,
    /// What it holds.
    pub description: Option<String>,
    /// The language of the site's own pages, BCP 47.
    pub language: String,
    /// Where the site stands on the web.
    pub site_url: SiteUrl,
    /// The kits, in the order of their ids.
    pub kits: Vec<Offer>,
    /// The records of all releases, which packets are compared with.
    pub known: Known,
}

/// What there is of one kit: at least one of releases and draft.
#[derive(Clone, Debug)]
pub struct Offer {
    /// What is known of the kit, in the language that it is written in: of the newest release that stands, or else of its draft.
    pub facts: Facts,
    /// Its page on the site: `<kit>/index.html`.
    pub page: KitPath,
    /// Its releases, the newest first.
    pub releases: Vec<Issue>,
    /// Its working copy, where the site shows it.
    pub draft: Option<Issue>,
}

/// A version of a kit on the site.
#[derive(Clone, Debug)]
pub struct Issue {
    /// What is known of it, in the language that it is written in; the version and the day of its release too.
    pub facts: Facts,
    /// When and why it was withdrawn, where it was: then nothing of it is to be opened or downloaded.
    pub withdrawn: Option<Withdrawn>,
    /// What changed since the release before, where somebody wrote it down.
    pub changed: Option<Change>,
    /// The digest of its packets' listing; of no use for a working copy.
    pub digest: Sha256Sum,
    /// What can be opened and downloaded: languages in the kit's order, in each the editions in the site's order.
    pub copies: Vec<Copy>,
    /// What a derived kit builds on, where the site offers it.
    pub source: Option<Download>,
}

/// That a version was withdrawn.
#[derive(Clone, Debug)]
pub struct Withdrawn {
    /// The day, `2026-08-14`.
    pub date: String,
    /// Why.
    pub reason: String,
}

/// What changed from one release to the next.
#[derive(Clone, Debug)]
pub struct Change {
    /// The version of the release before.
    pub from: String,
    /// For each edition that the site shows, in its order; at least one.
    pub editions: Vec<EditionChange>,
}

impl Change {
    /// The edition of which a line alone is told: the facilitator's where the site shows it, for it holds all that the other has but for
    /// a page or a block of its own.
    pub fn told(&self) -> Option<&EditionChange> {
        self.editions.iter().find(|change| change.edition == "facilitator" && !change.difference.is_empty()).or(self.editions.first())
    }
}

/// What changed in one edition, in the language that the kit is written in.
#[derive(Clone, Debug)]
pub struct EditionChange {
    /// `facilitator` or `participant`.
    pub edition: String,
    /// The page on the site that tells all of it.
    pub page: KitPath,
    /// What changed.
    pub difference: Difference,
}

/// One edition in one language.
#[derive(Clone, Debug)]
pub struct Copy {
    /// `facilitator` or `participant`.
    pub edition: String,
    /// The language, BCP 47.
    pub language: String,
    /// Its first page on the site; none where only the packet is kept.
    pub start: Option<KitPath>,
    /// Its pages by their path from its own folder, of the newest release alone: `latest/` leads to them.
    pub pages: Vec<KitPath>,
    /// How many files the packet has.
    pub files: usize,
    /// What people compare.
    pub code: CheckCode,
    /// Its packet.
    pub packet: Download,
}

/// A file to download.
#[derive(Clone, Debug)]
pub struct Download {
    /// Where it is on the site.
    pub path: KitPath,
    /// How many bytes it has.
    pub size: u64,
}
