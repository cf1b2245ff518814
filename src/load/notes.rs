//! Footnotes: numbered in the order in which the text speaks of them, lettered in a block of one edition.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::content::{Doc, Embed, Node, Note, walk_mut};
use crate::diagnostic::code::prose;
use crate::diagnostic::{Diagnostic, Report};
use crate::edition::Authored;
use crate::markdown::Element;
use crate::span::Span;

/// A footnote as it is written.
pub struct NoteText {
    /// Its label.
    pub label: String,
    /// What it says.
    pub nodes: Vec<Node<Authored>>,
    /// Where.
    pub span: Span,
}

/// Takes the definitions of footnotes out of a tree.
pub fn take_definitions(nodes: Vec<Node<Authored>>) -> (Vec<Node<Authored>>, Vec<NoteText>) {
    let mut written = Vec::new();
    let rest = take(nodes, &mut written);
    (rest, written)
}

fn take(nodes: Vec<Node<Authored>>, written: &mut Vec<NoteText>) -> Vec<Node<Authored>> {
    let mut rest = Vec::with_capacity(nodes.len());
    for node in nodes {
        match node {
            Node::Element(Element::NoteDefinition(label), inner, span) => written.push(NoteText { label, nodes: inner, span }),
            Node::Element(element, inner, span) => rest.push(Node::Element(element, take(inner, written), span)),
            other => rest.push(other),
        }
    }
    rest
}

/// Numbers the references of a document and puts its footnotes in order; what nobody refers to is reported and left out.
pub fn number(mut nodes: Vec<Node<Authored>>, mut written: Vec<NoteText>, lettered: bool, report: &mut Report) -> Doc<Authored> {
    let mut order = Order::default();
    refer(&mut nodes, &mut order, lettered);
    // Of notes under one label, the first is meant.
    let mut by_label: BTreeMap<String, NoteText> = BTreeMap::new();
    let mut unused = Vec::new();
    for note in std::mem::take(&mut written) {
        match by_label.entry(note.label.clone()) {
            Entry::Vacant(place) => drop(place.insert(note)),
            Entry::Occupied(_) => unused.push(note),
        }
    }
    let mut notes = Vec::new();
    let mut next = 0;
    while next < order.references.len() {
        let label = order.references[next].0.clone();
        if let Some(mut note) = by_label.remove(&label) {
            refer(&mut note.nodes, &mut order, lettered);
            notes.push(Note { mark: mark(next, lettered), nodes: note.nodes, references: 0 });
        }
        next += 1;
    }
    for (note, (_, references)) in notes.iter_mut().zip(&order.references) {
        note.references = *references;
    }
    unused.extend(by_label.into_values());
    unused.sort_by_key(|note| note.span);
    for note in unused {
        report.push(
            Diagnostic::at(&prose::UNUSED_NOTE, note.span, format!("nothing refers to the footnote `{}`", note.label))
                .hint(format!("write `[^{}]` where it belongs, in the same document, or delete it", note.label)),
        );
    }
    Doc { nodes, notes }
}

/// The labels in the order in which the text speaks of them, each with how often, and their places in that order.
#[derive(Default)]
struct Order {
    references: Vec<(String, u32)>,
    places: BTreeMap<String, usize>,
}

fn refer(nodes: &mut [Node<Authored>], order: &mut Order, lettered: bool) {
    walk_mut(nodes, &mut |node| {
        if let Node::NoteReference(label, _) = node {
            let at = order.places.get(&**label).copied().unwrap_or_else(|| {
                order.references.push((label.to_string(), 0));
                order.places.insert(label.to_string(), order.references.len() - 1);
                order.references.len() - 1
            });
            let (_, count) = &mut order.references[at];
            *node = Node::Embed(Embed::NoteMark { mark: mark(at, lettered), nth: *count });
            *count += 1;
        }
    });
}

/// `1`, `2`, `3` ... or `a`, `b` ... `z`, `aa`.
fn mark(index: usize, lettered: bool) -> String {
    if !lettered {
        return (index + 1).to_string();
    }
    let letter = char::from(b'a' + u8::try_from(index % 26).unwrap_or(0));
    if index < 26 { letter.to_string() } else { format!("{}{letter}", mark(index / 26 - 1, true)) }
}
