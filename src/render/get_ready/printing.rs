//! The handouts, each with how many copies of it are needed.

use serde::Serialize;

use super::materials::counted;
use crate::content::{Node, walk};
use crate::edition::Edition;
use crate::markdown::{Element, Target, plain};
use crate::render::chrome::{Binder, Link};
use crate::render::words;
use crate::view::{Need, Page, PageKind};

/// A handout to print.
#[derive(Serialize)]
pub(super) struct Handout {
    link: Link,
    /// How many, in words.
    quantity: String,
    count: Option<u32>,
    per: &'static str,
}

/// The handouts. How many copies is what the materials say where they mean the handout, else one a person.
pub(super) fn handouts<E: Edition>(binder: &Binder<'_, E>, needs: &[Need<E>]) -> Vec<Handout> {
    let strings = binder.press.strings;
    let handout = |page: &Page<E>| {
        let need = needs.iter().find(|need| links(need, &page.name)).or_else(|| needs.iter().find(|need| names(need, &page.title)));
        // A material without a number says that it is needed, not how often.
        let said = need.map(|need| &need.item).filter(|item| item.quantity.is_some() || item.per.is_some());
        let (count, per) = said.map_or((Some(1), "person"), counted);
        let quantity = said.map_or_else(|| strings.fill("per_person", &[("count", &1_u32)]), |item| words::quantity(strings, item));
        Handout { link: binder.link(page, false), quantity, count, per }
    };
    binder.view.pages.iter().filter(|page| page.kind == PageKind::Handout).map(handout).collect()
}

/// Whether a material links to a page.
fn links<E: Edition>(need: &Need<E>, name: &str) -> bool {
    let mut found = false;
    walk(&need.item.text, &mut |node| {
        found |= matches!(node, Node::Element(Element::Link { to: Target::Page { page, .. }, .. }, ..) if page == name);
    });
    found
}

/// Whether a material says a title in its words.
fn names<E: Edition>(need: &Need<E>, title: &[Node<E>]) -> bool {
    let [title, thing] = [plain(title), plain(&need.item.text)].map(|text| words_of(&text));
    !title.is_empty() && format!(" {thing} ").contains(&format!(" {title} "))
}

/// The words of a text in lower case, with one space between them and nothing else.
fn words_of(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::words_of;

    #[test]
    fn titles_are_found_whatever_stands_between_their_words() {
        assert_eq!(words_of("Practice session: tickets\u{2019} change"), "practice session tickets change");
    }
}
