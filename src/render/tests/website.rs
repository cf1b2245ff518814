//! The pages that stand beside the kits, and what other programs read.

use std::collections::BTreeSet;

use crate::blob::Sha256Sum;
use crate::catalogue::{Catalogue, Change, Copy, Download, EditionChange, Issue, Offer, Withdrawn};
use crate::compare::{CoreChange, Difference, Run};
use crate::digest::CheckCode;
use crate::edition::Facilitator;
use crate::facts::Facts;
use crate::known::Known;
use crate::path::KitPath;
use crate::render::{Theme, site_pages};
use crate::site_url::SiteUrl;
use crate::tree::Tree;

fn path(text: &str) -> KitPath {
    KitPath::new(text).unwrap()
}

/// A copy whose content is named, so that two versions can deliver the same.
fn copy(version: &str, edition: &str, language: &str, content: &str, pages: bool) -> Copy {
    let folder = if language == "en" { format!("leading/{version}/{edition}") } else { format!("leading/{version}/{language}/{edition}") };
    Copy {
        edition: edition.to_owned(),
        language: language.to_owned(),
        start: pages.then(|| path(&format!("{folder}/index.html"))),
        pages: if version == "1.3.0" { vec![path("01-ask.html"), path("index.html")] } else { Vec::new() },
        files: 41,
        code: CheckCode::of(Sha256Sum::of(format!("{edition} {language} {content}").as_bytes())),
        packet: Download { path: path(&format!("leading/{version}/leading-{version}-{language}-{edition}.zip")), size: 4_187_000 },
    }
}

fn facts(version: &str, released: Option<&str>) -> Facts {
    let of = super::fixture::view::<Facilitator>(Some(())).facts;
    Facts { id: "leading".into(), version: version.into(), released: released.map(str::to_owned), draft: released.is_none(), ..of }
}

fn release(version: &str, day: &str, same: &str) -> Issue {
    let pages = version != "1.0.0";
    Issue {
        facts: facts(version, Some(day)),
        withdrawn: None,
        changed: None,
        digest: Sha256Sum::of(version.as_bytes()),
        copies: vec![
            copy(version, "facilitator", "en", version, pages),
            copy(version, "participant", "en", same, pages),
            copy(version, "participant", "es", same, pages),
        ],
        source: Some(Download { path: path(&format!("leading/{version}/leading-{version}-source.zip")), size: 18_000 }),
    }
}

fn withdrawn(version: &str, day: &str) -> Issue {
    let why = Withdrawn { date: "2026-01-09".into(), reason: "module 4 gave a <wrong> date".into() };
    Issue { withdrawn: Some(why), copies: Vec::new(), source: None, ..release(version, day, "x") }
}

fn draft() -> Issue {
    let copies = vec![copy("1.4.0-draft", "participant", "en", "new", true)];
    Issue { facts: facts("1.4.0-draft", None), withdrawn: None, changed: None, digest: Sha256Sum::of(b""), copies, source: None }
}

fn kit(id: &str, releases: Vec<Issue>, draft: Option<Issue>) -> Offer {
    let newest = releases.iter().find(|issue| issue.withdrawn.is_none()).or(draft.as_ref()).unwrap_or_else(|| &releases[0]);
    let facts = Facts { id: id.into(), ..newest.facts.clone() };
    Offer { facts, page: path(&format!("{id}/index.html")), releases, draft }
}

