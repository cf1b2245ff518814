//! Where in a zip or folder the packet is.

use super::litter::is_litter;
use crate::verdict::{Cause, Verdict};

/// The list of all files with their digests.
pub const MANIFEST: &str = "MANIFEST.sha256";
/// What the packet is, in words.
pub const RELEASE: &str = "RELEASE.txt";

/// What the names of all files come to.
#[derive(Debug, PartialEq, Eq)]
pub struct Sorted {
    /// The files that count, in byte order of their names.
    pub files: Vec<Named>,
    /// The names of those that do not.
    pub ignored: Vec<String>,
}

/// A file that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its place among all names.
    pub at: usize,
    /// Its name from the root, or its whole name where it stands outside.
    pub name: String,
    /// Whether it is in the root.
    pub inside: bool,
}

/// Which names count and from where; or the verdict, where there is no packet or several.
pub fn sort(names: &[&str]) -> Result<Sorted, Box<Verdict>> {
    let (litter, kept): (Vec<_>, Vec<_>) = names.iter().copied().enumerate().partition(|(_, name)| is_litter(name));
    let mut ignored: Vec<String> = litter.into_iter().map(|(_, name)| name.to_owned()).collect();
    ignored.sort();
    match root(kept.iter().map(|(_, name)| *name)) {
        Err((cause, about)) => Err(Box::new(Verdict { about, files: Some(kept.len()), ignored, ..Verdict::because(cause) })),
        Ok(root) => {
            let local = |(at, name): (usize, &str)| match name.strip_prefix(&root) {
                Some(local) => Named { at, name: local.to_owned(), inside: true },
                None => Named { at, name: name.to_owned(), inside: false },
            };
            let mut files: Vec<_> = kept.into_iter().map(local).collect();
            files.sort_by(|a, b| a.name.cmp(&b.name));
            Ok(Sorted { files, ignored })
        }
    }
}

/// The folder of the packet, with a slash behind it; empty where it is the top.
fn root<'n>(names: impl Iterator<Item = &'n str> + Clone) -> Result<String, (Cause, Option<String>)> {
    // Folders that hold a list or a note, by how deep they are.
    let marked = names.clone().filter_map(|name| {
        let (folder, last) = name.rsplit_once('/').unwrap_or(("", name));
        matches!(last, MANIFEST | RELEASE).then_some(folder)
    });
    if marked.clone().any(str::is_empty) {
        return Ok(String::new());
    }
    let (deep, mut near): (Vec<_>, Vec<_>) = marked.partition(|folder| folder.contains('/'));
    near.sort_unstable();
    near.dedup();
    match (near.as_slice(), deep.into_iter().min()) {
        ([one], _) => Ok(format!("{one}/")),
        ([], Some(deep)) => Err((Cause::Nested, Some(deep.to_owned()))),
        ([], None) => {
            let zip = |name: &&str| name.len() >= 4 && name.as_bytes()[name.len() - 4..].eq_ignore_ascii_case(b".zip");
            let zip = names.filter(zip).min().map(str::to_owned);
            Err((if zip.is_some() { Cause::ZipInZip } else { Cause::NotAPacket }, zip))
        }
        _ => Err((Cause::SeveralPackets, None)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cause(names: &[&str]) -> (Option<Cause>, Option<String>) {
        let verdict = sort(names).unwrap_err();
        (verdict.cause, verdict.about)
    }

    #[test]
    fn the_root_is_where_the_list_is() {
        let sorted = sort(&["k/index.html", "__MACOSX/k/._a", "notes.txt", "k/RELEASE.txt", "k/assets/MANIFEST.sha256"]).unwrap();
        let files = [(3, "RELEASE.txt", true), (4, "assets/MANIFEST.sha256", true), (0, "index.html", true), (2, "notes.txt", false)];
        assert_eq!(sorted.files, files.map(|(at, name, inside)| Named { at, name: name.to_owned(), inside }));
        assert_eq!(sorted.ignored, ["__MACOSX/k/._a"]);
        assert_eq!(sort(&["a/RELEASE.txt", "MANIFEST.sha256"]).unwrap().files[1].name, "a/RELEASE.txt");
    }

    #[test]
    fn where_there_is_none_it_is_said_what_there_is() {
        assert_eq!(cause(&["a/RELEASE.txt", "b/MANIFEST.sha256"]), (Some(Cause::SeveralPackets), None));
        assert_eq!(cause(&["x/b/RELEASE.txt", "x/a/MANIFEST.sha256"]), (Some(Cause::Nested), Some("x/a".into())));
        assert_eq!(cause(&["x/b.ZIP", "x/é"]), (Some(Cause::ZipInZip), Some("x/b.ZIP".into())));
        assert_eq!(cause(&["é", "._RELEASE.txt"]), (Some(Cause::NotAPacket), None));
        assert_eq!(cause(&[]), (Some(Cause::NotAPacket), None));
    }
}
