//! The findings for other programs.

use serde::Serialize;

use super::{Diagnostic, Report, Sources};
use crate::json;
use crate::span::Span;

/// The version of the format; raised when a reader of the old one could misread the new one. New keys do not raise it.
const VERSION: u32 = 1;

/// The JSON Schema of the format, draft-07.
pub const SCHEMA: &str = include_str!("findings.schema.json");

/// What a check came to in one kit.
#[derive(Debug)]
pub struct KitFindings<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its version; none where it could not be read.
    pub version: Option<&'a str>,
    /// What holds, by names that stay.
    pub holds: Vec<&'static str>,
    /// What was found in it.
    pub report: &'a Report,
    /// What is allowed to be as it is, each with its reason.
    pub allowed: &'a [(Diagnostic, String)],
}

/// The findings as one line of JSON, with a line feed behind it:
///
/// ```json
/// {"version": 1, "diagnostics": [{
///   "code": "...", "severity": "error" | "warning" | "advice", "message": "...", "label": "...",
///   "file": "kits/...", "line": 1, "column": 1, "end_line": 1, "end_column": 1,
///   "hint": "..." | null,
///   "also": [{"label": "...", "file": "...", "line": 1, "column": 1, "end_line": 1, "end_column": 1}],
///   "fix": {"does": "...", "edits": [{"file": "...", ..., "text": "..."}]} | null
/// }]}
/// ```
///
/// `file` is the path from the workspace, with forward slashes. Lines and columns count from 1, columns in characters; the end is
/// the place behind the last character. Where no source can be pointed at, the place's five keys are `null`. The edits of a fix belong
/// together, and a build knows none. [`SCHEMA`] says all this for machines.
pub fn json(report: &Report, sources: &Sources) -> String {
    json::text(&Whole { version: VERSION, diagnostics: findings(report, sources), kits: None, allowed: None }) + "\n"
}

/// The same for a check, which also has what holds and what is allowed:
///
/// ```json
/// {"version": 1, "diagnostics": [...],
///   "kits": [{"id": "...", "version": "1.0.0" | null, "holds": ["time", ...], "errors": 0, "warnings": 0, "advice": 0, "allowed": 0}],
///   "allowed": [{"kit": "...", "reason": "...", "finding": {"code": ...}}]
/// }
/// ```
pub fn json_of_kits(report: &Report, sources: &Sources, kits: &[KitFindings<'_>]) -> String {
    let allowed = kits.iter().flat_map(|kit| {
        let told = |(found, reason)| Allowed { kit: kit.id, reason, finding: Finding::new(found, sources) };
        kit.allowed.iter().map(|(found, reason)| (found, reason.as_str())).map(told)
    });
    let whole = Whole {
        version: VERSION,
        diagnostics: findings(report, sources),
        kits: Some(kits.iter().map(Kit::of).collect()),
        allowed: Some(allowed.collect()),
    };
    json::text(&whole) + "\n"
}

fn findings<'a>(report: &'a Report, sources: &'a Sources) -> Vec<Finding<'a>> {
    report.diagnostics.iter().map(|diagnostic| Finding::new(diagnostic, sources)).collect()
}

#[derive(Serialize)]
struct Whole<'a> {
    version: u32,
    diagnostics: Vec<Finding<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kits: Option<Vec<Kit<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    allowed: Option<Vec<Allowed<'a>>>,
}

#[derive(Serialize)]
struct Kit<'a> {
    id: &'a str,
    version: Option<&'a str>,
    holds: &'a [&'static str],
    errors: usize,
    warnings: usize,
    advice: usize,
    allowed: usize,
}

#[derive(Serialize)]
struct Allowed<'a> {
    kit: &'a str,
    reason: &'a str,
    finding: Finding<'a>,
}

#[derive(Serialize)]
struct Finding<'a> {
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    label: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
    hint: Option<&'a str>,
    also: Vec<Also<'a>>,
    fix: Option<Repair<'a>>,
}

#[derive(Serialize)]
struct Also<'a> {
    label: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
}

#[derive(Serialize)]
struct Repair<'a> {
    does: &'a str,
    edits: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
struct Replacement<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    text: &'a str,
}

#[derive(Default, Serialize)]
struct Place<'a> {
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

impl<'a> Kit<'a> {
    fn of(kit: &'a KitFindings<'a>) -> Self {
        let KitFindings { id, version, holds, report, allowed } = kit;
        let (errors, warnings, advice) = (report.errors(), report.warnings(), report.advice());
        Self { id, version: *version, holds, errors, warnings, advice, allowed: allowed.len() }
    }
}

