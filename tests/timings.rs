//! `tttkit build --timings`: what it tells, and that it changes nothing of the site.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests run the program on real folders, and fail by panicking")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use support::read;
use tempfile::TempDir;
use tttkit::pipeline::Work;

/// The exit code of a run, and what it printed on stderr.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_tttkit")).args(arguments).current_dir(folder).output().unwrap();
    assert!(output.stdout.is_empty());
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

/// A workspace with two kits, one of them released once and a draft since.
fn workspace() -> TempDir {
    let folder = TempDir::new().unwrap();
    let kit = folder.path().join("kits/first-kit/kit.yaml");
    for arguments in [&["init"][..], &["new", "kit", "Second"], &["release", "first-kit", "--date", "2026-08-14"]] {
        let (code, err) = run(folder.path(), arguments);
        assert_eq!(code, 0, "{err}");
    }
    let text = fs::read_to_string(&kit).unwrap();
    assert!(text.contains("version: 0.1.0"), "{text}");
    fs::write(&kit, text.replace("version: 0.1.0", "version: 0.1.1")).unwrap();
    folder
}

/// The events of a trace that are works.
fn works(trace: &str) -> Vec<Value> {
    let trace: Value = serde_json::from_str(trace).unwrap();
    let events = trace["traceEvents"].as_array().unwrap();
    assert!(events.iter().all(|event| event["pid"] == 1 && event["tid"].as_u64().is_some_and(|tid| tid > 0)), "{trace}");
    events.iter().filter(|event| event["ph"] == "X").cloned().collect()
}

#[test]
fn the_site_is_the_same_and_every_work_is_told() {
    let folder = workspace();
    let (code, plain) = run(folder.path(), &["build", "--drafts", "--out", "plain"]);
    assert!(code == 0 && !plain.contains("all threads"), "{plain}");
    // Twice: the second run writes over the trace of the first.
    for _ in 0..2 {
        let (code, err) = run(folder.path(), &["build", "--drafts", "--fresh", "--timings", "trace.json"]);
        assert_eq!(code, 0, "{err}");
        let (before, table) = err.split_once("\n\nwork ").unwrap();
        assert!(before.lines().last().unwrap().starts_with("built 2 kits: "), "{err}");
        assert!(table.contains("\non the clock: ") && table.contains("\ntrace in trace.json: "), "{err}");
        for work in Work::ALL {
            assert!(table.lines().any(|line| line.starts_with(work.name())), "no {} in {err}", work.name());
        }
    }
    assert_eq!(read(&folder.path().join("plain")), read(&folder.path().join("site")));

    let works = works(&fs::read_to_string(folder.path().join("trace.json")).unwrap());
    let told: BTreeSet<&str> = works.iter().map(|work| work["name"].as_str().unwrap()).collect();
    assert_eq!(told, Work::ALL.map(Work::name).into());
    let of = |name: &str| -> Vec<&str> {
        let of: BTreeSet<&str> =
            works.iter().filter(|work| work["name"] == name).map(|work| work["args"]["of"].as_str().unwrap()).collect();
        of.into_iter().collect()
    };
    assert_eq!(of("load and check"), ["first-kit", "second", "site"]);
    let editions = ["first-kit facilitator en", "first-kit participant en", "second facilitator en", "second participant en"];
    assert_eq!((of("render"), of("pack")), (editions.to_vec(), editions.to_vec()));
}

#[test]
fn on_one_thread_no_work_is_part_of_another() {
    let folder = workspace();
    let (code, err) = run(folder.path(), &["build", "--drafts", "--fresh", "--timings", "trace.json"]);
    assert_eq!(code, 0, "{err}");
    let mut ends: BTreeMap<u64, u64> = BTreeMap::new();
    for work in works(&fs::read_to_string(folder.path().join("trace.json")).unwrap()) {
        let [tid, ts, dur] = ["tid", "ts", "dur"].map(|key| work[key].as_u64().unwrap());
        let end = ends.insert(tid, ts + dur).unwrap_or(0);
        assert!(end <= ts, "{work} begins before {end}");
    }
    assert!(ends.contains_key(&1), "{ends:?}");
}

#[test]
fn without_a_file_there_is_a_table_alone() {
    let folder = workspace();
    let before = read(folder.path());
    let (code, err) = run(folder.path(), &["build", "--fresh", "--timings"]);
    assert!(code == 0 && err.contains("\non the clock: ") && !err.contains("trace in"), "{err}");
    let mut after = read(folder.path());
    after.retain(|path, _| !path.starts_with("site/"));
    assert_eq!(before, after);
}

#[test]
fn a_build_with_mistakes_tells_what_it_took_as_well() {
    let folder = workspace();
    fs::write(folder.path().join("kits/second/kit.yaml"), "schema: 1\n").unwrap();
    let (code, err) = run(folder.path(), &["build", "--timings", "trace.json"]);
    assert!(code == 1 && err.contains("\non the clock: ") && folder.path().join("trace.json").exists(), "{err}");
}

#[test]
fn what_is_not_ours_stays_and_nothing_is_built() {
    let folder = workspace();
    fs::write(folder.path().join("data.json"), "{\"traceEvents\":[]}").unwrap();
    let before = read(folder.path());
    for (file, why) in [
        ("data.json", "it is there already, and was not written by tttkit; choose another file"),
        ("site/trace.json", "it would be among the files of the kits or of the site; choose a place outside"),
        ("site-private/trace.json", "it would be among the files of the kits or of the site; choose a place outside"),
        ("kits/first-kit/trace.json", "it would be among the files of the kits or of the site; choose a place outside"),
        ("kits", "it would be among the files"),
        (".", "it is a folder; name a file in it"),
        ("none/trace.json", "its folder is not there; make the folder"),
    ] {
        let (code, err) = run(folder.path(), &["build", "--timings", file]);
        assert!(code == 2 && err.contains(why), "{file}: {err}");
        assert_eq!(read(folder.path()), before, "{file}");
    }
}
