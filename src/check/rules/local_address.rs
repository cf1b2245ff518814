//! A link that works on one network alone.

use crate::check::address::{host, is_public};
use crate::check::lesson::Lesson;
use crate::diagnostic::{Code, Diagnostic, Report, Severity};
use crate::markdown::Target;

pub static CODE: Code = Code {
    name: "local-address",
    severity: Severity::Warning,
    summary: "An address is one that every reader can open.",
    explanation: "`localhost`, `192.168.0.7`, `printer.local`, `http://intranet/`: such an address means something on one computer, or on one network. \
A kit is read elsewhere, and there it leads nowhere, or to something else. Most often it was copied from a browser while something was tried out.

    [the planner](http://localhost:3000/planner)
    [the planner](https://planner.example.org/)     repaired

Where all who will ever read the kit are on that network, allow it with that reason. Sources: RFC 6761 (special names), RFC 6890 (special addresses).",
};

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    for reference in &lesson.references.all {
        let Target::Url(address) = reference.to else { continue };
        let Some(host) = host(address).filter(|host| !is_public(host)) else { continue };
        report.push(
            Diagnostic::at(&CODE, reference.span, format!("`{host}` means something on one computer or one network alone"))
                .hint("write an address that opens everywhere, or put what it leads to into `media/`"),
        );
    }
}