impl<'a> Finding<'a> {
    fn new(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Self {
        Self {
            code: diagnostic.code.name,
            severity: diagnostic.severity.as_str(),
            message: &diagnostic.message,
            label: &diagnostic.label,
            place: diagnostic.span.map_or_else(Place::default, |span| Place::new(span, sources)),
            hint: diagnostic.hint.as_deref(),
            also: diagnostic.also.iter().map(|(span, label)| Also { label, place: Place::new(*span, sources) }).collect(),
            fix: diagnostic.fix.as_ref().map(|fix| Repair {
                does: &fix.does,
                edits: fix.edits.iter().map(|edit| Replacement { place: Place::new(edit.span, sources), text: &edit.text }).collect(),
            }),
        }
    }
}

impl<'a> Place<'a> {
    fn new(span: Span, sources: &'a Sources) -> Self {
        let (line, column) = sources.line_column(span.file, span.start);
        let (end_line, end_column) = sources.line_column(span.file, span.end);
        Self {
            file: Some(sources.get(span.file).path.as_str()),
            line: Some(line),
            column: Some(column),
            end_line: Some(end_line),
            end_column: Some(end_column),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Fix, examples};
    use super::*;

    const FIRST: &str = concat!(
        r#"{"code":"test-rule","severity":"error","message":"`sya` is not a block","label":"no such block","#,
        r#""file":"kits/a/modules/01-why.md","line":3,"column":5,"end_line":3,"end_column":8,"hint":"write `say`","#,
        r#""also":[{"label":"in this module","file":"kits/a/modules/01-why.md","line":1,"column":1,"end_line":1,"end_column":6}],"#,
    );
    const SECOND: &str = concat!(
        r#"{"code":"test-hint","severity":"warning","message":"nothing \n here","label":"","#,
        r#""file":null,"line":null,"column":null,"end_line":null,"end_column":null,"hint":null,"also":[],"fix":null}"#,
    );

    #[test]
    fn every_key_is_there() {
        let (report, sources) = examples::two();
        let expected = format!("{{\"version\":1,\"diagnostics\":[{FIRST}\"fix\":null}},{SECOND}]}}\n");
        assert_eq!(json(&report, &sources), expected);
    }

    #[test]
    fn a_repair_has_its_places() {
        let (mut report, sources) = examples::two();
        report.diagnostics[0].fix = Some(Fix::of("write `say`", report.diagnostics[0].span.unwrap(), "say"));
        let place = r#""file":"kits/a/modules/01-why.md","line":3,"column":5,"end_line":3,"end_column":8"#;
        let fix = format!(r#""fix":{{"does":"write `say`","edits":[{{{place},"text":"say"}}]}}}}"#);
        assert_eq!(json(&report, &sources), format!("{{\"version\":1,\"diagnostics\":[{FIRST}{fix},{SECOND}]}}\n"));
    }

    #[test]
    fn a_check_has_what_holds_and_what_is_allowed() {
        let (mut report, sources) = examples::two();
        let second = report.diagnostics.pop().unwrap();
        let allowed = [(second, "it is so".to_owned())];
        let kit = KitFindings { id: "a", version: Some("1.0.0"), holds: vec!["time"], report: &report, allowed: &allowed };
        let gone = KitFindings { id: "b", version: None, holds: vec![], report: &Report::default(), allowed: &[] };
        let counted = r#""errors":1,"warnings":0,"advice":0,"allowed":1}"#;
        let nothing = r#"{"id":"b","version":null,"holds":[],"errors":0,"warnings":0,"advice":0,"allowed":0}"#;
        let expected = format!(
            "{{\"version\":1,\"diagnostics\":[{FIRST}\"fix\":null}}],\"kits\":[{{\"id\":\"a\",\"version\":\"1.0.0\",\"holds\":[\"time\"],{counted},{nothing}],\
             \"allowed\":[{{\"kit\":\"a\",\"reason\":\"it is so\",\"finding\":{SECOND}}}]}}\n"
        );
        assert_eq!(json_of_kits(&report, &sources, &[kit, gone]), expected);
    }

    #[test]
    fn nothing_found_is_a_list_without_entries() {
        assert_eq!(json(&Report::default(), &Sources::default()), "{\"version\":1,\"diagnostics\":[]}\n");
        let nothing = "{\"version\":1,\"diagnostics\":[],\"kits\":[],\"allowed\":[]}\n";
        assert_eq!(json_of_kits(&Report::default(), &Sources::default(), &[]), nothing);
    }
}
