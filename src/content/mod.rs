//! The tree of a page: Markdown's own elements, and in their midst the blocks of the authoring language.
//!
//! One shape serves twice. As [`crate::edition::Authored`] it is what the author wrote, with what belongs to one edition sealed
//! or cut out; in an edition it is what that edition shows, with nothing left to open.

mod task;
mod walk;

pub use task::{Said as SaidWhen, Task, When};
pub use walk::{children, children_mut, walk, walk_lists_mut, walk_mut};

use crate::block::{Cue, Fidelity, Grouping, Shared};
use crate::edition::Stage;
use crate::markdown;
pub use crate::minutes::Minutes;
use crate::span::Span;

/// An element, a text, or one of our blocks among them.
pub type Node<S> = markdown::Node<Embed<S>>;

/// Inline content: of a title, an objective, an item.
pub type Inline<S> = Vec<Node<S>>;

/// A text that was parsed as a document of its own.
pub struct Doc<S: Stage> {
    /// What it says, in order.
    pub nodes: Vec<Node<S>>,
    /// Its footnotes, in the order in which they are first spoken of.
    pub notes: Vec<Note<S>>,
}

impl<S: Stage> Default for Doc<S> {
    fn default() -> Self {
        Self { nodes: Vec::new(), notes: Vec::new() }
    }
}

/// A footnote.
pub struct Note<S: Stage> {
    /// Its number, or in a block of one edition its letter.
    pub mark: String,
    /// What it says.
    pub nodes: Vec<Node<S>>,
    /// How many times the text refers to it.
    pub references: u32,
}

/// What our language puts between Markdown's elements.
pub enum Embed<S: Stage> {
    /// A block.
    Block(Box<Block<S>>),
    /// The place of a block of one edition, until a view puts it there.
    Cut(S::Cut),
    /// A core message said again, word for word.
    Core(Core),
    /// The numbered steps of a `do` block.
    Steps(Steps<S>),
    /// The choices of a `check` block.
    Choices(Vec<Choice<S>>),
    /// The items of a `materials` block.
    Items(Vec<Item<S>>),
    /// The panels of a `tab` or `group-tab` block.
    Tabs(Vec<Tab<S>>),
    /// A sound or a film.
    Player(Player),
    /// A footnote's mark in the text: its number or letter, and how many references to it came before.
    NoteMark {
        /// The number or letter of the note.
        mark: String,
        /// 0 for the first reference.
        nth: u32,
    },
    /// Math.
    Math(Math),
}

/// A block of the authoring language.
pub struct Block<S: Stage> {
    /// What kind.
    pub kind: Kind<S>,
    /// Its id, as written; it is an anchor in its page.
    pub id: Option<String>,
    /// Its title.
    pub title: Option<Inline<S>>,
    /// The level of the heading that its title makes, 2 to 6.
    pub level: u8,
    /// Its number in the kit, for activities, discussions.
    pub number: Option<Number>,
    /// How long it takes.
    pub minutes: Option<Minutes>,
    /// The core messages that it teaches or checks, by id.
    pub core: Vec<String>,
    /// How people work.
    pub grouping: Option<Grouping>,
    /// What may be changed in it.
    pub fidelity: S::Private<Fidelity>,
    /// What a local slot asks for.
    pub prompt: S::Private<String>,
    /// How many lines of room to write.
    pub lines: u8,
    /// Under what name a browser keeps what is typed into it.
    pub store: Option<String>,
    /// Whether it goes on with what a block of its kind in the same activity began.
    pub continued: bool,
    /// Whether it was cut out of a text that both editions have, being for one alone.
    pub own: bool,
    /// What stands in it.
    pub body: Doc<S>,
    /// Where it opens.
    pub span: Span,
}

/// What kind of block, with the proof that its reader may see it.
pub enum Kind<S: Stage> {
    /// A facilitator's cue.
    Cue(Cue, S::Permit),
    /// Both editions may have it.
    Shared(Shared),
}

