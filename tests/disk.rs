//! Reading a workspace and putting a site in its place, on a real disk.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests prepare real folders, and fail by panicking")]

use std::fs::{self, File};
use std::io::Cursor;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use tttkit::archive::Zip;
use tttkit::blob::{Blob, HELD_AT_MOST, Sha256Sum};
use tttkit::disk::{self, Wanted};
use tttkit::path::KitPath;
use tttkit::publish::{Content, Plan, ReleasedPacket, Unpacked};
use tttkit::tree::{Tree, Why};

fn path(text: &str) -> KitPath {
    KitPath::new(text).unwrap()
}

fn wanted() -> Wanted {
    Wanted { kits: path("kits"), theme: Some(path("themes/own")) }
}

/// A workspace with one kit.
fn workspace() -> TempDir {
    let root = TempDir::new().unwrap();
    write(&root, "book.toml", "[book]\n");
    write(&root, "kits/a/kit.yaml", "schema: 1\n");
    root
}

fn write(root: &TempDir, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
    let path = root.path().join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    path
}

fn read(root: &TempDir) -> Tree {
    disk::read(root.path(), &wanted(), |files| files.iter().map(disk::Pending::read).collect()).unwrap()
}

fn plan(files: &[(&str, &str)]) -> Plan {
    let mut plan = Plan::default();
    for (name, text) in files {
        assert!(plan.add(path(name), Content::Blob(Blob::held(text.as_bytes()))).is_none());
    }
    plan
}

fn build(root: &TempDir, files: &[(&str, &str)]) -> Result<disk::Applied, disk::Error> {
    let target = disk::target(root.path(), &root.path().join("site"), &wanted())?;
    disk::apply(plan(files), &target)
}

/// What stands beside the site and is not the workspace's own.
fn leftovers(root: &TempDir) -> Vec<String> {
    let names = fs::read_dir(root.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.contains("tttkit")).collect()
}

fn refusal(root: &TempDir, out: &str) -> String {
    let begun = |target: disk::Target| disk::Staging::begin(&target, &disk::in_turn).map(drop);
    let message = disk::target(root.path(), &root.path().join(out), &wanted()).and_then(begun).unwrap_err().to_string();
    assert!(leftovers(root).is_empty(), "{:?}", leftovers(root));
    message.replace(&root.path().display().to_string(), "ROOT")
}

#[test]
fn reads_in_byte_order_whatever_was_written_first() {
    let root = workspace();
    for name in ["kits/b/z.md", "kits/b/a.md", "kits/a-b/x.md", "kits/a/modules/01.md", "themes/own/page.html", "elsewhere/x.md"] {
        write(&root, name, name);
    }
    let names: Vec<_> = read(&root).files.into_keys().map(|path| path.to_string()).collect();
    let expected =
        ["book.toml", "kits/a-b/x.md", "kits/a/kit.yaml", "kits/a/modules/01.md", "kits/b/a.md", "kits/b/z.md", "themes/own/page.html"];
    assert_eq!(names, expected);
}

#[test]
fn leaves_out_what_is_no_part_of_a_workspace() {
    let root = workspace();
    for name in
        ["kits/.git/x", "kits/a/.DS_Store", "kits/a/Thumbs.db", "kits/a/desktop.ini", "kits/a/kit.yaml~", "kits/a/releases/1.0.0/a.zip"]
    {
        write(&root, name, "x");
    }
    write(&root, "kits/a/pages/releases/kept.md", "x");
    let tree = read(&root);
    let names: Vec<_> = tree.files.keys().map(KitPath::as_str).collect();
    assert_eq!(names, ["book.toml", "kits/a/kit.yaml", "kits/a/pages/releases/kept.md"]);
    assert!(tree.refused.is_empty());
}

#[test]
fn a_folder_that_is_not_there_holds_nothing() {
    let root = TempDir::new().unwrap();
    assert!(read(&root).files.is_empty());
}

#[cfg(unix)]
#[test]
fn links_are_told_and_not_followed() {
    use std::os::unix::fs::symlink;
    let (root, outside) = (workspace(), TempDir::new().unwrap());
    write(&outside, "secret.md", "secret");
    symlink(outside.path(), root.path().join("kits/b")).unwrap();
    symlink(outside.path().join("secret.md"), root.path().join("kits/a/page.md")).unwrap();
    symlink("nowhere", root.path().join("kits/a/broken.md")).unwrap();
    let tree = read(&root);
    assert_eq!(tree.files.len(), 2);
    let refused: Vec<_> = tree.refused.iter().map(|refused| (refused.path.as_str(), &refused.why)).collect();
    assert_eq!(refused, [("kits/a/broken.md", &Why::Symlink), ("kits/a/page.md", &Why::Symlink), ("kits/b", &Why::Symlink)]);
}

