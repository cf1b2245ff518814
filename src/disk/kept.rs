//! What stands in the folder of a kit's releases.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::names::Names;
use super::read::{blob, is_litter, streamed};
use super::walk::walk;
use super::{Error, RELEASES};
use crate::blob::{Blob, Sha256Sum};
use crate::path::KitPath;
use crate::tree::Refused;

/// No packet is as small as this, in bytes; a pointer of git LFS is.
const NO_PACKET: u64 = 512;

/// The releases of a kit as they stand on disk, whether or not its ledger lists them; nothing is read yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The files of each folder of a version, by their paths in it: `versions["1.0.0"]["trust-1.0.0-en-participant.zip"]`.
    pub versions: BTreeMap<String, BTreeMap<String, Unread>>,
    /// Files beside those folders, by their paths from the root of the workspace.
    pub strays: Vec<String>,
    /// Links, special files and names that not every machine can hold, in byte order of their paths from the root of the workspace.
    pub refused: Vec<Refused>,
}

/// A file that was found and not yet read. Many can be read at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    path: PathBuf,
    size: u64,
}

/// Looks through the folder of a kit's releases; `kit` is the name of its folder below `kits`. One that is not there holds nothing.
///
/// Hidden files, what desktops and editors leave behind, and what an interrupted release left are passed over without a word.
///
/// # Errors
///
/// Where a folder cannot be read.
pub fn kept(root: &Path, kits: &KitPath, kit: &str) -> Result<Kept, Error> {
    let folder = format!("{kits}/{kit}/{RELEASES}");
    let (mut kept, mut names) = (Kept::default(), Names::default());
    for found in walk(&root.join(&folder), |name| !is_litter(name))? {
        let name = if found.name.is_empty() { folder.clone() } else { format!("{folder}/{}", found.name) };
        match (names.take(&found, &name), found.name.split_once('/')) {
            (Err(why), _) => kept.refused.push(Refused { path: name, why }),
            (Ok(_), None) => kept.strays.push(name),
            (Ok((_, size)), Some((version, file))) => {
                kept.versions.entry(version.to_owned()).or_default().insert(file.to_owned(), Unread { path: found.path, size });
            }
        }
    }
    kept.refused.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(kept)
}

impl Kept {
    /// Reads every file of every version.
    ///
    /// # Errors
    ///
    /// Where one cannot be read.
    pub fn read(&self) -> Result<BTreeMap<String, BTreeMap<String, Blob>>, Error> {
        self.versions
            .iter()
            .map(|(version, files)| {
                let read = files.iter().map(|(name, file)| Ok((name.clone(), file.read()?)));
                Ok((version.clone(), read.collect::<Result<_, Error>>()?))
            })
            .collect()
    }
}

impl Unread {
    /// How many bytes it had when it was found.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Reads it; a large one is not held, but read to its end for its digest.
    ///
    /// # Errors
    ///
    /// Where it cannot be read.
    pub fn read(&self) -> Result<Blob, Error> {
        blob(&self.path, self.size)
    }

    /// Reads it to its end for its digest, and holds it only where it is smaller than any packet: then it can be told what it is instead.
    ///
    /// # Errors
    ///
    /// Where it cannot be read.
    pub fn digested(&self) -> Result<Blob, Error> {
        if self.size <= NO_PACKET { blob(&self.path, self.size) } else { streamed(&self.path) }
    }

    /// Takes a digest on trust and reads nothing: who copies the blob compares, so that its bytes are read and digested only once.
    ///
    /// # Errors
    ///
    /// Where the machine cannot say where the file stands.
    pub fn trusted(&self, sha256: Sha256Sum) -> Result<Blob, Error> {
        let path = std::path::absolute(&self.path).map_err(|error| Error::io("find", &self.path, error))?;
        Ok(Blob::Streamed { path, size: self.size, sha256 })
    }
}
