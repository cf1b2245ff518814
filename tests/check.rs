//! The coach as a whole: how grave a finding is, what is allowed, what a check asks for, and what stops a release.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests run on real folders, and fail by panicking")]

use std::fs;

use tempfile::TempDir;
use tttkit::diagnostic::{Report, Severity};
use tttkit::pipeline::{self, Build, Check, Checkup, Observer, Release, Stage};

struct Nobody;

impl Observer for Nobody {
    fn stage(&self, _: Stage, _: usize) {}
    fn step(&self) {}
}

const BOOK: &str = "[book]\ntitle = \"Kits\"\n";
const KIT: &str = "schema: 1\ntitle: Trust\nversion: 1.0.0\n";
/// Its message is two sentences.
const MODULE: &str = "---\ntitle: Why\ncore_message: Trust comes first. Then feedback.\nALLOW---\n\nText.\n";
const RULE: &str = "long-core-message";

fn workspace(book: &str, kit: &str, allow: &str) -> TempDir {
    let root = TempDir::new().unwrap();
    let write = |name: &str, text: &str| {
        let path = root.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("book.toml", &format!("{BOOK}{book}"));
    write("kits/trust/kit.yaml", &format!("{KIT}{kit}"));
    write("kits/trust/modules/01-why.md", &MODULE.replace("ALLOW", allow));
    root
}

fn checked(root: &TempDir, more: impl FnOnce(&mut Check)) -> Checkup {
    let mut request = Check { root: root.path().to_owned(), today: "2026-11-25".to_owned(), ..Check::default() };
    more(&mut request);
    pipeline::check(&request).unwrap()
}

/// How grave the findings of a rule are.
fn levels(report: &Report, rule: &str) -> Vec<Severity> {
    report.diagnostics.iter().filter(|found| found.code.name == rule).map(|found| found.severity).collect()
}

#[test]
fn a_level_is_the_kits_or_the_books_or_the_rules() {
    for (book, kit, expected) in [
        ("", "", vec![Severity::Warning]),
        ("[check]\nlong-core-message = \"advice\"\n", "", vec![Severity::Advice]),
        ("[check]\nlong-core-message = \"off\"\n", "", vec![]),
        ("[check]\nlong-core-message = \"off\"\n", "check:\n  long-core-message: error\n", vec![Severity::Error]),
        ("[check]\nlong-core-message = \"error\"\n", "check:\n  long-core-message: off\n", vec![]),
    ] {
        assert_eq!(levels(&checked(&workspace(book, kit, ""), |_| {}).report, RULE), expected, "{book} {kit}");
    }
}

#[test]
fn what_is_allowed_is_listed_with_its_reason() {
    let allow = |words: &str| format!("allow:\n  - rule: long-core-message\n    reason: It is a quotation\n{words}");
    for (words, silent) in [("", true), ("    words: Then feedback\n", true), ("    words: Then silence\n", false)] {
        for (kit, page) in [(allow(words), String::new()), (String::new(), allow(words))] {
            let Checkup { report, kits, .. } = checked(&workspace("", &kit, &page), |_| {});
            assert_eq!(levels(&report, RULE).is_empty(), silent, "{kit} {page}");
            let allowed: Vec<_> = kits[0].allowed.iter().map(|(found, reason)| (found.code.name, reason.as_str())).collect();
            assert_eq!(allowed, if silent { vec![(RULE, "It is a quotation")] } else { vec![] });
            // What silences nothing can go.
            assert_eq!(levels(&report, "unused-allow").len(), usize::from(!silent));
        }
    }
}

/// A rule of reading or of plans has its level in a build and in a release as in a check.
#[test]
fn a_level_counts_wherever_a_finding_is_told() {
    let plan = |root: &TempDir| {
        let text = "title: A day\ndays:\n  - start: \"08:30\"\n    end: \"09:00\"\n    items:\n      - module: why\n        minutes: 40\n";
        fs::create_dir_all(root.path().join("kits/trust/plans")).unwrap();
        fs::write(root.path().join("kits/trust/plans/day.yaml"), text).unwrap();
    };
    for (kit, expected) in [
        ("", vec![Severity::Warning]),
        ("check: {overlong-day: advice}\n", vec![Severity::Advice]),
        ("check: {overlong-day: off}\n", vec![]),
        ("check: {overlong-day: error}\n", vec![Severity::Error]),
        ("allow:\n  - {rule: overlong-day, reason: It may run over}\n", vec![]),
    ] {
        let root = workspace("", kit, "");
        plan(&root);
        assert_eq!(levels(&checked(&root, |_| {}).report, "overlong-day"), expected, "checked: {kit}");
        let out = root.path().join("site");
        let request = Build { root: root.path().to_owned(), out: Some(out), ..Build::default() };
        // Twice: what is remembered is told again as it was.
        for _ in 0..2 {
            let built = pipeline::build(&request, &Nobody).unwrap();
            assert_eq!(levels(&built.report, "overlong-day"), expected, "built: {kit}");
            assert_eq!(built.built.is_none(), expected.contains(&Severity::Error), "{kit}");
            assert!(levels(&built.report, RULE).is_empty(), "what the coach says is no part of a build");
        }
        let request = Release { root: root.path().to_owned(), kit: None, date: "2026-11-25".to_owned(), dry_run: true };
        let released = pipeline::release(&request, &Nobody).unwrap();
        let told: Vec<_> = expected.iter().copied().filter(|severity| *severity < Severity::Advice).collect();
        assert_eq!(levels(&released.report, "overlong-day"), told, "released: {kit}");
        assert_eq!(released.made.is_none(), expected.contains(&Severity::Error), "{kit}");
    }
}

/// Where releases must be as they were made, nobody can allow that they are not.
#[test]
fn what_is_raised_cannot_be_allowed() {
    let root = workspace("", "allow:\n  - {rule: released-edited, reason: It is only a comma}\ncheck: {version-back: off}\n", "");
    let request = Release { root: root.path().to_owned(), kit: None, date: "2026-11-25".to_owned(), dry_run: false };
    assert!(pipeline::release(&request, &Nobody).unwrap().made.is_some());
    let module = root.path().join("kits/trust/modules/01-why.md");
    let text = fs::read_to_string(&module).unwrap();
    fs::write(&module, text.replace("Text.", "Text, and more.")).unwrap();
    let build = |locked| {
        let request = Build { root: root.path().to_owned(), out: Some(root.path().join("site")), locked, ..Build::default() };
        pipeline::build(&request, &Nobody).unwrap()
    };
    assert!(levels(&build(false).report, "released-edited").is_empty(), "while somebody writes it is as they say");
    let locked = build(true);
    assert_eq!(levels(&locked.report, "released-edited"), [Severity::Error]);
    assert!(locked.built.is_none());
}

/// What nobody looked at does not hold.
#[test]
fn a_subject_whose_rules_are_off_does_not_hold() {
    let off = "check: {bidi-control: off, look-alike-letters: off, facilitator-text-repeated: off}\n";
    let holds = |kit: &str| checked(&workspace("", kit, ""), |_| {}).kits[0].holds();
    assert!(holds("").contains(&pipeline::Subject::Safety));
    assert!(holds(off.replace(", look-alike-letters: off", "").as_str()).contains(&pipeline::Subject::Safety), "one rule is on");
    assert!(!holds(off).contains(&pipeline::Subject::Safety));
    let broken = workspace("", "color: red\n", "");
    assert!(checked(&broken, |_| {}).kits[0].holds().is_empty());
}

#[test]
fn nothing_is_allowed_without_a_reason() {
    let root = workspace("", "", "allow:\n  - {rule: long-core-message}\n");
    let report = checked(&root, |_| {}).report;
    assert_eq!(levels(&report, "missing-key"), [Severity::Error]);
}

#[test]
fn a_check_asks_for_what_it_is_asked() {
    let root = workspace("", "", "");
    let only = checked(&root, |request| request.only = vec!["no-if-short".to_owned()]).report;
    assert!(levels(&only, RULE).is_empty());
    assert_eq!(levels(&checked(&root, |request| request.deny = Some(Severity::Warning)).report, RULE), [Severity::Error]);
    assert_eq!(checked(&root, |request| request.kits = vec!["trsut".to_owned()]).report.errors(), 1);
    // A kit with errors is told as it is, and nothing more is known of it.
    fs::write(root.path().join("kits/trust/modules/02-how.md"), "---\ntitle: How\ncore_message: So.\n---\n\n::: say\n").unwrap();
    let broken = checked(&root, |request| request.only = vec!["no-if-short".to_owned()]);
    assert_eq!((levels(&broken.report, "unclosed-block").len(), broken.kits[0].version.as_deref()), (1, None));
}

/// The coach reads, and writes nothing.
#[test]
fn a_build_is_the_same_with_and_without_levels() {
    let built = |root: &TempDir| {
        let out = root.path().join("site");
        let request = Build { root: root.path().to_owned(), out: Some(out.clone()), fresh: true, ..Build::default() };
        assert!(pipeline::build(&request, &Nobody).unwrap().built.is_some());
        fs::read(out.join("trust/1.0.0-draft/participant/why.html")).unwrap()
    };
    let plain = built(&workspace("", "", ""));
    let strict = workspace("[check]\nlong-core-message = \"error\"\n", "", "");
    assert!(plain == built(&strict), "how grave a rule is makes no page another");
    let allowing = workspace("", "", "allow:\n  - {rule: long-core-message, reason: canary}\n");
    assert!(plain == built(&allowing), "what authors allow is nobody else's business");
}

#[test]
fn a_district_can_make_a_rule_stop_a_release() {
    let release = |root: &TempDir| {
        let request = Release { root: root.path().to_owned(), kit: None, date: "2026-11-25".to_owned(), dry_run: true };
        pipeline::release(&request, &Nobody).unwrap()
    };
    let stopped = release(&workspace("[check]\nlong-core-message = \"error\"\n", "", ""));
    assert!(stopped.made.is_none());
    assert_eq!(levels(&stopped.report, RULE), [Severity::Error]);
    let told = release(&workspace("", "", ""));
    assert!(told.report.diagnostics.is_empty());
    assert!(told.made.unwrap().open > 0);
}
