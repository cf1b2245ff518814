//! A module whose facilitator is not told what people will ask.

use crate::block::{Cue, Name};
use crate::check::lacking::{Words, tell};
use crate::check::lesson::{Lesson, Sheet};
use crate::diagnostic::{Code, Report, Severity};
use crate::edition::Audience;
use crate::kit::PageKind;

pub static CODE: Code = Code {
    name: "no-anticipated-questions",
    severity: Severity::Advice,
    summary: "A module has the questions that participants will ask, and their answers.",
    explanation: "Who leads a subject that they are no expert in fears one thing most: a question that they cannot answer. You have led it, and know which \
questions come. Write down the two or three that always do, as people say them, with an answer that the facilitator can give:

    ::: anticipate
    \"My students will only sit there.\"

    They will, the first three times. Then they learn that you mean it.
    :::

A page in `facilitator/` with such questions counts for all modules of its kit. If no module has any, this is told once.",
};

const WORDS: Words = Words {
    of_one: "no `anticipate` in this module: its facilitator is not told what people will ask",
    of_all: "no `anticipate` in any module, nor on a page of the facilitator's: who leads this kit is not told what people will ask",
    hint: "add an `anticipate` block: a question that always comes, in people's own words, and your answer",
};

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    let has = |sheet: &Sheet<'_>| sheet.named(|name| name == Name::Cue(Cue::Anticipate)).next().is_some();
    let pages = || lesson.sheets.iter().filter(|sheet| sheet.audience == Audience::Facilitator && sheet.page.kind == PageKind::Page);
    // A translation has the blocks of its original.
    if lesson.original && !pages().any(has) {
        tell(&CODE, &WORDS, lesson, lesson.modules(), has, report);
    }
}
