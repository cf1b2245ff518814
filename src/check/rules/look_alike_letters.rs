//! A word with letters of another script that look the same.

use std::collections::BTreeSet;

use crate::check::lesson::Lesson;
use crate::check::look_alikes::{Script, latin, mixed_words};
use crate::diagnostic::{Code, Diagnostic, Report, Severity};
use crate::span::Span;

pub static CODE: Code = Code {
    name: "look-alike-letters",
    severity: Severity::Warning,
    summary: "A word is written in one script, not in two that look alike.",
    explanation: "The Cyrillic letter U+0430 looks like an `a`. In a link, it leads to another website than the one that you read. In a word, \
nobody finds it by searching, screen readers spell it out or skip it, and two words that look the same are not. Such letters come along in \
copied text, or somebody put them there.

    [Our form](https://exam[U+0440]le.org)       what looks like `p` is Cyrillic
    [Our form](https://example.org)

Write the word anew. Words whose letters differ to the eye are left alone, and so are words of one script each.

Source: Unicode Technical Standard #39, Unicode Security Mechanisms, section 5 (mixed-script detection) and its confusables.",
};

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    if !lesson.original {
        return;
    }
    for document in lesson.documents() {
        let mut told = BTreeSet::new();
        for (at, word, mixed) in mixed_words(&document.source.text) {
            if !told.insert(word) {
                continue;
            }
            let (letter, script) = (mixed.letter, mixed.script.as_str());
            let message = format!("`{word}` mixes letters that look alike: its `{letter}` (U+{:04X}) is {script}", letter as u32);
            let hint = match (latin(word), mixed.script) {
                (Some(latin), _) => format!("write `{latin}` anew, in Latin letters alone"),
                (None, Script::Latin) => "write the word anew, without Latin letters".to_owned(),
                (None, _) => "write the word anew, in one script".to_owned(),
            };
            let span = Span::new(document.file, at, at + word.len());
            report.push(Diagnostic::at(&CODE, span, message).hint(hint));
        }
    }
}
