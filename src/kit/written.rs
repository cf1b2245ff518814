//! What is written where: for those who check a kit, and nobody else.

use crate::span::{Span, Spanned};

/// Where front matter, or a `kit.yaml`, says what; and which findings its author has answered for.
#[derive(Clone, Debug, Default)]
pub struct Written {
    /// Where it begins; none for a page without front matter.
    pub start: Option<Span>,
    /// Its minutes; none where they are the sum of activities.
    pub minutes: Option<Span>,
    /// Its license.
    pub license: Option<Span>,
    /// Its canonical home.
    pub source: Option<Span>,
    /// Until when it is valid.
    pub valid_until: Option<Span>,
    /// The findings that are meant to be so.
    pub allow: Vec<Allowed>,
}

/// A rule that need not be kept here, and why.
#[derive(Clone, Debug)]
pub struct Allowed {
    /// The rule's name.
    pub rule: Spanned<String>,
    /// Why it need not be kept.
    pub reason: String,
    /// Words that stand where it need not be kept; anywhere in the file if none are given.
    pub words: Option<Spanned<String>>,
}

/// What `[check]` in `book.toml`, or `check` in `kit.yaml`, says: how grave findings are, by the names of rules, and the figures of rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels {
    /// The level of each named rule, as written: `error`, `warning`, `advice` or `off`.
    pub rules: Vec<(Spanned<String>, Spanned<String>)>,
    /// The highest reading level that is still right for its readers, in years of school.
    pub reading_level: Option<u32>,
}
