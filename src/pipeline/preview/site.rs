//! What is nobody's kit: the theme, the site's own pages, and what is wrong with both.

use std::sync::{Arc, Mutex, PoisonError};

use super::made::{Good, Rendered, name};
use super::{Preview, Shown};
use crate::blob::{Blob, Sha256Sum};
use crate::catalogue::{Catalogue, Copy, Download, Issue, Offer};
use crate::diagnostic::{Diagnostic, Report, Sources};
use crate::digest::CheckCode;
use crate::kit::Book;
use crate::known::Known;
use crate::load::{self, Loaded};
use crate::path::KitPath;
use crate::pipeline::build::catalogue;
use crate::publish::{self, Draft, Shelf};
use crate::render::{self, Theme};
use crate::tree::Tree;

/// The site's own part of a preview.
pub(super) struct Site {
    /// Its files.
    pub tree: Tree,
    /// What is wrong with them.
    pub report: Report,
    /// The texts that the report points into.
    pub sources: Sources,
    /// How pages look: as these files say, or as those did that were good last.
    pub theme: Arc<Theme>,
    /// What went wrong in templates while pages were made.
    pub bad: Mutex<Vec<Diagnostic>>,
}

impl Site {
    /// Reads the theme, and what `book.toml` has wrong; a theme with errors does not take the place of the one `before`.
    pub fn of(tree: Tree, book: &Book, before: Option<&Self>) -> Self {
        let Loaded { sources, mut report, .. } = load::load(&tree);
        let (mut theme, mut found) = Theme::load(&tree, book.theme.as_ref());
        found.extend(theme.dress(&book.district, book.theme.as_ref()));
        let good = !found.iter().any(super::findings::is_error);
        report.diagnostics.extend(found);
        report.sort();
        let theme = before.filter(|_| !good).map_or_else(|| Arc::new(theme), |before| before.theme.clone());
        Self { tree, report, sources, theme, bad: Mutex::default() }
    }
}

impl Preview {
    /// A file of the site itself.
    pub(super) fn site_file(&self, path: &str, file: &KitPath) -> Shown {
        if path == "versions.js" {
            // Pages ask it for the kit's languages; of releases a preview knows nothing.
            return Shown::File(Arc::new(Blob::held(*b"globalThis.tttkitVersions = {};\n")));
        }
        let (blob, found) = render::site_page(&self.catalogue(self.offers()), &self.site.theme, file);
        let errors: Vec<_> = found.into_iter().filter(super::findings::is_error).collect();
        if !errors.is_empty() {
            let mut bad = self.site.bad.lock().unwrap_or_else(PoisonError::into_inner);
            let fresh: Vec<_> = errors.into_iter().filter(|error| !bad.contains(error)).collect();
            bad.extend(fresh);
            return Shown::Broken;
        }
        blob.map_or(Shown::Nothing, |blob| Shown::File(Arc::new(blob)))
    }

    /// As much of each kit as the front page says: its packets are made for its own page alone.
    fn offers(&self) -> Vec<Offer> {
        let kits = self.kits.iter().filter_map(|(id, kit)| Some((id, kit.good.as_ref()?)));
        kits.filter_map(|(id, good)| self.offer(id, good)).collect()
    }

    fn offer(&self, id: &str, good: &Good) -> Option<Offer> {
        let page = KitPath::new(&format!("{id}/index.html")).ok()?;
        let edition = name(*self.editions.first()?);
        let copy = |language: &str| Copy {
            edition: edition.to_owned(),
            language: language.to_owned(),
            start: None,
            pages: Vec::new(),
            files: 0,
            code: CheckCode::of(Sha256Sum::of(b"")),
            packet: Download { path: page.clone(), size: 0 },
        };
        let copies = good.languages().map(copy).collect();
        let (facts, digest) = (good.facts().clone(), Sha256Sum::of(b""));
        let draft = Issue { facts: facts.clone(), withdrawn: None, changed: None, digest, copies, source: None };
        Some(Offer { facts, page, releases: Vec::new(), draft: Some(draft) })
    }

    fn catalogue(&self, kits: Vec<Offer>) -> Catalogue {
        catalogue(&self.book, kits, Known::default())
    }
}

/// A kit's own page, with the packets that a build would make.
pub(super) fn kit_page(preview: &Preview, good: &Good) -> Rendered {
    let (drafts, mut found) = good.packets(&preview.editions, &preview.site.theme, &preview.hosting);
    let id = good.facts().id.clone();
    let Ok(path) = KitPath::new(&format!("{id}/index.html")) else { return (None, found) };
    let shown = publish::Shown { editions: preview.editions.iter().map(|edition| name(*edition).to_owned()).collect(), keep: usize::MAX };
    let offers = publish::offers(&[Shelf { id, drafts: drafts.iter().map(Draft::from).collect(), releases: Vec::new() }], &shown);
    let (page, more) = render::site_page(&preview.catalogue(offers), &preview.site.theme, &path);
    found.extend(more);
    (page, found)
}
