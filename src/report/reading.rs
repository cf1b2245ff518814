//! How hard pages are to read.

use super::title;
use crate::appraisal::Reading;
use crate::check::lesson::{Lesson, Sheet};
use crate::check::page_level;
use crate::edition::Audience;

/// The level of each page that has one; none where no page has.
pub(super) fn reading(lesson: &Lesson<'_>) -> Option<Reading> {
    let pages: Vec<_> = lesson.sheets.iter().filter_map(|sheet| Some((title(sheet), tenths(lesson, sheet)?))).collect();
    (!pages.is_empty()).then_some(Reading { target: lesson.reading_level, pages })
}

/// The level of what participants read on a page, in tenths of a year of school.
fn tenths(lesson: &Lesson<'_>, sheet: &Sheet<'_>) -> Option<u32> {
    let read = sheet.audience != Audience::Facilitator;
    read.then(|| page_level(sheet, lesson.language())).flatten().and_then(|level| u32::try_from(level.tenths()).ok())
}
