//! The record of one delivery: what was covered, how long it took, what was adapted.

use serde::Serialize;

use super::chrome::{Binder, Chrome};
use crate::edition::Edition;

#[derive(Serialize)]
struct Own {
    chrome: Chrome,
}

/// The page's file.
pub(super) fn file<E: Edition>(binder: &Binder<'_, E>, _around: &super::prose::Around) -> String {
    binder.press.fill("delivery.html", &Own { chrome: binder.own("delivery", &binder.press.word("delivery_record")) })
}
