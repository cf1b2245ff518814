//! What the cover has for phones.

use super::chrome::Binder;
use super::qr::Point;
use crate::edition::Edition;
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
    let shown = binder.hosting.shown.iter().any(|edition| edition == E::NAME);
    let path = if shown { folder(binder) } else { format!("{}/", facts.id) };
    let (text, key) = match binder.hosting.site_url.whole(&path) {
        Some(address) => (address, if shown { "qr_opens" } else { "qr_kit" }),
        None => (binder.stamp.code().to_string(), "qr_code"),
    };
    let edition = strings.get(&format!("edition_{}", E::NAME)).to_owned();
    Point::new(strings, &text, strings.fill(key, &[("edition", &edition), ("version", &facts.version)]))
}

/// Where a site shows an edition, from the site's root: `<kit>/<version>/<edition>/`, with the language where it is not the kit's first.
fn folder<E: Edition>(binder: &Binder<'_, E>) -> String {
    let Facts { id, version, .. } = &binder.view.facts;
    let language = if binder.in_first_language() { String::new() } else { format!("{}/", binder.view.language.to_ascii_lowercase()) };
    format!("{id}/{version}/{language}{}/", E::NAME)
}
