//! From a workspace on disk to a site on disk: the only place that knows the order of the stages, and the only one that runs them in
//! parallel.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::catalogue::Catalogue;
use crate::check::{self, Checked};
use crate::diagnostic::code::site::UNKNOWN_KIT;
use crate::diagnostic::{Diagnostic, Report, Severity, Sources, did_you_mean};
use crate::disk::{self, Wanted};
use crate::edition::{Audience, Edition, Facilitator, Participant};
use crate::kit::Book;
use crate::load;
use crate::pack::{self, AnyPacket};
use crate::path::KitPath;
use crate::publish::{self, Shelf, Shown};
use crate::render::{self, Hosting, Theme};
use crate::tree::Tree;
use crate::view;

/// What is to be built.
#[derive(Clone, Debug)]
pub struct Build {
    /// The workspace's folder.
    pub root: PathBuf,
    /// The folder to build into, where it is not the one that `book.toml` names.
    pub out: Option<PathBuf>,
    /// The kits to build, by id; all where it is empty.
    pub kits: Vec<String>,
    /// Whether warnings are errors.
    pub deny_warnings: bool,
}

/// What came of a build.
pub struct Outcome {
    /// What authors should know, in order.
    pub report: Report,
    /// The sources that it points into.
    pub sources: Sources,
    /// What was built; `None` where there were errors, and then nothing was written.
    pub built: Option<Built>,
}

/// What was built.
#[derive(Clone, Debug, PartialEq, Eq)]
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
}

/// What a build is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Reading the workspace.
    Read,
    /// Understanding and checking it.
    Check,
    /// Making editions; a step is one edition in one language.
    Make,
    /// Writing the site.
    Write,
}

/// One who watches a build. It is told from many threads, and can change nothing.
pub trait Observer: Sync {
    /// A stage begins, and has so many steps; 0 where nobody knows.
    fn stage(&self, stage: Stage, steps: usize);
    /// A step of the stage is done.
    fn step(&self);
}

/// A workspace as it was read.
pub struct Workspace {
    /// Its files.
    pub tree: Tree,
    /// What `book.toml` says; the defaults where it cannot be understood.
    pub book: Book,
    wanted: Wanted,
}

impl Workspace {
    /// A workspace of files and what its `book.toml` says.
    pub fn new(tree: Tree, book: Book) -> Self {
        let wanted = wanted(&book);
        Self { tree, book, wanted }
    }
}

fn wanted(book: &Book) -> Wanted {
    Wanted { kits: book.src.clone(), theme: book.theme.clone() }
}

/// Reads a workspace.
///
/// # Errors
///
/// Where there is none, or the disk refuses.
pub fn workspace(root: &Path) -> Result<Workspace, disk::Error> {
    // What is wrong with `book.toml` is reported when everything is loaded, together with all else.
    let (book, _, _) = load::book(&disk::read_book(root)?);
    Ok(Workspace::new(disk::read(root, &wanted(&book))?, book))
}

