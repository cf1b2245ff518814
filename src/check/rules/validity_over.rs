//! A kit whose time is over, or nearly.

use crate::check::day;
use crate::check::lesson::Lesson;
use crate::diagnostic::{Code, Diagnostic, Report, Severity};

pub static CODE: Code = Code {
    name: "validity-over",
    severity: Severity::Warning,
    summary: "A kit is valid on the day of the check, and for a month more.",
    explanation: "`valid: {until: ...}` in `kit.yaml` is a promise: until that day, somebody stands for what the kit says. It is on every page. A trainer who hands out \
a sheet that is out of date has lost the room.

Read the kit over, mend what has changed, and write the next day by which somebody will read it again.

    valid: {from: 2025-08-01, until: 2026-07-31}     over
    valid: {from: 2025-08-01, until: 2027-07-31}     repaired, after reading it

In the last 30 days this is advice, so that there is time for it. `--date` checks for another day.",
};

/// So many days before the end somebody should know.
const SOON: i64 = 30;

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    let (Some(until), Some(span)) = (&lesson.text.facts.valid_until, lesson.text.written.valid_until) else { return };
    let (Some(last), Some(today)) = (day::number(until), day::number(lesson.today)) else { return };
    // Every language has it from the same `kit.yaml`.
    if !lesson.original || last - today > SOON {
        return;
    }
    let hint = "read the kit over, mend what has changed, and set `until` to the day when it should be read again";
    report.push(if last < today {
        Diagnostic::at(&CODE, span, format!("this kit was valid until {until}, and every page of it says so")).hint(hint)
    } else {
        let message = match last - today {
            0 => "this kit is valid until today".to_owned(),
            1 => format!("this kit is valid for one more day, until {until}"),
            days => format!("this kit is valid for {days} more days, until {until}"),
        };
        Diagnostic { severity: Severity::Advice, ..Diagnostic::at(&CODE, span, message).hint(hint) }
    });
}
