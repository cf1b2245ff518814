//! Core messages against what teaches and what checks them.

use std::collections::{BTreeMap, BTreeSet};

use super::{block_title, spot, title};
use crate::appraisal::{Message, Place};
use crate::block::{Cue, Name, Shared};
use crate::check::lesson::{Lesson, Sheet};
use crate::diagnostic::Sources;

/// The core messages of the kit, then those of its pages, each with the places that have to do with it.
pub(super) fn messages(lesson: &Lesson<'_>) -> Vec<Message> {
    let mut rows: Vec<Message> = lesson
        .core_messages()
        .map(|owned| Message {
            id: owned.message.id.clone(),
            text: owned.message.text.value.clone(),
            page: owned.owner.map(title),
            taught: Vec::new(),
            said: Vec::new(),
            checked: Vec::new(),
        })
        .collect();
    let places: BTreeMap<String, usize> = rows.iter().enumerate().rev().map(|(at, row)| (row.id.clone(), at)).collect();
    for sheet in &lesson.sheets {
        of_sheet(sheet, lesson.sources, &places, &mut rows);
    }
    rows
}

fn of_sheet(sheet: &Sheet<'_>, sources: &Sources, places: &BTreeMap<String, usize>, rows: &mut [Message]) {
    for (at, placed) in sheet.blocks.iter().enumerate() {
        // Answers neither teach nor check.
        for id in cores(sheet, at).into_iter().filter(|_| placed.name != Name::Cue(Cue::AnswerKey)) {
            let Some(row) = places.get(id) else { continue };
            let row = &mut rows[*row];
            let list = if checks(placed.name) { &mut row.checked } else { &mut row.taught };
            list.push(place(sheet, Some(at), sources));
        }
    }
    for restated in &sheet.restated {
        let Some(row) = places.get(restated.id) else { continue };
        let row = &mut rows[*row];
        let around = || std::iter::successors(restated.within, |at| sheet.blocks[*at].parent);
        let told = around().any(|at| cores(sheet, at).contains(restated.id));
        let checking = around().find(|at| checks(sheet.blocks[*at].name));
        // An activity in which a message is said word for word teaches it.
        let teaching = || around().find(|at| sheet.blocks[*at].block.number.is_some());
        let (list, at) = match checking {
            Some(at) => (&mut row.checked, Some(at)),
            None => match teaching() {
                Some(at) => (&mut row.taught, Some(at)),
                None => (&mut row.said, around().find(|at| block_title(sheet, *at).is_some())),
            },
        };
        let place = place(sheet, at, sources);
        if !told && !list.contains(&place) {
            list.push(place);
        }
    }
}

/// The core messages that a block has to do with: those that it names; for one that checks, those of the blocks around it as well.
fn cores<'s>(sheet: &'s Sheet<'_>, at: usize) -> BTreeSet<&'s str> {
    let placed = &sheet.blocks[at];
    let mut found: BTreeSet<&str> = placed.block.core.iter().map(String::as_str).collect();
    if checks(placed.name) {
        for around in std::iter::successors(placed.parent, |at| sheet.blocks[*at].parent).map(|at| &sheet.blocks[at]) {
            // What is told to look for within a check is a part of that check.
            if checks(around.name) {
                return BTreeSet::new();
            }
            found.extend(around.block.core.iter().map(String::as_str));
        }
    }
    found
}

/// Whether a block shows what arrived.
fn checks(name: Name) -> bool {
    matches!(name, Name::Shared(Shared::Check | Shared::Reflect | Shared::ExitTicket) | Name::Cue(Cue::LookFor))
}

/// A block by its place in the row, or the page. A block without number and title goes by the one around it that has them.
fn place(sheet: &Sheet<'_>, at: Option<usize>, sources: &Sources) -> Place {
    let around = std::iter::successors(at, |at| sheet.blocks[*at].parent);
    let named = around.into_iter().find(|at| sheet.blocks[*at].block.number.is_some() || block_title(sheet, *at).is_some());
    let number = named.and_then(|at| sheet.blocks[at].block.number).map(|number| number.to_string());
    Place {
        block: at.map(|at| sheet.blocks[at].name),
        number,
        title: named.and_then(|at| block_title(sheet, at)),
        page: title(sheet),
        spot: spot(sources, at.map_or_else(|| sheet.start(), |at| sheet.blocks[at].block.span)),
    }
}
