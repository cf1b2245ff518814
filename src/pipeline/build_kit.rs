//! One kit of a build: from its files to its place in the folder that is being filled.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use super::make::{self, Earlier, jobs, make};
use super::parts::alone;
use super::shelve::{Shelved, shelve};
use super::{Observer, Work};
use crate::check;
use crate::diagnostic::{Report, Sources};
use crate::disk::{self, Staging};
use crate::load;
use crate::pack::{AnyPacket, Deflated, SOURCE};
use crate::path::KitPath;
use crate::publish::{self, Draft, Links, Published, Released, ReleasedPacket, Shelf, Shown};
use crate::render::{Hosting, Theme};
use crate::tree::Tree;

/// What every kit of a build is made with.
pub(super) struct Making<'m> {
    /// The workspace's folder.
    pub root: &'m Path,
    /// The folder of the kits.
    pub src: &'m KitPath,
    /// Whether releases, ledgers and sources must agree.
    pub locked: bool,
    /// Whether working copies are shown beside releases.
    pub drafts: bool,
    /// How pages look.
    pub theme: &'m Theme,
    /// Where they will stand.
    pub hosting: &'m Hosting,
    /// What many packets hold.
    pub deflated: &'m Deflated,
    /// What the site shows.
    pub shown: &'m Shown,
    /// The site's folder.
    pub site: &'m Staging<'m>,
    /// The folder of what the site does not show; none where it shows everything.
    pub private: Option<&'m Staging<'m>>,
    /// Set once there are errors: from then on kits are read to say what is wrong with them, and no more is made.
    pub stop: AtomicBool,
    /// Whether warnings are errors.
    pub deny_warnings: bool,
    /// Who watches.
    pub observer: &'m dyn Observer,
}

/// What came of a kit.
pub(super) struct Kit {
    /// What is wrong with it.
    pub report: Report,
    /// The sources that the report points into; none where it points nowhere.
    pub sources: Sources,
    /// What was made of it; none where there are errors, in it or elsewhere.
    pub made: Option<Made>,
}

/// A kit that stands in the folder of the site that is being made.
pub(super) struct Made {
    /// What the site tells of it.
    pub shelf: Shelf,
    /// Its files.
    pub published: Published,
    /// The links of its pages.
    pub links: Links,
    /// How many pages it has, over all versions, editions and languages.
    pub pages: usize,
    /// How many packets.
    pub packets: usize,
}

impl Making<'_> {
    /// Makes a kit and writes it.
    ///
    /// # Errors
    ///
    /// Where the disk refuses.
    pub fn kit(&self, id: &str, tree: Tree) -> Result<Kit, disk::Error> {
        let tree = alone(tree, self.src);
        let at = self.observer.at(Work::Load, id);
        let (checked, mut sources, mut report) = check::check(load::load(&tree));
        drop(at);
        let mut made = None;
        // A folder that is no kit has nothing to be shelved.
        if let Some((checked, kit)) = checked.as_ref().and_then(|checked| Some((checked, checked.kits.first()?))) {
            debug_assert_eq!(kit.id, id, "a folder holds the kit of its name");
            let at = self.observer.at(Work::Releases, id);
            let (shelved, found) = shelve(self.root, &tree, self.src, kit, self.locked, &mut sources)?;
            report.diagnostics.extend(found);
            drop(at);
            if let Some(shelved) = shelved.filter(|_| !self.is_over(&report)) {
                made = self.made(checked, shelved, &mut report)?;
            }
        }
        if self.is_over(&report) {
            self.stop.store(true, Ordering::Relaxed);
        }
        if report.diagnostics.iter().all(|diagnostic| diagnostic.span.is_none() && diagnostic.also.is_empty()) {
            sources = Sources::default();
        }
        Ok(Kit { report, sources, made })
    }

    fn made(&self, checked: &check::Checked, shelved: Shelved, report: &mut Report) -> Result<Option<Made>, disk::Error> {
        let draft = shelved.shows_draft(self.drafts);
        let mut earlier = Earlier::new();
        if draft {
            let _at = self.observer.at(Work::Releases, &shelved.id);
            earlier.insert(shelved.id.clone(), shelved.before.earlier()?);
        }
        let with =
            make::Making { checked, theme: self.theme, hosting: self.hosting, released: None, earlier: &earlier, deflated: self.deflated };
        let (packets, found) = make(&jobs(checked, |_| draft), &with, &|| {}, self.observer);
        report.diagnostics.extend(found);
        let Shelved { id, releases, .. } = shelved;
        let drafts: Vec<Draft> = packets.iter().map(Draft::from).collect();
        let (pages, of_packets) = counted(&packets, &releases);
        let (Published { site, private }, found) = publish::kit(packets, &releases, self.shown);
        report.diagnostics.extend(found);
        if self.is_over(report) {
            return Ok(None);
        }
        let at = self.observer.at(Work::Links, &id);
        let links = publish::links(&site, &self.hosting.site_url);
        drop(at);
        let at = self.observer.at(Work::Write, &id);
        let private = match self.private {
            Some(staging) => staging.fill(private)?,
            None => private,
        };
        let published = Published { site: self.site.fill(site)?, private };
        drop(at);
        Ok(Some(Made { shelf: Shelf { id, drafts, releases }, published, links, pages, packets: of_packets }))
    }

    /// Whether nothing will come of this build.
    fn is_over(&self, report: &Report) -> bool {
        self.stop.load(Ordering::Relaxed) || report.errors() > 0 || (self.deny_warnings && report.warnings() > 0)
    }
}

/// How many pages and packets a kit has.
fn counted(drafts: &[AnyPacket], releases: &[Released]) -> (usize, usize) {
    let released: Vec<_> = releases.iter().flat_map(|release| &release.packets).filter(|packet| packet.known.edition != SOURCE).collect();
    let html = |packet: &&ReleasedPacket| packet.entries.iter().filter(|(path, _)| path.extension() == "html").count();
    let pages = drafts.iter().map(|packet| packet.pages).sum::<usize>() + released.iter().map(html).sum::<usize>();
    (pages, drafts.len() + released.len())
}
