//! What is known of released packets: enough to tell whether a packet is genuine. A ledger says it, a site repeats it in
//! `versions.json`, and `verify` compares packets with it.

use serde::{Deserialize, Serialize};

use crate::blob::Sha256Sum;
use crate::json;

/// The version of `versions.json`; raised when a reader of the old form could misread the new one. New keys do not raise it.
pub const FORMAT: u32 = 1;

/// All releases of some kits, as `versions.json` holds them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// [`FORMAT`].
    pub format: u32,
    /// The kits, by id.
    pub kits: Vec<Kit>,
}

/// The releases of one kit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kit {
    /// Its id.
    pub id: String,
    /// Its title, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The newest version that was not withdrawn.
    pub latest: Option<String>,
    /// Its releases, the oldest first.
    pub releases: Vec<Release>,
}

/// One release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    /// Its version.
    pub version: String,
    /// The day of its release, `2026-08-14`.
    pub date: String,
    /// Why it was withdrawn, where it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<String>,
    /// Its packets.
    pub packets: Vec<Packet>,
}

/// One packet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Packet {
    /// `facilitator`, `participant` or `source`.
    pub edition: String,
    /// The language, BCP 47; empty for sources, which hold all.
    pub language: String,
    /// The name of its file.
    pub file: String,
    /// How many bytes the file has.
    pub size: u64,
    /// The digest of what it delivers.
    #[serde(with = "hex")]
    pub content: Sha256Sum,
    /// The digest of its files: of its `MANIFEST.sha256`.
    #[serde(with = "hex")]
    pub files: Sha256Sum,
    /// The digest of the zip.
    #[serde(with = "hex")]
    pub zip: Sha256Sum,
}

impl Default for Known {
    /// No releases at all.
    fn default() -> Self {
        Self { format: FORMAT, kits: Vec::new() }
    }
}

impl Known {
    /// What `versions.json` says.
    ///
    /// # Errors
    ///
    /// Where it is none, or of a newer form: what is wrong, in words.
    pub fn parse(text: &str) -> Result<Self, String> {
        json::of_format(text, FORMAT)
    }
}

/// Digests as 64 hexadecimal digits.
mod hex {
    use serde::de::Error as _;
    use serde::{Deserialize as _, Deserializer, Serializer};

    use crate::blob::Sha256Sum;

    pub fn serialize<S: Serializer>(sum: &Sha256Sum, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(sum)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Sha256Sum, D::Error> {
        let text = String::deserialize(from)?;
        Sha256Sum::parse(&text).ok_or_else(|| D::Error::custom("a SHA-256 has 64 lower-case hexadecimal digits"))
    }
}
