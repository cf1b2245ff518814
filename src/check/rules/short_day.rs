//! A day that is over long before its plan says.

use crate::check::lesson::Lesson;
use crate::content::Minutes;
use crate::diagnostic::{Code, Diagnostic, Report, Severity};

/// So many minutes may be left.
const LEFT: u32 = 15;

pub static CODE: Code = Code {
    name: "short-day",
    severity: Severity::Advice,
    summary: "A day of a plan is filled: at most 15 minutes before its end are empty.",
    explanation: "People are asked to keep a time free, and rooms are booked for it. If everything on a day, at its longest, is over half an hour \
before, then either something is missing from the plan (a break, lunch, the closing) or the day may end earlier and somebody catches a bus. A few minutes \
to spare are good; nobody counts those.

    days:
      - start: \"09:00\"
        end: \"12:00\"
        items:
          - module: why                                     60 minutes, and then two hours of nothing",
};

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    for day in lesson.plans().flat_map(|plan| &plan.days) {
        let Some(end) = day.end.filter(|end| *end > day.start) else { continue };
        let Some(total) = day.items.iter().map(|item| lesson.minutes(item)).sum::<Option<Minutes>>() else { continue };
        let over = day.start.saturating_add(total.most);
        if over.saturating_add(LEFT) < end {
            let clock = |minutes: u32| format!("{:02}:{:02}", minutes / 60, minutes % 60);
            report.push(
                Diagnostic::at(
                    &CODE,
                    day.span,
                    format!("this day should end at {}, and what happens on it is over by {}", clock(end), clock(over)),
                )
                .label(format!("{} minutes are left", end - over))
                .hint("add what is missing, such as a break or the closing, or let the day end earlier"),
            );
        }
    }
}
