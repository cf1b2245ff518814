//! What a log says. `tests/browser/sarif.test.mjs` holds it against the schema of the standard.

use super::super::examples::{self, HINT, RULE};
use super::super::{Diagnostic, Fix, Report, Severity, Sources};
use super::*;

fn told(report: &Report, sources: &Sources, folder: &str) -> String {
    sarif(report, sources, &[], [&HINT, &RULE].into_iter(), folder)
}

/// The results alone.
fn results(text: &str) -> &str {
    text.split_once("\"results\":").unwrap().1.strip_suffix("}]}\n").unwrap()
}

#[test]
fn the_head_names_tool_and_rules() {
    let text = told(&Report::default(), &Sources::default(), "");
    assert!(text.starts_with(r#"{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":{"name":"tttkit","version":""#));
    let rule = r#"{"id":"test-hint","shortDescription":{"text":""},"fullDescription":{"text":""},"help":{"text":"","markdown":""},"defaultConfiguration":{"level":"warning"}}"#;
    assert!(text.contains(&format!(r#""rules":[{rule},{{"id":"test-rule","#)), "{text}");
    assert!(
        text.contains(r#""invocations":[{"executionSuccessful":true}]"#) && text.contains(r#""columnKind":"unicodeCodePoints""#),
        "{text}"
    );
    assert_eq!(results(&text), "[]");
}

#[test]
fn a_result_has_everything() {
    let (mut report, sources) = examples::two();
    let span = report.diagnostics[0].span.unwrap();
    report.diagnostics[0].fix = Some(Fix::of("write `say`", span, "say"));
    let text = told(&report, &sources, "training/");
    let artifact = r#""artifactLocation":{"uri":"training/kits/a/modules/01-why.md","uriBaseId":"%SRCROOT%"}"#;
    let region = r#"{"startLine":3,"startColumn":5,"endLine":3,"endColumn":8}"#;
    for part in [
        r#"[{"ruleId":"test-rule","ruleIndex":1,"level":"error","message":{"text":"`sya` is not a block (no such block)\nhelp: write `say`"},"#.to_owned(),
        format!(r#""locations":[{{"physicalLocation":{{{artifact},"region":{region}}}}}],"#),
        format!(
            r#""relatedLocations":[{{"id":1,"message":{{"text":"in this module"}},"physicalLocation":{{{artifact},"region":{{"startLine":1,"startColumn":1,"endLine":1,"endColumn":6}}}}}}],"#
        ),
        format!(
            r#""fixes":[{{"description":{{"text":"write `say`"}},"artifactChanges":[{{{artifact},"replacements":[{{"deletedRegion":{region},"insertedContent":{{"text":"say"}}}}]}}]}}]"#
        ),
        r#"{"ruleId":"test-hint","ruleIndex":0,"level":"warning","#.to_owned(),
        r#""locations":[{"physicalLocation":{"artifactLocation":{"uri":"training/book.toml","uriBaseId":"%SRCROOT%"}"#.to_owned(),
    ] {
        assert!(results(&text).contains(&part), "{part}\n{text}");
    }
    assert_eq!(text.matches("ruleAndLine/v1").count(), 2);
    assert_eq!(text, told(&report, &sources, "training/"), "the same bytes");
}

#[test]
fn what_is_allowed_is_suppressed_with_its_reason() {
    let (sources, file) = examples::source("words\n");
    let found = Diagnostic::at(&HINT, Span::new(file, 0, 5), "odd");
    let text = sarif(&Report::default(), &sources, &[(&found, "it is \"so\"")], [&HINT].into_iter(), "");
    assert!(text.contains(r#""suppressions":[{"kind":"inSource","status":"accepted","justification":"it is \"so\""}]"#), "{text}");
    assert!(!told(&Report { diagnostics: vec![found] }, &sources, "").contains("suppressions"));
}

#[test]
fn the_gravest_come_first_and_the_allowed_last() {
    let (sources, file) = examples::source("one two three four\n");
    let at = |code, start: usize| Diagnostic::at(code, Span::new(file, start, start + 3), format!("m{start}"));
    let advice = Diagnostic { severity: Severity::Advice, ..at(&HINT, 0) };
    let report = Report { diagnostics: vec![advice, at(&HINT, 4), at(&RULE, 8)] };
    let allowed = at(&RULE, 14);
    let order = |text: &str| ["m0", "m4", "m8", "m14"].map(|m| text.find(&format!("\"{m}\"")));
    let text = sarif_of(&report, &sources, &[(&allowed, "so")], [&RULE].into_iter(), "", 25_000);
    let places = order(&text);
    assert!(places[2] < places[1] && places[1] < places[0] && places[0] < places[3], "{places:?}");
    assert!(text.contains(r#""level":"note","message":{"text":"m0"}"#), "{text}");
    let text = sarif_of(&report, &sources, &[(&allowed, "so")], [&RULE].into_iter(), "", 2);
    let places = order(&text);
    assert!(places[2].is_some() && places[1].is_some() && places[0].is_none() && places[3].is_none(), "{text}");
    assert!(
        text.contains(r#""toolExecutionNotifications":[{"level":"warning","message":{"text":"2 more findings than a run may have"#),
        "{text}"
    );
}

#[test]
fn nothing_that_is_quoted_is_a_placeholder_or_a_link() {
    assert_eq!(literal("`[why]{.core}` and [a](1)"), "`[why]{{.core}}` and [a\\](1)");
}
