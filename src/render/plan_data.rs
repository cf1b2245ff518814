//! The plans as data for scripts: `assets/plan.js`, of the facilitator's edition alone.

use serde::Serialize;

use super::blocks::grouping_key;
use super::chrome::{Binder, short_title};
use super::prose::{Around, Prose};
use super::said::Said;
use super::sheet::Sheet;
use crate::edition::Edition;
use crate::json;
use crate::markdown::plain;
use crate::view::{Day, Plan, RunStep, Slot, What};

#[derive(Serialize)]
struct PlanData {
    name: String,
    /// None where the kit has no plan of its own: then its one day has no clock, and starts when somebody says so.
    title: Option<String>,
    days: Vec<DayData>,
}

#[derive(Serialize)]
struct DayData {
    anchor: String,
    title: Option<String>,
    /// Minutes from midnight, as everywhere below.
    start: Option<u32>,
    end: Option<u32>,
    items: Vec<ItemData>,
}

/// What happens next: a module, a break, something else; or, right behind its module, one of its activities or discussions.
#[derive(Serialize)]
struct ItemData {
    /// `module`, `break`, `other` or `step`.
    kind: &'static str,
    title: String,
    /// The address of its place in the guide.
    href: Option<String>,
    /// The name of its page.
    page: Option<String>,
    /// Where a step stands in its page.
    anchor: Option<String>,
    /// A step's number: `2.3`.
    number: Option<String>,
    /// How long it takes; for a step that does not say so, nothing.
    least: Option<u32>,
    most: Option<u32>,
    grouping: Option<String>,
    /// What to drop when time is short.
    short: Vec<ShortData>,
}

#[derive(Serialize)]
struct ShortData {
    /// How long that saves, where the author says so.
    least: Option<u32>,
    most: Option<u32>,
    /// What to drop, as HTML.
    html: String,
}

/// The script that holds the plans.
pub(super) fn file<E: Edition>(binder: &Binder<'_, E>, around: &Around) -> String {
    let plans: Vec<PlanData> = binder.view.plans.iter().map(|plan| plan_data(binder, around, plan)).collect();
    format!("tttkit.plans = {};\n", json::for_script(&plans))
}

fn plan_data<E: Edition>(binder: &Binder<'_, E>, around: &Around, plan: &Plan<E>) -> PlanData {
    let days = plan.days.iter().zip(1..).map(|(day, nth)| day_data(binder, around, plan, day, nth));
    PlanData { name: plan.name.clone(), title: plan.title.clone(), days: days.collect() }
}

fn day_data<E: Edition>(binder: &Binder<'_, E>, around: &Around, plan: &Plan<E>, day: &Day<E>, nth: usize) -> DayData {
    let clock = day.clock.filter(|_| plan.title.is_some());
    DayData {
        anchor: format!("{}-{nth}", plan.name),
        title: day.title.clone(),
        start: clock.map(|(from, _)| from.least),
        end: clock.map(|(_, until)| until.most),
        items: day.slots.iter().flat_map(|slot| slot_data(binder, around, slot)).collect(),
    }
}

fn slot_data<E: Edition>(binder: &Binder<'_, E>, around: &Around, slot: &Slot<E>) -> Vec<ItemData> {
    let (kind, title, page) = match &slot.what {
        What::Module(name) => (
            "module",
            binder.page_of(name).map_or_else(|| name.clone(), |page| short_title(binder.press.strings, page)),
            Some(name.clone()),
        ),
        What::Break => ("break", binder.press.word("break"), None),
        What::Titled(title) => ("other", title.clone(), None),
    };
    let own = ItemData {
        kind,
        title,
        href: page.as_ref().map(|page| format!("{page}.html")),
        page,
        anchor: None,
        number: None,
        least: Some(slot.minutes.least),
        most: Some(slot.minutes.most),
        grouping: None,
        short: Vec::new(),
    };
    let steps = slot.run.as_ref().map(|run| run.value.as_slice()).unwrap_or_default();
    std::iter::once(own).chain(steps.iter().map(|step| step_data(binder, around, step))).collect()
}

fn step_data<E: Edition>(binder: &Binder<'_, E>, around: &Around, step: &RunStep<E>) -> ItemData {
    let mut prose = Prose::new(binder.press, around, Sheet::Away);
    let anchor = step.anchor.as_ref().map_or(String::new(), |anchor| format!("#{anchor}"));
    ItemData {
        kind: "step",
        title: plain(&step.title),
        href: Some(format!("{}.html{anchor}", step.page)),
        page: Some(step.page.clone()),
        anchor: step.anchor.clone(),
        number: step.number.map(|number| number.said(binder.press.strings.locale())),
        least: step.minutes.map(|minutes| minutes.least),
        most: step.minutes.map(|minutes| minutes.most),
        grouping: step.grouping.map(|grouping| binder.press.word(grouping_key(grouping))),
        short: step
            .if_short
            .iter()
            .map(|short| ShortData {
                least: short.saves.map(|saves| saves.least),
                most: short.saves.map(|saves| saves.most),
                html: prose.doc(&short.what),
            })
            .collect(),
    }
}
