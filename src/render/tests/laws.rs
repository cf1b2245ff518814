//! Laws of every page.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{Hosting, Made, Several, Theme, in_turn, render_by};
use super::{facilitator, participant};
use crate::edition::{Edition, Facilitator, Participant};
use crate::tree::Tree;

/// The values of an attribute on a page.
fn values<'p>(html: &'p str, attribute: &str) -> Vec<&'p str> {
    let open = format!(" {attribute}=\"");
    html.split(&open as &str).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0)).collect()
}

/// Whether a file is a page that people open: what a browser keeps stands in a small document of its own.
fn is_page(path: &str) -> bool {
    path.ends_with(".html") && !path.starts_with("assets/")
}

fn html() -> impl Iterator<Item = (String, String)> {
    let both = [("facilitator", facilitator()), ("participant", participant())];
    both.into_iter().flat_map(|(edition, pages)| {
        pages.into_iter().filter(|(path, _)| is_page(path)).map(move |(path, html)| (format!("{edition}/{path}"), html))
    })
}

#[test]
fn ids_are_unique_and_every_reference_leads_somewhere() {
    for (path, html) in html() {
        let ids = values(&html, "id");
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        let mut twice = ids.clone();
        twice.sort_unstable();
        twice.dedup();
        assert_eq!(ids.len(), twice.len(), "{path}: an id stands twice: {ids:?}");
        let local = values(&html, "href").into_iter().filter_map(|href| href.strip_prefix('#'));
        let named = ["for", "aria-labelledby", "aria-describedby"].iter().flat_map(|attribute| values(&html, attribute));
        for reference in local.chain(named) {
            assert!(unique.contains(reference), "{path}: `{reference}` leads nowhere");
        }
    }
}

#[test]
fn links_between_pages_lead_to_files_that_are_there() {
    for pages in [facilitator(), participant()] {
        for (path, html) in pages.iter().filter(|(path, _)| is_page(path)) {
            for href in values(html, "href").into_iter().chain(values(html, "src")) {
                if href.starts_with('#') || href.starts_with("https:") || href.starts_with("mailto:") || href.contains("media/talk") {
                    continue;
                }
                let (file, anchor) = href.split_once('#').map_or((href, None), |(file, anchor)| (file, Some(anchor)));
                let target = pages.get(file).unwrap_or_else(|| panic!("{path}: `{href}` leads nowhere"));
                if let Some(anchor) = anchor {
                    assert!(values(target, "id").contains(&anchor), "{path}: `{href}` leads to no place in its page");
                }
            }
        }
    }
}

#[test]
fn nothing_is_styled_or_run_in_the_page() {
    for (path, html) in html() {
        for bad in [" style=", "<style", " onclick", "integrity=", "javascript:", "<script>"] {
            assert!(!html.contains(bad), "{path} holds `{bad}`");
        }
        assert!(html.contains("default-src 'none'"), "{path} has no policy");
        assert!(html.starts_with("<!doctype html>\n<html lang=\"en\" dir=\"ltr\""), "{path}: {}", &html[..60]);
    }
}

#[test]
fn every_page_is_whole() {
    for (path, html) in html() {
        for (open, close) in [
            ("<div", "</div>"),
            ("<section", "</section>"),
            ("<ul", "</ul>"),
            ("<dl", "</dl>"),
            ("<p>", "</p>"),
            ("<details", "</details>"),
        ] {
            if open != "<p>" {
                assert_eq!(html.matches(open).count(), html.matches(close).count(), "{path}: `{open}` and `{close}`");
            }
        }
        assert!(!html.contains("{{") && !html.contains("{%"), "{path} holds a template");
        assert_eq!(html.matches("<main").count(), 1, "{path}");
    }
}

#[test]
fn headings_do_not_skip_a_level() {
    for (path, html) in html().filter(|(path, _)| !path.contains("all-in-one")) {
        let mut last = 0;
        for rest in html.split("<h").skip(1) {
            let Some(level) = rest.chars().next().and_then(|c| c.to_digit(10)) else { continue };
            assert!(level <= last + 1, "{path}: a heading of level {level} after one of level {last}: {}", &rest[..rest.len().min(60)]);
            last = level;
        }
    }
}

#[test]
fn pages_are_small() {
    let pages = facilitator();
    let around = pages["assets/style.css"].len() + pages["assets/script.js"].len();
    // What is gathered from every page weighs what the kit weighs.
    let gathered = ["all-in-one", "get-ready", "presenter", "delivery"];
    for (path, html) in html().filter(|(path, _)| !gathered.iter().any(|name| path.contains(name))) {
        assert!(html.len() + around < 100_000, "{path}: {} bytes with its styles and script", html.len() + around);
    }
}

