//! Builds a site.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use super::build_kit::{Kit, Made, Making, Told};
use super::choose::choose;
use super::folders;
use super::make::hosting;
use super::parallel::{both, each, each_owned, threads};
use super::parts::{Parts, parts};
use super::remembering::{self, Remembering};
use super::{Observer, Outcome, Stage, Work, Workspace, workspace};
use crate::cache::{Around, Record};
use crate::catalogue::{Catalogue, Offer};
use crate::check;
use crate::diagnostic::{Report, Severity, Sources};
use crate::disk::{self, ForEach, Staging, Target, Wanted};
use crate::edition::{Edition as _, Facilitator, Participant};
use crate::kit::Book;
use crate::known::Known;
use crate::load::{self, Loaded};
use crate::pack::Deflated;
use crate::path::KitPath;
use crate::publish::{self, Content, Links, Plan, Published, Shelf, Shown, Weight};
use crate::render::{self, Theme};
use crate::site_url::SiteUrl;
use crate::tree::Tree;

/// What is to be built.
#[derive(Clone, Debug, Default)]
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
    /// Whether everything is made anew, whatever the build before remembers.
    pub fresh: bool,
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
    // Where releases, ledgers and sources must agree, nothing is taken on trust: what is published is made here and now.
    let remembers = !request.locked && !request.fresh;
    let (read, program) = both(|| workspace(&request.root), || remembers.then(disk::program).transpose());
    let (Workspace { mut tree, mut book, wanted }, program) = (read?, program?);
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
    let (begun, own) = both(|| begin(&target, private.as_ref()), || SiteOwn::load(&site, &book, observer));
    let (staging, beside) = begun?;
    let SiteOwn { mut sources, mut report, theme } = own;

    let asked = format!("{:?}", (hosting(&book), request.drafts || book.drafts, &shown));
    let remembering = program.map(|program| Remembering::of(program, &target, &site, &asked));
    observer.stage(Stage::Make, kits.len());
    let mut kits = each_owned(kits, |(id, tree)| {
        let _at = observer.at(Work::Compare, &id);
        let known = remembering.as_ref().map(|remembering| remembering.kit(&id, &tree, &staging, beside.as_ref()));
        (id, tree, known)
    });
    let keys = kits.iter().filter_map(|(id, _, known)| Some((id.clone(), known.as_ref()?.key)));
    let key_around = remembering.as_ref().map(|remembering| remembering.around_key(keys));
    let around = remembering.as_ref().and_then(Remembering::around);
    // Where nothing at all has changed, the site is left as it stands.
    let stands = around.as_ref().filter(|around| report.errors() == 0 && Some(around.key) == key_around && staging.has(&around.files));
    if let Some(around) = stands
        && let Some(left) = Left::of(&kits, request, &book.src, around)?
    {
        let (site, weight) = left.told(&mut sources, &mut report);
        report.diagnostics.extend(weight.warning());
        let built = site.built(site.catalogue(&book, &shown), &target, weight.total);
        let outcome = stopped(report, sources, request);
        let built = (outcome.report.errors() == 0).then_some(built);
        return Ok(Outcome { built, ..outcome });
    }
    // Those that have to be made come first: the others, of which each takes little, fill up the time that those leave on other threads.
    let is_there = |known: &Option<remembering::Known>| known.as_ref().is_some_and(|known| known.record.is_some());
    kits.sort_by_key(|(_, _, known)| is_there(known));
    let anew = kits.iter().filter(|(_, _, known)| !is_there(known)).count();
    let making = Making {
        root: &request.root,
        src: &book.src,
        locked: request.locked,
        drafts: request.drafts || book.drafts,
        levels: &book.levels,
        theme: &theme,
        hosting: &hosting(&book),
        deflated: &Deflated::default(),
        shown: &shown,
        site: &staging,
        private: beside.as_ref(),
        stop: AtomicBool::new(report.errors() > 0 || (request.deny_warnings && report.warnings() > 0)),
        deny_warnings: request.deny_warnings,
        pages: anew < threads(),
        observer,
    };
    let mut made = each_owned(kits, |(id, tree, known)| {
        let made = making.kit(&id, tree, known);
        observer.step();
        (id, made)
    });
    made.sort_by(|(one, _), (other, _)| one.cmp(other));
    let (mut site, mut records, mut again) = (Parted::default(), Vec::new(), Vec::new());
    for (id, made) in made {
        let mut made = made?;
        again.extend(made.again.then(|| id.clone()));
        records.extend(made.record.take().map(|record| (id, record)));
        site.take(made, &mut sources, &mut report);
    }
    if report.errors() > 0 {
        return Ok(stopped(report, sources, request));
    }

    let at = observer.at(Work::SitePages, "site");
    let catalogue = site.catalogue(&book, &shown);
    let before = report.diagnostics.len();
    let (pages, found) = render::site_pages(&catalogue, &theme);
    report.diagnostics.extend(found);
    let (whole, found) = publish::whole(std::mem::take(&mut site.plans), publish::site(&site.shelves, pages));
    report.diagnostics.extend(found);
    drop(at);
    let at = observer.at(Work::Links, "site");
    // What could not be placed would be told once more by every link to it.
    if report.errors() == 0 {
        site.links.join(publish::links(&whole, &book.site_url));
        report.diagnostics.extend(std::mem::take(&mut site.links).settle(&whole));
    }
    // What is wrong with the whole is found out again each time; but for its weight, which its files tell as they stand.
    let clean = report.diagnostics.len() == before;
    let weight = publish::weigh(&whole);
    report.diagnostics.extend(weight.warning());
    drop(at);
    let built = site.built(catalogue, &target, weight.total);
    let outcome = stopped(report, sources, request);
    if outcome.report.errors() > 0 {
        return Ok(outcome);
    }

    observer.stage(Stage::Write, 0);
    let at = observer.at(Work::Write, "site");
    let (whole, files) = staging.fill(whole, &around.map(|around| around.files).unwrap_or_default())?;
    if let Some((remembering, key)) = remembering.zip(key_around) {
        remembering.keep(&records, again.into_iter(), clean.then_some(Around { key, files }).as_ref());
    }
    drop(at);
    let _at = observer.at(Work::Finish, "site");
    if let Some(beside) = beside.filter(|_| !site.beside.files.is_empty()) {
        beside.finish(&site.beside)?;
    }
    // To let go what was made with takes as long as to put a small site in its place.
    both(|| staging.finish(&whole), || drop((theme, records))).0?;
    Ok(Outcome { built: Some(built), ..outcome })
}