/// Builds a workspace. Where there are errors, nothing is written.
///
/// # Errors
///
/// Where the disk refuses, or the folder to build into may not be replaced.
pub fn build(request: &Build, observer: &dyn Observer) -> Result<Outcome, disk::Error> {
    observer.stage(Stage::Read, 0);
    let Workspace { mut tree, book, wanted } = workspace(&request.root)?;
    let folder = request.out.clone().unwrap_or_else(|| request.root.join(book.build_dir.as_str()));
    let target = disk::target(&request.root, &folder, &wanted)?;
    if let Err(report) = choose(&mut tree, &book.src, &request.kits) {
        return Ok(Outcome { report, sources: Sources::default(), built: None });
    }

    observer.stage(Stage::Check, 0);
    let (checked, sources, mut report) = check::check(load::load(&tree));
    let (theme, found) = Theme::load(&tree, book.theme.as_ref());
    report.diagnostics.extend(found);
    let Some(checked) = checked else { return Ok(stopped(report, sources, request)) };

    let jobs = jobs(&checked);
    observer.stage(Stage::Make, jobs.len());
    let hosting = Hosting { site_url: book.site_url.clone(), edit_url: book.edit_url.clone(), repository: book.repository.clone() };
    let made: Vec<_> = jobs
        .par_iter()
        .map(|job| {
            let made = job.make(&checked, &theme, &hosting);
            observer.step();
            made
        })
        .collect();
    let (packets, found): (Vec<_>, Vec<_>) = made.into_iter().unzip();
    report.diagnostics.extend(found.into_iter().flatten());

    let (counted, of_packets) = (packets.iter().map(|packet| packet.pages).sum(), packets.len());
    let shown = Shown { editions: book.editions.clone(), keep: usize::try_from(book.keep).unwrap_or(usize::MAX) };
    let shelves = shelves(packets);
    let catalogue = catalogue(&book, &shelves, &shown);
    let (pages, found) = render::site_pages(&catalogue, &theme);
    report.diagnostics.extend(found);
    let (published, found) = publish::publish(shelves, &shown, pages);
    report.diagnostics.extend(found);
    let beside = (!published.private.files.is_empty()).then(|| private(target.named()));
    let built = Built { kits: checked.kits.len(), pages: counted, packets: of_packets, folder: target.named().to_owned(), private: beside };
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

/// Leaves the chosen kits alone in the tree, or says which of them are not there.
fn choose(tree: &mut Tree, src: &KitPath, chosen: &[String]) -> Result<(), Report> {
    if chosen.is_empty() {
        return Ok(());
    }
    let kits = kits(tree, src);
    let unknown = chosen.iter().filter(|id| !kits.contains(*id)).map(|id| unknown(id, &kits)).collect::<Vec<_>>();
    if !unknown.is_empty() {
        return Err(Report { diagnostics: unknown });
    }
    let stays = |path: &str| match path.strip_prefix(src.as_str()).and_then(|path| path.strip_prefix('/')) {
        Some(path) => path.split('/').next().is_some_and(|kit| chosen.iter().any(|id| id == kit)),
        None => true,
    };
    tree.files.retain(|path, _| stays(path.as_str()));
    tree.refused.retain(|refused| stays(&refused.path));
    Ok(())
}

/// The ids of the kits of a workspace: the folders that hold a file.
pub fn kits(tree: &Tree, src: &KitPath) -> BTreeSet<String> {
    tree.under(src.as_str()).filter_map(|(path, _, _)| Some(path.split_once('/')?.0.to_owned())).collect()
}

fn unknown(id: &str, kits: &BTreeSet<String>) -> Diagnostic {
    let hint = match did_you_mean(id, kits.iter().map(String::as_str)) {
        Some(near) => format!("write `--kit {near}`"),
        None if kits.is_empty() => "make a kit with `tttkit new kit`".to_owned(),
        None => format!("choose from {}", kits.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ")),
    };
    Diagnostic::nowhere(&UNKNOWN_KIT, format!("there is no kit `{id}` in this workspace")).hint(hint)
}

/// One edition of one kit in one language, by its places in the workspace.
struct Job {
    kit: usize,
    language: usize,
    edition: Audience,
}

fn jobs(checked: &Checked) -> Vec<Job> {
    let mut jobs = Vec::new();
    for (kit, of) in checked.kits.iter().enumerate() {
        for language in 0..of.texts.len() {
            jobs.extend([Audience::Facilitator, Audience::Participant].map(|edition| Job { kit, language, edition }));
        }
    }
    jobs
}

impl Job {
    fn make(&self, checked: &Checked, theme: &Theme, hosting: &Hosting) -> (AnyPacket, Vec<Diagnostic>) {
        match self.edition {
            Audience::Participant => self.edition::<Participant>(checked, theme, hosting),
            Audience::Facilitator | Audience::Both => self.edition::<Facilitator>(checked, theme, hosting),
        }
    }

    fn edition<E: Edition>(&self, checked: &Checked, theme: &Theme, hosting: &Hosting) -> (AnyPacket, Vec<Diagnostic>) {
        let view = view::view::<E>(checked, self.kit, self.language);
        let (site, mut found) = render::render(&view, theme, hosting);
        let (packet, more) = pack::pack(site, &checked.kits[self.kit].texts[0].language);
        found.extend(more);
        (packet.erase(), found)
    }
}

/// A shelf a kit, in the order of their packets.
fn shelves(packets: Vec<AnyPacket>) -> Vec<Shelf> {
    let mut shelves: Vec<Shelf> = Vec::new();
    for packet in packets {
        match shelves.last_mut() {
            Some(shelf) if shelf.id == packet.facts.id => shelf.drafts.push(packet),
            _ => shelves.push(Shelf { id: packet.facts.id.clone(), drafts: vec![packet], releases: Vec::new() }),
        }
    }
    shelves
}

fn catalogue(book: &Book, shelves: &[Shelf], shown: &Shown) -> Catalogue {
    Catalogue {
        title: book.title.clone(),
        authors: book.authors.clone(),
        description: book.description.clone(),
        language: book.language.clone(),
        site_url: book.site_url.clone(),
        kits: publish::offers(shelves, shown),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree() -> Tree {
        Tree::of([("book.toml", ""), ("kits/a/kit.yaml", ""), ("kits/ab/kit.yaml", ""), ("themes/own/x.css", "")])
    }

    fn src() -> KitPath {
        Book::default().src
    }

    #[test]
    fn chosen_kits_stay_and_all_that_is_no_kit() {
        let mut tree = tree();
        choose(&mut tree, &src(), &["a".to_owned()]).unwrap();
        let names: Vec<_> = tree.files.keys().map(KitPath::as_str).collect();
        assert_eq!(names, ["book.toml", "kits/a/kit.yaml", "themes/own/x.css"]);
    }

    #[test]
    fn a_misspelt_kit_is_reported_with_what_was_meant() {
        let mut tree = Tree::of([("kits/first-kit/kit.yaml", "")]);
        let report = choose(&mut tree, &src(), &["frist-kit".to_owned()]).unwrap_err();
        assert_eq!(report.diagnostics[0].message, "there is no kit `frist-kit` in this workspace");
        assert_eq!(report.diagnostics[0].hint.as_deref(), Some("write `--kit first-kit`"));
    }
}
