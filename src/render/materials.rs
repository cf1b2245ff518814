//! The facilitator's list of everything that must be there, and of everything to do beforehand.

use serde::Serialize;

use super::chrome::{Binder, Chrome};
use super::front::{Preparation, preparation};
use super::page::{NeedContext, needs};
use super::prose::{Around, Prose};
use super::sheet::Sheet;
use crate::edition::Edition;

#[derive(Serialize)]
struct Materials {
    chrome: Chrome,
    needs: Vec<NeedContext>,
    preparation: Vec<Preparation>,
}

/// The list's file.
pub(super) fn file<E: Edition>(binder: &Binder<'_, E>, around: &Around) -> String {
    let mut prose = Prose::new(binder.press, around, Sheet::Away);
    let materials = binder.view.desk.as_ref().map(|desk| desk.value.materials.as_slice()).unwrap_or_default();
    let needs = needs(binder, &mut prose, materials);
    let chrome = binder.own("materials", &binder.press.word("materials"));
    binder.press.fill("materials.html", &Materials { chrome, needs, preparation: preparation(binder, &mut prose) })
}
