//! Every link on the site leads somewhere. Kits were checked when they were read, releases when they were made; what is left is what
//! themes and we ourselves put around them.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::html::{self, Page};
use super::{Content, Plan};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::site::SITE_LINK;
use crate::path::KitPath;
use crate::site_url::SiteUrl;

/// Why a link is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Why {
    /// Nothing stands there.
    Nothing,
    /// The page stands there, without that place in it.
    NoPlace,
    /// It starts from the server's root, and the site may stand below a path.
    FromRoot,
}

/// What is wrong with the links of some pages, and those that lead to what stands elsewhere on the site.
#[derive(Default)]
pub struct Links {
    /// Each link with its fault: the first page that has it, and how many do.
    wrong: BTreeMap<(String, Why), Pages>,
    /// Links to what the plan does not hold: by the path that they lead to, the place in it and the link as it stands.
    onward: BTreeMap<(String, String, String), Pages>,
}

/// The first of some pages, and how many they are.
type Pages = (String, usize);

/// Reads the links of the pages of a plan that we hold.
///
/// Pages of releases are led to and not read. What lies in `assets/` is not ours to judge.
pub fn links(plan: &Plan, site_url: &SiteUrl) -> Links {
    let there: BTreeSet<&str> = plan.files.keys().map(|path| path.as_str()).collect();
    let pages = pages(plan);
    let mut links = Links::default();
    for (path, page) in &pages {
        for link in &page.links {
            match lead(path, page, link, site_url, &there, &pages) {
                Lead::Right => {}
                Lead::Wrong(why) => count(&mut links.wrong, ((*link).to_owned(), why), path),
                Lead::Onward(target, place) => count(&mut links.onward, (target, place, (*link).to_owned()), path),
            }
        }
    }
    links
}

/// A link out of the pages that were read: what has to be known of it on the whole site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Onward {
    /// The path that it leads to.
    target: String,
    /// The place in it.
    place: String,
    /// The link as it stands.
    link: String,
    /// The first page that has it.
    page: String,
    /// How many pages have it.
    count: usize,
}

impl Links {
    /// The links that lead on; none where others are wrong already.
    pub fn onward(&self) -> Option<Vec<Onward>> {
        let onward = self.onward.iter().map(|((target, place, link), (page, count))| {
            let [target, place, link, page] = [target, place, link, page].map(Clone::clone);
            Onward { target, place, link, page, count: *count }
        });
        self.wrong.is_empty().then(|| onward.collect())
    }

    /// The same links again.
    pub fn of(onward: Vec<Onward>) -> Self {
        let onward = onward.into_iter().map(|Onward { target, place, link, page, count }| ((target, place, link), (page, count)));
        Self { wrong: BTreeMap::new(), onward: onward.collect() }
    }

    /// Adds the links of other pages.
    pub fn join(&mut self, other: Self) {
        join(&mut self.wrong, other.wrong);
        join(&mut self.onward, other.onward);
    }

    /// What is wrong with them on the whole site; each link is told once, with the first page that has it.
    pub fn settle(mut self, whole: &Plan) -> Vec<Diagnostic> {
        let pages = pages(whole);
        for ((target, place, link), found) in self.onward {
            let stands = KitPath::new(&target).is_ok_and(|path| whole.files.contains_key(&path));
            let why = if !stands {
                Why::Nothing
            } else if pages.get(&*target).is_some_and(|page| !has(page, &place)) {
                Why::NoPlace
            } else {
                continue;
            };
            join(&mut self.wrong, BTreeMap::from([((link, why), found)]));
        }
        self.wrong.into_iter().map(|((link, why), (page, count))| tell(&link, why, &page, count)).collect()
    }
}

fn count<K: Ord>(into: &mut BTreeMap<K, Pages>, key: K, page: &str) {
    into.entry(key).or_insert_with(|| (page.to_owned(), 0)).1 += 1;
}

fn join<K: Ord>(into: &mut BTreeMap<K, Pages>, other: BTreeMap<K, Pages>) {
    for (key, (page, more)) in other {
        let (first, count) = into.entry(key).or_insert_with(|| (page.clone(), 0));
        *count += more;
        if page < *first {
            *first = page;
        }
    }
}

