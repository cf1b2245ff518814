//! What stands in `releases/`, held against the ledger.

use std::collections::{BTreeMap, BTreeSet};

use crate::blob::{Blob, Sha256Sum};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::ledger::{RELEASE_CHANGED, RELEASE_MISSING, RELEASE_UNLISTED};
use crate::ledger::{Ledger, Packet, Release};

/// The files of `releases/` by their names, below the names of their folders.
pub type Found = BTreeMap<String, BTreeMap<String, Blob>>;

/// A release, each of its files as it was made.
#[derive(Clone, Debug)]
pub struct Stored {
    /// What the ledger says of it.
    pub release: Release,
    /// Its packets, in the ledger's order.
    pub packets: Vec<(Packet, Blob)>,
    /// What changed since the release before, as it was written then.
    pub changes: Blob,
}

/// The name of the file that says what changed since the release before.
pub fn changes_name(kit: &str, version: &str) -> String {
    format!("{kit}-{version}-changes.json")
}

/// The releases of a ledger whose files are all there and all right, and what is wrong with the rest.
///
/// `folder` is the kit's, from the workspace. Every file is read as a whole here, once.
pub fn store(folder: &str, kit: &str, ledger: &Ledger, found: &Found) -> (Vec<Stored>, Vec<Diagnostic>) {
    let mut told = Vec::new();
    let mut stored = Vec::new();
    for release in ledger.releases() {
        let shelf = Shelf { folder: format!("{folder}/releases/{}", release.version), files: found.get(&release.version.to_string()) };
        let packets: Vec<_> =
            release.packets.iter().filter_map(|packet| Some((packet.clone(), shelf.take(&packet.file, packet.zip, &mut told)?))).collect();
        let name = changes_name(kit, &release.version.to_string());
        let changes = shelf.take(&name, release.changes, &mut told);
        let listed: BTreeSet<&str> = release.packets.iter().map(|packet| packet.file.as_str()).chain([name.as_str()]).collect();
        for stranger in shelf.files.into_iter().flat_map(BTreeMap::keys).filter(|file| !listed.contains(file.as_str())) {
            told.push(unlisted(&format!("{}/{stranger}", shelf.folder)));
        }
        if let (Some(changes), true) = (changes, packets.len() == release.packets.len()) {
            stored.push(Stored { release: release.clone(), packets, changes });
        }
    }
    let versions: BTreeSet<String> = ledger.releases().map(|release| release.version.to_string()).collect();
    told.extend(found.keys().filter(|name| !versions.contains(*name)).map(|name| unlisted(&format!("{folder}/releases/{name}"))));
    (stored, told)
}

/// The folder of one release.
struct Shelf<'f> {
    folder: String,
    files: Option<&'f BTreeMap<String, Blob>>,
}

impl Shelf<'_> {
    /// A file that has this digest; where it has not, that is told.
    fn take(&self, name: &str, wanted: Sha256Sum, told: &mut Vec<Diagnostic>) -> Option<Blob> {
        let path = format!("{}/{name}", self.folder);
        let Some(blob) = self.files.and_then(|files| files.get(name)) else {
            told.push(
                Diagnostic::nowhere(&RELEASE_MISSING, format!("`{path}` is missing, and `kit.lock` says that it was released"))
                    .hint(format!("restore it as it was committed: `git checkout -- {}`", self.folder)),
            );
            return None;
        };
        if blob.sha256() == wanted {
            return Some(blob.clone());
        }
        let why = if blob.bytes().is_some_and(|bytes| bytes.starts_with(b"version https://git-lfs")) {
            "is a pointer of git LFS and not the file itself"
        } else {
            "is not what was released: its digest differs from the one in `kit.lock`"
        };
        told.push(
            Diagnostic::nowhere(&RELEASE_CHANGED, format!("`{path}` {why}"))
                .hint(format!("restore it as it was committed: `git checkout -- {path}`; what was released is never changed")),
        );
        None
    }
}

fn unlisted(path: &str) -> Diagnostic {
    Diagnostic::nowhere(&RELEASE_UNLISTED, format!("`{path}` stands among the releases, and `kit.lock` does not name it"))
        .hint("if `tttkit release` was interrupted, run it again; else move it away")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::version::Version;

    fn ledger() -> Ledger {
        let sum = |text: &str| Sha256Sum::of(text.as_bytes());
        let packet = Packet {
            edition: "participant".to_owned(),
            language: "en".to_owned(),
            file: "trust-1.0.0-en-participant.zip".to_owned(),
            size: 3,
            content: sum("c"),
            files: sum("f"),
            zip: sum("zip"),
        };
        Ledger {
            entries: vec![crate::ledger::Entry::Release(Release {
                version: Version::parse("1.0.0").unwrap(),
                date: "2026-08-14".to_owned(),
                tool: "0.1.0".to_owned(),
                source: sum("s"),
                core: sum("k"),
                changes: sum("{}"),
                packets: vec![packet],
            })],
        }
    }

    fn judged(files: &[(&str, &str, &str)]) -> (usize, Vec<(&'static str, String)>) {
        let mut found = Found::new();
        for (folder, name, text) in files {
            found.entry((*folder).to_owned()).or_default().insert((*name).to_owned(), Blob::held(text.as_bytes()));
        }
        let (stored, told) = store("kits/trust", "trust", &ledger(), &found);
        (stored.len(), told.into_iter().map(|found| (found.code.name, found.message)).collect())
    }

    const ZIP: &str = "trust-1.0.0-en-participant.zip";
    const CHANGES: &str = "trust-1.0.0-changes.json";

    #[test]
    fn what_is_as_it_was_made_is_taken() {
        assert_eq!(judged(&[("1.0.0", ZIP, "zip"), ("1.0.0", CHANGES, "{}")]), (1, vec![]));
    }

    #[test]
    fn what_is_lost_changed_or_foreign_is_told() {
        let names = |files: &[(&str, &str, &str)]| {
            let (stored, told) = judged(files);
            (stored, told.into_iter().map(|(name, _)| name).collect::<Vec<_>>())
        };
        assert_eq!(names(&[]), (0, vec!["release-missing", "release-missing"]));
        assert_eq!(names(&[("1.0.0", ZIP, "zap"), ("1.0.0", CHANGES, "{}")]), (0, vec!["release-changed"]));
        assert_eq!(names(&[("1.0.0", ZIP, "zip"), ("1.0.0", CHANGES, "{ }")]), (0, vec!["release-changed"]));
        let more = [("1.0.0", ZIP, "zip"), ("1.0.0", CHANGES, "{}"), ("1.0.0", "notes.txt", ""), ("1.1.0", ZIP, "zip")];
        assert_eq!(names(&more), (1, vec!["release-unlisted", "release-unlisted"]));
        let (_, told) = judged(&[("1.0.0", ZIP, "version https://git-lfs.github.com/spec/v1\n"), ("1.0.0", CHANGES, "{}")]);
        assert!(told[0].1.ends_with("is a pointer of git LFS and not the file itself"), "{told:?}");
    }
}
