//! How hard pages are to read.

use crate::appraisal::Reading;
use crate::check::lesson::Lesson;

/// The level of each page; none as long as nothing here measures it.
pub(super) fn reading(_lesson: &Lesson<'_>) -> Option<Reading> {
    None
}
