//! A workspace as `tttkit serve` shows it: held in memory, loaded kit by kit, rendered page by page as somebody looks at it.
//!
//! A [`Preview`] never changes. An edit makes the next one, which shares with it all that the edit did not touch; where an edit cannot
//! be understood, the next one shows what was good last, and says what is wrong. Nothing is ever written.

mod address;
mod findings;
mod kit;
mod made;
mod reload;
mod site;

pub use findings::{Coaching, Findings};
pub use reload::{After, Change};

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::make::hosting;
use super::parts::{Parts, parts};
use super::{Workspace, wanted, workspace};
use crate::blob::Blob;
use crate::disk;
use crate::edition::Audience;
use crate::kit::Book;
use crate::render::Hosting;
use address::Address;
use kit::Kit;
use site::Site;

/// A workspace at one moment.
pub struct Preview {
    /// Its folder, every link on the way followed: watchers name files by it.
    root: PathBuf,
    /// Which editions may be seen, in the order in which they are offered.
    editions: Vec<Audience>,
    /// What `book.toml` said when it was last understood.
    book: Book,
    hosting: Hosting,
    site: Arc<Site>,
    kits: BTreeMap<String, Arc<Kit>>,
}

/// What stands at an address.
pub enum Shown {
    /// A file, which may be a page.
    File(Arc<Blob>),
    /// It is to be found elsewhere, by its path.
    Elsewhere(String),
    /// It cannot be shown before something is mended.
    Broken,
    /// A packet, which no preview makes.
    Packet,
    /// Nothing.
    Nothing,
}

impl Preview {
    /// Reads a workspace; only some `editions` of it can be seen.
    ///
    /// # Errors
    ///
    /// Where there is none, or the disk refuses.
    pub fn open(root: &Path, editions: &[Audience]) -> Result<Self, disk::Error> {
        let Workspace { tree, book, .. } = workspace(root)?;
        let root = disk::place(root)?;
        let Parts { site, kits } = parts(tree, &book.src);
        let site = Arc::new(Site::of(site, &book, None));
        let hosting = shown(&book, editions);
        let kits = kit::all(kits.into_iter().map(|(id, tree)| (id, tree, None)).collect(), &book.src);
        Ok(Self { root, editions: editions.to_vec(), book, hosting, site, kits })
    }

    /// The folders that are to be watched, and whether all that is in them is.
    pub fn watched(&self) -> Vec<(PathBuf, bool)> {
        let below = std::iter::once(&self.book.src).chain(&self.book.theme).map(|folder| (self.root.join(folder.as_str()), true));
        std::iter::once((self.root.clone(), false)).chain(below).collect()
    }

    /// What stands at a path of the site, such as `trust/1.3.0-draft/participant/why.html`.
    pub fn show(&self, path: &str) -> Shown {
        match Address::of(self, path) {
            Address::Edition { kit, version, edition, language, file } => {
                let Some(good) = &kit.good else { return Shown::Broken };
                if good.version() != version {
                    return Shown::Elsewhere(good.path(edition, language, file.as_str()));
                }
                kit.show(path, || good.file(edition, language, &file, &self.site.theme, &self.hosting))
            }
            Address::Site(file) => self.site_file(path, &file),
            Address::KitPage(kit) => match &kit.good {
                Some(good) => kit.show(path, || site::kit_page(self, good)),
                None => Shown::Broken,
            },
            Address::Packet => Shown::Packet,
            Address::Elsewhere(path) => Shown::Elsewhere(path),
            Address::Nothing => Shown::Nothing,
        }
    }

    /// The same page in the other edition, for whoever wants to see both.
    pub fn across(&self, path: &str) -> Option<String> {
        let Address::Edition { kit, edition, language, file, .. } = Address::of(self, path) else { return None };
        let other = *self.editions.iter().find(|other| **other != edition)?;
        let good = kit.good.as_ref()?;
        // What one edition has alone has no counterpart: its front page is the nearest.
        let page = if good.has(other, language, &file) { file.as_str() } else { "index.html" };
        Some(good.path(other, language, page))
    }

    /// What is wrong at the moment.
    pub fn findings(&self) -> Findings {
        Findings::of(&self.site, self.kits.values().map(Arc::as_ref), &self.book.levels)
    }

    /// What the coach says of the kit that a path of the site is in; nothing where that has errors, or is no kit's.
    pub fn coaching(&self, path: &str) -> Option<Coaching> {
        let kit = self.kits.get(path.split('/').next()?)?;
        Some(Coaching::of(kit.coached(&self.book.levels)?, &kit.sources))
    }

    /// How many kits there are.
    pub fn kits(&self) -> usize {
        self.kits.len()
    }
}

/// What pages are told of where they stand: of editions that cannot be seen here they say nothing.
fn shown(book: &Book, editions: &[Audience]) -> Hosting {
    let mut hosting = hosting(book);
    hosting.shown.retain(|name| editions.iter().any(|edition| made::name(*edition) == name));
    hosting
}
