//! Every folder of `examples/` builds, without a warning.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests read files, and fail by panicking")]

mod support;

use support::{build_in, html, root};

#[test]
fn every_example_builds_into_sound_pages() {
    let mut built = 0;
    let mut wrong = Vec::new();
    for example in std::fs::read_dir(root().join("examples")).unwrap() {
        let folder = example.unwrap().path();
        if !folder.is_dir() {
            continue;
        }
        let out = tempfile::tempdir().unwrap();
        // Warnings are errors here.
        let site = build_in(&folder, &out.path().join("site"));
        assert!(site.keys().any(|path| path.ends_with("-participant.zip")), "{}", folder.display());
        for (path, bytes) in site.iter().filter(|(path, _)| path.ends_with(".html")) {
            let faults = html::faults(std::str::from_utf8(bytes).unwrap());
            wrong.extend(faults.into_iter().map(|fault| format!("{}: {path}: {fault}", folder.file_name().unwrap().to_str().unwrap())));
        }
        built += 1;
    }
    assert!(built >= 8, "{built} examples");
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn our_own_kits_build_into_sound_pages() {
    let out = tempfile::tempdir().unwrap();
    let site = build_in(&root(), &out.path().join("site"));
    let mut wrong = Vec::new();
    for (path, bytes) in site.iter().filter(|(path, _)| path.ends_with(".html")) {
        wrong.extend(html::faults(std::str::from_utf8(bytes).unwrap()).into_iter().map(|fault| format!("{path}: {fault}")));
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
