//! A certificate of attendance to fill in and print.

use serde::Serialize;

use super::chrome::{Binder, Chrome};
use super::words;
use crate::edition::Edition;

#[derive(Serialize)]
struct Attendance {
    chrome: Chrome,
    /// How long the kit takes, which most who attended it will have spent.
    time: Option<String>,
}

/// The page's file.
pub(super) fn file<E: Edition>(binder: &Binder<'_, E>) -> String {
    let time = binder.view.facts.minutes.map(|minutes| words::minutes(binder.press.strings, minutes));
    let chrome = binder.own("attendance", &binder.press.word("attendance"));
    binder.press.fill("attendance.html", &Attendance { chrome, time })
}
