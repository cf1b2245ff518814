//! A build that remembers the one before comes to the same bytes as one that remembers nothing, whatever was edited in between and
//! whatever became of its memory; and what has not changed is not made again.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests run the program on real folders, and fail by panicking")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};
use support::{Files, Nobody, files, read, said, unzip, write};
use tempfile::TempDir;
use tttkit::pipeline::{self, Build, Built};

const BOOK: &str = "[book]\ntitle = \"Some\"\n";
const STRINGS: &str = "themes/own/strings/en.txt";

/// Three kits of two modules, with code, a picture, a plan and something to be warned of.
fn workspace() -> Files {
    let mut all = files([
        ("book.toml", BOOK),
        ("kits/b/media/dot.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
        (
            "kits/b/plans/day.yaml",
            "title: A day\ndays:\n  - start: \"09:00\"\n    items:\n      - module: m\n      - break: 10\n      - module: n\n",
        ),
    ]);
    for kit in ["a", "b", "c"] {
        let yaml = format!("schema: 1\ntitle: Kit {kit}\nversion: 1.0.0\nlicense: CC-BY-4.0\nobjectives: [One]\n");
        all.insert(format!("kits/{kit}/kit.yaml"), yaml.into_bytes());
        for (name, code) in [("m", "fn main() {}"), ("n", "let a = 1;")] {
            let picture = if kit == "b" { "![A dot](../media/dot.svg)\n\n" } else { "" };
            let text = format!(
                "---\ntitle: {name}\ncore_message: Say {name} in {kit}.\nobjectives: [Know]\n---\n\nText.\n\n{picture}```rust\n{code} // {kit}\n```\n\n::: say\nHello.\n:::\n"
            );
            all.insert(format!("kits/{kit}/modules/{name}.md"), text.into_bytes());
        }
    }
    all
}

/// Builds, and gives what was told and what stands.
fn build(root: &Path, out: &str, fresh: bool) -> (Option<Built>, String, Files) {
    let out = root.join(out);
    let request = Build { root: root.join("workspace"), out: Some(out.clone()), drafts: true, fresh, ..Build::default() };
    let outcome = pipeline::build(&request, &Nobody).unwrap();
    let told = said(&outcome.report, &outcome.sources);
    (outcome.built, told, if out.exists() { read(&out) } else { Files::new() })
}

/// Both builds of what stands in a folder: they must tell the same and come to the same.
fn compared(root: &Path) -> Files {
    let (built, told, site) = build(root, "site", false);
    let _ = fs::remove_dir_all(root.join("anew"));
    let (anew, told_anew, expected) = build(root, "anew", true);
    assert_eq!(told, told_anew);
    let facts = |built: &Option<Built>| built.as_ref().map(|built| (built.kits, built.pages, built.packets, built.bytes));
    assert_eq!(facts(&built), facts(&anew));
    assert_eq!(format!("{:?}", built.as_ref().map(|built| &built.catalogue)), format!("{:?}", anew.as_ref().map(|built| &built.catalogue)));
    if built.is_some() {
        let differing: Vec<_> = expected.keys().chain(site.keys()).filter(|path| expected.get(*path) != site.get(*path)).collect();
        assert!(differing.is_empty(), "{differing:?}");
    }
    site
}

fn folder(files: &Files) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(&folder.path().join("workspace"), files);
    folder
}

/// The inode of every file of the site: it stays where a file was not written again.
#[cfg(unix)]
fn inodes(root: &Path) -> BTreeMap<String, u64> {
    use std::os::unix::fs::MetadataExt as _;
    let site = root.join("site");
    read(&site).into_keys().map(|path| (path.clone(), fs::metadata(site.join(path)).unwrap().ino())).collect()
}

fn edit(root: &Path, path: &str, change: impl FnOnce(String) -> String) {
    let path = root.join("workspace").join(path);
    fs::write(&path, change(fs::read_to_string(&path).unwrap())).unwrap();
}

#[test]
#[cfg(unix)]
fn what_has_not_changed_is_not_written_again() {
    let folder = folder(&workspace());
    let root = folder.path();
    compared(root);
    let first = inodes(root);
    compared(root);
    assert_eq!(inodes(root), first, "nothing has changed");

    edit(root, "kits/b/modules/m.md", |text| text.replace("Text.", "Other text."));
    compared(root);
    let second = inodes(root);
    let changed: Vec<_> = second.iter().filter(|(path, inode)| first.get(*path) != Some(*inode)).map(|(path, _)| path.as_str()).collect();
    assert!(changed.contains(&"b/1.0.0-draft/participant/m.html"), "{changed:?}");
    let of_edit = |path: &str| path.starts_with("b/") || ["index.html", ".tttkit-site"].contains(&path);
    assert!(changed.iter().all(|path| of_edit(path)), "other kits and pages are taken over: {changed:?}");
    // Every page of an edition says the check code of all of it; what does not is taken over as well.
    assert!(!changed.contains(&"b/1.0.0-draft/participant/assets/style.css"), "{changed:?}");
}

