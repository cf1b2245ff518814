//! The deck: all that is projected, in the order of the plan, with what the facilitator has beside each of its cards.
//!
//! A card is made of what participants read anyway, in their words, of the questions that the facilitator puts to the room, and of the
//! plan's breaks. What else there is stands in the notes of the card before it. See [`screen`](super::screen) for what of a text may be seen.

mod cards;
mod walk;

use std::collections::BTreeSet;

use serde::Serialize;

use super::chrome::{Binder, Link, short_title};
use super::prose::{Around, Prose};
use super::sheet::Sheet;
use super::words;
use crate::edition::Edition;
use crate::markdown::plain;
use crate::view::{Day, Page, PageKind, Slot, What};
use walk::{Pick, Walk};

/// All that is projected.
#[derive(Serialize)]
pub(super) struct Deck {
    /// Its chapters: the opening of a day, a module.
    pub chapters: Vec<Chapter>,
    /// How many cards there are.
    pub count: u32,
}

/// The opening of a day, or a page, with what comes before the next.
#[derive(Serialize)]
pub(super) struct Chapter {
    /// The name of its page; a day's opening has none.
    pub page: Option<String>,
    /// What it is called.
    pub title: String,
    /// Its cards.
    pub cards: Vec<Card>,
    /// What the facilitator has beside each card, as HTML.
    #[serde(skip)]
    pub notes: Vec<String>,
}

/// One card, as the room sees it.
#[derive(Default, Serialize)]
pub(super) struct Card {
    /// What it is made of.
    pub kind: &'static str,
    /// Its place in the deck, from 1, as the language writes it.
    pub nth: String,
    /// What stands small above it.
    pub over: Option<String>,
    /// Its title as HTML.
    pub title: Option<String>,
    /// What it says, as HTML.
    pub body: String,
    /// What stands small below it.
    pub under: Option<String>,
    /// Its place in the guide.
    pub place: Option<Link>,
    /// The number of the activity that it belongs to: `2.3`.
    pub step: Option<String>,
    /// The place of its item in the plan: the day and the item, each from 0, steps not counted.
    pub slot: Option<String>,
    /// Whether it is the first of all.
    pub opens: bool,
    /// For a break, its minutes.
    pub minutes: Option<u32>,
    /// For a break, when it ends or how long it is, in words.
    pub until: Option<String>,
}

impl Card {
    /// Whether there is nothing to see on it.
    fn is_empty(&self) -> bool {
        self.title.is_none() && self.body.trim().is_empty()
    }
}

/// The deck of a kit.
pub(super) fn deck<E: Edition>(binder: &Binder<'_, E>, around: &Around) -> Deck {
    let mut maker = Maker {
        binder,
        screen: Prose::new(binder.press, around, Sheet::Screen),
        notes: Prose::new(binder.press, around, Sheet::Away),
        chapters: Vec::new(),
        done: BTreeSet::new(),
    };
    for (nth, day) in binder.view.plans.first().into_iter().flat_map(|plan| &plan.days).enumerate() {
        maker.day(nth, day);
    }
    for page in &binder.view.pages {
        maker.page(page);
    }
    maker.chapters.retain(|chapter| !chapter.cards.is_empty());
    let mut count = 0;
    for card in maker.chapters.iter_mut().flat_map(|chapter| &mut chapter.cards) {
        card.opens = count == 0;
        count += 1;
        card.nth = binder.press.number(count);
    }
    Deck { chapters: maker.chapters, count }
}

struct Maker<'m, 'v, E: Edition> {
    binder: &'m Binder<'v, E>,
    screen: Prose<'m>,
    notes: Prose<'m>,
    chapters: Vec<Chapter>,
    done: BTreeSet<&'v str>,
}

impl<'v, E: Edition> Maker<'_, 'v, E> {
    fn day(&mut self, nth: usize, day: &'v Day<E>) {
        let kit = &self.binder.view.facts.title;
        let title = day.title.as_ref().unwrap_or(kit);
        let over = day.title.is_some().then(|| kit.clone());
        let mut opening = Chapter { page: None, title: title.clone(), cards: Vec::new(), notes: Vec::new() };
        opening.put(Card { kind: "opening", over, title: Some(super::escape::escape(title)), ..Card::default() });
        self.chapters.push(opening);
        let timed = day.clock.is_some() && self.binder.view.plans.first().is_some_and(|plan| plan.title.is_some());
        for (at, slot) in day.slots.iter().enumerate() {
            let place = Some(format!("{nth}.{at}"));
            match &slot.what {
                What::Module(name) => {
                    if let Some(page) = self.binder.page_of(name) {
                        self.page(page);
                    }
                }
                What::Break => {
                    let title = Some(self.binder.press.word("break"));
                    let until = Some(self.until(slot, timed));
                    let minutes = Some(slot.minutes.most);
                    self.put(Card { kind: "break", title, until, minutes, slot: place, ..Card::default() });
                }
                What::Titled(title) => {
                    self.put(Card { kind: "other", title: Some(super::escape::escape(title)), slot: place, ..Card::default() });
                }
            }
        }
    }

    /// When a slot ends; how long it takes, where that hangs on what comes before it.
    fn until(&self, slot: &Slot<E>, timed: bool) -> String {
        let strings = self.binder.press.strings;
        if timed && slot.at.least == slot.at.most && slot.minutes.least == slot.minutes.most {
            return strings.fill("slide_until", &[("time", &words::clock(strings, slot.at.least + slot.minutes.least))]);
        }
        words::minutes(strings, slot.minutes)
    }

    /// Adds a card to what came last.
    fn put(&mut self, card: Card) {
        if let Some(chapter) = self.chapters.last_mut() {
            chapter.put(card);
        }
    }

    /// A page, once: all of a module, and of any other page its slides.
    fn page(&mut self, page: &'v Page<E>) {
        if page.kind == PageKind::Handout || !self.done.insert(&page.name) {
            return;
        }
        let mut walk = Walk::new(self.binder, &mut self.screen, &mut self.notes, page);
        if let PageKind::Module(number) = page.kind {
            walk.title(number);
            walk.pick(Pick::All);
        }
        walk.nodes(&page.body.nodes);
        let (cards, notes) = walk.done();
        let title =
            if matches!(page.kind, PageKind::Module(_)) { short_title(self.binder.press.strings, page) } else { plain(&page.title) };
        self.chapters.push(Chapter { page: Some(page.name.clone()), title, cards, notes });
    }
}

impl Chapter {
    fn put(&mut self, card: Card) {
        self.cards.push(card);
        self.notes.push(String::new());
    }
}
