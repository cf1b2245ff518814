//! The model: a workspace and its kits, as authors wrote them. Plain data.

mod book;
mod written;

pub use book::Book;
pub use written::{Allowed, Levels, Written};

use std::collections::BTreeMap;

use crate::blob::Blob;
use crate::block::Fidelity;
use crate::content::{Block, Doc, Inline, Item, Minutes, Task};
use crate::edition::{Authored, Restricted};
use crate::facts::Facts;
use crate::path::KitPath;
use crate::span::{Span, Spanned};
use crate::version::Version;

/// A text that each edition may say in its own words.
///
/// What participants read is not secret. What facilitators read instead is sealed, and there only where it differs.
pub struct Worded<T> {
    /// For participants, and for everybody where the other is absent.
    pub common: T,
    /// For facilitators, where it differs.
    pub facilitator: Option<Restricted<T>>,
}

/// Inline content as written.
pub type Line = Worded<Inline<Authored>>;

/// A workspace.
#[derive(Default)]
pub struct Workspace {
    /// What `book.toml` says.
    pub book: Book,
    /// The kits, by id, in byte order.
    pub kits: Vec<Kit>,
}

/// One kit in all its languages.
pub struct Kit {
    /// Its folder's name.
    pub id: String,
    /// The version being worked on, and where it is written.
    pub version: Spanned<Version>,
    /// The kit in each language, the source language first.
    pub texts: Vec<Text>,
    /// How grave the findings of rules are in this kit, where its `kit.yaml` says so.
    pub levels: Levels,
    /// What the file `LICENSE` of the kit says, where it has one, and where that starts.
    pub license: Option<Spanned<String>>,
}

/// A kit in one language, complete: what has no translation stands in the source language.
pub struct Text {
    /// BCP 47.
    pub language: String,
    /// What everybody may know of it.
    pub facts: Facts,
    /// What the whole kit is for, each where it is written.
    pub objectives: Vec<Spanned<Line>>,
    /// The core messages of the kit as a whole.
    pub core_messages: Vec<CoreMessage>,
    /// What must be there for the whole kit.
    pub materials: Vec<Material>,
    /// What to do beforehand.
    pub preparation: Restricted<Vec<Task<Authored>>>,
    /// The pages in reading order, handouts last.
    pub pages: Vec<Slot>,
    /// The delivery plans.
    pub plans: Vec<Plan>,
    /// The files below `media/` that pages may refer to, by their path in the kit; those of a translation under the same path.
    pub media: BTreeMap<KitPath, Blob>,
    /// Where `kit.yaml` says what.
    pub written: Written,
}

/// A core message: plain text, the same words in both editions.
#[derive(Clone, Debug)]
pub struct CoreMessage {
    /// Its id.
    pub id: String,
    /// Its words.
    pub text: Spanned<String>,
}

/// A thing that must be there, with whom it concerns.
pub enum Material {
    /// A participant brings it, so both editions say so.
    Participant(Worded<Item<Authored>>),
    /// The facilitator or the host brings it: the facilitator's business alone.
    Facilitator(Restricted<Item<Authored>>),
}

/// A page in its place, sealed where it is the facilitator's.
pub enum Slot {
    /// For both editions.
    Common(Page),
    /// For the facilitator alone.
    Facilitator(Restricted<Page>),
    /// For the participant alone.
    Participant(Page),
}

/// What a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageKind {
    /// `pages/`, `facilitator/`, `participant/`.
    Page,
    /// A module, by its number from 1.
    Module(u32),
    /// A handout.
    Handout,
}

/// One page.
pub struct Page {
    /// Its name: its id, or its file's name without number and extension.
    pub name: String,
    /// What it is.
    pub kind: PageKind,
    /// Where its source stands in the workspace.
    pub source: KitPath,
    /// Its title, and where it is written.
    pub title: Spanned<Line>,
    /// The part that starts with it.
    pub part: Option<String>,
    /// How long it takes: as written, or the sum of its activities.
    pub minutes: Option<Minutes>,
    /// What it teaches.
    pub objectives: Vec<Spanned<Line>>,
    /// Its core messages.
    pub core_messages: Vec<CoreMessage>,
    /// What must be there.
    pub materials: Vec<Material>,
    /// What only the facilitator is told.
    pub desk: Restricted<Desk>,
    /// Its text.
    pub body: Worded<Doc<Authored>>,
    /// Its blocks of one edition, in the order of their marks in the text.
    pub cuts: Vec<Cut>,
    /// The language it is written in, where that is not the language of the text it stands in.
    pub untranslated: Option<String>,
    /// Its own license.
    pub license: Option<String>,
    /// The whole of its body in its source.
    pub span: Span,
    /// Where its front matter says what.
    pub written: Written,
}

/// What only the facilitator is told of a page.
#[derive(Default)]
pub struct Desk {
    /// What may be changed in it.
    pub fidelity: Fidelity,
    /// What to do beforehand.
    pub preparation: Vec<Task<Authored>>,
}

/// A block of one edition, cut out of the common text.
pub enum Cut {
    /// For the facilitator.
    Facilitator(Restricted<Block<Authored>>),
    /// For the participant.
    Participant(Block<Authored>),
}

/// A delivery plan.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Its name: of its file.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Its days.
    pub days: Vec<Day>,
}

/// A day of a plan.
#[derive(Clone, Debug)]
pub struct Day {
    /// Its title.
    pub title: Option<String>,
    /// When it starts, in minutes from midnight.
    pub start: u32,
    /// When it must be over.
    pub end: Option<u32>,
    /// What happens.
    pub items: Vec<PlanItem>,
    /// Where it is written.
    pub span: Span,
}

/// One thing that happens on a day.
#[derive(Clone, Debug)]
pub struct PlanItem {
    /// What.
    pub what: PlanWhat,
    /// How long, where the plan says so.
    pub minutes: Option<Minutes>,
    /// Where it is written.
    pub span: Span,
}

/// What an item of a plan is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanWhat {
    /// A module, by its page's name.
    Module(String),
    /// A break.
    Break,
    /// Something else, by its title.
    Titled(String),
}
