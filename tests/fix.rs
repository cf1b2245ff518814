//! Repairs that are certain: each as a workspace before and after, and what keeps them from being made.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests run the program on real folders, and fail by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;
use tttkit::pipeline::{self, Check, Repairs};

/// A workspace with one kit, by its files.
struct Workspace(TempDir);

const KIT: &str = "schema: 1\ntitle: Building trust\nversion: 1.0.0\n";
const HEAD: &str = "---\ntitle: Why trust comes first\ncore_message: Trust comes first.\n---\n\n";

impl Workspace {
    fn new() -> Self {
        let workspace = Self(TempDir::new().unwrap());
        workspace.write("book.toml", "[book]\ntitle = \"Kits\"\n");
        workspace.write("kits/trust/kit.yaml", KIT);
        workspace
    }

    fn of(folder: &Path) -> Self {
        let workspace = Self(TempDir::new().unwrap());
        for (path, text) in files(folder) {
            workspace.write(&path, text);
        }
        workspace
    }

    fn module(body: &str) -> Self {
        let workspace = Self::new();
        workspace.write(WHY, format!("{HEAD}{body}"));
        workspace
    }

    fn root(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.root().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.root().join(name)).unwrap()
    }

    fn repairs(&self) -> Repairs {
        pipeline::repairs(&Check { root: self.root().to_owned(), today: "2026-11-25".into(), ..Check::default() }).unwrap()
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tttkit"));
        command.args(arguments).current_dir(self.root()).env_remove("CLICOLOR_FORCE").env_remove("NO_COLOR").stdin(Stdio::null());
        let output = command.output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Ran { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }
}

#[derive(Debug)]
struct Ran {
    code: i32,
    out: String,
    err: String,
}

const WHY: &str = "kits/trust/modules/01-why.md";

/// The files of a folder by their path in it.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                found.insert(name, fs::read_to_string(path).unwrap());
            }
        }
    }
    found
}

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fix");
    let mut cases: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    assert!(cases.len() >= 4, "{cases:?}");
    cases
}

/// `UPDATE=1` writes `after` and `expected.txt` anew: read them.
#[test]
fn every_repair_is_made_as_expected_and_only_once() {
    let update = std::env::var_os("UPDATE").is_some();
    for case in cases() {
        let workspace = Workspace::of(&case.join("before"));
        let told = workspace.run(&["check", "--fix"]);
        assert_eq!(told.code, 1, "{told:?}");
        assert_eq!(files(workspace.root()), files(&case.join("before")), "{}: nobody said yes", case.display());
        let done = workspace.run(&["check", "--fix", "--yes"]);
        assert_eq!((done.code, &done.out), (0, &told.out), "{done:?}");
        let shown = format!("{}{}", done.out, done.err);
        let after = files(workspace.root());
        if update {
            let _ = fs::remove_dir_all(case.join("after"));
            for (path, text) in &after {
                let path = case.join("after").join(path);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, text).unwrap();
            }
            fs::write(case.join("expected.txt"), &shown).unwrap();
        }
        assert_eq!(shown, fs::read_to_string(case.join("expected.txt")).unwrap(), "{}", case.display());
        assert_eq!(after, files(&case.join("after")), "{}", case.display());
        let again = workspace.run(&["check", "--fix", "--yes"]);
        assert!(
            again.code == 0 && again.out.is_empty() && again.err.starts_with("there is nothing to repair"),
            "{}: {again:?}",
            case.display()
        );
        assert_eq!(files(workspace.root()), after, "twice is once");
    }
}

/// Who reads a diff can apply it.
#[test]
fn the_diff_is_one_that_patch_reads() {
    for case in cases() {
        let workspace = Workspace::of(&case.join("before"));
        let told = workspace.run(&["check", "--fix"]);
        fs::write(workspace.root().join("fix.patch"), &told.out).unwrap();
        let done = Command::new("git").args(["apply", "--whitespace=nowarn", "fix.patch"]).current_dir(workspace.root()).status().unwrap();
        assert!(done.success(), "{}", case.display());
        fs::remove_file(workspace.root().join("fix.patch")).unwrap();
        assert_eq!(files(workspace.root()), files(&case.join("after")), "{}", case.display());
    }
}

