//! The facilitator's window beside the projector: slides, notes, the clock. Without a script, all that is projected, to read and to print.

use std::collections::BTreeMap;

use serde::Serialize;

use super::chrome::{Binder, Chrome};
use super::cover::room_point;
use super::deck::{Deck, deck};
use super::prose::Around;
use super::qr::Point;
use crate::edition::Edition;
use crate::json;

#[derive(Serialize)]
struct Presenter<'p> {
    chrome: Chrome,
    deck: &'p Deck,
    /// What leads the phones in the room to the participant edition, and its address.
    phones: Option<Phones>,
}

#[derive(Serialize)]
struct Phones {
    point: Point,
    address: String,
}

/// The page and its notes, by the names of their files.
pub(super) fn files<E: Edition>(binder: &Binder<'_, E>, around: &Around) -> BTreeMap<String, String> {
    let deck = deck(binder, around);
    let chrome = binder.own("presenter", &binder.press.word("presenter"));
    let phones = room_point(binder).map(|(point, address)| Phones { point, address });
    let page = binder.press.fill("presenter.html", &Presenter { chrome, deck: &deck, phones });
    // Notes are of several times the weight of slides: a script for each page brings its own when they are wanted.
    let noted = deck.chapters.iter().filter_map(|chapter| Some((chapter.page.as_ref()?, &chapter.notes)));
    let mut files: BTreeMap<String, String> = noted.map(|(page, notes)| (format!("assets/deck-{page}.js"), script(page, notes))).collect();
    files.insert("presenter.html".to_owned(), page);
    files
}

fn script(page: &str, notes: &[String]) -> String {
    format!("tttkit.notes({}, {});\n", json::for_script(&page), json::for_script(&notes))
}
