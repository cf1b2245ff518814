//! How much a version must be raised for what changed.

use super::difference::{Change, Difference, MaterialChange, MediaTurn, PlanTurn};
use super::words::Run;

/// The part of a version that a change raises, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Nothing changed.
    None,
    /// Wording, order, looks.
    Patch,
    /// Something was added, removed or re-timed, or other materials are needed.
    Minor,
    /// A core message was changed or removed.
    Major,
}

impl std::fmt::Display for Level {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        })
    }
}

impl Difference {
    /// How much the version must be raised.
    pub fn level(&self) -> Level {
        let told = [Level::Major, Level::Minor].into_iter().find(|level| !self.reasons(*level).is_empty());
        told.unwrap_or(if self.is_empty() { Level::None } else { Level::Patch })
    }

    /// The changes that make it so much, in plain words; for [`Level::Patch`] everything that asks for no more.
    pub fn reasons(&self, level: Level) -> Vec<String> {
        let mut all = Vec::new();
        self.core(&mut all);
        self.pages(&mut all);
        self.rest(&mut all);
        all.into_iter().filter(|(of, _)| *of == level).map(|(_, reason)| reason).collect()
    }

    fn core(&self, all: &mut Vec<(Level, String)>) {
        for core in &self.core {
            let id = &core.id;
            all.push(match core.runs.as_slice() {
                [Run::Added(_)] => (Level::Minor, format!("the core message `{id}` was added")),
                [Run::Removed(_)] => (Level::Major, format!("the core message `{id}` was removed")),
                _ => (Level::Major, format!("the core message `{id}` was changed")),
            });
        }
    }

    fn pages(&self, all: &mut Vec<(Level, String)>) {
        for page in &self.pages {
            let thing = match page.page.kind {
                super::PageKind::Page => "page",
                super::PageKind::Module => "module",
                super::PageKind::Handout => "handout",
            };
            all.push(change(&format!("the {thing} `{}`", page.page.name), &page.change));
        }
        for activity in &self.activities {
            let name = if activity.title.is_empty() { activity.id.as_deref().unwrap_or("?") } else { &activity.title };
            all.push(change(&format!("the activity `{name}` of `{}`", activity.page.name), &activity.change));
        }
    }

    fn rest(&self, all: &mut Vec<(Level, String)>) {
        for MaterialChange { before, after } in &self.materials {
            let thing = after.as_ref().or(before.as_ref()).map_or("", |material| &material.thing);
            let what = match (before, after) {
                (None, _) => "was added",
                (_, None) => "was removed",
                _ => "was changed",
            };
            all.push((Level::Minor, format!("`{thing}` {what} in the materials")));
        }
        for plan in &self.plans {
            let (level, what) = match plan.change {
                PlanTurn::Added => (Level::Minor, "was added"),
                PlanTurn::Removed => (Level::Minor, "was removed"),
                PlanTurn::Slots { .. } => (Level::Minor, "was changed"),
                PlanTurn::Retitled(_) => (Level::Patch, "has another title"),
            };
            all.push((level, format!("the plan `{}` {what}", plan.title)));
        }
        for media in &self.media {
            let (level, what) = match media.change {
                MediaTurn::Added => (Level::Minor, "was added"),
                MediaTurn::Removed => (Level::Minor, "was removed"),
                MediaTurn::Changed => (Level::Patch, "was changed"),
            };
            all.push((level, format!("the file `{}` {what}", media.path)));
        }
        for objective in &self.objectives {
            let (level, what) = match objective.runs.as_slice() {
                [Run::Added(_)] => (Level::Minor, "added"),
                [Run::Removed(_)] => (Level::Minor, "removed"),
                _ => (Level::Patch, "changed"),
            };
            all.push((level, format!("an objective was {what}{}", of(objective.page.as_ref()))));
        }
        let patch = |reason: String| (Level::Patch, reason);
        all.extend(self.preparation.iter().map(|line| patch(format!("the preparation was changed{}", of(line.page.as_ref())))));
        all.extend(self.tasks.iter().map(|task| patch(format!("something is to be prepared at another time{}", of(task.page.as_ref())))));
        all.extend(self.facts.iter().map(|fact| patch(format!("`{}` was changed", fact.fact))));
        all.extend(self.wording.iter().map(|wording| patch(format!("wording was changed{}", of(wording.page.as_ref())))));
        all.extend(self.typos.iter().map(|wording| patch(format!("spelling was mended{}", of(wording.page.as_ref())))));
        if self.other {
            all.push(patch("links or looks were changed".to_owned()));
        }
    }
}

fn of(page: Option<&super::PageName>) -> String {
    page.map_or(String::new(), |page| format!(" in `{}`", page.name))
}

fn change(thing: &str, change: &Change) -> (Level, String) {
    let (level, what) = match change {
        Change::Added { .. } => (Level::Minor, "was added"),
        Change::Removed { .. } => (Level::Minor, "was removed"),
        Change::Retimed(_) => (Level::Minor, "takes another time"),
        Change::Steps(_) => (Level::Minor, "has steps that take another time"),
        Change::Spare(_) => (Level::Patch, "has other minutes if time is short or left"),
        Change::Moved { .. } => (Level::Patch, "was moved"),
        Change::Retitled(_) => (Level::Patch, "has another title"),
        Change::Grouping(_) => (Level::Patch, "has another grouping"),
        Change::Fidelity(_) => (Level::Patch, "has another fidelity"),
        Change::License(_) => (Level::Patch, "has another license"),
        Change::Form => (Level::Patch, "has other links or looks"),
    };
    (level, format!("{thing} {what}"))
}
