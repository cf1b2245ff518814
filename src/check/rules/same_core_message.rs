//! Two modules with one core message.

use std::collections::BTreeMap;

use crate::check::language::folded;
use crate::check::lesson::Lesson;
use crate::diagnostic::{Code, Diagnostic, Report, Severity};

pub static CODE: Code = Code {
    name: "same-core-message",
    severity: Severity::Warning,
    summary: "No two core messages say the same.",
    explanation: "If two modules have one message, then one of them has none of its own: it was copied and never written, or the two modules are one. \
Say in each what people must leave *that* module with. To say a message of another module again, write `[its-id]{.core}`.",
};

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    let mut seen = BTreeMap::new();
    let of_pages = lesson.sheets.iter().flat_map(|sheet| &sheet.page.core_messages);
    for message in lesson.text.core_messages.iter().chain(of_pages) {
        let first = seen.entry(folded(&message.text.value)).or_insert(message);
        if first.id != message.id {
            report.push(
                Diagnostic::at(&CODE, message.text.span, format!("`{}` says the same as `{}`", message.id, first.id))
                    .also(first.text.span, "the same words")
                    .hint("say what people must leave this module with, or join the two modules"),
            );
        }
    }
}
