//! What the cover has for phones.

use super::chrome::Binder;
use super::qr::Point;
use crate::edition::{Edition, Participant};
use crate::facts::Facts;

/// The QR code on the cover: it opens this edition of this version on the site, or the kit's page where the site does not show the
/// edition. Where nobody knows the site's address, it holds the check code.
///
/// A working copy has none: what is printed outlives it.
pub(super) fn point<E: Edition>(binder: &Binder<'_, E>) -> Option<Point> {
    let facts = &binder.view.facts;
    if facts.draft {
        return None;
    }
    let strings = binder.press.strings;
    let shown = is_shown(binder, E::NAME);
    let path = if shown { folder(binder, E::NAME) } else { format!("{}/", facts.id) };
    let (text, key) = match binder.hosting.site_url.whole(&path) {
        Some(address) => (address, if shown { "qr_opens" } else { "qr_kit" }),
        None => (binder.stamp.code().to_string(), "qr_code"),
    };
    let edition = strings.get(&format!("edition_{}", E::NAME)).to_owned();
    Point::new(strings, &text, strings.fill(key, &[("edition", &edition), ("version", &facts.version)]))
}

/// What a slide has for the phones in the room: the QR code of the participant edition, where the site shows it, and its address.
pub(super) fn room_point<E: Edition>(binder: &Binder<'_, E>) -> Option<(Point, String)> {
    let participant = Participant::NAME;
    let address = binder.hosting.site_url.whole(&folder(binder, participant)).filter(|_| is_shown(binder, participant))?;
    Some((Point::new(binder.press.strings, &address, binder.press.word("qr_room"))?, address))
}

fn is_shown<E: Edition>(binder: &Binder<'_, E>, edition: &str) -> bool {
    binder.hosting.shown.iter().any(|shown| shown == edition)
}

/// Where a site shows an edition, from the site's root: `<kit>/<version>/<edition>/`, with the language where it is not the kit's first.
fn folder<E: Edition>(binder: &Binder<'_, E>, edition: &str) -> String {
    let Facts { id, version, .. } = &binder.view.facts;
    let language = if binder.in_first_language() { String::new() } else { format!("{}/", binder.view.language.to_ascii_lowercase()) };
    format!("{id}/{version}/{language}{edition}/")
}
