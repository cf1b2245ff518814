//! The folder that a site is written to, judged before anything is done to it.

use std::fs;
use std::path::{Path, PathBuf};

use super::lock::Lock;
use super::resolve::resolve;
use super::{Error, Several, Wanted, marker};

/// A folder that may be replaced by a site: absent, empty, or written by us.
#[derive(Debug)]
pub struct Target {
    /// As the caller named it, for messages.
    pub(super) named: PathBuf,
    /// Where it really is.
    pub(super) folder: PathBuf,
}

/// The three names beside a target that we use while we write.
pub(super) struct Beside {
    /// The site while it is being written; the old one once the two have been swapped.
    pub new: PathBuf,
    /// The old site while the new one takes its place, where two folders cannot be swapped in one step.
    pub old: PathBuf,
    /// Held while a build writes.
    pub lock: PathBuf,
    /// What builds remember.
    pub cache: PathBuf,
}

/// Judges the place that a site of the workspace at `root` shall go to, and brings back a site that an interrupted run left aside. What is
/// in a folder that stands there is judged when a [`Staging`](super::Staging) begins.
///
/// # Errors
///
/// Where replacing the folder could destroy what nobody can build again; the message says what to do.
pub fn target(root: &Path, folder: &Path, wanted: &Wanted) -> Result<Target, Error> {
    let named = folder.to_owned();
    let refused = |reason: &str| Error::refused("write a site to", &named, reason, ELSEWHERE);
    if fs::symlink_metadata(&named).is_ok_and(|meta| meta.is_symlink()) {
        return Err(Error::refused("write a site to", &named, "it is a symbolic link", "name the folder that it leads to with `--out`"));
    }
    let folder = resolve(&named)?;
    if folder.file_name().is_none() {
        return Err(refused("it is the root of the disk"));
    }
    if std::env::home_dir().is_some_and(|home| resolve(&home).unwrap_or(home).starts_with(&folder)) {
        return Err(refused("it is, or holds, your home folder"));
    }
    let root = resolve(root)?;
    if root.starts_with(&folder) {
        return Err(refused("it is, or holds, the workspace"));
    }
    for source in std::iter::once(&wanted.kits).chain(&wanted.theme) {
        let source = resolve(&root.join(source.as_str()))?;
        if source.starts_with(&folder) || folder.starts_with(&source) {
            return Err(refused("the sources of the kits stand there"));
        }
    }
    let target = Target { named, folder };
    target.recover()?;
    target.check_place()?;
    Ok(target)
}

/// The advice where a folder will not do.
const ELSEWHERE: &str = "choose a folder of its own, such as `site`, with `--out`";

impl Target {
    /// The folder as it was named, for messages.
    pub fn named(&self) -> &Path {
        self.named.strip_prefix(".").unwrap_or(&self.named)
    }

    /// Whether a folder can stand there; whether one does.
    fn check_place(&self) -> Result<bool, Error> {
        let refused = |reason: &str| Error::refused("write a site to", &self.named, reason, ELSEWHERE);
        let above = self.folder.ancestors().skip(1).find(|folder| folder.exists());
        if above.is_some_and(|folder| !folder.is_dir()) {
            return Err(refused("something on the way to it is a file"));
        }
        match fs::symlink_metadata(&self.folder) {
            Err(_) => Ok(false),
            Ok(meta) if !meta.is_dir() => Err(refused("a file stands there")),
            Ok(_) => Ok(true),
        }
    }

    /// Whether what stands there may be replaced. To be asked under the lock, for another build may swap the folder meanwhile.
    pub(super) fn check(&self, several: Several<'_>) -> Result<(), Error> {
        let refused = |reason: String, advice: &str| Error::refused("write a site to", &self.named, reason, advice);
        if !self.check_place()? {
            return Ok(());
        }
        match marker::judge(&self.folder, several)? {
            marker::Verdict::Ours => Ok(()),
            marker::Verdict::Foreign => Err(refused(
                "it holds files and was not written by tttkit".to_owned(),
                "choose another folder with `--out`, or empty this one",
            )),
            marker::Verdict::Newer => {
                Err(refused("it was written by a newer tttkit".to_owned(), "use that one, or choose another folder with `--out`"))
            }
            marker::Verdict::Strangers(names) => Err(refused(
                format!("tttkit did not write {} in it", list(&names)),
                "move that away, for the folder is replaced as a whole",
            )),
        }
    }

    /// Where an interrupted run took the old site away and did not get to put the new one there, brings the old one back.
    fn recover(&self) -> Result<(), Error> {
        let beside = self.beside();
        if self.folder.exists() || !beside.old.exists() {
            return Ok(());
        }
        // Where another build holds the lock, it is just about to put its site there.
        let Ok(_lock) = Lock::take(&beside.lock, || self.busy()) else { return Ok(()) };
        self.bring_back()
    }

    /// The same for one who holds the lock.
    pub(super) fn bring_back(&self) -> Result<(), Error> {
        let beside = self.beside();
        if !self.folder.exists() && beside.old.exists() {
            fs::rename(&beside.old, &self.folder).map_err(|error| Error::io("bring back", &self.named, error))?;
        }
        Ok(())
    }

    /// That another build holds the lock.
    pub(super) fn busy(&self) -> Error {
        Error::refused("write a site to", &self.named, "another build is writing there", "wait until it has ended")
    }

    pub(super) fn beside(&self) -> Beside {
        let name = self.folder.file_name().unwrap_or_default().to_string_lossy();
        let sibling = |ending: &str| self.folder.with_file_name(format!(".{name}.tttkit-{ending}"));
        Beside { new: sibling("new"), old: sibling("old"), lock: sibling("lock"), cache: sibling("cache") }
    }
}

/// Some names in a sentence: at most three of them.
pub(super) fn list(names: &[String]) -> String {
    let shown: Vec<_> = names.iter().take(3).map(|name| format!("`{name}`")).collect();
    let more = names.len().saturating_sub(3);
    if more > 0 { format!("{} and {more} more", shown.join(", ")) } else { shown.join(", ") }
}
