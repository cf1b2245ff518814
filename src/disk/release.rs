//! Writes what a release of a kit leaves behind: its folder, then its ledger.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::lock::Lock;
use super::swap::{put, remove, swap};
use super::walk::walk;
use super::{Error, LEDGER, RELEASES, durable, fill};
use crate::path::KitPath;
use crate::publish::Content;
use crate::version::Version;

/// The right to release a kit. Take it before the ledger is read, and keep it until the ledger is written.
///
/// The folder of a version goes first and the ledger second: interrupted between, a folder stands there that the ledger does not list,
/// which nobody reads and the next release of that version replaces. An entry in the ledger always has its whole folder.
#[derive(Debug)]
pub struct Releasing {
    kit: PathBuf,
    releases: PathBuf,
    _lock: Lock,
}

/// What to do where the folder of a version is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// Refuse: it may have been released.
    Refuse,
    /// Replace it: the ledger does not list it, so an interrupted run left it.
    Leftover,
}

/// What an interrupted run leaves behind has this ending, or that of a site, and is hidden.
const NEW: &str = ".tttkit-new";
const OLD: &str = ".tttkit-old";

/// Keeps other releases of a kit away, and removes what an interrupted one left half-written.
///
/// `kit` is the name of its folder below `kits`.
///
/// # Errors
///
/// Where another release of this kit is running, or the disk refuses.
pub fn releasing(root: &Path, kits: &KitPath, kit: &str) -> Result<Releasing, Error> {
    let kit = root.join(kits.as_str()).join(kit);
    let busy = || Error::refused("release", &kit, "another release of this kit is running", "wait until it has ended");
    let lock = Lock::take(&kit.join(".kit.tttkit-lock"), busy)?;
    let releasing = Releasing { releases: kit.join(RELEASES), kit, _lock: lock };
    releasing.clear_up()?;
    Ok(releasing)
}

impl Releasing {
    /// Writes the folder of a version, its files by their names, and gives back where it stands.
    ///
    /// # Errors
    ///
    /// Where it may not stand there, the disk refuses, or a source changed since it was read. Nothing half-written ever stands under its
    /// name: there is nothing, what was there before, or, where the very last step failed, all of it, which the ledger does not list.
    pub fn write(&self, version: &Version, files: BTreeMap<KitPath, Content>, existing: Existing) -> Result<PathBuf, Error> {
        self.make_folder()?;
        let place = self.releases.join(version.to_string());
        let there = fs::symlink_metadata(&place).is_ok();
        if there {
            judge(&place, existing, &files)?;
        }
        let [new, old] = [NEW, OLD].map(|ending| self.releases.join(format!(".{version}{ending}")));
        let failed = |error| Error::io("write the release", &place, error);
        let placed = fill::release(&new, files).and_then(|()| {
            let placed = if there { swap(&new, &place, &old) } else { put(&new, &place) };
            placed.and_then(|()| durable::folder(&self.releases)).map_err(failed)
        });
        // What went wrong is the news; a leftover is removed by the next run at the latest.
        let removed = remove(&new).and_then(|()| remove(&old));
        placed.and(removed).map(|()| place)
    }

    /// Writes the ledger in one step, and says whether it had to; `before` is what was read of it, empty where there was none.
    ///
    /// # Errors
    ///
    /// Where it is no longer what was read, or the disk refuses; then the ledger stands as it was, unless the message says otherwise.
    pub fn write_ledger(&self, text: &str, before: &[u8]) -> Result<bool, Error> {
        let path = self.kit.join(LEDGER);
        let now = match fs::read(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
            read => read.map_err(|error| Error::io("read", &path, error))?,
        };
        if now != before {
            return Err(Error::refused("write", &path, "it was changed after it had been read", "run the command again"));
        }
        if text.as_bytes() == before {
            return Ok(false);
        }
        let new = self.kit.join(format!(".{LEDGER}{NEW}"));
        let written = fill::text(&new, text).and_then(|()| fs::rename(&new, &path));
        if let Err(error) = written {
            let _ = fs::remove_file(&new);
            return Err(Error::io("write", &path, error));
        }
        durable::folder(&self.kit).map_err(|error| Error::io("write", &self.kit, error).late(WRITTEN))?;
        Ok(true)
    }

    /// The folder of all releases, made where it is not there.
    fn make_folder(&self) -> Result<(), Error> {
        match fs::symlink_metadata(&self.releases) {
            Ok(meta) if meta.is_dir() => Ok(()),
            Ok(_) => Err(Error::refused("write a release to", &self.releases, "it is no folder", "move it away")),
            Err(_) => {
                fill::make_folder(&self.releases)?;
                durable::folder(&self.kit).map_err(|error| Error::io("write", &self.kit, error))
            }
        }
    }

    /// Removes what interrupted runs left; all of it is hidden, and nothing of it was ever listed.
    fn clear_up(&self) -> Result<(), Error> {
        let ledger = self.kit.join(format!(".{LEDGER}{NEW}"));
        match fs::remove_file(&ledger) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(Error::io("remove", &ledger, error)),
            _ => {}
        }
        let failed = |error| Error::io("read", &self.releases, error);
        let entries = match fs::read_dir(&self.releases) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            entries => entries.map_err(failed)?,
        };
        for entry in entries {
            let path = entry.map_err(failed)?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if name.starts_with('.') && [NEW, OLD].iter().any(|ending| name.ends_with(ending)) {
                remove(&path)?;
            }
        }
        Ok(())
    }
}

/// What is so when the folder cannot be synced after the ledger was put in its place.
const WRITTEN: &str = "`kit.lock` is written already, but a power cut now could still undo it";

/// Whether a folder that stands where a release goes may be replaced: it holds nothing but files that the release writes.
fn judge(place: &Path, existing: Existing, files: &BTreeMap<KitPath, Content>) -> Result<(), Error> {
    let refused = |reason: String, advice: &str| Error::refused("write the release", place, reason, advice);
    if existing == Existing::Refuse {
        return Err(refused("it is there already".to_owned(), "release under another `version`"));
    }
    if !fs::symlink_metadata(place).is_ok_and(|meta| meta.is_dir()) {
        return Err(refused("it is no folder".to_owned(), "move it away"));
    }
    let there = walk(place, |name| !super::read::is_litter(name))?.into_iter().map(|found| found.name);
    let strangers: Vec<_> = there.filter(|name| !files.keys().any(|path| path.as_str() == name)).collect();
    if strangers.is_empty() {
        return Ok(());
    }
    Err(refused(format!("the release does not write {}", super::target::list(&strangers)), "move that folder away"))
}