impl<S: Stage> Clone for Kind<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S: Stage> Copy for Kind<S> {}

/// The number of an activity: of its module, and its place there; shown as `2.3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number {
    /// The module's number, from 1.
    pub module: u32,
    /// The place in the module, from 1.
    pub place: u32,
}

impl std::fmt::Display for Number {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}.{}", self.module, self.place)
    }
}

/// A core message said again in the text.
#[derive(Clone, Debug)]
pub struct Core {
    /// Its id.
    pub id: String,
    /// Its words.
    pub text: String,
    /// Whether it is alone in its paragraph and shown as a callout.
    pub alone: bool,
}

/// A formula.
#[derive(Clone, Debug)]
pub struct Math {
    /// The TeX, as written.
    pub tex: String,
    /// Whether it stands on its own, and not in a line.
    pub display: bool,
    /// The same as MathML, as this program makes it.
    pub mathml: String,
}

/// Numbered steps.
pub struct Steps<S: Stage> {
    /// The number of the first: steps go on over the `do` blocks of an activity.
    pub start: u32,
    /// The steps.
    pub steps: Vec<Step<S>>,
}

/// One step.
pub struct Step<S: Stage> {
    /// How long it takes, where it says so.
    pub minutes: Option<Minutes>,
    /// What to do.
    pub body: Vec<Node<S>>,
    /// Where it is written.
    pub span: Span,
}

/// One choice of a self-check.
pub struct Choice<S: Stage> {
    /// Whether it is right.
    pub right: bool,
    /// What it says.
    pub text: Inline<S>,
    /// Why it is right or not yet.
    pub why: Inline<S>,
    /// Where it is written.
    pub span: Span,
}

/// One panel of a group of tabs.
pub struct Tab<S: Stage> {
    /// What stands on the tab.
    pub title: Inline<S>,
    /// What the panel holds.
    pub body: Vec<Node<S>>,
}

/// Something that must be there.
pub struct Item<S: Stage> {
    /// What.
    pub text: Inline<S>,
    /// How many.
    pub quantity: Option<u32>,
    /// For each of what.
    pub per: Option<Per>,
    /// Who brings it.
    pub from: From,
    /// Whether it can be done without.
    pub optional: bool,
    /// Where it is written.
    pub span: Span,
}

/// What a quantity counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Per {
    /// Each participant.
    Person,
    /// Each two.
    Pair,
    /// Each table.
    Table,
    /// The room.
    Room,
}

/// Who brings a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum From {
    /// The facilitator.
    #[default]
    Facilitator,
    /// The host of the room.
    Host,
    /// Each participant.
    Participant,
}

/// A sound or a film, with what is said in it.
#[derive(Clone, Debug)]
pub struct Player {
    /// Whether it has a picture.
    pub video: bool,
    /// Its file, as a target.
    pub file: markdown::Target,
    /// What it is, in words.
    pub label: String,
    /// Its captions, a language each.
    pub captions: Vec<Captions>,
    /// Where it is written.
    pub span: Span,
}

/// Captions of one language.
#[derive(Clone, Debug)]
pub struct Captions {
    /// BCP 47.
    pub language: String,
    /// The file.
    pub file: markdown::Target,
    /// What is said, cue by cue: the transcript.
    pub transcript: Vec<Said>,
}

/// What is said in one cue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// When it begins, in thousandths of a second.
    pub from: u64,
    /// When it ends, in thousandths of a second.
    pub until: u64,
    /// The words, without tags.
    pub words: String,
}

/// Names that no page of a kit can have, for editions make pages of these names themselves.
///
/// `materials` is the name of a page in releases of old: links to it must never lead to something else.
pub const OWN_PAGES: [&str; 12] = [
    "index",
    "all-in-one",
    "agenda",
    "run",
    "materials",
    "assets",
    "get-ready",
    "presenter",
    "projector",
    "delivery",
    "takeaway",
    "attendance",
];
