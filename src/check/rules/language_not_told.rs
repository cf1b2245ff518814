//! A passage in another language that does not say so.

use crate::check::detect::{Detect, Language};
use crate::check::lesson::{Lesson, Passage, Role, Sheet};
use crate::diagnostic::{Code, Diagnostic, Report, Severity};

pub static CODE: Code = Code {
    name: "language-not-told",
    severity: Severity::Advice,
    summary: "A passage in another language than its page says which.",
    explanation: "A screen reader reads a page aloud in the page's language. A Spanish sentence read by an English voice is noise, and a \
browser that \
translates pages leaves it as it is. Tell the language, with its code from the list of IANA (`es`, `fr`, `vi`):

    <div lang=\"es\">

    Pida a la gente que se siente con alguien que no conozca, y que se cuenten lo que ense\u{f1}an.

    </div>

Leave an empty line on both sides of each of the two lines. For some words in a sentence, write `<span lang=\"es\">...</span>`.

Passages of less than 12 words are not judged, nor is what is quoted with `>`. Where a whole page is in another language, it is the \
translation that is missing.

Source: WCAG 2.1, success criterion 3.1.2, Language of Parts (level AA).",
};

/// Of fewer words nobody can tell for sure.
const WORDS: usize = 12;

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    let Some(detect) = Detect::beside(lesson.language()) else { return };
    let own = detect.own().name;
    let mut found = Report::default();
    let mut whole = Vec::new();
    for sheet in &lesson.sheets {
        let (runs, most) = runs(sheet, &detect);
        if most && let Some((language, ..)) = runs.first() {
            whole.push(*language);
            let message = format!("most of this page is in {}, and it stands among pages in {own}", language.name);
            found.push(Diagnostic::at(&CODE, sheet.page.title.span, message).hint("translate it, or say around it which language it is in"));
            continue;
        }
        for (Language { tag, name }, passage, count) in runs {
            let what = if count > 1 { format!("these {count} passages are") } else { "this passage is".to_owned() };
            let message = format!("{what} in {name}, and screen readers read it aloud as {own}");
            let hint = format!("put lines `<div lang=\"{tag}\">` and `</div>` around it, with an empty line on both sides of each");
            found.push(Diagnostic::at(&CODE, passage.span, message).hint(hint));
        }
    }
    match (whole.as_slice(), lesson.sheets.first()) {
        ([other, _, ..], Some(first)) if whole.len() * 2 > lesson.sheets.len() => {
            let language = &lesson.text.language;
            let (what, hint) = if lesson.original {
                (format!("most pages are in {}, and the kit says `language: {language}`", other.name), format!("write `language: {}` in `kit.yaml`", other.tag))
            } else {
                (format!("most pages in `locales/{language}` are in {}", other.name), "translate them, or move the folder".to_owned())
            };
            let at = lesson.start().filter(|_| lesson.original).unwrap_or(first.page.title.span);
            report.push(Diagnostic::at(&CODE, at, what).hint(hint));
        }
        _ => report.extend(found),
    }
}

/// The first of some passages of one language in a row, that language, and how many they are.
type Run<'s> = (Language, &'s Passage, usize);

/// What of a page is in other languages, and whether that is most of it.
fn runs<'s>(sheet: &'s Sheet<'_>, detect: &Detect) -> (Vec<Run<'s>>, bool) {
    let (mut judged, mut others) = (0, 0);
    let mut runs: Vec<Run<'s>> = Vec::new();
    let mut before = None;
    for passage in sheet.passages.iter().filter(|passage| is_judged(passage)) {
        judged += 1;
        let other = detect.other(&passage.words, &passage.folded);
        others += usize::from(other.is_some());
        match (other, runs.last_mut()) {
            (Some(other), Some((language, _, count))) if before == Some(other) && *language == other => *count += 1,
            (Some(other), _) => runs.push((other, passage, 1)),
            (None, _) => {}
        }
        before = other;
    }
    (runs, others > 1 && others * 2 > judged)
}

/// Whether a passage is long enough to be judged, and its author's own.
fn is_judged(passage: &Passage) -> bool {
    !passage.foreign
        && matches!(passage.role, Role::Paragraph | Role::Item | Role::Cell | Role::Choice)
        && passage.folded.bytes().filter(|byte| *byte == b' ').count() > WORDS
}
