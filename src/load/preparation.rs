//! `preparation`: each a task with its time, or a text alone.

use super::data::{Data, Value};
use super::fields::{Fields, text};
use super::inline::inline;
use crate::content::{Task, When};
use crate::diagnostic::code::data;
use crate::diagnostic::{Diagnostic, Report, did_you_mean};
use crate::edition::{Audience, Authored};
use crate::span::Spanned;

/// Takes the list.
pub fn preparation(fields: &mut Fields<'_>) -> Vec<Task<Authored>> {
    let list = fields.list("preparation");
    list.into_iter().filter_map(|one| task(one, fields.report())).collect()
}

fn task(one: Data, report: &mut Report) -> Option<Task<Authored>> {
    if !matches!(one.value, Value::Map(_)) {
        let written = text(one, "preparation", report)?;
        return Some(placed(&written, None, report));
    }
    let mut keys = Fields::of(one, "a task", "{task: Print the planner, when: 2 weeks before}", report);
    let written = keys.required("task", "task: Print the planner");
    let when = keys.text("when").and_then(|written| {
        let when = When::parse(&written.value);
        if when.is_none() {
            keys.report().push(bad_when(&written));
        }
        when
    });
    keys.finish();
    Some(placed(&written?, when, report))
}

fn placed(written: &Spanned<String>, when: Option<When>, report: &mut Report) -> Task<Authored> {
    Task { text: inline(written, Audience::Facilitator, report), when }
}

fn bad_when(written: &Spanned<String>) -> Diagnostic {
    let message = format!("`when` cannot be `{}`", written.value);
    let diagnostic = Diagnostic::at(&data::BAD_WHEN, written.span, message);
    match nearest(&written.value) {
        Some(nearest) => diagnostic.label(format!("did you mean `{nearest}`?")).hint(format!("write `when: {nearest}`")),
        None => diagnostic
            .hint("write `2 weeks before`, `3 days before`, `day before`, `on the day`, `day after` or `1 week after`, up to a year away"),
    }
}

/// Numbers that people write in words.
const NUMBERS: [&str; 12] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// The nearest text that says when: each word that is nearly one of ours as we write it, months as weeks.
fn nearest(written: &str) -> Option<String> {
    let folded = written.to_lowercase();
    let mut count = None;
    let (mut unit, mut side) = (None, None);
    // `2weeks`: a number ends where the letters begin.
    let apart = folded.replace(|c: char| !c.is_alphanumeric(), " ");
    let letters = apart.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let digits = &apart[..apart.len() - letters.len()];
    for word in digits.split_whitespace().chain(letters.split_whitespace()) {
        if let Ok(number) = word.parse::<i32>() {
            count = Some(number);
        } else if let Some(at) = NUMBERS.iter().position(|number| *number == word) {
            count = i32::try_from(at + 1).ok();
        } else if let Some(found) = did_you_mean(word, ["before", "after", "prior", "later"]) {
            side = Some(if matches!(found, "before" | "prior") { "before" } else { "after" });
        } else if let Some(found) = did_you_mean(word, ["day", "days", "week", "weeks", "month", "months"]) {
            unit = unit.or(Some(found));
        }
    }
    let (unit, side) = match (unit, side) {
        (Some("day"), None) if count.is_none() => return Some("on the day".to_owned()),
        (unit, side) => (unit?, side?),
    };
    let (count, unit) = match unit {
        "month" | "months" => (count.unwrap_or(1).saturating_mul(4), "weeks"),
        "day" | "days" if count.is_none() => return Some(format!("day {side}")),
        unit => (count.unwrap_or(1), unit.trim_end_matches('s')),
    };
    let plural = if count == 1 || unit.ends_with('s') { "" } else { "s" };
    let found = format!("{count} {unit}{plural} {side}");
    When::parse(&found).map(|_| found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant_is_found() {
        for (written, meant) in [
            ("Two weeks before", Some("2 weeks before")),
            ("2 weeks befor", Some("2 weeks before")),
            ("2weeks before", Some("2 weeks before")),
            ("1 month before", Some("4 weeks before")),
            ("One week later", Some("1 week after")),
            ("The Day Before", Some("day before")),
            ("the day", Some("on the day")),
            ("same day", Some("on the day")),
            ("2026-08-01", None),
            ("30 minutes before", None),
            ("soon", None),
        ] {
            assert_eq!(nearest(written).as_deref(), meant, "{written}");
        }
        assert_eq!(nearest("367 days before"), None);
    }
}
