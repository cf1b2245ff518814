//! Where links can lead to in a page: ids of blocks and headings.

use std::collections::BTreeMap;

use super::inline::common_words;
use crate::block::Shared;
use crate::content::{Block, Embed, Inline, Kind, Node, walk, walk_mut};
use crate::diagnostic::code::{blocks, data};
use crate::diagnostic::{Diagnostic, Report};
use crate::edition::{Audience, Authored};
use crate::markdown::Element;
use crate::span::Span;

/// A place that a link can lead to.
#[derive(Clone, Debug)]
pub struct Anchor {
    /// Who has it.
    pub audience: Audience,
    /// Where it was written.
    pub span: Span,
    /// Whether it is a block's: those are one namespace in a kit.
    pub block: bool,
}

/// The anchors of one page.
#[derive(Debug, Default)]
pub struct Anchors {
    /// By id.
    pub by_id: BTreeMap<String, Anchor>,
    /// Which number to try next for an id that is taken.
    next: BTreeMap<String, usize>,
}

impl Anchors {
    /// Takes the ids that an author gave, of blocks and of headings; one that stands twice is reported.
    pub fn take_written(&mut self, nodes: &mut [Node<Authored>], audience: Audience, report: &mut Report) {
        walk_mut(nodes, &mut |node| match node {
            Node::Embed(Embed::Block(block)) => {
                if let Some(id) = &block.id {
                    let anchor = Anchor { audience, span: block.span, block: true };
                    if !self.add(id, anchor, report) {
                        block.id = None;
                    }
                }
            }
            Node::Element(Element::Heading { id: Some(id), classes, .. }, _, span) => {
                if !classes.is_empty() {
                    report.push(
                        Diagnostic::at(&blocks::UNKNOWN_CLASS, *span, format!("a heading has no class `.{}`", classes[0]))
                            .hint("leave it out; `{#id}` alone has a meaning"),
                    );
                }
                if super::blocks::is_id(id) {
                    let anchor = Anchor { audience, span: *span, block: false };
                    self.add(&id.clone(), anchor, report);
                } else {
                    report.push(Diagnostic::at(&data::BAD_ID, *span, format!("`{id}` cannot be an id")).hint(super::blocks::better_id(id)));
                }
            }
            Node::Element(Element::Heading { classes, .. }, _, span) if !classes.is_empty() => report.push(
                Diagnostic::at(&blocks::UNKNOWN_CLASS, *span, format!("a heading has no class `.{}`", classes[0]))
                    .hint("leave it out; `{#id}` alone has a meaning"),
            ),
            _ => {}
        });
    }

    /// The same for a block and all that stands in it.
    pub fn take_written_block(&mut self, block: &mut Block<Authored>, audience: Audience, report: &mut Report) {
        if let Some(id) = &block.id {
            let anchor = Anchor { audience, span: block.span, block: true };
            if !self.add(id, anchor, report) {
                block.id = None;
            }
        }
        self.take_written(&mut block.body.nodes, audience, report);
    }

    fn add(&mut self, id: &str, anchor: Anchor, report: &mut Report) -> bool {
        if let Some(other) = self.by_id.get(id) {
            report.push(
                Diagnostic::at(&data::DUPLICATE_ID, anchor.span, format!("the id `{id}` stands twice in this page"))
                    .also(other.span, "it stands here first")
                    .hint("give one of them another id"),
            );
            return false;
        }
        self.by_id.insert(id.to_owned(), anchor);
        true
    }

    /// Gives ids to the headings that have none, made from their common words, and to activities and discussions from their number.
    ///
    /// In text of one edition the made ids hold an underscore, which none in common text does, so that they touch nothing outside.
    pub fn make(&mut self, nodes: &mut [Node<Authored>], audience: Audience, source: &str) {
        let mark = match audience {
            Audience::Both => "",
            Audience::Facilitator => "f_",
            Audience::Participant => "p_",
        };
        walk_mut(nodes, &mut |node| match node {
            Node::Element(Element::Heading { id: id @ None, .. }, inner, span) => {
                let words = heading_words(inner, source, *span);
                *id = Some(self.free(&format!("{mark}{}", slug(&words)), audience, *span, false));
            }
            Node::Embed(Embed::Block(block)) if block.id.is_none() => {
                if let (Some(number), Kind::Shared(Shared::Activity | Shared::Discussion)) = (block.number, block.kind) {
                    let id = format!("{mark}part-{}-{}", number.module, number.place);
                    block.id = Some(self.free(&id, audience, block.span, true));
                }
            }
            _ => {}
        });
    }

    fn free(&mut self, wanted: &str, audience: Audience, span: Span, block: bool) -> String {
        let taken = |id: &str| self.by_id.get(id).is_some_and(|other| other.span != span);
        let id = if taken(wanted) {
            let from = self.next.get(wanted).copied().unwrap_or(2);
            let free = (from..).map(|n| (n, format!("{wanted}-{n}"))).find(|(_, id)| !taken(id));
            let (n, id) = free.unwrap_or_else(|| (from, wanted.to_owned()));
            self.next.insert(wanted.to_owned(), n + 1);
            id
        } else {
            wanted.to_owned()
        };
        self.by_id.insert(id.clone(), Anchor { audience, span, block });
        id
    }
}

/// Gives the ids of one wording of a text to the other: headings and blocks are the same in both, in the same order.
pub fn same_ids(from: &[Node<Authored>], to: &mut [Node<Authored>]) {
    let mut ids = Vec::new();
    walk(from, &mut |node| match node {
        Node::Element(Element::Heading { id, .. }, ..) => ids.push(id.clone()),
        Node::Embed(Embed::Block(block)) => ids.push(block.id.clone()),
        _ => {}
    });
    let mut ids = ids.into_iter();
    walk_mut(to, &mut |node| match node {
        Node::Element(Element::Heading { id, .. }, ..) => *id = ids.next().flatten(),
        Node::Embed(Embed::Block(block)) => block.id = ids.next().flatten(),
        _ => {}
    });
}

/// The words of a heading that both editions share.
fn heading_words(inner: &Inline<Authored>, source: &str, span: Span) -> String {
    let written = source.get(span.range()).unwrap_or_default();
    if written.contains("]{.") {
        return common_words(written.trim_start_matches(['#', ' ']), span);
    }
    crate::markdown::plain(inner)
}

/// Words as an id: lower case, letters and digits of any language, hyphens between.
pub fn slug(words: &str) -> String {
    let mut slug = String::new();
    for c in words.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') && (c.is_whitespace() || c == '-' || c == '_') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "section".to_owned() } else { slug.to_owned() }
}
