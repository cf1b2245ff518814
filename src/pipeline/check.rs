//! Checks a workspace: everything that a build would tell, and what would make its kits better.

use std::path::PathBuf;

use super::choose::choose;
use super::examine::{Examined, examine};
use super::parallel::each_owned;
use super::parts::{Parts, alone, parts};
use super::proof;
use super::{Workspace, workspace};
use crate::check::online::Answers;
use crate::check::{self, Around, Coached, Subject};
use crate::diagnostic::{Diagnostic, Report, Severity, Sources};
use crate::disk;
use crate::kit::Book;
use crate::load::{self, Loaded};
use crate::release::Standing;
use crate::render::Theme;
use crate::tree::Tree;

/// What is to be checked.
#[derive(Clone, Debug, Default)]
pub struct Check {
    /// The workspace's folder.
    pub root: PathBuf,
    /// The kits to check, by id; all where it is empty.
    pub kits: Vec<String>,
    /// The rules to tell of, by name; all where it is empty.
    pub only: Vec<String>,
    /// The findings from which severity on are errors.
    pub deny: Option<Severity>,
    /// The day, `2026-11-25`.
    pub today: String,
    /// What came of asking for the addresses of its kits; none where nobody asked.
    pub answers: Option<Answers>,
}

/// What a check came to.
#[derive(Debug, Default)]
pub struct Checkup {
    /// What should be mended, in order.
    pub report: Report,
    /// The sources that it points into.
    pub sources: Sources,
    /// What of it is about `book.toml`, the theme, and other things in no kit.
    pub site: Report,
    /// The kits that were checked.
    pub kits: Vec<KitCheckup>,
}

/// What a check came to in one kit.
#[derive(Debug)]
pub struct KitCheckup {
    /// Its id.
    pub id: String,
    /// Its version; none where it could not be read.
    pub version: Option<String>,
    /// What was found in it, by its places in the whole report's sources.
    pub report: Report,
    /// What is allowed to be as it is, each with its reason.
    pub allowed: Vec<(Diagnostic, String)>,
    /// The subjects that were looked at; none of a kit that cannot be read.
    pub looked_at: Vec<Subject>,
}

impl KitCheckup {
    /// The subjects of which no rule is broken.
    pub fn holds(&self) -> Vec<Subject> {
        let broken = |subject| self.report.diagnostics.iter().any(|found| check::subject(found.code) == Some(subject));
        self.looked_at.iter().copied().filter(|subject| !broken(*subject)).collect()
    }
}

/// Checks a workspace. Nothing is written.
///
/// # Errors
///
/// Where the disk refuses.
pub fn check(request: &Check) -> Result<Checkup, disk::Error> {
    let Survey { report, sources, kits } = survey(request)?;
    let report = told(report, request);
    let mut checkup = Checkup { site: report.clone(), report, sources, kits: Vec::new() };
    for Looked { id, version, sources, coached: Coached { report, allowed, looked_at }, .. } in kits {
        let by = checkup.sources.append(sources);
        let report = told(report.moved(by), request);
        let (allowed, reasons): (Vec<_>, Vec<_>) = allowed.into_iter().unzip();
        let allowed = Report { diagnostics: allowed }.moved(by).diagnostics.into_iter().zip(reasons).collect();
        checkup.report.extend(report.clone());
        checkup.kits.push(KitCheckup { id, version, report, allowed, looked_at });
    }
    checkup.report.sort();
    checkup.site.sort();
    Ok(checkup)
}

/// A workspace that was looked through.
pub(super) struct Survey {
    /// What is told of the site.
    pub report: Report,
    /// The sources that this points into.
    pub sources: Sources,
    /// The kits.
    pub kits: Vec<Looked>,
}

/// A kit that was looked through.
pub(super) struct Looked {
    /// Its id.
    pub id: String,
    /// Its files, in a workspace of its own.
    pub tree: Tree,
    /// Its version; none where it could not be read.
    pub version: Option<String>,
    /// Where it stands; none where that cannot be told.
    pub standing: Option<Standing>,
    /// The sources that its findings point into.
    pub sources: Sources,
    /// What was found in it.
    pub coached: Coached,
}

/// Looks a workspace through. Repairs that are certain stand at their findings.
pub(super) fn survey(request: &Check) -> Result<Survey, disk::Error> {
    let Workspace { mut tree, book, .. } = workspace(&request.root)?;
    if let Err(report) = choose(&mut tree, &book.src, &request.kits) {
        return Ok(Survey { report, sources: Sources::default(), kits: Vec::new() });
    }
    let Parts { site, kits } = parts(tree, &book.src);
    let Loaded { workspace, sources, mut report } = load::load(&site);
    check::sound(&workspace.book.levels, &mut report);
    let (mut theme, found) = Theme::load(&site, book.theme.as_ref());
    report.diagnostics.extend(found);
    report.diagnostics.extend(theme.dress(&book.district, book.theme.as_ref()));

    let looked = each_owned(kits, |(id, tree)| look(id, alone(tree, &book.src), request, &book));
    Ok(Survey { report, sources, kits: looked.into_iter().collect::<Result<_, _>>()? })
}

fn look(id: String, tree: Tree, request: &Check, book: &Book) -> Result<Looked, disk::Error> {
    let around = Around { book: &book.levels, today: &request.today, changed: &[], answers: request.answers.as_ref() };
    let Examined { checked, shelved, changed, sources, coached } = examine(&request.root, &tree, &book.src, &around)?;
    let version = checked.map(|checked| checked.kits[0].version.value.to_string());
    let standing = shelved.map(|shelved| shelved.standing);
    let mut looked = Looked { id, tree, version, standing, sources, coached };
    check::repairs(&mut looked.coached.report, &looked.sources);
    proof::keep_certain(&mut looked, &Around { changed: &changed, ..around });
    Ok(looked)
}

/// What is asked for, as grave as it was asked for. What keeps a kit from being read is told in any case: without it, nothing else is known.
fn told(mut report: Report, request: &Check) -> Report {
    let asked = |found: &Diagnostic| {
        let unreadable = found.code.severity == Severity::Error && found.severity == Severity::Error;
        unreadable || request.only.is_empty() || request.only.iter().any(|rule| rule == found.code.name)
    };
    report.diagnostics.retain(asked);
    for found in &mut report.diagnostics {
        if request.deny.is_some_and(|least| found.severity <= least) {
            found.severity = Severity::Error;
        }
    }
    report
}
