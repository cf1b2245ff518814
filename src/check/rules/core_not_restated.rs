//! A core message that its module never says aloud.

use crate::check::language::folded;
use crate::check::lesson::{Lesson, Role, Sheet};
use crate::diagnostic::{Code, Diagnostic, Report, Severity};
use crate::kit::CoreMessage;
use crate::span::Span;

pub static CODE: Code = Code {
    name: "core-not-restated",
    severity: Severity::Advice,
    summary: "A module says its core message again, by `[id]{.core}`.",
    explanation: "What people are to hand on word for word they have to meet more than once, and in the same words: when it is new, and when they look \
back. Said from memory it comes out another way each time. `[id]{.core}` puts the sentence into the text as it stands in the front matter: at the end of \
the main activity, or where the module closes.

    ::: say
    What we take with us is this.

    [wait-time]{.core}
    :::

A message of the whole kit may be said again anywhere.

Source: H. L. Roediger and A. C. Butler, The critical role of retrieval practice in long-term retention (2011); C. Heath and D. Heath, Made to Stick (2007).",
};

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    if !lesson.original {
        return;
    }
    let cores = lesson.cores();
    for owned in lesson.core_messages() {
        let CoreMessage { id, text } = owned.message;
        let said = match owned.owner {
            Some(owner) => cores.restated.contains(&(id, owner.page.name.as_str())),
            None => cores.is_restated(id),
        };
        if said || !cores.taught.contains(id.as_str()) {
            continue;
        }
        if let Some(typed) = owned.owner.and_then(|owner| typed(owner, &text.value)) {
            report.push(
                Diagnostic::at(&CODE, typed, format!("the core message `{id}` is typed here once more, and typed words drift"))
                    .also(text.span, "the core message")
                    .hint(format!("write `[{id}]{{.core}}` instead, or beside it: the program puts the sentence in, word for word")),
            );
            continue;
        }
        let message = match owned.owner {
            Some(_) if cores.is_restated(id) => format!("other pages say the core message `{id}` again, and its own module does not"),
            Some(_) => format!("the module never says its core message `{id}` again"),
            None => format!("no page says the core message `{id}` again"),
        };
        let hint = format!("write `[{id}]{{.core}}` where people look back: the program puts the sentence in, word for word");
        report.push(Diagnostic::at(&CODE, text.span, message).hint(hint));
    }
}

/// Where a page says a message in typed words.
fn typed(sheet: &Sheet<'_>, message: &str) -> Option<Span> {
    let message = folded(message);
    let mut prose = sheet.passages.iter().filter(|passage| matches!(passage.role, Role::Paragraph | Role::Item));
    prose.find(|passage| passage.folded.contains(&message)).map(|passage| passage.span)
}
