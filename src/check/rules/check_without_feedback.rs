//! A choice of a self-check, and nothing on why it is right or not.

use crate::block::{Name, Shared};
use crate::check::lesson::Lesson;
use crate::content::Choice;
use crate::diagnostic::{Code, Diagnostic, Report, Severity};
use crate::edition::Authored;
use crate::markdown::plain;

pub static CODE: Code = Code {
    name: "check-without-feedback",
    severity: Severity::Warning,
    summary: "Every choice of a `check` says why it is right or not yet.",
    explanation: "A self-check is done alone. Nobody is there to ask why, so the check must say it, for wrong choices above all: people choose them for a reason, \
and learn when somebody answers that reason. \"Wrong\" alone teaches nothing that they can use in another place.

    - [ ] Ask again in other words
    - [ ] Ask again in other words :: A second question restarts everyone's thinking.

What stands behind the two colons is shown to participants once they ask for the answer.

Source: A. C. Butler, N. Godbole and E. J. Marsh, Explanation Feedback Is Better Than Correct Answer Feedback for Promoting Transfer of Learning, \
Journal of Educational Psychology 105 (2013).",
};

/// The most letters of a choice that a message repeats.
const SHOWN: usize = 50;

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    for sheet in &lesson.sheets {
        for (_, check) in sheet.named(|name| name == Name::Shared(Shared::Check)) {
            let bare: Vec<_> = check.choices().filter(|choice| choice.why.is_empty()).collect();
            let Some(first) = bare.first() else { continue };
            let name = shown(first);
            let message = match bare.len() {
                _ if check.choices().all(|choice| choice.why.is_empty()) => "no choice of this self-check says why it is right or not".to_owned(),
                1 => format!("`{name}` does not say why it is right or not"),
                2 => format!("`{name}` and another choice do not say why they are right or not"),
                count => format!("`{name}` and {} other choices do not say why they are right or not", count - 1),
            };
            report.push(Diagnostic::at(&CODE, first.span, message).hint("write ` :: ` behind the choice, and then the reason"));
        }
    }
}

fn shown(choice: &Choice<Authored>) -> String {
    let words = plain(&choice.text);
    match words.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{} ...", words[..end].trim_end()),
        None => words,
    }
}
