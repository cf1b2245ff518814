//! Everything that a facilitator does before the day: preparation, materials, questions that will come.

use serde::Serialize;

use super::chrome::{Binder, Chrome};
use super::front::{Preparation, preparation};
use super::page::{NeedContext, needs};
use super::prose::{Around, Prose};
use super::sheet::Sheet;
use crate::edition::Edition;

#[derive(Serialize)]
struct GetReady {
    chrome: Chrome,
    needs: Vec<NeedContext>,
    preparation: Vec<Preparation>,
}

/// The list's file.
pub(super) fn file<E: Edition>(binder: &Binder<'_, E>, around: &Around) -> String {
    let mut prose = Prose::new(binder.press, around, Sheet::Away);
    let materials = binder.view.desk.as_ref().map(|desk| desk.value.materials.as_slice()).unwrap_or_default();
    let needs = needs(binder, &mut prose, materials);
    let chrome = binder.own("get-ready", &binder.press.word("get_ready"));
    binder.press.fill("get-ready.html", &GetReady { chrome, needs, preparation: preparation(binder, &mut prose) })
}
