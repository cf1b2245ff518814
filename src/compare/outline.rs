//! What is compared: an edition as plain words, with nothing in it that says where it came from.

use std::collections::BTreeMap;

/// An edition of one version of a kit, as plain words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// What is known of the kit, by names such as `license`; its version and the day of its release are no part of it.
    pub facts: BTreeMap<String, String>,
    /// The core messages: id and words.
    pub core: Vec<(String, String)>,
    /// What the kit is for.
    pub objectives: Vec<String>,
    /// What to do beforehand for the kit as a whole.
    pub preparation: Vec<Task>,
    /// The pages in reading order.
    pub pages: Vec<Page>,
    /// The plans that an author wrote.
    pub plans: Vec<Plan>,
    /// Everything that must be there, or that a participant brings.
    pub materials: Vec<Material>,
    /// The files of `media/` by their path, with their digests.
    pub media: BTreeMap<String, String>,
    /// The digest of what the edition delivers, to notice what nothing else here tells of.
    pub content: String,
}

/// What a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PageKind {
    /// A page that is neither of the others.
    #[default]
    Page,
    /// A module.
    Module,
    /// A handout.
    Handout,
}

/// A page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Its name, by which it is known.
    pub name: String,
    /// What it is.
    pub kind: PageKind,
    /// Its title.
    pub title: String,
    /// How long it takes, as `40` or `30-45`.
    pub minutes: Option<String>,
    /// What may be changed in it, where the edition says so.
    pub fidelity: Option<String>,
    /// Its own license.
    pub license: Option<String>,
    /// What it teaches.
    pub objectives: Vec<String>,
    /// What to do beforehand.
    pub preparation: Vec<Task>,
    /// Its text outside of activities.
    pub text: Text,
    /// Its activities and discussions that stand in no other.
    pub activities: Vec<Activity>,
    /// A digest of the whole page but for the numbers that its place in the kit gives it.
    pub form: String,
}

/// Something to do beforehand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Task {
    /// What.
    pub words: String,
    /// When, in days from the day of the session, where its author said so.
    pub when: Option<i32>,
}

/// An activity or a discussion.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Activity {
    /// The id that its author gave it.
    pub id: Option<String>,
    /// Its title; empty where it has none.
    pub title: String,
    /// How long it takes.
    pub minutes: Option<String>,
    /// How people work.
    pub grouping: Option<String>,
    /// What may be changed in it, where the edition says so.
    pub fidelity: Option<String>,
    /// Its text.
    pub text: Text,
}

/// The text of a page or an activity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// Its paragraphs, items, cells, headings.
    pub paragraphs: Vec<Paragraph>,
    /// How long each step and block in it takes, where it says so.
    pub times: Vec<String>,
    /// The minutes of what may be left out or done besides: what it saves or takes, where it says so.
    pub spare: Vec<String>,
}

/// A paragraph or what stands for one, its words with one space between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// The block that it stands in, by its name; `None` in plain text.
    pub block: Option<String>,
    /// Its words.
    pub words: String,
}

/// A plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Its name, by which it is known.
    pub name: String,
    /// Its title.
    pub title: String,
    /// What happens.
    pub slots: Vec<Slot>,
}

/// One thing that happens on a day of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Slot {
    /// The day, from 1.
    pub day: usize,
    /// When it starts, in minutes from midnight: `540`, or `540-550` behind ranges.
    pub at: String,
    /// How long it takes.
    pub minutes: String,
    /// What it is: the title of a module or of something else; `None` for a break.
    pub what: Option<String>,
}

/// A thing that must be there.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Material {
    /// What.
    pub thing: String,
    /// How many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<u32>,
    /// For each of what: `person`, `pair`, `table` or `room`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per: Option<String>,
    /// Who brings it: `facilitator`, `host` or `participant`.
    pub from: String,
    /// Whether it can be done without.
    #[serde(default)]
    pub optional: bool,
}