/// A website with a kit of many versions, one that is a draft alone, and one that was withdrawn altogether.
pub fn site(site_url: &str) -> Catalogue {
    let difference =
        Difference { core: vec![CoreChange { id: "a".into(), runs: vec![Run::Added("Fish & chips".into())] }], ..Difference::default() };
    let edition = |edition: &str| EditionChange {
        edition: edition.into(),
        page: path(&format!("leading/1.3.0/changes-{edition}.html")),
        difference: difference.clone(),
    };
    let changed = Change { from: "1.2.0".into(), editions: vec![edition("facilitator"), edition("participant")] };
    let newest = Issue { changed: Some(changed), ..release("1.3.0", "2026-08-14", "same") };
    let releases =
        vec![newest, release("1.2.0", "2026-02-03", "same"), withdrawn("1.1.0", "2025-10-12"), release("1.0.0", "2025-08-18", "same")];
    Catalogue {
        title: "Riverbend School District".to_owned(),
        description: Some("Everything our trainers deliver.".to_owned()),
        authors: vec!["Professional Learning Office".to_owned()],
        language: "en".to_owned(),
        site_url: SiteUrl::parse(site_url).unwrap(),
        kits: vec![
            kit("leading", releases, Some(draft())),
            kit("student-work", Vec::new(), Some(draft())),
            kit("survey", vec![withdrawn("1.0.0", "2025-10-12")], None),
        ],
        known: Known::default(),
    }
}

fn texts(site: &Catalogue) -> std::collections::BTreeMap<String, String> {
    let (theme, _) = Theme::load(&Tree::default(), None);
    let (files, wrong) = site_pages(site, &theme);
    assert_eq!(wrong, []);
    files.iter().map(|(path, blob)| (path.to_string(), String::from_utf8(blob.bytes().unwrap().to_vec()).unwrap())).collect()
}

const WHOLE: &str = "https://district.github.io/kits/";

#[test]
fn the_website_has_its_own_pages() {
    let names = |site_url| texts(&site(site_url)).into_keys().collect::<Vec<_>>();
    let expected = [
        "404.html",
        "assets/first.js",
        "assets/script.js",
        "assets/style.css",
        "feed.xml",
        "index.html",
        "leading/1.3.0/changes-facilitator.html",
        "leading/1.3.0/changes-participant.html",
        "leading/index.html",
        "leading/latest/es/participant/01-ask.html",
        "leading/latest/es/participant/index.html",
        "leading/latest/facilitator/01-ask.html",
        "leading/latest/facilitator/index.html",
        "leading/latest/index.html",
        "leading/latest/participant/01-ask.html",
        "leading/latest/participant/index.html",
        "robots.txt",
        "sitemap.xml",
        "student-work/index.html",
        "survey/index.html",
        "verify.html",
    ];
    assert_eq!(names(WHOLE), expected);
    let without: Vec<_> = expected.into_iter().filter(|name| *name != "sitemap.xml").collect();
    assert_eq!(names("/training/"), without);
}

