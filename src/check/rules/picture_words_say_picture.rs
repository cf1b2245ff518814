//! A picture's words that say that it is a picture.

use crate::check::language::folded;
use crate::check::lesson::{Lesson, shown};
use crate::diagnostic::{Code, Diagnostic, Report, Severity};

pub static CODE: Code = Code {
    name: "picture-words-say-picture",
    severity: Severity::Advice,
    summary: "A picture's words begin with what it shows, not with `picture of`.",
    explanation: "Screen readers say `image` by themselves before they read a picture's words, so `image of` is said twice, and delays what \
matters.

    ![Picture of a chart with three columns](../media/chart.jpg)
    ![A chart with three columns, the last one empty](../media/chart.jpg)

What kind of picture it is may matter: `screenshot of`, `map of` and `chart of` tell something, and are right.

Source: WCAG 2.1, success criterion 1.1.1, Non-text Content (level A); ATAG 2.0, B.2.3; W3C, Web Accessibility Tutorials, Images: tips and tricks.",
};

/// What is said twice, by language; folded.
const SAID: [(&str, &[&str]); 2] = [
    (
        "en",
        &[
            "image of", "an image of", "the image of", "picture of", "a picture of", "the picture of", "photo of", "a photo of", "photograph of",
            "a photograph of", "graphic of", "a graphic of", "image showing", "an image showing", "picture showing", "a picture showing", "photo showing",
            "a photo showing", "this image shows", "this picture shows",
        ],
    ),
    (
        "es",
        &[
            "imagen de", "una imagen de", "la imagen de", "imagen que muestra", "la imagen muestra", "foto de", "una foto de", "fotografía de",
            "una fotografía de", "esta imagen muestra", "gráfico de imagen de",
        ],
    ),
];

/// Words that say nothing else.
const NOTHING_ELSE: [(&str, &[&str]); 2] =
    [("en", &["image", "picture", "photo", "photograph", "graphic", "figure"]), ("es", &["imagen", "foto", "fotografía", "gráfico", "figura"])];

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    let of = |lists: &[(&str, &'static [&'static str])]| {
        lists.iter().find(|(language, _)| *language == lesson.language()).map_or(&[][..], |(_, words)| words)
    };
    let (said, nothing_else) = (of(&SAID), of(&NOTHING_ELSE));
    if said.is_empty() {
        return;
    }
    for picture in lesson.sheets.iter().flat_map(|sheet| &sheet.pictures) {
        let words = folded(&picture.words);
        let words = words.trim();
        if nothing_else.contains(&words) {
            let message = format!("`{}` is all that is said of the picture `{}`", picture.words.trim(), shown(picture.from));
            report.push(Diagnostic::at(&CODE, picture.span, message).hint("write what somebody would miss who cannot see it"));
        } else if let Some(start) = said.iter().find(|start| words.strip_prefix(**start).is_some_and(|rest| rest.starts_with(' '))) {
            let message = format!("the words of `{}` begin with `{start}`, which screen readers say by themselves", shown(picture.from));
            report.push(Diagnostic::at(&CODE, picture.span, message).hint("begin with what it shows"));
        }
    }
}
