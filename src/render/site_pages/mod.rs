//! The pages that stand beside the kits on a website: the catalogue, a page a kit, what leads to the newest release, and what other
//! programs read: a feed of releases, a list of pages.

mod catalogue;
mod changes;
mod feed;
mod kit;
mod latest;
mod learning;
mod lists;
mod releases;

use std::collections::BTreeMap;

use serde::Serialize;

use super::Files;
use super::dress::Shown;
use super::press::Press;
use super::theme::Theme;
use super::verify_page::verify_page;
use super::words;
use crate::blob::Blob;
use crate::catalogue::{Catalogue, Copy, Issue, Offer};
use crate::diagnostic::Diagnostic;
use crate::path::KitPath;

/// The site's own pages and what they need, by their paths on it, and what is wrong with the theme:
///
/// `index.html`, `404.html`, `verify.html`, `<kit>/index.html`, `<kit>/latest/`, `assets/`, `feed.xml`, `sitemap.xml`, `robots.txt`.
pub fn site_pages(site: &Catalogue, theme: &Theme) -> (BTreeMap<KitPath, Blob>, Vec<Diagnostic>) {
    made(site, theme, None)
}

/// One file of the same, by its path on the site, without making the others; none where there is no such file.
pub fn site_page(site: &Catalogue, theme: &Theme, path: &KitPath) -> (Option<Blob>, Vec<Diagnostic>) {
    let (mut files, found) = made(site, theme, Some(path));
    (files.remove(path), found)
}

fn made(site: &Catalogue, theme: &Theme, only: Option<&KitPath>) -> (BTreeMap<KitPath, Blob>, Vec<Diagnostic>) {
    let spoken = theme.spoken(&site.language);
    let desk = Desk { site, press: Press::new(theme, &spoken), feed: feed::feed(site, &spoken.strings) };
    let mut files = Files::wanting(only);
    files.page("index", || catalogue::file(&desk));
    files.page("404", || not_found(&desk));
    files.page("verify", || verify_page(&desk.press, desk.chrome("", Here::Verify, desk.press.strings.get("verify_title")), &site.known));
    for kit in &site.kits {
        if !files.wants_below(&format!("{}/", kit.facts.id)) {
            continue;
        }
        files.page(&format!("{}/index", kit.facts.id), || kit::file(&desk, kit));
        changes::files(&desk, kit, &mut files);
        latest::files(&desk, kit, &mut files);
    }
    files.assets(desk.press.theme, "", &site.language);
    let lists = [("feed.xml", desk.feed.clone()), ("sitemap.xml", lists::sitemap(site)), ("robots.txt", Some(lists::robots(site)))];
    for (name, text) in lists {
        text.into_iter().for_each(|text| files.add(name, || Blob::held(text.into_bytes())));
    }
    (files.found, desk.press.diagnostics())
}

/// What all pages of a site are made with.
struct Desk<'s> {
    site: &'s Catalogue,
    press: Press<'s>,
    /// The feed, where there is anything to tell.
    feed: Option<String>,
}

/// Where a page stands in the site's menu.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Here {
    Catalogue,
    Verify,
    Elsewhere,
}

impl Desk<'_> {
    /// What stands around a page; `home` leads from it to the site's root.
    fn chrome(&self, home: &str, here: Here, title: &str) -> SiteChrome {
        let site = self.site;
        SiteChrome {
            language: site.language.clone(),
            direction: words::direction(&site.language),
            window: self.press.strings.fill("window_site", &[("page", &title), ("site", &site.title)]),
            title: site.title.clone(),
            authors: site.authors.clone(),
            // verify.html stands alone, and has no picture beside it.
            district: (here != Here::Verify).then(|| self.press.theme.shown(home)).flatten(),
            home: home.to_owned(),
            catalogue: here == Here::Catalogue,
            verify: here == Here::Verify,
            feed: self.feed.is_some(),
        }
    }
}

/// What stands around every page of the site itself.
#[derive(Serialize)]
pub(super) struct SiteChrome {
    pub(super) language: String,
    direction: &'static str,
    window: String,
    title: String,
    authors: Vec<String>,
    district: Option<Shown>,
    /// What leads from here to the site's root: nothing, `../`, or the whole path where nobody knows from where a page is shown.
    home: String,
    /// Whether this is the catalogue.
    catalogue: bool,
    /// Whether this is the page that checks packets.
    verify: bool,
    /// Whether the site has a feed.
    feed: bool,
}

/// What a server shows where there is no page: it may stand at any depth, so its links start from the server's root.
fn not_found(desk: &Desk<'_>) -> String {
    #[derive(Serialize)]
    struct NotFound {
        chrome: SiteChrome,
    }
    let title = desk.press.strings.get("not_found");
    desk.press.fill("site/not-found.html", &NotFound { chrome: desk.chrome(desk.site.site_url.path(), Here::Elsewhere, title) })
}

/// The version that a kit's page opens with: the newest release that stands, or else the draft.
fn current(kit: &Offer) -> Option<&Issue> {
    latest(kit).or(kit.draft.as_ref())
}

/// The newest release that was not withdrawn.
fn latest(kit: &Offer) -> Option<&Issue> {
    kit.releases.iter().find(|issue| issue.withdrawn.is_none())
}

/// The languages of a version, in the kit's order.
fn languages(issue: &Issue) -> Vec<&str> {
    let mut languages: Vec<&str> = issue.copies.iter().map(|copy: &Copy| copy.language.as_str()).collect();
    languages.dedup();
    languages
}
