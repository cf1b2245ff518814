//! A workspace as it stands on disk.

use std::fs::{self, File};
use std::path::Path;

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

/// Reads `book.toml`, the kits and the theme. Folders that are not there hold nothing.
///
/// Hidden files, what desktops and editors leave behind, and the releases of kits are left out without a word; links, special files
/// and names that not every machine can hold are told in [`Tree::refused`].
///
/// # Errors
///
/// Where something that is there cannot be read.
pub fn read(root: &Path, wanted: &Wanted) -> Result<Tree, Error> {
    let mut tree = read_file(root, BOOK)?;
    read_folder(root, wanted.kits.as_str(), is_release, &mut tree)?;
    if let Some(theme) = &wanted.theme {
        read_folder(root, theme.as_str(), |_| false, &mut tree)?;
    }
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
    let mut taken = Taken::default();
    match fs::symlink_metadata(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => return Err(Error::io("read", &path, error)),
        Ok(meta) => {
            let kind = match meta.file_type() {
                kind if kind.is_file() => Kind::File(meta.len()),
                kind if kind.is_symlink() => Kind::Symlink,
                _ => Kind::Special,
            };
            taken.take(&Found { path, name: name.to_owned(), unicode: true, kind }, name)?;
        }
    }
    Ok(taken.tree)
}

fn read_folder(root: &Path, folder: &str, skip: impl Fn(&str) -> bool, tree: &mut Tree) -> Result<(), Error> {
    let mut taken = Taken::default();
    for found in walk(&root.join(folder), |name| !is_litter(name) && !skip(name))? {
        let name = if found.name.is_empty() { folder.to_owned() } else { format!("{folder}/{}", found.name) };
        taken.take(&found, &name)?;
    }
    tree.files.extend(taken.tree.files);
    tree.refused.extend(taken.tree.refused);
    Ok(())
}

/// What was read, and the names that are taken.
#[derive(Default)]
struct Taken {
    tree: Tree,
    names: Names,
}

impl Taken {
    fn take(&mut self, found: &Found, name: &str) -> Result<(), Error> {
        match self.names.take(found, name) {
            Err(why) => self.tree.refused.push(Refused { path: name.to_owned(), why }),
            Ok((path, size)) => {
                self.tree.files.insert(path, blob(&found.path, size)?);
            }
        }
        Ok(())
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
