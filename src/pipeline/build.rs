//! Builds a site.

use std::path::{Path, PathBuf};

use super::choose::choose;
use super::make::{Earlier, Making, hosting, jobs, make};
use super::shelve::{Shelved, shelve};
use super::{Observer, Outcome, Stage, Workspace, workspace};
use crate::catalogue::Catalogue;
use crate::check;
use crate::diagnostic::{Report, Severity, Sources};
use crate::disk;
use crate::kit::Book;
use crate::load;
use crate::pack::{AnyPacket, SOURCE};
use crate::publish::{self, Content, ReleasedPacket, Shelf, Shown};
use crate::render::{self, Theme};
use crate::site_url::SiteUrl;

/// What is to be built.
#[derive(Clone, Debug)]
pub struct Build {
    /// The workspace's folder.
    pub root: PathBuf,
    /// The folder to build into, where it is not the one that `book.toml` names.
    pub out: Option<PathBuf>,
    /// Where the site will stand, where it is not as `book.toml` says.
    pub site_url: Option<SiteUrl>,
    /// The kits to build, by id; all where it is empty.
    pub kits: Vec<String>,
    /// Whether releases, ledgers and sources must agree.
    pub locked: bool,
    /// Whether working copies are shown beside releases, whatever `book.toml` says.
    pub drafts: bool,
    /// Whether warnings are errors.
    pub deny_warnings: bool,
}

/// What was built.
#[derive(Clone, Debug)]
pub struct Built {
    /// How many kits.
    pub kits: usize,
    /// How many pages, over all editions and languages.
    pub pages: usize,
    /// How many packets.
    pub packets: usize,
    /// Where the site stands, as the caller named it.
    pub folder: PathBuf,
    /// Where packets of editions that the site does not show stand beside it.
    pub private: Option<PathBuf>,
    /// How many bytes the site has.
    pub bytes: u64,
    /// What the site offers.
    pub catalogue: Catalogue,
}

/// Builds a workspace. Where there are errors, nothing is written.
///
/// # Errors
///
/// Where the disk refuses, or the folder to build into may not be replaced.
pub fn build(request: &Build, observer: &dyn Observer) -> Result<Outcome, disk::Error> {
    observer.stage(Stage::Read, 0);
    let Workspace { mut tree, mut book, wanted } = workspace(&request.root)?;
    book.site_url = request.site_url.clone().unwrap_or(book.site_url);
    let folder = request.out.clone().unwrap_or_else(|| request.root.join(book.build_dir.as_str()));
    let target = disk::target(&request.root, &folder, &wanted)?;
    if let Err(report) = choose(&mut tree, &book.src, &request.kits) {
        return Ok(Outcome { report, sources: Sources::default(), built: None });
    }

    observer.stage(Stage::Check, 0);
    let (checked, mut sources, mut report) = check::check(load::load(&tree));
    let (mut theme, found) = Theme::load(&tree, book.theme.as_ref());
    report.diagnostics.extend(found);
    report.diagnostics.extend(theme.dress(&book.district, book.theme.as_ref()));
    let Some(checked) = checked else { return Ok(stopped(report, sources, request)) };
    let mut shelves = Vec::new();
    for kit in &checked.kits {
        let (shelved, found) = shelve(&request.root, &tree, &book.src, kit, request.locked, &mut sources)?;
        report.diagnostics.extend(found);
        shelves.extend(shelved);
    }
    if report.errors() > 0 {
        return Ok(stopped(report, sources, request));
    }

    let drafts = request.drafts || book.drafts;
    let jobs = jobs(&checked, |kit| shelves.iter().any(|shelved| shelved.id == kit.id && shelved.shows_draft(drafts)));
    observer.stage(Stage::Make, jobs.len());
    let mut earlier = Earlier::new();
    for shelved in shelves.iter().filter(|shelved| shelved.shows_draft(drafts)) {
        earlier.insert(shelved.id.clone(), shelved.before.earlier()?);
    }
    let (packets, found) =
        make(&jobs, &Making { checked: &checked, theme: &theme, hosting: &hosting(&book), released: None, earlier: &earlier }, observer);
    report.diagnostics.extend(found);

    let shown = Shown { editions: book.editions.clone(), keep: usize::try_from(book.keep).unwrap_or(usize::MAX) };
    let shelves = fill(shelves, packets);
    let (counted, of_packets) = counted(&shelves);
    let catalogue = catalogue(&book, &shelves, &shown);
    let (pages, found) = render::site_pages(&catalogue, &theme);
    report.diagnostics.extend(found);
    let (published, found) = publish::publish(shelves, &shown, pages);
    report.diagnostics.extend(found);
    // What could not be placed would be told once more by every link to it.
    if report.errors() == 0 {
        report.diagnostics.extend(publish::links(&published.site, &book.site_url));
    }
    report.diagnostics.extend(publish::weigh(&published.site).warning());
    let beside = (!published.private.files.is_empty()).then(|| private(target.named()));
    let built = Built {
        kits: checked.kits.len(),
        pages: counted,
        packets: of_packets,
        folder: target.named().to_owned(),
        private: beside,
        bytes: published.site.files.values().map(Content::size).sum(),
        catalogue,
    };
    let outcome = stopped(report, sources, request);
    if outcome.report.errors() > 0 {
        return Ok(outcome);
    }

    observer.stage(Stage::Write, 0);
    if !published.private.files.is_empty() {
        let beside = disk::target(&request.root, &private(&folder), &wanted)?;
        disk::apply(published.private, &beside)?;
    }
    disk::apply(published.site, &target)?;
    Ok(Outcome { built: Some(built), ..outcome })
}