#[test]
fn a_kits_page_offers_its_newest_release_and_keeps_the_others() {
    let texts = texts(&site(WHOLE));
    let page = &texts["leading/index.html"];
    for words in [
        "<dd><bdi>August 14, 2026</bdi></dd>",
        "href=\"1.3.0/facilitator/index.html\">Open the facilitator guide<",
        "href=\"1.3.0/es/participant/index.html\" hreflang=\"es\">Open the participant workbook (Spanish)<",
        "href=\"1.3.0/leading-1.3.0-en-facilitator.zip\"",
        "href=\"1.3.0/leading-1.3.0-source.zip\"",
        "4.2 MB",
        "<small class=\"since\">the same since 1.0.0</small>",
        "aria-label=\"QR code. Opens version 1.3.0, not the newest: Participant workbook.\"",
        "1 core message changed. <a href=\"1.3.0/changes-facilitator.html\">All changes from 1.2.0</a>",
        "<a href=\"#v1.2.0\"><bdi>1.2.0</bdi></a>",
        "id=\"v1.2.0\"",
        "href=\"1.2.0/leading-1.2.0-en-participant.zip\"",
        "<s><bdi>1.1.0</bdi></s>",
        "<strong>Withdrawn</strong> on January 9, 2026: module 4 gave a &lt;wrong&gt; date",
        "First release.",
        "<a href=\"#v1.4.0-draft\"><bdi>1.4.0-draft</bdi></a>",
        "href=\"1.4.0-draft/participant/index.html\"",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    assert!(!page.contains("leading-1.1.0"), "nothing of a withdrawn version can be downloaded");
    assert!(!page.contains("1.0.0/participant/index.html"), "an old version has no pages");
    let only = &texts["student-work/index.html"];
    assert!(only.contains("it has not been released") && !only.contains("id=\"versions\"") && !only.contains("class=\"qr\""));
    let gone = &texts["survey/index.html"];
    assert!(
        gone.contains("Every version of this kit was withdrawn") && !gone.contains(".zip") && !gone.contains("class=\"button"),
        "{gone}"
    );
}

#[test]
fn a_qr_code_holds_the_check_code_where_nobody_knows_the_address() {
    let page = &texts(&site("/training/"))["leading/index.html"];
    assert!(page.contains("QR code. Holds the check code of version 1.3.0"));
}

#[test]
fn the_catalogue_says_which_version_stands() {
    let page = &texts(&site(WHOLE))["index.html"];
    assert!(page.contains("<bdi>1.3.0</bdi></small> <small>August 14, 2026</small>"), "{page}");
    assert!(page.contains("English, Spanish."));
    assert!(page.contains("<bdi>1.4.0-draft</bdi></small> <small>not released yet</small>"));
    assert!(page.contains("<small>Withdrawn</small>"));
    assert!(page.contains("type=\"application/atom+xml\" title=\"Releases: Riverbend School District\" href=\"feed.xml\""));
}

#[test]
fn ids_are_unique_and_tables_keep_their_roles() {
    for (path, page) in texts(&site(WHOLE)).iter().filter(|(path, _)| path.ends_with(".html")) {
        let ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0)).collect();
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{path}: {ids:?}");
        let local = page.split(" href=\"#").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0));
        local.for_each(|id| assert!(ids.contains(&id), "{path}: #{id}"));
        assert_eq!(page.matches("<tr").count(), page.matches("<tr role=\"row\"").count(), "{path}");
        assert_eq!(page.matches("<td").count(), page.matches("<td role=\"cell\"").count(), "{path}");
    }
}

#[test]
fn latest_leads_on_to_the_same_page_of_the_newest_release() {
    let texts = texts(&site(WHOLE));
    for (path, to) in [
        ("leading/latest/index.html", "../index.html"),
        ("leading/latest/facilitator/01-ask.html", "../../1.3.0/facilitator/01-ask.html"),
        ("leading/latest/es/participant/index.html", "../../../1.3.0/es/participant/index.html"),
    ] {
        let page = &texts[path];
        assert!(page.contains(&format!("<meta http-equiv=\"refresh\" content=\"0; url={to}\">")), "{path}: {page}");
        assert!(page.contains(&format!("href=\"{to}\" data-onward>Go on to version 1.3.0<")), "{path}");
        assert!(page.contains("content=\"noindex\""));
    }
    let canonical = "<link rel=\"canonical\" href=\"https://district.github.io/kits/leading/1.3.0/facilitator/01-ask.html\">";
    assert!(texts["leading/latest/facilitator/01-ask.html"].contains(canonical));
}

#[test]
fn a_page_that_is_not_there_is_answered_at_any_depth() {
    for (site_url, root) in [(WHOLE, "/kits/"), ("/", "/")] {
        let page = &texts(&site(site_url))["404.html"];
        for link in ["assets/style.css", "index.html", "verify.html", "feed.xml"] {
            assert!(page.contains(&format!("href=\"{root}{link}\"")), "{link}: {page}");
        }
        assert!(!page.contains("href=\"index.html\""));
    }
}

