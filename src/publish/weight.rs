//! How large a site is, held against what a host takes.

use std::collections::BTreeMap;

use super::Plan;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::site::SITE_SIZE;
use crate::path::KitPath;

/// How large a site on GitHub Pages may be, in bytes: 1 GB. Source: "GitHub Pages limits", GitHub Docs.
pub const PAGES_AT_MOST: u64 = 1_000_000_000;

/// How many bytes a site has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weight {
    /// All of it.
    pub total: u64,
    /// Of each kit, by its id: pages and packets.
    pub kits: BTreeMap<String, u64>,
}

/// How large a site will be.
pub fn weigh(plan: &Plan) -> Weight {
    let mut weight = Weight::default();
    plan.files.iter().for_each(|(path, content)| weight.add(path, content.size()));
    weight
}

impl Weight {
    /// Adds a file of so many bytes, by its path on the site.
    pub fn add(&mut self, path: &KitPath, size: u64) {
        self.total += size;
        let Some((kit, _)) = path.as_str().split_once('/').filter(|(folder, _)| *folder != "assets") else { return };
        match self.kits.get_mut(kit) {
            Some(so_far) => *so_far += size,
            None => drop(self.kits.insert(kit.to_owned(), size)),
        }
    }

    /// That the site has more than four fifths of what GitHub Pages takes. It is no error: there are other hosts.
    pub fn warning(&self) -> Option<Diagnostic> {
        if self.total <= PAGES_AT_MOST / 5 * 4 {
            return None;
        }
        let heaviest = self.kits.iter().max_by_key(|(_, size)| **size);
        let most = heaviest.map_or(String::new(), |(kit, size)| format!(", {} of it in `{kit}/`", megabytes(*size)));
        let message = format!("the site has {}{most}; GitHub Pages takes at most 1 GB", megabytes(self.total));
        Some(
            Diagnostic::nowhere(&SITE_SIZE, message)
                .hint("lower `keep` in book.toml, make films and pictures smaller, or choose another host"),
        )
    }
}

/// A size in words, rounded up.
pub fn megabytes(size: u64) -> String {
    format!("{} MB", size.div_ceil(1_000_000))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blob::{Blob, Sha256Sum};
    use crate::publish::Content;

    fn plan(film: u64) -> Plan {
        let blob = |size| Blob::Streamed { path: "film.mp4".into(), size, sha256: Sha256Sum::of(b"") };
        let mut plan = Plan::default();
        for (path, size) in [("index.html", 1_000), ("assets/style.css", 500), ("trust/film.mp4", film), ("ask/index.html", 2_000)] {
            assert!(plan.add(KitPath::new(path).unwrap(), Content::Blob(blob(size))).is_none());
        }
        plan
    }

    #[test]
    fn a_site_is_weighed_kit_by_kit() {
        let weight = weigh(&plan(700_000_000));
        assert_eq!(weight.total, 700_003_500);
        assert_eq!(weight.kits, BTreeMap::from([("ask".to_owned(), 2_000), ("trust".to_owned(), 700_000_000)]));
        assert!(weight.warning().is_none());
    }

    #[test]
    fn a_heavy_site_is_told_with_its_heaviest_kit() {
        let told = weigh(&plan(850_000_000)).warning().unwrap();
        assert_eq!(told.message, "the site has 851 MB, 850 MB of it in `trust/`; GitHub Pages takes at most 1 GB");
        assert_eq!(told.severity, crate::diagnostic::Severity::Warning);
    }
}
