//! The cards that a block makes.

use super::super::blocks::grouping_key;
use super::super::escape::escape;
use super::super::screen::core_words;
use super::super::words;
use super::Card;
use super::walk::Walk;
use crate::block::{Cue, Shared};
use crate::content::{Block, Core, Embed, Kind, Node};
use crate::edition::Edition;
use crate::markdown::{Element, plain};

/// The card of a module: its number, its title, its core messages.
pub(super) fn module<E: Edition>(walk: &mut Walk<'_, '_, '_, E>, number: u32) -> Card {
    let page = walk.page;
    let over = walk.binder.press.strings.fill("module_of", &[("number", &number), ("count", &walk.binder.modules)]);
    let title = page.room.as_ref().map_or(&page.title, |room| &room.value.title);
    let title = walk.screen.nodes(title);
    let body = page.core_messages.iter().map(|message| format!("<p class=\"core-words\">{}</p>\n", escape(&message.text))).collect();
    Card { kind: "module", over: Some(over), title: Some(title), body, ..Card::default() }
}

/// A core message said again.
pub(super) fn core(core: &Core) -> Card {
    Card { kind: "core", body: core_words(core), ..Card::default() }
}

/// The card of an activity: what it is called, how people work in it, how long.
pub(super) fn activity<E: Edition>(walk: &mut Walk<'_, '_, '_, E>, block: &Block<E>) -> Card {
    let Some(title) = &block.title else { return Card::default() };
    let strings = walk.binder.press.strings;
    let grouping = block.grouping.map(|grouping| strings.get(grouping_key(grouping)).to_owned());
    let minutes = block.minutes.map(|minutes| words::minutes(strings, minutes));
    let under: Vec<String> = [grouping, minutes].into_iter().flatten().collect();
    let title = Some(walk.screen.nodes(title));
    Card { kind: "activity", title, under: (!under.is_empty()).then(|| strings.list(&under)), ..Card::default() }
}

/// The cards of any other block; none where it is not for the screen.
pub(super) fn of<'v, E: Edition>(walk: &mut Walk<'_, '_, 'v, E>, block: &'v Block<E>) -> Vec<Card> {
    let Some(block) = walk.shown(block) else { return Vec::new() };
    let title = block.title.as_ref().map(|title| walk.screen.nodes(title));
    let words = block.title.as_ref().map_or(String::new(), |title| plain(title));
    // A title that says already what it is needs no second word for it.
    let over = |key: &str| Some(walk.binder.press.word(key)).filter(|over| !words.to_lowercase().starts_with(&over.to_lowercase()));
    match block.kind {
        Kind::Cue(cue, _) => vec![question(walk, if cue == Cue::Poll { "poll" } else { "ask" }, block)],
        Kind::Shared(Shared::Slide) => vec![Card { kind: "slide", title, body: walk.screen.doc(&block.body), ..Card::default() }],
        Kind::Shared(Shared::Discussion) => {
            let over = over("label_discussion");
            vec![Card { kind: "discussion", over, title, body: walk.screen.doc(&block.body), ..Card::default() }]
        }
        Kind::Shared(Shared::ExitTicket) => {
            let over = over("label_exit_ticket");
            vec![Card { kind: "exit-ticket", over, title, body: walk.screen.doc(&block.body), ..Card::default() }]
        }
        Kind::Shared(Shared::Reflect) => {
            let over = over("label_reflect");
            let nodes = &block.body.nodes;
            let prompt = nodes.iter().position(|node| matches!(node, Node::Embed(Embed::Block(_)))).unwrap_or(nodes.len());
            vec![Card { kind: "reflect", over, title, body: walk.screen.nodes(&nodes[..prompt]), ..Card::default() }]
        }
        Kind::Shared(Shared::Check) => {
            let over = over("label_check");
            questions(walk, block).into_iter().map(|body| Card { kind: "check", over: over.clone(), body, ..Card::default() }).collect()
        }
        Kind::Shared(_) => Vec::new(),
    }
}

/// What the facilitator asks is the first paragraph; what follows it is for them alone.
fn question<E: Edition>(walk: &mut Walk<'_, '_, '_, E>, kind: &'static str, block: &Block<E>) -> Card {
    let first = block.body.nodes.iter().find(|node| matches!(node, Node::Element(Element::Paragraph, ..)));
    let body = first.map(|first| walk.screen.nodes(std::slice::from_ref(first))).unwrap_or_default();
    Card { kind, body, ..Card::default() }
}

/// The questions of a self-check, each with its choices.
fn questions<E: Edition>(walk: &mut Walk<'_, '_, '_, E>, block: &Block<E>) -> Vec<String> {
    let nodes = &block.body.nodes;
    let ends = nodes.iter().enumerate().filter(|(_, node)| matches!(node, Node::Embed(Embed::Choices(_)))).map(|(at, _)| at);
    let mut from = 0;
    ends.map(|at| {
        let body = walk.screen.nodes(&nodes[from..=at]);
        from = at + 1;
        body
    })
    .collect()
}
