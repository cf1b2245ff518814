//! A picture's words that are only the name of a file.

use crate::check::lesson::{Lesson, shown};
use crate::diagnostic::{Code, Diagnostic, Report, Severity};

pub static CODE: Code = Code {
    name: "picture-words-are-a-file-name",
    severity: Severity::Warning,
    summary: "A picture's words say what it shows, and are no file name.",
    explanation: "Programs put the name of the file into the brackets when a picture is dropped into a text. Read aloud, it says nothing.

    ![IMG_4032.jpg](../media/img-4032.jpg)                       the name of a file
    ![A chart with three columns, the last one empty](../media/img-4032.jpg)

Source: WCAG 2.1, success criterion 1.1.1, Non-text Content (level A), failure F30; ATAG 2.0, B.2.3.2: no file name stands \
for a text alternative.",
};

/// What files of pictures, sounds and films end with.
const ENDINGS: [&str; 17] = [
    ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".bmp", ".tiff", ".heic", ".mp3", ".m4a", ".ogg", ".wav", ".mp4", ".webm",
    ".mov",
];

/// What cameras and programs call the files that they make; a number follows.
const MADE: [&str; 10] = ["img", "dsc", "dscn", "dcim", "pxl", "image", "picture", "photo", "screenshot", "screen shot"];

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    for sheet in &lesson.sheets {
        let pictures = sheet.pictures.iter().map(|picture| (picture.words.as_str(), picture.from, picture.span));
        let players = sheet.players.iter().map(|player| (player.label, player.file, player.span));
        for (words, file, span) in pictures.chain(players) {
            if is_file_name(words.trim(), shown(file)) {
                report.push(
                    Diagnostic::at(&CODE, span, format!("`{}` is the name of a file, and says nothing of what it shows", words.trim()))
                        .hint("write what somebody would miss who cannot see it"),
                );
            }
        }
    }
}

/// Whether some words are the name of `file`, or look like one that a program made.
fn is_file_name(words: &str, file: &str) -> bool {
    let folded = words.to_lowercase();
    if ENDINGS.iter().any(|ending| folded.ends_with(ending)) {
        return true;
    }
    let name = file.rsplit('/').next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_lowercase();
    // One plain word may well be what the picture shows: a logo in `logo.svg`.
    if folded == stem && folded.contains(['-', '_', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']) && !folded.contains(' ') {
        return true;
    }
    MADE.iter().any(|made| {
        let rest = folded.strip_prefix(made).map(|rest| rest.trim_start_matches([' ', '_', '-']));
        rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()) && !rest.contains(|c: char| c.is_alphabetic() && c != 'a' && c != 't'))
    })
}

#[cfg(test)]
mod tests {
    use super::is_file_name;

    #[test]
    fn names_of_files_are_known() {
        for (words, file, expected) in [
            ("three-tables.svg", "media/three-tables.svg", true),
            ("three-tables", "media/three-tables.svg", true),
            ("Three tables", "media/three-tables.svg", false),
            ("logo", "media/logo.svg", false),
            ("IMG_4032", "media/tables.jpg", true),
            ("Screenshot 2026-11-25 at 10.12.03", "media/tables.png", true),
            ("Image 3 shows the room", "media/room.png", false),
            ("Picture 2", "media/room.png", true),
            ("Photosynthesis", "media/room.png", false),
        ] {
            assert_eq!(is_file_name(words, file), expected, "{words}");
        }
    }
}
