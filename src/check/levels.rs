//! How grave a finding is here: as its rule has it, or as `book.toml` or `kit.yaml` say.

use crate::diagnostic::code::checking::{FIXED_LEVEL, UNKNOWN_RULE};
use crate::diagnostic::{Code, Diagnostic, Report, Severity, did_you_mean};
use crate::kit::{Kit, Levels};
use crate::span::Spanned;

/// The names of levels.
const LEVELS: [(&str, Option<Severity>); 4] =
    [("error", Some(Severity::Error)), ("warning", Some(Severity::Warning)), ("advice", Some(Severity::Advice)), ("off", None)];

/// The names of levels, the gravest first.
pub fn level_names() -> impl Iterator<Item = &'static str> {
    LEVELS.iter().map(|(name, _)| *name)
}

/// The reading level where nobody sets one: the end of school. Those who read kits are teachers.
const READING_LEVEL: u32 = 12;

/// The level of a rule in a kit: what the kit says, or else the book, or else the rule; none where it is off.
pub(super) fn level(code: &'static Code, book: &Levels, kit: &Levels) -> Option<Severity> {
    if code.severity == Severity::Error {
        return Some(Severity::Error);
    }
    let said = |levels: &Levels| {
        let (_, level) = levels.rules.iter().find(|(rule, _)| rule.value == code.name)?;
        LEVELS.iter().find(|(name, _)| *name == level.value).map(|(_, severity)| *severity)
    };
    said(kit).or_else(|| said(book)).unwrap_or(Some(code.severity))
}

/// The highest reading level that is right in a kit.
pub(super) fn reading_level(book: &Levels, kit: &Levels) -> u32 {
    kit.reading_level.or(book.reading_level).unwrap_or(READING_LEVEL)
}

/// Reports what is said of rules that there are not, or that cannot be turned down.
pub fn sound(levels: &Levels, report: &mut Report) {
    for (rule, level) in &levels.rules {
        known(rule, report);
        if !LEVELS.iter().any(|(name, _)| *name == level.value) {
            let hint = did_you_mean(&level.value, LEVELS.map(|(name, _)| name))
                .map_or("write `error`, `warning`, `advice` or `off`".to_owned(), |name| format!("write `{name}`"));
            report.push(Diagnostic::at(&UNKNOWN_RULE, level.span, format!("`{}` is not a level", level.value)).hint(hint));
        }
    }
}

/// Reports what a kit says of rules that there are not.
pub(super) fn sound_kit(kit: &Kit, report: &mut Report) {
    sound(&kit.levels, report);
    for text in &kit.texts {
        let pages = super::lesson::pages(text).map(|(page, _)| &page.written.allow);
        for allowed in pages.flatten().chain(&text.written.allow) {
            known(&allowed.rule, report);
        }
    }
}

fn known(rule: &Spanned<String>, report: &mut Report) {
    match super::rule(&rule.value) {
        Some(code) if code.severity == Severity::Error => report.push(
            Diagnostic::at(&FIXED_LEVEL, rule.span, format!("`{}` is an error wherever it happens", rule.value))
                .hint("take it out, and mend what the rule tells"),
        ),
        Some(_) => {}
        None => {
            let found = Diagnostic::at(&UNKNOWN_RULE, rule.span, format!("there is no rule `{}`", rule.value));
            report.push(match did_you_mean(&rule.value, super::codes().map(|code| code.name)) {
                Some(near) => found.label(format!("did you mean `{near}`?")).hint(format!("write `{near}`")),
                None => found.hint("use the name of a rule: `tttkit explain` lists them"),
            });
        }
    }
}
