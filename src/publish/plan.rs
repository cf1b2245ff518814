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
    Entry(Box<Unpacked>),
    /// What stands in the site's folder already: so many bytes, which nobody has to hold any more.
    Written(u64),
}

/// A file of a released packet.
pub struct Unpacked {
    /// The packet's zip.
    pub zip: Blob,
    /// Where the file stands in it.
    pub entry: Entry,
}

impl Content {
    /// How many bytes the file will have.
    pub fn size(&self) -> u64 {
        match self {
            Self::Blob(blob) => blob.size(),
            Self::Zip(zip) => zip.size(),
            Self::Entry(unpacked) => unpacked.entry.size,
            Self::Written(size) => *size,
        }
    }
}

impl Plan {
    /// Adds a file; where one stands already, or one would have to be a folder, gives the path back and changes nothing.
    #[must_use]
    pub fn add(&mut self, path: KitPath, content: Content) -> Option<KitPath> {
        if self.files.contains_key(&path) || self.folders.contains(&path) {
            return Some(path);
        }
        // A folder that is known has nothing but known folders above it.
        let made: Vec<KitPath> =
            path.folders().take_while(|folder| !self.folders.contains(*folder)).filter_map(|folder| path.folder(folder)).collect();
        if made.iter().any(|folder| self.files.contains_key(folder)) {
            return Some(path);
        }
        self.folders.extend(made);
        self.files.insert(path, content);
        None
    }

    /// One plan of several; gives the paths back that more than one of them has, or that would have to be a file and a folder.
    #[must_use]
    pub fn of_all(plans: Vec<Self>) -> (Self, Vec<KitPath>) {
        let (mut files, mut folders, mut twice) = (Vec::new(), BTreeSet::new(), Vec::new());
        for plan in plans {
            files.extend(plan.files);
            folders.extend(plan.folders);
        }
        // All at once: a site has tens of thousands of files, and each plan of a kit is a run that is sorted already.
        files.sort_by(|(one, _), (other, _)| one.cmp(other));
        files.dedup_by(|(path, _), (before, _)| {
            path == before && {
                twice.push(path.clone());
                true
            }
        });
        let files = BTreeMap::from_iter(files);
        twice.extend(folders.iter().filter(|folder| files.contains_key(*folder)).cloned());
        (Self { files, folders }, twice)
    }

    /// Adds the files of another plan; gives the paths back that were there already.
    #[must_use]
    pub fn join(&mut self, other: Self) -> Vec<KitPath> {
        other.files.into_iter().filter_map(|(path, content)| self.add(path, content)).collect()
    }

    /// The same plan when everybody's bytes stand on disk, which `write` sees to; the first failure ends it.
    ///
    /// # Errors
    ///
    /// That of `write`.
    pub fn written<E>(self, mut write: impl FnMut(&KitPath, Content) -> Result<(), E>) -> Result<Self, E> {
        let Self { files, folders } = self;
        let done = |(path, content): (KitPath, Content)| {
            let size = content.size();
            write(&path, content)?;
            Ok((path, Content::Written(size)))
        };
        Ok(Self { files: files.into_iter().map(done).collect::<Result<_, E>>()?, folders })
    }

    /// Every folder that holds a file, each before those in it.
    pub fn folders(&self) -> impl Iterator<Item = &KitPath> {
        self.folders.iter()
    }
}
