//! `tttkit report`: what the page holds, that nothing around the command reaches it, and where it may not be written.
//!
//! `tests/report/<case>/in` is a workspace of one kit, `out.html` the report of it without its styles. `UPDATE=1 cargo test --test report`
//! rewrites it; read the difference before you commit it.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests run the program on real folders, and fail by panicking")]

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

use support::{first_line, html, read, root, write};
use tempfile::TempDir;

/// The exit code of a run, and what it printed on stderr.
fn run(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tttkit"));
    let output = command.args(arguments).current_dir(folder).envs(variables.iter().copied()).output().unwrap();
    assert!(output.stdout.is_empty());
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

/// A folder that holds a case's workspace.
fn placed(case: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    write(folder.path(), &read(&root().join("tests/report").join(case).join("in")));
    folder
}

/// The report of a kit in a folder.
fn report(folder: &Path, kit: &str, variables: &[(&str, &str)]) -> String {
    let (code, err) = run(folder, &["report", kit, "--out", "report.html", "--date", "2026-11-25"], variables);
    assert_eq!(code, 0, "{err}");
    fs::read_to_string(folder.join("report.html")).unwrap()
}

/// A page without its styles and the digest of them.
fn without_styles(page: &str) -> String {
    let (before, rest) = page.split_once("<style>").unwrap();
    let (_, after) = rest.split_once("</style>").unwrap();
    let (policy, sealed) = before.split_once("'sha256-").unwrap();
    format!("{policy}'sha256-{}<style></style>{after}", &sealed[44..])
}

#[test]
fn reports_come_out_as_they_should() {
    let update = std::env::var_os("UPDATE").is_some();
    for (case, kit) in [("whole", "trust"), ("bare", "bare")] {
        let folder = placed(case);
        let page = report(folder.path(), kit, &[]);
        assert_eq!(html::faults(&page), [] as [String; 0], "{case}");
        let made = without_styles(&page);
        let file = root().join("tests/report").join(case).join("out.html");
        if update {
            fs::write(&file, &made).unwrap();
        }
        let expected = fs::read(&file).unwrap_or_default();
        assert!(
            expected == made.as_bytes(),
            "{case}/out.html differs; `UPDATE=1 cargo test --test report` takes it over:\n{}",
            first_line(&expected, made.as_bytes())
        );
    }
}

#[test]
fn nothing_around_the_command_reaches_the_page() {
    let folder = placed("whole");
    let page = report(folder.path(), "trust", &[("RAYON_NUM_THREADS", "1")]);
    let abroad = [
        ("RAYON_NUM_THREADS", "8"),
        ("LC_ALL", "tr_TR.UTF-8"),
        ("LANG", "ar_EG.UTF-8"),
        ("TZ", "Pacific/Kiritimati"),
        ("COLUMNS", "40"),
        ("CLICOLOR_FORCE", "1"),
    ];
    assert_eq!(page, report(folder.path(), "trust", &abroad));
    assert_eq!(page, report(placed("whole").path(), "trust", &[]), "in another folder");
}

#[test]
fn the_page_asks_for_nothing_and_runs_nothing() {
    let folder = placed("whole");
    let page = report(folder.path(), "trust", &[]);
    for word in ["<script", "<link", " src=", " href=\"http", "@import", "@font-face", " style=", "<img", "<form"] {
        assert!(!page.contains(word), "{word}");
    }
    assert!(page.contains("default-src 'none'; style-src 'sha256-"));
    // What it says of checks is that they passed.
    for word in ["compliant", "conforms", "accessible to all"] {
        assert!(!page.to_lowercase().contains(word), "{word}");
    }
}

#[test]
fn no_site_and_no_packet_has_it() {
    let folder = placed("whole");
    let (code, err) = run(folder.path(), &["build", "--drafts"], &[]);
    assert_eq!(code, 0, "{err}");
    let site = read(&folder.path().join("site"));
    let told = site.iter().filter(|(path, bytes)| path.contains("report") || String::from_utf8_lossy(bytes).contains("tttkit-report"));
    assert_eq!(told.map(|(path, _)| path).collect::<Vec<_>>(), [] as [&str; 0]);
}

#[test]
fn it_has_a_name_and_is_written_anew() {
    let folder = placed("whole");
    for _ in 0..2 {
        let (code, err) = run(folder.path(), &["report", "trust"], &[]);
        assert_eq!(code, 0, "{err}");
        assert!(err.starts_with("report of trust 1.2.0-draft in trust-1.2.0-draft-report.html; it is for staff"), "{err}");
    }
    assert!(folder.path().join("trust-1.2.0-draft-report.html").exists());
}

#[test]
fn what_is_not_ours_stays() {
    let folder = placed("whole");
    fs::write(folder.path().join("mine.html"), "<!doctype html>\n<p>Mine").unwrap();
    let before = read(folder.path());
    for (file, why) in [
        ("mine.html", "it is there already, and was not written by tttkit; choose another file"),
        ("site/report.html", "it would be among the files of the kits or of the site; choose a place outside"),
        ("site-private/report.html", "it would be among the files of the kits or of the site"),
        ("kits/trust/report.html", "it would be among the files of the kits or of the site"),
        (".", "it is a folder; name a file in it; the workspace is named with `--workspace`"),
        ("none/report.html", "its folder is not there; make the folder"),
    ] {
        let (code, err) = run(folder.path(), &["report", "trust", "--out", file], &[]);
        assert!(code == 2 && err.contains(why), "{file}: {err}");
        assert_eq!(read(folder.path()), before, "{file}");
    }
}

#[test]
fn a_kit_that_cannot_be_read_has_no_report() {
    let folder = placed("whole");
    let (code, err) = run(folder.path(), &["report", "trsut"], &[]);
    assert!(code == 1 && err.contains("there is no kit `trsut` in this workspace") && err.contains("write `trust`"), "{err}");
    fs::write(folder.path().join("kits/trust/modules/03-bad.md"), "::: say\nNever closed.\n").unwrap();
    let (code, err) = run(folder.path(), &["report", "trust"], &[]);
    assert!(
        code == 1 && err.contains("kits/trust/modules/03-bad.md") && err.ends_with("error: there is something to mend first\n"),
        "{err}"
    );
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing was written");
}

#[test]
fn a_release_is_told_as_one_until_it_is_edited() {
    let folder = placed("bare");
    let (code, err) = run(folder.path(), &["release", "bare", "--date", "2026-08-14"], &[]);
    assert_eq!(code, 0, "{err}");
    let page = report(folder.path(), "bare", &[]);
    assert!(page.contains("<bdi>0.1.0</bdi>") && page.contains("14 de agosto de 2026") && !page.contains("borrador"), "{page}");
    let (code, err) = run(folder.path(), &["withdraw", "bare", "0.1.0", "--reason", "a <wrong> date", "--date", "2026-09-01"], &[]);
    assert_eq!(code, 0, "{err}");
    assert!(report(folder.path(), "bare", &[]).contains("a &lt;wrong&gt; date"));
    let page = folder.path().join("kits/bare/pages/one.md");
    fs::write(&page, fs::read_to_string(&page).unwrap() + "\nMás palabras.\n").unwrap();
    let page = report(folder.path(), "bare", &[]);
    assert!(page.contains("<bdi>0.1.0-draft</bdi>") && page.contains("borrador"), "{page}");
    assert!(page.contains("released-edited"), "what is wrong with it is told");
}