#[test]
fn what_is_put_in_order_delivers_the_same() {
    let untidy = ":::activity{#a minutes=5}  \n::: say :::\nHello.\n:::\nText.\n:::\n";
    let workspace = Workspace::module(untidy);
    let content = || workspace.run(&["content", "trust", "--for", "facilitator"]).out;
    let before = content();
    assert!(before.contains("01-why") || before.lines().count() > 2, "{before}");
    assert_eq!(workspace.run(&["check", "--fix", "--yes"]).code, 0);
    assert!(
        workspace.read(WHY).contains("\n::::: activity {#a minutes=5}\n::: say\nHello.\n:::\nText.\n:::::\n"),
        "{}",
        workspace.read(WHY)
    );
    assert_eq!(content(), before);
}

#[test]
fn line_ends_and_byte_order_mark_stay() {
    let workspace = Workspace::new();
    let text = format!("\u{feff}{HEAD}::: activity {{#My_Id}}\nText.\n:::\n").replace('\n', "\r\n");
    workspace.write(WHY, &text);
    assert_eq!(workspace.run(&["check", "--fix", "--yes"]).code, 0);
    assert_eq!(workspace.read(WHY), text.replace("My_Id", "my-id"));
}

#[test]
fn what_is_not_certain_is_left_alone() {
    for (why, body) in [
        ("another block has that id", "::: activity {#A_B}\nText.\n:::\n\n::: note {#a-b}\nText.\n:::\n"),
        ("two would get one id", "::: activity {#A_B}\nText.\n:::\n\n::: note {#a_b}\nText.\n:::\n"),
        ("letters of other alphabets", "::: activity {#\u{dc}ber}\nText.\n:::\n"),
        ("a name that is nearly one", "::: sya\nText.\n:::\n"),
        ("what is in it would be wrong", "::: Say {prompt=\"x\"}\nText.\n:::\n"),
    ] {
        let workspace = Workspace::module(body);
        let before = workspace.read(WHY);
        let ran = workspace.run(&["check", "--fix", "--yes"]);
        assert!(ran.code == 0 && ran.err.starts_with("there is nothing to repair; ") && ran.out.is_empty(), "{why}: {ran:?}");
        assert_eq!(workspace.read(WHY), before, "{why}");
    }
}

#[test]
fn what_is_certain_is_made_beside_what_is_not() {
    let workspace = Workspace::module("::: activity {#A_B}\nText.\n:::\n\n::: note {#a-b}\nText.\n:::\n\n::: note {#C_D}\nText.\n:::\n");
    assert_eq!(workspace.run(&["check", "--fix", "--yes"]).code, 0);
    let after = workspace.read(WHY);
    assert!(after.contains("{#A_B}") && after.contains("{#a-b}") && after.contains("{#c-d}"), "{after}");
}

