//! Pictures and recordings, and whether they are there for those who cannot see or hear them.

use super::title;
use crate::appraisal::{Media, Recording};
use crate::check::lesson::Lesson;
use crate::markdown::Target;

/// The pictures and recordings of the pages.
pub(super) fn media(lesson: &Lesson<'_>) -> Media {
    let pictures = || lesson.sheets.iter().flat_map(|sheet| &sheet.pictures);
    let recordings = lesson.sheets.iter().flat_map(|sheet| {
        sheet.players.iter().map(|player| Recording {
            file: named(player.file),
            page: title(sheet),
            captions: player.captions.iter().map(|captions| captions.language.clone()).collect(),
        })
    });
    Media {
        pictures: pictures().count(),
        described: pictures().filter(|picture| !picture.words.trim().is_empty()).count(),
        recordings: recordings.collect(),
    }
}

fn named(target: &Target) -> String {
    match target {
        Target::File(path) => path.to_string(),
        Target::Url(address) => address.clone(),
        Target::Page { page, .. } => page.clone(),
    }
}
