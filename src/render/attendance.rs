//! A certificate of attendance to fill in and print.

use serde::Serialize;

use super::chrome::{Binder, Chrome};
use crate::edition::Edition;

#[derive(Serialize)]
struct Own {
    chrome: Chrome,
}

/// The page's file.
pub(super) fn file<E: Edition>(binder: &Binder<'_, E>) -> String {
    binder.press.fill("attendance.html", &Own { chrome: binder.own("attendance", &binder.press.word("attendance")) })
}
