//! Where the kits of a workspace stand.

use std::path::Path;

use super::before::Before;
use super::choose::{choose, kits};
use super::ledgers::{folder, ledger};
use super::{Workspace, workspace};
use crate::check::{self, Checked};
use crate::diagnostic::Sources;
use crate::disk;
use crate::kit::Book;
use crate::ledger::Ledger;
use crate::load;
use crate::release::{self, Standing, standing};
use crate::tree::Tree;
use crate::version::Raise;

/// Where a kit stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// Its id.
    pub kit: String,
    /// The version that is being worked on; none where it cannot be read.
    pub working: Option<String>,
    /// The last release.
    pub last: Option<Last>,
    /// What is so.
    pub state: State,
    /// The lowest version that a release would need now; none where there is nothing to release, or nothing can be.
    pub needs: Option<String>,
}

/// The last release of a kit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Last {
    /// Its version.
    pub version: String,
    /// Its day.
    pub date: String,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
}

/// What is so of a working copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing was released yet.
    Unreleased,
    /// It is what was released.
    Released,
    /// It was changed, and still has the number of the release.
    Edited,
    /// It was changed, and its number says so.
    Ready,
    /// It was changed more than its number says.
    Understated,
    /// Its number is lower than that of the last release.
    Behind,
    /// It cannot be released before something is mended.
    Broken,
}

/// Where each kit stands, by id.
///
/// # Errors
///
/// Where the disk refuses.
pub fn status(root: &Path) -> Result<Vec<Status>, disk::Error> {
    let Workspace { tree, book, .. } = workspace(root)?;
    kits(&tree, &book.src).into_iter().map(|kit| of_kit(root, &tree, &book, kit)).collect()
}

fn of_kit(root: &Path, whole: &Tree, book: &Book, kit: String) -> Result<Status, disk::Error> {
    let mut tree = whole.clone();
    // The name is one of those that the tree has.
    let _ = choose(&mut tree, &book.src, std::slice::from_ref(&kit));
    let (checked, _, report) = check::check(load::load(&tree));
    let checked = checked.filter(|checked| report.errors() == 0 && !checked.kits.is_empty());
    let own_folder = folder(&book.src, &kit);
    let broken = |kit, working, last| Status { kit, working, last, state: State::Broken, needs: None };
    let working = checked.as_ref().map(|checked| checked.kits[0].version.value.to_string());
    let Ok((ledger, _)) = ledger(&tree, &own_folder, &mut Sources::default()) else { return Ok(broken(kit, working, None)) };
    let last = ledger.last().map(|last| Last {
        version: last.version.to_string(),
        date: last.date.clone(),
        withdrawn: ledger.withdrawal(&last.version).is_some(),
    });
    let Some(checked) = checked else { return Ok(broken(kit, None, last)) };
    let (before, found) = Before::of(root, &book.src, &kit, &ledger, None)?;
    if found.iter().any(|found| found.severity == crate::diagnostic::Severity::Error) {
        return Ok(broken(kit, working, last));
    }
    let own = release::Sources::of(&tree, &own_folder).digest();
    let standing = standing(&ledger, &checked.kits[0].version.value, own);
    let Ok((state, needs)) = judge(standing, &checked, &ledger, &before)? else { return Ok(broken(kit, working, last)) };
    Ok(Status { kit, working, last, state, needs })
}

type Judged = Result<(State, Option<String>), Box<crate::diagnostic::Diagnostic>>;

fn judge(standing: Standing, checked: &Checked, ledger: &Ledger, before: &Before) -> Result<Judged, disk::Error> {
    let version = &checked.kits[0].version.value;
    let Some(last) = ledger.last() else { return Ok(Ok((State::Unreleased, Some(version.to_string())))) };
    if standing == Standing::Released {
        return Ok(Ok((State::Released, None)));
    }
    let changes = match before.changes(checked)? {
        Ok(changes) => changes,
        Err(diagnostic) => return Ok(Err(diagnostic)),
    };
    let raise = changes.raise().unwrap_or(Raise::Third);
    let needs = last.version.raised(raise);
    Ok(Ok(match standing {
        Standing::Edited => (State::Edited, Some(needs.to_string())),
        Standing::Behind => (State::Behind, Some(needs.to_string())),
        _ if version.says(raise, &last.version) => (State::Ready, Some(version.to_string())),
        _ => (State::Understated, Some(needs.to_string())),
    }))
}
