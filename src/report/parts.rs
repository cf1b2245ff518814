//! What may be changed: modules and their activities.

use std::collections::BTreeMap;

use super::time::rest;
use super::{block_title, numbered, title};
use crate::appraisal::Part;
use crate::block::Fidelity;
use crate::check::lesson::{Lesson, Sheet};
use crate::edition::{Edition as _, Facilitator};
use crate::minutes::Minutes;

/// The modules with their activities and discussions.
pub(super) fn parts(lesson: &Lesson<'_>) -> Vec<Part> {
    numbered(lesson).map(|(number, sheet)| module(number, sheet)).collect()
}

fn module(number: u32, sheet: &Sheet<'_>) -> Part {
    let whole = sheet.desk.fidelity;
    let parts = sheet.blocks.iter().enumerate().filter_map(|(at, placed)| {
        let number = placed.block.number?;
        let own = placed.block.fidelity.as_ref().and_then(Facilitator::open).map(|open| *open.value);
        Some(Part {
            block: Some(placed.name),
            number: Some(number.to_string()),
            title: block_title(sheet, at),
            fidelity: own.unwrap_or(whole),
            own: own.is_some(),
            minutes: placed.block.minutes,
            parts: Vec::new(),
        })
    });
    Part {
        block: None,
        number: Some(number.to_string()),
        title: Some(title(sheet)),
        fidelity: whole,
        own: true,
        minutes: sheet.page.minutes,
        parts: parts.collect(),
    }
}

/// How much time may be changed in which way: that of each activity as it says, and what is left of a module as the module says.
pub(super) fn shares(modules: &[Part]) -> Vec<(Fidelity, Minutes)> {
    let mut shares: BTreeMap<Fidelity, Minutes> = BTreeMap::new();
    let mut add = |fidelity: Fidelity, minutes: Minutes| {
        let sum = shares.entry(fidelity).or_default();
        *sum = *sum + minutes;
    };
    for module in modules {
        let known: Minutes = module.parts.iter().filter_map(|part| part.minutes).sum();
        module.parts.iter().for_each(|part| add(part.fidelity, part.minutes.unwrap_or_default()));
        add(module.fidelity, rest(module.minutes.unwrap_or(known), known));
    }
    shares.into_iter().filter(|(_, minutes)| minutes.most > 0).collect()
}
