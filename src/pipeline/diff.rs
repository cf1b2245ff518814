//! What changed between two versions of a kit, for whoever asks.

use std::path::PathBuf;

use serde::Serialize;

use super::before::Before;
use super::choose::{choose, kits};
use super::compared::differs;
use super::content::unknown;
use super::ledgers::{folder, ledger};
use super::{Workspace, workspace};
use crate::check::{self, Checked};
use crate::compare::Difference;
use crate::diagnostic::{Report, Sources};
use crate::disk;
use crate::edition::Audience;
use crate::json;
use crate::load;
use crate::render::{self, Group, Theme};
use crate::version::Version;

/// How the working copy is called where a version is asked for.
pub const WORKING: &str = "working";

/// What is to be compared.
#[derive(Clone, Debug)]
pub struct Diff {
    /// The workspace's folder.
    pub root: PathBuf,
    /// The kit, by its folder's name.
    pub kit: String,
    /// The version before: of a release, or [`WORKING`].
    pub from: String,
    /// The version after.
    pub to: String,
    /// Who reads it.
    pub edition: Audience,
    /// The language, BCP 47; the one that the kit is written in where it is absent.
    pub language: Option<String>,
}

/// What came of it.
pub struct Diffed {
    /// What authors should know of the working copy.
    pub report: Report,
    /// The sources that it points into.
    pub sources: Sources,
    /// What changed; `None` where the two could not be compared.
    pub told: Option<Told>,
    /// What was asked for and is not there, in words.
    pub unknown: Option<String>,
}

/// What changed, as data and in words.
pub struct Told {
    /// The kit's id.
    pub kit: String,
    /// The version before.
    pub from: String,
    /// The version after.
    pub to: String,
    /// `facilitator` or `participant`.
    pub edition: &'static str,
    /// The language, BCP 47.
    pub language: String,
    /// What changed.
    pub difference: Difference,
    /// In one line, in the words of the language.
    pub summary: String,
    /// All of it.
    pub groups: Vec<Group>,
}

impl Told {
    /// One document for other programs: which two versions of what, `level` (`none`, `patch`, `minor` or `major`), and `difference`.
    pub fn json(&self) -> String {
        #[derive(Serialize)]
        struct Document<'t> {
            kit: &'t str,
            from: &'t str,
            to: &'t str,
            edition: &'t str,
            language: &'t str,
            level: String,
            difference: &'t Difference,
        }
        let Self { kit, from, to, edition, language, difference, .. } = self;
        let level = difference.level().to_string();
        json::pretty(&Document { kit, from, to, edition, language, level, difference })
    }
}

/// What changed between two versions of a kit in one edition.
///
/// # Errors
///
/// Where there is no workspace, or the disk refuses.
pub fn diff(request: &Diff) -> Result<Diffed, disk::Error> {
    let Workspace { mut tree, book, .. } = workspace(&request.root)?;
    let stopped = |report, sources, unknown| Ok(Diffed { report, sources, told: None, unknown });
    if choose(&mut tree, &book.src, std::slice::from_ref(&request.kit)).is_err() {
        let kits = kits(&tree, &book.src);
        let unknown = unknown("kit", &request.kit, kits.iter().map(String::as_str));
        return stopped(Report::default(), Sources::default(), Some(unknown));
    }
    let (mut theme, _) = Theme::load(&tree, book.theme.as_ref());
    theme.dress(&book.district, book.theme.as_ref());
    let (working, mut sources, mut report) = check::check(load::load(&tree));
    report.sort();
    let ledger = match ledger(&tree, &folder(&book.src, &request.kit), &mut sources) {
        Ok((ledger, _)) => ledger,
        Err(diagnostic) => return stopped(Report { diagnostics: vec![*diagnostic] }, sources, None),
    };
    let (before, _) = Before::of(&request.root, &book.src, &request.kit, &ledger, None)?;
    let draft = working.as_ref().and_then(|checked| checked.kits.first()).map(|kit| kit.version.value.draft());
    let mut sides = Vec::new();
    for name in [&request.from, &request.to] {
        if name == WORKING || draft.as_ref() == Some(name) {
            sides.push(None);
            continue;
        }
        let Some(stored) = Version::parse(name).ok().and_then(|version| before.find(&version)) else {
            let mut names: Vec<String> = before.all().iter().map(|stored| stored.release.version.to_string()).collect();
            names.push(WORKING.to_owned());
            let unknown = unknown("version", name, names.iter().map(String::as_str));
            return stopped(Report::default(), sources, Some(unknown));
        };
        match before.checked(stored)? {
            Ok(checked) => sides.push(Some(checked)),
            Err(diagnostic) => return stopped(Report { diagnostics: vec![*diagnostic] }, sources, None),
        }
    }
    let [Some(old), Some(new)] = [0, 1].map(|side: usize| sides.get(side).and_then(|side| side.as_ref().or(working.as_ref()))) else {
        return stopped(report, sources, None);
    };
    Ok(match told(request, old, new, &theme) {
        Ok(told) => Diffed { report: Report::default(), sources, told: Some(told), unknown: None },
        Err(unknown) => Diffed { report: Report::default(), sources, told: None, unknown: Some(unknown) },
    })
}

fn told(request: &Diff, old: &Checked, new: &Checked, theme: &Theme) -> Result<Told, String> {
    let tags: Vec<&str> = new.kits.iter().flat_map(|kit| &kit.texts).map(|text| text.language.as_str()).collect();
    let wanted = request.language.as_deref().or(tags.first().copied()).unwrap_or_default();
    let language = tags.iter().copied().find(|tag| tag.eq_ignore_ascii_case(wanted));
    let difference = language.and_then(|tag| Some((tag, differs(old, new, &request.kit, request.edition, tag)?)));
    let Some((language, difference)) = difference else { return Err(unknown("language", wanted, tags.iter().copied())) };
    let edition = if request.edition == Audience::Participant { "participant" } else { "facilitator" };
    Ok(Told {
        kit: request.kit.clone(),
        from: request.from.clone(),
        to: request.to.clone(),
        edition,
        language: language.to_owned(),
        summary: render::summary(&difference, theme, language),
        groups: render::changes(&difference, theme, language),
        difference,
    })
}
