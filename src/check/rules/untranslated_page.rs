//! A translation that lacks pages.

use crate::check::lesson::{Lesson, pages};
use crate::diagnostic::{Code, Diagnostic, Report, Severity};

pub static CODE: Code = Code {
    name: "untranslated-page",
    severity: Severity::Advice,
    summary: "A language that a kit is translated into has all its pages.",
    explanation: "A page without a translation stands in the language that the kit was written in, with a line that says so. So a translation can grow page by page, and is \
useful before it is whole. But who picked a packet in Spanish did so because English is hard for them, or for the room.

Give each page a translation under the same path:

    kits/trust/modules/02-how.md
    kits/trust/locales/es/modules/02-how.md

Where a page is meant to stay as it is (a form of an office, say), allow it with that reason.",
};

/// So many pages are named.
const NAMED: usize = 5;

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    let missing: Vec<_> = pages(lesson.text).map(|(page, _)| page).filter(|page| page.untranslated.is_some()).collect();
    let Some(first) = missing.first() else { return };
    let (folder, all, language) = (lesson.folder(), lesson.text.pages.len(), &lesson.text.language);
    let path = |source: &str| source.strip_prefix(&folder).unwrap_or(source).to_owned();
    let named: Vec<_> = missing.iter().take(NAMED).map(|page| format!("`{}`", path(page.source.as_str()))).collect();
    let more = missing.len() - named.len();
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let span = first.written.start.unwrap_or(first.title.span);
    let message = format!("`{language}` lacks {} of {all} pages: {}{more}", missing.len(), named.join(", "));
    let place = format!("{folder}locales/{language}/{}", path(first.source.as_str()));
    let found = Diagnostic::at(&CODE, span, message).label("the first of them");
    report.push(found.hint(format!("translate this page in `{place}`")));
}
