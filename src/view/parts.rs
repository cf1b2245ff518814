//! The parts of a page as one edition may read them, where they were written.

use crate::block::{Cue, Shared};
use crate::content::{Block, Embed, Item, Kind, Node};
use crate::edition::{Audience, Authored, Edition};
use crate::kit::{Cut, Page};
use crate::markdown::Element;

use super::choose::worded;

/// A part of a page, with the permit that opened it; none in common text.
pub struct Part<'k, E: Edition, T> {
    /// The part.
    pub value: &'k T,
    /// The permit.
    pub permit: Option<E::Permit>,
}

/// The items of the `materials` blocks of a page.
pub fn materials<'k, E: Edition>(page: &'k Page, permit: Option<E::Permit>) -> Vec<Part<'k, E, Item<Authored>>> {
    let mut items = Vec::new();
    let nodes = &worded::<E, _>(&page.body).nodes;
    each_block::<E>(nodes, page, permit, &mut |block, permit| {
        if matches!(block.kind, Kind::Shared(Shared::Materials)) {
            for node in &block.body.nodes {
                if let Node::Embed(Embed::Items(list)) = node {
                    items.extend(list.iter().map(|value| Part { value, permit }));
                }
            }
        }
        true
    });
    items
}

/// The activities and discussions of a page that stand in no other.
pub fn activities<'k, E: Edition>(page: &'k Page, permit: Option<E::Permit>) -> Vec<Part<'k, E, Block<Authored>>> {
    let mut found = Vec::new();
    let nodes = &worded::<E, _>(&page.body).nodes;
    each_block::<E>(nodes, page, permit, &mut |value, permit| {
        let listed = matches!(value.kind, Kind::Shared(Shared::Activity | Shared::Discussion));
        if listed {
            found.push(Part { value, permit });
        }
        !listed
    });
    found
}

/// What the `if-short` blocks of an activity are.
pub fn if_short<'k, E: Edition>(
    activity: &'k Block<Authored>,
    page: &'k Page,
    permit: Option<E::Permit>,
) -> Vec<Part<'k, E, Block<Authored>>> {
    let mut found = Vec::new();
    each_block::<E>(&activity.body.nodes, page, permit, &mut |value, permit| {
        if matches!(value.kind, Kind::Cue(Cue::IfShort, ())) {
            found.push(Part { value, permit });
        }
        true
    });
    found
}

/// Calls `see` for each block that an edition may read, an outer one first; what it answers says whether to look inside.
fn each_block<'k, E: Edition>(
    nodes: &'k [Node<Authored>],
    page: &'k Page,
    permit: Option<E::Permit>,
    see: &mut dyn FnMut(&'k Block<Authored>, Option<E::Permit>) -> bool,
) {
    for node in nodes {
        let (block, permit) = match node {
            Node::Embed(Embed::Block(block)) => (block.as_ref(), permit),
            Node::Embed(Embed::Cut(cut)) => match page.cuts.get(*cut) {
                Some(Cut::Facilitator(sealed)) => match E::open(sealed) {
                    Some(open) => (open.value, Some(open.permit)),
                    None => continue,
                },
                Some(Cut::Participant(block)) if E::AUDIENCE == Audience::Participant => (block, permit),
                _ => continue,
            },
            Node::Element(Element::List(_) | Element::Item | Element::Quote(_), inner, _) => {
                each_block::<E>(inner, page, permit, see);
                continue;
            }
            Node::Embed(Embed::Steps(steps)) => {
                steps.steps.iter().for_each(|step| each_block::<E>(&step.body, page, permit, see));
                continue;
            }
            _ => continue,
        };
        if see(block, permit) {
            each_block::<E>(&block.body.nodes, page, permit, see);
        }
    }
}
