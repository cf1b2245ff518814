//! How long modules and days take, and with what.

use std::collections::BTreeMap;

use super::{numbered, title};
use crate::appraisal::{Bar, Kind};
use crate::block::{Cue, Name};
use crate::check::lesson::{Lesson, Sheet};
use crate::kit::PlanWhat;
use crate::minutes::Minutes;

/// The modules that say how long they take.
pub(super) fn modules(lesson: &Lesson<'_>) -> Vec<Bar> {
    numbered(lesson).filter_map(|(number, sheet)| module(number, sheet)).collect()
}

fn module(number: u32, sheet: &Sheet<'_>) -> Option<Bar> {
    let mut kinds: BTreeMap<Kind, Minutes> = BTreeMap::new();
    for (at, placed) in sheet.blocks.iter().enumerate() {
        let Some(minutes) = timed(sheet, at) else { continue };
        // What stands in a block that says how long it takes is a part of that.
        let counted = std::iter::successors(placed.parent, |at| sheet.blocks[*at].parent).any(|at| timed(sheet, at).is_some());
        if !counted {
            let sum = kinds.entry(Kind::Block(placed.name)).or_default();
            *sum = *sum + minutes;
        }
    }
    let known: Minutes = kinds.values().copied().sum();
    let total = sheet.page.minutes.or((!kinds.is_empty()).then_some(known))?;
    let between = rest(total, known);
    if between.most > 0 {
        kinds.insert(Kind::Between, between);
    }
    Some(Bar { of: None, number: Some(number), title: Some(title(sheet)), total, kinds: kinds.into_iter().collect() })
}

/// How long a block takes. The minutes of what to drop and what to add are those that are saved or taken.
fn timed(sheet: &Sheet<'_>, at: usize) -> Option<Minutes> {
    let placed = &sheet.blocks[at];
    placed.block.minutes.filter(|_| !matches!(placed.name, Name::Cue(Cue::IfShort | Cue::IfTime)))
}

/// What is left of a time when another has gone by: as ranges, from the least that is left to the most.
pub(super) fn rest(total: Minutes, gone: Minutes) -> Minutes {
    let (one, other) = (total.least.saturating_sub(gone.least), total.most.saturating_sub(gone.most));
    Minutes { least: one.min(other), most: one.max(other) }
}

/// The days of the plans.
pub(super) fn days(lesson: &Lesson<'_>) -> Vec<Bar> {
    let times: BTreeMap<&str, Minutes> =
        lesson.sheets.iter().filter_map(|sheet| Some((sheet.page.name.as_str(), sheet.page.minutes?))).collect();
    let mut bars = Vec::new();
    for plan in &lesson.text.plans {
        for day in &plan.days {
            let mut kinds: BTreeMap<Kind, Minutes> = BTreeMap::new();
            for item in &day.items {
                let (kind, usual) = match &item.what {
                    PlanWhat::Module(name) => (Kind::Module, times.get(name.as_str()).copied()),
                    PlanWhat::Break => (Kind::Break, None),
                    PlanWhat::Titled(_) => (Kind::Other, None),
                };
                let sum = kinds.entry(kind).or_default();
                *sum = *sum + item.minutes.or(usual).unwrap_or_default();
            }
            let total = kinds.values().copied().sum();
            bars.push(Bar {
                of: Some(plan.title.clone()),
                number: None,
                title: day.title.clone(),
                total,
                kinds: kinds.into_iter().collect(),
            });
        }
    }
    bars
}
