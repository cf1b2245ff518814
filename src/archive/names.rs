//! Names in a zip: whether they can be trusted.

use std::collections::BTreeMap;

use super::Why;
use crate::blob::Sha256Sum;
use crate::path::is_reserved;

/// Longer names are no packet's.
const NAME_AT_MOST: usize = 1024;

/// The names so far, by a digest of their lower case: the names themselves may be many and long.
#[derive(Debug, Default)]
pub struct Names(BTreeMap<Sha256Sum, Sha256Sum>);

impl Names {
    /// Takes a name in; why not, where it was there before.
    pub fn add(&mut self, name: &str) -> Option<Why> {
        let name = name.strip_suffix('/').unwrap_or(name);
        let own = Sha256Sum::of(name.as_bytes());
        match self.0.insert(Sha256Sum::of(name.to_lowercase().as_bytes()), own) {
            None => None,
            Some(before) if before == own => Some(Why::DuplicateName),
            Some(_) => Some(Why::TwinNames),
        }
    }
}

/// Why a name is refused; `bytes` is its length as it is in the zip.
pub fn fault(name: &str, bytes: usize) -> Option<Why> {
    let whole = name;
    let name = name.strip_suffix('/').unwrap_or(name);
    let leads_out = |part: &str| matches!(part, "" | "." | "..");
    if whole.starts_with('/') || name.contains(['\\', ':']) || name.split('/').any(leads_out) {
        return Some(Why::UnsafeName);
    }
    let odd = |part: &str| part.ends_with(['.', ' ']) || is_reserved(part);
    (bytes > NAME_AT_MOST || name.contains(char::is_control) || name.split('/').any(odd)).then_some(Why::OddName)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_lead_out_are_told_from_odd_ones() {
        for name in ["", "/", "/etc/passwd", "../a", "a/../b", "a//b", "./a", "a\\b", "c:/x", "c:x", "a.txt:hidden", "a/.."] {
            assert_eq!(fault(name, name.len()), Some(Why::UnsafeName), "{name}");
        }
        for name in ["nul", "AUX.txt", "a/com1.tar.gz", "con .txt", "a.", "a /b", "a\u{1b}b", "a\u{85}b"] {
            assert_eq!(fault(name, name.len()), Some(Why::OddName), "{name}");
        }
        assert_eq!(fault(&"a".repeat(1025), 1025), Some(Why::OddName));
        for name in ["a", "a/", "a/b.html", "conference.html", "com10", "..a/b..c", "Was ist das?.docx", "Übung.html"] {
            assert_eq!(fault(name, name.len()), None, "{name}");
        }
    }

    #[test]
    fn twins_are_told_from_duplicates() {
        let mut names = Names::default();
        assert_eq!(names.add("a/Über.html"), None);
        assert_eq!(names.add("a/Über.html"), Some(Why::DuplicateName));
        let mut names = Names::default();
        assert_eq!(names.add("a/Über/"), None);
        assert_eq!(names.add("a/über"), Some(Why::TwinNames));
    }
}
