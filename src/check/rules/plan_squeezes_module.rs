//! A plan that gives a module less time than its activities need.

use crate::block::{Cue, Name};
use crate::check::lesson::timing::in_words;
use crate::check::lesson::{Lesson, Sheet};
use crate::content::Minutes;
use crate::diagnostic::{Code, Diagnostic, Report, Severity};
use crate::kit::PlanWhat;

pub static CODE: Code = Code {
    name: "plan-squeezes-module",
    severity: Severity::Advice,
    summary: "A plan gives a module at least the minutes that its activities need.",
    explanation: "A plan may give a module another figure than the module's own. If that is less than its activities take at their shortest, then whoever \
leads it must drop something, on the day and under pressure, and what is dropped then is the debrief. What may be left out is not counted: activities \
with `fidelity=optional`, and the minutes that `if-short` blocks save.

    - module: wait-time
      minutes: 30                                           its activities take 20 and 20

Give it its time; or write into the module, in `if-short` blocks with `minutes=`, what to drop.",
};

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    let items = lesson.plans().flat_map(|plan| &plan.days).flat_map(|day| &day.items);
    for item in items {
        let (PlanWhat::Module(name), Some(given)) = (&item.what, item.minutes) else { continue };
        let Some(sheet) = lesson.sheet(name) else { continue };
        let (needed, saved) = (least(sheet), saved(sheet));
        if given.most < needed.saturating_sub(saved) {
            let needs = in_words(Minutes::exactly(needed));
            let message = format!("this plan gives `{name}` {}, and its activities need {needs} or more", in_words(given));
            let label = format!("{} too few", needed.saturating_sub(saved) - given.most);
            let hint = match saved {
                0 => format!("give it {needed}, or say in the module what to drop: an `if-short` block with `minutes=`"),
                _ => format!("give it {} or more: its `if-short` blocks save {saved}, or let them drop more", needed - saved),
            };
            report.push(Diagnostic::at(&CODE, item.span, message).label(label).hint(hint));
        }
    }
}

/// What the activities of a module take at their shortest, without those that may be left out.
fn least(sheet: &Sheet<'_>) -> u32 {
    let needed = sheet.counted().filter(|(_, placed)| !placed.is_optional());
    needed.filter_map(|(_, placed)| placed.block.minutes).map(|minutes| minutes.least).sum()
}

/// What the module itself says may be dropped of them.
fn saved(sheet: &Sheet<'_>) -> u32 {
    let short = sheet.named(|name| name == Name::Cue(Cue::IfShort)).filter(|(_, placed)| {
        let mut outermost = *placed;
        while let Some(parent) = outermost.parent {
            outermost = &sheet.blocks[parent];
        }
        !outermost.is_optional()
    });
    short.filter_map(|(_, placed)| placed.block.minutes).map(|minutes| minutes.most).sum()
}
