//! All that a kit in one language refers to, wherever it stands: in its text, its titles, its lists, in either wording.

use crate::content::{Block, Choice, Doc, Embed, Inline, Item, Node, children};
use crate::edition::{Authored, Edition as _, Facilitator, Restricted};
use crate::kit::{Cut, Material, Page, Text, Worded};
use crate::markdown::{Element, Target};
use crate::span::Span;

/// Something that a text refers to.
#[derive(Clone, Copy, Debug)]
pub struct Reference<'k> {
    /// What.
    pub to: &'k Target,
    /// Where.
    pub span: Span,
}

/// All that a text refers to.
#[derive(Debug, Default)]
pub struct References<'k> {
    /// Each link, picture and recording, in the order of the pages. What both wordings of a page say stands here twice.
    pub all: Vec<Reference<'k>>,
    /// The texts outside of links that may hold an address, each with the place of the element that it stands in.
    pub bare: Vec<(&'k str, Span)>,
}

/// Gathers all that a text refers to.
pub fn references(text: &Text) -> References<'_> {
    let start = text.written.start.unwrap_or(Span::new(crate::span::FileId(0), 0, 0));
    let mut walk = Walk { found: References::default(), cuts: &[], here: start, linked: false };
    text.objectives.iter().for_each(|line| walk.line(&line.value));
    walk.materials(&text.materials);
    walk.sealed(&text.preparation, |walk, tasks| tasks.iter().for_each(|task| walk.nodes(&task.text)));
    for (page, _) in super::pages(text) {
        walk.page(page);
    }
    walk.found
}

/// A walk over a kit.
struct Walk<'k> {
    found: References<'k>,
    /// The blocks that were cut out of the page.
    cuts: &'k [Cut],
    /// The last place that is known.
    here: Span,
    /// Whether it is in a link or in the words of a picture.
    linked: bool,
}

impl<'k> Walk<'k> {
    fn page(&mut self, page: &'k Page) {
        (self.cuts, self.here) = (&page.cuts, page.title.span);
        self.line(&page.title.value);
        page.objectives.iter().for_each(|line| self.line(&line.value));
        self.materials(&page.materials);
        self.sealed(&page.desk, |walk, desk| desk.preparation.iter().for_each(|task| walk.nodes(&task.text)));
        self.doc(&page.body.common);
        self.other(&page.body, |walk, doc| walk.doc(doc));
    }

    fn line(&mut self, line: &'k Worded<Inline<Authored>>) {
        self.nodes(&line.common);
        self.other(line, |walk, words| walk.nodes(words));
    }

    fn materials(&mut self, materials: &'k [Material]) {
        for material in materials {
            match material {
                Material::Participant(item) => {
                    self.nodes(&item.common.text);
                    self.other(item, |walk, item: &Item<Authored>| walk.nodes(&item.text));
                }
                Material::Facilitator(item) => self.sealed(item, |walk, item| walk.nodes(&item.text)),
            }
        }
    }

    /// What facilitators read instead.
    fn other<T>(&mut self, worded: &'k Worded<T>, see: impl Fn(&mut Self, &'k T)) {
        if let Some(sealed) = &worded.facilitator {
            self.sealed(sealed, see);
        }
    }

    fn sealed<T>(&mut self, sealed: &'k Restricted<T>, see: impl Fn(&mut Self, &'k T)) {
        if let Some(open) = Facilitator::open(sealed) {
            see(self, open.value);
        }
    }

    fn doc(&mut self, doc: &'k Doc<Authored>) {
        self.nodes(&doc.nodes);
        doc.notes.iter().for_each(|note| self.nodes(&note.nodes));
    }

    fn block(&mut self, block: &'k Block<Authored>) {
        self.here = block.span;
        block.title.iter().for_each(|title| self.nodes(title));
        self.doc(&block.body);
    }

    /// What is written at a place of its own.
    fn at(&mut self, span: Span, nodes: &'k [Node<Authored>]) {
        let around = std::mem::replace(&mut self.here, span);
        self.nodes(nodes);
        self.here = around;
    }

    fn nodes(&mut self, nodes: &'k [Node<Authored>]) {
        for node in nodes {
            match node {
                Node::Element(element, inner, span) => {
                    let (around, linked) = (self.here, self.linked);
                    self.here = *span;
                    if let Element::Link { to, .. } | Element::Image { from: to, .. } = element {
                        self.found.all.push(Reference { to, span: *span });
                        self.linked = true;
                    }
                    self.linked |= matches!(element, Element::CodeBlock(_));
                    self.nodes(inner);
                    self.linked = linked;
                    self.here = around;
                }
                Node::Embed(Embed::Block(block)) => self.block(block),
                Node::Embed(Embed::Cut(place)) => match self.cuts.get(*place) {
                    Some(Cut::Participant(block)) => self.block(block),
                    Some(Cut::Facilitator(block)) => self.sealed(block, Self::block),
                    None => {}
                },
                Node::Embed(Embed::Player(player)) => {
                    let files = std::iter::once(&player.file).chain(player.captions.iter().map(|captions| &captions.file));
                    self.found.all.extend(files.map(|to| Reference { to, span: player.span }));
                }
                Node::Text(text) if !self.linked && (text.contains("://") || text.contains("www.")) => {
                    self.found.bare.push((text, self.here))
                }
                Node::Embed(Embed::Steps(steps)) => steps.steps.iter().for_each(|step| self.at(step.span, &step.body)),
                Node::Embed(Embed::Items(items)) => items.iter().for_each(|item| self.at(item.span, &item.text)),
                Node::Embed(Embed::Choices(choices)) => {
                    for Choice { text, why, span, .. } in choices {
                        self.at(*span, text);
                        self.at(*span, why);
                    }
                }
                Node::Embed(_) => children(node).into_iter().for_each(|part| self.nodes(part)),
                _ => {}
            }
        }
    }
}
