//! A file of ours outside the site that each run writes anew. It is known by how it begins, for it is nothing but a file.

use std::fs::{self, File};
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use super::Error;
use super::resolve::resolve;

/// Judges a file that is to be written later: that it is not there yet or begins with `head`, and that it is in none of the `folders`,
/// which are read or replaced as a whole. Nothing is written. `advice` is for who names a folder.
///
/// # Errors
///
/// Where it may not be written; the message says what to do.
pub fn renewable(path: &Path, head: &str, folders: &[PathBuf], advice: &str) -> Result<(), Error> {
    let whole = resolve(path)?;
    for folder in folders {
        if whole.starts_with(resolve(folder)?) {
            return Err(Error::refused("write", path, "it would be among the files of the kits or of the site", OUTSIDE));
        }
    }
    let parent = whole.parent().unwrap_or(&whole);
    if !parent.is_dir() {
        return Err(Error::refused("write", path, "its folder is not there", "make the folder, or choose another file"));
    }
    let foreign = |reason| Error::refused("write", path, reason, "choose another file, or remove this one if nobody needs it");
    match fs::metadata(&whole) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Error::io("read", path, error)),
        Ok(meta) if meta.is_dir() => Err(Error::refused("write", path, "it is a folder", advice)),
        // Reading from a pipe would wait for somebody who writes into it.
        Ok(meta) if !meta.is_file() => Err(foreign("it is no plain file")),
        Ok(_) if begins(path, head)? => Ok(()),
        Ok(_) => Err(foreign("it is there already, and was not written by tttkit")),
    }
}

/// Writes a file that was found [renewable].
///
/// # Errors
///
/// Where that is not so any more, or the disk refuses.
pub fn renew(path: &Path, head: &str, text: &str, folders: &[PathBuf], advice: &str) -> Result<(), Error> {
    renewable(path, head, folders, advice)?;
    fs::write(path, text).map_err(|error| Error::io("write", path, error))
}

/// The advice where a folder will not do.
const OUTSIDE: &str = "choose a place outside of those folders";

fn begins(path: &Path, head: &str) -> Result<bool, Error> {
    let mut start = Vec::new();
    let read = File::open(path).and_then(|file| file.take(head.len() as u64).read_to_end(&mut start));
    read.map_err(|error| Error::io("read", path, error))?;
    Ok(start == head.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "ours 1\n";

    #[test]
    fn only_what_is_ours_is_written_over() {
        let folder = tempfile::TempDir::new().unwrap();
        let at = |name: &str| folder.path().join(name);
        let renewed =
            |name: &str| renew(&at(name), HEAD, "ours 1\nnew", &[at("site")], "name a file in it").map_err(|error| error.to_string());
        assert_eq!(renewed("a"), Ok(()));
        assert_eq!(renewed("a"), Ok(()));
        assert_eq!(fs::read_to_string(at("a")).unwrap(), "ours 1\nnew");
        for foreign in ["", "ours", "theirs and longer than ours"] {
            fs::write(at("b"), foreign).unwrap();
            assert!(renewed("b").unwrap_err().ends_with(
                "it is there already, and was not written by tttkit; choose another file, or remove this one if nobody needs it"
            ));
            assert_eq!(fs::read_to_string(at("b")).unwrap(), foreign);
        }
        assert!(renewed("none/a").unwrap_err().contains("its folder is not there"));
        assert!(renewed("").unwrap_err().contains("it is a folder; name a file in it"));
    }

    #[test]
    fn the_folders_of_a_build_stay_as_they_are() {
        let folder = tempfile::TempDir::new().unwrap();
        let site = folder.path().join("site");
        for path in ["site", "site/a", "site/b/c", "x/../site/a"] {
            let refused = renewable(&folder.path().join(path), HEAD, std::slice::from_ref(&site), "").unwrap_err();
            assert!(refused.to_string().contains("outside of those folders"), "{refused}");
        }
        assert!(renewable(&folder.path().join("site.json"), HEAD, &[site], "").is_ok());
    }
}
