//! Footnotes: numbered in the order in which the text speaks of them, lettered in a block of one edition.

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
    let mut order: Vec<(String, u32)> = Vec::new();
    refer(&mut nodes, &mut order, lettered);
    let mut notes = Vec::new();
    let mut next = 0;
    while next < order.len() {
        let label = order[next].0.clone();
        if let Some(at) = written.iter().position(|note| note.label == label) {
            let mut note = written.swap_remove(at);
            refer(&mut note.nodes, &mut order, lettered);
            notes.push(Note { mark: mark(next, lettered), nodes: note.nodes, references: 0 });
        }
        next += 1;
    }
    for (note, (_, references)) in notes.iter_mut().zip(&order) {
        note.references = *references;
    }
    written.sort_by_key(|note| note.span);
    for note in written {
        report.push(
            Diagnostic::at(&prose::UNUSED_NOTE, note.span, format!("nothing refers to the footnote `{}`", note.label))
                .hint(format!("write `[^{}]` where it belongs, in the same document, or delete it", note.label)),
        );
    }
    Doc { nodes, notes }
}

fn refer(nodes: &mut [Node<Authored>], order: &mut Vec<(String, u32)>, lettered: bool) {
    walk_mut(nodes, &mut |node| {
        if let Node::NoteReference(label, _) = node {
            let at = order.iter().position(|(other, _)| **other == **label).unwrap_or_else(|| {
                order.push((label.to_string(), 0));
                order.len() - 1
            });
            *node = Node::Embed(Embed::NoteMark { mark: mark(at, lettered), nth: order[at].1 });
            order[at].1 += 1;
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
