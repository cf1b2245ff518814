//! Packets as other programs open them: Info-ZIP, 7-Zip and Python, which `tests/run.sh` installs.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests run other programs on real files, and fail by panicking")]

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::marker::PhantomData;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;
use tttkit::blob::{Blob, HELD_AT_MOST, Sha256Sum};
use tttkit::digest::Stamp;
use tttkit::edition::Participant;
use tttkit::facts::Facts;
use tttkit::pack::{Packet, pack};
use tttkit::path::KitPath;
use tttkit::render::Site;

/// A packet with pages, a small picture, and a film that is too large to hold.
fn packet(folder: &Path) -> Packet<Participant> {
    let film = folder.join("talk.mp4");
    let bytes: Vec<u8> = (0..2 * HELD_AT_MOST).map(|at| u8::try_from(at % 251).unwrap()).collect();
    fs::write(&film, &bytes).unwrap();
    let streamed = Blob::Streamed { path: film, size: 2 * HELD_AT_MOST, sha256: Blob::held(bytes).sha256() };
    let files = [
        ("index.html", Blob::held("<p>hello</p>\n".repeat(100).into_bytes())),
        ("all-in-one.html", Blob::held(*b"<p>all</p>\n")),
        ("assets/style.css", Blob::held(*b"")),
        ("media/dot.png", Blob::held([1, 2, 3])),
        ("media/talk.mp4", streamed),
    ];
    let facts = Facts { id: "trust".into(), title: "Building trust".into(), version: "1.3.0".into(), ..Facts::default() };
    let files = files.into_iter().map(|(name, blob)| (KitPath::new(name).unwrap(), blob)).collect();
    let stamp = Stamp { content: Sha256Sum::of(b""), core: Sha256Sum::of(b"abc") };
    let (packet, found) =
        pack(Site { facts, language: "en".into(), stamp, files, pages: 2, colored: BTreeSet::new(), edition: PhantomData }, "en");
    assert!(found.is_empty());
    packet
}

fn written() -> (TempDir, Vec<u8>) {
    let folder = TempDir::new().unwrap();
    let zip = folder.path().join("packet.zip");
    packet(folder.path()).zip.write(File::create(&zip).unwrap(), &|path| Ok(Box::new(File::open(path)?))).unwrap();
    let bytes = fs::read(zip).unwrap();
    (folder, bytes)
}

/// Runs a program in a folder and gives what it printed; it must end well.
fn run(folder: &Path, program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).current_dir(folder).output();
    let output = output.unwrap_or_else(|error| panic!("`{program}` cannot be run ({error}); tests/run.sh installs it"));
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {arguments:?}: {said}");
    said
}

#[test]
fn info_zip_unpacks_it_and_its_listing_holds() {
    let (folder, _) = written();
    run(folder.path(), "unzip", &["-tq", "packet.zip"]);
    run(folder.path(), "unzip", &["-q", "packet.zip"]);
    let root = folder.path().join("trust-1.3.0-participant");
    let checked = run(&root, "sha256sum", &["-c", "--strict", "MANIFEST.sha256"]);
    assert_eq!(checked.lines().count(), 6, "{checked}");
    let note = fs::read_to_string(root.join("RELEASE.txt")).unwrap();
    assert!(note.starts_with("Kit: Building trust (trust)\nVersion: 1.3.0\nEdition: participant\nLanguage: en\n"), "{note}");
    let listed = run(folder.path(), "zipinfo", &["packet.zip"]);
    assert!(listed.lines().filter(|line| line.starts_with("-rw-r--r--")).count() == 7, "{listed}");
    assert!(listed.lines().filter(|line| line.contains("80-Jan-01 00:00")).count() == 7, "{listed}");
}

#[test]
fn seven_zip_finds_nothing_odd() {
    let (folder, _) = written();
    let said = run(folder.path(), "7z", &["t", "packet.zip"]);
    assert!(said.contains("Everything is Ok") && !said.contains("Warning"), "{said}");
}

#[test]
fn python_finds_nothing_odd() {
    let (folder, _) = written();
    let script = "import zipfile; z = zipfile.ZipFile('packet.zip'); assert z.testzip() is None; print(*z.namelist(), sep='\\n')";
    let names = run(folder.path(), "python3", &["-c", script]);
    let expected =
        ["MANIFEST.sha256", "RELEASE.txt", "all-in-one.html", "assets/style.css", "index.html", "media/dot.png", "media/talk.mp4"];
    assert_eq!(names.lines().collect::<Vec<_>>(), expected.map(|name| format!("trust-1.3.0-participant/{name}")));
}

#[test]
fn two_folders_and_two_times_give_the_same_bytes() {
    assert!(written().1 == written().1);
}

#[test]
fn a_film_that_changed_meanwhile_is_named() {
    let folder = TempDir::new().unwrap();
    let packet = packet(folder.path());
    fs::write(folder.path().join("talk.mp4"), "other").unwrap();
    let done = packet.zip.write(std::io::Cursor::new(Vec::new()), &|path| Ok(Box::new(File::open(path)?)));
    assert!(done.unwrap_err().to_string().contains("talk.mp4` was changed while it was being read"));
}
