//! The catalogue: every kit in a few lines.

use serde::Serialize;

use super::{Desk, Here, SiteChrome, current, languages};
use crate::catalogue::Offer;
use crate::render::words;

#[derive(Serialize)]
struct Page {
    chrome: SiteChrome,
    description: Option<String>,
    kits: Vec<Card>,
}

#[derive(Serialize)]
struct Card {
    href: String,
    title: String,
    summary: Option<String>,
    time: Option<String>,
    version: String,
    /// The day of its release, in words.
    released: Option<String>,
    draft: bool,
    /// Whether every version was withdrawn.
    gone: bool,
    languages: String,
    audience: Option<String>,
}

/// `index.html`.
pub(super) fn file(desk: &Desk<'_>) -> String {
    let site = desk.site;
    let page = Page {
        chrome: desk.chrome("", Here::Catalogue, desk.press.strings.get("training_kits")),
        description: site.description.clone(),
        kits: site.kits.iter().map(|kit| card(desk, kit)).collect(),
    };
    desk.press.fill("site/catalogue.html", &page)
}

fn card(desk: &Desk<'_>, kit: &Offer) -> Card {
    let strings = desk.press.strings;
    let names: Vec<String> =
        current(kit).map(languages).unwrap_or_default().into_iter().map(|code| words::language(strings, code)).collect();
    let facts = &kit.facts;
    Card {
        href: kit.page.as_str().to_owned(),
        title: facts.title.clone(),
        summary: facts.summary.clone(),
        time: facts.minutes.map(|minutes| words::minutes(strings, minutes)),
        version: facts.version.clone(),
        released: facts.released.as_deref().map(|day| words::date(strings, day)),
        draft: facts.draft,
        gone: current(kit).is_none(),
        languages: strings.list(&names),
        audience: facts.audience.clone(),
    }
}
