//! Builds a site.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use super::build_kit::{Kit, Made, Making};
use super::choose::choose;
use super::folders;
use super::make::hosting;
use super::parallel::each_owned;
use super::parts::{Parts, parts};
use super::{Observer, Outcome, Stage, Work, Workspace, workspace};
use crate::catalogue::Catalogue;
use crate::diagnostic::{Report, Severity, Sources};
use crate::disk::{self, Staging, Target, Wanted};
use crate::edition::{Edition as _, Facilitator, Participant};
use crate::kit::Book;
use crate::load::{self, Loaded};
use crate::pack::Deflated;
use crate::publish::{self, Content, Links, Plan, Shelf, Shown};
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

/// Builds a workspace. Where there are errors, the site stays as it was.
///
/// Kits are made one by one, several at a time, and each is written aside as soon as it is made: nothing of it is held but what the
/// site tells of it.
///
/// # Errors
///
/// Where the disk refuses, or the folder to build into may not be replaced.
pub fn build(request: &Build, observer: &dyn Observer) -> Result<Outcome, disk::Error> {
    observer.stage(Stage::Read, 0);
    let at = observer.at(Work::Read, "workspace");
    let Workspace { mut tree, mut book, wanted } = workspace(&request.root)?;
    drop(at);
    book.site_url = request.site_url.clone().unwrap_or(book.site_url);
    let folder = folders::site(request, &book);
    let target = disk::target(&request.root, &folder, &wanted)?;
    if let Err(report) = choose(&mut tree, &book.src, &request.kits) {
        return Ok(Outcome { report, sources: Sources::default(), built: None });
    }
    let shown = Shown { editions: book.editions.clone(), keep: usize::try_from(book.keep).unwrap_or(usize::MAX) };
    let private = private_target(request, &folder, &wanted, &shown)?;

    let Parts { site, kits } = parts(tree, &book.src);
    let at = observer.at(Work::Load, "site");
    let Loaded { mut sources, mut report, .. } = load::load(&site);
    let (mut theme, found) = Theme::load(&site, book.theme.as_ref());
    report.diagnostics.extend(found);
    report.diagnostics.extend(theme.dress(&book.district, book.theme.as_ref()));
    drop(at);

    let staging = Staging::begin(&target)?;
    let beside = private.as_ref().map(Staging::begin).transpose()?;
    observer.stage(Stage::Make, kits.len());
    let making = Making {
        root: &request.root,
        src: &book.src,
        locked: request.locked,
        drafts: request.drafts || book.drafts,
        theme: &theme,
        hosting: &hosting(&book),
        deflated: &Deflated::default(),
        shown: &shown,
        site: &staging,
        private: beside.as_ref(),
        stop: AtomicBool::new(report.errors() > 0 || (request.deny_warnings && report.warnings() > 0)),
        deny_warnings: request.deny_warnings,
        observer,
    };
    let made = each_owned(kits, |(id, tree)| {
        let made = making.kit(&id, tree);
        observer.step();
        made
    });
    let mut site = Parted::default();
    for made in made {
        site.take(made?, &mut sources, &mut report);
    }
    if report.errors() > 0 {
        return Ok(stopped(report, sources, request));
    }

    let Parted { kits, shelves, plans, beside: of_private, mut links, counted: (counted, of_packets) } = site;
    let at = observer.at(Work::SitePages, "site");
    let catalogue = catalogue(&book, &shelves, &shown);
    let (pages, found) = render::site_pages(&catalogue, &theme);
    report.diagnostics.extend(found);
    let (whole, found) = publish::whole(plans, publish::site(&shelves, pages));
    report.diagnostics.extend(found);
    drop(at);
    let at = observer.at(Work::Links, "site");
    // What could not be placed would be told once more by every link to it.
    if report.errors() == 0 {
        links.join(publish::links(&whole, &book.site_url));
        report.diagnostics.extend(links.settle(&whole));
    }
    report.diagnostics.extend(publish::weigh(&whole).warning());
    drop(at);
    let built = Built {
        kits,
        pages: counted,
        packets: of_packets,
        folder: target.named().to_owned(),
        private: private.as_ref().filter(|_| !of_private.files.is_empty()).map(|_| folders::private(target.named())),
        bytes: whole.files.values().map(Content::size).sum(),
        catalogue,
    };
    let outcome = stopped(report, sources, request);
    if outcome.report.errors() > 0 {
        return Ok(outcome);
    }

    observer.stage(Stage::Write, 0);
    let at = observer.at(Work::Write, "site");
    let whole = staging.fill(whole)?;
    drop(at);
    let _at = observer.at(Work::Finish, "site");
    if let Some(beside) = beside.filter(|_| !of_private.files.is_empty()) {
        beside.finish(&of_private)?;
    }
    staging.finish(&whole)?;
    Ok(Outcome { built: Some(built), ..outcome })
}

/// What came of all kits.
#[derive(Default)]
struct Parted {
    /// How many there are.
    kits: usize,
    shelves: Vec<Shelf>,
    plans: Vec<Plan>,
    beside: Plan,
    links: Links,
    /// How many pages and packets.
    counted: (usize, usize),
}

impl Parted {
    /// Adds what came of a kit, and tells what is wrong with it.
    fn take(&mut self, kit: Kit, sources: &mut Sources, report: &mut Report) {
        let Kit { report: found, sources: of_kit, made } = kit;
        report.extend(found.moved(sources.append(of_kit)));
        let Some(Made { shelf, published, links, pages, packets }) = made else { return };
        self.kits += 1;
        self.shelves.push(shelf);
        self.plans.push(published.site);
        // Two kits never have a path in common: each has a folder of its own.
        let _ = self.beside.join(published.private);
        self.links.join(links);
        self.counted = (self.counted.0 + pages, self.counted.1 + packets);
    }
}

/// Where packets go that are not for the website, where there can be any.
fn private_target(request: &Build, folder: &Path, wanted: &Wanted, shown: &Shown) -> Result<Option<Target>, disk::Error> {
    let all_shown = [Facilitator::NAME, Participant::NAME].iter().all(|edition| shown.place(edition).is_some());
    (!all_shown).then(|| disk::target(&request.root, &folders::private(folder), wanted)).transpose()
}

/// The outcome of a build that has written nothing so far.
fn stopped(mut report: Report, sources: Sources, request: &Build) -> Outcome {
    if request.deny_warnings {
        report.diagnostics.iter_mut().for_each(|diagnostic| diagnostic.severity = Severity::Error);
    }
    report.sort();
    Outcome { report, sources, built: None }
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
