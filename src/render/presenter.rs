//! The facilitator's window beside the projector: slides, notes, the clock.

use serde::Serialize;

use super::chrome::{Binder, Chrome};
use crate::edition::Edition;

#[derive(Serialize)]
struct Own {
    chrome: Chrome,
}

/// The page's file.
pub(super) fn file<E: Edition>(binder: &Binder<'_, E>, _around: &super::prose::Around) -> String {
    binder.press.fill("presenter.html", &Own { chrome: binder.own("presenter", &binder.press.word("presenter")) })
}
