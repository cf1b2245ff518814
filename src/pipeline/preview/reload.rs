//! From a preview to the next: what changed on disk is read again, and no more than that is loaded again.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::kit::{self, Kit};
use super::site::Site;
use super::{Preview, shown};
use crate::disk::{self, Now};
use crate::kit::Book;
use crate::load;
use crate::path::KitPath;
use crate::pipeline::parts::{Parts, kit_of, parts};
use crate::tree::Tree;

/// What an edit came to, beyond what the text of pages shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// The files that changed, by their paths from the workspace.
    pub files: Vec<String>,
    /// Whether stylesheets may be others now.
    pub styles: bool,
    /// Whether scripts may be others now, or the words that they say.
    pub scripts: bool,
}

/// What comes after a preview.
pub struct After {
    /// The next one; none where all is as it was.
    pub next: Option<(Preview, Change)>,
    /// Whether everything was read anew, and not the files alone that were named.
    pub whole: bool,
}

impl Preview {
    /// The next preview, after the files at some paths may have changed; any may have where there are none.
    ///
    /// # Errors
    ///
    /// Where the disk refuses; then this preview goes on standing.
    pub fn after(&self, paths: &[PathBuf]) -> Result<After, disk::Error> {
        let wanted = super::wanted(&self.book);
        let mut known = Known { preview: self, edits: Some(BTreeMap::new()) };
        for path in paths {
            known.take(disk::again(&self.root, &wanted, path)?);
        }
        match known.edits.filter(|_| !paths.is_empty()) {
            Some(edits) if edits.is_empty() => Ok(After { next: None, whole: false }),
            // It says what there is to read.
            Some(edits) if edits.keys().any(|path| path.as_str() == "book.toml") => Ok(After { next: self.whole()?, whole: true }),
            Some(edits) => Ok(After { next: self.with(edits), whole: false }),
            None => Ok(After { next: self.whole()?, whole: true }),
        }
    }

    /// The next preview where files that were known are others now, or gone.
    fn with(&self, edits: BTreeMap<KitPath, Option<crate::blob::Blob>>) -> Option<(Self, Change)> {
        let mut site = self.site.tree.clone();
        let mut kits: BTreeMap<String, Tree> = BTreeMap::new();
        for (path, blob) in edits {
            let tree = match kit_of(path.as_str(), &self.book.src).and_then(|id| Some((id, self.kits.get(id)?))) {
                Some((id, kit)) => kits.entry(id.to_owned()).or_insert_with(|| kit.tree.clone()),
                None => &mut site,
            };
            match blob {
                Some(blob) => drop(tree.files.insert(path, blob)),
                None => drop(tree.files.remove(&path)),
            }
        }
        for (id, kit) in &self.kits {
            kits.entry(id.clone()).or_insert_with(|| kit.tree.clone());
        }
        // A folder without files is no kit.
        kits.retain(|_, tree| !tree.files.is_empty());
        self.next(self.book.clone(), Parts { site, kits })
    }

    /// The next preview by reading everything: what is new, what moved and what was refused is found in no other way.
    fn whole(&self) -> Result<Option<(Self, Change)>, disk::Error> {
        let mut tree = crate::pipeline::tree(&self.root, &super::wanted(&self.book))?;
        let book = self.book_of(&tree);
        if super::wanted(&book) != super::wanted(&self.book) {
            tree = crate::pipeline::tree(&self.root, &super::wanted(&book))?;
        }
        let parts = parts(tree, &book.src);
        Ok(self.next(book, parts))
    }

    /// What `book.toml` says, or what it said last where it cannot be understood.
    fn book_of(&self, tree: &Tree) -> Book {
        let (book, _, report) = load::book(tree);
        if report.errors() == 0 { book } else { self.book.clone() }
    }

