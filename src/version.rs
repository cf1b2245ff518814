//! The version of a kit.

use std::fmt;

/// A version as Semantic Versioning 2.0.0 writes it, without build metadata: it would not reach a file name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version(semver::Version);

impl Version {
    /// The version, or what is wrong with the text in plain words.
    pub fn parse(text: &str) -> Result<Self, String> {
        let version = semver::Version::parse(text).map_err(|error| error.to_string())?;
        if !version.build.is_empty() {
            return Err("build metadata (`+...`) is not allowed".to_owned());
        }
        if !version.pre.as_str().bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-')) {
            return Err("a pre-release must be in lower case".to_owned());
        }
        Ok(Self(version))
    }

    /// How a working copy of this version is called until it is released.
    pub fn draft(&self) -> String {
        format!("{self}-draft")
    }
}

impl fmt::Display for Version {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.0)
    }
}
