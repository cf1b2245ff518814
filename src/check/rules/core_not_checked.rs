//! A core message of which nobody learns whether it arrived.

use crate::check::lesson::Lesson;
use crate::diagnostic::{Code, Diagnostic, Report, Severity};

pub static CODE: Code = Code {
    name: "core-not-checked",
    severity: Severity::Warning,
    summary: "Something checks every core message: a `check`, a `reflect`, an `exit-ticket` or a `look-for`.",
    explanation: "What was said is not yet what arrived. One self-check, one line on an exit ticket, or one thing to listen for tells whether people leave \
with the message, while there is still time to say it another way. Tie it to the message with `core=`; what stands in an activity that is tied to the \
message counts as well.

    ::: check {core=wait-time}
    A question is met with silence. What do you do?

    - [ ] Ask it again, in easier words :: The first wording was still at work in their heads.
    - [x] Wait, and count to five :: Most answers come after the third second.
    :::

Source: P. Black and D. Wiliam, Inside the Black Box (1998), on assessment that is used to teach.",
};

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    if !lesson.original {
        return;
    }
    let cores = lesson.cores();
    for owned in lesson.core_messages() {
        let id = &owned.message.id;
        if cores.checked.contains(id.as_str()) || (!cores.tied && !owned.first) {
            continue;
        }
        report.push(
            Diagnostic::at(&CODE, owned.message.text.span, format!("nothing checks whether the core message `{id}` arrived"))
                .hint(format!("add `core={id}` to a `check`, a `reflect` or an `exit-ticket`, or put a `look-for` into its activity")),
        );
    }
}
