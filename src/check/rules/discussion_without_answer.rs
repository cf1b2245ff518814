//! People talk, and who leads does not know what should come of it.

use crate::block::{Cue, Name, Shared};
use crate::check::lesson::{Lesson, Placed, Sheet};
use crate::diagnostic::{Code, Diagnostic, Report, Severity};
use crate::edition::Audience;

pub static CODE: Code = Code {
    name: "discussion-without-answer",
    severity: Severity::Advice,
    summary: "In a `discussion`, or right behind it, stands what the facilitator should hear.",
    explanation: "A discussion goes where the loudest voice takes it, unless who leads it knows what should come of it. Participants see the prompt. \
The facilitator needs more than they have: what to listen for, what to say when the talk gets stuck, how to close it.

    ::: discussion                         ::: discussion
    When do you wait after a question?     When do you wait after a question?
    :::                                    :::
                                           ::: look-for
                                           - When the question is hard. Ask for one.
                                           - \"Never.\" Many are this honest. Thank them.
                                           :::

A `look-for`, an `answer-key`, an `anticipate`, a `debrief` or a `facilitator` note is enough, in the discussion or behind it before the next one. \
Where an `ask` takes its place, see `ask-without-look-for`.

Source: M. K. Stein, R. A. Engle, M. S. Smith and E. K. Hughes, Orchestrating Productive Mathematical Discussions, Mathematical Thinking and \
Learning 10 (2008), on anticipating what people will say.",
};

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    // A translation has the blocks of its original.
    if !lesson.original {
        return;
    }
    for sheet in &lesson.sheets {
        let discussions = sheet.named(|name| name == Name::Shared(Shared::Discussion));
        for (_, discussion) in discussions.filter(|(at, placed)| placed.audience != Audience::Participant && !is_answered(sheet, *at)) {
            report.push(
                Diagnostic::at(&CODE, discussion.block.span, "nothing tells the facilitator what should come of this discussion")
                    .hint("add a `look-for` behind it: what people usually say, and what to do when they get stuck"),
            );
        }
    }
}

fn is_answered(sheet: &Sheet<'_>, at: usize) -> bool {
    let behind = sheet.rest(at).iter().take_while(|placed| !matches!(placed.name, Name::Shared(Shared::Discussion | Shared::Activity)));
    sheet.under(at).iter().chain(behind).any(answers)
}

fn answers(placed: &Placed<'_>) -> bool {
    match placed.name {
        // Whether a question has its answer, another rule asks.
        Name::Cue(Cue::LookFor | Cue::AnswerKey | Cue::Anticipate | Cue::Debrief | Cue::Facilitator | Cue::Ask) => true,
        Name::Cue(_) => false,
        // A note, a tip or another block that only the facilitator has.
        Name::Shared(name) => name != Shared::Slide && placed.audience == Audience::Facilitator && placed.block.own,
    }
}
