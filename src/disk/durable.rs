//! Makes sure that what was written survives a power cut.
//!
//! A site is swapped in by its folder's name. Were the new name on disk and the pages not yet, a power cut would leave a site of empty
//! files that looks whole: so everything is synced before the swap. Linux does that for a whole disk in one call: ten thousand pages in
//! a tenth of a second, where syncing one after the other took a second and a half on a disk that answers at once, and takes minutes on
//! one that turns. It also writes out what other programs have not yet; that is the price. Elsewhere each file is synced, several at
//! a time, for a journal takes many in one go.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use super::Error;
use super::exchange::{Known, sync_disk};

/// How many files are synced at a time where each must be.
const AT_A_TIME: usize = 8;

/// A folder that is being filled, watched since before the first byte: an error in writing back may come up long before the sync.
pub struct Watch {
    #[cfg(unix)]
    open: File,
}

impl Watch {
    /// Begins to watch an empty folder.
    #[cfg_attr(not(unix), expect(unused_variables, reason = "only Unix opens folders"))]
    pub fn over(folder: &Path) -> Result<Self, Error> {
        #[cfg(unix)]
        let open = File::open(folder).map_err(|error| Error::io("write", folder, error))?;
        Ok(Self {
            #[cfg(unix)]
            open,
        })
    }

    /// Waits until all of it is on disk: the files and the folders that were made, which are asked for where each must be named.
    pub fn sync(&self, folder: &Path, files: impl FnOnce() -> Vec<PathBuf>, folders: impl FnOnce() -> Vec<PathBuf>) -> Result<(), Error> {
        if self.whole(folder)? == Known::Done {
            return Ok(());
        }
        // What is read and not written needs no more than a name for its folder; a file, on Windows, must be open for writing.
        each(&files(), |path| File::options().write(true).open(path)?.sync_all())?;
        each(&folders(), self::folder)
    }

    #[cfg(unix)]
    fn whole(&self, folder: &Path) -> Result<Known, Error> {
        sync_disk(&self.open).map_err(|error| Error::io("write", folder, error))
    }

    #[cfg(not(unix))]
    fn whole(&self, _: &Path) -> Result<Known, Error> {
        Ok(Known::NoWay)
    }
}

/// Syncs all, several at a time; where some fail, the first in order is told.
fn each(paths: &[PathBuf], sync: impl Fn(&Path) -> io::Result<()> + Sync) -> Result<(), Error> {
    let part = paths.len().div_ceil(AT_A_TIME).max(1);
    let in_turn = |paths: &[PathBuf]| paths.iter().try_for_each(|path| sync(path).map_err(|error| Error::io("write", path, error)));
    std::thread::scope(|scope| {
        let parts: Vec<_> = paths.chunks(part).map(|part| scope.spawn(move || in_turn(part))).collect();
        parts.into_iter().try_for_each(|part| part.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    })
}

/// Makes sure that the names in a folder are on disk, where the system has a way to.
#[cfg(unix)]
pub fn folder(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

/// Makes sure that the names in a folder are on disk, where the system has a way to.
#[cfg(not(unix))]
pub fn folder(_: &Path) -> io::Result<()> {
    Ok(())
}
