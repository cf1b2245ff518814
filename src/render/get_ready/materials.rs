//! Materials by who brings them, with what a script needs to count them for a group.

use serde::Serialize;

use crate::content::{From, Item, Per};
use crate::edition::Edition;
use crate::render::chrome::Binder;
use crate::render::page::{NeedContext, needs};
use crate::render::prose::Prose;
use crate::view::Need;

/// What one of them brings.
#[derive(Serialize)]
pub(super) struct Brought {
    /// Who, in words.
    who: String,
    /// What.
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    #[serde(flatten)]
    need: NeedContext,
    /// How many; nothing where the author did not say.
    count: Option<u32>,
    /// For each of what.
    per: &'static str,
}

/// The lists of the facilitator, the host and the participants, in this order, without those that are empty.
pub(super) fn brought<E: Edition>(binder: &Binder<'_, E>, prose: &mut Prose<'_>, all: &[Need<E>]) -> Vec<Brought> {
    let mut rows: Vec<_> = all.iter().zip(needs(binder, prose, all)).map(|(need, context)| Some((need, context))).collect();
    let mut lists = Vec::new();
    for (from, key) in [(From::Facilitator, "you_bring"), (From::Host, "host_provides"), (From::Participant, "participants_bring")] {
        let theirs = rows.iter_mut().filter_map(|row| row.take_if(|(need, _)| need.item.from == from));
        let row = |(need, context): (&Need<E>, NeedContext)| {
            let (count, per) = counted(&need.item);
            Row { need: context, count, per }
        };
        lists.push(Brought { who: binder.press.word(key), rows: theirs.map(row).collect() });
    }
    lists.retain(|list| !list.rows.is_empty());
    lists
}

/// How many of a thing, and for each of what, as a script counts: `room` where a number stands alone.
pub(super) fn counted<E: Edition>(item: &Item<E>) -> (Option<u32>, &'static str) {
    match item.per {
        None => (item.quantity, "room"),
        Some(Per::Person) => (Some(item.quantity.unwrap_or(1)), "person"),
        Some(Per::Pair) => (Some(item.quantity.unwrap_or(1)), "pair"),
        Some(Per::Table) => (Some(item.quantity.unwrap_or(1)), "table"),
        Some(Per::Room) => (Some(item.quantity.unwrap_or(1)), "room"),
    }
}
