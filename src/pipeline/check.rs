//! Checks a workspace: everything that a build would tell, and what would make its kits better.

use std::path::PathBuf;

use super::before::Before;
use super::choose::choose;
use super::ledgers::folder;
use super::parallel::each_owned;
use super::parts::{Parts, alone, parts};
use super::shelve::{Shelved, shelve};
use super::{Workspace, workspace};
use crate::check::online::Answers;
use crate::check::{self, Around, Checked, Coached};
use crate::diagnostic::{Diagnostic, Report, Severity, Sources};
use crate::disk;
use crate::load::{self, Loaded};
use crate::path::KitPath;
use crate::release::{self, Standing};
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
}

/// Checks a workspace. Nothing is written.
///
/// # Errors
///
/// Where the disk refuses.
pub fn check(request: &Check) -> Result<Checkup, disk::Error> {
    let Workspace { mut tree, book, .. } = workspace(&request.root)?;
    if let Err(report) = choose(&mut tree, &book.src, &request.kits) {
        return Ok(Checkup { report, ..Checkup::default() });
    }
    let Parts { site, kits } = parts(tree, &book.src);
    let Loaded { workspace, sources, mut report } = load::load(&site);
    check::sound(&workspace.book.levels, &mut report);
    let (mut theme, found) = Theme::load(&site, book.theme.as_ref());
    report.diagnostics.extend(found);
    report.diagnostics.extend(theme.dress(&book.district, book.theme.as_ref()));

    let checked = each_owned(kits, |(id, tree)| {
        let tree = alone(tree, &book.src);
        let (checked, mut sources, mut report) = check::check(load::load(&tree));
        let Some(checked) = checked.filter(|checked| !checked.kits.is_empty()) else {
            return Ok((id, None, sources, Coached { report, allowed: Vec::new() }));
        };
        let kit = &checked.kits[0];
        let (shelved, found) = shelve(&request.root, &tree, &book.src, kit, false, &mut sources)?;
        report.diagnostics.extend(found);
        let mut changed = Vec::new();
        if let Some(Shelved { standing, before, .. }) = shelved {
            report.diagnostics.extend(understated(standing, &checked, &before)?);
            changed = changed_files(standing, &checked, &before, &tree, &book.src)?;
        }
        let around = Around { book: &book.levels, today: &request.today, changed: &changed, answers: request.answers.as_ref() };
        let coached = check::coach(kit, &sources, report, &around);
        Ok((id, Some(kit.version.value.to_string()), sources, coached))
    });
    let mut checkup = Checkup { report, sources, kits: Vec::new() };
    for one in checked {
        let (id, version, sources, Coached { report, allowed }) = one?;
        let by = checkup.sources.append(sources);
        let report = told(report.moved(by), request);
        let (allowed, reasons): (Vec<_>, Vec<_>) = allowed.into_iter().unzip();
        let allowed = Report { diagnostics: allowed }.moved(by).diagnostics.into_iter().zip(reasons).collect();
        checkup.report.extend(report.clone());
        checkup.kits.push(KitCheckup { id, version, report, allowed });
    }
    checkup.report = told(checkup.report, request);
    checkup.report.sort();
    Ok(checkup)
}

/// That a release of the working copy would be refused because its version says less than what changed. Here it is a warning: while somebody
/// writes, the number comes last.
fn understated(standing: Standing, checked: &Checked, before: &Before) -> Result<Option<Diagnostic>, disk::Error> {
    if standing != Standing::Ahead {
        return Ok(None);
    }
    let found = match before.changes(checked)? {
        Ok(changes) => changes.understated(&checked.kits[0].version),
        Err(unreadable) => Some(*unreadable),
    };
    Ok(found.map(|found| Diagnostic { severity: Severity::Warning, ..found }))
}

/// The files that are not what they were in the last release; only translations can fall behind, so others need not be read.
fn changed_files(standing: Standing, checked: &Checked, before: &Before, tree: &Tree, src: &KitPath) -> Result<Vec<String>, disk::Error> {
    let kit = &checked.kits[0];
    match before.all().last() {
        Some(last) if standing != Standing::Released && kit.texts.len() > 1 => {
            before.differing(&last.release.version, &release::Sources::of(tree, &folder(src, &kit.id)))
        }
        _ => Ok(Vec::new()),
    }
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
