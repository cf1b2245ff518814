//! A translation of what a page said before.

use crate::check::lesson::Lesson;
use crate::diagnostic::{Code, Diagnostic, Report, Severity};

pub static CODE: Code = Code {
    name: "stale-translation",
    severity: Severity::Warning,
    summary: "Where a page changed since the last release, so did its translations.",
    explanation: "A page was changed since the last release of its kit, and the file of its translation was not. So two people in one room may be told different things, each \
by the same version of the same kit.

`tttkit diff` shows what changed in the page. Say the same in the translation. Where the change does not touch it (a slip of the pen in the original), allow it in \
the front matter of the translation, with that reason; after the release, `unused-allow` tells you to take that out again.

    allow:
      - {rule: stale-translation, reason: Only a comma changed in the original}

A kit that has not been released yet, or has one language, is not looked at.",
};

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    if lesson.original || lesson.changed.is_empty() {
        return;
    }
    let folder = lesson.folder();
    let translations = format!("locales/{}/", lesson.text.language);
    let changed = |path: &str| lesson.changed.iter().any(|changed| changed == path);
    for sheet in &lesson.sheets {
        let Some(own) = sheet.page.source.as_str().strip_prefix(&folder) else { continue };
        let Some(original) = own.strip_prefix(&translations) else { continue };
        if changed(original) && !changed(own) {
            report.push(
                Diagnostic::at(&CODE, sheet.start(), format!("`{original}` changed since the last release, and this translation of it did not"))
                    .hint("say here what it says now; `tttkit diff` shows what changed"),
            );
        }
    }
}
