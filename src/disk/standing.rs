//! The site that stands while a new one is made: whether its files are as a build made them.

use std::collections::BTreeMap;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::exchange::open_itself;
use crate::blob::Sha256Sum;
use crate::path::KitPath;

/// Files of at most so many bytes are read in one go; larger ones in pieces.
const WHOLE_AT_MOST: u64 = 256 * 1024;

/// So many bytes of contents that many files have are held.
const HELD_AT_MOST: usize = 8 * 1024 * 1024;

/// The site that stands.
pub struct Standing {
    folder: PathBuf,
    common: Mutex<Common>,
}

/// Contents that were found under several names, by their digest. Every kit has the same styles and scripts, a fifth of a site; comparing
/// them takes a tenth of the time that a digest takes.
#[derive(Default)]
struct Common {
    found: BTreeMap<Sha256Sum, Content>,
    held: usize,
}

enum Content {
    /// Found so many times.
    Times(u32),
    /// Found often enough to be found again.
    Held(Arc<[u8]>),
}

impl Standing {
    /// A site in a folder.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, common: Mutex::default() }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether a file stands in it, each byte as it was. What cannot be read does not.
    pub fn has(&self, path: &KitPath, (size, sha256): (u64, Sha256Sum)) -> bool {
        self.compared(path, size, sha256).unwrap_or(false)
    }

    fn compared(&self, path: &KitPath, size: u64, sha256: Sha256Sum) -> io::Result<bool> {
        let file = open_itself(&self.folder.join(path.as_str()))?;
        let meta = file.metadata()?;
        if !meta.is_file() || meta.len() != size {
            return Ok(false);
        }
        if size > WHOLE_AT_MOST {
            return Ok(Sha256Sum::of_reader(file)? == (sha256, size));
        }
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
        // To ask for its end as well would be a call more for each of tens of thousands of files.
        file.take(size).read_to_end(&mut bytes)?;
        if let Some(held) = self.held(sha256) {
            return Ok(*held == *bytes);
        }
        let same = bytes.len() as u64 == size && Sha256Sum::of(&bytes) == sha256;
        if same {
            self.found(sha256, &bytes);
        }
        Ok(same)
    }

    fn held(&self, sha256: Sha256Sum) -> Option<Arc<[u8]>> {
        match self.common.lock().unwrap_or_else(PoisonError::into_inner).found.get(&sha256)? {
            Content::Times(_) => None,
            Content::Held(bytes) => Some(Arc::clone(bytes)),
        }
    }

    /// What was found twice may be in both editions of a kit, and nowhere else.
    fn found(&self, sha256: Sha256Sum, bytes: &[u8]) {
        let mut common = self.common.lock().unwrap_or_else(PoisonError::into_inner);
        let room = common.held + bytes.len() <= HELD_AT_MOST;
        let content = common.found.entry(sha256).or_insert(Content::Times(0));
        if let Content::Times(times) = content {
            *times += 1;
            if *times > 2 && room {
                *content = Content::Held(bytes.into());
                common.held += bytes.len();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn known(bytes: &[u8]) -> (u64, Sha256Sum) {
        (bytes.len() as u64, Sha256Sum::of(bytes))
    }

    fn path(name: impl AsRef<str>) -> KitPath {
        KitPath::new(name.as_ref()).unwrap()
    }

    #[test]
    fn a_file_stands_only_byte_by_byte() {
        let folder = tempfile::tempdir().unwrap();
        let standing = Standing::new(folder.path().to_owned());
        // Small, at the border, and read in pieces; the same contents again and again, so that they are held.
        let large = usize::try_from(WHOLE_AT_MOST).unwrap();
        for bytes in [b"a { }".to_vec(), vec![b'x'; large], vec![b'y'; large + 1], Vec::new()] {
            for nth in 0..6 {
                let name = format!("{}-{nth}.css", bytes.len());
                fs::write(folder.path().join(&name), &bytes).unwrap();
                assert!(standing.has(&path(&name), known(&bytes)), "{name}");
            }
            let (shorter, longer) = (bytes.split_last().map(|(_, rest)| rest.to_vec()), [&bytes[..], b" "].concat());
            let other: Vec<u8> = bytes.iter().map(|byte| byte ^ 1).collect();
            for changed in [Some(other).filter(|other| !other.is_empty()), shorter, Some(longer)].into_iter().flatten() {
                fs::write(folder.path().join("changed.css"), &changed).unwrap();
                assert!(!standing.has(&path("changed.css"), known(&bytes)), "{} of {}", changed.len(), bytes.len());
                // Nor where a record says so of another size.
                assert!(!standing.has(&path("changed.css"), (changed.len() as u64, known(&bytes).1)));
            }
        }
        assert!(standing.common.lock().unwrap().held > large);
    }

    #[test]
    fn what_is_held_has_a_bound() {
        let folder = tempfile::tempdir().unwrap();
        let standing = Standing::new(folder.path().to_owned());
        let large = usize::try_from(WHOLE_AT_MOST).unwrap();
        for nth in 0..u8::try_from(HELD_AT_MOST / large + 3).unwrap() {
            let bytes = vec![nth; large];
            fs::write(folder.path().join("file"), &bytes).unwrap();
            assert!((0..4).all(|_| standing.has(&path("file"), known(&bytes))));
        }
        assert_eq!(standing.common.lock().unwrap().held, HELD_AT_MOST);
    }

    #[test]
    #[cfg(unix)]
    fn neither_a_link_nor_a_folder_stands_for_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let standing = Standing::new(folder.path().to_owned());
        fs::write(folder.path().join("file"), "a").unwrap();
        std::os::unix::fs::symlink("file", folder.path().join("link")).unwrap();
        std::os::unix::fs::symlink("gone", folder.path().join("dangling")).unwrap();
        fs::create_dir(folder.path().join("folder")).unwrap();
        assert!(standing.has(&path("file"), known(b"a")));
        let size = fs::metadata(folder.path().join("folder")).unwrap().len();
        for (name, size) in [("link", 1), ("dangling", 1), ("gone", 1), ("folder", size), ("file/below", 1)] {
            assert!(!standing.has(&path(name), (size, known(b"a").1)), "{name}");
        }
    }
}
