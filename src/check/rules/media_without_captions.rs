//! A sound or a film that only some can follow.

use crate::check::lesson::{Lesson, shown};
use crate::diagnostic::{Code, Diagnostic, Report, Severity};

pub static CODE: Code = Code {
    name: "media-without-captions",
    severity: Severity::Warning,
    summary: "Every sound and film has captions.",
    explanation: "Somebody in the room does not hear well, and in the back row nobody does. Captions are a text file beside the film, with \
its name; \
pages show them in the film, and below it as a transcript that can be read, searched and printed.

    media/wait.mp4
    media/wait.vtt          captions in the kit's language
    media/wait.es.vtt       captions in Spanish

    WEBVTT

    00:01.000 --> 00:04.000
    So: what do you think?

Where nothing is said, captions say what is heard: `[three seconds of silence]`.

Source: WCAG 2.1, success criteria 1.2.1, Audio-only and Video-only, and 1.2.2, Captions (both level A); ATAG 2.0, B.2.3.",
};

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    for player in lesson.sheets.iter().flat_map(|sheet| &sheet.players) {
        let mut said = player.captions.iter().flat_map(|captions| &captions.transcript);
        if said.any(|said| said.words.chars().any(char::is_alphabetic)) {
            continue;
        }
        let (what, file) = (if player.video { "film" } else { "sound" }, shown(player.file));
        let message = if player.captions.is_empty() {
            format!("the {what} `{file}` has no captions")
        } else {
            format!("the captions of the {what} `{file}` have no words")
        };
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        report.push(Diagnostic::at(&CODE, player.span, message).hint(format!("write what is said, and what else is heard, into `{stem}.vtt`")));
    }
}
