//! A core message that nothing teaches.

use crate::check::lesson::Lesson;
use crate::diagnostic::{Code, Diagnostic, Report, Severity};

pub static CODE: Code = Code {
    name: "core-not-taught",
    severity: Severity::Warning,
    summary: "Every core message is taught by a block with `core=`, or said by `[id]{.core}`.",
    explanation: "A core message that stands in the front matter alone is read by nobody: it is printed at the head of a page, and then the room does \
something else. Tie it to the activity in which people meet it, with `core=` and its id. A colleague who has to shorten the module then sees what must \
not go.

    ::: activity {#wait minutes=10}                       nobody knows what it is for
    ::: activity {#wait minutes=10 core=wait-time}        this is where `wait-time` is taught

A `check`, a `reflect`, an `exit-ticket` or a `look-for` asks for a message, and does not teach it.

Source: G. Wiggins and J. McTighe, Understanding by Design (1998): what is most worth understanding decides what is taught.",
};

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    // Translations have the blocks of the original.
    if !lesson.original {
        return;
    }
    let cores = lesson.cores();
    for owned in lesson.core_messages() {
        let id = &owned.message.id;
        let known = cores.taught.contains(id.as_str()) || cores.is_restated(id);
        // Where nothing is tied to any message, one finding a page is enough.
        if known || (!cores.tied && !owned.first) {
            continue;
        }
        report.push(
            Diagnostic::at(&CODE, owned.message.text.span, format!("nothing teaches the core message `{id}`"))
                .hint(format!("add `core={id}` to the activity in which people meet it, or say it in the text: `[{id}]{{.core}}`")),
        );
    }
}
