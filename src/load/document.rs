//! A piece of a page into a tree: cut, parse, and put the blocks where their marks stand.

use std::collections::BTreeSet;

use super::blocks::{Blocks, build};
use super::cutting::{CutText, Mark, Piece, cut};
use super::fences::Fenced;
use super::notes::{NoteText, number, take_definitions};
use super::words::split_core;
use crate::content::{Doc, Embed, Node};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::{blocks, prose};
use crate::edition::{Audience, Authored};
use crate::markdown::{Context, Definitions, Element, Parsed, parse};

/// The tree of a piece for one reader, and the link definitions that it holds.
pub fn document(piece: &Piece<'_>, reader: Audience, definitions: &Definitions, with: &mut Blocks<'_>) -> (Doc<Authored>, Definitions) {
    let text = cut(piece, reader);
    let file = with.file;
    let place = |range| text.place(file, range);
    let Parsed { nodes, definitions: own, too_deep } = parse(&text.text, &Context { marks: &text.offsets, place: &place, definitions });
    if let Some(range) = too_deep {
        with.report.push(
            Diagnostic::at(&blocks::NESTED_TOO_DEEP, text.place(file, range), "lists, quotes and emphasis are nested too deep here")
                .hint("make it flatter: nobody can follow more than a few levels"),
        );
    }
    let (nodes, written) = take_definitions(nodes);
    let mut folder = Folder { text: &text, seen: BTreeSet::new(), with };
    let nodes = folder.fold(nodes);
    let written = written.into_iter().map(|note| NoteText { nodes: folder.fold(note.nodes), ..note }).collect::<Vec<_>>();
    folder.report_unseen();
    let nodes = split_core(nodes, with);
    let written = written.into_iter().map(|note| NoteText { nodes: split_core(note.nodes, with), ..note }).collect();
    (number(nodes, written, piece.indent.is_some(), with.report), own)
}

/// Puts blocks where their marks stand.
struct Folder<'a, 'f, 'b> {
    text: &'a CutText<'f>,
    seen: BTreeSet<usize>,
    with: &'a mut Blocks<'b>,
}

impl Folder<'_, '_, '_> {
    /// Folds the marks among siblings: what stands between the mark that opens a block and the one that closes it is the block's.
    fn fold(&mut self, nodes: Vec<Node<Authored>>) -> Vec<Node<Authored>> {
        let mut open: Vec<(&Fenced, Vec<Node<Authored>>)> = Vec::new();
        let mut here = Vec::new();
        for node in nodes {
            match node {
                Node::Mark(number) => {
                    self.seen.insert(number);
                    match self.text.marks[number] {
                        Mark::Cut(fence) => here.push(self.cut_place(fence)),
                        Mark::Open(fence) => open.push((fence, std::mem::take(&mut here))),
                        Mark::Close(fence) => match open.pop() {
                            Some((opened, before)) if std::ptr::eq(opened, fence) => {
                                let inside = std::mem::replace(&mut here, before);
                                here.push(Node::Embed(Embed::Block(Box::new(build(fence, inside, self.with)))));
                            }
                            other => {
                                open.extend(other);
                                self.crosses(fence);
                            }
                        },
                    }
                }
                Node::Element(Element::Quote(Some(alert)), inner, span) => {
                    let inner = self.fold(inner);
                    here.push(Node::Embed(Embed::Block(Box::new(super::blocks::alert(alert, inner, span)))));
                }
                Node::Element(element, inner, span) => {
                    let inner = self.fold(inner);
                    here.push(Node::Element(element, inner, span));
                }
                other => here.push(other),
            }
        }
        while let Some((fence, before)) = open.pop() {
            // An unclosed block was reported by the splitter, and its content runs to the end.
            if !fence.close.range().is_empty() {
                self.crosses(fence);
            }
            let inside = std::mem::replace(&mut here, before);
            here.push(Node::Embed(Embed::Block(Box::new(build(fence, inside, self.with)))));
        }
        here
    }

    fn cut_place(&mut self, fence: &Fenced) -> Node<Authored> {
        let number = self.with.cuts.binary_search(&fence.open.start).unwrap_or_default();
        Node::Embed(Embed::Cut(number))
    }

    fn crosses(&mut self, fence: &Fenced) {
        self.with.report.push(
            Diagnostic::at(
                &blocks::CROSSES_CONTAINER,
                fence.open,
                format!("the block `{}` opens in one list item or quote and closes in another", fence.name.as_str()),
            )
            .also(fence.close, "it closes here")
            .hint("indent both of its fences, and what stands between, alike"),
        );
    }

    /// Marks that Markdown did not take for HTML blocks: they stand in code, or so deep that it takes them for code.
    fn report_unseen(&mut self) {
        let mut told: Vec<*const Fenced> = Vec::new();
        for (number, mark) in self.text.marks.iter().enumerate() {
            let (Mark::Open(fence) | Mark::Close(fence) | Mark::Cut(fence)) = *mark;
            if self.seen.contains(&number) || told.iter().any(|other| std::ptr::eq(*other, fence)) {
                continue;
            }
            told.push(fence);
            let span = if matches!(mark, Mark::Close(_)) { fence.close } else { fence.open };
            self.with.report.push(
                Diagnostic::at(
                    &blocks::FENCE_IN_CODE,
                    span,
                    "this fence stands inside code or below a line of HTML, or is indented so far that Markdown takes it for code",
                )
                .hint("write `\\:::` to show a fence; to use one, leave an empty line before it, indent it like the text around it, and close the code"),
            );
        }
    }
}

/// Looks for what a line refers to as a footnote and nobody wrote: Markdown leaves such a reference in the text as it is.
pub fn missing_notes(line: &[Node<Authored>], span: crate::span::Span, with: &mut Blocks<'_>) {
    let mut from = span.range().start;
    let mut told = BTreeSet::new();
    for node in line {
        let Node::Text(text) = node else { continue };
        for piece in text.split("[^").skip(1) {
            let Some((label, _)) = piece.split_once(']') else { continue };
            if label.is_empty() || label.contains(char::is_whitespace) || !told.insert(label) {
                continue;
            }
            // What is not written like that in the source was escaped, or stands in words that were put in.
            let written = format!("[^{label}]");
            let Some(at) = with.source.get(from..span.range().end).and_then(|rest| rest.find(&written)).map(|at| from + at) else {
                continue;
            };
            from = at + written.len();
            let place = crate::span::Span::new(with.file, at, from);
            with.report.push(Diagnostic::at(&prose::MISSING_NOTE, place, format!("there is no footnote `{label}`")).hint(format!(
                "write `[^{label}]: ...` on a line of its own, in the same document: a block of one edition has its own footnotes"
            )));
        }
    }
}
