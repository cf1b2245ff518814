//! A workspace as it stands on disk.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::names::Names;
use super::walk::{Found, Kind, walk};
use super::{Error, LEDGER, RELEASES};
use crate::blob::{Blob, HELD_AT_MOST, Sha256Sum};
use crate::path::KitPath;
use crate::tree::{Refused, Tree};

/// The file that makes a folder a workspace.
pub(super) const BOOK: &str = "book.toml";

/// Which folders of a workspace are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The folder of the kits.
    pub kits: KitPath,
    /// The folder of the theme.
    pub theme: Option<KitPath>,
}

/// A file of a workspace that was found and not yet read.
#[derive(Clone, Debug)]
pub struct Pending {
    path: PathBuf,
    size: u64,
}

impl Pending {
    /// Its bytes, or, where it is too large to hold, its digest.
    ///
    /// # Errors
    ///
    /// Where it cannot be read.
    pub fn read(&self) -> Result<Blob, Error> {
        blob(&self.path, self.size)
    }
}

/// Reads `book.toml`, the kits and the theme. Folders that are not there hold nothing. `each` [reads](Pending::read) files, in their order
/// or several at a time.
///
/// Hidden files, what desktops and editors leave behind, and the releases of kits are left out without a word; links, special files
/// and names that not every machine can hold are told in [`Tree::refused`].
///
/// # Errors
///
/// Where something that is there cannot be read.
pub fn read(root: &Path, wanted: &Wanted, each: impl Fn(&[Pending]) -> Vec<Result<Blob, Error>>) -> Result<Tree, Error> {
    let mut tree = read_file(root, BOOK)?;
    let mut found = find(root, wanted.kits.as_str(), is_release)?;
    if let Some(theme) = &wanted.theme {
        let of_theme = find(root, theme.as_str(), |_| false)?;
        found.files.extend(of_theme.files);
        found.refused.extend(of_theme.refused);
    }
    let (paths, pending): (Vec<_>, Vec<_>) = found.files.into_iter().unzip();
    for (path, blob) in paths.into_iter().zip(each(&pending)) {
        tree.files.insert(path, blob?);
    }
    tree.refused.extend(found.refused);
    tree.refused.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(tree)
}

/// A tree with `book.toml` alone: it says which folders hold the rest.
///
/// # Errors
///
/// Where there is none, or it cannot be read.
pub fn read_book(root: &Path) -> Result<Tree, Error> {
    let tree = read_file(root, BOOK)?;
    if tree.files.is_empty() && tree.refused.is_empty() {
        let advice = "run `tttkit init` to make a workspace, or name the folder of one";
        return Err(Error::refused("read", &root.join(BOOK), "there is no such file, so this is no workspace", advice));
    }
    Ok(tree)
}

/// A tree with one file of a workspace, named by its path from the root; empty where it is not there.
fn read_file(root: &Path, name: &str) -> Result<Tree, Error> {
    let path = root.join(name);
    let mut found = FoundFiles::default();
    match fs::symlink_metadata(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => return Err(Error::io("read", &path, error)),
        Ok(meta) => {
            let kind = match meta.file_type() {
                kind if kind.is_file() => Kind::File(meta.len()),
                kind if kind.is_symlink() => Kind::Symlink,
                _ => Kind::Special,
            };
            found.take(Found { path, name: name.to_owned(), unicode: true, kind }, name);
        }
    }
    let mut tree = Tree { refused: found.refused, ..Tree::default() };
    for (path, pending) in found.files {
        tree.files.insert(path, pending.read()?);
    }
    Ok(tree)
}

/// The files of a folder of a workspace.
fn find(root: &Path, folder: &str, skip: impl Fn(&str) -> bool) -> Result<FoundFiles, Error> {
    let mut files = FoundFiles::default();
    for found in walk(&root.join(folder), |name| !is_litter(name) && !skip(name))? {
        let name = if found.name.is_empty() { folder.to_owned() } else { format!("{folder}/{}", found.name) };
        files.take(found, &name);
    }
    Ok(files)
}

/// What was found, and the names that are taken.
#[derive(Default)]
struct FoundFiles {
    files: Vec<(KitPath, Pending)>,
    refused: Vec<Refused>,
    names: Names,
}

impl FoundFiles {
    fn take(&mut self, found: Found, name: &str) {
        match self.names.take(&found, name) {
            Err(why) => self.refused.push(Refused { path: name.to_owned(), why }),
            Ok((path, size)) => self.files.push((path, Pending { path: found.path, size })),
        }
    }
}

/// A ledger is read as a whole, for it is one chain: 64 MiB are some ten thousand releases.
const LEDGER_AT_MOST: u64 = 64 * 1024 * 1024;

/// The bytes of a file, or, where it is too large to hold, its digest.
pub(super) fn blob(path: &Path, size: u64) -> Result<Blob, Error> {
    let failed = |error| Error::io("read", path, error);
    if size <= HELD_AT_MOST || (size <= LEDGER_AT_MOST && path.ends_with(LEDGER)) {
        return Ok(Blob::held(fs::read(path).map_err(failed)?));
    }
    streamed(path)
}

/// A file that is not held: its digest, and where it stands.
pub(super) fn streamed(path: &Path) -> Result<Blob, Error> {
    let failed = |error| Error::io("read", path, error);
    // The folder from which the command runs may not be the one where the file is read again.
    let whole = std::path::absolute(path).map_err(failed)?;
    let (sha256, size) = Sha256Sum::of_reader(File::open(path).map_err(failed)?).map_err(failed)?;
    Ok(Blob::Streamed { path: whole, size, sha256 })
}

/// What is no part of a workspace: hidden files, and what desktops and editors leave behind.
pub(super) fn is_litter(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or(name);
    last.starts_with('.') || last.ends_with('~') || matches!(last, "Thumbs.db" | "desktop.ini")
}

/// `<kit>/releases`: written by us, and large.
pub(super) fn is_release(name: &str) -> bool {
    name.split_once('/').is_some_and(|(_, rest)| rest == RELEASES)
}
