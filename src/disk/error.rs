//! What goes wrong between us and the world.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Something that the disk would not do, or that we would not do to it: what, where, why, and what to do where that is known.
#[derive(Debug)]
pub struct Error {
    operation: &'static str,
    path: PathBuf,
    why: Why,
    /// What is so nevertheless and what to do, where the operation came late.
    late: Option<&'static str>,
}

#[derive(Debug)]
enum Why {
    /// The machine refused.
    Io(io::Error),
    /// We refuse.
    Refused { reason: String, advice: String },
}

impl Error {
    /// The machine refused an operation, a verb such as `read`.
    pub(super) fn io(operation: &'static str, path: &Path, error: io::Error) -> Self {
        Self { operation, path: path.to_owned(), why: Why::Io(error), late: None }
    }

    /// We refuse an operation; the advice begins with a verb.
    pub(super) fn refused(operation: &'static str, path: &Path, reason: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { operation, path: path.to_owned(), why: Why::Refused { reason: reason.into(), advice: advice.into() }, late: None }
    }

    /// The same after what was asked for is done already; `stands` says so, and what to do.
    pub(super) fn late(self, stands: &'static str) -> Self {
        Self { late: Some(stands), ..self }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.strip_prefix(".").unwrap_or(&self.path);
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        write!(out, "cannot {} `{}`: ", self.operation, path.display())?;
        match &self.why {
            Why::Refused { reason, advice } => write!(out, "{reason}; {advice}"),
            Why::Io(error) => {
                let (reason, advice) = words(error.kind()).map_or((error.to_string(), ""), |(reason, advice)| (reason.to_owned(), advice));
                match self.late.unwrap_or(advice) {
                    "" => out.write_str(&reason),
                    advice => write!(out, "{reason}; {advice}"),
                }
            }
        }
    }
}

/// Why and what to do, in words, where the kind says enough.
fn words(kind: ErrorKind) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        ErrorKind::NotFound => ("there is no such file or folder", ""),
        ErrorKind::PermissionDenied => ("permission denied", "change its permissions, or choose another folder"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            ("no space is left", "free some and run the command again; what was there before still stands")
        }
        ErrorKind::ResourceBusy | ErrorKind::CrossesDevices => {
            ("it is in use, or a disk of its own begins there", "choose a folder of its own on one disk")
        }
        ErrorKind::ReadOnlyFilesystem => ("the disk can only be read", "choose a folder on another one"),
        ErrorKind::NotADirectory => ("something on the way to it is a file and not a folder", "choose another folder"),
        ErrorKind::AlreadyExists => ("it is there already", "remove it, or choose another name"),
        ErrorKind::IsADirectory => ("it is a folder", ""),
        _ => return None,
    })
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.why {
            Why::Io(error) => Some(error),
            Why::Refused { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(kind: ErrorKind) -> String {
        Error::io("write", Path::new("./site"), kind.into()).to_string()
    }

    #[test]
    fn one_sentence_with_what_to_do() {
        assert_eq!(
            said(ErrorKind::PermissionDenied),
            "cannot write `site`: permission denied; change its permissions, or choose another folder"
        );
        assert_eq!(said(ErrorKind::NotFound), "cannot write `site`: there is no such file or folder");
        let full = "cannot write `site`: no space is left; free some and run the command again; what was there before still stands";
        assert_eq!(said(ErrorKind::StorageFull), full);
        let refused = Error::refused("replace", Path::new("."), "it holds the workspace", "choose another folder with `--out`");
        let late = Error::io("remove", Path::new("old"), ErrorKind::StorageFull.into()).late("the new site stands");
        assert_eq!(late.to_string(), "cannot remove `old`: no space is left; the new site stands");
        assert_eq!(refused.to_string(), "cannot replace `.`: it holds the workspace; choose another folder with `--out`");
    }
}
