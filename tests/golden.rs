//! Small kits, and exactly what comes out of them: `tests/golden/<case>/in` is a workspace of one kit, `out` every file of its editions.
//!
//! `UPDATE=1 cargo test --test golden` rewrites `out`; read the difference before you commit it. Stylesheets and scripts are
//! not stored (src/render/bundle.rs tests them), `MANIFEST.sha256` is checked line by line, packets stand in `packets.txt` by their
//! listing and digest. A file in `out` that nothing makes any more is an error.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests read and write files, and fail by panicking")]

mod support;

use std::fmt::Write as _;
use std::path::Path;

use support::{Files, build_in, first_line, html, read, root, sha256, unzip, write};
use tttkit::render::FILES;

/// What is stored of the site of a case.
fn stored(site: &Files) -> Files {
    let mut out = Files::new();
    let mut packets = String::new();
    for (path, bytes) in site {
        // `<kit>/<version>/...`: the rest says all.
        let Some((_, short)) = path.split_once('/').and_then(|(_, rest)| rest.split_once('/')) else { continue };
        if path.ends_with(".zip") {
            writeln!(packets, "{short} {}", sha256(bytes)).unwrap();
            unzip(bytes).iter().for_each(|(name, bytes)| writeln!(packets, "  {name} {}", bytes.len()).unwrap());
            continue;
        }
        if !["facilitator/", "participant/"].iter().any(|edition| short.contains(edition)) {
            continue;
        }
        match short.rsplit_once('/').map_or(short, |(_, name)| name) {
            "style.css" | "script.js" => {}
            "find.js" => {}
            name if FILES.iter().any(|(path, _)| path.rsplit_once("/own/").is_some_and(|(_, own)| own == name)) => {}
            "MANIFEST.sha256" => manifest(site, path, bytes),
            _ => drop(out.insert(short.to_owned(), bytes.clone())),
        }
    }
    out.insert("packets.txt".into(), packets.into_bytes());
    out
}

/// A listing names every file but itself, with its digest.
fn manifest(site: &Files, path: &str, listing: &[u8]) {
    let folder = path.trim_end_matches("MANIFEST.sha256");
    let files = site.iter().filter(|(other, _)| other.starts_with(folder) && *other != path);
    let lines: String = files.map(|(other, bytes)| format!("{}  {}\n", sha256(bytes), &other[folder.len()..])).collect();
    assert_eq!(String::from_utf8_lossy(listing), lines, "{path}");
}

fn run(case: &Path, update: bool) -> Vec<String> {
    let name = case.file_name().unwrap().to_str().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let site = build_in(&case.join("in"), &folder.path().join("site"));
    let made = stored(&site);
    let mut wrong = Vec::new();
    for (path, bytes) in made.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = std::str::from_utf8(bytes).unwrap();
        wrong.extend(html::faults(page).into_iter().map(|fault| format!("{name}/{path}: {fault}")));
        wrong.extend(
            page.lines()
                .enumerate()
                .filter(|(_, line)| line.ends_with(' '))
                .map(|(at, _)| format!("{name}/{path}:{}: ends in a space", at + 1)),
        );
    }
    let out = case.join("out");
    if update {
        let _ = std::fs::remove_dir_all(&out);
        write(&out, &made);
        return wrong;
    }
    let expected = if out.is_dir() { read(&out) } else { Files::new() };
    for (path, bytes) in &made {
        match expected.get(path) {
            None => wrong.push(format!("{name}/out/{path} is not expected")),
            Some(other) if other != bytes => wrong.push(format!("{name}/out/{path} differs:\n{}", first_line(other, bytes))),
            Some(_) => {}
        }
    }
    wrong.extend(
        expected.keys().filter(|path| !made.contains_key(*path)).map(|path| format!("{name}/out/{path} is expected, and nothing makes it")),
    );
    wrong
}

#[test]
fn kits_come_out_as_they_should() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut cases: Vec<_> = std::fs::read_dir(root().join("tests/golden")).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    assert!(cases.len() >= 8);
    let wrong: Vec<String> = cases.iter().flat_map(|case| run(case, update)).collect();
    assert!(wrong.is_empty(), "{} differences; `UPDATE=1 cargo test --test golden` takes them over:\n{}", wrong.len(), wrong.join("\n"));
}
