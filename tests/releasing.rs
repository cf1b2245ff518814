//! Writing a release beside those that are there, and reading them, on a real disk.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests prepare real folders, and fail by panicking")]

use std::collections::BTreeMap;
use std::fs;

use tempfile::TempDir;
use tttkit::blob::{Blob, HELD_AT_MOST};
use tttkit::disk::{self, Existing, Kept, Releasing};
use tttkit::path::KitPath;
use tttkit::publish::Content;
use tttkit::tree::Why;
use tttkit::version::Version;

fn path(text: &str) -> KitPath {
    KitPath::new(text).unwrap()
}

fn version(text: &str) -> Version {
    Version::parse(text).unwrap()
}

/// A workspace with one kit.
fn workspace() -> TempDir {
    let root = TempDir::new().unwrap();
    write(&root, "kits/a/kit.yaml", "schema: 1\n");
    root
}

fn write(root: &TempDir, name: &str, text: impl AsRef<[u8]>) {
    let path = root.path().join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn releasing(root: &TempDir) -> Releasing {
    disk::releasing(root.path(), &path("kits"), "a").unwrap()
}

fn files(files: &[(&str, &str)]) -> BTreeMap<KitPath, Content> {
    files.iter().map(|(name, text)| (path(name), Content::Blob(Blob::held(text.as_bytes())))).collect()
}

fn kept(root: &TempDir) -> Kept {
    disk::kept(root.path(), &path("kits"), "a").unwrap()
}

/// Every file below the kit, with what is in it.
fn kit(root: &TempDir) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.path().join("kits/a")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root.path().join("kits/a")).unwrap().to_str().unwrap().to_owned();
                found.insert(name, String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned());
            }
        }
    }
    found.remove("kit.yaml");
    found
}

fn is(root: &TempDir, expected: &[(&str, &str)]) {
    let expected = expected.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    assert_eq!(kit(root), expected);
}

#[test]
fn a_release_and_its_ledger_are_written_and_nothing_else() {
    let root = workspace();
    let running = releasing(&root);
    let place = running.write(&version("1.0.0"), files(&[("a.zip", "a"), ("b.zip", "b")]), Existing::Refuse).unwrap();
    assert_eq!(place, root.path().join("kits/a/releases/1.0.0"));
    assert!(running.write_ledger("one", b"").unwrap());
    drop(running);
    is(&root, &[("kit.lock", "one"), ("releases/1.0.0/a.zip", "a"), ("releases/1.0.0/b.zip", "b")]);
}

