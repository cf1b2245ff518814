//! What builds remember, in a folder beside the site: `.site.tttkit-cache`.
//!
//! It may be deleted at any time, and whatever is wrong with it is as if it were not there: a build can do without. A text is read back
//! only where its first line is the digest of the rest.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::{Error, Target, fill};
use crate::blob::Sha256Sum;

/// No text of ours comes near this; what is larger is none of ours.
const AT_MOST: u64 = 256 * 1024 * 1024;

/// The memory of builds of one site.
pub struct Memory {
    folder: PathBuf,
}

impl Memory {
    /// The memory beside a target. Who writes must hold the target's [`Staging`](super::Staging).
    pub fn of(target: &Target) -> Self {
        Self { folder: target.beside().cache }
    }

    /// A memory of another kind, in a folder of its own.
    pub fn in_folder(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// A text by its name.
    pub fn read(&self, name: &str) -> Option<String> {
        let path = self.folder.join(name);
        let plain = |path: &Path, is: fn(&fs::Metadata) -> bool| fs::symlink_metadata(path).is_ok_and(|meta| is(&meta));
        if !plain(&self.folder, fs::Metadata::is_dir) || !plain(&path, fs::Metadata::is_file) {
            return None;
        }
        let mut text = String::new();
        fs::File::open(path).ok()?.take(AT_MOST).read_to_string(&mut text).ok()?;
        let (digest, rest) = text.split_once('\n')?;
        (Sha256Sum::parse(digest)? == Sha256Sum::of(rest.as_bytes())).then(|| rest.to_owned())
    }

    /// Keeps a text under a name; where that fails, nothing is kept.
    pub fn write(&self, name: &str, text: &str) {
        let path = self.folder.join(name);
        let aside = self.folder.join(format!("{name}.new"));
        let _ = fs::remove_file(&aside);
        let whole = format!("{}\n{text}", Sha256Sum::of(text.as_bytes()));
        let kept = fill::unsynced(&aside, &whole).and_then(|()| fs::rename(&aside, &path));
        if kept.is_err() {
            let _ = fs::remove_file(&aside);
            let _ = fs::remove_file(&path);
        }
    }

    /// Makes the folder where it is not there. What stands there and is no folder stays, and then nothing is kept.
    pub fn open(&self) -> bool {
        match fs::symlink_metadata(&self.folder) {
            Ok(meta) => meta.is_dir(),
            Err(_) => fill::make_folder(&self.folder).is_ok(),
        }
    }

    /// Forgets everything but some names, so that what was once built does not stay for ever.
    pub fn keep(&self, names: &BTreeSet<String>) {
        let Ok(all) = fs::read_dir(&self.folder) else { return };
        for entry in all.flatten() {
            if !entry.file_name().to_str().is_some_and(|name| names.contains(name)) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

/// The digest of the program that runs: what another one remembers is of no use to it.
///
/// # Errors
///
/// Where it cannot be read.
pub fn program() -> Result<Sha256Sum, Error> {
    let failed = |path: &Path, error| Error::io("read", path, error);
    let path = std::env::current_exe().map_err(|error| failed(Path::new("the program"), error))?;
    let file = fs::File::open(&path).map_err(|error| failed(&path, error))?;
    Ok(Sha256Sum::of_reader(file).map_err(|error| failed(&path, error))?.0)
}
