//! A picture that says nothing to whom cannot see it. A sound or a film without words is an error already.

use crate::check::lesson::{Lesson, shown};
use crate::diagnostic::{Code, Diagnostic, Report, Severity};

pub static CODE: Code = Code {
    name: "picture-without-words",
    severity: Severity::Warning,
    summary: "Every picture says in words what it shows.",
    explanation: "Whoever cannot see a picture reads, or hears, its words instead. Without them a screen reader says the name of the file, or \
nothing.

    ![](../media/three-tables.svg)                                          nothing to read
    ![Three tables, each with four chairs that face the board](../media/three-tables.svg)

Say what somebody would miss who cannot see it, not what it looks like in all details. If a picture only decorates, say so once in the \
front matter of its page; then the empty brackets are right, and screen readers pass it by:

    allow:
      - {rule: picture-without-words, words: leaf.svg, reason: a leaf that ends each part}

Source: WCAG 2.1, success criterion 1.1.1, Non-text Content (level A); ATAG 2.0, B.2.3, asks authoring tools to help with it.",
};

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    for sheet in &lesson.sheets {
        for picture in sheet.pictures.iter().filter(|picture| picture.words.trim().is_empty()) {
            let file = shown(picture.from);
            report.push(
                Diagnostic::at(&CODE, picture.span, format!("the picture `{file}` has no words"))
                    .hint("write into its brackets what somebody would miss who cannot see it; if it only decorates, `allow` it with a reason"),
            );
        }
    }
}
