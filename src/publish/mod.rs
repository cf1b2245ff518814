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

pub use links::links;
pub use offers::offers;
pub use plan::{Content, Plan};
pub use shelf::{Released, ReleasedPacket, Shelf, Shown};
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
pub struct Published {
    /// The website.
    pub site: Plan,
    /// Packets of editions that the website does not show. They stand beside it: whatever is in the site's folder, anybody can download.
    pub private: Plan,
}

/// The plans of a site and of what stands beside it, and what would be written to one file twice.
///
/// `pages` are the site's own pages and what they need, by their paths in it.
pub fn publish(shelves: Vec<Shelf>, shown: &Shown, pages: BTreeMap<KitPath, Blob>) -> (Published, Vec<Diagnostic>) {
    let mut making = Making { shown, site: Plan::default(), private: Plan::default(), found: Vec::new() };
    // GitHub Pages leaves out files whose names start with `_` unless this one is there.
    making.text(".nojekyll", String::new());
    making.text("versions.json", json::pretty(&known(&shelves)));
    making.text("versions.js", versions::script(&shelves));
    for (path, blob) in pages {
        making.put(true, Ok(path), Content::Blob(blob));
    }
    for shelf in shelves {
        for (release, pages) in shelf.newest_first(shown.keep) {
            release.packets.iter().for_each(|packet| making.released(release, packet, pages));
        }
        shelf.drafts.into_iter().for_each(|packet| making.draft(packet));
    }
    (Published { site: making.site, private: making.private }, making.found)
}

/// The plans in the making.
struct Making<'s> {
    shown: &'s Shown,
    site: Plan,
    private: Plan,
    found: Vec<Diagnostic>,
}

impl Making<'_> {
    fn put(&mut self, public: bool, address: Address, content: Content) {
        let plan = if public { &mut self.site } else { &mut self.private };
        match address {
            Ok(path) => self.found.extend(plan.add(path, content).map(|path| collision(&path))),
            Err((text, bad)) => self.found.push(unplaced(&text, &bad)),
        }
    }

    fn text(&mut self, name: &str, text: String) {
        self.put(true, address::place(name.to_owned()), Content::Blob(Blob::held(text.into_bytes())));
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
                self.put(true, at.file(path.as_str()), Content::Entry { zip: packet.zip.clone(), entry: entry.clone() });
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
