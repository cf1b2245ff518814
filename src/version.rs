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
        if version.pre.ends_with("draft") {
            return Err("tttkit itself adds `-draft` to what is not released yet".to_owned());
        }
        Ok(Self(version))
    }

    /// The first version that says that so much changed since this one.
    ///
    /// Below 1.0.0, as Semantic Versioning has it (its item 4), anything may change with the second number.
    pub fn raised(&self, by: Raise) -> Self {
        let semver::Version { major, minor, patch, .. } = self.0;
        // What is released after a pre-release may be the version that it came before.
        let patch = if self.0.pre.is_empty() { patch.saturating_add(1) } else { patch };
        let by = if major == 0 { by.min(Raise::Second) } else { by };
        Self(match by {
            Raise::First => semver::Version::new(major.saturating_add(1), 0, 0),
            Raise::Second => semver::Version::new(major, minor.saturating_add(1), 0),
            Raise::Third => semver::Version::new(major, minor, patch),
        })
    }

    /// Whether this version, as one that follows `before`, says that so much changed.
    ///
    /// A pre-release says as much as the version that it comes before; what follows a pre-release of the same three numbers says so too.
    pub fn says(&self, by: Raise, before: &Self) -> bool {
        let bare = |version: &Self| semver::Version::new(version.0.major, version.0.minor, version.0.patch);
        let (own, last) = (bare(self), bare(before));
        self > before && ((!before.0.pre.is_empty() && own == last) || own >= bare(&before.raised(by)))
    }

    /// Whether it is one of the versions that come before one: `2.0.0-rc.1`.
    pub fn is_pre_release(&self) -> bool {
        !self.0.pre.is_empty()
    }

    /// How a working copy of this version is called until it is released.
    pub fn draft(&self) -> String {
        format!("{self}-draft")
    }
}

/// Which number of a version rises.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Raise {
    /// The third: wording.
    Third,
    /// The second: something was added, went, or takes another time.
    Second,
    /// The first: a core message changed or went.
    First,
}

impl fmt::Display for Version {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(text: &str) -> Version {
        Version::parse(text).unwrap()
    }

    #[test]
    fn drafts_are_named_by_us() {
        assert!(Version::parse("1.0.0-draft").is_err() && Version::parse("1.0.0-rc-draft").is_err());
        assert_eq!(version("1.0.0-rc.1").draft(), "1.0.0-rc.1-draft");
    }

    #[test]
    fn the_next_version_says_how_much_changed() {
        for (before, by, after) in [
            ("1.2.3", Raise::Third, "1.2.4"),
            ("1.2.3", Raise::Second, "1.3.0"),
            ("1.2.3", Raise::First, "2.0.0"),
            ("0.2.3", Raise::First, "0.3.0"),
            ("2.0.0-rc.1", Raise::Third, "2.0.0"),
        ] {
            assert_eq!(version(before).raised(by).to_string(), after, "{before} {by:?}");
        }
    }

    #[test]
    fn a_version_may_say_more_than_it_must_and_never_less() {
        for (before, by, after, says) in [
            ("1.2.3", Raise::Third, "1.2.4", true),
            ("1.2.3", Raise::Third, "3.0.0", true),
            ("1.2.3", Raise::Second, "1.2.4", false),
            ("1.2.3", Raise::First, "1.9.0", false),
            ("1.2.3", Raise::First, "2.0.0-rc.1", true),
            ("1.2.3", Raise::Third, "1.2.3", false),
            ("1.2.3", Raise::Third, "1.2.2", false),
            ("2.0.0-rc.1", Raise::First, "2.0.0-rc.2", true),
            ("2.0.0-rc.1", Raise::First, "2.0.0", true),
            ("0.1.0", Raise::First, "0.2.0", true),
            ("0.1.0", Raise::Second, "0.1.1", false),
        ] {
            assert_eq!(version(after).says(by, &version(before)), says, "{before} {by:?} {after}");
        }
    }
}
