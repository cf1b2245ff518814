//! How hard pages are to read.

use super::title;
use crate::appraisal::Reading;
use crate::check::lesson::{Lesson, Sheet};

/// The level of each page that has one; none where no page has.
pub(super) fn reading(lesson: &Lesson<'_>) -> Option<Reading> {
    let pages: Vec<_> = lesson.sheets.iter().filter_map(|sheet| Some((title(sheet), tenths(lesson, sheet)?))).collect();
    (!pages.is_empty()).then_some(Reading { target: lesson.reading_level, pages })
}

/// The level of a page in tenths of a year of school; none as long as nothing here measures it.
fn tenths(_lesson: &Lesson<'_>, _sheet: &Sheet<'_>) -> Option<u32> {
    None
}
