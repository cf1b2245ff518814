//! A kit by itself: checked, held against its releases, and looked over by every rule.

use std::path::Path;

use super::shelve::{Shelved, shelve};
use super::since::since;
use crate::check::{self, Around, Checked, Coached};
use crate::diagnostic::Sources;
use crate::disk;
use crate::load;
use crate::path::KitPath;
use crate::tree::Tree;

/// What came of looking at a kit.
pub(super) struct Examined {
    /// The kit, in a workspace of its own; none where it cannot be read.
    pub checked: Option<Checked>,
    /// Its releases; none where their ledger cannot be read.
    pub shelved: Option<Shelved>,
    /// Its files that are others than when it was released last.
    pub changed: Vec<String>,
    /// The texts that findings point into.
    pub sources: Sources,
    /// What was found in it.
    pub coached: Coached,
}

/// Looks at the kit of a workspace that holds no other.
pub(super) fn examine(root: &Path, tree: &Tree, src: &KitPath, around: &Around<'_>) -> Result<Examined, disk::Error> {
    let (checked, mut sources, mut report) = check::check(load::load(tree));
    let Some(checked) = checked.filter(|checked| !checked.kits.is_empty()) else {
        return Ok(Examined {
            checked: None,
            shelved: None,
            changed: Vec::new(),
            sources,
            coached: Coached { report, ..Coached::default() },
        });
    };
    let kit = &checked.kits[0];
    let (shelved, found) = shelve(root, tree, src, kit, false, &mut sources)?;
    report.diagnostics.extend(found);
    let mut before = match &shelved {
        Some(shelved) => since(shelved, &checked, tree, src)?,
        None => Default::default(),
    };
    report.diagnostics.extend(before.understated.take());
    let coached = check::coach(kit, &sources, report, &Around { changed: &before.changed, ..*around });
    Ok(Examined { checked: Some(checked), shelved, changed: before.changed, sources, coached })
}
