//! What changed, as plain data: it is kept beside a release and shown years later.

use serde::{Deserialize, Serialize};

use super::outline::{Material, PageKind, Slot};
use super::words::Run;

/// What changed from one version of an edition to another. Lists that would be empty are left out when it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Difference {
    /// The core messages.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub core: Vec<CoreChange>,
    /// Modules, handouts and other pages.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<PageChange>,
    /// Activities and discussions of pages that both versions have.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub activities: Vec<ActivityChange>,
    /// What must be there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub materials: Vec<MaterialChange>,
    /// The plans.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub plans: Vec<PlanChange>,
    /// What the kit and its modules are for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub objectives: Vec<Wording>,
    /// What to do beforehand.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub preparation: Vec<Wording>,
    /// What is to be done at another time than before.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<TaskChange>,
    /// Pictures, sounds, films and files.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub media: Vec<MediaChange>,
    /// What is known of the kit.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<FactChange>,
    /// Paragraphs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub wording: Vec<Wording>,
    /// Paragraphs in which spelling alone was mended.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub typos: Vec<Wording>,
    /// Whether something else changed that none of the lists tells: a link, an emphasis, a class.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub other: bool,
}

impl Difference {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Something that is one thing before and another after; `None` where there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// In the version before.
    pub before: Option<String>,
    /// In the version after.
    pub after: Option<String>,
}

/// A page as people know it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageName {
    /// Its name, for links.
    pub name: String,
    /// Its title: after the change, or before where it is gone.
    pub title: String,
    /// What it is.
    pub kind: PageKind,
}

/// What became of a core message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoreChange {
    /// Its id.
    pub id: String,
    /// Its words: all added, all removed, or what changed in them.
    pub runs: Vec<Run>,
}

/// Something to do beforehand that is to be done at another time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskChange {
    /// The page that it belongs to; `None` for the whole kit.
    pub page: Option<PageName>,
    /// What is to be done.
    pub task: String,
    /// When it was to be done, in days from the day of the session; `None` at any time before.
    pub before: Option<i32>,
    /// When it is to be done now.
    pub after: Option<i32>,
}

/// What became of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageChange {
    /// The page.
    pub page: PageName,
    /// What became of it.
    #[serde(flatten)]
    pub change: Change,
}

/// What became of an activity or a discussion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActivityChange {
    /// Its id, where its author gave it one: an anchor in its page.
    pub id: Option<String>,
    /// Its title; empty where it has none.
    pub title: String,
    /// The page that it stands on, or stood on where it is gone.
    pub page: PageName,
    /// What became of it.
    #[serde(flatten)]
    pub change: Change,
}

/// What became of a page or an activity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "lowercase")]
pub enum Change {
    /// It is new; how long it takes.
    Added {
        /// `40`, or `30-45`.
        minutes: Option<String>,
    },
    /// It is gone; how long it took.
    Removed {
        /// `40`, or `30-45`.
        minutes: Option<String>,
    },
    /// It stands elsewhere.
    Moved {
        /// The page that it stood on, where that is another.
        from: Option<PageName>,
        /// The title of what stands before it now; `None` where it is the first.
        behind: Option<String>,
    },
    /// It takes longer or shorter.
    Retimed(Turn),
    /// Its steps or blocks take longer or shorter; all their minutes, in their order.
    Steps(Turn),
    /// What may be left out of it or done besides has other minutes; all of them, in their order.
    Spare(Turn),
    /// It has another title.
    Retitled(Turn),
    /// People work in it in another way: `individual`, `pairs`, `small-groups`, `whole-group`.
    Grouping(Turn),
    /// Other things may be changed in it: `required`, `adaptable`, `replaceable`, `optional`.
    Fidelity(Turn),
    /// It has another license.
    License(Turn),
    /// Links, emphasis or the like changed, and no words.
    Form,
}

/// What became of a thing that must be there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MaterialChange {
    /// As it was; `None` where it is new.
    pub before: Option<Material>,
    /// As it is; `None` where it is gone.
    pub after: Option<Material>,
}

/// What became of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanChange {
    /// Its title.
    pub title: String,
    /// What became of it.
    #[serde(flatten)]
    pub change: PlanTurn,
}

/// What became of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "lowercase")]
pub enum PlanTurn {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It has another title.
    Retitled(Turn),
    /// Something happens at another time, for a longer or shorter time, or not any more, or newly.
    Slots {
        /// What was so and is not.
        removed: Vec<Slot>,
        /// What is so and was not.
        added: Vec<Slot>,
    },
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MediaChange {
    /// Its path in the kit.
    pub path: String,
    /// What became of it.
    pub change: MediaTurn,
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MediaTurn {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is another.
    Changed,
}

/// What became of something that is known of the kit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactChange {
    /// `title`, `summary`, `audience`, `authors`, `contact`, `home`, `license`, `valid_from` or `valid_until`.
    pub fact: String,
    /// What it was and is.
    #[serde(flatten)]
    pub turn: Turn,
}

/// A paragraph that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// The page; `None` for the kit as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<PageName>,
    /// The title of the activity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activity: Option<String>,
    /// The block that it stands in, by its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub block: Option<String>,
    /// What changed in it.
    pub runs: Vec<Run>,
}
