//! What pages of a release have that a draft's have not: a QR code on the cover, and a place for news.

use std::collections::BTreeMap;

use super::fixture::stamp;
use super::text;
use crate::edition::Participant;
use crate::render::{Hosting, Theme, render};
use crate::site_url::SiteUrl;
use crate::tree::Tree;

/// The participants' pages of a release in a language, on a site of this address that shows these editions.
fn pages(language: &str, draft: bool, site_url: &str, shown: &[&str]) -> BTreeMap<String, String> {
    pages_of(&["en", "es-MX"], language, draft, site_url, shown)
}

/// The same of a kit in these languages.
fn pages_of(languages: &[&str], language: &str, draft: bool, site_url: &str, shown: &[&str]) -> BTreeMap<String, String> {
    let (theme, _) = Theme::load(&Tree::default(), None);
    let mut view = super::fixture::view::<Participant>(None);
    view.languages = languages.iter().map(|language| (*language).to_owned()).collect();
    view.language = language.to_owned();
    view.facts.draft = draft;
    view.facts.version = "1.3.0".to_owned();
    let shown = shown.iter().map(|edition| (*edition).to_owned()).collect();
    let hosting = Hosting { site_url: SiteUrl::parse(site_url).unwrap(), shown, ..Hosting::default() };
    let (site, wrong) = render(&view, &stamp(), &super::fixture::since(), &theme, &hosting);
    assert_eq!(wrong, []);
    site.files.iter().map(text).collect()
}

/// The data of the QR code on a page.
fn drawn(page: &str) -> Option<&str> {
    Some(page.split_once("class=\"qr\"")?.1.split_once(" d=\"")?.1.split_once('"')?.0)
}

fn drawing(text: &str) -> String {
    crate::render::qr::qr(text).unwrap().path
}

#[test]
fn the_cover_opens_this_version() {
    let front = |language, site_url, shown: &[&str]| pages(language, false, site_url, shown).remove("index.html").unwrap();
    let home = "https://district.github.io/kits/";
    let kit = "leading";
    for (language, site_url, shown, holds, says) in [
        (
            "en",
            home,
            "participant",
            format!("{home}{kit}/1.3.0/participant/"),
            "Opens version 1.3.0, not the newest: Participant workbook.",
        ),
        ("es-MX", home, "participant", format!("{home}{kit}/1.3.0/es-mx/participant/"), "Abre la versión 1.3.0"),
        ("en", home, "facilitator", format!("{home}{kit}/"), "Opens the page of this kit."),
        ("en", "/kits/", "participant", stamp().code().to_string(), "Holds the check code of version 1.3.0"),
    ] {
        let front = front(language, site_url, &[shown]);
        assert!(front.contains(says), "{says}");
        assert_eq!(drawn(&front), Some(drawing(&holds).as_str()), "{holds}");
    }
    let draft = pages("en", true, home, &["participant"]);
    assert!(draft.values().all(|page| drawn(page).is_none()), "what is printed outlives a draft");
}

/// Whether a file is a page that people open.
fn is_page(path: &str) -> bool {
    path.ends_with(".html") && !path.starts_with("assets/")
}

#[test]
fn every_page_knows_where_the_sites_news_are() {
    for (language, root) in [("en", "../../../"), ("es-MX", "../../../../")] {
        for draft in [false, true] {
            for (path, page) in pages(language, draft, "/", &[]).iter().filter(|(path, _)| is_page(path)) {
                let banner = format!("role=\"status\" data-languages=\"en es-MX\" data-root=\"{root}\" data-version=\"1.3.0\"");
                assert!(page.contains(&banner), "{path}");
            }
        }
    }
    let release = pages_of(&["en"], "en", false, "/", &[]);
    assert!(release.iter().all(|(path, page)| !is_page(path) || page.contains("role=\"status\" data-root=\"../../../\"")));
    let draft = pages_of(&["en"], "en", true, "/", &[]);
    assert!(draft.values().all(|page| !page.contains("data-root=")), "a draft in one language has nothing to ask");
}

#[test]
fn every_page_of_a_draft_says_so_and_knows_its_days() {
    for draft in [false, true] {
        for (path, page) in pages("en", draft, "/", &[]).iter().filter(|(path, _)| is_page(path)) {
            assert_eq!(page.contains("This is a draft"), draft, "{path}");
            for days in ["data-before=\"2026-08-01\" hidden>", "data-after=\"2027-07-31\" hidden>", "It was valid until "] {
                assert!(page.contains(days), "{path}: {days}");
            }
        }
    }
}

#[test]
fn the_first_script_is_alone_and_stands_before_the_style() {
    let pages = pages("en", false, "/", &[]);
    assert!(pages["assets/first.js"].contains("tttkit:look"));
    assert!(!pages["assets/script.js"].contains("Runs before") && !pages["assets/script.js"].contains("let look = null"));
    for (path, page) in pages.iter().filter(|(path, _)| is_page(path)) {
        let at = |what| page.find(what).unwrap_or_else(|| panic!("{path}: {what}"));
        assert!(at("<script src=\"assets/first.js\"></script>") < at("assets/style.css"), "{path}");
    }
}
