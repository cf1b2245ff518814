//! The plans as tables: the agenda for everybody, the run of show for who leads.

use std::collections::BTreeMap;

use serde::Serialize;

use super::blocks::grouping_key;
use super::chrome::{Binder, Chrome};
use super::page::Fact;
use super::prose::{Around, Prose};
use super::said::Said;
use super::sheet::Sheet;
use super::words;
use crate::content::{Minutes, Number};
use crate::edition::Edition;
use crate::markdown::plain;
use crate::view::{Clock, Day, Plan, RunStep, View, What};

/// A plan as templates see it.
#[derive(Serialize)]
pub(super) struct PlanContext {
    /// Its anchor.
    pub anchor: String,
    /// Its title; none where the kit has no plan of its own.
    pub title: Option<String>,
    /// Its days.
    pub days: Vec<DayContext>,
}

/// A day of a plan as templates see it.
#[derive(Serialize)]
pub(super) struct DayContext {
    /// Its anchor.
    pub anchor: String,
    /// Its title.
    pub title: Option<String>,
    /// From when to when, and how long.
    pub facts: Vec<Fact>,
    /// What happens.
    pub rows: Vec<Row>,
    /// Whether some start is a range.
    pub ranges: bool,
}

/// A row of a schedule.
#[derive(Serialize)]
pub(super) struct Row {
    /// When it starts.
    pub at: String,
    /// What it is.
    pub title: String,
    /// Its page.
    pub href: Option<String>,
    /// Whether it is a part of the row before it: an activity of a module.
    pub step: bool,
    /// How people work.
    pub grouping: Option<String>,
    /// What to drop when time is short.
    pub if_short: Vec<ShortContext>,
    /// How long it takes.
    pub minutes: String,
}

/// What to drop when time is short, as templates see it.
#[derive(Serialize)]
pub(super) struct ShortContext {
    /// What it saves: "saves 4 min".
    pub saves: Option<String>,
    /// What to drop, as HTML.
    pub html: String,
}

#[derive(Serialize)]
struct Schedule {
    chrome: Chrome,
    plans: Vec<PlanContext>,
    messages: usize,
}

/// The agenda's file.
pub(super) fn agenda<E: Edition>(binder: &Binder<'_, E>) -> String {
    let plans = plans(binder, None);
    let chrome = binder.own("agenda", &binder.press.word("agenda"));
    binder.press.fill("agenda.html", &Schedule { chrome, plans, messages: 0 })
}

/// The run of show's file.
pub(super) fn run<E: Edition>(binder: &Binder<'_, E>, around: &Around) -> String {
    let plans = plans(binder, Some(around));
    let chrome = binder.own("run", &binder.press.word("run_of_show"));
    binder.press.fill("run.html", &Schedule { chrome, plans, messages: binder.view.core_messages.len() })
}

/// When each activity starts by the first plan, for the heads of activities; nothing where the kit has no plan.
pub(super) fn clocks<E: Edition>(view: &View<E>) -> BTreeMap<Number, (Clock, Minutes)> {
    let mut clocks = BTreeMap::new();
    let slots = view.plans.first().filter(|plan| plan.title.is_some()).into_iter().flat_map(|plan| &plan.days).flat_map(|day| &day.slots);
    for step in slots.filter_map(|slot| slot.run.as_ref()).flat_map(|run| &run.value) {
        if let (Some(number), Some(at), Some(minutes)) = (step.number, step.at, step.minutes) {
            clocks.entry(number).or_insert((at, minutes));
        }
    }
    clocks
}

/// The plans as templates see them; with the activities of each module where `run` is given.
pub(super) fn plans<E: Edition>(binder: &Binder<'_, E>, run: Option<&Around>) -> Vec<PlanContext> {
    binder.view.plans.iter().map(|plan| plan_context(binder, plan, run)).collect()
}

fn plan_context<E: Edition>(binder: &Binder<'_, E>, plan: &Plan<E>, run: Option<&Around>) -> PlanContext {
    let days = plan.days.iter().zip(1..).map(|(day, nth)| day_context(binder, format!("{}-{nth}", plan.name), day, run));
    PlanContext { anchor: plan.name.clone(), title: plan.title.clone(), days: days.collect() }
}

fn day_context<E: Edition>(binder: &Binder<'_, E>, anchor: String, day: &Day<E>, run: Option<&Around>) -> DayContext {
    let strings = binder.press.strings;
    let mut rows = Vec::new();
    for slot in &day.slots {
        let (title, href) = match &slot.what {
            What::Module(name) => {
                binder.page_of(name).map_or((name.clone(), None), |page| (binder.link(page, false).text, Some(format!("{name}.html"))))
            }
            What::Break => (binder.press.word("break"), None),
            What::Titled(title) => (title.clone(), None),
        };
        let minutes = words::minutes_bare(strings, slot.minutes);
        rows.push(Row { at: words::start(strings, slot.at), title, href, step: false, grouping: None, if_short: Vec::new(), minutes });
        if let (Some(around), Some(steps)) = (run, &slot.run) {
            rows.extend(steps.value.iter().map(|step| step_row(binder, around, step)));
        }
    }
    let mut facts = Vec::new();
    if let Some((from, until)) = day.clock {
        facts.push(Fact::new(binder.press.word("on_the_clock"), &words::from_to(strings, from.least, until.most)));
    }
    facts.push(Fact::new(binder.press.word("time"), &words::minutes(strings, day.minutes)));
    let ranges = day.slots.iter().any(|slot| slot.at.least != slot.at.most);
    DayContext { anchor, title: day.title.clone(), facts, rows, ranges }
}

fn step_row<E: Edition>(binder: &Binder<'_, E>, around: &Around, step: &RunStep<E>) -> Row {
    let strings = binder.press.strings;
    let mut prose = Prose::new(binder.press, around, Sheet::Away);
    let title = plain(&step.title);
    let page = format!("{}.html", step.page);
    Row {
        at: step.at.map_or(String::new(), |at| words::start(strings, at)),
        title: step.number.map_or_else(|| title.clone(), |number| format!("{} {title}", number.said(strings.locale()))),
        href: Some(step.anchor.as_ref().map_or_else(|| page.clone(), |anchor| format!("{page}#{anchor}"))),
        step: true,
        grouping: step.grouping.map(|grouping| binder.press.word(grouping_key(grouping))),
        if_short: step
            .if_short
            .iter()
            .map(|short| ShortContext { saves: short.saves.map(|saves| words::saves(strings, saves)), html: prose.doc(&short.what) })
            .collect(),
        minutes: step.minutes.map_or(String::new(), |minutes| words::minutes_bare(strings, minutes)),
    }
}
