//! The page of a website that tells what a version changed.

use serde::Serialize;

use super::changes::{SinceContext, groups};
use super::changes_summary::summary;
use super::press::Press;
use crate::compare::Difference;

/// A version and the one before it, for one edition.
pub(super) struct Changed<'c> {
    /// The title of the kit.
    pub kit: &'c str,
    /// The version before.
    pub from: &'c str,
    /// The version.
    pub to: &'c str,
    /// `facilitator` or `participant`.
    pub edition: &'c str,
    /// What changed.
    pub difference: &'c Difference,
    /// What leads from the page to those of the edition, such as `facilitator/`; `None` where they cannot be opened.
    pub pages: Option<&'c str>,
}

#[derive(Serialize)]
struct Context<C> {
    chrome: C,
    kit: String,
    edition: String,
    since: SinceContext,
}

/// The page, to stand at `<kit>/<version>/changes-<edition>.html`; `chrome` is that of the site's pages two folders down.
pub(super) fn changes_page(press: &Press<'_>, chrome: impl Serialize, changed: &Changed<'_>) -> String {
    let strings = press.strings;
    let mut groups = groups(changed.difference, strings);
    for item in groups.iter_mut().flat_map(|group| &mut group.items) {
        item.place = item.place.take().and_then(|place| Some(format!("{}{place}", changed.pages?)));
    }
    let title = strings.fill("changed_from_to", &[("from", &changed.from), ("to", &changed.to)]);
    let edition = press.word(&format!("edition_{}", changed.edition));
    let since = SinceContext { title, summary: summary(changed.difference, strings), groups };
    press.fill("site/changes.html", &Context { chrome, kit: changed.kit.to_owned(), edition, since })
}
