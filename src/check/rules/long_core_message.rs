//! A core message that nobody can remember.

use crate::check::language::{sentences, words};
use crate::check::lesson::Lesson;
use crate::diagnostic::{Code, Diagnostic, Report, Severity};
use crate::kit::CoreMessage;

/// The most words that a core message has.
const WORDS: usize = 30;

pub static CODE: Code = Code {
    name: "long-core-message",
    severity: Severity::Warning,
    summary: "A core message is one sentence of at most 30 words.",
    explanation: "A core message is what every participant must leave with, and what must be the same when it has been handed on five times. \
People hand on one sentence; of two they hand on the one that they liked. Thirty words is about what fits into one breath.

    core_message: Blended learning mixes online and classroom work. It takes planning.     two sentences
    core_message: Blended learning gives every student some control over time, place, path or pace.

Where there really are two messages, list both, each with its id:

    core_messages:
      - {id: control, text: Students have some control over their learning.}
      - {id: planning, text: That control is planned by a teacher.}

Source: C. Heath and D. Heath, Made to Stick (2007), on finding the core.",
};

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    let of_pages = lesson.sheets.iter().flat_map(|sheet| &sheet.page.core_messages);
    for message in lesson.text.core_messages.iter().chain(of_pages) {
        report.diagnostics.extend(judged(message));
    }
}

fn judged(message: &CoreMessage) -> Option<Diagnostic> {
    let CoreMessage { id, text } = message;
    let (sentences, words) = (sentences(&text.value).len(), words(&text.value).count());
    if sentences > 1 {
        let found = Diagnostic::at(&CODE, text.span, format!("the core message `{id}` is {sentences} sentences"));
        return Some(found.hint("say it in one, or list several as `core_messages`, each with its own id"));
    }
    (words > WORDS).then(|| {
        Diagnostic::at(&CODE, text.span, format!("the core message `{id}` has {words} words, and people hand on {WORDS} at most"))
            .hint("leave out what is true and not the point")
    })
}
