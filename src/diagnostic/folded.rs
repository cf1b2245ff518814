//! The findings as a folded part of a Markdown page, for the summary of a job.

use super::github::worst_first;
use super::short::{one_line, place};
use super::{Report, Sources};

/// So much of a summary findings may take: GitHub takes none of a summary that is longer than 1 MiB.
const BYTES_AT_MOST: usize = 512 * 1024;

/// The findings in a `<details>` whose line counts them, the worst first; nothing where there are none. `folder` is put before every
/// path.
///
/// What authors wrote is text here and nothing else: it is escaped for HTML, and without an empty line no Markdown is read in it.
pub fn folded(report: &Report, sources: &Sources, folder: &str) -> String {
    if report.diagnostics.is_empty() {
        return String::new();
    }
    let [errors, warnings] = [(report.errors(), "error"), (report.warnings(), "warning")]
        .map(|(number, what)| format!("{number} {what}{}", if number == 1 { "" } else { "s" }));
    // Only a check has any.
    let advice = match report.advice() {
        0 => String::new(),
        1 => ", 1 piece of advice".to_owned(),
        more => format!(", {more} pieces of advice"),
    };
    let open = if report.errors() > 0 { " open" } else { "" };
    let mut out = format!("<details{open}><summary>{errors}, {warnings}{advice}</summary>\n<pre>\n");
    let findings = worst_first(report);
    for (at, diagnostic) in findings.iter().enumerate() {
        let place = place(diagnostic, sources);
        let place = if place.is_empty() { place } else { format!("{folder}{place}") };
        let severity = diagnostic.severity.as_str();
        let mut lines = format!("{place}{severity}: {} [{}]\n", one_line(&diagnostic.message), diagnostic.code.name);
        if let Some(hint) = &diagnostic.hint {
            lines += &format!("    help: {}\n", one_line(hint));
        }
        let lines = escape(&lines);
        if out.len() + lines.len() > BYTES_AT_MOST {
            out += &format!("and {} more: `--format short` lists them all\n", findings.len() - at);
            break;
        }
        out += &lines;
    }
    out + "</pre>\n</details>\n"
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::super::examples::{self, RULE};
    use super::super::{Diagnostic, Severity};
    use super::*;

    #[test]
    fn the_line_counts_them_and_the_rest_is_folded() {
        let (mut report, sources) = examples::two();
        let expected = "<details open><summary>1 error, 1 warning</summary>\n<pre>\n\
            training/kits/a/modules/01-why.md:3:5: error: `sya` is not a block [test-rule]\n    help: write `say`\n\
            warning: nothing \\n here [test-hint]\n</pre>\n</details>\n";
        assert_eq!(folded(&report, &sources, "training/"), expected);
        report.diagnostics.remove(0);
        assert!(folded(&report, &sources, "").starts_with("<details><summary>0 errors, 1 warning</summary>"), "warnings alone stay folded");
        assert_eq!(folded(&Report::default(), &sources, ""), "");
        report.diagnostics[0].severity = Severity::Advice;
        assert!(folded(&report, &sources, "").starts_with("<details><summary>0 errors, 0 warnings, 1 piece of advice</summary>"));
    }

    #[test]
    fn what_authors_wrote_cannot_leave_its_place() {
        let report = Report { diagnostics: vec![Diagnostic::nowhere(&RULE, "</pre></details>\n\n# <b>Mine</b> &lt;").hint("\r\n\n- a")] };
        let text = folded(&report, &Sources::default(), "");
        assert!(text.contains("error: &lt;/pre&gt;&lt;/details&gt;\\n\\n# &lt;b&gt;Mine&lt;/b&gt; &amp;lt; [test-rule]\n"), "{text}");
        assert!(!text.contains("\n\n") && text.matches("</details>").count() == 1, "{text}");
    }

    #[test]
    fn a_summary_stays_short_enough_to_be_taken() {
        let many =
            (0..2000).map(|n| Diagnostic { severity: Severity::Error, ..Diagnostic::nowhere(&RULE, format!("{n}{}", "<".repeat(300))) });
        let text = folded(&Report { diagnostics: many.collect() }, &Sources::default(), "");
        assert!(text.len() < BYTES_AT_MOST + 200, "{}", text.len());
        assert!(text.contains("\nand 1") && text.ends_with("lists them all\n</pre>\n</details>\n"), "{}", &text[text.len() - 200..]);
    }
}
