//! What comes from the order of a page: numbers of activities, steps that go on, and where a browser keeps what is typed in.
//!
//! Numbers in common text come from common text alone.

use std::collections::BTreeMap;

use crate::block::{Cue, Shared};
use crate::content::{Block, Embed, Kind, Minutes, Node, Number, children, children_mut};
use crate::edition::{Audience, Authored};
use crate::markdown::Element;

/// Numbers the activities and discussions of a module; those that stand in one are not numbered.
pub fn number(nodes: &mut [Node<Authored>], module: u32) {
    let mut place = 0;
    number_in(nodes, module, &mut place);
}

fn number_in(nodes: &mut [Node<Authored>], module: u32, place: &mut u32) {
    for node in nodes {
        match node {
            Node::Embed(Embed::Block(block)) if matches!(block.kind, Kind::Shared(Shared::Activity | Shared::Discussion)) => {
                *place += 1;
                block.number = Some(Number { module, place: *place });
            }
            Node::Embed(Embed::Block(block)) => number_in(&mut block.body.nodes, module, place),
            Node::Element(Element::List(_) | Element::Item | Element::Quote(_), inner, _) => number_in(inner, module, place),
            _ => {}
        }
    }
}

/// The minutes of the activities and discussions that stand in some nodes directly.
pub fn minutes(nodes: &[Node<Authored>]) -> Option<Minutes> {
    let of = |node: &Node<Authored>| match node {
        Node::Embed(Embed::Block(block)) if matches!(block.kind, Kind::Shared(Shared::Activity | Shared::Discussion)) => block.minutes,
        _ => None,
    };
    let known: Vec<Minutes> = nodes.iter().filter_map(of).collect();
    (!known.is_empty()).then(|| known.into_iter().sum())
}

/// Lets steps go on over the `do` blocks of an activity.
pub fn steps(nodes: &mut [Node<Authored>], cuts: &mut [(Audience, Block<Authored>)]) {
    steps_in(nodes, cuts, &mut None);
}

/// `done` counts the steps of the activity that the nodes stand in, if they stand in one.
fn steps_in(nodes: &mut [Node<Authored>], cuts: &mut [(Audience, Block<Authored>)], done: &mut Option<u32>) {
    for node in nodes {
        match node {
            // A block that was cut out holds no cut itself.
            Node::Embed(Embed::Cut(cut)) => {
                if let Some((_, block)) = cuts.get_mut(*cut) {
                    steps_of(block, &mut [], done);
                }
            }
            Node::Embed(Embed::Block(block)) => steps_of(block, cuts, done),
            Node::Element(_, inner, _) => steps_in(inner, cuts, done),
            _ => {}
        }
    }
}

fn steps_of(block: &mut Block<Authored>, cuts: &mut [(Audience, Block<Authored>)], done: &mut Option<u32>) {
    match block.kind {
        Kind::Shared(Shared::Activity) => steps_in(&mut block.body.nodes, cuts, &mut Some(0)),
        Kind::Cue(Cue::Do, ()) => {
            let mut own = 0;
            let count = done.as_mut().unwrap_or(&mut own);
            block.continued = *count > 0;
            let mut any = false;
            for node in &mut block.body.nodes {
                if let Node::Embed(Embed::Steps(steps)) = node {
                    any = true;
                    steps.start = *count + 1;
                    *count += u32::try_from(steps.steps.len()).unwrap_or(u32::MAX);
                }
            }
            block.continued &= any;
        }
        _ => steps_in(&mut block.body.nodes, cuts, done),
    }
}

/// Names the places where a browser keeps what is typed: the block's id, or its activity's (or page's) and its place there.
///
/// `own` marks the places of one edition's blocks, so that they do not move those of common text.
pub fn stores(nodes: &mut [Node<Authored>], page: &str, own: &str) {
    stores_in(nodes, page, own, &mut 0);
}

fn stores_in(nodes: &mut [Node<Authored>], outer: &str, own: &str, place: &mut u32) {
    for node in nodes {
        match node {
            Node::Embed(Embed::Block(block)) => store_of(block, outer, own, place),
            other => children_mut(other).into_iter().for_each(|part| stores_in(part, outer, own, place)),
        }
    }
}

/// The same for one block; `place` counts the places of `outer` so far.
pub fn store_of(block: &mut Block<Authored>, outer: &str, own: &str, place: &mut u32) {
    match block.kind {
        Kind::Shared(Shared::Reflect) => {
            *place += 1;
            block.store = Some(block.id.clone().unwrap_or_else(|| format!("{outer}.{own}{place}")));
        }
        Kind::Shared(Shared::Activity) => {
            let inner = block.id.clone().unwrap_or_else(|| outer.to_owned());
            let mut fresh = 0;
            let place = if block.id.is_some() { &mut fresh } else { place };
            stores_in(&mut block.body.nodes, &inner, own, place);
        }
        _ => stores_in(&mut block.body.nodes, outer, own, place),
    }
}

/// How many places each activity (or page) has so far in text of one edition: each edition counts its own.
pub type Places = BTreeMap<(Audience, String), u32>;

/// The same for the blocks that were cut out of some nodes: each counts in the activity that its mark stands in.
pub fn cut_stores(nodes: &[Node<Authored>], outer: &str, cuts: &mut [(Audience, Block<Authored>)], places: &mut Places) {
    for node in nodes {
        match node {
            Node::Embed(Embed::Cut(cut)) => {
                if let Some((audience, block)) = cuts.get_mut(*cut) {
                    store_of(block, outer, "own", places.entry((*audience, outer.to_owned())).or_default());
                }
            }
            Node::Embed(Embed::Block(block)) => {
                let inner = block.id.as_deref().filter(|_| matches!(block.kind, Kind::Shared(Shared::Activity))).unwrap_or(outer);
                cut_stores(&block.body.nodes, inner, cuts, places);
            }
            other => children(other).into_iter().for_each(|part| cut_stores(part, outer, cuts, places)),
        }
    }
}
