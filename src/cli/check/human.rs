//! What a check came to, for people: kit by kit what holds, what must be done, what would be better, and what is meant to be so.

use super::{broken, counted, place};
use crate::cli::count;
use crate::cli::fold::hang;
use crate::diagnostic::{Code, Report, Severity, Sources, one_line};
use crate::pipeline::{Checkup, KitCheckup};

/// The summary; `whole` where all rules were asked for, `width` the terminal's, in columns.
pub fn summary(checkup: &Checkup, whole: bool, width: usize) -> String {
    let Checkup { report, sources, site, kits } = checkup;
    // Longer lines are hard to read, however wide a terminal is.
    let width = width.clamp(40, 100);
    let mut out = String::new();
    if !site.diagnostics.is_empty() {
        out += &format!("the site as a whole\n{}\n", mended(site, MUST, false, width));
    }
    kits.iter().for_each(|kit| out += &of_kit(kit, sources, whole, width));
    out += &hang("", &format!("checked {}: {}", count(kits.len(), "kit"), counted(report)), width);
    if let Some(first) = report.diagnostics.iter().min_by_key(|found| found.severity) {
        out += &hang("", &format!("`tttkit explain {}` tells more of a rule", first.code.name), width);
    }
    match report.diagnostics.iter().filter(|found| found.fix.is_some()).count() {
        0 => {}
        1 => out += "1 of them can be repaired for you: `tttkit check --fix`\n",
        some => out += &format!("{some} of them can be repaired for you: `tttkit check --fix`\n"),
    }
    out
}

fn of_kit(kit: &KitCheckup, sources: &Sources, whole: bool, width: usize) -> String {
    let Some(version) = &kit.version else {
        return format!("{} (cannot be read)\n{}\n", kit.id, mended(&kit.report, FIRST, false, width));
    };
    let mut out = format!("{} {version}\n", kit.id);
    // What was not looked at does not hold.
    let holds = if whole { kit.holds() } else { Vec::new() };
    if !holds.is_empty() {
        out += "  holds\n";
        holds.into_iter().for_each(|subject| out += &hang("    ", subject.holds(), width));
    }
    out += &mended(&kit.report, MUST, whole, width);
    if !kit.allowed.is_empty() {
        out += "  allowed\n";
        for (found, reason) in &kit.allowed {
            let place = place(found, sources).map_or(String::new(), |place| format!(" in {place}"));
            out += &hang("    ", &format!("{}{place}: {}", found.code.name, one_line(reason)), width);
        }
    }
    out + "\n"
}

/// The head of what must be mended.
const MUST: &str = "before a release";

/// The same where nothing is known of a kit until then.
const FIRST: &str = "first: nothing else can be told until then";

/// What must be mended and what would be better, a rule a paragraph; `sure` where nothing to mend is worth a line.
fn mended(report: &Report, head: &str, sure: bool, width: usize) -> String {
    let mut out = String::new();
    let must = broken(report, |severity| severity < Severity::Advice);
    if must.is_empty() && sure {
        out += &format!("  {head}: nothing must be mended\n");
    }
    for (head, rules) in [(head, must), ("would be better", broken(report, |severity| severity == Severity::Advice))] {
        if !rules.is_empty() {
            out += &format!("  {head}\n");
            rules.into_iter().for_each(|(severity, times, code)| out += &rule(severity, times, code, width));
        }
    }
    out
}

fn rule(severity: Severity, times: usize, code: &Code, width: usize) -> String {
    let grave = if severity == Severity::Error { " (error)" } else { "" };
    hang(&format!("    {times:>3}  "), &format!("{}{grave}: {}", code.name, code.summary), width)
}
