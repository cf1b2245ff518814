//! The page about the room as a part of another, a level lower.

use serde::Serialize;

use crate::block::Cue;
use crate::content::{Embed, Kind, Node};
use crate::edition::Edition;
use crate::markdown::{Element, plain};
use crate::render::prose::Prose;
use crate::view::Page;

/// The room as templates see it.
#[derive(Serialize)]
pub(super) struct Room {
    /// Its own page.
    href: String,
    /// Its title in plain words.
    name: String,
    /// Its title as HTML.
    title: String,
    /// Its text as HTML.
    text: String,
}

/// The page's text without the questions that people will ask, for those stand with all others, and without headings of nothing else.
pub(super) fn room<E: Edition>(prose: &mut Prose<'_>, page: &Page<E>) -> Room {
    let title = prose.nodes(&page.title);
    (prose.deeper, prose.outline) = (1, 2);
    let kept = kept(&page.body.nodes);
    let runs = page.body.nodes.iter().zip(&kept).filter(|(_, kept)| **kept);
    let text = runs.map(|(node, _)| prose.nodes(std::slice::from_ref(node))).collect();
    (prose.deeper, prose.outline) = (0, 1);
    Room { href: format!("{}.html", page.name), name: plain(&page.title), title, text }
}

/// Which nodes stay.
fn kept<E: Edition>(nodes: &[Node<E>]) -> Vec<bool> {
    let stays = |(at, node): (usize, &Node<E>)| {
        let Some(level) = level(node) else { return !is_question(node) };
        let below = nodes[at + 1..].iter().take_while(|node| self::level(node).is_none_or(|other| other > level));
        let (questions, rest): (Vec<_>, Vec<_>) = below.filter(|node| self::level(node).is_none()).partition(|node| is_question(node));
        // A heading that had nothing below it to begin with is its author's.
        questions.is_empty() || !rest.is_empty()
    };
    nodes.iter().enumerate().map(stays).collect()
}

fn is_question<E: Edition>(node: &Node<E>) -> bool {
    matches!(node, Node::Embed(Embed::Block(block)) if matches!(block.kind, Kind::Cue(Cue::Anticipate, _)))
}

fn level<E: Edition>(node: &Node<E>) -> Option<u8> {
    if let Node::Element(Element::Heading { level, .. }, ..) = node { Some(*level) } else { None }
}