#[cfg(unix)]
#[test]
fn everybody_may_read_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let root = workspace();
    let running = releasing(&root);
    running.write(&version("1.0.0"), files(&[("a.zip", "a")]), Existing::Refuse).unwrap();
    running.write_ledger("one", b"").unwrap();
    let mode = |name: &str| fs::metadata(root.path().join("kits/a").join(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!(["releases", "releases/1.0.0"].map(mode), [0o755; 2]);
    assert_eq!(["kit.lock", "releases/1.0.0/a.zip"].map(mode), [0o644; 2]);
}

#[test]
fn what_is_there_is_replaced_only_if_it_is_a_leftover() {
    let root = workspace();
    write(&root, "kits/a/releases/1.0.0/a.zip", "old");
    let running = releasing(&root);
    let write_to =
        |version: &Version, existing| running.write(version, files(&[("a.zip", "new")]), existing).map_err(|error| error.to_string());
    let refused = write_to(&version("1.0.0"), Existing::Refuse).unwrap_err();
    assert!(refused.ends_with("1.0.0`: it is there already; release under another `version`"), "{refused}");
    is(&root, &[(".kit.tttkit-lock", ""), ("releases/1.0.0/a.zip", "old")]);
    write_to(&version("1.0.0"), Existing::Leftover).unwrap();
    is(&root, &[(".kit.tttkit-lock", ""), ("releases/1.0.0/a.zip", "new")]);

    write(&root, "kits/a/releases/1.1.0/notes.txt", "mine");
    let refused = write_to(&version("1.1.0"), Existing::Leftover).unwrap_err();
    assert!(refused.ends_with("the release does not write `notes.txt`; move that folder away"), "{refused}");
    write(&root, "kits/a/releases/1.2.0", "a file");
    let refused = write_to(&version("1.2.0"), Existing::Leftover).unwrap_err();
    assert!(refused.ends_with("it is no folder; move it away"), "{refused}");
    let untouched = [("releases/1.0.0/a.zip", "new"), ("releases/1.1.0/notes.txt", "mine"), ("releases/1.2.0", "a file")];
    is(&root, &[&[(".kit.tttkit-lock", "")], &untouched[..]].concat());
}

#[test]
fn a_source_that_changed_leaves_nothing() {
    let root = workspace();
    write(&root, "film", "flim");
    let blob = Blob::Streamed { path: root.path().join("film"), size: 4, sha256: Blob::held(*b"film").sha256() };
    let running = releasing(&root);
    let mut all = files(&[("a.zip", "a")]);
    all.insert(path("b.zip"), Content::Blob(blob));
    let message = running.write(&version("1.0.0"), all, Existing::Refuse).unwrap_err().to_string();
    assert!(message.contains("was changed while it was being read"), "{message}");
    drop(running);
    is(&root, &[]);
}

#[test]
fn what_an_interrupted_run_left_is_cleared_up() {
    let root = workspace();
    write(&root, "kits/a/releases/.1.0.0.tttkit-new/a.zip", "half");
    write(&root, "kits/a/releases/.0.9.0.tttkit-old/a.zip", "half");
    write(&root, "kits/a/releases/.gitattributes", "kept");
    write(&root, "kits/a/.kit.lock.tttkit-new", "half");
    write(&root, "kits/a/.kit.tttkit-lock", "");
    drop(releasing(&root));
    is(&root, &[("releases/.gitattributes", "kept")]);
}

#[test]
fn two_releases_of_a_kit_are_kept_apart() {
    let root = workspace();
    let running = releasing(&root);
    let message = disk::releasing(root.path(), &path("kits"), "a").unwrap_err().to_string();
    assert!(message.ends_with("another release of this kit is running; wait until it has ended"), "{message}");
    write(&root, "kits/b/kit.yaml", "schema: 1\n");
    disk::releasing(root.path(), &path("kits"), "b").unwrap();
    drop(running);
    releasing(&root);
}

#[test]
fn the_ledger_is_written_only_over_what_was_read() {
    let root = workspace();
    let running = releasing(&root);
    running.write_ledger("one\n", b"").unwrap();
    let message = running.write_ledger("two\n", b"").unwrap_err().to_string();
    assert!(message.ends_with("it was changed after it had been read; run the command again"), "{message}");
    is(&root, &[(".kit.tttkit-lock", ""), ("kit.lock", "one\n")]);
    assert!(running.write_ledger("two\n", b"one\n").unwrap());
    is(&root, &[(".kit.tttkit-lock", ""), ("kit.lock", "two\n")]);
}

#[test]
fn a_ledger_that_did_not_change_is_not_written() {
    let root = workspace();
    write(&root, "kits/a/kit.lock", "one\n");
    let before = fs::metadata(root.path().join("kits/a/kit.lock")).unwrap().modified().unwrap();
    assert!(!releasing(&root).write_ledger("one\n", b"one\n").unwrap());
    assert_eq!(fs::metadata(root.path().join("kits/a/kit.lock")).unwrap().modified().unwrap(), before);
}

#[test]
fn releases_are_listed_and_read() {
    let root = workspace();
    let large = vec![7; usize::try_from(HELD_AT_MOST).unwrap() + 1];
    write(&root, "kits/a/releases/1.0.0/a.zip", "a");
    write(&root, "kits/a/releases/1.0.0/large.zip", &large);
    write(&root, "kits/a/releases/1.0.0/sub/x", "x");
    write(&root, "kits/a/releases/1.0.0/.DS_Store", "");
    write(&root, "kits/a/releases/.1.1.0.tttkit-new/a.zip", "half");
    write(&root, "kits/a/releases/notes.txt", "mine");
    let kept = kept(&root);
    assert_eq!((kept.strays.as_slice(), kept.refused.len()), (["kits/a/releases/notes.txt".to_owned()].as_slice(), 0));
    let read = kept.read().unwrap();
    assert_eq!(read.keys().collect::<Vec<_>>(), ["1.0.0"]);
    assert_eq!(read["1.0.0"].keys().collect::<Vec<_>>(), ["a.zip", "large.zip", "sub/x"]);
    assert_eq!(read["1.0.0"]["a.zip"].bytes(), Some(b"a".as_slice()));
    assert!(matches!(&read["1.0.0"]["large.zip"], Blob::Streamed { sha256, .. } if *sha256 == Blob::held(large).sha256()));
    assert!(disk::kept(root.path(), &path("kits"), "b").unwrap().versions.is_empty());
}

#[test]
fn a_digest_taken_on_trust_is_compared_while_copying() {
    let root = workspace();
    write(&root, "kits/a/releases/1.0.0/a.zip", "packet");
    let file = &kept(&root).versions["1.0.0"]["a.zip"];
    let running = releasing(&root);
    for (claimed, right) in [("packet", true), ("pocket", false)] {
        let blob = file.trusted(Blob::held(claimed.as_bytes()).sha256()).unwrap();
        let copied = running.write(&version("2.0.0"), [(path("a.zip"), Content::Blob(blob))].into(), Existing::Leftover);
        assert_eq!(copied.is_ok(), right, "{claimed}");
    }
}

#[cfg(unix)]
#[test]
fn links_and_odd_names_among_releases_are_told() {
    let root = workspace();
    write(&root, "kits/a/releases/1.0.0/a.zip", "a");
    write(&root, "kits/a/releases/1.0.0/what?.zip", "a");
    std::os::unix::fs::symlink("1.0.0", root.path().join("kits/a/releases/1.1.0")).unwrap();
    let kept = kept(&root);
    assert_eq!(kept.versions.keys().collect::<Vec<_>>(), ["1.0.0"]);
    let told: Vec<_> = kept.refused.iter().map(|refused| (refused.path.as_str(), refused.why == Why::Symlink)).collect();
    assert_eq!(told, [("kits/a/releases/1.0.0/what?.zip", false), ("kits/a/releases/1.1.0", true)]);

    let other = workspace();
    std::os::unix::fs::symlink(root.path(), other.path().join("kits/a/releases")).unwrap();
    let message = releasing(&other).write(&version("1.0.0"), files(&[]), Existing::Refuse).unwrap_err().to_string();
    assert!(message.ends_with("it is no folder; move it away"), "{message}");
}
