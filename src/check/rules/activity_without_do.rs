//! An activity in which the facilitator stands there and does not know what to do.

use crate::block::{Cue, Name, Shared};
use crate::check::lesson::{Lesson, Placed, Sheet};
use crate::diagnostic::{Code, Diagnostic, Report, Severity};
use crate::edition::Audience;

pub static CODE: Code = Code {
    name: "activity-without-do",
    severity: Severity::Advice,
    summary: "An `activity` tells the facilitator what to do.",
    explanation: "You see the activity before you: when to form pairs, when to stop them, what to collect. It is in your head, and not in the kit. \
Who leads it for the first time has the participants' text and nothing else, and stands there. Write the steps down, with their minutes:

    ::: do
    1. (1 min) Form pairs. Read the task aloud.
    2. (5 min) Pairs work. Walk around, and say nothing.
    3. (2 min) Hear two answers.
    :::

One step is often enough. What counts is that there is something to do, to say or to ask: a `do`, a `say`, an `ask`, a `poll`, a `debrief` or a \
`facilitator` note in the activity or right behind it. An activity that holds others or a discussion needs none of its own.",
};

const ACTIVITY: Name = Name::Shared(Shared::Activity);

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    // A translation has the blocks of its original.
    if !lesson.original {
        return;
    }
    for sheet in &lesson.sheets {
        for (at, activity) in sheet.named(|name| name == ACTIVITY) {
            // What participants do by themselves, nobody leads.
            if activity.audience != Audience::Participant && !is_led(sheet, at) {
                report.push(
                    Diagnostic::at(&CODE, activity.block.span, "nothing tells the facilitator what to do in this activity")
                        .hint("add a `do` with the steps, each with its minutes: `1. (5 min) Form pairs`"),
                );
            }
        }
    }
}

fn is_led(sheet: &Sheet<'_>, at: usize) -> bool {
    let behind = sheet.rest(at).iter().take_while(|placed| placed.name != ACTIVITY);
    sheet.under(at).iter().any(|placed| leads(placed) || matches!(placed.name, Name::Shared(Shared::Activity | Shared::Discussion)))
        || behind.into_iter().any(leads)
        || is_led_from_outside(sheet, at)
}

fn leads(placed: &Placed<'_>) -> bool {
    match placed.name {
        Name::Cue(cue) => matches!(cue, Cue::Do | Cue::Say | Cue::Ask | Cue::Poll | Cue::Debrief | Cue::Facilitator),
        Name::Shared(name) => name != Shared::Slide && placed.audience == Audience::Facilitator && placed.block.own,
    }
}

/// Whether the steps of an activity around it, or a step that it stands in, lead it along.
fn is_led_from_outside(sheet: &Sheet<'_>, at: usize) -> bool {
    let mut around = sheet.activity(at);
    while let Some(outer) = around {
        let own = |(place, placed): (usize, &Placed<'_>)| placed.name == Name::Cue(Cue::Do) && sheet.activity(place) == Some(outer);
        if (outer + 1..sheet.blocks[outer].end).map(|place| (place, &sheet.blocks[place])).any(own) {
            return true;
        }
        around = sheet.activity(outer);
    }
    false
}
