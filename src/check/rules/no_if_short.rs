//! A module without a plan for the day on which time runs out.

use crate::block::{Cue, Fidelity, Name};
use crate::check::lacking::{Words, tell};
use crate::check::lesson::{Lesson, Placed, Sheet};
use crate::diagnostic::{Code, Report, Severity};
use crate::edition::{Edition as _, Facilitator};

/// From so many minutes on, a module may have to be cut.
const MINUTES: u32 = 20;

pub static CODE: Code = Code {
    name: "no-if-short",
    severity: Severity::Advice,
    summary: "A module of 20 minutes or more says what to drop when time is short.",
    explanation: "Sessions begin late, and discussions run over. Then something is cut, and without a word from you it is whatever comes last: the debrief, \
and the core message with it. You know what can go. Say so, with the minutes that it gains:

    ::: if-short {minutes=5}
    Hear two groups and not all. Keep the debrief.
    :::

An activity with `fidelity=optional` counts as well: it may be left out. If no such module of a kit says what to drop, this is told once.",
};

const WORDS: Words = Words {
    of_one: "nothing says what to drop from this module when time is short",
    of_all: "nothing says what to drop when time is short, in any module of 20 minutes or more",
    hint: "add an `if-short` block to an activity: what to leave out, and the minutes that it gains",
};

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    // A translation has the blocks of its original.
    if !lesson.original {
        return;
    }
    let has = |sheet: &Sheet<'_>| sheet.blocks.iter().any(drops);
    let long = lesson.modules().filter(|sheet| sheet.page.minutes.is_some_and(|minutes| minutes.least >= MINUTES));
    tell(&CODE, &WORDS, lesson, long, has, report);
}

fn drops(placed: &Placed<'_>) -> bool {
    let fidelity = placed.block.fidelity.as_ref().and_then(Facilitator::open);
    placed.name == Name::Cue(Cue::IfShort) || fidelity.is_some_and(|open| *open.value == Fidelity::Optional)
}
