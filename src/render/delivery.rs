//! The record of one delivery: what was covered, how long it took, what was adapted.
//!
//! The page is a form on paper first: the plan's figures stand in it, and the room to write. A script makes it one on the screen.
//! What it asks of each adaptation follows FRAME, in our own words. Source: S. Wiltsey Stirman, A. A. Baumann, C. J. Miller, "The
//! FRAME: an expanded framework for reporting adaptations and modifications to evidence-based interventions", Implementation Science
//! 14:58 (2019), <https://doi.org/10.1186/s13012-019-0898-y>.

use std::collections::BTreeMap;

use serde::Serialize;

use super::chrome::{Binder, Chrome, short_title};
use super::said::Said;
use super::strings::Strings;
use super::words;
use crate::edition::Edition;
use crate::markdown::plain;
use crate::view::{Day, Plan, RunStep, Slot, What};

/// Kinds of adaptation, in groups: of the content, of the context, of what stands around it. Source: FRAME, as above.
const KINDS: [(&str, &[&str]); 3] = [
    ("content", &["tailor", "add", "remove", "shorten", "lengthen", "substitute", "reorder", "spread", "loosen"]),
    ("context", &["format", "setting", "personnel", "population"]),
    ("support", &["training", "evaluation"]),
];

#[derive(Serialize)]
struct Record {
    chrome: Chrome,
    messages: Vec<MessageRow>,
    plans: Vec<PlanRows>,
    kinds: Vec<KindGroup>,
    /// The names of all pages, in order.
    pages: String,
}

#[derive(Serialize)]
struct MessageRow {
    id: String,
    text: String,
}

#[derive(Serialize)]
struct PlanRows {
    name: String,
    /// None where the kit has no plan of its own.
    title: Option<String>,
    days: Vec<DayRows>,
}

#[derive(Serialize)]
struct DayRows {
    anchor: String,
    title: String,
    rows: Vec<Row>,
    minutes: String,
}

/// A module, a break or something else; behind its module, an activity.
#[derive(Serialize)]
struct Row {
    /// What its minutes are kept under, as in `scripts/facilitator/own/timing.js`.
    key: String,
    title: String,
    step: bool,
    minutes: String,
}

#[derive(Serialize)]
struct KindGroup {
    title: String,
    kinds: Vec<Kind>,
}

#[derive(Serialize)]
struct Kind {
    name: &'static str,
    title: String,
}

/// The page's file.
pub(super) fn file<E: Edition>(binder: &Binder<'_, E>) -> String {
    let view = binder.view;
    let plans: Vec<PlanRows> = view.plans.iter().map(|plan| plan_rows(binder, plan)).collect();
    let kinds = KINDS.iter().map(|(group, kinds)| KindGroup {
        title: binder.press.word(&format!("frame_{group}")),
        kinds: kinds.iter().map(|name| Kind { name, title: binder.press.word(&format!("frame_{name}")) }).collect(),
    });
    let context = Record {
        chrome: binder.own("delivery", &binder.press.word("delivery_record")),
        messages: view.core_messages.iter().map(|message| MessageRow { id: message.id.clone(), text: message.text.clone() }).collect(),
        kinds: kinds.collect(),
        pages: view.pages.iter().map(|page| page.name.as_str()).collect::<Vec<_>>().join(" "),
        plans,
    };
    binder.press.fill("delivery.html", &context)
}

fn plan_rows<E: Edition>(binder: &Binder<'_, E>, plan: &Plan<E>) -> PlanRows {
    let several = plan.days.len() > 1;
    let days = plan.days.iter().zip(1..).map(|(day, nth)| {
        let numbered = || if several { format!("{} {nth}", binder.press.word("day")) } else { String::new() };
        let title = day.title.clone().unwrap_or_else(numbered);
        day_rows(binder, format!("{}-{nth}", plan.name), title, day)
    });
    PlanRows { name: plan.name.clone(), title: plan.title.clone(), days: days.collect() }
}

fn day_rows<E: Edition>(binder: &Binder<'_, E>, anchor: String, title: String, day: &Day<E>) -> DayRows {
    let mut keys = Keys::default();
    let mut rows = Vec::new();
    for slot in &day.slots {
        rows.push(slot_row(binder, &anchor, slot, &mut keys));
        let steps = slot.run.as_ref().map(|run| run.value.as_slice()).unwrap_or_default();
        rows.extend(steps.iter().map(|step| step_row(binder.press.strings, step, &mut keys)));
    }
    DayRows { anchor, title, rows, minutes: words::minutes_bare(binder.press.strings, day.minutes) }
}

fn slot_row<E: Edition>(binder: &Binder<'_, E>, anchor: &str, slot: &Slot<E>, keys: &mut Keys) -> Row {
    let (key, title) = match &slot.what {
        What::Module(name) => {
            (name.clone(), binder.page_of(name).map_or_else(|| name.clone(), |page| short_title(binder.press.strings, page)))
        }
        What::Break => (format!("{anchor}/{}", binder.press.word("break")), binder.press.word("break")),
        What::Titled(title) => (format!("{anchor}/{title}"), title.clone()),
    };
    Row { key: keys.once(key), title, step: false, minutes: words::minutes_bare(binder.press.strings, slot.minutes) }
}

fn step_row<E: Edition>(strings: &Strings, step: &RunStep<E>, keys: &mut Keys) -> Row {
    let title = plain(&step.title);
    let number = step.number.map(|number| number.said(strings.locale()));
    let place = step.anchor.as_ref().or(number.as_ref()).unwrap_or(&title);
    let key = keys.once(format!("{}#{place}", step.page));
    let minutes = step.minutes.map_or(String::new(), |minutes| words::minutes_bare(strings, minutes));
    Row { key, title: number.map_or_else(|| title.clone(), |number| format!("{number} {title}")), step: true, minutes }
}

/// Keys of a day, each once: the second of the same has ` 2` behind it.
#[derive(Default)]
struct Keys(BTreeMap<String, u32>);

impl Keys {
    fn once(&mut self, key: String) -> String {
        let times = self.0.entry(key.clone()).or_default();
        *times += 1;
        if *times == 1 { key } else { format!("{key} {times}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_of_the_same_has_a_key_of_its_own() {
        let mut keys = Keys::default();
        let made: Vec<String> = ["day-1/Break", "a#b", "day-1/Break", "day-1/Break"].map(|key| keys.once(key.to_owned())).into();
        assert_eq!(made, ["day-1/Break", "a#b", "day-1/Break 2", "day-1/Break 3"]);
    }
}