/// Packets above 8 MiB are not made in memory; they come whole all the same, and stand where nothing has changed.
#[test]
#[cfg(unix)]
fn a_packet_too_large_for_memory_is_whole_and_remembered() {
    let mut all = workspace();
    let talk: Vec<u8> = (0..9 * 1024 * 1024_u32).map(|at| (at * 7 / 5).to_le_bytes()[0]).collect();
    all.insert("kits/b/media/talk.mp3".into(), talk.clone());
    let folder = folder(&all);
    let root = folder.path();
    edit(root, "kits/b/modules/m.md", |text| text + "\n![A talk](../media/talk.mp3)\n");
    let packets = ["b/1.0.0-draft/b-1.0.0-draft-en-participant.zip", "b/1.0.0-draft/b-1.0.0-draft-en-facilitator.zip"];
    let whole = |site: &Files| {
        for packet in packets {
            let entries = unzip(&site[packet]);
            let found = entries.iter().find(|(name, _)| name.ends_with("/assets/media/talk.mp3"));
            assert!(found.is_some_and(|(_, bytes)| *bytes == talk), "{packet}");
            assert!(site[packet].len() > talk.len(), "it is stored: {packet}");
        }
    };
    whole(&compared(root));
    let first = inodes(root);
    compared(root);
    edit(root, "kits/a/modules/m.md", |text| text.replace("Text.", "Other text."));
    compared(root);
    let again = inodes(root);
    assert!(packets.iter().all(|packet| first[*packet] == again[*packet]), "they are not written again");
    edit(root, "kits/b/modules/m.md", |text| text.replace("Text.", "Other text."));
    whole(&compared(root));
}

#[test]
fn a_memory_that_is_wrong_does_no_harm() {
    let folder = folder(&workspace());
    let root = folder.path();
    let good = compared(root);
    let cache = root.join(".site.tttkit-cache");
    let names: Vec<_> = fs::read_dir(&cache).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(names.len(), 4, "three kits and the site around them");
    let page = root.join("site/a/1.0.0-draft/participant/m.html");
    let spoilt: [&dyn Fn(); 7] = [
        &|| fs::write(&page, "not what was made").unwrap(),
        &|| fs::remove_file(&page).unwrap(),
        &|| fs::write(root.join("site/index.html"), "not what was made").unwrap(),
        &|| names.iter().for_each(|name| fs::write(name, "nonsense").unwrap()),
        &|| {
            for name in &names {
                let text = fs::read_to_string(name).unwrap();
                fs::write(name, text.replace("Kit a", "Kit x")).unwrap();
            }
        },
        &|| fs::remove_dir_all(&cache).unwrap(),
        &|| fs::remove_dir_all(root.join("site")).unwrap(),
    ];
    for (nth, spoil) in spoilt.iter().enumerate() {
        spoil();
        assert_eq!(compared(root), good, "spoilt in way {nth}");
    }
    // A link in the place of a page, or of the memory itself, is not followed.
    #[cfg(unix)]
    {
        let elsewhere = root.join("elsewhere");
        fs::copy(&page, &elsewhere).unwrap();
        fs::remove_file(&page).unwrap();
        std::os::unix::fs::symlink(&elsewhere, &page).unwrap();
        assert_eq!(compared(root), good);
        assert!(!fs::symlink_metadata(&page).unwrap().is_symlink());
        fs::rename(&cache, root.join("moved")).unwrap();
        std::os::unix::fs::symlink(root.join("moved"), &cache).unwrap();
        fs::write(root.join("moved/mine"), "keep me").unwrap();
        assert_eq!(compared(root), good);
        assert!(root.join("moved/mine").exists(), "nothing is removed elsewhere");
    }
}

