//! The wall between the two editions, as types.
//!
//! Text for facilitators is [`Restricted`] from the moment it is read. It cannot be shown, serialized or dereferenced;
//! its one door is [`Edition::open`], and for [`Participant`] that door cannot open, because [`Never`] has no values:
//!
//! ```compile_fail
//! # use tttkit::edition::Restricted;
//! let text = Restricted::new("the answer".to_owned());
//! println!("{text:?}"); // cannot be shown
//! ```
//! ```compile_fail
//! # use tttkit::edition::Restricted;
//! let text = Restricted::new("the answer".to_owned());
//! let leaked: &str = &text; // cannot be dereferenced
//! ```
//! ```compile_fail
//! # use tttkit::edition::Restricted;
//! let text = Restricted::new("the answer".to_owned());
//! serde_json::to_string(&text).unwrap(); // cannot be serialized
//! ```
//! ```compile_fail
//! # use tttkit::edition::Restricted;
//! let leaked = Restricted::new("the answer".to_owned()).0; // cannot be taken apart
//! ```
//! ```compile_fail
//! # use tttkit::edition::{Facilitator, Only, Participant};
//! fn smuggle(text: Only<Facilitator, String>) -> Only<Participant, String> {
//!     text // what one edition was given, another cannot take
//! }
//! ```
//! ```compile_fail
//! # use tttkit::edition::{Only, Participant};
//! let forged = Only::<Participant, _>::new("the answer", ()); // there is no permit to forge it with
//! ```
//! ```
//! # use tttkit::edition::{Edition, Facilitator, Participant, Restricted};
//! let text = Restricted::new("the answer".to_owned());
//! assert_eq!(Facilitator::open(&text).unwrap().value, "the answer");
//! assert!(Participant::open(&text).is_none());
//! ```

/// A type with no values: what can never be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Never {}

/// Who reads a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    /// Everybody, word for word the same.
    Both,
    /// The facilitator alone.
    Facilitator,
    /// The participant alone.
    Participant,
}

/// Text of the facilitator's, sealed. See the page of this module.
pub struct Restricted<T>(T);

impl<T> Restricted<T> {
    /// Seals a value.
    pub fn new(value: T) -> Self {
        Self(value)
    }
}

/// What stands in a tree of blocks for a text that not everybody may see: sealed while it is the author's, opened or absent in an edition.
pub trait Stage: Sized + 'static {
    /// A text for facilitators at this stage.
    type Private<T: Sync>: Sync;
    /// A proof that a facilitator's cue may stand here; without values where none may.
    type Permit: Copy + Sync;
    /// A block of one edition that is not in its place yet; without values once it is.
    type Cut;
}

/// What an author wrote, for both editions, before a view of one is made.
#[derive(Clone, Copy, Debug)]
pub enum Authored {}

impl Stage for Authored {
    type Private<T: Sync> = Option<Restricted<T>>;
    type Permit = ();
    type Cut = usize;
}

/// One of the two editions.
pub trait Edition: Stage<Cut = Never> + Send + Sync {
    /// `facilitator` or `participant`: in file names, and in the name of the interface string that says it in words.
    const NAME: &'static str;
    /// Who reads it.
    const AUDIENCE: Audience;

    /// The one door to a restricted text: open for facilitators, and for participants never.
    fn open<T>(sealed: &Restricted<T>) -> Option<Open<'_, Self, T>>;

    /// A text of this edition's own as [`Stage::Private`] holds it.
    fn private<T: Sync>(only: Option<Only<Self, T>>) -> Self::Private<T>;

    /// What a private place holds, for the one who may look.
    fn seen<T: Sync>(place: &Self::Private<T>) -> Option<&T>;
}

/// A restricted text behind its opened door, with the permit that it gave.
#[derive(Debug)]
pub struct Open<'a, E: Edition, T> {
    /// The text.
    pub value: &'a T,
    /// The proof that it was opened for edition `E`.
    pub permit: E::Permit,
}

/// A value that only edition `E` may hold. For [`Participant`] there is none, for it takes a permit.
#[derive(Clone, Copy, Debug)]
pub struct Only<E: Stage, T> {
    /// The value.
    pub value: T,
    permit: E::Permit,
}

impl<E: Stage, T> Only<E, T> {
    /// A value with the permit that allows it.
    pub fn new(value: T, permit: E::Permit) -> Self {
        Self { value, permit }
    }

    /// The permit, to make more from.
    pub fn permit(&self) -> E::Permit {
        self.permit
    }
}

/// The edition for the person who leads.
#[derive(Clone, Copy, Debug)]
pub enum Facilitator {}

/// The edition for everybody who takes part.
#[derive(Clone, Copy, Debug)]
pub enum Participant {}

impl Stage for Facilitator {
    type Private<T: Sync> = Option<Only<Self, T>>;
    type Permit = ();
    type Cut = Never;
}

impl Stage for Participant {
    type Private<T: Sync> = Option<Only<Self, T>>;
    type Permit = Never;
    type Cut = Never;
}

impl Edition for Facilitator {
    const NAME: &'static str = "facilitator";
    const AUDIENCE: Audience = Audience::Facilitator;

    fn open<T>(sealed: &Restricted<T>) -> Option<Open<'_, Self, T>> {
        Some(Open { value: &sealed.0, permit: () })
    }

    fn private<T: Sync>(only: Option<Only<Self, T>>) -> Self::Private<T> {
        only
    }

    fn seen<T: Sync>(place: &Self::Private<T>) -> Option<&T> {
        place.as_ref().map(|only| &only.value)
    }
}

impl Edition for Participant {
    const NAME: &'static str = "participant";
    const AUDIENCE: Audience = Audience::Participant;

    fn open<T>(_: &Restricted<T>) -> Option<Open<'_, Self, T>> {
        None
    }

    fn private<T: Sync>(only: Option<Only<Self, T>>) -> Self::Private<T> {
        only
    }

    fn seen<T: Sync>(place: &Self::Private<T>) -> Option<&T> {
        match place {
            None => None,
            Some(only) => match only.permit {},
        }
    }
}
