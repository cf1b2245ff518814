//! What a release changed, as the file `<kit>-<version>-changes.json` beside its packets.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::difference::Difference;
use super::level::Level;
use crate::json;

/// The version of the file; raised when a reader of the old form could misread the new one. New keys do not raise it.
pub const FORMAT: u32 = 1;

/// What a release changed, for each edition, by language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changes {
    /// [`FORMAT`].
    pub format: u32,
    /// The version before; `None` for a first release.
    pub from: Option<String>,
    /// The version that it is about.
    pub to: String,
    /// Languages that the version before does not have.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages_added: Vec<String>,
    /// Languages that this version does not have any more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages_removed: Vec<String>,
    /// For the facilitator, by language.
    pub facilitator: BTreeMap<String, Difference>,
    /// For the participant, by language: made from what participants get, and from nothing else.
    pub participant: BTreeMap<String, Difference>,
}

/// What changed since a version, for somebody who knows that one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Since {
    /// The version.
    pub version: String,
    /// What changed since.
    pub difference: Difference,
}

impl Changes {
    /// The file's text.
    pub fn print(&self) -> String {
        json::pretty(self)
    }

    /// What a file says.
    ///
    /// # Errors
    ///
    /// Where it is none, or of a newer form: what is wrong, in words.
    pub fn parse(text: &str) -> Result<Self, String> {
        json::of_format(text, FORMAT)
    }

    /// How much the version must be raised for all of it.
    pub fn level(&self) -> Level {
        let languages = !self.languages_added.is_empty() || !self.languages_removed.is_empty();
        let least = if languages { Level::Minor } else { Level::None };
        self.differences().map(Difference::level).fold(least, Level::max)
    }

    /// The changes that make it so much, in plain words, each once.
    pub fn reasons(&self, level: Level) -> Vec<String> {
        let mut reasons: Vec<String> = Vec::new();
        if level == Level::Minor {
            reasons.extend(self.languages_added.iter().map(|language| format!("the language `{language}` was added")));
            reasons.extend(self.languages_removed.iter().map(|language| format!("the language `{language}` was removed")));
        }
        for reason in self.differences().flat_map(|difference| difference.reasons(level)) {
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
        reasons
    }

    fn differences(&self) -> impl Iterator<Item = &Difference> {
        self.facilitator.values().chain(self.participant.values())
    }
}