#[cfg(unix)]
#[test]
fn a_kits_folder_that_is_a_link_is_told() {
    let (root, outside) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    write(&outside, "a/kit.yaml", "schema: 1\n");
    std::os::unix::fs::symlink(outside.path(), root.path().join("kits")).unwrap();
    let tree = read(&root);
    assert!(tree.files.is_empty());
    assert_eq!(tree.refused[0].path, "kits");
}

#[cfg(unix)]
#[test]
fn special_files_and_odd_names_are_told() {
    use std::os::unix::ffi::OsStrExt as _;
    let root = workspace();
    let _socket = std::os::unix::net::UnixListener::bind(root.path().join("kits/a/socket")).unwrap();
    write(&root, "kits/a/what?.md", "x");
    write(&root, "kits/a/nul.md", "x");
    write(&root, "kits/a/Why.md", "x");
    write(&root, "kits/a/why.md", "x");
    fs::write(root.path().join("kits/a").join(std::ffi::OsStr::from_bytes(b"\xff.md")), "x").unwrap();
    let tree = read(&root);
    let told: Vec<_> = tree
        .refused
        .iter()
        .map(|refused| match &refused.why {
            Why::Name(why) => format!("{}: {why}", refused.path),
            why => format!("{}: {why:?}", refused.path),
        })
        .collect();
    let expected = [
        "kits/a/nul.md: Windows reserves the name `nul.md`",
        "kits/a/socket: Special",
        "kits/a/what?.md: the character `?` cannot stand in a file name everywhere",
        "kits/a/why.md: Twin(\"kits/a/Why.md\")",
        "kits/a/\u{fffd}.md: the name is not Unicode",
    ];
    assert_eq!(told, expected);
}

#[test]
fn large_files_are_not_held() {
    let root = workspace();
    let bytes = vec![7; usize::try_from(HELD_AT_MOST).unwrap() + 1];
    write(&root, "kits/a/media/talk.mp4", &bytes);
    write(&root, "kits/a/media/small.mp4", &bytes[1..]);
    let tree = read(&root);
    let large = &tree.files[&path("kits/a/media/talk.mp4")];
    assert!(matches!(large, Blob::Streamed { path, .. } if path.is_absolute()));
    assert_eq!((large.size(), large.sha256()), (HELD_AT_MOST + 1, Blob::held(bytes).sha256()));
    assert!(tree.files[&path("kits/a/media/small.mp4")].bytes().is_some());
}

#[test]
fn a_site_is_written_and_replaced_as_a_whole() {
    let root = workspace();
    let applied = build(&root, &[("index.html", "one"), ("a/b/c.html", "deep")]).unwrap();
    assert_eq!((applied.folder.file_name().unwrap().to_str(), applied.files), (Some("site"), 2));
    assert_eq!(fs::read_to_string(root.path().join("site/a/b/c.html")).unwrap(), "deep");
    build(&root, &[("index.html", "two")]).unwrap();
    assert_eq!(fs::read_to_string(root.path().join("site/index.html")).unwrap(), "two");
    assert!(!root.path().join("site/a").exists(), "what is no longer planned is gone");
    assert_eq!(leftovers(&root), [""; 0]);
}

#[cfg(unix)]
/// A packet in a file, as a release keeps it.
fn released(root: &TempDir, held: bool) -> (PathBuf, ReleasedPacket) {
    let files = [("assets/film.mp4", "film".repeat(9_000)), ("index.html", "<p>".repeat(9_000)), ("note.html", String::new())];
    let files = files.iter().map(|(name, text)| (path(name), Blob::held(text.as_bytes()))).collect();
    let mut bytes = Cursor::new(Vec::new());
    Zip::new("trust-1.0.0-participant", &files).write(&mut bytes, &|_| unreachable!("all is held")).unwrap();
    let bytes = bytes.into_inner();
    let file = write(root, "kits/trust/releases/1.0.0/trust-1.0.0-en-participant.zip", &bytes);
    let sum = Sha256Sum::of(&bytes);
    let known = tttkit::known::Packet {
        edition: "participant".into(),
        language: "en".into(),
        file: "trust-1.0.0-en-participant.zip".into(),
        size: bytes.len() as u64,
        content: sum,
        files: sum,
        zip: sum,
    };
    let streamed = Blob::Streamed { path: file.clone(), size: bytes.len() as u64, sha256: sum };
    let blob = if held { Blob::held(&bytes[..]) } else { streamed };
    let entries = tttkit::archive::Archive::read(&mut Cursor::new(bytes)).unwrap().entries;
    let entries = entries.into_iter().map(|entry| (path(entry.name.split_once('/').unwrap().1), entry)).collect();
    (file, ReleasedPacket { known, first: true, zip: blob, entries })
}

