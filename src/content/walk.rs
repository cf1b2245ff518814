//! Going over a tree, through the blocks as through the elements.

use super::{Embed, Node};
use crate::edition::Stage;

/// Calls `see` for each node, a parent before its children, in the order of the text.
pub fn walk<'n, S: Stage>(nodes: &'n [Node<S>], see: &mut dyn FnMut(&'n Node<S>)) {
    for node in nodes {
        see(node);
        for part in children(node) {
            walk(part, see);
        }
    }
}

/// Calls `change` for each node, a parent before its children, in the order of the text.
pub fn walk_mut<S: Stage>(nodes: &mut [Node<S>], change: &mut dyn FnMut(&mut Node<S>)) {
    for node in nodes {
        change(node);
        for list in children_mut(node) {
            walk_mut(list, change);
        }
    }
}

/// The parts of a node that hold nodes, in the order of the text.
pub fn children<S: Stage>(node: &Node<S>) -> Vec<&[Node<S>]> {
    match node {
        Node::Element(_, children, _) => vec![children],
        Node::Embed(embed) => match embed {
            Embed::Block(block) => {
                let title = block.title.iter().map(Vec::as_slice);
                let notes = block.body.notes.iter().map(|note| note.nodes.as_slice());
                title.chain([block.body.nodes.as_slice()]).chain(notes).collect()
            }
            Embed::Steps(steps) => steps.steps.iter().map(|step| step.body.as_slice()).collect(),
            Embed::Choices(choices) => choices.iter().flat_map(|choice| [choice.text.as_slice(), &choice.why]).collect(),
            Embed::Items(items) => items.iter().map(|item| item.text.as_slice()).collect(),
            Embed::Tabs(tabs) => tabs.iter().flat_map(|tab| [tab.title.as_slice(), &tab.body]).collect(),
            Embed::Cut(_) | Embed::Core(_) | Embed::Player(_) | Embed::NoteMark { .. } | Embed::Math(_) => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// The same parts, to change them.
pub fn children_mut<S: Stage>(node: &mut Node<S>) -> Vec<&mut Vec<Node<S>>> {
    match node {
        Node::Element(_, children, _) => vec![children],
        Node::Embed(embed) => match embed {
            Embed::Block(block) => {
                let block = block.as_mut();
                let notes = block.body.notes.iter_mut().map(|note| &mut note.nodes);
                block.title.iter_mut().chain([&mut block.body.nodes]).chain(notes).collect()
            }
            Embed::Steps(steps) => steps.steps.iter_mut().map(|step| &mut step.body).collect(),
            Embed::Choices(choices) => choices.iter_mut().flat_map(|choice| [&mut choice.text, &mut choice.why]).collect(),
            Embed::Items(items) => items.iter_mut().map(|item| &mut item.text).collect(),
            Embed::Tabs(tabs) => tabs.iter_mut().flat_map(|tab| [&mut tab.title, &mut tab.body]).collect(),
            Embed::Cut(_) | Embed::Core(_) | Embed::Player(_) | Embed::NoteMark { .. } | Embed::Math(_) => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// Calls `change` for each list of nodes below some nodes, an outer list before those in it.
pub fn walk_lists_mut<S: Stage>(nodes: &mut [Node<S>], change: &mut dyn FnMut(&mut Vec<Node<S>>)) {
    for node in nodes {
        for list in children_mut(node) {
            change(list);
            walk_lists_mut(list, change);
        }
    }
}
