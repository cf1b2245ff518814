//! What one edition shows: the only reader of a kit after it was checked.
//!
//! A `View<Participant>` has no place where text of the facilitator's could be: everything private is an
//! [`Only`], and an `Only<Participant, _>` cannot be made.

mod assets;
mod build;
mod choose;
mod needs;
mod parts;
mod schedule;
mod titles;

pub use build::{core_messages, page_names, view};

use std::collections::BTreeMap;

use crate::blob::Blob;
use crate::block::{Fidelity, Grouping};
use crate::content::{Doc, Inline, Item, Minutes, Number, Task};
use crate::edition::{Edition, Only};
use crate::facts::Facts;
use crate::path::KitPath;

/// One kit in one language for one edition.
pub struct View<E: Edition> {
    /// What is known of the kit as a whole.
    pub facts: Facts,
    /// The language of this view, BCP 47.
    pub language: String,
    /// Every language of the kit, the source language first.
    pub languages: Vec<String>,
    /// What the whole kit is for.
    pub objectives: Vec<Inline<E>>,
    /// The core messages: of the kit, then of its modules in their order.
    pub core_messages: Vec<CoreMessage>,
    /// The pages in reading order, handouts last.
    pub pages: Vec<Page<E>>,
    /// The delivery plans; a kit without one has one day in the order of its contents.
    pub plans: Vec<Plan<E>>,
    /// What a participant brings, of the kit, its modules and activities, added up.
    pub bring: Vec<Need<E>>,
    /// What is on the facilitator's desk alone.
    pub desk: Option<Only<E, Desk<E>>>,
    /// The files that pages of this edition refer to, by their path in the kit.
    pub assets: BTreeMap<KitPath, Blob>,
}

/// A core message.
#[derive(Clone, Debug)]
pub struct CoreMessage {
    /// Its id.
    pub id: String,
    /// Its words, the same everywhere.
    pub text: String,
    /// The page that teaches it: its name, and its number as a module.
    pub page: Option<(String, u32)>,
}

/// What a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageKind {
    /// For both editions: `pages/`.
    Common,
    /// A module, by its number from 1.
    Module(u32),
    /// A handout.
    Handout,
    /// Of this edition alone.
    Own,
}

/// One page.
pub struct Page<E: Edition> {
    /// Its name: the name of its file without `.html`.
    pub name: String,
    /// What it is.
    pub kind: PageKind,
    /// Its title.
    pub title: Inline<E>,
    /// The part that starts with it.
    pub part: Option<String>,
    /// How long it takes.
    pub minutes: Option<Minutes>,
    /// What it teaches.
    pub objectives: Vec<Inline<E>>,
    /// Its core messages.
    pub core_messages: Vec<CoreMessage>,
    /// What a participant brings to it.
    pub bring: Vec<Need<E>>,
    /// What only the facilitator is told of it.
    pub desk: Option<Only<E, PageDesk<E>>>,
    /// Its text.
    pub body: Doc<E>,
    /// For the facilitator, what the room reads of it: where that is in other words, for there a span may hold what is the facilitator's alone.
    pub room: Option<Only<E, Room<E>>>,
    /// The language it is written in, where it has no translation and stands in the source language.
    pub untranslated: Option<String>,
    /// Its own license, where it differs from the kit's.
    pub license: Option<String>,
    /// Where its source stands in the workspace, for edit links.
    pub source: KitPath,
}

/// A page in the words of its participants, without what either edition has alone: what may be projected.
pub struct Room<E: Edition> {
    /// Its title.
    pub title: Inline<E>,
    /// Its text.
    pub body: Doc<E>,
}

/// What the facilitator alone is told of a page.
pub struct PageDesk<E: Edition> {
    /// What may be changed in it.
    pub fidelity: Fidelity,
    /// What must be there, of the module and its activities, added up.
    pub materials: Vec<Need<E>>,
    /// What to do beforehand.
    pub preparation: Vec<Task<E>>,
}

/// What the facilitator alone has of a whole kit.
pub struct Desk<E: Edition> {
    /// What must be there, of the kit, its modules and their activities, added up.
    pub materials: Vec<Need<E>>,
    /// What to do beforehand, and for which module (its page's name) or the whole kit.
    pub preparation: Vec<(Option<String>, Task<E>)>,
}

/// A thing that must be there, with the modules (by page name) that need it.
pub struct Need<E: Edition> {
    /// What, how many, who brings it.
    pub item: Item<E>,
    /// The pages of the modules that need it; empty for the whole kit.
    pub pages: Vec<String>,
}

/// A delivery plan as this edition sees it.
pub struct Plan<E: Edition> {
    /// Its name: of its file.
    pub name: String,
    /// Its title; `None` for the plan that a kit without one gets.
    pub title: Option<String>,
    /// Its days.
    pub days: Vec<Day<E>>,
}

/// A day of a plan.
pub struct Day<E: Edition> {
    /// Its title.
    pub title: Option<String>,
    /// When it starts and ends.
    pub clock: Option<(Clock, Clock)>,
    /// How long it takes.
    pub minutes: Minutes,
    /// What happens.
    pub slots: Vec<Slot<E>>,
}

/// One thing that happens on a day.
pub struct Slot<E: Edition> {
    /// When it starts: the earliest and, behind ranges, the latest.
    pub at: Clock,
    /// How long it takes.
    pub minutes: Minutes,
    /// What it is.
    pub what: What,
    /// For the facilitator: the activities and discussions in it.
    pub run: Option<Only<E, Vec<RunStep<E>>>>,
}

/// What a slot is.
#[derive(Clone, Debug)]
pub enum What {
    /// A module, by its page's name.
    Module(String),
    /// A break.
    Break,
    /// Something else, by its title.
    Titled(String),
}

/// A time on the clock, as minutes from midnight, the earliest and the latest that it can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// The earliest.
    pub least: u32,
    /// The latest.
    pub most: u32,
}

/// An activity or a discussion in the run of show.
pub struct RunStep<E: Edition> {
    /// When it starts; unknown behind one that does not say how long it takes.
    pub at: Option<Clock>,
    /// How long it takes.
    pub minutes: Option<Minutes>,
    /// Its number in the kit.
    pub number: Option<Number>,
    /// Its title.
    pub title: Inline<E>,
    /// Whether it is a discussion and not an activity.
    pub discussion: bool,
    /// How people work in it.
    pub grouping: Option<Grouping>,
    /// Its anchor in its page.
    pub anchor: Option<String>,
    /// The page that it stands on.
    pub page: String,
    /// Its `if-short` blocks.
    pub if_short: Vec<IfShort<E>>,
}

/// What can be dropped when time is short.
pub struct IfShort<E: Edition> {
    /// How long that saves, where the author says so.
    pub saves: Option<Minutes>,
    /// What to drop.
    pub what: Doc<E>,
}
