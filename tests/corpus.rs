//! Real guides: one source of a public curriculum gives back both of its hand-kept guides. The corpus lies outside of the project, in
//! `../shared/corpus` or where `TTTKIT_CORPUS` says; where it is not, this test says so and passes.
#![allow(clippy::print_stdout, reason = "a test says what it measured")]
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests run other programs on real files, and fail by panicking")]

mod support;

use std::path::{Path, PathBuf};
use std::process::Command;

use support::{build_in, html, root};

fn corpus() -> Option<PathBuf> {
    let folder = std::env::var_os("TTTKIT_CORPUS").map_or_else(|| root().join("../shared/corpus"), PathBuf::from);
    folder.join("ditap").is_dir().then_some(folder)
}

/// Runs the corpus' own measure; it ends with 0 where enough is found and nothing leaks.
fn coverage(corpus: &Path, arguments: &[&str]) {
    let output = Command::new("python3").arg("coverage.py").args(arguments).current_dir(corpus).output();
    let output = output.unwrap_or_else(|error| panic!("`python3` cannot be run ({error}); tests/run.sh installs it"));
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    println!("{said}");
    assert!(output.status.success(), "coverage.py {arguments:?}:\n{said}");
}

#[test]
fn real_guides_come_back_whole_and_nothing_leaks() {
    let Some(corpus) = corpus() else {
        println!("the corpus is not there: nothing was tested");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("site");
    let site = build_in(&corpus.join("ditap"), &out);
    for (path, bytes) in site.iter().filter(|(path, _)| path.ends_with(".html")) {
        assert_eq!(html::faults(std::str::from_utf8(bytes).unwrap()), Vec::<String>::new(), "{path}");
    }
    let index = site.keys().find(|path| path.ends_with("participant/index.html")).unwrap();
    let edition = |name: &str| out.join(index.replace("participant/index.html", name)).to_str().unwrap().to_owned();
    let (facilitator, participant) = (edition("facilitator"), edition("participant"));
    let guide = |name: &str| format!("ditap/originals/{name}-guide.md");
    coverage(&corpus, &[&guide("facilitator"), &facilitator, "--accept", "ditap/NOTES.md"]);
    coverage(&corpus, &[&guide("participant"), &participant, "--accept", "ditap/NOTES.md"]);
    let mut leak = vec![guide("facilitator"), participant, "--not-in".to_owned(), guide("participant")];
    let originals = std::fs::read_dir(corpus.join("ditap/originals")).unwrap();
    let mut sheets: Vec<String> =
        originals.map(|entry| entry.unwrap().file_name().into_string().unwrap()).filter(|name| name.starts_with("sheet-")).collect();
    sheets.sort();
    leak.extend(sheets.into_iter().map(|name| format!("ditap/originals/{name}")));
    coverage(&corpus, &leak.iter().map(String::as_str).collect::<Vec<_>>());
}
