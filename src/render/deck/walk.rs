//! Going through a page: what is projected becomes a card, and everything stands in the notes of the card that is on the screen by then.

use std::collections::BTreeMap;

use super::super::chrome::{Binder, Link, short_title};
use super::super::prose::Prose;
use super::super::said::Said;
use super::super::screen::core_alone;
use super::super::sheet::Ids;
use super::Card;
use super::cards;
use crate::block::{Cue, Shared};
use crate::content::{Block, Embed, Kind, Node, children, walk};
use crate::edition::Edition;
use crate::markdown::plain;
use crate::view::Page;

/// What of a text becomes cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Pick {
    /// Nothing: answers.
    Nothing,
    /// What the author made a slide of, and nothing else: notes, and pages that are not led.
    Slides,
    /// Every prompt.
    All,
}

/// On the way through a page.
pub(super) struct Walk<'w, 'a, 'v, E: Edition> {
    pub binder: &'w Binder<'v, E>,
    pub screen: &'w mut Prose<'a>,
    notes: &'w mut Prose<'a>,
    pub page: &'v Page<E>,
    /// Blocks of common text in the words of participants, by where they are written; none where everybody reads the same words.
    room: Option<BTreeMap<u32, &'v Block<E>>>,
    pick: Pick,
    /// Whether the text stands in a block that the facilitator alone has.
    own: bool,
    /// The activity or discussion: its number and its place.
    step: Option<(String, Link)>,
    cards: Vec<Card>,
    beside: Vec<String>,
}

impl<'w, 'a, 'v, E: Edition> Walk<'w, 'a, 'v, E> {
    /// At the start of a page.
    pub fn new(binder: &'w Binder<'v, E>, screen: &'w mut Prose<'a>, notes: &'w mut Prose<'a>, page: &'v Page<E>) -> Self {
        let room = page.room.as_ref().map(|room| {
            let mut blocks = BTreeMap::new();
            walk(&room.value.body.nodes, &mut |node| {
                if let Node::Embed(Embed::Block(block)) = node {
                    blocks.insert(block.span.start, block.as_ref());
                }
            });
            blocks
        });
        Self { binder, screen, notes, page, room, pick: Pick::Slides, own: false, step: None, cards: Vec::new(), beside: Vec::new() }
    }

    /// Says what becomes cards from here on.
    pub fn pick(&mut self, pick: Pick) {
        self.pick = pick;
    }

    /// The cards, and what stands beside each.
    pub fn done(self) -> (Vec<Card>, Vec<String>) {
        (self.cards, self.beside)
    }

    /// The card of a module: its number, its title, its core messages.
    pub fn title(&mut self, number: u32) {
        let card = cards::module(self, number);
        self.put(card);
    }

    /// Some nodes, in their order.
    pub fn nodes(&mut self, nodes: &'v [Node<E>]) {
        for node in nodes {
            match node {
                Node::Embed(Embed::Block(block)) => self.block(block, false),
                _ => match core_alone(node).filter(|_| self.pick == Pick::All && !self.own) {
                    Some(core) => self.put(cards::core(core)),
                    None => {
                        self.note(node);
                        self.within(node);
                    }
                },
            }
        }
    }

    /// Puts a card on the screen, with the place of what it is made of.
    pub fn put(&mut self, card: Card) {
        if card.is_empty() {
            return;
        }
        let page =
            Link { href: format!("{}.html", self.page.name), text: short_title(self.binder.press.strings, self.page), current: false };
        let (step, place) = self.step.clone().map_or((None, page), |(number, place)| (Some(number), place));
        self.cards.push(Card { place: Some(place), step, ..card });
        self.beside.push(String::new());
    }

    /// Adds to the notes of the card that is on the screen; what comes before the first has no screen to stand beside.
    fn note(&mut self, node: &Node<E>) {
        if let Some(beside) = self.beside.last_mut() {
            *beside += &self.notes.nodes(std::slice::from_ref(node));
        }
    }

    /// The blocks in a node whose text stands in the notes as a whole.
    fn within(&mut self, node: &'v Node<E>) {
        for inner in children(node).into_iter().flatten() {
            match inner {
                Node::Embed(Embed::Block(block)) => self.block(block, true),
                _ => self.within(inner),
            }
        }
    }

