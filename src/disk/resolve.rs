//! Where a path really leads, whether or not anything stands there yet.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::Error;

/// The path with every link on the way followed, and `.` and `..` worked out as the machine would.
///
/// Comparing folders by their names alone would let a link pass for another place.
pub fn resolve(path: &Path) -> Result<PathBuf, Error> {
    let whole = std::path::absolute(path).map_err(|error| Error::io("find", path, error))?;
    let mut done = PathBuf::new();
    for part in whole.components() {
        match part {
            Component::Prefix(_) | Component::RootDir => done.push(part),
            Component::CurDir => {}
            Component::ParentDir => {
                done.pop();
            }
            Component::Normal(name) => {
                done.push(name);
                if fs::symlink_metadata(&done).is_ok_and(|meta| meta.is_symlink()) {
                    done = fs::canonicalize(&done).map_err(|error| Error::io("follow", &done, error))?;
                }
            }
        }
    }
    Ok(done)
}
