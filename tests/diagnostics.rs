//! Every mistake that an author can make, and what the program says about it.
//!
//! A case is a folder of `tests/diagnostics`, named `<code>` or `<code>--<variant>`: a workspace `in/` and `expected.txt`, which is what
//! `tttkit build` prints for it. A rule of the coach's has a folder as well: what `tttkit check` tells of that rule is `expected.txt`, and
//! `near/` is a near miss, of which the rule tells nothing. Where one module is enough, `in.md` and `near.md` stand for the folders: the
//! file is the module `modules/01-why.md` of a kit that has nothing else. What neither git nor every disk can hold is made by [`MADE`] instead,
//! or by [`CHECKED`] where it is the coach's. `UPDATE=1 cargo test --test diagnostics` writes the expectations anew; read what changed as a tired teacher would.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests run on real folders, and fail by panicking")]

#[path = "cases/checked.rs"]
mod checked;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use checked::{Answered, CHECKED, Checked};
use tempfile::TempDir;
use tttkit::archive::Zip;
use tttkit::blob::{Blob, Sha256Sum};
use tttkit::diagnostic::{Report, Severity, Sources, human};
use tttkit::digest::Stamp;
use tttkit::facts::Facts;
use tttkit::ledger::{Entry, Ledger};
use tttkit::load::load;
use tttkit::pack;
use tttkit::path::KitPath;
use tttkit::pipeline::{self, Build, Checkup, Observer, Outcome, Release, Releasing, Stage, Withdraw, Withdrawn};
use tttkit::publish::{self, Content, Plan};
use tttkit::span::FileId;
use tttkit::tree::Tree;

/// The width at which findings are printed where nobody knows the terminal's.
const WIDTH: usize = 100;

/// There are at least so many cases: a folder that gets lost is noticed.
const CASES: usize = 75;

/// What makes a workspace in an empty folder.
type Make = fn(&Workspace);

