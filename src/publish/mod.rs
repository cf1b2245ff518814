//! Packets in, a plan out: what the site will be, file by file.
//!
//! ```text
//! index.html                        the catalogue
//! versions.json, versions.js        every release, for programs and for older pages
//! <kit>/index.html                  its page
//! <kit>/<version>/<edition>/        a packet's files, in the language that the kit is written in
//! <kit>/<version>/<lang>/<edition>/ in another language
//! <kit>/<version>/<packet>.zip      both editions in every language, and the sources
//! <kit>/latest/                     pages that lead on to the newest release
//! ```
//!
//! Releases are not made again: their zips are copied, and their files are taken out of them.

mod address;
mod html;
mod links;
mod offers;
mod plan;
mod shelf;
#[cfg(test)]
mod tests;
mod versions;
mod weight;

pub use links::{Links, Onward, links};
pub use offers::offers;
pub use plan::{Content, Plan, Unpacked};
pub use shelf::{Draft, Released, ReleasedPacket, Shelf, Shown};
pub use versions::known;
pub use weight::{PAGES_AT_MOST, Weight, megabytes, weigh};

use std::collections::BTreeMap;

use crate::blob::Blob;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::site::{SITE_COLLISION, SITE_PATH};
use crate::json;
use crate::pack::AnyPacket;
use crate::path::{BadPath, KitPath};
use address::{Address, Packet};

/// What is published, and what is only for handing out.
#[derive(Default)]
pub struct Published {
    /// The website.
    pub site: Plan,
    /// Packets of editions that the website does not show. They stand beside it: whatever is in the site's folder, anybody can download.
    pub private: Plan,
}

/// The files of one kit on the site and beside it, and what would be written to one file twice: its releases, and the packets of
/// its working copy where the site shows that.
pub fn kit(drafts: Vec<AnyPacket>, releases: &[Released], shown: &Shown) -> (Published, Vec<Diagnostic>) {
    let mut making = Making { shown, published: Published::default(), found: Vec::new() };
    for (release, pages) in shelf::newest_first(releases, shown.keep) {
        release.packets.iter().for_each(|packet| making.released(release, packet, pages));
    }
    drafts.into_iter().for_each(|packet| making.draft(packet));
    (making.published, making.found)
}

/// The site's own files, by their paths: its `pages` and what they need, and what it tells of all its shelves.
pub fn site(shelves: &[Shelf], pages: BTreeMap<KitPath, Blob>) -> BTreeMap<KitPath, Blob> {
    let mut files = pages;
    let mut text = |name: &str, text: String| {
        let path = KitPath::new(name).unwrap_or_else(|bad| unreachable!("{name}: {bad}"));
        files.insert(path, Blob::held(text.into_bytes()));
    };
    // GitHub Pages leaves out files whose names start with `_` unless this one is there.
    text(".nojekyll", String::new());
    text("versions.json", json::pretty(&known(shelves)));
    text("versions.js", versions::script(shelves));
    files
}

/// The plan of a whole site: those of its kits and its own files; and what would be written to one file twice.
pub fn whole(kits: impl IntoIterator<Item = Plan>, own: BTreeMap<KitPath, Blob>) -> (Plan, Vec<Diagnostic>) {
    let mut site = Plan::default();
    let mut twice: Vec<KitPath> = own.into_iter().filter_map(|(path, blob)| site.add(path, Content::Blob(blob))).collect();
    let (whole, more) = Plan::of_all(std::iter::once(site).chain(kits).collect());
    twice.extend(more);
    (whole, twice.iter().map(collision).collect())
}

/// The plans in the making.
struct Making<'s> {
    shown: &'s Shown,
    published: Published,
    found: Vec<Diagnostic>,
}

impl Making<'_> {
    fn put(&mut self, public: bool, address: Address, content: Content) {
        let plan = if public { &mut self.published.site } else { &mut self.published.private };
        match address {
            Ok(path) => self.found.extend(plan.add(path, content).map(|path| collision(&path))),
            Err((text, bad)) => self.found.push(unplaced(&text, &bad)),
        }
    }

    fn draft(&mut self, packet: AnyPacket) {
        let public = self.shown.place(packet.edition).is_some();
        let at = Packet::from(&packet);
        if public {
            for (path, blob) in &packet.files {
                self.put(true, at.file(path.as_str()), Content::Blob(blob.clone()));
            }
        }
        let address = at.zip(&packet.file_name);
        self.put(public, address, Content::Zip(packet.zip));
    }

    /// A packet of a release: its files where it has pages, its zip unless the release was withdrawn.
    fn released(&mut self, release: &Released, packet: &ReleasedPacket, pages: bool) {
        let public = self.shown.place(&packet.known.edition).is_some();
        let at = packet.at(release);
        if public && pages && packet.known.edition != shelf::SOURCE {
            for (path, entry) in &packet.entries {
                self.put(
                    true,
                    at.file(path.as_str()),
                    Content::Entry(Box::new(Unpacked { zip: packet.zip.clone(), entry: entry.clone() })),
                );
            }
        }
        if release.withdrawn.is_none() {
            self.put(public, at.zip(&packet.known.file), Content::Blob(packet.zip.clone()));
        }
    }
}

fn collision(path: &KitPath) -> Diagnostic {
    Diagnostic::nowhere(&SITE_COLLISION, format!("two parts of the site would be written to `{path}`"))
        .hint("rename one of the kits, languages or theme files that lead there")
}

fn unplaced(text: &str, bad: &BadPath) -> Diagnostic {
    Diagnostic::nowhere(&SITE_PATH, format!("`{text}` cannot stand on the site: {bad}")).hint("shorten the name of the kit or of the file")
}
