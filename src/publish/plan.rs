//! What a site will be.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::{Entry, Zip};
use crate::blob::Blob;
use crate::path::KitPath;

/// The files of a site by their path in it; the disk writes them all or none.
#[derive(Default)]
pub struct Plan {
    /// The files.
    pub files: BTreeMap<KitPath, Content>,
    folders: BTreeSet<KitPath>,
}

/// What will be in a file.
pub enum Content {
    /// These bytes.
    Blob(Blob),
    /// A packet, written as a zip.
    Zip(Zip),
    /// A file of a released packet, as it stands in its zip.
    Entry {
        /// The packet's zip.
        zip: Blob,
        /// Where the file stands in it.
        entry: Entry,
    },
}

impl Content {
    /// How many bytes the file will have.
    pub fn size(&self) -> u64 {
        match self {
            Self::Blob(blob) => blob.size(),
            Self::Zip(zip) => zip.size(),
            Self::Entry { entry, .. } => entry.size,
        }
    }
}

impl Plan {
    /// Adds a file; where one stands already, or one would have to be a folder, gives the path back and changes nothing.
    #[must_use]
    pub fn add(&mut self, path: KitPath, content: Content) -> Option<KitPath> {
        let above = folders(&path);
        if self.files.contains_key(&path) || self.folders.contains(&path) || above.iter().any(|folder| self.files.contains_key(folder)) {
            return Some(path);
        }
        self.folders.extend(above);
        self.files.insert(path, content);
        None
    }

    /// Every folder that holds a file, each before those in it.
    pub fn folders(&self) -> impl Iterator<Item = &KitPath> {
        self.folders.iter()
    }
}

/// Every folder on the way to a path.
fn folders(path: &KitPath) -> Vec<KitPath> {
    let text = path.as_str();
    text.match_indices('/').filter_map(|(at, _)| KitPath::new(&text[..at]).ok()).collect()
}
