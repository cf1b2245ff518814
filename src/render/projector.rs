//! What the room sees: one slide at a time, as the presenter's window sends it.

use serde::Serialize;

use super::chrome::{Binder, Chrome};
use crate::edition::Edition;

#[derive(Serialize)]
struct Own {
    chrome: Chrome,
}

/// The page's file.
pub(super) fn file<E: Edition>(binder: &Binder<'_, E>) -> String {
    binder.press.fill("projector.html", &Own { chrome: binder.own("projector", &binder.press.word("projector")) })
}