#[test]
fn the_feed_tells_releases_and_withdrawals() {
    let feed = &texts(&site(WHOLE))["feed.xml"];
    let titles: Vec<&str> = feed.split("<title>").skip(1).filter_map(|rest| Some(rest.split_once("</title>")?.0)).collect();
    let kit = facts("", None).title;
    let expected = [
        "Releases: Riverbend School District".to_owned(),
        format!("{kit}: version 1.3.0 was released"),
        format!("{kit}: version 1.2.0 was released"),
        format!("{kit}: version 1.1.0 was withdrawn"),
        format!("{kit}: version 1.0.0 was withdrawn"),
        format!("{kit}: version 1.1.0 was released"),
        format!("{kit}: version 1.0.0 was released"),
        format!("{kit}: version 1.0.0 was released"),
    ];
    assert_eq!(titles, expected);
    assert!(feed.contains("<updated>2026-08-14T00:00:00Z</updated>\n<author>"), "{feed}");
    assert!(feed.contains("xml:base=\"https://district.github.io/kits/feed.xml\"") && feed.contains("href=\"leading/index.html\""));
    assert!(feed.contains("module 4 gave a &lt;wrong&gt; date"));
    let relative = &texts(&site("/training/"))["feed.xml"];
    assert!(!relative.contains("xml:base") && relative.contains("<id>urn:sha256:"));

    let mut bare = site(WHOLE);
    bare.kits.retain(|kit| kit.releases.is_empty());
    let texts = texts(&bare);
    assert!(!texts.contains_key("feed.xml") && !texts["index.html"].contains("atom+xml"), "nothing was released");
}

#[test]
fn a_feed_tells_the_newest_fifty() {
    let mut site = site(WHOLE);
    let many = (0..60).rev().map(|at| release(&format!("1.{at}.0"), &format!("20{:02}-01-01", at + 10), "x")).collect();
    site.kits = vec![kit("leading", many, None)];
    let feed = &texts(&site)["feed.xml"];
    assert_eq!(feed.matches("<entry>").count(), 50);
    assert!(feed.contains("version 1.59.0") && !feed.contains("version 1.9.0"));
}

#[test]
fn search_engines_are_told_of_the_newest_pages() {
    let whole = texts(&site(WHOLE));
    let sitemap = &whole["sitemap.xml"];
    for line in [
        "<url><loc>https://district.github.io/kits/</loc></url>",
        "<url><loc>https://district.github.io/kits/leading/</loc><lastmod>2026-08-14</lastmod></url>",
        "<url><loc>https://district.github.io/kits/leading/1.3.0/es/participant/01-ask.html</loc><lastmod>2026-08-14</lastmod></url>",
    ] {
        assert!(sitemap.contains(line), "{line}\n{sitemap}");
    }
    assert!(!sitemap.contains("1.2.0"));
    assert_eq!(whole["robots.txt"], "User-agent: *\nAllow: /\n\nSitemap: https://district.github.io/kits/sitemap.xml\n");
    assert_eq!(texts(&site("/"))["robots.txt"], "User-agent: *\nAllow: /\n");
}

#[test]
fn a_kit_is_described_for_other_programs() {
    let mut site = site(WHOLE);
    site.kits[0].releases[0].facts.summary = Some("</script><b>".to_owned());
    let page = &texts(&site)["leading/index.html"];
    let json = page.split_once("<script type=\"application/ld+json\">").unwrap().1.split_once("</script>").unwrap().0;
    for part in [
        "\"@context\":\"https://schema.org\"",
        "\"@type\":\"LearningResource\"",
        "\"version\":\"1.3.0\"",
        "\"description\":\"\\u003c/script>\\u003cb>\"",
        "\"datePublished\":\"2025-08-18\"",
        "\"dateModified\":\"2026-08-14\"",
        "\"inLanguage\":[\"en\",\"es\"]",
        "\"educationalUse\":\"professional development\"",
        "\"url\":\"https://district.github.io/kits/leading/\"",
    ] {
        assert!(json.contains(part), "{part}\n{json}");
    }
    assert!(!texts(&site)["student-work/index.html"].contains("ld+json"), "drafts are not for catalogues");
}