/// Where packets go that are not for the website: `site-private` beside `site`.
fn private(folder: &Path) -> PathBuf {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    folder.with_file_name(format!("{name}-private"))
}

/// The outcome of a build that has written nothing so far.
fn stopped(mut report: Report, sources: Sources, request: &Build) -> Outcome {
    if request.deny_warnings {
        report.diagnostics.iter_mut().for_each(|diagnostic| diagnostic.severity = Severity::Error);
    }
    report.sort();
    Outcome { report, sources, built: None }
}

/// The shelves with the drafts that were made.
fn fill(shelves: Vec<Shelved>, packets: Vec<AnyPacket>) -> Vec<Shelf> {
    let mut packets = packets.into_iter().peekable();
    let mut filled = Vec::new();
    for Shelved { id, releases, .. } in shelves {
        let mut drafts = Vec::new();
        while let Some(packet) = packets.next_if(|packet| packet.facts.id == id) {
            drafts.push(packet);
        }
        filled.push(Shelf { id, drafts, releases });
    }
    filled
}

/// How many pages and packets there are.
fn counted(shelves: &[Shelf]) -> (usize, usize) {
    let drafts = shelves.iter().flat_map(|shelf| &shelf.drafts);
    let released = shelves.iter().flat_map(|shelf| &shelf.releases).flat_map(|release| &release.packets);
    let released: Vec<_> = released.filter(|packet| packet.known.edition != SOURCE).collect();
    let html = |packet: &&ReleasedPacket| packet.entries.iter().filter(|(path, _)| path.extension() == "html").count();
    let pages = drafts.clone().map(|packet| packet.pages).sum::<usize>() + released.iter().map(html).sum::<usize>();
    (pages, drafts.count() + released.len())
}

fn catalogue(book: &Book, shelves: &[Shelf], shown: &Shown) -> Catalogue {
    Catalogue {
        title: book.title.clone(),
        authors: book.authors.clone(),
        description: book.description.clone(),
        language: book.language.clone(),
        site_url: book.site_url.clone(),
        kits: publish::offers(shelves, shown),
        known: publish::known(shelves),
    }
}
