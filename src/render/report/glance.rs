//! What matters most, a line each, with a way to where it is told.

use serde::Serialize;

use super::checks::before;
use super::{access, languages, number, of_all};
use crate::appraisal::{Appraisal, Finding};
use crate::render::press::Press;
use crate::render::words;

#[derive(Serialize)]
pub(super) struct Line {
    /// `good`, `open` or `plain`: which mark it has.
    mark: &'static str,
    word: String,
    text: String,
    /// The section that tells it.
    section: &'static str,
}

pub(super) fn glance(of: &Appraisal, press: &Press<'_>) -> Vec<Line> {
    let strings = press.strings;
    let line = |section, good: Option<bool>, key: &str, text: String| Line {
        mark: match good {
            Some(true) => "good",
            Some(false) => "open",
            None => "plain",
        },
        word: press.word(key),
        text,
        section,
    };
    let all = of.messages.len();
    let taught = of.messages.iter().filter(|message| !message.taught.is_empty() || !message.said.is_empty()).count();
    let checked = of.messages.iter().filter(|message| !message.checked.is_empty()).count();
    let found: Vec<&Finding> =
        of.subjects.iter().flat_map(|subject| &subject.rules).chain(&of.others).flat_map(|rule| &rule.open).collect();
    let must = found.iter().filter(|found| before(found.severity)).count();
    let allowed: usize = of.subjects.iter().flat_map(|subject| &subject.rules).chain(&of.others).map(|rule| rule.allowed.len()).sum();
    let rules = access::rules(of);
    let (run, passed) = (rules.iter().filter(|rule| rule.run).count(), rules.iter().filter(|rule| rule.passed()).count());
    let open = rules.iter().any(|rule| !rule.open.is_empty());
    let mut lines = vec![
        line("messages", Some(all > 0 && taught == all), "report_messages_taught", of_all(press, taught, all)),
        line("messages", Some(all > 0 && checked == all), "report_messages_checked", of_all(press, checked, all)),
    ];
    if let Some(minutes) = of.facts.minutes {
        lines.push(line("time", None, "report_time_modules", words::minutes(strings, minutes)));
    }
    lines.push(line("checks", Some(must == 0), "report_before", number(press, must)));
    lines.push(line("checks", None, "report_better", number(press, found.len() - must)));
    lines.push(line("checks", None, "report_allowed", number(press, allowed)));
    if run > 0 {
        lines.push(line("access", (open || passed == run).then_some(!open), "report_access_passed", of_all(press, passed, run)));
    }
    let whole: Vec<String> =
        of.languages.iter().filter(|one| languages::whole(one)).map(|one| words::language(strings, &one.language)).collect();
    let partly = of.languages.len() - whole.len();
    lines.push(line("languages", (partly > 0).then_some(false), "report_languages_whole", strings.list(&whole)));
    lines
}
