//! One kit of a build: from its files to its place in the folder that is being filled.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use super::make::{self, Earlier, Packed, jobs, make};
use super::parts::alone;
use super::remembering::Known;
use super::shelve::{Shelved, releases, shelve};
use super::{Observer, Work};
use crate::blob::Sha256Sum;
use crate::cache::{Files, Record};
use crate::check;
use crate::diagnostic::{Remembered, Report, Sources};
use crate::disk::{self, Staging};
use crate::kit::Levels;
use crate::load;
use crate::pack::{AnyPacket, Deflated, SOURCE};
use crate::path::KitPath;
use crate::portable::source_text;
use crate::publish::{self, Draft, Links, Plan, Published, Released, ReleasedPacket, Shelf, Shown};
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
    /// How grave the findings of rules are, as `book.toml` has it.
    pub levels: &'m Levels,
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
    /// Whether several pages of a kit are made at a time.
    pub pages: bool,
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
    /// What the next build may remember of it; none where it is remembered already, or may not be.
    pub record: Option<Record>,
    /// Whether it is as it was made before.
    pub again: bool,
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
    pub fn kit(&self, id: &str, tree: Tree, known: Option<Known>) -> Result<Kit, disk::Error> {
        let tree = alone(tree, self.src);
        let mut before = None;
        if let Some(known) = known {
            if let Some(record) = known.record
                && let Some(kit) = self.again(id, &tree, &record)?
            {
                return Ok(kit);
            }
            self.theme.learn(known.colored);
            before = Some(((known.key, known.program), known.before));
        }
        let at = self.observer.at(Work::Load, id);
        let (checked, mut sources, mut report) = check::check(load::load(&tree));
        drop(at);
        let (mut made, mut record) = (None, None);
        // A folder that is no kit has nothing to be shelved.
        if let Some((checked, kit)) = checked.as_ref().and_then(|checked| Some((checked, checked.kits.first()?))) {
            debug_assert_eq!(kit.id, id, "a folder holds the kit of its name");
            let at = self.observer.at(Work::Releases, id);
            let (shelved, found) = shelve(self.root, &tree, self.src, kit, self.locked, &mut sources)?;
            report.diagnostics.extend(found);
            report = check::graded(kit, &sources, report, self.levels);
            drop(at);
            if let Some(shelved) = shelved.filter(|_| !self.is_over(&report)) {
                (made, record) = self.made(checked, shelved, &mut report, before)?.unzip();
            }
        }
        if self.is_over(&report) {
            self.stop.store(true, Ordering::Relaxed);
        }
        let record = record.flatten().map(|record| {
            let findings = report.diagnostics.iter().map(|found| Remembered::of(found, &sources)).collect();
            Record { findings, ..record }
        });
        if report.diagnostics.iter().all(|diagnostic| diagnostic.span.is_none() && diagnostic.also.is_empty()) {
            sources = Sources::default();
        }
        Ok(Kit { report, sources, made, record, again: false })
    }

    /// A kit as it was made before; none where it has to be made after all.
    fn again(&self, id: &str, tree: &Tree, record: &Record) -> Result<Option<Kit>, disk::Error> {
        let _at = self.observer.at(Work::Write, id);
        let Some(told) = Told::again(self.root, tree, self.src, id, record)? else { return Ok(None) };
        let Told { report, sources, shelf } = told;
        let private = match self.private {
            Some(staging) => staging.take_over(&record.private)?,
            None => Plan::default(),
        };
        let published = Published { site: self.site.take_over(&record.site)?, private };
        let links = Links::of(record.onward.clone());
        let made = Made { shelf, published, links, pages: record.pages, packets: record.packets };
        Ok(Some(Kit { report, sources, made: Some(made), record: None, again: true }))
    }

    /// What was made, and what may be remembered of it where there is a key for that. `before` is this key and the program's digest, and what
    /// was there before.
    fn made(
        &self,
        checked: &check::Checked,
        shelved: Shelved,
        report: &mut Report,
        before: Option<((Sha256Sum, Sha256Sum), (Files, Files))>,
    ) -> Result<Option<(Made, Option<Record>)>, disk::Error> {
        let draft = shelved.shows_draft(self.drafts);
        let mut earlier = Earlier::new();
        if draft {
            let _at = self.observer.at(Work::Releases, &shelved.id);
            earlier.insert(shelved.id.clone(), shelved.before.earlier()?);
        }
        let with = make::Making {
            checked,
            theme: self.theme,
            hosting: self.hosting,
            released: None,
            earlier: &earlier,
            deflated: self.deflated,
            pages: self.pages,
        };
        let Packed { packets, colored, found } = make(&jobs(checked, |_| draft), &with, &|| {}, self.observer);
        report.diagnostics.extend(found);
        let Shelved { id, releases, sound, .. } = shelved;
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
        let _at = self.observer.at(Work::Write, &id);
        let (key, before) = before.unzip();
        let before = before.unwrap_or_default();
        let (site, of_site) = self.site.fill(site, &before.0)?;
        let (private, of_private) = match self.private {
            Some(staging) => staging.fill(private, &before.1)?,
            None => Default::default(),
        };
        let record = |((key, program), onward)| Record {
            key,
            program,
            site: of_site,
            private: of_private,
            drafts: drafts.clone(),
            onward,
            findings: Vec::new(),
            pages,
            packets: of_packets,
            colored: self.theme.colored(&colored),
        };
        // What is wrong with releases may be so for reasons that no key knows of.
        let record = key.filter(|_| sound).zip(links.onward()).map(record);
        let made =
            Made { shelf: Shelf { id, drafts, releases }, published: Published { site, private }, links, pages, packets: of_packets };
        Ok(Some((made, record)))
    }

    /// Whether nothing will come of this build.
    fn is_over(&self, report: &Report) -> bool {
        self.stop.load(Ordering::Relaxed) || report.errors() > 0 || (self.deny_warnings && report.warnings() > 0)
    }
}

