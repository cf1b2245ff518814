//! What Linux can do with names and disks and the standard library cannot say. Elsewhere each function answers that it is not known.

use std::fs::File;
use std::io;
use std::path::Path;

/// Whether the system did something, or knows no way to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// It is done.
    Done,
    /// This system or this file system has no such thing; nothing was done.
    NoWay,
}

/// Swaps two names in one step: whoever looks sees both as they were or both as they will be.
pub fn exchange(one: &Path, other: &Path) -> io::Result<Known> {
    system::exchange(one, other)
}

/// Renames to a name that nothing has; where something has it, that is an error and nothing is done.
pub fn rename_new(from: &Path, to: &Path) -> io::Result<Known> {
    system::rename_new(from, to)
}

/// Makes everything durable that was written to the disk on which an open folder stands.
///
/// Errors in writing back are told if they came up since the folder was opened (Linux 5.8 and newer): open it before the first byte.
pub fn sync_disk(folder: &File) -> io::Result<Known> {
    system::sync_disk(folder)
}

/// Opens what stands at a path to read it, in one go where the system can; a link is an error, wherever it leads. It need not be a file.
pub fn open_itself(path: &Path) -> io::Result<File> {
    system::open_itself(path)
}

#[cfg(target_os = "linux")]
mod system {
    use rustix::fs::{CWD, Mode, OFlags, RenameFlags, open, renameat_with, syncfs};
    use rustix::io::{Errno, Result};

    use super::{File, Known, Path, io};

    pub fn exchange(one: &Path, other: &Path) -> io::Result<Known> {
        known(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE))
    }

    pub fn rename_new(from: &Path, to: &Path) -> io::Result<Known> {
        known(renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE))
    }

    pub fn sync_disk(folder: &File) -> io::Result<Known> {
        known(syncfs(folder))
    }

    pub fn open_itself(path: &Path) -> io::Result<File> {
        // A pipe would have us wait for a writer. A file does not care.
        let how = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        Ok(open(path, how, Mode::empty())?.into())
    }

    /// Old kernels say `ENOSYS`, file systems `EINVAL` or `EOPNOTSUPP`, and sandboxes that know only older calls `EPERM`. Where one of
    /// these was meant, the way round fails with it as well.
    fn known(done: Result<()>) -> io::Result<Known> {
        match done {
            Ok(()) => Ok(Known::Done),
            Err(Errno::NOSYS | Errno::INVAL | Errno::OPNOTSUPP | Errno::PERM) => Ok(Known::NoWay),
            Err(error) => Err(error.into()),
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    use super::{File, Known, Path, io};

    pub fn exchange(_: &Path, _: &Path) -> io::Result<Known> {
        Ok(Known::NoWay)
    }

    pub fn rename_new(_: &Path, _: &Path) -> io::Result<Known> {
        Ok(Known::NoWay)
    }

    pub fn sync_disk(_: &File) -> io::Result<Known> {
        Ok(Known::NoWay)
    }

    pub fn open_itself(path: &Path) -> io::Result<File> {
        if std::fs::symlink_metadata(path)?.is_file() { File::open(path) } else { Err(io::ErrorKind::InvalidInput.into()) }
    }
}
