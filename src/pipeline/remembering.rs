//! What the build before remembers: kits that are made from the same are not made again.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::parallel::each;
use crate::blob::Sha256Sum;
use crate::cache::{Around, Files, Key, Record};
use crate::disk::{Memory, Staging, Target};
use crate::json;
use crate::tree::Tree;

/// The memory of a build.
pub(super) struct Remembering {
    memory: Memory,
    /// The digest of the program that runs.
    program: Sha256Sum,
    /// What everything is made with: the program, the theme, `book.toml` and what was asked for.
    base: Sha256Sum,
}

/// A kit about to be made, beside what is remembered of it.
pub(super) struct Known {
    /// What it is made from.
    pub key: Sha256Sum,
    /// By which program.
    pub program: Sha256Sum,
    /// What was made of just that, where every file of it stands as it was made.
    pub record: Option<Record>,
    /// Its files on the site when it was made from something else, and those beside the site.
    pub before: (Files, Files),
    /// Blocks of code that this program colored then.
    pub colored: BTreeMap<Sha256Sum, String>,
}

/// The name of the record of the site's own files; no kit can be called so.
const AROUND: &str = "_site";

impl Remembering {
    /// The memory beside a site. `program` is the digest of the one that runs, `site` holds `book.toml` and the theme, `asked` all else
    /// that is decisive.
    pub fn of(program: Sha256Sum, target: &Target, site: &Tree, asked: &str) -> Self {
        Self { memory: Memory::of(target), program, base: Key::of(program).and(&listed(site)).and(asked).digest() }
    }

    /// What is remembered of a kit. Nothing is that names a file which is not as it was.
    pub fn kit(&self, id: &str, tree: &Tree, site: &Staging<'_>, private: Option<&Staging<'_>>) -> Known {
        let key = Key::of(self.base).and(id).and(&listed(tree)).digest();
        let nothing = Known { key, program: self.program, record: None, before: Default::default(), colored: BTreeMap::new() };
        let Some(record) = self.record::<Record>(id) else { return nothing };
        // Whatever it says, it takes over nothing of another kit.
        let own = [&record.site, &record.private].iter().all(|files| files.keys().all(|path| path.within(id).is_some()));
        let stands = own
            && record.key == key
            && site.has(&record.site)
            && private.map_or(record.private.is_empty(), |private| private.has(&record.private));
        if stands {
            return Known { record: Some(record), ..nothing };
        }
        let colored = if record.program == self.program { record.colored } else { BTreeMap::new() };
        Known { before: (record.site, record.private), colored, ..nothing }
    }

    /// The key of the site's own files: they tell of all kits.
    pub fn around_key(&self, kits: impl Iterator<Item = (String, Sha256Sum)>) -> Sha256Sum {
        kits.fold(Key::of(self.base), |key, (id, of)| key.and(&format!("{id} {of}"))).digest()
    }

    /// What is remembered of the site's own files.
    pub fn around(&self) -> Option<Around> {
        self.record(AROUND)
    }

    /// Remembers kits and the site's own files, and forgets all else. What cannot be kept is not.
    pub fn keep(&self, kits: &[(String, Record)], stay: impl Iterator<Item = String>, around: Option<&Around>) {
        if !self.memory.open() {
            return;
        }
        if let Some(around) = around {
            self.memory.write(AROUND, &json::text(around));
        }
        each(kits, |(id, record)| self.memory.write(id, &json::text(record)));
        let mut names: BTreeSet<String> = kits.iter().map(|(id, _)| id.clone()).chain(stay).collect();
        names.extend(around.map(|_| AROUND.to_owned()));
        self.memory.keep(&names);
    }

    fn record<T: serde::de::DeserializeOwned>(&self, name: &str) -> Option<T> {
        json::parse(&self.memory.read(name)?).ok()
    }
}

/// Every file of a tree with its digest, and what was not read.
fn listed(tree: &Tree) -> String {
    let mut lines = String::new();
    // Writing to a text cannot fail.
    for (path, blob) in &tree.files {
        let _ = writeln!(lines, "{} {path}", blob.sha256());
    }
    for refused in &tree.refused {
        let _ = writeln!(lines, "! {refused:?}");
    }
    lines
}
