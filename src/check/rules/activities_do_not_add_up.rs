//! A module whose activities take more or less time than it has.

use crate::check::lesson::timing::{agree, difference, in_words};
use crate::check::lesson::{Lesson, Sheet};
use crate::content::Minutes;
use crate::diagnostic::{Code, Diagnostic, Report, Severity};

pub static CODE: Code = Code {
    name: "activities-do-not-add-up",
    severity: Severity::Warning,
    summary: "The activities of a module take the minutes that it has.",
    explanation: "Plans are made from the minutes of modules, and sessions are led by the minutes of activities. Where the two differ, the day is late \
from its second module on. Only the activities and discussions that stand right in the module count: one inside another counts for the outer one. \
Where some have no minutes, the others must not take longer than the module.

    minutes: 40                                             in the front matter
    ::: activity {#count-to-five minutes=20}
    ::: activity {#better-questions minutes=30}             50 minutes in 40

Leave `minutes` out of the front matter, and the program adds the activities up.",
};

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    for sheet in lesson.modules() {
        report.diagnostics.extend(judged(sheet));
    }
}

fn judged(sheet: &Sheet<'_>) -> Option<Diagnostic> {
    let (place, given) = (sheet.page.written.minutes?, sheet.page.minutes?);
    let all: Vec<_> = sheet.counted().map(|(_, placed)| placed).collect();
    let sum: Minutes = all.iter().filter_map(|placed| placed.block.minutes).sum();
    // Somebody may count what can be left out, or an exit ticket with minutes, or not.
    let needed: Minutes = all.iter().filter(|placed| !placed.is_optional()).filter_map(|placed| placed.block.minutes).sum();
    let others: Minutes =
        sheet.inside(None).filter(|(_, placed)| !placed.is_work() && !placed.is_spare()).filter_map(|(_, placed)| placed.block.minutes).sum();
    let over = needed.least > given.most;
    let differs = !all.is_empty()
        && all.iter().all(|placed| placed.block.minutes.is_some())
        && ![sum, needed, sum + others, needed + others].iter().any(|sum| agree(*sum, given));
    (over || differs).then(|| {
        let message = format!("this module of {} has activities of {}", in_words(given), in_words(sum));
        let hint = if differs {
            format!("write `minutes: {sum}`, or leave that out, or change the activities until they add up to {given}")
        } else {
            format!("give the module more than {} minutes, for what has none takes some too, or shorten the activities", sum.least)
        };
        Diagnostic::at(&CODE, place, message).label(difference(sum, given)).hint(hint)
    })
}
