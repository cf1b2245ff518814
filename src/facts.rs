//! What everybody may know of a kit: it stands on every page and in every packet.

use serde::{Deserialize, Serialize};

use crate::minutes::Minutes;

/// What everybody may know of a kit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// The kit's id: its folder's name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its version as people see it: `1.3.0`, or `1.3.0-draft` for a working copy.
    pub version: String,
    /// Whether this is a working copy.
    pub draft: bool,
    /// The day of its release, `2026-08-14`; none for a working copy.
    pub released: Option<String>,
    /// What it is, in a sentence.
    pub summary: Option<String>,
    /// For whom.
    pub audience: Option<String>,
    /// How long all its modules take.
    pub minutes: Option<Minutes>,
    /// Who made it: name, organization, role.
    pub authors: Vec<Author>,
    /// Whom to ask.
    pub contact: Option<String>,
    /// Its canonical home.
    pub source: Option<String>,
    /// SPDX expression.
    pub license: Option<String>,
    /// From which day it is valid, `2026-08-01`.
    pub valid_from: Option<String>,
    /// Until which day.
    pub valid_until: Option<String>,
}

/// One of the people behind a kit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Author {
    /// The name.
    pub name: Option<String>,
    /// Where they work.
    pub organization: Option<String>,
    /// What they did.
    pub role: Option<String>,
}