fn unpacked(packet: &ReleasedPacket) -> Plan {
    let mut plan = Plan::default();
    for (path, entry) in &packet.entries {
        assert!(plan.add(path.clone(), Content::Entry(Box::new(Unpacked { zip: packet.zip.clone(), entry: entry.clone() }))).is_none());
    }
    plan
}

#[test]
fn a_released_packet_is_unpacked_byte_for_byte() {
    for held in [true, false] {
        let root = workspace();
        let (_, packet) = released(&root, held);
        let names: Vec<_> = packet.entries.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(names, ["assets/film.mp4", "index.html", "note.html"]);
        let target = disk::target(root.path(), &root.path().join("site"), &wanted()).unwrap();
        disk::apply(unpacked(&packet), &target).unwrap();
        let site = |name: &str| fs::read_to_string(root.path().join("site").join(name)).unwrap();
        assert_eq!(site("assets/film.mp4"), "film".repeat(9_000));
        assert_eq!(site("index.html"), "<p>".repeat(9_000));
        assert_eq!(site("note.html"), "");
    }
}

#[test]
fn a_released_packet_that_changes_under_us_is_told() {
    let root = workspace();
    let (file, packet) = released(&root, false);
    let mut bytes = fs::read(&file).unwrap();
    let at = bytes.len() / 2;
    bytes[at] ^= 1;
    fs::write(&file, bytes).unwrap();
    let target = disk::target(root.path(), &root.path().join("site"), &wanted()).unwrap();
    let told = disk::apply(unpacked(&packet), &target).unwrap_err().to_string();
    assert!(told.contains("was changed while it was being read"), "{told}");
    assert!(!root.path().join("site").exists());
}

#[test]
fn everybody_may_read_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let root = workspace();
    build(&root, &[("a/index.html", "one")]).unwrap();
    let mode = |name: &str| fs::metadata(root.path().join(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode("site"), mode("site/a"), mode("site/a/index.html"), mode("site/.tttkit-site")), (0o755, 0o755, 0o644, 0o644));
}

#[test]
fn an_interrupted_swap_recovers() {
    let root = workspace();
    build(&root, &[("index.html", "old")]).unwrap();
    // The power went out between the two renames.
    fs::rename(root.path().join("site"), root.path().join(".site.tttkit-old")).unwrap();
    write(&root, ".site.tttkit-new/index.html", "half");
    disk::target(root.path(), &root.path().join("site"), &wanted()).unwrap();
    assert_eq!(fs::read_to_string(root.path().join("site/index.html")).unwrap(), "old");
    build(&root, &[("index.html", "new")]).unwrap();
    assert_eq!(fs::read_to_string(root.path().join("site/index.html")).unwrap(), "new");
    assert_eq!(leftovers(&root), [""; 0]);
}

#[test]
fn a_finished_swap_is_cleared_up() {
    let root = workspace();
    build(&root, &[("index.html", "new")]).unwrap();
    // The power went out before the old site was removed.
    write(&root, ".site.tttkit-old/index.html", "old");
    disk::target(root.path(), &root.path().join("site"), &wanted()).unwrap();
    assert_eq!(fs::read_to_string(root.path().join("site/index.html")).unwrap(), "new");
    build(&root, &[("index.html", "newer")]).unwrap();
    assert_eq!(leftovers(&root), [""; 0]);
}

