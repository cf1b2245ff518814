//! A choice of a self-check, and nothing on why it is right or not.

use crate::block::{Name, Shared};
use crate::check::lesson::{Lesson, Placed};
use crate::content::Choice;
use crate::diagnostic::{Code, Diagnostic, Report, Severity, Sources};
use crate::edition::Authored;
use crate::markdown::plain;
use crate::span::Span;

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
            let span = place(first, check, lesson.sources);
            report.push(Diagnostic::at(&CODE, span, message).hint("write ` :: ` behind the choice, and then the reason"));
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

/// The line of a choice: the first behind the block's that has the box of a task and begins with its words; or else the block.
fn place(choice: &Choice<Authored>, check: &Placed<'_>, sources: &Sources) -> Span {
    let open = check.block.span;
    let words = plain(&choice.text);
    let start: &str = words.split(['`', '*', '_', '\'', '"', '\n']).next().unwrap_or_default().trim();
    let text = &sources.get(open.file).text;
    let mut at = open.end as usize;
    for line in text.get(at..).unwrap_or_default().split_inclusive('\n') {
        let shown = line.trim_end();
        let from = ["[ ] ", "[x] ", "[X] "].iter().find_map(|mark| shown.find(mark));
        if let Some(from) = from.filter(|from| !start.is_empty() && shown[from + 4..].trim_start().starts_with(start)) {
            return Span::new(open.file, at + from, at + shown.len());
        }
        at += line.len();
    }
    open
}
