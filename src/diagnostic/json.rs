//! The findings for other programs.

use serde::Serialize;

use super::{Diagnostic, Report, Sources};
use crate::json;
use crate::span::Span;

/// The version of the format; raised when a reader of the old one could misread the new one. New keys do not raise it.
const VERSION: u32 = 1;

/// The findings as one line of JSON, with a line feed behind it:
///
/// ```json
/// {"version": 1, "diagnostics": [{
///   "code": "...", "severity": "error" | "warning" | "advice", "message": "...", "label": "...",
///   "file": "kits/...", "line": 1, "column": 1, "end_line": 1, "end_column": 1,
///   "hint": "..." | null,
///   "also": [{"label": "...", "file": "...", "line": 1, "column": 1, "end_line": 1, "end_column": 1}]
/// }]}
/// ```
///
/// `file` is the path from the workspace, with forward slashes. Lines and columns count from 1, columns in characters; the end is
/// the place behind the last character. Where no source can be pointed at, the place's five keys are `null`.
pub fn json(report: &Report, sources: &Sources) -> String {
    let diagnostics = report.diagnostics.iter().map(|diagnostic| Finding::new(diagnostic, sources)).collect();
    json::text(&Whole { version: VERSION, diagnostics }) + "\n"
}

#[derive(Serialize)]
struct Whole<'a> {
    version: u32,
    diagnostics: Vec<Finding<'a>>,
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
}

#[derive(Serialize)]
struct Also<'a> {
    label: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
}

#[derive(Default, Serialize)]
struct Place<'a> {
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
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
    use super::super::examples;
    use super::*;

    #[test]
    fn every_key_is_there() {
        let (report, sources) = examples::two();
        let expected = concat!(
            r#"{"version":1,"diagnostics":[{"code":"test-rule","severity":"error","message":"`sya` is not a block","label":"no such block","#,
            r#""file":"kits/a/modules/01-why.md","line":3,"column":5,"end_line":3,"end_column":8,"hint":"write `say`","#,
            r#""also":[{"label":"in this module","file":"kits/a/modules/01-why.md","line":1,"column":1,"end_line":1,"end_column":6}]},"#,
            r#"{"code":"test-hint","severity":"warning","message":"nothing \n here","label":"","#,
            r#""file":null,"line":null,"column":null,"end_line":null,"end_column":null,"hint":null,"also":[]}]}"#,
            "\n"
        );
        assert_eq!(json(&report, &sources), expected);
    }

    #[test]
    fn nothing_found_is_a_list_without_entries() {
        assert_eq!(json(&Report::default(), &Sources::default()), "{\"version\":1,\"diagnostics\":[]}\n");
    }
}
