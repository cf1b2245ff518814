//! What changed between two versions of an edition, by stable id: core messages first, word by word.
//!
//! [`outline`] makes plain words of a view, [`difference`] holds two of them against each other. A participant's difference is made from
//! two participants' views, so that nothing of the facilitator's can be in it.

mod activities;
mod changes;
mod difference;
mod find;
mod level;
mod outline;
mod paragraphs;
mod read;
mod tasks;
mod typo;
mod words;

pub use changes::{Changes, FORMAT, Since};
pub use difference::{
    ActivityChange, Change, CoreChange, Difference, FactChange, MaterialChange, MediaChange, MediaTurn, PageChange, PageName, PlanChange,
    PlanTurn, TaskChange, Turn, Wording,
};
pub use find::difference;
pub use level::Level;
pub use outline::{Activity, Material, Outline, Page, PageKind, Paragraph, Plan, Slot, Task, Text};
pub use read::outline;
pub use words::{Run, runs};
