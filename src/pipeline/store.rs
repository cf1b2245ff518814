//! The releases of a kit as they stand on disk, held against its ledger.

use std::path::Path;

use super::ledgers::folder;
use super::parallel::each;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::ledger::RELEASE_UNLISTED;
use crate::disk::{self, Unread};
use crate::ledger::Ledger;
use crate::path::KitPath;
use crate::release::{Found, Stored, store};
use crate::version::Version;

/// The releases whose files are all there and all right, and what is wrong with the rest. Every file is read once, and none is held.
///
/// What an interrupted run left of `coming`, the version that is about to be released, is neither read nor told: it will be replaced.
pub(super) fn stored(
    root: &Path,
    src: &KitPath,
    kit: &str,
    ledger: &Ledger,
    coming: Option<&Version>,
) -> Result<(Vec<Stored>, Vec<Diagnostic>), disk::Error> {
    let mut kept = disk::kept(root, src, kit)?;
    if let Some(coming) = coming.filter(|version| ledger.release(version).is_none()) {
        kept.versions.remove(&coming.to_string());
    }
    let files: Vec<(&String, &String, &Unread)> =
        kept.versions.iter().flat_map(|(version, files)| files.iter().map(move |(name, file)| (version, name, file))).collect();
    let mut found = Found::new();
    for ((version, name, _), blob) in files.iter().zip(each(&files, |(_, _, file)| file.digested())) {
        found.entry((*version).clone()).or_default().insert((*name).clone(), blob?);
    }
    let (stored, mut told) = store(&folder(src, kit), kit, ledger, &found);
    let odd = kept.strays.iter().chain(kept.refused.iter().map(|refused| &refused.path));
    told.extend(odd.map(|path| {
        Diagnostic::nowhere(&RELEASE_UNLISTED, format!("`{path}` stands among the releases, and tttkit did not put it there"))
            .hint("move it away")
    }));
    Ok((stored, told))
}