    fn next(&self, book: Book, parts: Parts) -> Option<(Self, Change)> {
        let Parts { site, kits } = parts;
        let mut change = Change { styles: book.district != self.book.district, ..Change::default() };
        differing(&self.site.tree, &site, &mut change.files);
        let theme = book.theme.as_ref().map_or("", |theme| theme.as_str());
        let in_theme = |folder: &str| change.files.iter().any(|path| path.starts_with(&format!("{theme}/{folder}/")));
        let all = book.theme != self.book.theme;
        let (styles, scripts) = (in_theme("styles") || in_theme("static") || all, in_theme("scripts") || in_theme("strings") || all);
        change.styles |= styles;
        change.scripts |= scripts;

        let redressed = site != self.site.tree || book != self.book;
        let site = if redressed { Arc::new(Site::of(site, &book, Some(&self.site))) } else { self.site.clone() };
        let (mut same, mut others) = (BTreeMap::new(), Vec::new());
        let gone = self.kits.iter().filter(|(id, _)| !kits.contains_key(*id));
        change.files.extend(gone.flat_map(|(_, kit)| kit.tree.files.keys()).map(ToString::to_string));
        for (id, tree) in kits {
            match self.kits.get(&id) {
                Some(kit) if kit.tree == tree && book.src == self.book.src => {
                    let kit = if redressed { Arc::new(Kit::afresh(kit)) } else { kit.clone() };
                    same.insert(id, kit);
                }
                before => {
                    differing(before.map_or(&Tree::default(), |before| &before.tree), &tree, &mut change.files);
                    others.push((id, tree, before.cloned()));
                }
            }
        }
        if !redressed && others.is_empty() && change.files.is_empty() {
            return None;
        }
        same.extend(kit::all(others, &book.src));
        let hosting = shown(&book, &self.editions);
        Some((Self { root: self.root.clone(), editions: self.editions.clone(), book, hosting, site, kits: same }, change))
    }
}

/// What was read again, held against what is known; without `edits` where nobody can say what it means.
struct Known<'p> {
    preview: &'p Preview,
    edits: Option<BTreeMap<KitPath, Option<crate::blob::Blob>>>,
}

impl Known<'_> {
    fn take(&mut self, now: Now) {
        let Some(edits) = &mut self.edits else { return };
        match now {
            Now::Elsewhere => {}
            // A new file may be the twin of another, or make a kit of a folder.
            Now::File(path, blob) => match self.preview.blob(&path) {
                Some(before) if *before == blob => {}
                Some(_) => drop(edits.insert(path, Some(blob))),
                None => self.edits = None,
            },
            // What is gone may have been a folder, or have kept another file from being read.
            Now::Gone(path) => match self.preview.blob(&path) {
                Some(_) if self.preview.refuses_nothing() => drop(edits.insert(path, None)),
                None if self.preview.refuses_nothing() && !self.preview.has_below(&path) => {}
                _ => self.edits = None,
            },
            Now::Unsure => self.edits = None,
        }
    }
}

impl Preview {
    fn tree_of(&self, path: &KitPath) -> &Tree {
        kit_of(path.as_str(), &self.book.src).and_then(|id| self.kits.get(id)).map_or(&self.site.tree, |kit| &kit.tree)
    }

    fn blob(&self, path: &KitPath) -> Option<&crate::blob::Blob> {
        self.tree_of(path).files.get(path)
    }

    fn has_below(&self, folder: &KitPath) -> bool {
        let below = |tree: &Tree| tree.under(folder.as_str()).next().is_some();
        below(&self.site.tree) || self.kits.values().any(|kit| below(&kit.tree))
    }

    fn refuses_nothing(&self) -> bool {
        self.site.tree.refused.is_empty() && self.kits.values().all(|kit| kit.tree.refused.is_empty())
    }
}

/// The paths of the files in which two trees differ.
fn differing(before: &Tree, after: &Tree, into: &mut Vec<String>) {
    let changed = after.files.iter().filter(|(path, blob)| before.files.get(*path) != Some(blob)).map(|(path, _)| path);
    let gone = before.files.keys().filter(|path| !after.files.contains_key(*path));
    into.extend(changed.chain(gone).map(ToString::to_string));
}
