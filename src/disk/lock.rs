//! What keeps two builds of one site, and two releases of one kit, apart.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use super::Error;

/// A held lock; let go, and its file removed, when it is dropped.
#[derive(Debug)]
pub struct Lock {
    file: File,
    path: PathBuf,
}

impl Lock {
    /// Takes the lock, or says in the caller's words that another run holds it.
    pub fn take(path: &Path, busy: impl FnOnce() -> Error) -> Result<Self, Error> {
        let failed = |error| Error::io("lock", path, error);
        loop {
            let file = File::options().create(true).truncate(false).write(true).open(path).map_err(failed)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(busy()),
                Err(TryLockError::Error(error)) => return Err(failed(error)),
            }
            // The one who held it before removes the file on letting go: then what we locked is no longer what others will find.
            if is_still_there(&file, path) {
                return Ok(Self { file, path: path.to_owned() });
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while it is held, so that nobody removes the next one's. A file left behind does no harm.
        let _ = fs::remove_file(&self.path);
        let _ = self.file.unlock();
    }
}

#[cfg(unix)]
fn is_still_there(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let (Ok(held), Ok(there)) = (file.metadata(), fs::metadata(path)) else { return false };
    (held.dev(), held.ino()) == (there.dev(), there.ino())
}

#[cfg(not(unix))]
fn is_still_there(_: &File, path: &Path) -> bool {
    path.exists()
}
