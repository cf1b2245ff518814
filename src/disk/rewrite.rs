//! A file of a workspace that is written anew in one step: whatever happens, the old one or the new one stands, whole.

use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use super::{Error, durable, mend};
use crate::path::KitPath;

/// What came of writing a file that may be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renewed {
    /// It was not there.
    Made,
    /// It was ours, and is another now.
    Anew,
    /// It says so already.
    Same,
    /// It is somebody's own, and stays as it is.
    Foreign,
}

/// Writes a file of a workspace that is not there yet, or one that begins with `head`; anything else is left as it is.
///
/// # Errors
///
/// Where a link stands in the way, or the disk refuses.
pub fn renew_own(root: &Path, name: &KitPath, head: Option<&str>, text: &str) -> Result<Renewed, Error> {
    let path = plain(root, name)?;
    match fs::symlink_metadata(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            put(&path, text)?;
            return Ok(Renewed::Made);
        }
        Err(error) => return Err(Error::io("read", &path, error)),
        Ok(meta) if !meta.is_file() => return Ok(Renewed::Foreign),
        Ok(_) => {}
    }
    let before = fs::read(&path).map_err(|error| Error::io("read", &path, error))?;
    if before == text.as_bytes() {
        return Ok(Renewed::Same);
    }
    if !head.is_some_and(|head| before.starts_with(head.as_bytes())) {
        return Ok(Renewed::Foreign);
    }
    rewrite(root, name, &before, text)?;
    Ok(Renewed::Anew)
}

/// Writes a file of a workspace anew that holds certain bytes.
///
/// # Errors
///
/// Where it holds others by now, where a link stands in the way, or where the disk refuses.
pub fn rewrite(root: &Path, name: &KitPath, before: &[u8], text: &str) -> Result<(), Error> {
    if mend(root, name, before, text.as_bytes())? {
        return Ok(());
    }
    let path = root.join(name.as_str());
    Err(Error::refused("write", &path, "somebody else wrote it meanwhile", "save it in your editor, and run the command again"))
}

/// The path of a file in a workspace, where no link stands on the way to it: a link could lead anywhere.
fn plain(root: &Path, name: &KitPath) -> Result<PathBuf, Error> {
    let mut path = root.to_owned();
    for part in name.as_str().split('/') {
        path.push(part);
        if fs::symlink_metadata(&path).is_ok_and(|meta| meta.is_symlink()) {
            return Err(Error::refused("write", &path, "it is a symbolic link, which could lead anywhere", "put the file itself there"));
        }
    }
    Ok(path)
}

/// Makes a file: writes it beside its place, waits until it is on disk, and puts it there.
fn put(path: &Path, text: &str) -> Result<(), Error> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).map_err(|error| Error::io("make the folder", folder, error))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let aside = path.with_file_name(format!(".{name}.tttkit-new"));
    // What an interrupted run left.
    match fs::remove_file(&aside) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(Error::io("remove", &aside, error)),
        _ => {}
    }
    let written = || {
        let mut file = File::create_new(&aside)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&aside, path)?;
        durable::folder(folder)
    };
    written().map_err(|error| {
        // Whatever is left of it helps nobody.
        let _ = fs::remove_file(&aside);
        Error::io("write", path, error)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> KitPath {
        KitPath::new(text).unwrap()
    }

    #[test]
    fn what_somebody_changed_meanwhile_stays() {
        let folder = tempfile::TempDir::new().unwrap();
        fs::write(folder.path().join("a.md"), "theirs").unwrap();
        let refused = rewrite(folder.path(), &name("a.md"), b"before", "ours").unwrap_err().to_string();
        assert!(refused.contains("somebody else wrote it meanwhile"), "{refused}");
        assert_eq!(fs::read(folder.path().join("a.md")).unwrap(), b"theirs");
        rewrite(folder.path(), &name("a.md"), b"theirs", "ours").unwrap();
        assert_eq!(fs::read(folder.path().join("a.md")).unwrap(), b"ours");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn only_what_is_ours_is_written_anew() {
        let folder = tempfile::TempDir::new().unwrap();
        let renewed = |head, text| renew_own(folder.path(), &name(".x/a.json"), head, text).unwrap();
        assert_eq!(renewed(Some("ours"), "ours 1"), Renewed::Made);
        assert_eq!(renewed(Some("ours"), "ours 1"), Renewed::Same);
        assert_eq!(renewed(Some("ours"), "ours 2"), Renewed::Anew);
        assert_eq!(renewed(None, "ours 3"), Renewed::Foreign);
        assert_eq!(renewed(Some("other"), "other"), Renewed::Foreign);
        assert_eq!(fs::read(folder.path().join(".x/a.json")).unwrap(), b"ours 2");
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_written_through_a_link() {
        let folder = tempfile::TempDir::new().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir_all(at("elsewhere")).unwrap();
        fs::create_dir_all(at("workspace")).unwrap();
        fs::write(at("elsewhere/a"), "theirs").unwrap();
        std::os::unix::fs::symlink(at("elsewhere"), at("workspace/way")).unwrap();
        std::os::unix::fs::symlink(at("elsewhere/a"), at("workspace/a")).unwrap();
        for path in ["way/a", "way/b", "a"] {
            assert!(renew_own(&at("workspace"), &name(path), Some(""), "ours").unwrap_err().to_string().contains("symbolic link"));
            assert!(rewrite(&at("workspace"), &name(path), b"theirs", "ours").is_err());
        }
        assert_eq!(fs::read(at("elsewhere/a")).unwrap(), b"theirs");
        assert!(!at("elsewhere/b").exists());
    }
}
