//! A kit's page: what it is, its newest version to open, to download and to check, and all its versions.

use serde::Serialize;

use super::learning::learning;
use super::releases::{Row, Shelf, rows, shelf};
use super::{Desk, Here, SiteChrome, current, latest};
use crate::catalogue::{Copy, Issue, Offer};
use crate::path::KitPath;
use crate::render::chrome::{Contact, contact};
use crate::render::page::Fact;
use crate::render::qr::Point;
use crate::render::words;

#[derive(Serialize)]
struct Page {
    chrome: SiteChrome,
    kit: Context,
}

#[derive(Serialize)]
struct Context {
    title: String,
    summary: Option<String>,
    /// Whether the page opens with a draft.
    draft: bool,
    /// Whether every version was withdrawn.
    gone: bool,
    facts: Vec<Fact>,
    /// The version that it opens with.
    current: Option<Shelf>,
    /// What leads to this version on a phone.
    qr: Option<Point>,
    /// Every version, the newest first; empty where there is a draft alone.
    versions: Vec<Row>,
    /// The other versions that can be downloaded.
    older: Vec<Shelf>,
    /// The draft, where there are releases too.
    beside: Option<Shelf>,
    license: Option<String>,
    contact: Option<Contact>,
    /// The same for search engines: JSON that can stand in a script.
    learning: Option<String>,
}

/// `<kit>/index.html`.
pub(super) fn file(desk: &Desk<'_>, kit: &Offer) -> String {
    let page = Page { chrome: desk.chrome("../", Here::Elsewhere, &kit.facts.title), kit: context(desk, kit) };
    desk.press.fill("site/kit.html", &page)
}

fn context(desk: &Desk<'_>, kit: &Offer) -> Context {
    let of = &kit.facts;
    let newest = latest(kit);
    let opens = current(kit);
    let standing = kit.releases.iter().enumerate().filter(|(_, issue)| issue.withdrawn.is_none());
    let older = standing.filter(|(_, issue)| !newest.is_some_and(|newest| std::ptr::eq(newest, *issue)));
    Context {
        title: of.title.clone(),
        summary: of.summary.clone(),
        draft: opens.is_some_and(|issue| issue.facts.draft),
        gone: opens.is_none(),
        facts: facts(desk, kit),
        current: opens.map(|issue| shelf(desk, kit, issue)),
        qr: newest.and_then(|issue| point(desk, issue)),
        versions: if kit.releases.is_empty() { Vec::new() } else { rows(desk, kit) },
        older: older.map(|(_, issue)| shelf(desk, kit, issue)).collect(),
        beside: kit.draft.as_ref().filter(|_| newest.is_some()).map(|issue| shelf(desk, kit, issue)),
        license: of.license.clone(),
        contact: of.contact.as_deref().map(contact),
        learning: newest.map(|issue| learning(desk.site, kit, issue)),
    }
}

fn facts(desk: &Desk<'_>, kit: &Offer) -> Vec<Fact> {
    let (press, of) = (&desk.press, &kit.facts);
    let strings = press.strings;
    let mut facts = Vec::new();
    let mut fact = |key: &str, words: Option<&str>| facts.extend(words.map(|words| Fact::new(press.word(key), words)));
    fact("version", Some(&of.version));
    fact("released", of.released.as_deref().map(|day| words::date(strings, day)).as_deref());
    fact("time", of.minutes.map(|minutes| words::minutes(strings, minutes)).as_deref());
    fact("for", of.audience.as_deref());
    fact("valid", words::valid(strings, of.valid_from.as_deref(), of.valid_until.as_deref()).as_deref());
    fact("license", of.license.as_deref());
    facts
}

/// A QR code for the room: it opens the participants' edition, where the site shows it, else the first that there is. Where nobody
/// knows the site's address, it holds the check code.
fn point(desk: &Desk<'_>, issue: &Issue) -> Option<Point> {
    let opened = |copy: &&Copy| copy.start.is_some();
    let copy = issue.copies.iter().filter(opened).find(|copy| copy.edition == "participant").or(issue.copies.iter().find(opened))?;
    let start = copy.start.as_ref().map_or("", KitPath::as_str);
    let address = desk.site.site_url.whole(start.strip_suffix("index.html").unwrap_or(start));
    let strings = desk.press.strings;
    let edition = strings.get(&format!("edition_{}", copy.edition)).to_owned();
    let version = &issue.facts.version;
    let key = if address.is_some() { "qr_opens" } else { "qr_code" };
    let says = strings.fill(key, &[("edition", &edition), ("version", version)]);
    Point::new(strings, &address.unwrap_or_else(|| copy.code.to_string()), says)
}
