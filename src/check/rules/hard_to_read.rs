//! A page that asks for more years of school than its readers have time for.

use std::cmp::Reverse;

use crate::check::language::sentences;
use crate::check::lesson::{Lesson, Passage, Role, Sheet};
use crate::check::reading_level::{Level, Measure};
use crate::diagnostic::{Code, Diagnostic, Report, Severity};
use crate::edition::Audience;

pub static CODE: Code = Code {
    name: "hard-to-read",
    severity: Severity::Advice,
    summary: "What participants read asks for no more years of school than the kit wants.",
    explanation: "People read a kit at the end of a day, some of them in their second language. Long sentences of long words cost them what \
the session \
is about. The level is counted from both, over what participants read on a page in whole sentences, where that is at least 100 words.

    The implementation of structured opportunities for participants to engage in collaborative reflection facilitates retention.
    Give people time to think back together. They will remember more.

The level is in years of school, and 12 is the end of it. Set what is right for your readers in `book.toml`, or under `check` in `kit.yaml`:

    [check]
    reading-level = 9

A formula counts syllables and does not read: a long word that everybody in the room knows is no fault. In English the level is the grade \
of \
Flesch and Kincaid; in Spanish the reading ease of Fern\u{e1}ndez Huerta, told in the school years of his table; in other languages \
nothing is said.

Source: WCAG 2.1, success criterion 3.1.5, Reading Level (level AAA: nine years of school); J. P. Kincaid et al., Derivation of new \
readability formulas (1975); J. Fern\u{e1}ndez Huerta, Medidas sencillas de lecturabilidad (1959), as corrected by G. Law (2011).",
};

/// On fewer words a formula tells nothing.
const WORDS: u32 = 100;

/// A shorter sentence is not hard by its length, and one long word in it says little.
const WORDS_OF_HARD: u32 = 10;

/// So many of the hardest sentences are shown.
const SHOWN: usize = 3;

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    for sheet in lesson.sheets.iter().filter(|sheet| sheet.audience != Audience::Facilitator) {
        report.diagnostics.extend(judged(lesson, sheet));
    }
}

/// A sentence, with what it asks for.
struct Sentence<'s> {
    level: Level,
    words: u32,
    text: &'s str,
    passage: &'s Passage,
}

/// The level of what participants read on a page; none where that is too little to tell, or in a language that has no formula here.
pub fn level(sheet: &Sheet<'_>, language: &str) -> Option<Level> {
    let mut all = Measure::default();
    for passage in sheet.passages.iter().filter(|passage| is_read(passage)) {
        for text in sentences(&passage.words).into_iter().filter(|text| is_whole(text, passage.role)) {
            all += Measure::of_sentence(text, language)?;
        }
    }
    all.level(language).filter(|_| all.words >= WORDS)
}

fn judged(lesson: &Lesson<'_>, sheet: &Sheet<'_>) -> Option<Diagnostic> {
    let language = lesson.language();
    let level = level(sheet, language)?;
    let target = lesson.reading_level;
    // Nobody can tell a tenth of a year: it is told once it would be rounded up.
    if level.tenths() < Level::years(target).tenths() + 5 {
        return None;
    }
    let mut hard: Vec<Sentence<'_>> = Vec::new();
    for passage in sheet.passages.iter().filter(|passage| is_read(passage)) {
        for text in sentences(&passage.words).into_iter().filter(|text| is_whole(text, passage.role)) {
            let measure = Measure::of_sentence(text, language)?;
            if let Some(level) = measure.level(language).filter(|_| measure.words >= WORDS_OF_HARD) {
                hard.push(Sentence { level, words: measure.words, text, passage });
            }
        }
    }
    hard.sort_by_key(|sentence| (Reverse((sentence.level, sentence.words)), sentence.passage.span));
    let message = format!("what participants read here asks for {level} years of school; the kit wants {target} at most");
    let mut found = Diagnostic::at(&CODE, sheet.page.title.span, message);
    for sentence in hard.iter().take(SHOWN) {
        let place = lesson.place(sentence.passage.span, sentence.text);
        found = found.also(place, format!("{} words in one sentence: {} years", sentence.words, sentence.level));
    }
    Some(found.hint("part the longest sentences in two, and take short words where they say the same"))
}

/// Whether participants read a passage, and its author chose its words.
fn is_read(passage: &Passage) -> bool {
    passage.audience != Audience::Facilitator && !passage.foreign && matches!(passage.role, Role::Paragraph | Role::Item | Role::Choice)
}

/// Whether a sentence is one, and no label or item of two words. A paragraph that leads to a list ends with a colon.
fn is_whole(sentence: &str, role: Role) -> bool {
    let end = sentence.trim_end_matches(['"', '\'', ')', ']', '\u{201d}', '\u{2019}', '\u{bb}']).chars().next_back();
    match end {
        Some('.' | '!' | '?' | '\u{2026}') => true,
        Some(':') => role == Role::Paragraph,
        _ => false,
    }
}
