//! What was read from disk, before anybody knows what it means.

use std::collections::BTreeMap;

use crate::blob::Blob;
use crate::path::KitPath;

/// The files of a workspace by their path from its root, in byte order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// The files.
    pub files: BTreeMap<KitPath, Blob>,
    /// What stood there and was not read.
    pub refused: Vec<Refused>,
}

/// Something on disk that a tree does not hold, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Its path from the root, as well as it can be shown.
    pub path: String,
    /// Why.
    pub why: Why,
}

/// Why something on disk was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// A symbolic link: it could lead anywhere.
    Symlink,
    /// Neither a file nor a folder.
    Special,
    /// A name that differs from another, which is given, by case or by how its accents are composed alone.
    Twin(String),
    /// A name that not every machine can hold; the reason in words.
    Name(String),
}

impl Tree {
    /// A tree of texts, for tests and for what `init` writes.
    ///
    /// # Panics
    ///
    /// Where a path is not a [`KitPath`].
    pub fn of<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let path = |text: &str| KitPath::new(text).unwrap_or_else(|bad| panic!("{text}: {bad}"));
        let files = files.into_iter().map(|(name, text)| (path(name), Blob::held(text.as_bytes()))).collect();
        Self { files, refused: Vec::new() }
    }

    /// The files of one folder: the path from the folder, the whole path and the content.
    pub fn under<'t>(&'t self, folder: &'t str) -> impl Iterator<Item = (&'t str, &'t KitPath, &'t Blob)> {
        self.files.iter().filter_map(move |(path, blob)| Some((path.within(folder)?, path, blob)))
    }
}
