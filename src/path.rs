//! A path that means the same on every machine.

use std::borrow::Borrow;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use unicode_normalization::UnicodeNormalization as _;

/// A relative path with forward slashes that every common file system can hold.
///
/// No empty part, `.` or `..`, no drive, backslash or control character, no name that Windows reserves, at most 240 bytes. Names are NFC.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KitPath(Box<str>);

/// Why a name cannot be a [`KitPath`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadPath {
    /// Nothing there.
    Empty,
    /// It starts with a slash or names a drive.
    Absolute,
    /// A part is `.`, `..` or empty.
    Dots,
    /// A character that some file system cannot hold.
    Character(char),
    /// A name that Windows keeps for itself, such as `con` or `nul.txt`.
    Reserved(String),
    /// A name that ends in a dot or a space, which Windows drops.
    Ending(String),
    /// Longer than 240 bytes.
    Long,
}

impl fmt::Display for BadPath {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(out, "the name is empty"),
            Self::Absolute => write!(out, "the path is absolute"),
            Self::Dots => write!(out, "the path holds an empty part, `.` or `..`"),
            Self::Character(c) => write!(out, "the character `{}` cannot stand in a file name everywhere", c.escape_default()),
            Self::Reserved(name) => write!(out, "Windows reserves the name `{name}`"),
            Self::Ending(name) => write!(out, "Windows drops the last character of `{name}`"),
            Self::Long => write!(out, "the path is longer than 240 bytes"),
        }
    }
}

/// Device names of Windows; reserved with any extension. Source: "Naming Files, Paths, and Namespaces", Microsoft Learn.
const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4",
    "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Whether Windows keeps a part of a path for itself, whatever its extension and case.
pub fn is_reserved(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or(part).trim_end();
    matches!(stem.len(), 3 | 4) && RESERVED.iter().any(|reserved| reserved.eq_ignore_ascii_case(stem))
}

/// Paths are ordered as their texts are.
impl Borrow<str> for KitPath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl Serialize for KitPath {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for KitPath {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::new(&String::deserialize(from)?).map_err(serde::de::Error::custom)
    }
}

impl KitPath {
    /// The path, or why it is not one.
    pub fn new(text: &str) -> Result<Self, BadPath> {
        let text: String = if text.is_ascii() { text.to_owned() } else { text.nfc().collect() };
        if text.is_empty() {
            return Err(BadPath::Empty);
        }
        if text.starts_with('/') || text.as_bytes().get(1) == Some(&b':') {
            return Err(BadPath::Absolute);
        }
        if text.len() > 240 {
            return Err(BadPath::Long);
        }
        if let Some(c) = text.chars().find(|c| c.is_control() || matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|')) {
            return Err(BadPath::Character(c));
        }
        for part in text.split('/') {
            if part.is_empty() || part == "." || part == ".." {
                return Err(BadPath::Dots);
            }
            if part.ends_with(['.', ' ']) {
                return Err(BadPath::Ending(part.to_owned()));
            }
            if is_reserved(part) {
                return Err(BadPath::Reserved(part.to_owned()));
            }
        }
        Ok(Self(text.into()))
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last part.
    pub fn name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }

    /// The last part without its extension.
    pub fn stem(&self) -> &str {
        self.name().rsplit_once('.').map_or(self.name(), |(stem, _)| stem)
    }

    /// What follows the last dot of the last part, in lower case; empty where there is none.
    pub fn extension(&self) -> String {
        self.name().rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_ascii_lowercase())
    }

    /// The folder, or `None` at the top.
    pub fn parent(&self) -> Option<&str> {
        self.0.rsplit_once('/').map(|(folder, _)| folder)
    }

    /// Every folder on the way to it, the innermost first.
    pub fn folders(&self) -> impl Iterator<Item = &str> {
        std::iter::successors(self.parent(), |folder| folder.rsplit_once('/').map(|(above, _)| above))
    }

    /// A folder on the way to it as a path of its own: what a whole path may be, its beginning may.
    pub fn folder(&self, folder: &str) -> Option<Self> {
        self.within(folder).map(|_| Self(folder.into()))
    }

    /// What follows `folder/`, or `None` where the path is not in that folder.
    pub fn within(&self, folder: &str) -> Option<&str> {
        self.0.strip_prefix(folder)?.strip_prefix('/')
    }

    /// This path with more behind it.
    pub fn join(&self, more: &str) -> Result<Self, BadPath> {
        Self::new(&format!("{}/{more}", self.0))
    }

    /// Where a relative link from this file leads, `.` and `..` worked out; `None` where it leaves the root or is no path.
    pub fn resolve(&self, link: &str) -> Option<Self> {
        let mut parts: Vec<&str> = self.parent().map(|folder| folder.split('/').collect()).unwrap_or_default();
        for part in link.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                part => parts.push(part),
            }
        }
        Self::new(&parts.join("/")).ok()
    }

    /// Whether every part keeps the rule for files that we write: `[a-z0-9._-]`, so that no two names differ by case only.
    pub fn is_plain(&self) -> bool {
        self.0.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'-' | b'/'))
    }
}

impl fmt::Display for KitPath {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_what_some_machine_cannot_hold() {
        for bad in ["", "/etc/passwd", "c:/x", "a/../b", "a//b", "./a", "a\\b", "nul", "aux.txt", "a/Con.md", "x.", "x ", "a\u{0}b", "a?b"]
        {
            assert!(KitPath::new(bad).is_err(), "{bad:?} was taken");
        }
        assert!(KitPath::new(&"a".repeat(241)).is_err());
        for folder in KitPath::new("a/b c/d.md").unwrap().folders() {
            assert!(KitPath::new(folder).is_ok_and(|path| path.as_str() == folder), "{folder:?}");
        }
        assert!(KitPath::new("modules/01-why.md").is_ok());
    }

    #[test]
    fn names_are_nfc() {
        assert_eq!(KitPath::new("e\u{301}.md").unwrap().as_str(), "\u{e9}.md");
    }

    #[test]
    fn links_are_worked_out_from_the_folder() {
        let from = KitPath::new("modules/01-why.md").unwrap();
        assert_eq!(from.resolve("../media/a.svg").unwrap().as_str(), "media/a.svg");
        assert_eq!(from.resolve("02.md").unwrap().as_str(), "modules/02.md");
        assert!(from.resolve("../../x.md").is_none());
    }
}