#[test]
fn a_build_that_fails_leaves_the_old_site() {
    let root = workspace();
    build(&root, &[("index.html", "old")]).unwrap();
    let source = write(&root, "kits/a/media/talk.mp4", "film");
    let mut plan = plan(&[("index.html", "new")]);
    let blob = Blob::Streamed { path: source.clone(), size: 4, sha256: Blob::held(*b"film").sha256() };
    assert!(plan.add(path("talk.mp4"), Content::Blob(blob)).is_none());
    fs::write(&source, "flim").unwrap();
    let target = disk::target(root.path(), &root.path().join("site"), &wanted()).unwrap();
    let message = disk::apply(plan, &target).unwrap_err().to_string();
    assert!(message.contains(&format!("`{}` was changed while it was being read; build again", source.display())), "{message}");
    assert_eq!(fs::read_to_string(root.path().join("site/index.html")).unwrap(), "old");
    assert_eq!(leftovers(&root), [""; 0]);
}

#[test]
fn two_builds_are_kept_apart() {
    let root = workspace();
    let lock = File::create(root.path().join(".site.tttkit-lock")).unwrap();
    lock.try_lock().unwrap();
    let message = build(&root, &[("index.html", "one")]).unwrap_err().to_string();
    assert!(message.ends_with("another build is writing there; wait until it has ended"), "{message}");
    assert!(!root.path().join("site").exists());
    drop(lock);
    build(&root, &[("index.html", "one")]).unwrap();
    assert_eq!(leftovers(&root), [""; 0]);
}

#[test]
fn only_what_we_wrote_is_replaced() {
    let root = workspace();
    write(&root, "photos/cat.jpg", "meow");
    let expected = "cannot write a site to `ROOT/photos`: it holds files and was not written by tttkit; \
                    choose another folder with `--out`, or empty this one";
    assert_eq!(refusal(&root, "photos"), expected);
    write(&root, "file", "x");
    assert!(refusal(&root, "file").contains("a file stands there"));
    assert!(refusal(&root, "file/below").contains("something on the way to it is a file"));

    build(&root, &[("index.html", "one")]).unwrap();
    write(&root, "site/CNAME", "example.org");
    assert!(refusal(&root, "site").contains("tttkit did not write `CNAME` in it; move that away"), "{}", refusal(&root, "site"));
    fs::remove_file(root.path().join("site/CNAME")).unwrap();
    write(&root, "site/.DS_Store", "x");
    build(&root, &[("index.html", "two")]).unwrap();

    write(&root, "site/.tttkit-site", "tttkit-site 2\n");
    assert!(refusal(&root, "site").contains("a newer tttkit"));
}

#[test]
fn an_empty_folder_is_taken() {
    let root = workspace();
    fs::create_dir(root.path().join("site")).unwrap();
    build(&root, &[("index.html", "one")]).unwrap();
}

#[test]
fn what_nobody_can_build_again_is_refused() {
    let root = workspace();
    assert!(refusal(&root, "/").contains("the root of the disk"));
    assert!(refusal(&root, ".").contains("holds, the workspace"));
    assert!(refusal(&root, "..").contains("holds, the workspace"));
    assert!(refusal(&root, "site/../..").contains("holds, the workspace"));
    for sources in ["kits", "kits/a", "kits/a/site", "themes", "themes/own"] {
        assert!(refusal(&root, sources).contains("the sources of the kits stand there"), "{sources}");
    }
    let home = std::env::home_dir().unwrap();
    assert!(refusal(&root, home.to_str().unwrap()).contains("your home folder"));
}

#[cfg(unix)]
#[test]
fn a_link_does_not_hide_where_it_leads() {
    use std::os::unix::fs::symlink;
    let root = workspace();
    symlink("kits", root.path().join("site")).unwrap();
    assert!(refusal(&root, "site").contains("a symbolic link; name the folder that it leads to"));
    symlink(root.path().join("kits"), root.path().join("way")).unwrap();
    assert!(refusal(&root, "way/site").contains("the sources of the kits stand there"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_cannot_be_written_is_told() {
    let root = workspace();
    // Nobody makes folders in /proc, not even root.
    let target = disk::target(root.path(), Path::new("/proc/tttkit/site"), &wanted()).unwrap();
    let message = disk::apply(plan(&[("index.html", "one")]), &target).unwrap_err().to_string();
    assert!(message.starts_with("cannot make the folder `/proc/tttkit`: "), "{message}");
}

#[test]
fn a_new_file_is_never_written_over_another() {
    let root = workspace();
    let path = root.path().join("new/page.md");
    disk::write_new(&path, "one").unwrap();
    let message = disk::write_new(&path, "two").unwrap_err().to_string();
    assert!(message.ends_with("it is there already; remove it, or choose another name"), "{message}");
    assert_eq!(fs::read_to_string(path).unwrap(), "one");
}