#[test]
fn fields_are_labelled() {
    for (path, html) in html() {
        let targets: BTreeSet<&str> = values(&html, "for").into_iter().collect();
        for field in html.split(['<']).filter(|tag| tag.starts_with("input ") || tag.starts_with("textarea ")) {
            let tag = field.split('>').next().unwrap_or_default();
            let named = tag.contains("aria-label=")
                || tag.contains("aria-labelledby=")
                || values(&format!(" {tag}"), "id").iter().any(|id| targets.contains(id));
            let within = html.contains(&format!("<label><{tag}>")) || html.contains(&format!("<label class=\"choice\"><{tag}>"));
            assert!(named || within, "{path}: nobody says what `<{tag}>` is");
        }
    }
}

#[test]
fn the_participant_edition_says_nothing_of_the_facilitators() {
    for (path, html) in participant() {
        if path.ends_with(".css") {
            continue;
        }
        for word in ["acilitator", "Say<", "Look for", "Run of show", "run.html", "get-ready.html", "Fidelity", "Question cards</th>"] {
            assert!(!html.contains(word), "{path} holds `{word}`");
        }
    }
}

#[test]
fn common_elements_are_the_same_bytes_in_both_editions() {
    let (facilitator, participant) = (facilitator(), participant());
    let elements = |html: &str| -> BTreeMap<String, usize> {
        let text = html
            .split("<div class=\"text\">")
            .nth(1)
            .unwrap_or_default()
            .split("<nav class=\"turn\"")
            .next()
            .unwrap_or_default()
            .to_owned();
        let lines = text
            .lines()
            .filter(|line| line.starts_with("<p>") || line.starts_with("<h") || line.starts_with("<li>") || line.starts_with("<pre"));
        lines.map(|line| (line.to_owned(), 1)).collect()
    };
    for name in ["toolbox.html", "welcome.html", "expert.html"] {
        let theirs = elements(&facilitator[name]);
        for line in elements(&participant[name]).keys() {
            assert!(theirs.contains_key(line), "{name}: only participants read {line}");
        }
    }
}

#[test]
fn an_edition_is_the_same_bytes_each_time() {
    assert_eq!(facilitator(), facilitator());
    assert_eq!(participant(), participant());
}

#[test]
fn reserved_names_are_the_pages_we_write() {
    let fixture: BTreeSet<String> =
        super::fixture::view::<crate::edition::Facilitator>(Some(())).pages.into_iter().map(|page| page.name).collect();
    let made = facilitator().into_keys().chain(participant().into_keys()).filter(|path| is_page(path));
    let ours: BTreeSet<String> = made.filter_map(|path| Some(path.strip_suffix(".html")?.to_owned())).collect();
    let ours: Vec<&str> = ours.difference(&fixture).map(String::as_str).collect();
    let mut reserved = crate::content::OWN_PAGES.to_vec();
    // The folder of the styles is no page, and no page may stand in its place; a page of old keeps its name.
    reserved.retain(|name| !["assets", "materials"].contains(name));
    reserved.sort_unstable();
    assert_eq!(ours, reserved);
}

#[test]
fn every_player_has_its_transcript_in_the_open() {
    for pages in [facilitator(), participant()] {
        let page = &pages["toolbox.html"];
        assert_eq!(page.matches("<video ").count(), 1);
        assert_eq!(page.matches("<audio ").count(), 1);
        assert_eq!(page.matches("Welcome to this talk.").count(), 2, "one for each player");
    }
}

/// The parts of a site are made in any order, and several at a time.
#[test]
fn no_part_of_a_site_needs_another() {
    fn made<E: Edition>(permit: Option<E::Permit>, several: Several<'_>) -> BTreeMap<String, Vec<u8>> {
        let (theme, found) = Theme::load(&Tree::default(), None);
        assert_eq!(found, []);
        let (view, stamp, since) = (super::fixture::view::<E>(permit), super::fixture::stamp(), super::fixture::since());
        let (site, found) = render_by(&view, &stamp, &since, &theme, &Hosting::default(), several);
        assert_eq!(found, []);
        site.files.iter().map(|(path, blob)| (path.to_string(), blob.bytes().unwrap().to_vec())).collect()
    }
    let backwards: Several<'_> = &|parts, make| {
        let mut made: Vec<Made> = (0..parts).rev().map(make).collect();
        made.reverse();
        made
    };
    let at_once: Several<'_> = &|parts, make| {
        std::thread::scope(|scope| {
            let threads: Vec<_> = (0..parts).map(|part| scope.spawn(move || make(part))).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        })
    };
    let (facilitator, participant) = (made::<Facilitator>(Some(()), &in_turn), made::<Participant>(None, &in_turn));
    assert!(facilitator.len() > 20 && participant.len() > 15);
    for several in [backwards, at_once] {
        assert!(made::<Facilitator>(Some(()), several) == facilitator);
        assert!(made::<Participant>(None, several) == participant);
    }
}
