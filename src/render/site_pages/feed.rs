//! `feed.xml`: an Atom feed of what was released and withdrawn, for readers that look once a day so that people need not.

use super::lists::XML;
use crate::blob::Sha256Sum;
use crate::catalogue::{Catalogue, Issue, Offer};
use crate::render::escape::escape;
use crate::render::strings::Strings;

/// The feed tells at most so many.
const AT_MOST: usize = 50;

/// Something that happened.
struct Entry<'s> {
    /// The day.
    day: &'s str,
    id: String,
    title: String,
    text: Option<String>,
    /// The kit's page, from the site's root.
    link: String,
}

/// The feed; none where nothing was ever released. Source: RFC 4287.
pub(super) fn feed(site: &Catalogue, strings: &Strings) -> Option<String> {
    let mut entries: Vec<Entry<'_>> = site.kits.iter().flat_map(|kit| of_kit(strings, kit)).collect();
    // The sort keeps the order of what happened on one day: kits by id, in each the newest first.
    entries.sort_by(|a, b| b.day.cmp(a.day));
    let updated = time(entries.first()?.day);
    // Links start from the feed's own place; its address, where it is known, makes them right for readers that keep a copy.
    let whole = site.site_url.whole("feed.xml");
    let base = whole.as_ref().map_or(String::new(), |address| format!(" xml:base=\"{}\"", escape(address)));
    let id = whole.unwrap_or_else(|| urn(Sha256Sum::of(site.title.as_bytes())));
    let authors = if site.authors.is_empty() { std::slice::from_ref(&site.title) } else { &site.authors };
    let mut text = format!(
        "{XML}<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\"{base}>\n<id>{}</id>\n<title>{}</title>\n<updated>{updated}</updated>\n",
        escape(&site.language),
        escape(&id),
        escape(&strings.fill("feed_of", &[("site", &site.title)])),
    );
    text.extend(authors.iter().map(|name| format!("<author><name>{}</name></author>\n", escape(name))));
    text += "<link rel=\"self\" type=\"application/atom+xml\" href=\"feed.xml\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"index.html\"/>\n";
    text.extend(entries.iter().take(AT_MOST).map(entry));
    Some(text + "</feed>\n")
}

/// What happened to a kit, the newest version first.
fn of_kit<'s>(strings: &Strings, kit: &'s Offer) -> Vec<Entry<'s>> {
    let mut entries = Vec::new();
    for issue in &kit.releases {
        let tell = |key| strings.fill(key, &[("kit", &issue.facts.title), ("version", &issue.facts.version)]);
        let link = kit.page.as_str().to_owned();
        if let Some(withdrawn) = &issue.withdrawn {
            let id = format!("{}#withdrawn", urn(issue.digest));
            let (title, text) = (tell("feed_withdrawn"), Some(withdrawn.reason.clone()));
            entries.push(Entry { day: &withdrawn.date, id, title, text, link: link.clone() });
        }
        entries.push(Entry { day: day(issue), id: urn(issue.digest), title: tell("feed_released"), text: text(strings, issue), link });
    }
    entries
}

/// What changed, or what the kit is where nobody wrote that down.
fn text(strings: &Strings, issue: &Issue) -> Option<String> {
    issue.changed.as_ref().map(|changed| super::changes::summary(strings, changed)).or(issue.facts.summary.clone())
}

fn entry(entry: &Entry<'_>) -> String {
    let Entry { day, id, title, text, link } = entry;
    let text = text.as_ref().map_or(String::new(), |text| format!("<summary>{}</summary>\n", escape(text)));
    format!(
        "<entry>\n<id>{}</id>\n<title>{}</title>\n<updated>{}</updated>\n<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n{text}</entry>\n",
        escape(id),
        escape(title),
        time(day),
        escape(link),
    )
}

/// The same release has the same id on every site that offers it, for all time.
fn urn(digest: Sha256Sum) -> String {
    format!("urn:sha256:{digest}")
}

fn day(issue: &Issue) -> &str {
    issue.facts.released.as_deref().unwrap_or("1970-01-01")
}

/// A day as a time: releases have no hour.
fn time(day: &str) -> String {
    format!("{}T00:00:00Z", escape(day))
}
