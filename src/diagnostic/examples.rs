//! Findings for the tests of this room.

use super::{Code, Diagnostic, Report, Severity, Sources};
use crate::path::KitPath;
use crate::span::{FileId, Span};

pub static RULE: Code = Code { name: "test-rule", severity: Severity::Error, summary: "", explanation: "" };
pub static HINT: Code = Code { name: "test-hint", severity: Severity::Warning, summary: "", explanation: "" };

/// Sources with one file.
pub fn source(text: &str) -> (Sources, FileId) {
    let mut sources = Sources::default();
    let file = sources.add(KitPath::new("kits/a/modules/01-why.md").unwrap(), text.to_owned());
    (sources, file)
}

/// One finding with everything, and one with next to nothing.
pub fn two() -> (Report, Sources) {
    let (sources, file) = source("# Why\n\n::: sya\nHello.\n:::\n");
    let first = Diagnostic::at(&RULE, Span::new(file, 11, 14), "`sya` is not a block")
        .label("no such block")
        .also(Span::new(file, 0, 5), "in this module")
        .hint("write `say`");
    let report = Report { diagnostics: vec![first, Diagnostic::nowhere(&HINT, "nothing \n here")] };
    (report, sources)
}
