//! What a program lead must know of a kit before a district uses it: `report` gathers it, `render` shows it, and neither may name the
//! other.
//!
//! It tells what only facilitators may know. So no edition of a kit, no packet and no site is made from it.

use crate::block::{Fidelity, Name};
use crate::diagnostic::{Code, Severity};
use crate::facts::Facts;
use crate::minutes::Minutes;

/// What a program lead must know of a kit.
#[derive(Clone, Debug)]
pub struct Appraisal {
    /// What everybody may know of it.
    pub facts: Facts,
    /// The language that it is written in, BCP 47.
    pub language: String,
    /// Why and when its version was withdrawn, where it was.
    pub withdrawn: Option<(String, String)>,
    /// The day of the appraisal, `2026-11-25`.
    pub day: String,
    /// The version of the program.
    pub program: &'static str,
    /// How many activities and discussions there are.
    pub activities: usize,
    /// How many modules.
    pub modules: usize,
    /// How many handouts.
    pub handouts: usize,
    /// Its core messages.
    pub messages: Vec<Message>,
    /// How long each module takes, and with what.
    pub modules_time: Vec<Bar>,
    /// How long each day of each plan takes, and with what.
    pub days_time: Vec<Bar>,
    /// How hard its pages are to read, where that can be told.
    pub reading: Option<Reading>,
    /// Its pictures and recordings.
    pub media: Media,
    /// Its modules with their activities, and what may be changed in each.
    pub parts: Vec<Part>,
    /// How much of its time may be changed in which way, for what there is.
    pub shares: Vec<(Fidelity, Minutes)>,
    /// Its languages, the one that it is written in first.
    pub languages: Vec<Translation>,
    /// What was checked, by subject.
    pub subjects: Vec<Subject>,
    /// Rules of no subject that were broken or are allowed to be: of reading, building, releasing.
    pub others: Vec<Rule>,
}

/// A core message, and where it is taught and checked.
#[derive(Clone, Debug)]
pub struct Message {
    /// Its id.
    pub id: String,
    /// Its words.
    pub text: String,
    /// The page that it is of; none for one of the whole kit.
    pub page: Option<String>,
    /// Where it is taught.
    pub taught: Vec<Place>,
    /// Where it is said again, word for word, and in no block that teaches it.
    pub said: Vec<Place>,
    /// Where it is checked.
    pub checked: Vec<Place>,
}

/// A place in a kit: a block, or a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The block; none for the page itself.
    pub block: Option<Name>,
    /// Its number, `2.3`.
    pub number: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// The page.
    pub page: String,
    /// Where it is written.
    pub spot: Spot,
}

/// A line of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The file, from the workspace.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
}

impl std::fmt::Display for Spot {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}:{}", self.file, self.line)
    }
}

/// How long something takes, and with what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What it is a part of: a plan.
    pub of: Option<String>,
    /// The module's number.
    pub number: Option<u32>,
    /// What it is called; none for a day without a title.
    pub title: Option<String>,
    /// How long all of it takes.
    pub total: Minutes,
    /// How long each kind of thing in it takes, in the order of kinds.
    pub kinds: Vec<(Kind, Minutes)>,
}

/// With what time goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A block that says how long it takes.
    Block(Name),
    /// What is between such blocks in a module.
    Between,
    /// A module, on a day of a plan.
    Module,
    /// Something else that a plan names.
    Other,
    /// A break.
    Break,
}

/// How hard pages are to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The highest level that is right for the kit's readers, in years of school.
    pub target: u32,
    /// Each page that has enough words to be judged, with its level in tenths of a year.
    pub pages: Vec<(String, u32)>,
}

/// Pictures and recordings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Media {
    /// How many pictures there are.
    pub pictures: usize,
    /// How many of them are described in words.
    pub described: usize,
    /// The sounds and films.
    pub recordings: Vec<Recording>,
}

/// A sound or a film.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recording {
    /// Its file.
    pub file: String,
    /// The page that it stands on.
    pub page: String,
    /// The languages of its captions, BCP 47.
    pub captions: Vec<String>,
}

/// A part of a kit, and what may be changed in it.
#[derive(Clone, Debug)]
pub struct Part {
    /// The block; none for a module.
    pub block: Option<Name>,
    /// Its number, `2` or `2.3`.
    pub number: Option<String>,
    /// What it is called.
    pub title: Option<String>,
    /// What may be changed.
    pub fidelity: Fidelity,
    /// Whether it says so itself, and does not go by its module.
    pub own: bool,
    /// How long it takes.
    pub minutes: Option<Minutes>,
    /// The activities and discussions of a module.
    pub parts: Vec<Part>,
}

/// How much of a kit there is in a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translation {
    /// BCP 47.
    pub language: String,
    /// How many pages the kit has.
    pub pages: usize,
    /// The pages that are not in this language.
    pub missing: Vec<String>,
    /// How many core messages the kit has.
    pub messages: usize,
    /// The ids of the core messages that are not in this language.
    pub missing_messages: Vec<String>,
}

/// What was checked of one subject.
#[derive(Clone, Debug)]
pub struct Subject {
    /// Its name: lower case and underscores.
    pub name: &'static str,
    /// Its rules.
    pub rules: Vec<Rule>,
}

/// The subject whose rules the statement of accessibility tells one by one.
pub const ACCESSIBILITY: &str = "accessibility";

/// A rule, and what it found.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The rule.
    pub code: &'static Code,
    /// Whether it was run: a workspace or a kit can turn it off.
    pub run: bool,
    /// What is open.
    pub open: Vec<Finding>,
    /// What is allowed, each with its reason.
    pub allowed: Vec<(Finding, String)>,
}

impl Rule {
    /// Whether it was run and found nothing: what is allowed was found, too.
    pub fn passed(&self) -> bool {
        self.run && self.open.is_empty() && self.allowed.is_empty()
    }
}

/// What a rule found at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How grave it is.
    pub severity: Severity,
    /// What it says.
    pub message: String,
    /// Where.
    pub spot: Option<Spot>,
}
