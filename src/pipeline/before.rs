//! The releases that a kit had before, for comparing.

use std::path::Path;

use super::ledgers::folder;
use super::store::stored;
use crate::check::{self, Checked};
use crate::diagnostic::code::ledger::{RELEASE_UNREADABLE, VERSION_BACK, VERSION_TAKEN};
use crate::diagnostic::{Diagnostic, Severity};
use crate::disk;
use crate::ledger::{Ledger, Packet};
use crate::load;
use crate::pack::SOURCE;
use crate::path::KitPath;
use crate::release::{self, Sources, Standing, Stored, Unreadable, standing};
use crate::span::Spanned;
use crate::tree::Tree;
use crate::version::{Raise, Version};

/// The releases of a kit that stand on disk as they were made, the oldest first.
pub(super) struct Before {
    folder: String,
    stored: Vec<Stored>,
}

impl Before {
    /// Looks the releases of a kit up, and tells what is wrong with them.
    ///
    /// `coming` is the version that is about to be released, where one is.
    pub fn of(
        root: &Path,
        src: &KitPath,
        kit: &str,
        ledger: &Ledger,
        coming: Option<&Version>,
    ) -> Result<(Self, Vec<Diagnostic>), disk::Error> {
        let (stored, found) = stored(root, src, kit, ledger, coming)?;
        Ok((Self { folder: folder(src, kit), stored }, found))
    }

    /// The release of a version.
    pub fn find(&self, version: &Version) -> Option<&Stored> {
        self.stored.iter().find(|stored| stored.release.version == *version)
    }

    /// The releases, the oldest first.
    pub fn all(&self) -> &[Stored] {
        &self.stored
    }

    /// The newest releases as this program reads them, the newest first; those that it cannot read are left out.
    pub fn earlier(&self) -> Result<Vec<Checked>, disk::Error> {
        let read = self.stored.iter().rev().take(EARLIER).map(|stored| self.checked(stored));
        read.filter_map(|checked| checked.map(Result::ok).transpose()).collect()
    }

    /// Why a working copy of this version and with these sources cannot be released, where it is so.
    pub fn refusal(&self, ledger: &Ledger, version: &Spanned<Version>, own: &Sources) -> Result<Option<Diagnostic>, disk::Error> {
        let Some(last) = ledger.last() else { return Ok(None) };
        let (own_version, next) = (&version.value, last.version.raised(Raise::Third));
        let refused = |code, message: String| Diagnostic { severity: Severity::Error, ..Diagnostic::at(code, version.span, message) };
        Ok(match standing(ledger, own_version, own.digest()) {
            Standing::First | Standing::Ahead => None,
            Standing::Released => Some(
                refused(&VERSION_TAKEN, format!("version {own_version} was released on {}, and nothing has changed since", last.date))
                    .hint(format!("leave it at that; where something is to change, change it and raise `version` to {next} or higher")),
            ),
            Standing::Edited => {
                let changed = self.differing(&last.version, own)?;
                let what = if changed.is_empty() { String::new() } else { format!("; since then {} changed", names(&changed)) };
                Some(
                    refused(&VERSION_TAKEN, format!("version {own_version} was released on {}{what}", last.date))
                        .hint(format!("raise `version` to {next} or higher: what was released under a number never changes")),
                )
            }
            Standing::Behind => Some(
                refused(
                    &VERSION_BACK,
                    format!("version {own_version} is lower than {}, which was released on {}", last.version, last.date),
                )
                .hint(format!("raise `version` to {next} or higher")),
            ),
        })
    }

    /// The sources that are not what they were when a version was released, by their paths in the kit.
    pub fn differing(&self, version: &Version, own: &Sources) -> Result<Vec<String>, disk::Error> {
        let Some((_, zip)) = self.find(version).and_then(source) else { return Ok(Vec::new()) };
        let manifest = release::manifest(&mut disk::reader(zip)?).unwrap_or_default();
        let kit_files: String = manifest.lines().filter(|line| !line.ends_with("  RELEASE.txt")).map(|line| format!("{line}\n")).collect();
        Ok(own.differing(&kit_files))
    }

    /// The kit as it was released, in a workspace of its own; an error that says so where this program cannot read it any more.
    pub fn checked(&self, stored: &Stored) -> Result<Result<Checked, Box<Diagnostic>>, disk::Error> {
        let version = &stored.release.version;
        let unreadable = |why: &str| {
            let message = format!("the sources of version {version} in `{}/releases/{version}` cannot be read: {why}", self.folder);
            Box::new(Diagnostic::nowhere(&RELEASE_UNREADABLE, message).hint("use the tttkit that released it to compare with it"))
        };
        let Some((_, zip)) = source(stored) else { return Ok(Err(unreadable("they are not there"))) };
        let sources = match release::unpacked_sources(&mut disk::reader(zip)?) {
            Ok(sources) => sources,
            Err(Unreadable(why)) => return Ok(Err(unreadable(why))),
        };
        let id = self.folder.rsplit('/').next().unwrap_or_default();
        let (checked, _, report) = check::check(load::load(&tree(id, sources)));
        let first = report.diagnostics.iter().find(|found| found.severity == Severity::Error).map(|found| found.message.clone());
        Ok(checked.filter(|checked| !checked.kits.is_empty()).ok_or_else(|| unreadable(&first.unwrap_or_default())))
    }
}

/// So many releases a front page tells the changes from: who taught an older one reads the whole kit anew.
const EARLIER: usize = 10;

/// A workspace that holds one kit.
fn tree(id: &str, sources: Sources) -> Tree {
    let mut tree = Tree::of([("book.toml", "[book]\ntitle = \"A release\"\n")]);
    let placed = sources.files.into_iter().filter_map(|(path, blob)| Some((KitPath::new(&format!("kits/{id}/{path}")).ok()?, blob)));
    tree.files.extend(placed);
    tree
}

/// The packet of sources of a release.
fn source(stored: &Stored) -> Option<&(Packet, crate::blob::Blob)> {
    stored.packets.iter().find(|(packet, _)| packet.edition == SOURCE)
}

/// Some names in a sentence: at most three of them.
fn names(names: &[String]) -> String {
    let shown: Vec<_> = names.iter().take(3).map(|name| format!("`{name}`")).collect();
    match (names.len().saturating_sub(3), shown.as_slice()) {
        (0, [before @ .., last]) if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        (0, _) => shown.join(""),
        (more, _) => format!("{} and {more} more", shown.join(", ")),
    }
}
