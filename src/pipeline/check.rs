//! Checks a workspace: everything that a build would tell, and what would make its kits better.

use std::path::PathBuf;

use super::choose::choose;
use super::parallel::each_owned;
use super::parts::{Parts, alone, parts};
use super::shelve::shelve;
use super::{Workspace, workspace};
use crate::check::{self, Around, Coached};
use crate::diagnostic::{Diagnostic, Report, Severity, Sources};
use crate::disk;
use crate::load::{self, Loaded};
use crate::render::Theme;

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

    let around = Around { book: &book.levels, today: &request.today };
    let checked = each_owned(kits, |(id, tree)| {
        let tree = alone(tree, &book.src);
        let (checked, mut sources, mut report) = check::check(load::load(&tree));
        let kit = checked.as_ref().and_then(|checked| checked.kits.first());
        let Some(kit) = kit else { return Ok((id, None, sources, Coached { report, allowed: Vec::new() })) };
        let (_, found) = shelve(&request.root, &tree, &book.src, kit, false, &mut sources)?;
        report.diagnostics.extend(found);
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

/// What is asked for, as grave as it was asked for. What keeps a kit from being read is told in any case: without it, nothing else is known.
fn told(mut report: Report, request: &Check) -> Report {
    let asked = |found: &Diagnostic| {
        request.only.is_empty() || found.code.severity == Severity::Error || request.only.iter().any(|rule| rule == found.code.name)
    };
    report.diagnostics.retain(asked);
    for found in &mut report.diagnostics {
        if request.deny.is_some_and(|least| found.severity <= least) {
            found.severity = Severity::Error;
        }
    }
    report
}
