//! What a participant takes away: own answers, key points, an action plan.

use serde::Serialize;

use super::chrome::{Binder, Chrome};
use crate::edition::Edition;

#[derive(Serialize)]
struct Own {
    chrome: Chrome,
}

/// The page's file.
pub(super) fn file<E: Edition>(binder: &Binder<'_, E>, _around: &super::prose::Around) -> String {
    binder.press.fill("takeaway.html", &Own { chrome: binder.own("takeaway", &binder.press.word("takeaway")) })
}