    /// A block as participants read it; none where it is the facilitator's own.
    fn heard(&self, block: &'v Block<E>) -> Option<&'v Block<E>> {
        match &self.room {
            _ if self.own || block.own => None,
            Some(room) => room.get(&block.span.start).copied(),
            None => Some(block),
        }
    }

    /// A block; `told` says that its text stands in the notes already.
    fn block(&mut self, block: &'v Block<E>, told: bool) {
        let (pick, own) = (self.pick, self.own);
        let step = self.step.clone();
        match block.kind {
            Kind::Shared(Shared::Activity) if pick == Pick::All && !told => {
                self.enter(block);
                let opens = block.body.nodes.first().is_some_and(|node| is_slide(node));
                if let Some(heard) = self.heard(block).filter(|_| !opens) {
                    let card = cards::activity(self, heard);
                    self.put(card);
                }
                self.own |= block.own;
                self.nodes(&block.body.nodes);
            }
            _ => {
                if block.number.is_some() {
                    self.enter(block);
                }
                let cards = cards::of(self, block);
                let slide = matches!(block.kind, Kind::Shared(Shared::Slide));
                let shown = !cards.is_empty();
                cards.into_iter().for_each(|card| self.put(card));
                // A slide is on the screen: beside it stands what is in it for the facilitator alone.
                if slide && shown {
                    self.cues_in(block);
                } else if shown || !told {
                    self.note_block(block);
                }
                self.own |= block.own;
                self.pick = pick.min(inside(block.kind, shown));
                for node in &block.body.nodes {
                    match node {
                        Node::Embed(Embed::Block(block)) => self.block(block, true),
                        node => self.within(node),
                    }
                }
            }
        }
        (self.pick, self.own, self.step) = (pick, own, step);
    }

    fn note_block(&mut self, block: &Block<E>) {
        if let Some(beside) = self.beside.last_mut() {
            *beside += &self.notes.block(block);
        }
    }

    fn cues_in(&mut self, slide: &'v Block<E>) {
        walk(&slide.body.nodes, &mut |node| {
            if let Node::Embed(Embed::Block(block)) = node
                && matches!(block.kind, Kind::Cue(..))
            {
                self.note_block(block);
            }
        });
    }

    /// Goes into an activity or a discussion.
    fn enter(&mut self, block: &Block<E>) {
        let Some(number) = block.number.map(|number| number.to_string()) else { return };
        let own = self.own || block.own;
        let made = || Ids::default().make(if own { "own-activity" } else { "activity" }, &number);
        let anchor = block.id.clone().unwrap_or_else(made);
        let title = block.title.as_ref().map_or(String::new(), |title| plain(title));
        let said = block.number.map_or(String::new(), |number| number.said(self.binder.press.strings.locale()));
        let text = format!("{said} {title}").trim_end().to_owned();
        self.step = Some((number, Link { href: format!("{}.html#{anchor}", self.page.name), text, current: false }));
    }

    /// Whether a block of this kind becomes cards here, and in whose words.
    pub fn shown(&self, block: &'v Block<E>) -> Option<&'v Block<E>> {
        match block.kind {
            Kind::Cue(Cue::Ask | Cue::Poll, _) if self.pick == Pick::All => Some(block),
            Kind::Shared(Shared::Slide) if self.pick >= Pick::Slides => {
                if self.own || block.own {
                    Some(block)
                } else {
                    self.heard(block)
                }
            }
            Kind::Shared(Shared::Discussion | Shared::Reflect | Shared::Check | Shared::ExitTicket) if self.pick == Pick::All => {
                self.heard(block)
            }
            _ => None,
        }
    }
}

fn is_slide<E: Edition>(node: &Node<E>) -> bool {
    matches!(node, Node::Embed(Embed::Block(block)) if matches!(block.kind, Kind::Shared(Shared::Slide)))
}

/// What in a block becomes cards: in what happens in the room, every prompt; in a prompt and in what is for the facilitator to know, slides
/// alone; in answers, nothing.
fn inside<E: Edition>(kind: Kind<E>, shown: bool) -> Pick {
    match kind {
        Kind::Cue(Cue::AnswerKey, _) | Kind::Shared(Shared::Solution | Shared::Hint | Shared::Spoiler) => Pick::Nothing,
        Kind::Cue(Cue::Do | Cue::Debrief | Cue::IfTime | Cue::Transition, _) => Pick::All,
        Kind::Cue(..) => Pick::Slides,
        Kind::Shared(Shared::Slide) => Pick::Nothing,
        Kind::Shared(_) if shown => Pick::Slides,
        Kind::Shared(_) => Pick::All,
    }
}
