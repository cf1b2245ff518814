//! Reads one file of a workspace again, after somebody said that it changed.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::read::{BOOK, blob, is_litter, is_release};
use super::resolve::resolve;
use super::{Error, Wanted};
use crate::blob::Blob;
use crate::path::KitPath;

/// What stands at a path now.
#[derive(Debug, PartialEq, Eq)]
pub enum Now {
    /// Nothing that a workspace holds: litter, a release, another folder.
    Elsewhere,
    /// A file.
    File(KitPath, Blob),
    /// Nothing any more.
    Gone(KitPath),
    /// Something that can only be judged beside all the rest: a folder, a link, a name that not every machine can hold.
    Unsure,
}

/// The workspace's folder with every link on the way followed: paths below it can be told from others.
///
/// # Errors
///
/// Where a link on the way cannot be followed.
pub fn place(root: &Path) -> Result<PathBuf, Error> {
    resolve(root)
}

/// What stands at a path below the folder that [`place`] gave.
///
/// # Errors
///
/// Where something that is there cannot be read.
pub fn again(root: &Path, wanted: &Wanted, path: &Path) -> Result<Now, Error> {
    let Ok(inside) = path.strip_prefix(root) else { return Ok(Now::Unsure) };
    let parts: Option<Vec<&str>> = inside.components().map(|part| part.as_os_str().to_str()).collect();
    let Some(name) = parts.map(|parts| parts.join("/")) else { return Ok(Now::Unsure) };
    if !is_wanted(&name, wanted) {
        return Ok(Now::Elsewhere);
    }
    let Ok(known) = KitPath::new(&name) else { return Ok(Now::Unsure) };
    match fs::symlink_metadata(path) {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(Now::Gone(known)),
        Err(error) => Err(Error::io("read", path, error)),
        Ok(meta) if meta.is_file() => match blob(path, meta.len()) {
            Ok(blob) => Ok(Now::File(known, blob)),
            // Editors put a file in place of another; between the two there is none.
            Err(_) if !path.exists() => Ok(Now::Gone(known)),
            Err(error) => Err(error),
        },
        Ok(_) => Ok(Now::Unsure),
    }
}

/// Whether [`read`](super::read) would come to a path, or to what is below it.
fn is_wanted(name: &str, wanted: &Wanted) -> bool {
    let within = |folder: &KitPath| {
        let folder = folder.as_str();
        // The folder itself, or one above it, may have come or gone.
        if folder == name || folder.strip_prefix(name).is_some_and(|rest| rest.starts_with('/')) {
            return Some("");
        }
        name.strip_prefix(folder)?.strip_prefix('/')
    };
    let clean = |rest: &str| !rest.split('/').any(|part| !part.is_empty() && is_litter(part));
    let kits = within(&wanted.kits).is_some_and(|rest| clean(rest) && !below_releases(rest));
    let theme = wanted.theme.as_ref().and_then(within).is_some_and(clean);
    name == BOOK || kits || theme
}

fn below_releases(rest: &str) -> bool {
    let mut parts = rest.splitn(3, '/');
    matches!((parts.next(), parts.next()), (Some(kit), Some(folder)) if is_release(&format!("{kit}/{folder}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted() -> Wanted {
        Wanted { kits: KitPath::new("kits").unwrap(), theme: KitPath::new("themes/own").ok() }
    }

    #[test]
    fn only_what_is_read_is_read_again() {
        let is = |name: &str| is_wanted(name, &wanted());
        for name in
            ["book.toml", "kits", "kits/a", "kits/a/kit.yaml", "kits/a/media/b.svg", "themes", "themes/own", "themes/own/styles/x.css"]
        {
            assert!(is(name), "{name}");
        }
        for name in [
            "site",
            "kits/a/releases",
            "kits/a/releases/1.0.0/x.zip",
            "kits/a/.git/x",
            "kits/a/x.md~",
            ".book.toml.swp",
            "themes/other/x",
            "kitsch/a",
        ] {
            assert!(!is(name), "{name}");
        }
    }
}