#[test]
fn warnings_are_told_again_with_their_places() {
    let mut all = workspace();
    let path = "kits/b/plans/day.yaml".to_owned();
    let text = String::from_utf8(all[&path].clone()).unwrap().replace("start: \"09:00\"\n", "start: \"09:00\"\n    end: \"09:05\"\n");
    all.insert(path.clone(), text.into_bytes());
    let folder = folder(&all);
    let (built, first, _) = build(folder.path(), "site", false);
    assert!(built.is_some() && first.contains(&path), "there is something to be warned of, and it builds: {first}");
    for _ in 0..2 {
        let (_, again, _) = build(folder.path(), "site", false);
        assert_eq!(again, first);
    }
    edit(folder.path(), "kits/a/modules/m.md", |text| text + "\nMore.\n");
    let (_, told, site) = build(folder.path(), "site", false);
    assert_eq!(told, first);
    // Where warnings are mistakes, what was remembered with some is no site; whether anything else has changed or not.
    for text in ["", "\nAnd more.\n"] {
        edit(folder.path(), "kits/a/modules/m.md", |before| before + text);
        let (root, out) = (folder.path().join("workspace"), Some(folder.path().join("site")));
        let request = Build { root, out, drafts: true, deny_warnings: true, ..Build::default() };
        let outcome = pipeline::build(&request, &Nobody).unwrap();
        assert!(outcome.built.is_none() && outcome.report.errors() > 0);
        assert_eq!(read(&folder.path().join("site")), site, "the site stays as it was");
    }
}

/// Makes a record say something else, as if it had been written so.
fn forge(path: &Path, change: impl FnOnce(&mut serde_json::Value)) {
    let text = fs::read_to_string(path).unwrap();
    let mut record = serde_json::from_str(text.split_once('\n').unwrap().1).unwrap();
    change(&mut record);
    let text = record.to_string();
    fs::write(path, format!("{}\n{text}", support::sha256(text.as_bytes()))).unwrap();
}

#[test]
fn a_record_of_one_kit_brings_in_nothing_of_another() {
    let folder = folder(&workspace());
    let root = folder.path();
    let good = compared(root);
    let cache = root.join(".site.tttkit-cache");
    // All in order but for one thing: it says that a page of another kit is its own.
    let mut of_b = serde_json::Value::Null;
    forge(&cache.join("b"), |record| of_b = record["site"].clone());
    let (path, of) = of_b.as_object().unwrap().iter().next().unwrap();
    forge(&cache.join("a"), |record| record["site"][path] = of.clone());
    edit(root, "kits/c/modules/m.md", |text| text + "\nMore.\n");
    let site = compared(root);
    let of_a = |site: &Files| {
        site.iter().filter(|(path, _)| path.starts_with("a/")).map(|(path, bytes)| (path.clone(), bytes.clone())).collect::<Files>()
    };
    assert_eq!(of_a(&site), of_a(&good));
}

#[test]
fn what_another_program_colored_is_colored_anew() {
    let folder = folder(&workspace());
    let root = folder.path();
    compared(root);
    let record = root.join(".site.tttkit-cache/a");
    let looked = |html: &str| {
        let page = fs::read_to_string(root.join("site/a/1.0.0-draft/participant/m.html")).unwrap();
        page.contains(html)
    };
    // As it would be after an update: the kit is not as it was, so its key is of no use, and code looks otherwise by now.
    for (program, kept) in [(None, true), (Some("0".repeat(64)), false)] {
        forge(&record, |record| {
            record["colored"].as_object_mut().unwrap().values_mut().for_each(|html| *html = "<pre>old looks</pre>".into());
            program.clone().into_iter().for_each(|program| record["program"] = program.into());
        });
        edit(root, "kits/a/modules/m.md", |text| text + "\nMore.\n");
        assert!(build(root, "site", false).0.is_some());
        assert_eq!(looked("old looks"), kept, "{program:?}");
    }
    compared(root);
}

#[test]
fn a_build_that_comes_to_nothing_leaves_nothing() {
    let folder = folder(&workspace());
    let root = folder.path();
    edit(root, "kits/a/modules/m.md", |text| text + "::: nonsense\n");
    assert!(build(root, "deep/er/site", false).0.is_none());
    let left: Vec<_> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["workspace"]);
    edit(root, "kits/a/modules/m.md", |text| text.replace("::: nonsense\n", ""));
    assert!(build(root, "deep/er/site", false).0.is_some());
}

#[test]
fn what_is_gone_is_forgotten() {
    let folder = folder(&workspace());
    let root = folder.path();
    compared(root);
    fs::remove_dir_all(root.join("workspace/kits/b")).unwrap();
    let site = compared(root);
    assert!(!site.keys().any(|path| path.starts_with("b/")));
    assert!(!root.join(".site.tttkit-cache/b").exists());
}