fn pages(plan: &Plan) -> BTreeMap<&str, Page<'_>> {
    plan.files.iter().filter_map(|(path, content)| Some((path.as_str(), page(path.as_str(), content)?))).collect()
}

fn page<'p>(path: &str, content: &'p Content) -> Option<Page<'p>> {
    let Content::Blob(blob) = content else { return None };
    let ours = path.ends_with(".html") && !path.starts_with("assets/") && !path.contains("/assets/");
    Some(html::read(std::str::from_utf8(blob.bytes().filter(|_| ours)?).ok()?))
}

/// Where a link leads.
enum Lead {
    /// To something that is there, or off the site.
    Right,
    /// Nowhere.
    Wrong(Why),
    /// To a path of which the plan knows nothing, and a place in it.
    Onward(String, String),
}

fn lead(path: &str, page: &Page<'_>, link: &str, site_url: &SiteUrl, there: &BTreeSet<&str>, pages: &BTreeMap<&str, Page<'_>>) -> Lead {
    let link = html::unescape(link);
    if is_elsewhere(&link) {
        return Lead::Right;
    }
    let (address, place) = link.split_once('#').map_or((&*link, ""), |(address, place)| (address, place));
    let address = decoded(address.split('?').next().unwrap_or_default());
    // A server may show it at any depth, so it alone starts from the root.
    let from_root = address.strip_prefix('/').map(|_| address.strip_prefix(site_url.path()).filter(|_| path == "404.html"));
    let target = match from_root {
        Some(None) => return Lead::Wrong(Why::FromRoot),
        Some(Some(below)) => resolved("", below),
        None if address.is_empty() => Some(path.to_owned()),
        None => resolved(path.rsplit_once('/').map_or("", |(folder, _)| folder), &address),
    };
    let Some(target) = target else { return Lead::Wrong(Why::Nothing) };
    let place = decoded(place);
    if !there.contains(&*target) {
        return Lead::Onward(target, place.into_owned());
    }
    let of = if target == path { Some(page) } else { pages.get(&*target) };
    if of.is_none_or(|of| has(of, &place)) { Lead::Right } else { Lead::Wrong(Why::NoPlace) }
}

/// Whether a page has a place.
fn has(page: &Page<'_>, place: &str) -> bool {
    place.is_empty() || place == "top" || page.ids.iter().any(|id| html::unescape(id) == place)
}

