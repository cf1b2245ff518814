//! All rules over a kit, with what its authors said of them.

use std::collections::BTreeSet;

use super::lesson::{Lesson, pages};
use super::levels;
use super::online::{self, Answers};
use super::rules::{self, Subject};
use crate::diagnostic::code::checking::UNUSED_ALLOW;
use crate::diagnostic::{Code, Diagnostic, Report, Severity, Sources};
use crate::kit::{Allowed, Kit, Levels, Text};
use crate::span::{FileId, Span};

/// What a check stands on beside the kit.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// What `book.toml` says of rules.
    pub book: &'a Levels,
    /// The day of the check, `2026-11-25`.
    pub today: &'a str,
    /// The files of the kit that are not what they were in its last release, by their paths in the kit.
    pub changed: &'a [String],
    /// What came of asking for its addresses; none where nobody asked.
    pub answers: Option<&'a Answers>,
}

impl Around<'_> {
    /// A kit in one language, gathered.
    pub fn lesson<'k>(&'k self, kit: &'k Kit, text: &'k Text, sources: &'k Sources) -> Lesson<'k> {
        Lesson::of(kit, text, sources, self)
    }

    /// How grave a breach of a rule is in a kit; none where the rule is off.
    pub fn level(&self, code: &'static Code, kit: &Kit) -> Option<Severity> {
        levels::level(code, self.book, &kit.levels)
    }
}

/// What rules found in a kit.
#[derive(Debug, Default)]
pub struct Coached {
    /// What should be mended, in order.
    pub report: Report,
    /// What is allowed to be as it is, each with its reason.
    pub allowed: Vec<(Diagnostic, String)>,
    /// The subjects that were looked at: those of which not every rule is off.
    pub looked_at: Vec<Subject>,
}

/// Runs the rules over a kit without errors. `told` is what loading and checking told of it: its levels count there too.
pub fn coach(kit: &Kit, sources: &Sources, told: Report, around: &Around<'_>) -> Coached {
    let mut found = told;
    for text in &kit.texts {
        let lesson = Lesson::of(kit, text, sources, around);
        for rule in rules::ALL.iter().filter(|rule| around.level(rule.code, kit).is_some()) {
            (rule.check)(&lesson, &mut found);
        }
    }
    if let Some(answers) = around.answers {
        online::check(kit, answers, &mut found);
    }
    let on = |subject| rules::ALL.iter().any(|rule| rule.subject == subject && around.level(rule.code, kit).is_some());
    let looked_at = Subject::ALL.into_iter().filter(|subject| on(*subject)).collect();
    Coached { looked_at, ..settle(kit, sources, found, around) }
}

/// What was found in a kit by those who build it, at the levels that its authors set; what is off or allowed is not told.
pub fn graded(kit: &Kit, sources: &Sources, found: Report, book: &Levels) -> Report {
    grade(kit, sources, found, book, &mut BTreeSet::new()).report
}

/// Gives findings their levels, and takes out what is off or allowed; notes the entries of `allow` that were of use.
fn grade(kit: &Kit, sources: &Sources, mut found: Report, book: &Levels, used: &mut BTreeSet<Span>) -> Coached {
    found.sort();
    let allowances = allowances(kit);
    let mut coached = Coached::default();
    for mut finding in found.diagnostics {
        // What was raised by who found it stays raised: where releases must be as they were made, nobody can allow that they are not.
        if finding.severity < finding.code.severity {
            coached.report.push(finding);
            continue;
        }
        let Some(level) = levels::level(finding.code, book, &kit.levels) else { continue };
        if finding.severity == finding.code.severity {
            finding.severity = level;
        }
        match allowances.iter().find(|(file, allowed)| silences(*file, allowed, &finding, sources)) {
            Some((_, allowed)) => {
                used.insert(allowed.rule.span);
                coached.allowed.push((finding, allowed.reason.clone()));
            }
            None => coached.report.push(finding),
        }
    }
    coached
}

/// The same for all that a check found, with the entries of `allow` that were of no use.
fn settle(kit: &Kit, sources: &Sources, found: Report, around: &Around<'_>) -> Coached {
    let mut used = BTreeSet::new();
    let mut coached = grade(kit, sources, found, around.book, &mut used);
    // What nobody looked for may well be there.
    let looked_for = |allowed: &Allowed| around.answers.is_some() || !online::ALL.iter().any(|code| code.name == allowed.rule.value);
    let unused = allowances(kit).into_iter().filter(|(_, allowed)| !used.contains(&allowed.rule.span) && looked_for(allowed));
    for (_, allowed) in unused {
        if let Some(severity) = around.level(&UNUSED_ALLOW, kit) {
            let message = format!("nothing here breaks `{}`", allowed.rule.value);
            let hint = "take this entry of `allow` out, or correct its `words`";
            coached.report.push(Diagnostic { severity, ..Diagnostic::at(&UNUSED_ALLOW, allowed.rule.span, message).hint(hint) });
        }
    }
    coached.report.sort();
    coached
}

/// All that a kit allows, each with the file that it is for; none for what `kit.yaml` allows in the whole kit.
fn allowances(kit: &Kit) -> Vec<(Option<FileId>, &Allowed)> {
    let mut seen = BTreeSet::new();
    let mut all = Vec::new();
    for text in &kit.texts {
        let of_pages = pages(text).flat_map(|(page, _)| page.written.allow.iter().map(|allowed| (Some(page.span.file), allowed)));
        let of_kit = text.written.allow.iter().map(|allowed| (None, allowed));
        // A page that stands in several languages is one file.
        all.extend(of_pages.chain(of_kit).filter(|(_, allowed)| seen.insert(allowed.rule.span)));
    }
    all
}

fn silences(file: Option<FileId>, allowed: &Allowed, finding: &Diagnostic, sources: &Sources) -> bool {
    let here = file.is_none_or(|file| finding.span.is_some_and(|span| span.file == file));
    if finding.code.name != allowed.rule.value || finding.code.severity == Severity::Error || !here {
        return false;
    }
    let Some(words) = &allowed.words else { return true };
    let line = finding.span.map_or(String::new(), |span| sources.lines(span).split_whitespace().collect::<Vec<_>>().join(" "));
    line.contains(&words.value) || finding.message.contains(&words.value)
}
