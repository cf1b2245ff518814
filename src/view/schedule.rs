//! Delivery plans with their times on the clock: the agenda, and for the facilitator the run of show.

use super::build::Shown;
use super::choose::{Chooser, Titles};
use super::{Clock, Day, IfShort, Plan, RunStep, Slot, What, parts};
use crate::block::Shared;
use crate::content::{Kind, Minutes};
use crate::edition::{Edition, Only};
use crate::kit::{self, PlanWhat, Text};

/// The plans of a kit; one without any gets one day in the order of its contents, from 00:00.
pub fn plans<E: Edition>(text: &Text, pages: &[Shown<'_, E>], titles: &Titles<'_>) -> Vec<Plan<E>> {
    if text.plans.is_empty() {
        let modules = pages.iter().filter(|shown| matches!(shown.page.kind, kit::PageKind::Module(_)));
        let items: Vec<_> = modules.map(|shown| (PlanWhat::Module(shown.page.name.clone()), None)).collect();
        if items.is_empty() {
            return Vec::new();
        }
        let day = day(None, 0, None, &items, pages, titles);
        return vec![Plan { name: "contents".to_owned(), title: None, days: vec![day] }];
    }
    let plan = |plan: &kit::Plan| Plan {
        name: plan.name.clone(),
        title: Some(plan.title.clone()),
        days: plan
            .days
            .iter()
            .map(|written| {
                let items: Vec<_> = written.items.iter().map(|item| (item.what.clone(), item.minutes)).collect();
                day(written.title.clone(), written.start, written.end, &items, pages, titles)
            })
            .collect(),
    };
    text.plans.iter().map(plan).collect()
}

fn day<E: Edition>(
    title: Option<String>,
    start: u32,
    end: Option<u32>,
    items: &[(PlanWhat, Option<Minutes>)],
    pages: &[Shown<'_, E>],
    titles: &Titles<'_>,
) -> Day<E> {
    let mut at = Clock { least: start, most: start };
    let mut slots = Vec::new();
    for (what, own) in items {
        let page = match what {
            PlanWhat::Module(name) => pages.iter().find(|shown| shown.page.name == *name),
            _ => None,
        };
        let minutes = own.or_else(|| page.and_then(|shown| shown.page.minutes)).unwrap_or_default();
        let run = page.and_then(|shown| run(shown, at, titles));
        let what = match what {
            PlanWhat::Module(name) => What::Module(name.clone()),
            PlanWhat::Break => What::Break,
            PlanWhat::Titled(title) => What::Titled(title.clone()),
        };
        slots.push(Slot { at, minutes, what, run });
        at = after(at, minutes);
    }
    let clock = Some((Clock { least: start, most: start }, end.map_or(at, |end| Clock { least: end, most: end })));
    let minutes = Minutes { least: at.least - start, most: at.most - start };
    Day { title, clock, minutes, slots }
}

fn after(at: Clock, minutes: Minutes) -> Clock {
    Clock { least: at.least.saturating_add(minutes.least), most: at.most.saturating_add(minutes.most) }
}

/// What a facilitator runs in a module, with the clock for each as long as all before it say how long they take.
fn run<E: Edition>(shown: &Shown<'_, E>, start: Clock, titles: &Titles<'_>) -> Option<Only<E, Vec<RunStep<E>>>> {
    let permit = E::open(&shown.page.desk)?.permit;
    let mut at = Some(start);
    let mut steps = Vec::new();
    for part in parts::activities::<E>(shown.page, shown.permit) {
        let chooser = Chooser { cuts: &shown.page.cuts, titles, permit: part.permit };
        let block = part.value;
        let if_short = parts::if_short::<E>(block, shown.page, part.permit);
        steps.push(RunStep {
            at,
            minutes: block.minutes,
            number: block.number,
            title: block.title.as_ref().map(|title| chooser.nodes(title)).unwrap_or_default(),
            discussion: matches!(block.kind, Kind::Shared(Shared::Discussion)),
            grouping: block.grouping,
            anchor: block.id.clone(),
            page: shown.page.name.clone(),
            if_short: if_short
                .iter()
                .map(|part| IfShort {
                    saves: part.value.minutes,
                    what: Chooser { cuts: &shown.page.cuts, titles, permit: part.permit }.doc(&part.value.body),
                })
                .collect(),
        });
        at = at.zip(block.minutes).map(|(at, minutes)| after(at, minutes));
    }
    Some(Only::new(steps, permit))
}