/// Whether a link has a scheme or names a server.
fn is_elsewhere(link: &str) -> bool {
    let scheme = link.split(['/', '?', '#']).next().and_then(|first| first.split_once(':'));
    link.starts_with("//") || scheme.is_some_and(|(scheme, _)| scheme.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// The path on the site that an address leads to from a folder; none where it leads out of the site. A folder is its `index.html`.
fn resolved(folder: &str, address: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in address.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    if address.is_empty() || address.ends_with('/') || address.ends_with("..") || address == "." {
        parts.push("index.html");
    }
    Some(parts.join("/"))
}

/// An address with what is percent-encoded in it read.
fn decoded(address: &str) -> Cow<'_, str> {
    if !address.contains('%') {
        return Cow::Borrowed(address);
    }
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let [first, behind @ ..] = rest {
        let hex = behind.get(..2).filter(|_| *first == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        (bytes, rest) = match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => ([bytes, vec![byte]].concat(), &behind[2..]),
            None => ([bytes, vec![*first]].concat(), behind),
        };
    }
    Cow::Owned(String::from_utf8_lossy(&bytes).into_owned())
}

fn tell(link: &str, why: Why, page: &str, count: usize) -> Diagnostic {
    let why = match why {
        Why::Nothing => "and nothing stands there",
        Why::NoPlace => "and that page has no such place",
        Why::FromRoot => "which leads elsewhere when the site stands below a path",
    };
    let more = match count - 1 {
        0 => String::new(),
        1 => ", as one more page does".to_owned(),
        more => format!(", as {more} more pages do"),
    };
    Diagnostic::nowhere(&SITE_LINK, format!("the page `{page}` links to `{link}`, {why}{more}"))
        .hint("compare the template of your theme for this page with the built-in one of the same name")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blob::Blob;
    use crate::publish::Unpacked;
    use crate::publish::tests::samples::shelf;

    fn plan(pages: &[(&str, &str)]) -> Plan {
        let mut plan = Plan::default();
        for (path, html) in pages {
            let _ = plan.add(KitPath::new(path).unwrap(), Content::Blob(Blob::held(html.as_bytes())));
        }
        let (_, entry) = &shelf(&["1.0.0"]).releases[0].packets[0].entries[0];
        let released = KitPath::new("kit/1.0.0/participant/index.html").unwrap();
        let _ = plan.add(released, Content::Entry(Box::new(Unpacked { zip: Blob::held([]), entry: entry.clone() })));
        plan
    }

    fn told(pages: &[(&str, &str)]) -> Vec<String> {
        let plan = plan(pages);
        let links = links(&plan, &SiteUrl::parse("https://a.example/kits/").unwrap());
        links.settle(&plan).into_iter().map(|found| found.message).collect()
    }

    #[test]
    fn what_leads_somewhere_is_not_told() {
        let all = concat!(
            "<a href=\"\"><a href=\"#a\"><a href=\"#\"><a href=\"#top\"><a href=\"./\"><a href=\"kit/\"><a href=\"kit/caf%C3%A9.html?x=1#b%20b\">",
            "<a href=\"kit/1.0.0/participant/#unread\"><a href=\"https://elsewhere.example/x\"><a href=\"mailto:a@b.example\">",
            "<img src=\"data:image/png;base64,\"><a href=\"//cdn.example/x\"><p id=\"a\">"
        );
        let kit = "<a href=\"../index.html#a\"><a href=\"..\"><a href=\"1.0.0/participant/index.html\">";
        let told = told(&[
            ("index.html", all),
            ("kit/index.html", kit),
            ("kit/café.html", "<p id=\"b b\">"),
            ("404.html", "<a href=\"/kits/index.html\"><a href=\"/kits/kit/\">"),
            ("kit/1.0.0/participant/assets/mine.html", "<a href=\"nowhere\">"),
        ]);
        assert_eq!(told, [] as [String; 0]);
    }

    #[test]
    fn links_of_parts_are_settled_on_the_whole_site() {
        let url = SiteUrl::default();
        let mut all =
            links(&plan(&[("b/x.html", "<a href=\"../index.html#in\"><a href=\"../index.html#out\"><a href=\"../gone.html\">")]), &url);
        all.join(links(&plan(&[("a/x.html", "<a href=\"../gone.html\"><a href=\"../b/x.html#unread\">")]), &url));
        let mut whole = plan(&[("index.html", "<p id=\"in\">")]);
        for path in ["a/x.html", "b/x.html"] {
            let _ = whole.add(KitPath::new(path).unwrap(), Content::Written(1));
        }
        let told: Vec<_> = all.settle(&whole).into_iter().map(|found| found.message).collect();
        let expected = [
            "the page `a/x.html` links to `../gone.html`, and nothing stands there, as one more page does",
            "the page `b/x.html` links to `../index.html#out`, and that page has no such place",
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn what_leads_nowhere_is_told_once() {
        let told = told(&[
            (
                "index.html",
                "<a href=\"nowhere.html\"><a href=\"kit/index.html#c\"><a href=\"../kits/\"><a href=\"/kits/kit/\"><a href=\"#d\">",
            ),
            ("kit/index.html", "<a href=\"nowhere.html\"><a href=\"1.0.0/participant/gone.html\">"),
            ("404.html", "<a href=\"/index.html\">"),
        ]);
        let expected = [
            "the page `index.html` links to `#d`, and that page has no such place",
            "the page `index.html` links to `../kits/`, and nothing stands there",
            "the page `404.html` links to `/index.html`, which leads elsewhere when the site stands below a path",
            "the page `index.html` links to `/kits/kit/`, which leads elsewhere when the site stands below a path",
            "the page `kit/index.html` links to `1.0.0/participant/gone.html`, and nothing stands there",
            "the page `index.html` links to `kit/index.html#c`, and that page has no such place",
            "the page `index.html` links to `nowhere.html`, and nothing stands there, as one more page does",
        ];
        assert_eq!(told, expected);
    }
}
