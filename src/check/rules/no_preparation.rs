//! A module that nobody can get ready for.

use crate::check::lacking::{Words, tell};
use crate::check::lesson::Lesson;
use crate::diagnostic::{Code, Report, Severity};
use crate::edition::{Edition as _, Facilitator};

pub static CODE: Code = Code {
    name: "no-preparation",
    severity: Severity::Advice,
    summary: "A module, or its kit, says what to do beforehand.",
    explanation: "You know what has to be printed, tried and put on the tables. Who leads your kit finds out in the room. `preparation` goes onto the page \
\"Get ready\", sorted by date, to be ticked off:

    preparation:
      - {task: Ask everybody to bring a session that they teach, when: 2 weeks before}
      - {task: Do the key activity yourself, when: day before}
      - Print the planner, one a person

It stands in a module's front matter, or in `kit.yaml` for all modules. If no module of a kit has any, this is told once.",
};

const WORDS: Words = Words {
    of_one: "nothing says how to get ready for this module",
    of_all: "nothing says how to get ready for this kit, nor for any of its modules",
    hint: "add `preparation`: what to print, to try out and to put on the tables, and how long before",
};

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    let of_kit = Facilitator::open(&lesson.text.preparation).is_some_and(|open| !open.value.is_empty());
    // A translation has the preparation of its original.
    if lesson.original && !of_kit {
        tell(&CODE, &WORDS, lesson, lesson.modules(), |sheet| !sheet.desk.preparation.is_empty(), report);
    }
}
