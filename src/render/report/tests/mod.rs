//! Reports of appraisals that no author would write.

use super::*;
use crate::appraisal::{Bar, Finding, Kind, Message, Place, Reading, Rule, Spot, Subject};
use crate::block::{Name, Shared};
use crate::diagnostic::code::blocks;
use crate::diagnostic::{Code, Severity};
use crate::facts::Facts;
use crate::minutes::Minutes;
use crate::tree::Tree;

/// What could end an element, an attribute, a comment; and what could turn around all that follows.
const HOSTILE: &str = "</title></style><script>alert(1)</script>\"'--><b>\u{202e}turned\u{2069}";

static RULE: Code = Code { name: "a-rule", severity: Severity::Warning, summary: "Write `<b>` never.", explanation: "" };

fn hostile() -> Appraisal {
    let words = || HOSTILE.to_owned();
    let spot = || Spot { file: format!("kits/{HOSTILE}/modules/a.md"), line: 3 };
    let place = || Place { block: Some(Name::Shared(Shared::Check)), number: None, title: Some(words()), page: words(), spot: spot() };
    let message = Message {
        id: words(),
        text: words(),
        page: Some(words()),
        taught: vec![place()],
        said: vec![place()],
        checked: vec![place(), place()],
    };
    let bar = || Bar {
        of: Some(words()),
        number: Some(1),
        title: Some(words()),
        total: Minutes { least: 5, most: 9 },
        kinds: vec![(Kind::Between, Minutes { least: 5, most: 9 })],
    };
    let finding = || Finding { severity: Severity::Warning, message: format!("`{HOSTILE}` is {HOSTILE}"), spot: Some(spot()) };
    let rule = Rule { code: &RULE, run: true, open: vec![finding()], allowed: vec![(finding(), words())] };
    Appraisal {
        facts: Facts {
            id: "trust".to_owned(),
            title: words(),
            summary: Some(words()),
            license: Some(words()),
            version: words(),
            ..Facts::default()
        },
        language: "en".to_owned(),
        withdrawn: Some((words(), words())),
        day: "2026-11-25".to_owned(),
        program: "0.0.0",
        activities: 1,
        modules: 1,
        handouts: 0,
        messages: vec![message],
        modules_time: vec![bar()],
        days_time: vec![bar(), bar()],
        reading: None,
        media: crate::appraisal::Media {
            pictures: 1,
            described: 0,
            recordings: vec![crate::appraisal::Recording { file: words(), page: words(), captions: vec![words()] }],
        },
        parts: vec![crate::appraisal::Part {
            block: None,
            number: Some("1".to_owned()),
            title: Some(words()),
            fidelity: crate::block::Fidelity::Optional,
            own: true,
            minutes: None,
            parts: Vec::new(),
        }],
        shares: Vec::new(),
        languages: vec![crate::appraisal::Translation {
            language: words(),
            pages: 1,
            missing: vec![words()],
            messages: 1,
            missing_messages: vec![words()],
        }],
        subjects: vec![Subject { name: crate::appraisal::ACCESSIBILITY, rules: vec![rule.clone()] }],
        others: vec![rule],
    }
}

fn made(appraisal: &Appraisal) -> String {
    let (theme, found) = Theme::load(&Tree::default(), None);
    assert!(found.is_empty());
    let (page, found) = report(appraisal, &theme);
    assert!(found.iter().all(|found| found.code.name == "no-strings"), "{found:?}");
    page
}

#[test]
fn nothing_that_a_kit_says_becomes_markup() {
    let page = made(&hostile());
    assert!(page.starts_with(HEAD));
    let body = page.split_once("</style>").unwrap().1;
    for bad in ["<script", "</title></style>", "<b>\u{202e}", "--><b>"] {
        assert!(!body.contains(bad), "{bad}");
    }
    assert_eq!(page.matches("</style>").count(), 1);
    assert_eq!(page.matches("<title>").count(), 1);
    // What turns words around stays within an element that keeps them apart, or is left out.
    let window = page.split_once("<title>").unwrap().1.split_once("</title>").unwrap().0;
    let pictures: String = page.split("<title id=").skip(1).map(|rest| rest.split_once("</desc>").unwrap().0).collect();
    assert!(!window.contains('\u{202e}') && !pictures.contains('\u{202e}'), "{window}");
    assert!(window.contains("&lt;script&gt;") && pictures.contains("&lt;script&gt;"));
}

#[test]
fn messages_are_told_with_their_code() {
    let run = |code, text: &str| Run { code, text: text.to_owned() };
    assert_eq!(runs("`a` is `b`"), [run(true, "a"), run(false, " is "), run(true, "b")]);
    assert_eq!(runs("plain"), [run(false, "plain")]);
    assert!(made(&hostile()).contains("Write <code>&lt;b&gt;</code> never. <code>a-rule</code>"));
}

#[test]
fn reading_levels_are_told_where_they_are_known() {
    let mut appraisal = hostile();
    assert!(!made(&appraisal).contains("id=\"reading\""));
    appraisal.reading = Some(Reading { target: 9, pages: vec![("Easy".to_owned(), 94), ("Hard".to_owned(), 95)] });
    let page = made(&appraisal);
    let section = page.split_once("id=\"reading\"").unwrap().1.split_once("<h2").unwrap().0;
    assert!(section.contains("The target is 9.") && section.contains("<b>1 of 2</b>"), "{section}");
    assert!(
        section.contains("9.4</td><td class=\"state\"><span class=\"mark good\" aria-hidden=\"true\">✓</span> Within the target"),
        "{section}"
    );
    assert!(
        section.contains("9.5</td><td class=\"state\"><span class=\"mark open\" aria-hidden=\"true\">!</span> Above the target"),
        "{section}"
    );
}

#[test]
fn a_rule_with_many_findings_shows_some() {
    let mut appraisal = hostile();
    let many = vec![Finding { severity: Severity::Advice, message: "again".to_owned(), spot: None }; 23];
    appraisal.others = vec![Rule { code: blocks::ALL[0], run: true, open: many, allowed: Vec::new() }];
    let page = made(&appraisal);
    assert_eq!(page.matches("<bdi>again</bdi>").count(), 20);
    assert!(page.contains("and 3 more, which tttkit check tells"), "{page}");
}

#[test]
fn words_of_a_language_that_nobody_translated_are_english_and_say_so() {
    let appraisal = Appraisal { language: "fr".to_owned(), ..hostile() };
    let page = made(&appraisal);
    assert!(page.contains("<html class=\"tttkit-report\" lang=\"en\" dir=\"ltr\"") && page.contains("<bdi lang=\"fr\">"));
}
