//! What a district makes its own: on every page, in its stylesheet, and in no other place.

use std::collections::BTreeMap;

use crate::color::Color;
use crate::district::{District, Font, Logo};
use crate::edition::{Facilitator, Participant};
use crate::path::KitPath;
use crate::render::tests::website::site;
use crate::render::{Hosting, Theme, render, site_pages};
use crate::span::{FileId, Span, Spanned};
use crate::tree::Tree;

fn at<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::new(FileId(0), 0, 0))
}

fn path(text: &str) -> KitPath {
    KitPath::new(text).unwrap()
}

fn riverbend() -> District {
    let color = |text| at(Color::parse(text).unwrap());
    District {
        name: Some("Riverbend & Co".to_owned()),
        logo: Some(Logo { file: at(path("themes/ours/static/logo.svg")), alt: "Riverbend".to_owned() }),
        light: BTreeMap::from([("board", color("#1f3d7a"))]),
        dark: BTreeMap::from([("red", color("#ffc0c0"))]),
        reading: vec!["Charter".to_owned()],
        own: Vec::new(),
        fonts: vec![Font { family: "Charter".to_owned(), file: at(path("themes/ours/static/charter.woff2")), weight: 700, italic: true }],
        words: BTreeMap::from([("en".to_owned(), vec![(at("edition_participant".to_owned()), "Learner book".to_owned())])]),
    }
}

fn dressed(district: &District, tree: &Tree) -> (Theme, Vec<String>) {
    let folder = path("themes/ours");
    let (mut theme, wrong) = Theme::load(tree, Some(&folder));
    assert_eq!(wrong, []);
    let wrong = theme.dress(district, Some(&folder));
    (theme, wrong.into_iter().map(|found| format!("{}: {}", found.code.name, found.message)).collect())
}

fn tree() -> Tree {
    Tree::of([("themes/ours/static/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), ("themes/ours/static/charter.woff2", "font")])
}

fn files<E: crate::edition::Edition>(theme: &Theme, permit: Option<E::Permit>) -> BTreeMap<String, String> {
    let hosting = Hosting::default();
    let (site, wrong) = render(&super::fixture::view::<E>(permit), &super::fixture::stamp(), &super::fixture::since(), theme, &hosting);
    assert_eq!(wrong, []);
    site.files.iter().map(super::text).collect()
}

#[test]
fn it_stands_on_every_page_of_both_editions_and_of_the_site() {
    let (theme, wrong) = dressed(&riverbend(), &tree());
    assert_eq!(wrong, [] as [&str; 0]);
    for files in [files::<Facilitator>(&theme, Some(())), files::<Participant>(&theme, None)] {
        for (path, page) in files.iter().filter(|(path, _)| path.ends_with(".html") && !path.starts_with("assets/")) {
            assert!(page.contains("<img class=\"logo\" src=\"assets/logo.svg\" alt=\"Riverbend\">"), "{path}");
            assert!(page.contains("<dt>District</dt><dd>Riverbend &amp; Co</dd>"), "{path}");
            assert!(!page.contains(" style="), "{path}");
        }
        assert!(files.contains_key("assets/logo.svg") && files.contains_key("assets/charter.woff2"));
        let style = &files["assets/style.css"];
        assert!(
            style.starts_with("@font-face { font-family: \"Charter\"; src: url(\"charter.woff2\"); font-weight: 700; font-style: italic"),
            "{}",
            &style[..120]
        );
        assert!(style.contains("--serif:\"Charter\",serif"));
    }
    assert!(files::<Participant>(&theme, None)["index.html"].contains("<p class=\"edition\">Learner book</p>"));
    let (pages, _) = site_pages(&site("/"), &theme);
    let pages: BTreeMap<String, String> = pages.iter().map(super::text).collect();
    assert!(
        pages["index.html"].contains("src=\"assets/logo.svg\"") && pages["student-work/index.html"].contains("src=\"../assets/logo.svg\"")
    );
    let verify = &pages["verify.html"];
    assert!(!verify.contains("<img") && !verify.contains("@font-face"), "it stands alone");
    assert!(verify.contains("--board:#1f3d7a"));
}

#[test]
fn what_is_set_for_the_day_does_not_show_at_night() {
    let (theme, _) = dressed(&riverbend(), &tree());
    let style = theme.style("participant", "en");
    let own = style.split_once("--board:#1f3d7a").unwrap().1.split_once("--serif").unwrap().0;
    let [day, system, chosen, ..] = own.split(":root").collect::<Vec<_>>()[..] else { panic!("{own}") };
    assert!(day.contains("--red:#8f2d38") && day.contains("@media (prefers-color-scheme:dark)"), "{own}");
    for night in [system, chosen] {
        assert!(night.contains("--board:#93d3b7") && night.contains("--red:#ffc0c0"), "{own}");
    }
    // Behind the tokens, before what paper and forced colors ask for.
    let place = |words: &str| style.find(words).unwrap_or_else(|| panic!("{words}"));
    assert!(place("--measure:") < place("--board:#1f3d7a") && place("--board:#1f3d7a") < place("@media print"));
}

#[test]
fn a_district_that_says_nothing_changes_nothing() {
    let (plain, _) = Theme::load(&Tree::default(), None);
    let (mut theme, _) = Theme::load(&Tree::default(), None);
    assert_eq!(theme.dress(&District::default(), None), []);
    assert_eq!(files::<Facilitator>(&theme, Some(())), files::<Facilitator>(&plain, Some(())));
}

#[test]
fn what_cannot_be_is_told() {
    let district = riverbend();
    let (_, wrong) = dressed(
        &district,
        &Tree::of([("themes/ours/static/logo.svg", "x".repeat(50_001).as_str()), ("themes/ours/static/charter.woff", "")]),
    );
    assert_eq!(
        wrong,
        [
            "missing-theme-file: there is no `themes/ours/static/charter.woff2` below `themes/ours/static`",
            "missing-theme-file: `themes/ours/static/logo.svg` has 51 kB, and it stands on every page"
        ]
    );
    let (mut theme, _) = Theme::load(&Tree::default(), None);
    assert!(theme.dress(&district, None)[0].message.contains("names no theme folder"));
}

#[test]
fn a_template_is_still_replaced_one_by_one() {
    let mut tree = tree();
    tree.files.extend(Tree::of([("themes/ours/templates/district.html", "<p>{{ chrome.district.name | upper }}</p>")]).files);
    let (theme, wrong) = dressed(&riverbend(), &tree);
    assert_eq!(wrong, [] as [&str; 0]);
    let page = &files::<Participant>(&theme, None)["index.html"];
    assert!(page.contains("<p>RIVERBEND &amp; CO</p>") && page.contains("class=\"kit\""));
}
