//! Themes: what a workspace may lay over the built-in one, and the words of the interface.

use crate::edition::Facilitator;
use crate::path::KitPath;
use crate::render::gaps::gaps;
use crate::render::strings::Strings;
use crate::render::theme::{REFERENCE, built_in};
use crate::render::{Hosting, Theme, render};
use crate::tree::Tree;

fn load(files: &[(&str, &str)]) -> (Theme, Vec<String>) {
    let tree = Tree::of(files.iter().copied());
    let (theme, wrong) = Theme::load(&tree, Some(&KitPath::new("themes/ours").unwrap()));
    let tell = |d: crate::diagnostic::Diagnostic| format!("{}: {} | {}", d.code.name, d.message, d.hint.unwrap_or_default());
    (theme, wrong.into_iter().map(tell).collect())
}

#[test]
fn a_file_takes_the_place_of_the_built_in_one() {
    let (theme, wrong) = load(&[
        ("themes/ours/templates/masthead.html", "<header>{{ chrome.kit.title | upper }}</header>"),
        ("themes/ours/styles/yours.css", "h1 { color: green; }"),
        ("themes/ours/static/fonts/ours.woff2", "font"),
    ]);
    assert_eq!(wrong, [] as [String; 0]);
    let (site, wrong) = render(
        &super::fixture::view::<Facilitator>(Some(())),
        &super::fixture::stamp(),
        &super::fixture::since(),
        &theme,
        &Hosting::default(),
    );
    assert_eq!(wrong, []);
    let text = |path: &str| String::from_utf8(site.files[&KitPath::new(path).unwrap()].bytes().unwrap().to_vec()).unwrap();
    assert!(text("index.html").contains("<header>LEADING PROFESSIONAL LEARNING</header>"));
    assert!(text("assets/style.css").ends_with("h1 { color: green; }"));
    assert_eq!(text("assets/fonts/ours.woff2"), "font");
}

#[test]
fn what_replaces_nothing_is_an_error() {
    let (_, wrong) = load(&[
        ("themes/ours/styles/token.css", ""),
        ("themes/ours/static/style.css", ""),
        ("themes/ours/strings/pt-br.txt", "say = Diga"),
    ]);
    assert!(
        wrong.iter().any(|d| d.starts_with("unknown-theme-file: `themes/ours/styles/token.css`") && d.contains("`styles/tokens.css`")),
        "{wrong:?}"
    );
    assert!(wrong.iter().any(|d| d.starts_with("unknown-theme-file: `themes/ours/static/style.css`")), "{wrong:?}");
    assert!(wrong.iter().any(|d| d.starts_with("bad-strings: `themes/ours/strings/pt-br.txt`: many keys are missing")), "{wrong:?}");
    let (_, wrong) = load(&[]);
    assert!(wrong[0].starts_with("no-theme: "), "{wrong:?}");
}

#[test]
fn a_template_that_cannot_be_read_is_told_with_its_line() {
    for (text, says) in [
        ("<p>\n{{ chrome.kit.title", "`themes/ours/templates/masthead.html`, line 2: "),
        ("\n\n{{ chrome.kit.title | captialize }}", "line 3: unknown filter `captialize`"),
        ("{% include \"menus.html\" %}", "menus.html"),
    ] {
        let (_, wrong) = load(&[("themes/ours/templates/masthead.html", text)]);
        assert!(wrong.len() == 1 && wrong[0].starts_with("bad-template: ") && wrong[0].contains(says), "{wrong:?}");
    }
}

#[test]
fn a_template_that_asks_for_what_is_not_there_is_told_once() {
    let (theme, wrong) = load(&[("themes/ours/templates/colophon.html", "\n{{ chrome.kit.titel }}")]);
    assert_eq!(wrong, [] as [String; 0]);
    let (_, wrong) = render(
        &super::fixture::view::<Facilitator>(Some(())),
        &super::fixture::stamp(),
        &super::fixture::since(),
        &theme,
        &Hosting::default(),
    );
    assert_eq!(wrong.len(), 1, "{wrong:?}");
    assert!(wrong[0].message.contains("`themes/ours/templates/colophon.html`, line 2"), "{wrong:?}");
}

#[test]
fn a_language_without_words_gets_english_ones_and_a_warning() {
    let (theme, _) = Theme::load(&Tree::default(), None);
    let mut view = super::fixture::view::<Facilitator>(Some(()));
    view.language = "eu".to_owned();
    let (_, wrong) = render(&view, &super::fixture::stamp(), &super::fixture::since(), &theme, &Hosting::default());
    assert_eq!(wrong.iter().map(|d| d.code.name).collect::<Vec<_>>(), ["no-strings"]);
    view.language = "es-MX".to_owned();
    let (site, wrong) = render(&view, &super::fixture::stamp(), &super::fixture::since(), &theme, &Hosting::default());
    assert_eq!(wrong, []);
    let front = String::from_utf8(site.files[&KitPath::new("index.html").unwrap()].bytes().unwrap().to_vec()).unwrap();
    assert!(front.contains("Guía del facilitador") && front.contains("1 de agosto de 2026"));
}

#[test]
fn the_words_of_every_built_in_language_are_complete() {
    let reference = Strings::parse(built_in("strings").find(|(path, _)| *path == "en.txt").unwrap().1).0;
    for (path, text) in built_in("strings") {
        let (strings, bad) = Strings::parse(text);
        let strings = strings.spoken(path.trim_end_matches(".txt"));
        assert_eq!(bad, [], "{path}");
        assert_eq!(gaps(&reference, &strings), [], "{path}");
        let names = |strings: &Strings| strings.all().keys().filter(|key| key.starts_with("language_")).cloned().collect::<Vec<_>>();
        assert_eq!(names(&strings), names(&reference), "{path}");
    }
    assert_eq!(REFERENCE, "en");
}

#[test]
fn every_used_word_is_there() {
    let reference = Strings::parse(built_in("strings").find(|(path, _)| *path == "en.txt").unwrap().1).0;
    for (path, template) in built_in("templates") {
        for tag in template.split("{{").chain(template.split("{%")).skip(1) {
            for rest in tag.split(['}']).next().unwrap_or_default().split(" t.").skip(1) {
                let key: String = rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
                assert!(reference.all().contains_key(&key), "{path} uses `{key}`");
            }
        }
    }
}
