//! Puts a site in its place: written aside, then swapped in.

use std::fs;
use std::path::{Path, PathBuf};

use super::lock::Lock;
use super::{Error, Target, fill};
use crate::publish::Plan;

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The folder, as the caller named it.
    pub folder: PathBuf,
    /// How many files are in it.
    pub files: usize,
}

/// Writes a site and puts it in the target's place. Interrupted anywhere, the old site or the new one stands.
///
/// # Errors
///
/// Where another build is at it, the disk refuses, or a source changed since it was read; then the old site stands as it was.
pub fn apply(plan: Plan, target: &Target) -> Result<Applied, Error> {
    let beside = target.beside();
    let parent = target.folder.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(|error| Error::io("make the folder", parent, error))?;
    let _lock = Lock::take(&beside.lock, &target.named)?;

    target.bring_back()?;
    remove(&beside.new)?;
    remove(&beside.old)?;
    // Once more under the lock: somebody may have put something there since.
    target.check()?;

    let files = plan.files.len();
    if let Err(error) = fill::fill(&beside.new, plan) {
        // What went wrong is the news; a leftover is removed by the next run at the latest.
        let _ = remove(&beside.new);
        return Err(error);
    }
    swap(target, &beside.new, &beside.old)?;
    fill::sync_folder(parent).map_err(|error| Error::io("write", parent, error))?;
    remove(&beside.old)?;
    Ok(Applied { folder: target.named().to_owned(), files })
}

/// Two renames; between them a crash leaves the old site beside its place, from where the next run brings it back.
fn swap(target: &Target, new: &Path, old: &Path) -> Result<(), Error> {
    let failed = |error| Error::io("put the new site in the place of", &target.named, error);
    if target.folder.exists() {
        fs::rename(&target.folder, old).map_err(failed)?;
    }
    let swapped = fs::rename(new, &target.folder).map_err(failed);
    if swapped.is_err() {
        target.bring_back()?;
    }
    swapped
}

fn remove(folder: &Path) -> Result<(), Error> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Error::io("remove", folder, error)),
        _ => Ok(()),
    }
}
