//! The addresses of the web in kits: listed without asking anybody, and asked for only where `--online` says so.
//!
//! What is done with answers of servers is tested beside the code that asks (`src/cli/links/tests/`). Here a script stands for `curl`.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests run the program on real folders, and fail by panicking")]

mod support;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Output};

use support::{files, write};
use tempfile::TempDir;

const YAML: &str = "kits/trust/kit.yaml";

fn workspace() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let why = "---\ntitle: Why\ncore_message: Trust comes first.\nobjectives:\n  - Read [the book](https://example.org/book)\n---\n\nSee [it](https://example.org/book#two), \
               [more](http://b.example/x) and <https://b.example/gone>.\n\n::: facilitator\nAgain: [more](http://b.example/x). [Write](mailto:ana@example.org).\n:::\n";
    let all = files([
        ("book.toml", "[book]\ntitle = \"Kits\"\n"),
        (YAML, "schema: 1\ntitle: Building trust\nversion: 1.0.0\nsource: https://example.org/home\n"),
        ("kits/trust/modules/01-why.md", why),
        ("kits/trust/locales/es/pages/help.md", "# Ayuda\n\nVea [más](http://b.example/x) y [esto](http://localhost/).\n"),
        ("kits/trust/pages/help.md", "# Help\n\nAsk.\n"),
    ]);
    write(folder.path(), &all);
    folder
}

fn check(root: &Path, arguments: &[&str], path: Option<&Path>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tttkit"));
    command
        .arg("check")
        .args(arguments)
        .args(["--date", "2026-11-25"].iter().filter(|_| !arguments.contains(&"--links")))
        .current_dir(root);
    if let Some(path) = path {
        command.env("PATH", format!("{}:/usr/bin:/bin", path.display()));
    }
    command.output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn addresses_are_listed_once_with_their_places() {
    let folder = workspace();
    let out = check(folder.path(), &["--links"], None);
    let expected = "\
http://b.example/x
    kits/trust/locales/es/pages/help.md:3:5
    kits/trust/modules/01-why.md:8:41
    kits/trust/modules/01-why.md:11:8
http://localhost/
    kits/trust/locales/es/pages/help.md:3:33
https://b.example/gone
    kits/trust/modules/01-why.md:8:72
https://example.org/book
    kits/trust/modules/01-why.md:5:5
https://example.org/book#two
    kits/trust/modules/01-why.md:8:5
https://example.org/home
    kits/trust/kit.yaml:4:9
6 addresses in 8 places
";
    assert_eq!(text(&out.stdout), expected);
    assert_eq!(out.status.code(), Some(0));
    let short = check(folder.path(), &["--links", "--format", "short"], None);
    assert!(text(&short.stdout).starts_with("kits/trust/locales/es/pages/help.md:3:5: http://b.example/x\n"));
    let json = check(folder.path(), &["--links", "--format", "json"], None);
    let gone = r#"{"address":"https://b.example/gone","places":[{"file":"kits/trust/modules/01-why.md","line":8,"column":72}]}"#;
    let json = text(&json.stdout);
    assert!(json.starts_with("{\"version\":1,\"links\":[") && json.contains(gone), "{json}");
}

#[test]
fn what_cannot_be_read_is_told_instead() {
    let folder = workspace();
    fs::write(folder.path().join(YAML), "schema: 1\n").unwrap();
    let out = check(folder.path(), &["--links"], None);
    assert!(out.stdout.is_empty() && text(&out.stderr).contains("missing-key"), "{}", text(&out.stderr));
    assert_eq!(out.status.code(), Some(1));
}

/// A `curl` that answers by the address, and notes what it was asked.
fn curl(folder: &Path) {
    let script = "#!/bin/sh\nfor address; do :; done\necho \"$address\" >>\"${0%/*}/asked\"\ncase $address in\n\
                  *gone) echo '404 ' >&2 ;;\n*home) echo '301 https://example.org/new' >&2 ;;\n*) echo '200 ' >&2 ;;\nesac\n";
    let path = folder.join("curl");
    fs::write(&path, script).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn what_servers_say_becomes_findings_and_what_was_good_is_not_asked_again() {
    let (folder, tools) = (workspace(), tempfile::tempdir().unwrap());
    curl(tools.path());
    let online = |more: &[&str]| check(folder.path(), &[&["--online", "--format", "short"], more].concat(), Some(tools.path()));
    let out = online(&[]);
    let said = text(&out.stdout);
    for line in [
        "kits/trust/kit.yaml:4:9: link-moved `https://example.org/home` has moved for good\n",
        "kits/trust/modules/01-why.md:8:72: link-gone `https://b.example/gone` is gone: the server answers 404\n",
        "local-address `localhost`",
    ] {
        assert!(said.contains(line), "{line} is not in\n{said}");
    }
    assert!(!said.contains("b.example/x") && !said.contains("example.org/book"), "{said}");
    assert_eq!(text(&out.stderr), "asking 2 hosts for 4 addresses, one at a time each\n");
    let asked = fs::read_to_string(tools.path().join("asked")).unwrap();
    assert_eq!(asked.lines().filter(|line| *line == "https://example.org/book").count(), 1, "{asked}");
    assert!(!asked.contains("localhost") && !asked.contains('#'), "{asked}");

    let again = online(&[]);
    assert_eq!(text(&again.stderr), "asking 2 hosts for 2 addresses, one at a time each\n");
    assert_eq!(text(&again.stdout), said);

    // An author can answer for a finding, and no entry is told to be of no use by who did not look.
    let yaml = folder.path().join(YAML);
    let allowed = "allow:\n  - {rule: link-gone, words: b.example/gone, reason: It comes back in spring}\ncheck:\n  link-moved: off\n";
    fs::write(&yaml, fs::read_to_string(&yaml).unwrap() + allowed).unwrap();
    let said = text(&online(&[]).stdout);
    let of_rules = said.replace("link-says-nothing", "");
    assert!(!of_rules.contains("link-") && !of_rules.contains("unused-allow"), "{said}");
    let said = text(&check(folder.path(), &["--format", "short"], None).stdout);
    assert!(!said.contains("unused-allow"), "{said}");
}

#[test]
fn nobody_is_asked_unless_somebody_says_so() {
    let folder = workspace();
    for arguments in [&["--links"][..], &[], &["--only", "link-gone"]] {
        let log = folder.path().join("strace.log");
        let mut strace = Command::new("strace");
        strace.args(["-f", "-e", "trace=network,execve", "-o"]).arg(&log).arg(env!("CARGO_BIN_EXE_tttkit")).arg("check").args(arguments);
        let ran = strace.current_dir(folder.path()).output();
        let ran = ran.unwrap_or_else(|error| panic!("`strace` cannot be run, so nothing was seen; install it: {error}"));
        let log = fs::read_to_string(&log).unwrap();
        let calls: Vec<_> = log.lines().filter(|line| line.contains('(')).collect();
        assert!(calls.len() == 1 && calls[0].contains("execve("), "{arguments:?}: {calls:#?}\n{}", text(&ran.stderr));
    }
}

#[test]
fn a_rule_that_needs_the_network_says_so() {
    let out = check(workspace().path(), &["--only", "link-gone"], None);
    assert!(text(&out.stderr).contains("`link-gone` is looked for with `--online` alone"), "{}", text(&out.stderr));
}
