//! A file of a workspace that an author has written, put into another form at their wish.

use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use super::{Error, durable};
use crate::path::KitPath;

/// Whether a file of a workspace is still what it was: a plain file with these bytes, and no link on the way to it.
///
/// # Errors
///
/// Where it cannot be read.
pub fn unchanged(root: &Path, path: &KitPath, before: &[u8]) -> Result<bool, Error> {
    let Some(whole) = plain(root, path)? else { return Ok(false) };
    match fs::read(&whole) {
        Ok(bytes) => Ok(bytes == before),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(Error::io("read", &whole, error)),
    }
}

/// Writes a file of a workspace anew: aside, then in its place in one step, with its permissions. Whether that was done: one that is no
/// longer what it was is left alone.
///
/// # Errors
///
/// Where the disk refuses; then the file is as it was.
pub fn mend(root: &Path, path: &KitPath, before: &[u8], after: &[u8]) -> Result<bool, Error> {
    if !unchanged(root, path, before)? {
        return Ok(false);
    }
    let whole = root.join(path.as_str());
    // A hidden file is no part of a workspace.
    let aside = whole.with_file_name(format!(".{}.tttkit-new", path.name()));
    let _ = fs::remove_file(&aside);
    let failed = |error| Error::io("write", &whole, error);
    let written = (|| {
        let mut file = File::create_new(&aside)?;
        file.write_all(after)?;
        file.set_permissions(fs::metadata(&whole)?.permissions())?;
        file.sync_all()
    })();
    let done = match written {
        // Somebody may have saved it while we wrote.
        Ok(()) => match unchanged(root, path, before) {
            Ok(true) => fs::rename(&aside, &whole).map(|()| true).map_err(failed),
            other => other,
        },
        Err(error) => Err(failed(error)),
    };
    if !matches!(done, Ok(true)) {
        let _ = fs::remove_file(&aside);
        return done;
    }
    if let Some(folder) = whole.parent() {
        durable::folder(folder).map_err(failed)?;
    }
    Ok(true)
}

/// The path of a file on this machine; none where it is no plain file, or where a link stands on the way from the workspace to it.
fn plain(root: &Path, path: &KitPath) -> Result<Option<PathBuf>, Error> {
    let mut whole = root.to_owned();
    let mut parts = path.as_str().split('/').peekable();
    while let Some(part) = parts.next() {
        whole.push(part);
        let kind = match fs::symlink_metadata(&whole) {
            Ok(meta) => meta.file_type(),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(None),
            Err(error) => return Err(Error::io("read", &whole, error)),
        };
        let fits = if parts.peek().is_some() { kind.is_dir() } else { kind.is_file() };
        if !fits {
            return Ok(None);
        }
    }
    Ok(Some(whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Desk(tempfile::TempDir);

    impl Desk {
        fn new() -> Self {
            let folder = tempfile::TempDir::new().unwrap();
            fs::create_dir_all(folder.path().join("work/kits/a")).unwrap();
            fs::write(folder.path().join("work/kits/a/kit.yaml"), "old").unwrap();
            Self(folder)
        }

        fn root(&self) -> PathBuf {
            self.0.path().join("work")
        }

        fn mend(&self, before: &str) -> bool {
            mend(&self.root(), &KitPath::new("kits/a/kit.yaml").unwrap(), before.as_bytes(), b"new").unwrap()
        }

        fn text(&self) -> String {
            fs::read_to_string(self.root().join("kits/a/kit.yaml")).unwrap()
        }
    }

    #[test]
    fn a_file_is_written_anew_only_as_it_was_read() {
        let desk = Desk::new();
        assert!(!desk.mend("other") && desk.text() == "old");
        assert!(desk.mend("old") && desk.text() == "new");
        assert!(!desk.mend("old"), "it was changed: by us");
        assert_eq!(fs::read_dir(desk.root().join("kits/a")).unwrap().count(), 1, "nothing is left aside");
        fs::remove_file(desk.root().join("kits/a/kit.yaml")).unwrap();
        assert!(!desk.mend("new") && !desk.root().join("kits/a/kit.yaml").exists());
    }

    #[cfg(unix)]
    #[test]
    fn permissions_stay() {
        use std::os::unix::fs::PermissionsExt as _;
        let desk = Desk::new();
        let file = desk.root().join("kits/a/kit.yaml");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        assert!(desk.mend("old"));
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_written_through_a_link() {
        use std::os::unix::fs::symlink;
        let desk = Desk::new();
        let (root, outside) = (desk.root(), desk.0.path().join("outside"));
        fs::create_dir(&outside).unwrap();
        fs::write(outside.join("kit.yaml"), "old").unwrap();
        fs::remove_file(root.join("kits/a/kit.yaml")).unwrap();
        symlink(outside.join("kit.yaml"), root.join("kits/a/kit.yaml")).unwrap();
        assert!(!desk.mend("old"));
        fs::remove_dir_all(root.join("kits/a")).unwrap();
        symlink(&outside, root.join("kits/a")).unwrap();
        assert!(!desk.mend("old"));
        assert_eq!(fs::read_to_string(outside.join("kit.yaml")).unwrap(), "old");
        assert_eq!(fs::read_dir(&outside).unwrap().count(), 1);
    }
}
