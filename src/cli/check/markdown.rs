//! What a check came to, as the summary of a job of continuous integration.

use super::{broken, counted, place};
use crate::cli::count;
use crate::diagnostic::{self, Report, Severity, Sources, one_line};
use crate::pipeline::{Checkup, KitCheckup};

/// Longer lists would make the summary too long for GitHub to take, which has the findings too.
const ALLOWED_AT_MOST: usize = 200;

/// The summary as Markdown, with an empty line at its end, for other steps may add theirs. `whole` where all rules were asked for; `folder`
/// is the workspace's, with a slash at its end, or nothing.
pub fn summary(checkup: &Checkup, whole: bool, folder: &str) -> String {
    let Checkup { report, sources, site, kits } = checkup;
    let mut out = format!("## Kits: checked\n\n{}: {}.\n\n", count(kits.len(), "kit"), counted(report));
    if !site.diagnostics.is_empty() {
        out += &format!("### The site as a whole\n\n{}", mended(site, MUST, false));
    }
    kits.iter().for_each(|kit| out += &of_kit(kit, sources, whole, folder));
    let findings = diagnostic::folded(report, sources, folder);
    if findings.is_empty() { out } else { format!("{out}{findings}\n") }
}

fn of_kit(kit: &KitCheckup, sources: &Sources, whole: bool, folder: &str) -> String {
    let Some(version) = &kit.version else {
        return format!("### `{}`: cannot be read\n\n{}", kit.id, mended(&kit.report, FIRST, false));
    };
    let mut out = format!("### `{}` {version}\n\n", kit.id);
    let holds = if whole { kit.holds() } else { Vec::new() };
    if !holds.is_empty() {
        let lines: String = holds.into_iter().map(|subject| format!("- {}\n", subject.holds())).collect();
        out += &format!("**Holds**\n\n{lines}\n");
    }
    out += &mended(&kit.report, MUST, whole);
    if !kit.allowed.is_empty() {
        out += "**Allowed**\n\n";
        for (found, reason) in kit.allowed.iter().take(ALLOWED_AT_MOST) {
            let place = place(found, sources).map_or(String::new(), |place| format!(" in {}", plain(&format!("{folder}{place}"))));
            out += &format!("- `{}`{place}: {}\n", found.code.name, plain(reason));
        }
        if kit.allowed.len() > ALLOWED_AT_MOST {
            out += &format!("- and {} more\n", kit.allowed.len() - ALLOWED_AT_MOST);
        }
        out.push('\n');
    }
    out
}

/// The head of what must be mended.
const MUST: &str = "Before a release";

/// The same where nothing is known of a kit until then.
const FIRST: &str = "First: nothing else can be told until then";

fn mended(report: &Report, head: &str, sure: bool) -> String {
    let mut out = String::new();
    let must = broken(report, |severity| severity < Severity::Advice);
    if must.is_empty() && sure {
        out += &format!("**{head}**: nothing must be mended.\n\n");
    }
    for (head, rules) in [(head, must), ("Would be better", broken(report, |severity| severity == Severity::Advice))] {
        if rules.is_empty() {
            continue;
        }
        out += &format!("**{head}**\n\n");
        for (severity, times, code) in rules {
            let grave = if severity == Severity::Error { " (error)" } else { "" };
            out += &format!("- {times} \u{d7} `{}`{grave}: {}\n", code.name, code.summary);
        }
        out.push('\n');
    }
    out
}

/// What an author wrote, as text and nothing else: in one line, and no sign of it is Markdown or HTML.
fn plain(text: &str) -> String {
    one_line(text).chars().fold(String::new(), |mut out, c| {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            // A name behind it would be told of every run.
            '@' => out += "&#64;",
            c if c.is_ascii_punctuation() && !matches!(c, '/' | '.' | ',' | ':' | '-' | '"' | '\'' | ';' | '%') => out.extend(['\\', c]),
            c => out.push(c),
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn what_authors_wrote_is_text_and_nothing_else() {
        assert_eq!(plain("it's so: a-b, 50%."), "it's so: a-b, 50%.");
        assert_eq!(plain("<b>*x*</b>\n# [a](b) `c` @you"), "&lt;b&gt;\\*x\\*&lt;/b&gt;\\\\n\\# \\[a\\]\\(b\\) \\`c\\` &#64;you");
    }
}
