//! Releases as people make them: once, kept, listed, published as they were made, and never changed.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests run the program on real folders, and fail by panicking")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use support::{Files, read, root, unzip};
use tempfile::TempDir;

/// A workspace with a kit of two languages, and the program.
struct Workspace {
    folder: TempDir,
}

/// What a run left: its exit code and everything that it printed.
struct Ran {
    code: i32,
    text: String,
}

impl Ran {
    /// A run that went well.
    #[track_caller]
    fn well(self) -> String {
        assert_eq!(self.code, 0, "{}", self.text);
        self.text
    }

    /// A run that told of a mistake, with these words.
    #[track_caller]
    fn refused(self, words: &[&str]) -> String {
        assert_eq!(self.code, 1, "{}", self.text);
        for words in words {
            assert!(self.text.contains(words), "no `{words}` in: {}", self.text);
        }
        self.text
    }
}

const MODULE: &str = "---\ntitle: Why trust comes first\ncore_message: Trust comes before feedback.\nminutes: 30\n---\n
Text for all.\n\n::: activity {#listen minutes=20 title=\"Listen\"}\nListen to each other.\n\n::: say\nWelcome, all.\n:::\n:::\n";

impl Workspace {
    fn new() -> Self {
        let workspace = Self { folder: TempDir::new().unwrap() };
        workspace.write("book.toml", "[book]\ntitle = \"Riverbend\"\n");
        workspace.write("kits/trust/kit.yaml", "schema: 1\ntitle: Building trust\nversion: 1.0.0\nlanguage: en\nlicense: CC-BY-4.0\n");
        workspace.write("kits/trust/modules/01-why.md", MODULE);
        workspace.write("kits/trust/media/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n");
        workspace.write("kits/trust/pages/welcome.md", "# Welcome\n\n![The logo](../media/logo.svg)\n");
        workspace.write("kits/trust/locales/es/kit.yaml", "title: Crear confianza\n");
        workspace.write("kits/trust/locales/es/pages/welcome.md", "# Bienvenidos\n\n![El logo](../media/logo.svg)\n");
        workspace
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn replace(&self, name: &str, from: &str, to: &str) {
        let before = self.text(name);
        assert!(before.contains(from), "no `{from}` in {name}");
        self.write(name, &before.replace(from, to));
    }

    fn version(&self, version: &str) {
        let yaml = self.text("kits/trust/kit.yaml");
        let old = yaml.lines().find(|line| line.starts_with("version: ")).unwrap().to_owned();
        self.replace("kits/trust/kit.yaml", &old, &format!("version: {version}"));
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_tttkit")).args(arguments).current_dir(self.folder.path()).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
        Ran { code: output.status.code().unwrap(), text }
    }

    #[track_caller]
    fn release(&self) -> String {
        self.run(&["release", "trust", "--date", "2026-08-14"]).well()
    }

    /// What is kept of a release, and the ledger.
    fn kept(&self) -> Files {
        let mut files = read(&self.path("kits/trust/releases"));
        files.insert("kit.lock".to_owned(), fs::read(self.path("kits/trust/kit.lock")).unwrap_or_default());
        files
    }

    fn site(&self) -> Files {
        read(&self.path("site"))
    }
}

const NAMES: [&str; 6] = [
    "1.0.0/trust-1.0.0-changes.json",
    "1.0.0/trust-1.0.0-en-facilitator.zip",
    "1.0.0/trust-1.0.0-en-participant.zip",
    "1.0.0/trust-1.0.0-es-facilitator.zip",
    "1.0.0/trust-1.0.0-es-participant.zip",
    "1.0.0/trust-1.0.0-source.zip",
];

#[test]
fn a_release_keeps_every_packet_and_lists_it() {
    let workspace = Workspace::new();
    let told = workspace.release();
    assert!(told.contains("released trust 1.0.0 (2026-08-14)") && told.contains("commit"), "{told}");
    let kept = workspace.kept();
    let names: Vec<_> = kept.keys().map(String::as_str).filter(|name| *name != "kit.lock").collect();
    assert_eq!(names, NAMES);
    let ledger = workspace.text("kits/trust/kit.lock");
    for name in NAMES.iter().filter(|name| name.ends_with(".zip")) {
        let sum = support::sha256(&kept[*name]);
        assert!(ledger.contains(&format!("zip = \"{sum}\"")), "{name}");
    }
    assert!(ledger.contains(&format!("changes = \"{}\"", support::sha256(&kept[NAMES[0]]))));
    // It is TOML to anybody.
    let script = "import sys, tomllib; print(tomllib.load(open(sys.argv[1], 'rb'))['release'][0]['packet'][0]['file'])";
    let python = Command::new("python3").args(["-c", script]).arg(workspace.path("kits/trust/kit.lock")).output().unwrap();
    assert_eq!(String::from_utf8(python.stdout).unwrap(), "trust-1.0.0-en-facilitator.zip\n");
}

#[test]
fn the_sources_of_a_release_are_kept_whole() {
    let workspace = Workspace::new();
    workspace.write("kits/trust/README.md", "Notes to ourselves.\n");
    workspace.release();
    let entries = unzip(&workspace.kept()["1.0.0/trust-1.0.0-source.zip"]);
    let names: Vec<_> = entries.iter().map(|(name, _)| name.strip_prefix("trust-1.0.0-source/").unwrap()).collect();
    assert_eq!(
        names,
        [
            "MANIFEST.sha256",
            "RELEASE.txt",
            "kit.yaml",
            "locales/es/kit.yaml",
            "locales/es/pages/welcome.md",
            "media/logo.svg",
            "modules/01-why.md",
            "pages/welcome.md"
        ]
    );
    assert_eq!(entries[6].1, MODULE.as_bytes());
}

#[test]
fn a_dry_run_tells_everything_and_writes_nothing() {
    let workspace = Workspace::new();
    let before = read(workspace.folder.path());
    let told = workspace.run(&["release", "--dry-run", "--date", "2026-08-14"]).well();
    assert_eq!(read(workspace.folder.path()), before);
    let code = |text: &str| text.lines().filter(|line| line.contains("check code")).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(code(&told), code(&workspace.release()));
}

#[test]
fn what_was_released_is_never_made_again() {
    let workspace = Workspace::new();
    workspace.release();
    let kept = workspace.kept();
    let again = || workspace.run(&["release", "trust"]);
    again().refused(&["error[version-taken]", "version 1.0.0 was released on 2026-08-14, and nothing has changed since", "kit.yaml:3:"]);
    workspace.replace("kits/trust/pages/welcome.md", "Welcome", "Hello");
    workspace.write("kits/trust/pages/new.md", "# New\n");
    again().refused(&["`pages/new.md` and `pages/welcome.md` changed", "raise `version` to 1.0.1 or higher"]);
    workspace.version("0.9.0");
    again().refused(&["error[version-back]", "version 0.9.0 is lower than 1.0.0"]);
    assert_eq!(workspace.kept(), kept);
}

#[test]
fn a_release_is_published_byte_for_byte_whatever_the_theme() {
    let workspace = Workspace::new();
    workspace.release();
    workspace.write("themes/own/styles/yours.css", "body { color: rebeccapurple; }\n");
    workspace.write("themes/own/templates/turn.html", "<p>Turn.</p>\n");
    workspace.write("book.toml", "[book]\ntitle = \"Riverbend\"\n[output.html]\ntheme = \"themes/own\"\n");
    workspace.run(&["build", "--locked"]).well();
    let (site, kept) = (workspace.site(), workspace.kept());
    for (name, place) in [
        ("en-facilitator", "facilitator"),
        ("en-participant", "participant"),
        ("es-facilitator", "es/facilitator"),
        ("es-participant", "es/participant"),
    ] {
        let zip = format!("1.0.0/trust-1.0.0-{name}.zip");
        assert!(site[&format!("trust/{zip}")] == kept[&zip], "{zip}");
        let entries = unzip(&kept[&zip]);
        for (path, bytes) in &entries {
            let path = format!("trust/1.0.0/{place}/{}", path.split_once('/').unwrap().1);
            assert!(site.get(&path) == Some(bytes), "{path}");
        }
        let there = site.keys().filter(|path| path.starts_with(&format!("trust/1.0.0/{place}/"))).count();
        assert_eq!(there, entries.len(), "nothing stands there that the packet does not hold");
    }
    assert_eq!(site["trust/1.0.0/trust-1.0.0-source.zip"], kept["1.0.0/trust-1.0.0-source.zip"]);
    // The site's own pages do have the theme.
    assert!(String::from_utf8_lossy(&site["assets/style.css"]).contains("rebeccapurple"));
}

/// Our own releases, made by the tttkit of their time, are published by this one as they were made.
#[test]
fn releases_of_older_programs_are_published_as_they_were_made() {
    let out = TempDir::new().unwrap();
    let site = support::build_in(&root(), &out.path().join("site"));
    let mut seen = 0;
    for kit in fs::read_dir(root().join("kits")).unwrap() {
        let kit = kit.unwrap();
        let id = kit.file_name().into_string().unwrap();
        for (name, bytes) in read(&kit.path().join("releases")).into_iter().filter(|(name, _)| name.ends_with(".zip")) {
            assert!(site.get(&format!("{id}/{name}")) == Some(&bytes), "{id}/{name}");
            seen += 1;
        }
    }
    assert!(seen >= 6, "only {seen} packets of our kits were released");
}

#[test]
fn in_ci_releases_ledger_and_sources_must_agree() {
    let workspace = Workspace::new();
    workspace.release();
    workspace.run(&["build", "--locked"]).well();
    let (kits, site) = (read(&workspace.path("kits")), workspace.site());
    let zip = "kits/trust/releases/1.0.0/trust-1.0.0-en-participant.zip";
    let bytes = fs::read(workspace.path(zip)).unwrap();
    let locked = || workspace.run(&["build", "--locked"]);

    let mut damaged = bytes.clone();
    let middle = damaged.len() / 2;
    damaged[middle] ^= 1;
    fs::write(workspace.path(zip), &damaged).unwrap();
    locked().refused(&["error[release-changed]", zip, "git checkout"]);
    workspace.run(&["build"]).refused(&["error[release-changed]"]);
    fs::remove_file(workspace.path(zip)).unwrap();
    locked().refused(&["error[release-missing]", zip]);
    fs::write(workspace.path(zip), &bytes).unwrap();

    workspace.write("kits/trust/releases/1.1.0/x.zip", "x");
    locked().refused(&["error[release-unlisted]", "kits/trust/releases/1.1.0"]);
    assert!(workspace.run(&["build"]).well().contains("warning[release-unlisted]"));
    fs::remove_dir_all(workspace.path("kits/trust/releases/1.1.0")).unwrap();

    workspace.replace("kits/trust/pages/welcome.md", "Welcome", "Hello");
    locked().refused(&["error[released-edited]", "its sources are no longer the same", "kit.yaml:3:"]);
    assert!(workspace.run(&["build"]).well().contains("warning[released-edited]"));
    workspace.replace("kits/trust/pages/welcome.md", "Hello", "Welcome");

    workspace.version("0.9.0");
    locked().refused(&["error[version-back]"]);
    workspace.version("1.0.0");

    workspace.replace("kits/trust/kit.lock", "2026-08-14", "2026-08-15");
    locked().refused(&["error[lock-edited]", "kit.lock:12:", "git checkout"]);
    workspace.replace("kits/trust/kit.lock", "2026-08-15", "2026-08-14");

    locked().well();
    assert_eq!(read(&workspace.path("kits")), kits, "a build writes nothing to the kits");
    assert_eq!(workspace.site(), site);
}

#[test]
fn what_stops_a_build_leaves_the_site() {
    let workspace = Workspace::new();
    workspace.release();
    workspace.run(&["build"]).well();
    let site = workspace.site();
    workspace.write("kits/trust/kit.lock", "");
    workspace.run(&["build"]).refused(&["error[lock-edited]", "kits/trust/kit.lock"]);
    assert_eq!(workspace.site(), site);
}

#[test]
fn a_working_copy_is_shown_where_nothing_was_released_or_where_it_is_asked_for() {
    let workspace = Workspace::new();
    workspace.run(&["build"]).well();
    let has = |path: &str| workspace.path("site/trust").join(path).exists();
    assert!(has("1.0.0-draft/participant/index.html") && !has("latest"));
    workspace.release();
    workspace.run(&["build"]).well();
    assert!(has("1.0.0/participant/index.html") && has("latest/participant/index.html") && !has("1.0.0-draft"));
    // What is as released is no draft, even where drafts are asked for.
    workspace.run(&["build", "--drafts"]).well();
    assert!(!has("1.0.0-draft"));
    workspace.version("1.1.0");
    workspace.run(&["build"]).well();
    assert!(!has("1.1.0-draft"));
    workspace.run(&["build", "--drafts"]).well();
    assert!(has("1.1.0-draft/participant/index.html") && has("1.0.0/participant/index.html"));
    workspace.write("book.toml", "[book]\ntitle = \"Riverbend\"\n[publish]\ndrafts = true\n");
    workspace.run(&["build"]).well();
    assert!(has("1.1.0-draft/participant/index.html"));
}

#[test]
fn older_releases_lose_their_pages_and_keep_their_packets() {
    let workspace = Workspace::new();
    workspace.write("book.toml", "[book]\ntitle = \"Riverbend\"\n[publish]\nkeep = 2\n");
    workspace.release();
    for (version, word) in [("1.0.1", "Hello"), ("1.0.2", "Hi"), ("1.0.3", "Hey")] {
        workspace.version(version);
        workspace.write("kits/trust/pages/welcome.md", &format!("# {word}\n\n![The logo](../media/logo.svg)\n"));
        workspace.release();
    }
    workspace.run(&["build", "--locked"]).well();
    let has = |path: &str| workspace.path("site/trust").join(path).exists();
    for (version, pages) in [("1.0.3", true), ("1.0.2", true), ("1.0.1", false), ("1.0.0", false)] {
        assert_eq!(has(&format!("{version}/participant/index.html")), pages, "{version}");
        assert!(has(&format!("{version}/trust-{version}-en-participant.zip")), "{version}");
    }
}

#[test]
fn a_withdrawn_release_warns_and_cannot_be_downloaded() {
    let workspace = Workspace::new();
    workspace.release();
    workspace.version("1.0.1");
    workspace.replace("kits/trust/pages/welcome.md", "Welcome", "Hello");
    workspace.release();
    let before = workspace.text("kits/trust/kit.lock");
    let withdraw =
        |version: &str| workspace.run(&["withdraw", "trust", version, "--reason", "module 1 gave a wrong date", "--date", "2026-10-02"]);
    withdraw("1.0.2").refused(&["error[not-released]", "`1.0.0`, `1.0.1`"]);
    let told = withdraw("1.0.1").well();
    assert!(told.contains("1.0.0 is the newest that stands"), "{told}");
    assert!(workspace.text("kits/trust/kit.lock").starts_with(&before), "what stood there stays");
    withdraw("1.0.1").refused(&["was withdrawn on 2026-10-02 already: module 1 gave a wrong date"]);
    workspace.run(&["build", "--locked"]).well();
    let site = workspace.site();
    assert!(!site.contains_key("trust/1.0.1/trust-1.0.1-en-participant.zip"));
    assert!(site.contains_key("trust/1.0.0/trust-1.0.0-en-participant.zip"));
    assert!(String::from_utf8_lossy(&site["versions.js"]).contains("module 1 gave a wrong date"));
    let page = String::from_utf8_lossy(&site["trust/index.html"]).into_owned();
    assert!(page.contains("module 1 gave a wrong date") && !page.contains("trust-1.0.1-en-participant.zip"));
    assert!(String::from_utf8_lossy(&site["trust/latest/participant/index.html"]).contains("1.0.0/participant/index.html"));
    // The next release is measured by what trainers have, withdrawn or not.
    workspace.version("1.0.1");
    workspace.run(&["release"]).refused(&["version-taken"]);
}

#[test]
fn status_shows_where_kits_stand() {
    let workspace = Workspace::new();
    let state = || {
        let text = workspace.run(&["status"]).well();
        text.lines().nth(1).unwrap().split("  ").map(str::trim).filter(|cell| !cell.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(state(), ["trust", "1.0.0", "-", "not released yet", "1.0.0"]);
    workspace.release();
    assert_eq!(state(), ["trust", "1.0.0", "1.0.0 (2026-08-14)", "as released", "-"]);
    workspace.replace("kits/trust/pages/welcome.md", "Welcome", "Hello");
    assert_eq!(state(), ["trust", "1.0.0", "1.0.0 (2026-08-14)", "changed since, same number", "1.0.1"]);
    workspace.version("1.0.1");
    assert_eq!(state(), ["trust", "1.0.1", "1.0.0 (2026-08-14)", "changed, ready to release", "1.0.1"]);
    workspace.replace("kits/trust/modules/01-why.md", "Trust comes before feedback.", "Trust comes first.");
    assert_eq!(state(), ["trust", "1.0.1", "1.0.0 (2026-08-14)", "changed more than its number says", "2.0.0"]);
    workspace.version("0.1.0");
    assert_eq!(state(), ["trust", "0.1.0", "1.0.0 (2026-08-14)", "its number went back", "2.0.0"]);
    workspace.write("kits/trust/pages/welcome.md", "::: say\n");
    assert_eq!(state()[3], "has errors; `tttkit build` tells them");
    let json = workspace.run(&["status", "--json"]).well();
    assert!(json.contains("\"state\": \"broken\""), "{json}");
}

#[test]
fn the_number_of_a_version_says_how_much_changed() {
    let workspace = Workspace::new();
    workspace.release();
    let module = "kits/trust/modules/01-why.md";
    workspace.version("1.0.1");
    workspace.replace(module, "Trust comes before feedback.", "Trust comes first.");
    workspace.run(&["release"]).refused(&["error[version-understated]", "the core message `why` was changed", "2.0.0", "kit.yaml:3:"]);
    workspace.version("1.1.0");
    workspace.run(&["release"]).refused(&["version-understated"]);
    workspace.replace(module, "Trust comes first.", "Trust comes before feedback.");
    workspace.replace(module, "minutes=20", "minutes=25");
    workspace.version("1.0.1");
    workspace.run(&["release"]).refused(&["error[version-understated]", "Listen", "1.1.0"]);
    workspace.replace(module, "minutes=25", "minutes=20");
    workspace.write("kits/trust/handouts/sheet.md", "# A sheet\n");
    workspace.run(&["release"]).refused(&["version-understated", "the handout `sheet` was added", "1.1.0"]);
    // What only facilitators see counts too.
    fs::remove_file(workspace.path("kits/trust/handouts/sheet.md")).unwrap();
    workspace.write("kits/trust/facilitator/room.md", "# The room\n\nChairs.\n");
    workspace.run(&["release"]).refused(&["version-understated", "`room` was added", "1.1.0"]);
    fs::remove_file(workspace.path("kits/trust/facilitator/room.md")).unwrap();
    // What only participants see, too.
    workspace.write("kits/trust/participant/next.md", "# What comes next\n\nRest.\n");
    workspace.run(&["release"]).refused(&["version-understated", "`next` was added", "1.1.0"]);
    fs::remove_file(workspace.path("kits/trust/participant/next.md")).unwrap();
    workspace.replace(module, "Text for all.", "Words for all.");
    let told = workspace.release();
    assert!(told.contains("released trust 1.0.1 (2026-08-14), after 1.0.0"), "{told}");
}

#[test]
fn what_an_interrupted_release_left_is_finished_by_the_next() {
    let workspace = Workspace::new();
    workspace.release();
    let kept = workspace.kept();
    // As if the ledger had not been written.
    fs::remove_file(workspace.path("kits/trust/kit.lock")).unwrap();
    fs::write(workspace.path("kits/trust/releases/1.0.0/trust-1.0.0-source.zip"), "half").unwrap();
    assert!(workspace.run(&["build"]).well().contains("warning[release-unlisted]"));
    let told = workspace.release();
    // The coach's are counted in one line, and nothing else is told.
    assert!(!told.lines().any(|line| line.contains("warning") && !line.starts_with("the coach has ")), "{told}");
    assert_eq!(workspace.kept(), kept);
}

#[test]
fn two_ledger_entries_of_one_number_cannot_be() {
    let workspace = Workspace::new();
    workspace.release();
    let ledger = workspace.text("kits/trust/kit.lock");
    workspace.write("kits/trust/kit.lock", &format!("<<<<<<< HEAD\n{ledger}=======\n{ledger}>>>>>>> other\n"));
    workspace.run(&["release"]).refused(&["error[lock-conflict]", "keep the side that was published first"]);
    workspace.write("kits/trust/kit.lock", &ledger.replace('\n', "\r\n"));
    workspace.run(&["release"]).refused(&["error[lock-line-ends]", ".gitattributes"]);
    workspace.write("kits/trust/kit.lock", &ledger.replace("format = 1", "format = 9"));
    workspace.run(&["release"]).refused(&["error[lock-newer]", "newer tttkit"]);
}

#[test]
fn reasons_and_days_must_make_sense() {
    let workspace = Workspace::new();
    for arguments in [
        ["release", "trust", "--date", "2026-02-30"].as_slice(),
        &["release", "trust", "--date", "14.8.2026"],
        &["withdraw", "trust", "1.0.0", "--reason", " \n "],
        &["withdraw", "trust", "1.0.0"],
    ] {
        let ran = workspace.run(arguments);
        assert_eq!(ran.code, 2, "{arguments:?}: {}", ran.text);
    }
    workspace.run(&["release", "turst"]).refused(&["there is no kit `turst`", "write `trust`"]);
}

/// A checkout of text as Windows has it.
fn windows(folder: &Path) {
    for (name, bytes) in read(folder) {
        if let (Ok(text), false) = (String::from_utf8(bytes), name.ends_with("kit.lock")) {
            fs::write(folder.join(name), format!("\u{feff}{}", text.replace('\n', "\r\n"))).unwrap();
        }
    }
}

#[test]
fn releasing_elsewhere_makes_the_same_bytes() {
    let here = Workspace::new();
    here.release();
    let there = Workspace::new();
    windows(there.folder.path());
    let script = "umask 077; exec \"$0\" release trust --date 2026-08-14";
    let abroad = [("TZ", "Pacific/Kiritimati"), ("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8"), ("RAYON_NUM_THREADS", "1")];
    let run = |folder: &Path| {
        let mut command = Command::new("sh");
        command.args(["-c", script, env!("CARGO_BIN_EXE_tttkit")]).current_dir(folder).envs(abroad);
        let output = command.output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    };
    run(there.folder.path());
    assert_eq!(here.kept(), there.kept());
    // And a second release, on top of the first.
    for workspace in [&here, &there] {
        workspace.replace("kits/trust/kit.yaml", "version: 1.0.0", "version: 1.0.1");
        workspace.replace("kits/trust/pages/welcome.md", "Welcome", "Hello");
    }
    here.release();
    run(there.folder.path());
    assert_eq!(here.kept(), there.kept());
}

#[test]
fn another_day_changes_what_is_dated_and_nothing_that_people_compare() {
    let (one, other) = (Workspace::new(), Workspace::new());
    one.release();
    other.run(&["release", "trust", "--date", "2026-08-15"]).well();
    let of = |workspace: &Workspace| {
        let ledger = workspace.text("kits/trust/kit.lock");
        let kept = ["content = ", "core = ", "source = ", "changes = "];
        ledger.lines().filter(|line| kept.iter().any(|key| line.starts_with(key))).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(of(&one), of(&other));
    assert_ne!(one.kept(), other.kept());
}

#[test]
fn what_facilitators_read_moves_nothing_of_the_participants() {
    let (one, other) = (Workspace::new(), Workspace::new());
    other.replace("kits/trust/modules/01-why.md", "Welcome, all.", "Good morning. Close the door first.");
    one.release();
    other.release();
    let (one_kept, other_kept) = (one.kept(), other.kept());
    for name in NAMES {
        let same = name.ends_with("-participant.zip") || name.ends_with("-changes.json");
        assert_eq!(one_kept[name] == other_kept[name], same, "{name}");
    }
    // A later release of the same for participants has another number on its pages, and the same code.
    one.version("1.0.1");
    one.replace("kits/trust/modules/01-why.md", "Welcome, all.", "Good morning. Close the door first.");
    one.release();
    let codes = |name: &str| {
        let entries = unzip(&one.kept()[name]);
        let note = entries.iter().find(|(path, _)| path.ends_with("RELEASE.txt")).map(|(_, bytes)| bytes.clone()).unwrap();
        let note = String::from_utf8(note).unwrap();
        note.lines().find(|line| line.starts_with("Check code: ")).unwrap().to_owned()
    };
    assert_eq!(codes("1.0.0/trust-1.0.0-en-participant.zip"), codes("1.0.1/trust-1.0.1-en-participant.zip"));
    assert_ne!(codes("1.0.0/trust-1.0.0-en-facilitator.zip"), codes("1.0.1/trust-1.0.1-en-facilitator.zip"));
    let changes = String::from_utf8(one.kept()["1.0.1/trust-1.0.1-changes.json"].clone()).unwrap();
    let (facilitator, participant) = changes.split_once("\"participant\": {").unwrap();
    assert!(facilitator.contains("Close") && !participant.contains("Close"), "{changes}");
    // Where only participants' pages are public, nothing on the site tells of it.
    one.write("book.toml", "[book]\ntitle = \"Riverbend\"\n[publish]\neditions = [\"participant\"]\n");
    one.run(&["build", "--locked"]).well();
    for (path, bytes) in one.site() {
        let parts = if path.ends_with(".zip") { unzip(&bytes) } else { vec![(path.clone(), bytes)] };
        for (name, bytes) in parts {
            let text = String::from_utf8_lossy(&bytes);
            assert!(!text.contains("Close the door") && !text.contains("Welcome, all."), "{path}: {name}");
        }
        assert!(!path.ends_with("-source.zip") && !path.ends_with("-facilitator.zip") && !path.contains("changes-facilitator"), "{path}");
    }
    let page = String::from_utf8(one.site()["trust/index.html"].clone()).unwrap();
    assert!(page.contains("1.0.1"), "{page}");
    assert!(one.path("site-private/trust/1.0.1/trust-1.0.1-source.zip").exists());
}

#[test]
fn a_packet_whose_links_lead_nowhere_is_not_released() {
    let workspace = Workspace::new();
    workspace.write("themes/own/templates/turn.html", "<p><a href=\"../../index.html\">All kits</a></p>\n");
    workspace.write("book.toml", "[book]\ntitle = \"Riverbend\"\n[output.html]\ntheme = \"themes/own\"\n");
    workspace.run(&["release", "trust"]).refused(&["error[site-link]", "../../index.html"]);
    assert!(!workspace.path("kits/trust/releases").exists());
}
