//! What a build came to, as the summary of a job of continuous integration.

use super::count;
use crate::catalogue::{Issue, Offer};
use crate::diagnostic::{self, Report, Sources};
use crate::pipeline::Built;

/// What GitHub Pages takes at most, in bytes. Source: GitHub's documentation, "GitHub Pages limits".
const PAGES_AT_MOST: u64 = 1_000_000_000;

/// The summary as Markdown, with an empty line at its end, for other steps may add theirs. `folder` is the workspace's, with a slash
/// at its end, or nothing.
pub fn summary(built: Option<&Built>, report: &Report, sources: &Sources, folder: &str) -> String {
    let head = match built {
        Some(built) => format!("## Kits: built\n\n{}\n\n{}", what(built), table(&built.catalogue.kits)),
        None => "## Kits: not built\n\nNothing was built, and nothing is published: mend what is listed here.\n".to_owned(),
    };
    let findings = diagnostic::folded(report, sources, folder);
    if findings.is_empty() { format!("{head}\n") } else { format!("{head}\n{findings}\n") }
}

/// The summary where something kept us from trying to have it `done`: `built`, `checked`.
pub fn failed(done: &str, message: &str) -> String {
    let quoted: String = message.lines().map(|line| format!("    {line}\n")).collect();
    format!("## Kits: not {done}\n\n{quoted}\n")
}

fn what(Built { kits, pages, packets, bytes, .. }: &Built) -> String {
    let [kits, pages, packets] = [(*kits, "kit"), (*pages, "page"), (*packets, "packet")].map(|(n, what)| count(n, what));
    // In thousandths, for a float would round 999,999,999 bytes to all of it.
    let share = bytes.saturating_mul(1000) / PAGES_AT_MOST;
    let (whole, tenth) = (share / 10, share % 10);
    let size = format!("The site has {}: {whole}.{tenth} % of the 1 GB that GitHub Pages takes.", size(*bytes));
    let advice = if *bytes > PAGES_AT_MOST {
        " **It is too large to be published there.** Lower `keep` under `[publish]` in `book.toml`, or make its recordings smaller."
    } else {
        ""
    };
    format!("{kits}, {pages}, {packets}. {size}{advice}")
}

/// A row for each edition in each language of what people get of a kit: its newest release that stands, or else its draft.
fn table(kits: &[Offer]) -> String {
    let mut out =
        "| kit | version | released | edition | language | check code | packet |\n| --- | --- | --- | --- | --- | --- | --- |\n".to_owned();
    for kit in kits {
        let newest = kit.releases.iter().find(|issue| issue.withdrawn.is_none()).or(kit.draft.as_ref()).or(kit.releases.first());
        newest.into_iter().for_each(|issue| rows(issue, &mut out));
    }
    out
}

fn rows(issue: &Issue, out: &mut String) {
    let facts = &issue.facts;
    let released = match (&issue.withdrawn, &facts.released) {
        (Some(withdrawn), _) => format!("withdrawn on {}", withdrawn.date),
        (None, Some(date)) => date.clone(),
        (None, None) => "not yet".to_owned(),
    };
    let mut row = |edition: &str, language: &str, code: &str, packet: &str| {
        *out += &format!("| `{}` | {} | {released} | {edition} | {language} | {code} | {packet} |\n", facts.id, facts.version);
    };
    if issue.copies.is_empty() {
        row("", "", "", "");
    }
    for copy in &issue.copies {
        row(&copy.edition, &copy.language, &format!("`{}`", copy.code), &size(copy.packet.size));
    }
}

/// A size for people: in kB or MB, with one place behind the point.
pub(super) fn size(bytes: u64) -> String {
    let (unit, name) = if bytes < 1_000_000 { (1000, "kB") } else { (1_000_000, "MB") };
    let tenths = (bytes * 10).div_ceil(unit);
    format!("{}.{} {name}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blob::Sha256Sum;
    use crate::catalogue::{Catalogue, Withdrawn};
    use crate::diagnostic::{Code, Diagnostic, Severity};
    use crate::facts::Facts;
    use crate::path::KitPath;

    fn issue(version: &str, released: Option<&str>) -> Issue {
        let facts = Facts { id: "trust".into(), version: version.into(), released: released.map(str::to_owned), ..Facts::default() };
        Issue { facts, withdrawn: None, copies: Vec::new(), source: None, changed: None, digest: Sha256Sum::of(b"") }
    }

    fn built(releases: Vec<Issue>, draft: Option<Issue>, bytes: u64) -> Built {
        let page = KitPath::new("trust/index.html").unwrap();
        let kits = vec![Offer { facts: Facts::default(), page, releases, draft }];
        let catalogue = Catalogue { kits, ..Catalogue::default() };
        Built { kits: 1, pages: 12, packets: 2, folder: "site".into(), private: None, bytes, catalogue }
    }

    fn told(built: &Built) -> String {
        summary(Some(built), &Report::default(), &Sources::default(), "")
    }

    #[test]
    fn the_newest_release_that_stands_is_told() {
        let withdrawn = Withdrawn { date: "2026-09-01".into(), reason: "wrong".into() };
        let bad = Issue { withdrawn: Some(withdrawn), ..issue("1.1.0", Some("2026-08-14")) };
        let text = told(&built(vec![bad.clone(), issue("1.0.0", Some("2026-08-01"))], Some(issue("1.2.0-draft", None)), 4_230_000));
        assert!(text.starts_with("## Kits: built\n\n1 kit, 12 pages, 2 packets. The site has 4.3 MB: 0.4 % of the 1 GB that"), "{text}");
        assert!(text.contains("\n| `trust` | 1.0.0 | 2026-08-01 |") && !text.contains("1.1.0") && !text.contains("1.2.0"), "{text}");
        assert!(told(&built(vec![], Some(issue("1.2.0-draft", None)), 0)).contains("| `trust` | 1.2.0-draft | not yet |"));
        assert!(told(&built(vec![bad], None, 0)).contains("| `trust` | 1.1.0 | withdrawn on 2026-09-01 |"));
    }

    #[test]
    fn a_site_that_pages_will_not_take_is_told() {
        let of = |bytes| what(&built(vec![], None, bytes));
        assert!(of(999_999_999).contains("99.9 %") && !of(999_999_999).contains("too large"));
        assert!(!of(1_000_000_000).contains("too large"));
        assert!(of(1_000_000_001).contains("100.0 %") && of(1_000_000_001).contains("too large"));
        assert_eq!([size(0), size(1), size(999_999), size(1_000_000)], ["0.0 kB", "0.1 kB", "1000.0 kB", "1.0 MB"]);
    }

    #[test]
    fn what_is_to_be_mended_is_all_there() {
        static RULE: Code = Code { name: "a-rule", severity: Severity::Error, summary: "", explanation: "" };
        let report = Report { diagnostics: (0..30).map(|n| Diagnostic::nowhere(&RULE, format!("wrong {n}"))).collect() };
        let text = summary(None, &report, &Sources::default(), "");
        assert!(text.starts_with("## Kits: not built\n\n") && text.ends_with("\n\n"), "{text}");
        assert!((0..30).all(|n| text.contains(&format!("error: wrong {n} [a-rule]\n"))), "{text}");
    }

    #[test]
    fn what_kept_it_from_being_tried_is_quoted() {
        assert_eq!(failed("built", "cannot read `x`"), "## Kits: not built\n\n    cannot read `x`\n\n");
    }
}
