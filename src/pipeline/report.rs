//! A report of a kit for the program lead, as a page by itself.

use std::path::PathBuf;

use super::choose::one;
use super::examine::{Examined, examine};
use super::parts::{Parts, alone, parts};
use super::shelve::Shelved;
use super::{Build, Workspace, folders, workspace};
use crate::check::{self, Around};
use crate::diagnostic::{Report, Severity, Sources};
use crate::disk;
use crate::kit::Kit;
use crate::load;
use crate::release;
use crate::render::{self, Theme};
use crate::report::{Standing, appraise};

/// What is to be reported on.
#[derive(Clone, Debug, Default)]
pub struct Reporting {
    /// The workspace's folder.
    pub root: PathBuf,
    /// The kit, by its folder's name.
    pub kit: String,
    /// The day of the report, `2026-11-25`.
    pub today: String,
}

/// What came of a report.
#[derive(Debug, Default)]
pub struct Reported {
    /// What keeps a report from being made; nothing else, for the report itself tells of the kit.
    pub report: Report,
    /// The sources that it points into.
    pub sources: Sources,
    /// The version that was reported on, and the page; none where something must be mended first.
    pub page: Option<(String, String)>,
    /// The folders that the page may not be put into: it tells what participants never get.
    pub folders: Vec<PathBuf>,
}

/// Reports on a kit. Nothing is written.
///
/// # Errors
///
/// Where there is no workspace, or the disk refuses.
pub fn report(request: &Reporting) -> Result<Reported, disk::Error> {
    let Workspace { tree, book, .. } = workspace(&request.root)?;
    let refused = |report| Ok(Reported { report, ..Reported::default() });
    if let Err(unknown) = one(&tree, &book.src, Some(&request.kit)) {
        return refused(Report { diagnostics: vec![*unknown] });
    }
    let Parts { site, mut kits } = parts(tree, &book.src);
    let Some(tree) = kits.remove(&request.kit) else { return refused(Report::default()) };
    let load::Loaded { mut sources, mut report, .. } = load::load(&site);
    let (mut theme, found) = Theme::load(&site, book.theme.as_ref());
    report.diagnostics.extend(found);
    report.diagnostics.extend(theme.dress(&book.district, book.theme.as_ref()));

    let around = Around { book: &book.levels, today: &request.today, changed: &[], answers: None };
    let examined = examine(&request.root, &alone(tree, &book.src), &book.src, &around)?;
    let made = appraised(&examined, &around).map(|appraisal| {
        let (page, found) = render::report(&appraisal, &theme);
        report.diagnostics.extend(found);
        (appraisal.facts.version, page)
    });
    if made.is_none() {
        report.extend(examined.coached.report.moved(sources.append(examined.sources)));
    }
    check::sound(&book.levels, &mut report);
    report.diagnostics.retain(|found| found.severity == Severity::Error);
    report.sort();
    let page = made.filter(|_| report.errors() == 0);
    let folders = folders(&Build { root: request.root.clone(), ..Build::default() })?;
    Ok(Reported { report, sources, page, folders })
}

fn appraised(examined: &Examined, around: &Around<'_>) -> Option<crate::appraisal::Appraisal> {
    let kit = examined.checked.as_ref()?.kits.first()?;
    appraise(kit, &examined.sources, &examined.coached, around, standing(kit, examined.shelved.as_ref()))
}

/// Where the version of a kit stands that is in its folder.
fn standing(kit: &Kit, shelved: Option<&Shelved>) -> Standing {
    let version = kit.version.value.to_string();
    let of = |shelved: &Shelved| {
        let same = shelved.standing == release::Standing::Released;
        let release = shelved.releases.iter().find(|release| same && release.facts.version == version)?;
        let withdrawn = release.withdrawn.as_ref().map(|taken| (taken.date.clone(), taken.reason.clone()));
        Some(Standing::Released(release.date.clone(), withdrawn))
    };
    shelved.and_then(of).unwrap_or(Standing::Draft)
}