#[test]
fn other_programs_are_told_what_is_certain() {
    let workspace = Workspace::module("::: activity {#A_B}\nText.\n:::\n");
    let ran = workspace.run(&["check", "--format", "json"]);
    assert!(ran.out.contains(r#""fix":{"does":"write `a-b` in place of `A_B`","edits":[{"file":"kits/trust/modules/01-why.md","line":6,"column":16,"end_line":6,"end_column":19,"text":"a-b"}]}"#), "{ran:?}");
    let ran = workspace.run(&["check", "--format", "sarif"]);
    assert!(ran.out.contains(r#""insertedContent":{"text":"a-b"}"#), "{ran:?}");
    let ran = workspace.run(&["check"]);
    assert!(ran.out.ends_with("1 of them can be repaired for you: `tttkit check --fix`\n"), "{ran:?}");
    let workspace = Workspace::module("::: activity {#A_B}\nText.\n:::\n\n::: note {#a-b}\nText.\n:::\n");
    assert!(!workspace.run(&["check", "--format", "json"]).out.contains(r#""fix":{"#));
}

/// What was read is held against what stands there when it is written; `src/disk/mend.rs` has the tests of links and of a change in
/// the last moment.
#[test]
fn a_file_that_changed_is_left_alone() {
    let workspace = Workspace::module("::: activity {#A_B}\nText.\n:::\n");
    let repairs = workspace.repairs();
    let file = &repairs.files[0];
    workspace.write(WHY, "mine\n");
    let [before, after] = [&file.before, &file.after].map(|blob| blob.bytes().unwrap());
    assert!(!tttkit::disk::unchanged(workspace.root(), &file.path, before).unwrap());
    assert!(!tttkit::disk::mend(workspace.root(), &file.path, before, after).unwrap());
    assert_eq!(workspace.read(WHY), "mine\n");
}

#[test]
fn what_is_released_is_not_put_in_order() {
    let workspace = Workspace::module(":::note\nText.\n:::\n");
    assert_eq!(workspace.run(&["release", "trust", "--date", "2026-11-01"]).code, 0);
    let ran = workspace.run(&["check", "--fix", "--yes"]);
    assert!(ran.code == 0 && ran.err.starts_with("there is nothing to repair"), "{ran:?}");
    assert!(workspace.read(WHY).contains(":::note"));
}

/// One that is certain among many that are not, and the other way round.
#[test]
fn the_certain_are_found_among_many() {
    let block = |id: &str| format!("::: note {{#{id}}}\nText.\n:::\n\n");
    let taken: String = (0..3).map(|n| block(&format!("A_{n}")) + &block(&format!("a-{n}"))).collect();
    let free: String = (10..40).map(|n| block(&format!("A_{n}"))).collect();
    let workspace = Workspace::module(&(taken.clone() + &free));
    assert_eq!(workspace.run(&["check", "--fix", "--yes"]).code, 0);
    let after = workspace.read(WHY);
    assert!((0..3).all(|n| after.contains(&format!("{{#A_{n}}}"))), "{after}");
    assert!((10..40).all(|n| after.contains(&format!("{{#a-{n}}}"))), "{after}");
}

/// Somebody saves the file while the question stands: on a terminal that `script` makes.
#[cfg(target_os = "linux")]
#[test]
fn who_is_asked_has_the_last_word() {
    use std::io::{Read as _, Write as _};
    for (answer, meanwhile, code, expected) in
        [("n\n", false, 1, "{#A_B}"), ("\n", false, 1, "{#A_B}"), ("y\n", false, 0, "{#a-b}"), ("yes\n", true, 1, "{#A_B}\nMine.")]
    {
        let workspace = Workspace::module("::: note {#A_B}\nText.\n:::\n");
        let line = format!("'{}' check --fix", env!("CARGO_BIN_EXE_tttkit"));
        let mut command = Command::new("script");
        command.args(["-qec", &line, "/dev/null"]).current_dir(workspace.root()).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.env("TERM", "xterm").spawn().unwrap();
        let mut said = String::new();
        let mut out = child.stdout.take().unwrap();
        let mut byte = [0];
        while !said.ends_with("make these changes in 1 file? [y/N] ") {
            assert_eq!(out.read(&mut byte).unwrap(), 1, "it ended before it asked: {said}");
            said.push(char::from(byte[0]));
        }
        if meanwhile {
            workspace.write(WHY, workspace.read(WHY).replace("Text.", "Mine."));
        }
        child.stdin.take().unwrap().write_all(answer.as_bytes()).unwrap();
        out.read_to_string(&mut said).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(code), "{answer:?}: {said}");
        assert!(workspace.read(WHY).contains(expected), "{answer:?}: {}", workspace.read(WHY));
        assert_eq!(said.contains("was changed in the meantime, and so nothing was written"), meanwhile, "{said}");
    }
}

#[test]
fn one_rule_can_be_repaired_alone() {
    let workspace = Workspace::module(":::activity {#A_B}\nText.\n:::\n\n::: Note\nText.\n:::\n");
    assert_eq!(workspace.run(&["check", "--fix", "--yes", "--only", "bad-id"]).code, 0);
    let after = workspace.read(WHY);
    assert!(after.contains(":::activity {#a-b}") && after.contains("::: Note"), "{after}");
}

#[test]
fn options_that_do_not_go_together_are_refused() {
    let workspace = Workspace::new();
    for arguments in [&["check", "--yes"][..], &["check", "--fix", "--format", "json"], &["check", "--fix", "--summary", "x"]] {
        assert_eq!(workspace.run(arguments).code, 2, "{arguments:?}");
    }
}
