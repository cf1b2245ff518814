//! The sources of a kit, as a release pins them.

use std::collections::BTreeMap;

use crate::blob::{Blob, Sha256Sum};
use crate::digest::listing;
use crate::path::KitPath;
use crate::portable::portable;
use crate::tree::Tree;

/// Files in a kit's folder that are for those who keep it, and no part of what is released.
const NOTES: [&str; 3] = ["kit.lock", "readme.md", "changelog.md"];

/// The files that a kit is made from, by their path in its folder; line ends and byte order marks of texts folded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    /// The files.
    pub files: BTreeMap<KitPath, Blob>,
}

impl Sources {
    /// The sources of the kit in a folder of a workspace.
    pub fn of(tree: &Tree, folder: &str) -> Self {
        let files = tree.under(folder).filter_map(|(rest, _, blob)| {
            let path = KitPath::new(rest).ok()?;
            let own = !NOTES.contains(&rest.to_lowercase().as_str());
            own.then(|| (path.clone(), portable(&path, blob)))
        });
        Self { files: files.collect() }
    }

    /// A line a file, as `sha256sum` prints it.
    pub fn listing(&self) -> String {
        listing(self.files.iter().map(|(path, blob)| (path, blob.sha256())))
    }

    /// The SHA-256 of the listing.
    pub fn digest(&self) -> Sha256Sum {
        Sha256Sum::of(self.listing().as_bytes())
    }

    /// The names of the files that are not the same in a listing that was made before: changed, gone or new, in byte order.
    pub fn differing(&self, before: &str) -> Vec<String> {
        let own = self.listing();
        let (own, before) = (by_path(&own), by_path(before));
        let all: std::collections::BTreeSet<&str> = own.keys().chain(before.keys()).copied().collect();
        all.into_iter().filter(|path| own.get(path) != before.get(path)).map(str::to_owned).collect()
    }
}

/// The digests of a listing by their paths.
fn by_path(listing: &str) -> BTreeMap<&str, &str> {
    listing.lines().filter_map(|line| line.split_once("  ")).map(|(sum, path)| (path, sum)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources(files: &[(&str, &str)]) -> Sources {
        Sources::of(&Tree::of(files.iter().copied()), "kits/trust")
    }

    #[test]
    fn notes_and_the_ledger_are_no_sources() {
        let with =
            sources(&[("kits/trust/kit.yaml", "a"), ("kits/trust/README.md", "b"), ("kits/trust/kit.lock", "c"), ("kits/x/kit.yaml", "d")]);
        assert_eq!(with, sources(&[("kits/trust/kit.yaml", "a")]));
    }

    #[test]
    fn a_checkout_on_windows_has_the_same_sources() {
        let here = sources(&[("kits/trust/kit.yaml", "a: 1\n"), ("kits/trust/media/a.svg", "<svg>\n</svg>\n")]);
        let there = sources(&[("kits/trust/kit.yaml", "\u{feff}a: 1\r\n"), ("kits/trust/media/a.svg", "<svg>\r\n</svg>\r\n")]);
        assert_eq!(here.digest(), there.digest());
    }

    /// Made with `sha256sum kit.yaml | sha256sum`.
    #[test]
    fn known_answer() {
        let digest = sources(&[("kits/trust/kit.yaml", "abc")]).digest();
        assert_eq!(digest.to_string(), "ae0d17041a3df74502ca55e3e719c6825d881901a0efc035a2bc1f5e29efd28c");
    }

    #[test]
    fn what_differs_is_named() {
        let before = sources(&[("kits/trust/a.md", "1"), ("kits/trust/b.md", "1"), ("kits/trust/c.md", "1")]).listing();
        let after = sources(&[("kits/trust/a.md", "1"), ("kits/trust/b.md", "2"), ("kits/trust/d.md", "1")]);
        assert_eq!(after.differing(&before), ["b.md", "c.md", "d.md"]);
    }
}
