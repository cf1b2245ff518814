//! What a check knows of the last release of a kit: what changed since, and whether its number says so.

use super::ledgers::folder;
use super::shelve::Shelved;
use crate::check::Checked;
use crate::diagnostic::{Diagnostic, Severity};
use crate::disk;
use crate::path::KitPath;
use crate::release::{Sources, Standing};
use crate::tree::Tree;

/// What changed since the last release.
#[derive(Debug, Default)]
pub(super) struct Since {
    /// The files that are not what they were, by their paths in the kit; none where no rule asks.
    pub changed: Vec<String>,
    /// That the version says less than what changed.
    pub understated: Option<Diagnostic>,
}

/// Compares the one kit of a working copy with its last release.
pub(super) fn since(shelved: &Shelved, checked: &Checked, tree: &Tree, src: &KitPath) -> Result<Since, disk::Error> {
    let kit = &checked.kits[0];
    let Some(last) = shelved.before.all().last().filter(|_| shelved.standing != Standing::Released) else { return Ok(Since::default()) };
    let mut since = Since::default();
    // Only translations can fall behind.
    if kit.texts.len() > 1 {
        since.changed = shelved.before.differing(&last.release.version, &Sources::of(tree, &folder(src, &kit.id)))?;
    }
    if shelved.standing == Standing::Ahead {
        let found = match shelved.before.changes(checked)? {
            Ok(changes) => changes.understated(&kit.version),
            Err(unreadable) => Some(*unreadable),
        };
        // A release is refused for it. While somebody writes, the number comes last.
        since.understated = found.map(|found| Diagnostic { severity: Severity::Warning, ..found });
    }
    Ok(since)
}
