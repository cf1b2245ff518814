//! A self-check that nobody can get right.

use crate::block::{Cue, Name, Shared};
use crate::check::lesson::{Lesson, Sheet};
use crate::diagnostic::{Code, Diagnostic, Report, Severity};

pub static CODE: Code = Code {
    name: "check-without-right-answer",
    severity: Severity::Warning,
    summary: "A `check` has a right answer.",
    explanation: "Whoever asks for the answer of a self-check is told which choice is right. If none is marked, every choice looks wrong, and people \
remember wrong answers that they have thought about.

    - [ ] Ask again in other words           no choice is right
    - [ ] Keep waiting

    - [ ] Ask again in other words
    - [x] Keep waiting :: Three seconds are short for somebody who is thinking.

If participants must not get the answer, put an `answer-key` into the check or behind it. If there is no right answer, it is no check: \
a `poll` asks for opinions.

Source: H. L. Roediger and E. J. Marsh, The Positive and Negative Consequences of Multiple-Choice Testing, Journal of Experimental Psychology: \
Learning, Memory, and Cognition 31 (2005).",
};

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    for sheet in &lesson.sheets {
        for (at, check) in sheet.named(|name| name == Name::Shared(Shared::Check)) {
            let mut choices = check.choices().peekable();
            if choices.peek().is_some() && choices.all(|choice| !choice.right) && !has_key(sheet, at) {
                report.push(
                    Diagnostic::at(&CODE, check.block.span, "no choice of this self-check is right")
                        .hint("mark the right one with `[x]`, or write a `poll` if there is none"),
                );
            }
        }
    }
}

fn has_key(sheet: &Sheet<'_>, at: usize) -> bool {
    let work = |name| matches!(name, Name::Shared(Shared::Check | Shared::Activity | Shared::Discussion));
    let behind = sheet.rest(at).iter().take_while(|placed| !work(placed.name));
    sheet.under(at).iter().chain(behind).any(|placed| placed.name == Name::Cue(Cue::AnswerKey))
}