/// What a site has beside its kits.
struct SiteOwn {
    sources: Sources,
    /// What is wrong with it.
    report: Report,
    theme: Theme,
}

impl SiteOwn {
    fn load(site: &Tree, book: &Book, observer: &dyn Observer) -> Self {
        let _at = observer.at(Work::Load, "site");
        let Loaded { workspace, sources, mut report } = load::load(site);
        check::sound(&workspace.book.levels, &mut report);
        let (mut theme, found) = Theme::load(site, book.theme.as_ref());
        report.diagnostics.extend(found);
        report.diagnostics.extend(theme.dress(&book.district, book.theme.as_ref()));
        Self { sources, report, theme }
    }
}

/// Makes the folders to write into: the site's, and the one beside it.
fn begin<'t>(site: &'t Target, private: Option<&'t Target>) -> Result<(Staging<'t>, Option<Staging<'t>>), disk::Error> {
    Ok((Staging::begin(site, &several)?, private.map(|private| Staging::begin(private, &several)).transpose()?))
}

/// Works on folders of the site that stands there, several at a time.
fn several(folders: &[PathBuf], work: ForEach<'_>) -> Result<(), disk::Error> {
    each(folders, |folder| work(folder)).into_iter().collect()
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
        let Kit { report: found, sources: of_kit, made, .. } = kit;
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

    fn catalogue(&self, book: &Book, shown: &Shown) -> Catalogue {
        catalogue(book, publish::offers(&self.shelves, shown), publish::known(&self.shelves))
    }

    /// What is told of a site of so many bytes.
    fn built(&self, catalogue: Catalogue, target: &Target, bytes: u64) -> Built {
        Built {
            kits: self.kits,
            pages: self.counted.0,
            packets: self.counted.1,
            folder: target.named().to_owned(),
            private: (!self.beside.files.is_empty()).then(|| folders::private(target.named())),
            bytes,
            catalogue,
        }
    }
}

/// A site in which nothing has changed.
struct Left<'k> {
    kits: Vec<(&'k Record, Told)>,
    weight: Weight,
}

impl<'k> Left<'k> {
    /// The site, where every kit stands as it was made, as its own files do.
    fn of(
        kits: &'k [(String, Tree, Option<remembering::Known>)],
        request: &Build,
        src: &KitPath,
        around: &Around,
    ) -> Result<Option<Self>, disk::Error> {
        let mut left = Self { kits: Vec::new(), weight: Weight::default() };
        around.files.iter().for_each(|(path, (size, _))| left.weight.add(path, *size));
        for (id, tree, known) in kits {
            let Some(record) = known.as_ref().and_then(|known| known.record.as_ref()) else { return Ok(None) };
            let Some(told) = Told::again(&request.root, tree, src, id, record)? else { return Ok(None) };
            record.site.iter().for_each(|(path, (size, _))| left.weight.add(path, *size));
            left.kits.push((record, told));
        }
        Ok(Some(left))
    }

    /// What came of all kits, as it was told when they were made; and how many bytes the site has.
    fn told(self, sources: &mut Sources, report: &mut Report) -> (Parted, Weight) {
        let mut site = Parted::default();
        for (record, Told { report: found, sources: of_kit, shelf }) in self.kits {
            let private = record.private.iter().map(|(path, (size, _))| (path.clone(), Content::Written(*size)));
            let mut published = Published::default();
            // They stand on a disk, so none is in the way of another.
            private.for_each(|(path, content)| drop(published.private.add(path, content)));
            let made = Made { shelf, published, links: Links::default(), pages: record.pages, packets: record.packets };
            site.take(Kit { report: found, sources: of_kit, made: Some(made), record: None, again: true }, sources, report);
        }
        (site, self.weight)
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

/// What a site offers, as `book.toml` presents it.
pub(super) fn catalogue(book: &Book, kits: Vec<Offer>, known: Known) -> Catalogue {
    let Book { title, authors, description, language, site_url, .. } = book.clone();
    Catalogue { title, authors, description, language, site_url, kits, known }
}
