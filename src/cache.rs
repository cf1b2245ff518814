//! What a build remembers of a kit, so that the next one need not make it again.
//!
//! A record is found by the kit's name and holds for one key alone: the digest of the program, of everything that the kit was made from
//! and of how it was asked for. Whoever uses a record compares the digest of every file that it names with the file itself.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::blob::Sha256Sum;
use crate::diagnostic::Remembered;
use crate::path::KitPath;
use crate::publish::{Draft, Onward};

/// A kit as it was made.
#[derive(Debug, Serialize, Deserialize)]
pub struct Record {
    /// What it was made from.
    pub key: Sha256Sum,
    /// The program that made it: what another one colored may look otherwise.
    pub program: Sha256Sum,
    /// Its files on the site.
    pub site: Files,
    /// Its files beside the site.
    pub private: Files,
    /// What the site tells of its working copy.
    pub drafts: Vec<Draft>,
    /// The links of its pages that lead elsewhere on the site.
    pub onward: Vec<Onward>,
    /// What its authors should know.
    pub findings: Vec<Remembered>,
    /// How many pages it has.
    pub pages: usize,
    /// How many packets.
    pub packets: usize,
    /// Its blocks of code, colored: HTML by the digest of language and code.
    pub colored: BTreeMap<Sha256Sum, String>,
}

/// The site's own files as they were made.
#[derive(Debug, Serialize, Deserialize)]
pub struct Around {
    /// What they were made from.
    pub key: Sha256Sum,
    /// The files.
    pub files: Files,
}

/// Files by their path, each with how many bytes it has and their SHA-256.
pub type Files = BTreeMap<KitPath, (u64, Sha256Sum)>;

/// A key in the making.
pub struct Key(String);

impl Key {
    /// A key that holds for one program alone.
    pub fn of(program: Sha256Sum) -> Self {
        Self(format!("tttkit-cache 1\n{program}\n"))
    }

    /// The same with something else that is decisive; `what` says nothing about where it ends, so it is digested.
    #[must_use]
    pub fn and(mut self, what: &str) -> Self {
        self.0 += &format!("{}\n", Sha256Sum::of(what.as_bytes()));
        self
    }

    /// The digest of all of it.
    pub fn digest(self) -> Sha256Sum {
        Sha256Sum::of(self.0.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_another_for_every_difference() {
        let program = Sha256Sum::of(b"a");
        let key = |parts: &[&str]| parts.iter().fold(Key::of(program), |key, part| key.and(part)).digest();
        assert_eq!(key(&["a", "b"]), key(&["a", "b"]));
        assert_ne!(key(&["a", "b"]), key(&["ab"]));
        assert_ne!(key(&["a"]), key(&["a", ""]));
        assert_ne!(Key::of(program).digest(), Key::of(Sha256Sum::of(b"b")).digest());
    }
}
