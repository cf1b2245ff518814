//! What modules lack: told of each, or once where none of a kit's has it.

use super::lesson::{Lesson, Sheet};
use crate::diagnostic::{Code, Diagnostic, Report};

/// What to say.
pub struct Words {
    /// Of a module.
    pub of_one: &'static str,
    /// Of all.
    pub of_all: &'static str,
    /// What to do.
    pub hint: &'static str,
}

/// Reports the modules among some that lack a thing. Where all of them do, that is one cause, and one finding.
pub fn tell<'k: 'l, 'l>(
    code: &'static Code,
    words: &Words,
    lesson: &Lesson<'k>,
    modules: impl Iterator<Item = &'l Sheet<'k>>,
    has: impl Fn(&Sheet<'k>) -> bool,
    report: &mut Report,
) {
    let (with, without): (Vec<_>, Vec<_>) = modules.partition(|sheet| has(sheet));
    if let (true, true, Some(start)) = (with.is_empty(), without.len() > 1, lesson.start()) {
        return report.push(Diagnostic::at(code, start, words.of_all).hint(words.hint));
    }
    report.diagnostics.extend(without.iter().map(|sheet| Diagnostic::at(code, sheet.start(), words.of_one).hint(words.hint)));
}
