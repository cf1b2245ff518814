//! Same input, same bytes: no folder, no order of files, no clock, language, mask or number of threads reaches a site.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests run the program on real files, and fail by panicking")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use support::{Files, read, root, sha256, write};

/// All kits of the examples and our own in one workspace, with a theme of its own.
fn workspace() -> Files {
    let mut workspace = Files::new();
    let mut take = |folder: &Path| {
        for (path, bytes) in read(folder) {
            workspace.insert(format!("kits/{path}"), bytes);
        }
    };
    for example in fs::read_dir(root().join("examples")).unwrap() {
        let kits = example.unwrap().path().join("kits");
        if kits.is_dir() {
            take(&kits);
        }
    }
    take(&root().join("kits"));
    workspace.insert("book.toml".into(), b"[book]\ntitle = \"Twice\"\n\n[output.html]\ntheme = \"themes/own\"\n".to_vec());
    workspace.insert("themes/own/styles/yours.css".into(), b"body {\n  color: black;\n}\n".to_vec());
    workspace.insert("themes/own/templates/turn.html".into(), b"<p>{{ t.next }}\n</p>\n".to_vec());
    workspace
}

/// What stands in a site: each file's mode and digest, and each folder's mode.
type Site = BTreeMap<String, (u32, String)>;

fn site(folder: &Path) -> Site {
    let mut site: Site = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(here) = folders.pop() {
        for entry in fs::read_dir(&here).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            let mode = fs::metadata(&path).unwrap().permissions().mode() & 0o7777;
            if path.is_dir() {
                site.insert(name + "/", (mode, String::new()));
                folders.push(path);
            } else {
                site.insert(name, (mode, sha256(&fs::read(&path).unwrap())));
            }
        }
    }
    site
}

/// Runs the program on the workspace in a folder, under a shell's words and some variables.
fn build(folder: &Path, before: &str, variables: &[(&str, &str)]) -> Site {
    let script = format!("{before} exec \"$0\" build --out ../site");
    let mut command = Command::new("sh");
    command.args(["-c", &script, env!("CARGO_BIN_EXE_tttkit")]).current_dir(folder.join("workspace"));
    let output = command.envs(variables.iter().copied()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    site(&folder.join("site"))
}

/// Writes a workspace into a new folder, its files in an order.
fn place(order: impl Iterator<Item = (String, Vec<u8>)>) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let workspace = folder.path().join("workspace");
    for (path, bytes) in order {
        write(&workspace, &Files::from([(path, bytes)]));
    }
    folder
}

fn same(first: &Site, other: &Site, how: &str) {
    // Packets last: what differs in one differs outside of it too, and says more there.
    let (zips, files): (Vec<_>, Vec<_>) = first.iter().partition(|(path, _)| path.ends_with(".zip") || path.ends_with("MANIFEST.sha256"));
    for (path, (mode, digest)) in files.into_iter().chain(zips) {
        let Some((other_mode, other_digest)) = other.get(path) else { panic!("{how}: `{path}` is missing") };
        assert_eq!(digest, other_digest, "{how}: the bytes of `{path}`");
        assert_eq!(mode, other_mode, "{how}: the mode of `{path}` ({mode:o}, {other_mode:o})");
    }
    assert_eq!(first.len(), other.len(), "{how}: there is more");
}

/// A checkout of text as Windows has it.
fn windows(path: &str, bytes: &[u8]) -> Vec<u8> {
    let text = [".md", ".yaml", ".toml", ".vtt", ".svg", ".css", ".js", ".html", ".txt"].iter().any(|end| path.ends_with(end));
    match std::str::from_utf8(bytes) {
        Ok(words) if text => format!("\u{feff}{}", words.replace('\n', "\r\n")).into_bytes(),
        _ => bytes.to_vec(),
    }
}

#[test]
fn nothing_around_a_build_reaches_its_bytes() {
    let workspace = workspace();
    let folder = place(workspace.clone().into_iter());
    let first = build(folder.path(), "", &[]);
    assert!(first.keys().filter(|path| path.ends_with(".zip")).count() > 20, "{} files", first.len());

    same(&first, &build(place(workspace.clone().into_iter()).path(), "", &[]), "another folder");
    same(&first, &build(place(workspace.clone().into_iter().rev()).path(), "", &[("RAYON_NUM_THREADS", "1")]), "reversed, one thread");
    let abroad =
        [("TZ", "Pacific/Kiritimati"), ("LANG", "tr_TR.UTF-8"), ("LC_ALL", "C"), ("RAYON_NUM_THREADS", "8"), ("SOURCE_DATE_EPOCH", "1")];
    same(&first, &build(folder.path(), "umask 077;", &abroad), "abroad, private, eight threads, over the first");
    same(&first, &build(place(workspace.clone().into_iter()).path(), "umask 077;", &abroad), "abroad, private, eight threads");
    let crlf = workspace.iter().map(|(path, bytes)| (path.clone(), windows(path, bytes)));
    same(&first, &build(place(crlf).path(), "", &[("LC_ALL", "tr_TR.UTF-8")]), "CRLF and BOM");
}