/// Cases that git or a disk cannot hold, by the names of their folders.
const MADE: &[(&str, Make)] = &[
    ("symlink", |workspace| {
        workspace.good();
        workspace.symlink("kits/trust/media/logo.svg", "../../../../logo.svg");
    }),
    ("symlink--special-file", |workspace| {
        workspace.good();
        std::os::unix::net::UnixListener::bind(workspace.path("kits/trust/media/pipe")).map(drop).unwrap();
    }),
    ("symlink--book", |workspace| {
        workspace.good();
        fs::rename(workspace.path("book.toml"), workspace.path("real.toml")).unwrap();
        workspace.symlink("book.toml", "real.toml");
    }),
    ("bad-name--on-disk", |workspace| {
        workspace.good();
        workspace.write("kits/trust/media/what?.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        workspace.write("kits/trust/media/con.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    }),
    ("case-twins", |workspace| {
        workspace.good();
        workspace.write("kits/trust/handouts/planner.md", "# Planner\n\nPlan.\n");
        workspace.write("kits/trust/handouts/Planner.md", "# Planner\n\nPlan.\n");
    }),
    ("not-utf8", |workspace| {
        workspace.good();
        workspace.write("kits/trust/pages/welcome.md", b"# Welcome\n\nSee you at the caf\xe9.\n");
    }),
    ("not-utf8--utf16", |workspace| {
        workspace.good();
        let utf16: Vec<u8> = "# Welcome\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        workspace.write("kits/trust/pages/welcome.md", [&[0xff, 0xfe][..], &utf16].concat());
    }),
    ("control-character", |workspace| {
        workspace.good();
        workspace.write("kits/trust/pages/welcome.md", "# Welcome\n\nHello\u{0} there.\n");
    }),
    ("too-large-text", |workspace| {
        workspace.good();
        workspace.write("kits/trust/pages/welcome.md", format!("# Welcome\n\n{}", "Words. ".repeat(300_000)));
    }),
    ("too-large", |workspace| {
        workspace.good();
        let lines = "  - Explain why trust comes first\n".repeat(9_000);
        workspace
            .write("kits/trust/modules/01-why.md", format!("---\ntitle: Why\ncore_message: Trust.\nobjectives:\n{lines}---\n\nText.\n"));
    }),
    ("too-large--nesting", |workspace| {
        workspace.good();
        let nested = format!("{}{}", "[".repeat(40), "]".repeat(40));
        workspace
            .write("kits/trust/modules/01-why.md", format!("---\ntitle: Why\ncore_message: Trust.\nobjectives: {nested}\n---\n\nText.\n"));
    }),
    ("nested-too-deep", |workspace| {
        workspace.good();
        let text = format!("{GOOD}{}{}", "::: note\n".repeat(34), ":::\n".repeat(34));
        workspace.write("kits/trust/modules/01-why.md", text);
    }),
    ("unclosed-block--windows", |workspace| {
        workspace.good();
        let text = format!("\u{feff}{GOOD}::: say\nHello.\n").replace('\n', "\r\n");
        workspace.write("kits/trust/modules/01-why.md", text);
    }),
    ("bad-math--too-long", |workspace| {
        workspace.good();
        workspace.write("kits/trust/pages/welcome.md", format!("# Welcome\n\nIt is ${}x$.\n", "x + ".repeat(2_000)));
    }),
    ("site-path", |workspace| {
        workspace.good();
        let name = "a".repeat(150);
        workspace.write("kits/trust/pages/welcome.md", format!("# Welcome\n\n![A](../media/{name}.svg)\n"));
        workspace.write(&format!("kits/trust/media/{name}.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        fs::rename(workspace.path("kits/trust"), workspace.path(&format!("kits/trust-{}", "b".repeat(60)))).unwrap();
    }),
];

/// Cases of what was released, each after version 1.0.0 was: what happens to the workspace then, and which command tells of it.
const RELEASED: &[(&str, Make, Command)] = &[
    ("lock-edited", |workspace| workspace.replace(LOCK, "2026-08-14", "14 August 2026"), build_all),
    ("lock-edited--empty", |workspace| workspace.write(LOCK, ""), build_all),
    ("lock-edited--line", |workspace| workspace.replace(LOCK, "language = \"en\"\n", ""), build_all),
    ("lock-conflict", |workspace| workspace.replace(LOCK, "\n[[release]]\n", "\n<<<<<<< HEAD\n[[release]]\n"), build_all),
    ("lock-newer", |workspace| workspace.replace(LOCK, "format = 1", "format = 2"), build_all),
    ("lock-line-ends", |workspace| workspace.replace(LOCK, "\n", "\r\n"), build_all),
    ("release-missing", |workspace| fs::remove_file(workspace.path(PACKET)).unwrap(), build_all),
    ("release-changed", |workspace| workspace.write(PACKET, "<!doctype html>"), build_all),
    ("release-changed--lfs", |workspace| workspace.write(PACKET, "version https://git-lfs.github.com/spec/v1\n"), build_all),
    ("release-unlisted", |workspace| workspace.write("kits/trust/releases/1.1.0/notes.txt", "Half done."), build_all),
    ("released-edited", |workspace| workspace.replace(WHY, "Text.", "More text."), build_all),
    ("version-back", |workspace| workspace.replace(YAML, "1.0.0", "0.9.0"), build_all),
    ("version-taken", |workspace| workspace.replace(WHY, "Text.", "More text."), release),
    ("version-taken--same", |_| {}, release),
    (
        "version-understated",
        |workspace| {
            workspace.replace(YAML, "1.0.0", "1.0.1");
            workspace.replace(WHY, "Trust comes first.", "Trust comes before feedback.");
        },
        release,
    ),
    ("released-edited--check", |workspace| workspace.replace(WHY, "Text.", "More text."), check_versions),
    ("version-back--check", |workspace| workspace.replace(YAML, "1.0.0", "0.9.0"), check_versions),
    (
        "version-understated--check",
        |workspace| {
            workspace.replace(YAML, "1.0.0", "1.0.1");
            workspace.replace(WHY, "Trust comes first.", "Trust comes before feedback.");
        },
        check_versions,
    ),
    ("not-released", |_| {}, withdraw),
    (
        "release-unreadable",
        |workspace| {
            workspace.replace(YAML, "1.0.0", "1.0.1");
            workspace.sources(&[("kit.yaml", "schema: 1\ntitle: Trust\nversion: 1.0.0\ncolor: red\n")]);
        },
        release,
    ),
];

const LOCK: &str = "kits/trust/kit.lock";
const YAML: &str = "kits/trust/kit.yaml";
const WHY: &str = "kits/trust/modules/01-why.md";
const PACKET: &str = "kits/trust/releases/1.0.0/trust-1.0.0-en-participant.zip";

/// What is run, on the folder of a workspace.
type Command = fn(&Path) -> (Report, Sources);

fn build_all(root: &Path) -> (Report, Sources) {
    build(root, &[])
}

fn release(root: &Path) -> (Report, Sources) {
    let request = Release { root: root.to_owned(), kit: None, date: "2026-08-14".to_owned(), dry_run: false };
    let Releasing { report, sources, .. } = pipeline::release(&request, &Nobody).unwrap();
    (report, sources)
}

/// What `tttkit check` tells of the version.
fn check_versions(root: &Path) -> (Report, Sources) {
    let only = ["released-edited", "version-back", "version-understated"].map(str::to_owned).to_vec();
    let request = pipeline::Check { root: root.to_owned(), today: TODAY.to_owned(), only, ..pipeline::Check::default() };
    let Checkup { report, sources, .. } = pipeline::check(&request).unwrap();
    (report, sources)
}

fn withdraw(root: &Path) -> (Report, Sources) {
    let (kit, version, reason, date) = ("trust".to_owned(), "1.1.0".to_owned(), "wrong".to_owned(), "2026-10-02".to_owned());
    match pipeline::withdraw(&Withdraw { root: root.to_owned(), kit, version, reason, date }).unwrap() {
        Withdrawn::Refused(report, sources) => (report, sources),
        Withdrawn::Done(_) => panic!("it was withdrawn"),
    }
}

/// Cases that name kits on the command line.
const KITS: &[(&str, &str)] = &[("unknown-kit", "turst")];

/// A module that builds, up to its text.
const GOOD: &str = "---\ntitle: Why trust comes first\ncore_message: Trust comes first.\n---\n\n";

struct Workspace(TempDir);

impl Workspace {
    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    fn symlink(&self, name: &str, to: &str) {
        std::os::unix::fs::symlink(to, self.path(name)).unwrap();
    }

    fn replace(&self, name: &str, from: &str, to: &str) {
        let before = fs::read_to_string(self.path(name)).unwrap();
        assert!(before.contains(from), "no `{from}` in {name}");
        self.write(name, before.replace(from, to));
    }

    /// Puts other sources under what was released, and lists them, as a tttkit with other rules might have.
    fn sources(&self, files: &[(&str, &str)]) {
        let mut ledger = Ledger::parse(&fs::read_to_string(self.path(LOCK)).unwrap(), FileId(0)).unwrap();
        let Entry::Release(release) = &mut ledger.entries[0] else { panic!("a withdrawal") };
        let packet = release.packets.last_mut().unwrap();
        let files = files.iter().map(|(name, text)| (KitPath::new(name).unwrap(), Blob::held(text.as_bytes()))).collect();
        let mut zip = Cursor::new(Vec::new());
        Zip::new("trust-1.0.0-source", &files).write(&mut zip, &|_| unreachable!("all is held")).unwrap();
        let zip = zip.into_inner();
        packet.zip = Sha256Sum::of(&zip);
        self.write(&format!("kits/trust/releases/1.0.0/{}", packet.file), &zip);
        self.write(LOCK, ledger.print());
    }

    /// A workspace that builds.
    fn good(&self) {
        self.write("book.toml", "[book]\ntitle = \"Kits\"\n");
        self.write("kits/trust/kit.yaml", "schema: 1\ntitle: Building trust\nversion: 1.0.0\n");
        self.write("kits/trust/modules/01-why.md", format!("{GOOD}Text.\n"));
        fs::create_dir_all(self.path("kits/trust/media")).unwrap();
    }
}

struct Nobody;

impl Observer for Nobody {
    fn stage(&self, _: Stage, _: usize) {}
    fn step(&self) {}
}

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics")
}

fn code_of(case: &str) -> &str {
    case.split("--").next().unwrap()
}

/// Builds a workspace into a folder that is thrown away.
fn build(root: &Path, kits: &[String]) -> (Report, Sources) {
    let folder = TempDir::new().unwrap();
    let out = Some(folder.path().join("site"));
    let request = Build { root: root.to_owned(), out, kits: kits.to_vec(), fresh: true, ..Build::default() };
    let Outcome { report, sources, built } =
        pipeline::build(&request, &Nobody).unwrap_or_else(|error| panic!("{}: {error}", root.display()));
    assert_eq!(built.is_none(), report.errors() > 0, "{}: what has errors is not built, all else is", root.display());
    (report, sources)
}

/// What is told of every case, in the order of their names: each is built once.
fn told() -> &'static BTreeMap<String, (Report, Sources)> {
    static TOLD: OnceLock<BTreeMap<String, (Report, Sources)>> = OnceLock::new();
    TOLD.get_or_init(|| {
        let there = names().into_iter().filter(|case| is_made(case) || has_workspace(case));
        there.map(|case| (case.clone(), run(&case))).collect()
    })
}

/// Whether a case has a workspace of its own, or the module for one.
fn has_workspace(case: &str) -> bool {
    cases().join(case).join("in").is_dir() || cases().join(case).join("in.md").is_file()
}

fn is_made(case: &str) -> bool {
    let listed =
        MADE.iter().map(|(name, _)| name).chain(RELEASED.iter().map(|(name, ..)| name)).chain(CHECKED.iter().map(|case| &case.name));
    ["missing-book", "site-size", "packet-crowded"].contains(&case) || listed.into_iter().any(|name| *name == case)
}

fn run(case: &str) -> (Report, Sources) {
    if case == "missing-book" {
        // The command says so before anything is read; others that use the library get a finding.
        let loaded = load(&Tree::of([("kits/trust/kit.yaml", "schema: 1\ntitle: Trust\nversion: 1.0.0\n")]));
        return (loaded.report, loaded.sources);
    }
    if case == "packet-crowded" {
        // Nor thirty thousand files.
        let file = |number| (KitPath::new(&format!("modules/{number:05}-a-page-of-some-length.md")).unwrap(), Blob::held([]));
        let stamp = Stamp { content: Sha256Sum::of(b""), core: Sha256Sum::of(b"") };
        let facts = |version: &str| Facts { id: "trust".into(), version: version.into(), ..Facts::default() };
        let few = pack::sources(facts("1.0.0"), stamp, (0..15_000).map(file).collect());
        assert!(pack::crowded(&few).is_none(), "fifteen thousand are not too many");
        let many = pack::sources(facts("1.1.0"), stamp, (0..30_000).map(file).collect());
        return (Report { diagnostics: pack::crowded(&many).into_iter().collect() }, Sources::default());
    }
    if case == "site-size" {
        // No test writes a gigabyte.
        let mut plan = Plan::default();
        let film = Blob::Streamed { path: "talk.mp4".into(), size: 850_000_000, sha256: Sha256Sum::of(b"") };
        assert!(plan.add(KitPath::new("trust/1.0.0/participant/assets/talk.mp4").unwrap(), Content::Blob(film)).is_none());
        return (Report { diagnostics: publish::weigh(&plan).warning().into_iter().collect() }, Sources::default());
    }
    if let Some((_, then, command)) = RELEASED.iter().find(|(name, ..)| *name == case) {
        let workspace = Workspace(TempDir::new().unwrap());
        workspace.good();
        let (report, sources) = release(workspace.0.path());
        assert_eq!(report.errors(), 0, "{}", human(&report, &sources, false, WIDTH));
        then(&workspace);
        return command(workspace.0.path());
    }
    let kits: Vec<_> = KITS.iter().filter(|(name, _)| *name == case).map(|(_, kit)| (*kit).to_owned()).collect();
    if let Some((_, make)) = MADE.iter().find(|(name, _)| *name == case) {
        let workspace = Workspace(TempDir::new().unwrap());
        make(&workspace);
        return build(workspace.0.path(), &kits);
    }
    if let Some(made) = CHECKED.iter().find(|made| made.name == case) {
        return check(&Case::made(made, made.breach.0), case, made.breach.1);
    }
    if subject_of(case).is_some() || code_of(case) == "unused-allow" {
        return check(&Case::of(&cases().join(case), "in"), case, None);
    }
    build(&cases().join(case).join("in"), &kits)
}

/// What a rule of the coach's is about; none where the case is of another rule.
fn subject_of(case: &str) -> Option<pipeline::Subject> {
    pipeline::rule(code_of(case)).and_then(pipeline::subject)
}

/// A workspace of a case of the coach's: a folder, or one that is made around a module.
enum Case {
    Folder(PathBuf),
    Made(Workspace),
}

impl Case {
    fn of(folder: &Path, name: &str) -> Self {
        let Ok(module) = fs::read_to_string(folder.join(name).with_extension("md")) else { return Self::Folder(folder.join(name)) };
        let workspace = Workspace(TempDir::new().unwrap());
        workspace.good();
        workspace.write(WHY, module);
        Self::Made(workspace)
    }

    fn made(case: &Checked, then: Make) -> Self {
        let workspace = Workspace(TempDir::new().unwrap());
        workspace.good();
        if let Some(before) = case.released {
            before(&workspace);
            let (report, sources) = release(workspace.0.path());
            assert_eq!(report.errors(), 0, "{}", human(&report, &sources, false, WIDTH));
        }
        then(&workspace);
        Self::Made(workspace)
    }

    fn root(&self) -> &Path {
        match self {
            Self::Folder(folder) => folder,
            Self::Made(workspace) => workspace.0.path(),
        }
    }
}

/// What the coach tells of a rule. The workspace has no errors: a rule is only asked about what can be built.
fn check(workspace: &Case, case: &str, answered: Option<Answered>) -> (Report, Sources) {
    let answers = answered.map(|answered| answered());
    let request = pipeline::Check { root: workspace.root().to_owned(), today: TODAY.to_owned(), answers, ..pipeline::Check::default() };
    let Checkup { mut report, sources, .. } = pipeline::check(&request).unwrap_or_else(|error| panic!("{case}: {error}"));
    let broken: Vec<_> = report.diagnostics.iter().filter(|found| found.code.severity == Severity::Error).cloned().collect();
    assert!(broken.is_empty(), "{case}: {}", human(&Report { diagnostics: broken }, &sources, false, WIDTH));
    report.diagnostics.retain(|found| found.code.name == code_of(case));
    (report, sources)
}

/// The day of every check.
const TODAY: &str = "2026-11-25";

#[test]
fn what_nearly_breaks_a_rule_is_left_alone() {
    let mut wrong = String::new();
    for case in names().iter().filter(|case| subject_of(case).is_some()) {
        let folder = cases().join(case);
        let made = CHECKED.iter().find(|made| made.name == case);
        if made.is_none() && !folder.join("near").is_dir() && !folder.join("near.md").is_file() {
            // One near miss a rule is enough; others may have more.
            if !case.contains("--") {
                wrong += &format!("== {case}: no near miss\n");
            }
            continue;
        }
        let (report, sources) = match made {
            Some(made) => check(&Case::made(made, made.near.0), case, made.near.1),
            None => check(&Case::of(&folder, "near"), case, None),
        };
        if !report.diagnostics.is_empty() {
            wrong += &format!("== {case}: the near miss is told\n{}\n", human(&report, &sources, false, WIDTH));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Every folder of `tests/diagnostics`, and every case that is made.
fn names() -> BTreeSet<String> {
    let folders = fs::read_dir(cases()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let released = RELEASED.iter().map(|(name, ..)| (*name).to_owned());
    folders
        .chain(MADE.iter().map(|(name, _)| (*name).to_owned()))
        .chain(released)
        .chain(CHECKED.iter().map(|case| case.name.to_owned()))
        .chain(["missing-book", "site-size", "packet-crowded"].map(str::to_owned))
        .collect()
}

#[test]
fn every_mistake_is_told_as_expected() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = String::new();
    for (case, (report, sources)) in told() {
        let shown = human(report, sources, false, WIDTH);
        let path = cases().join(case).join("expected.txt");
        if update {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &shown).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if shown != expected {
            wrong += &format!("== {case}: expected\n{expected}== but it says\n{shown}\n");
        }
        if !report.diagnostics.iter().any(|diagnostic| diagnostic.code.name == code_of(case)) {
            wrong += &format!("== {case}: its own rule is not told\n{shown}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_rule_has_a_case_and_every_case_a_rule() {
    let names = names();
    let covered: BTreeSet<_> = names.iter().map(|case| code_of(case)).collect();
    let missing: Vec<_> = pipeline::codes().map(|code| code.name).filter(|name| !covered.contains(name)).collect();
    assert!(missing.is_empty(), "no case for {missing:?}");
    let unknown: Vec<_> = covered.iter().filter(|name| pipeline::rule(name).is_none()).collect();
    assert!(unknown.is_empty(), "no such rule: {unknown:?}");
    assert!(names.len() >= CASES, "{} cases are left", names.len());
    for case in &names {
        assert!(is_made(case) != has_workspace(case), "`{case}` has no workspace, or two");
    }
}

/// Lower case but for names, no full stop, what to do, and where.
#[test]
fn every_finding_can_be_read_and_found() {
    let mut wrong = BTreeMap::new();
    for (case, (report, _)) in told() {
        for diagnostic in &report.diagnostics {
            let message = &diagnostic.message;
            let hint = diagnostic.hint.as_deref().unwrap_or_default();
            let mut tell = |what: &str| drop(wrong.insert(format!("{case}: {what}"), format!("{message} / {hint}")));
            if hint.is_empty() {
                tell("no hint");
            }
            let first = message.split_whitespace().next().unwrap_or_default();
            let name = first.starts_with('`') || ["TeX", "SVG", "YAML", "TOML", "UTF-8", "HTML"].contains(&first);
            if !name && !first.starts_with(char::is_lowercase) {
                tell("the message starts with a capital");
            }
            if message.ends_with('.') || hint.ends_with('.') && !hint.ends_with("...") {
                tell("it ends in a full stop");
            }
            if hint.starts_with("did you") || !hint.starts_with(char::is_lowercase) {
                tell("the hint does not begin with a verb");
            }
            if message.contains('\n') || hint.lines().count() > 3 {
                tell("it has too many lines");
            }
            let path = message.split('`').skip(1).step_by(2).any(|quoted| quoted.contains(['/', '.']) || quoted.ends_with("book.toml"));
            if diagnostic.span.is_none() && !path && diagnostic.code.name != "unknown-kit" {
                tell("nobody knows where");
            }
            // While somebody writes, the number comes last: only a release is refused.
            let said_early = case == "version-understated--check";
            if diagnostic.severity == Severity::Warning && diagnostic.code.severity == Severity::Error && !said_early {
                tell("an error became a warning");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