/// What is told of a kit that was made before.
pub(super) struct Told {
    /// What its authors should know.
    pub report: Report,
    /// The sources that the report points into.
    pub sources: Sources,
    /// What the site tells of it.
    pub shelf: Shelf,
}

impl Told {
    /// What a record tells, beside the releases as they stand now; none where something about them is odd, and the kit has to be made.
    pub fn again(root: &Path, tree: &Tree, src: &KitPath, id: &str, record: &Record) -> Result<Option<Self>, disk::Error> {
        let mut unread = Sources::default();
        let (kept, found) = releases(root, tree, src, id, &mut unread)?;
        let Some(kept) = kept.filter(|_| found.is_empty()) else { return Ok(None) };
        let mut sources = Sources::default();
        let mut ids = BTreeMap::new();
        let mut file = |path: &KitPath| {
            if !ids.contains_key(path) {
                let text = source_text(tree.files.get(path)?.bytes()?).ok()?;
                ids.insert(path.clone(), sources.add(path.clone(), text));
            }
            ids.get(path).copied()
        };
        let told: Option<Vec<_>> = record.findings.iter().map(|found| found.again(&mut file)).collect();
        let shelf = Shelf { id: id.to_owned(), drafts: record.drafts.clone(), releases: kept.releases };
        Ok(told.map(|diagnostics| Self { report: Report { diagnostics }, sources, shelf }))
    }
}

/// How many pages and packets a kit has.
fn counted(drafts: &[AnyPacket], releases: &[Released]) -> (usize, usize) {
    let released: Vec<_> = releases.iter().flat_map(|release| &release.packets).filter(|packet| packet.known.edition != SOURCE).collect();
    let html = |packet: &&ReleasedPacket| packet.entries.iter().filter(|(path, _)| path.extension() == "html").count();
    let pages = drafts.iter().map(|packet| packet.pages).sum::<usize>() + released.iter().map(html).sum::<usize>();
    (pages, drafts.len() + released.len())
}