/// What an author may do between two builds.
#[derive(Clone, Debug)]
enum Edit {
    Text(usize, String),
    Code(usize, u8),
    NewPage(usize, u8),
    NoPage(usize, u8),
    Title(usize, u8),
    Picture(u8),
    Book(u8),
    Theme(u8),
    NoKit(usize),
    Release(usize),
    Mistake(usize),
    Nothing,
}

fn edits() -> impl Strategy<Value = Edit> {
    let kit = 0..3_usize;
    prop_oneof![
        (kit.clone(), "[a-z]{1,8}").prop_map(|(kit, text)| Edit::Text(kit, text)),
        (kit.clone(), 0..3_u8).prop_map(|(kit, n)| Edit::Code(kit, n)),
        (kit.clone(), 0..2_u8).prop_map(|(kit, n)| Edit::NewPage(kit, n)),
        (kit.clone(), 0..2_u8).prop_map(|(kit, n)| Edit::NoPage(kit, n)),
        (kit.clone(), 0..3_u8).prop_map(|(kit, n)| Edit::Title(kit, n)),
        (0..3_u8).prop_map(Edit::Picture),
        (0..3_u8).prop_map(Edit::Book),
        (0..3_u8).prop_map(Edit::Theme),
        kit.clone().prop_map(Edit::NoKit),
        kit.clone().prop_map(Edit::Release),
        kit.prop_map(Edit::Mistake),
        Just(Edit::Nothing),
    ]
}

impl Edit {
    fn apply(&self, root: &Path) {
        let kit = |at: &usize| root.join("workspace/kits").join(["a", "b", "c"][*at]);
        let put = |path: std::path::PathBuf, text: String| {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        let change = |path: std::path::PathBuf, with: &dyn Fn(String) -> String| {
            if let Ok(text) = fs::read_to_string(&path) {
                fs::write(&path, with(text)).unwrap();
            }
        };
        match self {
            Self::Text(at, words) => change(kit(at).join("modules/m.md"), &|text| format!("{text}\n{words}\n")),
            Self::Code(at, n) => change(kit(at).join("modules/n.md"), &|text| format!("{text}\n```rust\nlet x = {n};\n```\n")),
            Self::NewPage(at, n) if kit(at).exists() => {
                put(kit(at).join(format!("pages/new-{n}.md")), format!("# New {n}\n\nA page.\n"));
            }
            Self::NoPage(at, n) => drop(fs::remove_file(kit(at).join(format!("pages/new-{n}.md")))),
            Self::Title(at, n) => change(kit(at).join("kit.yaml"), &|text| {
                text.lines()
                    .map(|line| if line.starts_with("title:") { format!("title: Title {n}\n") } else { format!("{line}\n") })
                    .collect()
            }),
            Self::Picture(n) if kit(&1).exists() => {
                put(kit(&1).join("media/dot.svg"), format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{n}\"/>"));
            }
            Self::Book(n) => put(root.join("workspace/book.toml"), format!("[book]\ntitle = \"Some {n}\"\n")),
            Self::Theme(n) => {
                put(root.join("workspace/book.toml"), format!("{BOOK}\n[output.html]\ntheme = \"themes/own\"\n"));
                put(root.join("workspace").join(STRINGS), format!("say = Say{n}\n"));
            }
            Self::NoKit(at) => drop(fs::remove_dir_all(kit(at))),
            // A ledger and packets of its own; an edit afterwards makes the working copy differ from what was released.
            Self::Release(at) if kit(at).exists() => {
                let request = pipeline::Release {
                    root: root.join("workspace"),
                    kit: Some(["a", "b", "c"][*at].to_owned()),
                    date: "2026-08-14".to_owned(),
                    dry_run: false,
                };
                let _ = pipeline::release(&request, &Nobody);
            }
            Self::Mistake(at) => change(kit(at).join("modules/m.md"), &|text| match text.strip_suffix("::: nonsense\n") {
                Some(without) => without.to_owned(),
                None => text + "::: nonsense\n",
            }),
            _ => {}
        }
    }
}

proptest! {
    #![proptest_config(Config { cases: 12, rng_seed: RngSeed::Fixed(5), failure_persistence: None, ..Config::default() })]

    #[test]
    fn any_edits_come_to_the_same_as_a_build_anew(edits in proptest::collection::vec(proptest::collection::vec(edits(), 1..3), 1..6)) {
        let folder = folder(&workspace());
        compared(folder.path());
        for round in edits {
            round.iter().for_each(|edit| edit.apply(folder.path()));
            compared(folder.path());
        }
    }
}
