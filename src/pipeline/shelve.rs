//! The kits of a workspace with their releases, as they are published.

use std::io::Read as _;
use std::path::Path;

use super::before::Before;
use super::ledgers::{folder, ledger};
use crate::archive::Entry;
use crate::catalogue::Withdrawn;
use crate::compare::Changes;
use crate::diagnostic::code::ledger::{RELEASE_CHANGED, RELEASED_EDITED, VERSION_BACK};
use crate::diagnostic::{Diagnostic, Severity, Sources};
use crate::disk;
use crate::kit::Kit;
use crate::ledger::Ledger;
use crate::pack::SOURCE;
use crate::path::KitPath;
use crate::publish::{Released, ReleasedPacket};
use crate::release::{self, Standing, Stored, Unpacked, Unreadable, standing};
use crate::tree::Tree;
use crate::version::Raise;

/// A kit of the workspace beside what was released of it.
pub(super) struct Shelved {
    /// The kit's id.
    pub id: String,
    /// Where its working copy stands.
    pub standing: Standing,
    /// Its releases that stand on disk as they were made, the oldest first.
    pub releases: Vec<Released>,
    /// The same, for comparing.
    pub before: Before,
    /// Whether nothing is wrong with the releases.
    pub sound: bool,
}

impl Shelved {
    /// Whether the site shows the working copy: where there is no release, or where it is asked for and is none.
    pub fn shows_draft(&self, asked: bool) -> bool {
        self.standing == Standing::First || (asked && self.standing != Standing::Released)
    }
}

/// Finds the releases of a kit, and what is wrong with them. Where releases must agree with all else, `locked`, every difference is an
/// error. Nothing comes of a ledger that cannot be read.
pub(super) fn shelve(
    root: &Path,
    tree: &Tree,
    src: &KitPath,
    kit: &Kit,
    locked: bool,
    sources: &mut Sources,
) -> Result<(Option<Shelved>, Vec<Diagnostic>), disk::Error> {
    let (kept, mut found) = releases(root, tree, src, &kit.id, sources)?;
    let sound = found.is_empty();
    let Some(Kept { ledger, before, releases }) = kept else { return Ok((None, found)) };
    let standing = standing(&ledger, &kit.version.value, release::Sources::of(tree, &folder(src, &kit.id)).digest());
    found.extend(astray(standing, kit, &ledger));
    if locked {
        found.iter_mut().for_each(|diagnostic| diagnostic.severity = Severity::Error);
    }
    Ok((Some(Shelved { id: kit.id.clone(), standing, releases, before, sound }), found))
}

/// What was released of a kit.
pub(super) struct Kept {
    /// What its ledger says.
    ledger: Ledger,
    /// The releases, for comparing.
    before: Before,
    /// The releases, the oldest first.
    pub releases: Vec<Released>,
}

/// Finds the releases of a kit, and what is wrong with them. Nothing comes of a ledger that cannot be read.
pub(super) fn releases(
    root: &Path,
    tree: &Tree,
    src: &KitPath,
    kit: &str,
    sources: &mut Sources,
) -> Result<(Option<Kept>, Vec<Diagnostic>), disk::Error> {
    let folder = folder(src, kit);
    let ledger = match ledger(tree, &folder, sources) {
        Ok((ledger, _)) => ledger,
        Err(diagnostic) => return Ok((None, vec![*diagnostic])),
    };
    let (before, mut found) = Before::of(root, src, kit, &ledger, None)?;
    let mut releases = Vec::new();
    for stored in before.all() {
        match released(&ledger, stored)? {
            Ok(release) => releases.push(release),
            Err((name, Unreadable(why))) => found.push(
                Diagnostic::nowhere(&RELEASE_CHANGED, format!("`{folder}/releases/{name}` cannot be published: {why}"))
                    .hint("restore the folder and `kit.lock` as they were committed"),
            ),
        }
    }
    Ok((Some(Kept { ledger, before, releases }), found))
}

/// What an author should know of where the working copy stands.
fn astray(standing: Standing, kit: &Kit, ledger: &Ledger) -> Option<Diagnostic> {
    let (version, last) = (&kit.version, ledger.last()?);
    let next = last.version.raised(Raise::Third);
    let hint = format!("raise `version` to {next} or higher; `tttkit status` tells which number the changes need");
    let found = match standing {
        Standing::Edited => {
            let message = format!("`{}` {} was released on {}, and its sources are no longer the same", kit.id, last.version, last.date);
            Diagnostic::at(&RELEASED_EDITED, version.span, message).hint(hint)
        }
        Standing::Behind => {
            let message = format!("version {} is lower than {}, which was released on {}", version.value, last.version, last.date);
            Diagnostic::at(&VERSION_BACK, version.span, message).hint(hint)
        }
        Standing::First | Standing::Ahead | Standing::Released => return None,
    };
    Some(found)
}

/// A release as it is published, or the packet that cannot be read and why.
fn released(ledger: &Ledger, stored: &Stored) -> Result<Result<Released, (String, Unreadable)>, disk::Error> {
    let withdrawn = ledger.withdrawal(&stored.release.version);
    let withdrawn = withdrawn.map(|withdrawal| Withdrawn { date: withdrawal.date.clone(), reason: withdrawal.reason.clone() });
    let first_language = stored.release.packets.first().map(|packet| packet.language.clone()).unwrap_or_default();
    let (mut packets, mut facts) = (Vec::new(), None);
    for (packet, zip) in &stored.packets {
        let first = packet.language == first_language;
        let mut entries: Vec<(KitPath, Entry)> = Vec::new();
        if packet.edition != SOURCE {
            match release::unpacked(&mut disk::reader(zip)?) {
                Ok(Unpacked { entries: found, note }) => {
                    entries = found;
                    facts = facts.or(first.then_some(note.facts));
                }
                Err(why) => return Ok(Err((format!("{}/{}", stored.release.version, packet.file), why))),
            }
        }
        packets.push(ReleasedPacket { known: packet.clone(), first, zip: zip.clone(), entries });
    }
    // A release of another tttkit may have written it otherwise: then nobody is told what changed, and all else stands.
    let mut changes = String::new();
    let read = disk::reader(&stored.changes)?.read_to_string(&mut changes);
    let changed = read.ok().and_then(|_| Changes::parse(&changes).ok());
    let Some(facts) = facts else {
        return Ok(Err((stored.release.version.to_string(), Unreadable("it has no packet that says what it is"))));
    };
    Ok(Ok(Released { date: stored.release.date.clone(), withdrawn, facts, changed, packets }))
}
