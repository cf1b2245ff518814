//! A table whose columns nothing names.

use crate::check::lesson::Lesson;
use crate::diagnostic::{Code, Diagnostic, Report, Severity};

pub static CODE: Code = Code {
    name: "table-without-heads",
    severity: Severity::Warning,
    summary: "Every column of a table has a head.",
    explanation: "Whoever hears a table hears one cell at a time, each with the head of its column. Without heads, the fourth cell of the \
third row is \
a word without a meaning.

    |          |            |
    |----------|------------|
    | Cold     | Warm       |

    | Before   | After      |
    |----------|------------|
    | Cold     | Warm       |

The head of the first column may be empty where that column names the rows. If it is no table but a list in two columns, write a list; \
if it is a form, name what goes where: `Question | Your answer`.

Source: WCAG 2.1, success criterion 1.3.1, Info and Relationships (level A), techniques H51 and H63.",
};

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    for table in lesson.sheets.iter().flat_map(|sheet| &sheet.tables) {
        let bare: Vec<usize> = table.heads.iter().zip(1..).filter(|(head, _)| head.is_empty()).map(|(_, column)| column).collect();
        let message = match bare.as_slice() {
            all if all.len() == table.heads.len() => "no column of this table has a head".to_owned(),
            [] | [1] => continue,
            [column] => format!("column {column} of this table has no head"),
            columns => {
                let columns: Vec<String> = columns.iter().map(ToString::to_string).collect();
                format!("the columns {} of this table have no head", columns.join(", "))
            }
        };
        report.push(Diagnostic::at(&CODE, table.span, message).hint("write into the first row what each column holds"));
    }
}
