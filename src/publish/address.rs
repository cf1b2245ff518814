//! Where things stand on the site.
//!
//! A path that was short enough in a kit may be too long below the folders of its version, so every address can be refused.

use crate::pack::tag;
use crate::path::{BadPath, KitPath};

/// A path on the site, or what it would have been and why it cannot be.
pub type Address = Result<KitPath, (String, BadPath)>;

/// A packet, as far as its place on the site goes.
#[derive(Clone, Copy)]
pub struct Packet<'p> {
    /// The kit's id.
    pub kit: &'p str,
    /// The version.
    pub version: &'p str,
    /// The edition.
    pub edition: &'p str,
    /// The language, BCP 47.
    pub language: &'p str,
    /// Whether it is the language that the kit is written in.
    pub first: bool,
}

impl Packet<'_> {
    /// A file of it: in `<kit>/<version>/<edition>`, with the language before the edition where it is not the kit's first.
    pub fn file(&self, path: &str) -> Address {
        let Self { kit, version, edition, .. } = self;
        let language = if self.first { String::new() } else { format!("{}/", tag(self.language)) };
        place(format!("{kit}/{version}/{language}{edition}/{path}"))
    }

    /// Its zip, by the name of its file.
    pub fn zip(&self, file: &str) -> Address {
        place(format!("{}/{}/{file}", self.kit, self.version))
    }
}

/// The kit's own page.
pub fn page(kit: &str) -> Address {
    place(format!("{kit}/index.html"))
}

/// A path on the site.
pub fn place(text: String) -> Address {
    KitPath::new(&text).map_err(|bad| (text, bad))
}
