//! A line a finding, for editors and for eyes in a hurry.

use std::fmt::Write as _;

use super::{Diagnostic, Report, Sources};

/// The findings as `file:line:column: CODE message`, a line each; without a place, the file and its colons are left out.
///
/// Lines and columns count from 1, columns in characters. The hint does not stand here: `explain` and the other formats have it.
pub fn short(report: &Report, sources: &Sources) -> String {
    let mut out = String::new();
    for diagnostic in &report.diagnostics {
        let place = place(diagnostic, sources);
        let message = one_line(&diagnostic.message);
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{place}{} {message}", diagnostic.code.name);
    }
    out
}

/// Where a finding is, as `file:line:column: `; nothing where no source can be pointed at.
pub(super) fn place(diagnostic: &Diagnostic, sources: &Sources) -> String {
    diagnostic.span.map_or(String::new(), |span| {
        let (line, column) = sources.line_column(span.file, span.start);
        format!("{}:{line}:{column}: ", sources.get(span.file).path)
    })
}

/// A text in one line: it may quote what an author wrote, so whatever would break the line or drive the terminal is spelled out.
pub fn one_line(message: &str) -> String {
    message.chars().flat_map(|c| if c.is_control() { c.escape_default().collect() } else { vec![c] }).collect()
}

#[cfg(test)]
mod tests {
    use super::super::examples;
    use super::*;

    #[test]
    fn a_line_a_finding() {
        let (report, sources) = examples::two();
        assert_eq!(short(&report, &sources), "kits/a/modules/01-why.md:3:5: test-rule `sya` is not a block\ntest-hint nothing \\n here\n");
    }
}
