//! From what an author wrote to what one edition shows, node by node.

use std::collections::BTreeMap;

use crate::content::{Block, Choice, Doc, Embed, Inline, Item, Kind, Node, Note, Number, Step, Steps, Tab};
use crate::edition::{Authored, Edition, Only};
use crate::kit::{Cut, Worded};
use crate::markdown::{Element, Target};

/// Titles that links without words take, by page and anchor.
pub type Titles<'k> = BTreeMap<(&'k str, Option<&'k str>), (Option<Number>, &'k Inline<Authored>)>;

/// What choosing needs to know.
pub struct Chooser<'k> {
    /// The blocks of one edition of the page.
    pub cuts: &'k [Cut],
    /// What links without words are called.
    pub titles: &'k Titles<'k>,
}

/// The wording that an edition reads.
pub fn worded<E: Edition, T>(both: &Worded<T>) -> &T {
    both.facilitator.as_ref().and_then(|sealed| E::open(sealed)).map_or(&both.common, |open| open.value)
}

impl Chooser<'_> {
    /// A document.
    pub fn doc<E: Edition>(&self, doc: &Doc<Authored>) -> Doc<E> {
        let note = |note: &Note<Authored>| Note { mark: note.mark.clone(), nodes: self.nodes(&note.nodes), references: note.references };
        Doc { nodes: self.nodes(&doc.nodes), notes: doc.notes.iter().map(note).collect() }
    }

    /// Some nodes.
    pub fn nodes<E: Edition>(&self, nodes: &[Node<Authored>]) -> Vec<Node<E>> {
        nodes.iter().filter_map(|node| self.node(node)).collect()
    }

    fn node<E: Edition>(&self, node: &Node<Authored>) -> Option<Node<E>> {
        Some(match node {
            Node::Element(Element::Link { to: to @ Target::Page { page, anchor }, title }, inner, span) if inner.is_empty() => {
                let element = Element::Link { to: to.clone(), title: title.clone() };
                Node::Element(element, self.title(page, anchor.as_deref()), *span)
            }
            Node::Element(element, inner, span) => Node::Element(element.clone(), self.nodes(inner), *span),
            Node::Text(text) => Node::Text(text.clone()),
            Node::Code(text) => Node::Code(text.clone()),
            Node::Tex(tex, display, span) => Node::Tex(tex.clone(), *display, *span),
            Node::InlineHtml(html, span) => Node::InlineHtml(html.clone(), *span),
            Node::HtmlBlock(html, span) => Node::HtmlBlock(html.clone(), *span),
            Node::SoftBreak => Node::SoftBreak,
            Node::HardBreak => Node::HardBreak,
            Node::Rule => Node::Rule,
            Node::Task(done) => Node::Task(*done),
            // Marks and references were resolved when the page was loaded.
            Node::NoteReference(..) | Node::Mark(_) => return None,
            Node::Embed(embed) => Node::Embed(self.embed(embed)?),
        })
    }

    /// The title that a link without words takes: a number, and the title of the block or page that it leads to.
    fn title<E: Edition>(&self, page: &str, anchor: Option<&str>) -> Inline<E> {
        let Some((number, title)) = self.titles.get(&(page, anchor)).or_else(|| self.titles.get(&(page, None))) else {
            return vec![Node::Text(page.into())];
        };
        let mut words: Inline<E> = number.iter().map(|number| Node::Text(format!("{number} ").into())).collect();
        words.extend(self.nodes(title));
        words
    }

    fn embed<E: Edition>(&self, embed: &Embed<Authored>) -> Option<Embed<E>> {
        Some(match embed {
            Embed::Block(block) => Embed::Block(Box::new(self.block(block)?)),
            Embed::Cut(cut) => Embed::Block(Box::new(self.cut(self.cuts.get(*cut)?)?)),
            Embed::Core(core) => Embed::Core(core.clone()),
            Embed::Steps(steps) => {
                let step = |step: &Step<Authored>| Step { minutes: step.minutes, body: self.nodes(&step.body) };
                Embed::Steps(Steps { start: steps.start, steps: steps.steps.iter().map(step).collect() })
            }
            Embed::Choices(choices) => {
                let choice = |choice: &Choice<Authored>| Choice {
                    right: choice.right,
                    text: self.nodes(&choice.text),
                    why: self.nodes(&choice.why),
                };
                Embed::Choices(choices.iter().map(choice).collect())
            }
            Embed::Items(items) => Embed::Items(items.iter().map(|item| self.item(item)).collect()),
            Embed::Tabs(tabs) => {
                let tab = |tab: &Tab<Authored>| Tab { title: self.nodes(&tab.title), body: self.nodes(&tab.body) };
                Embed::Tabs(tabs.iter().map(tab).collect())
            }
            Embed::Player(player) => Embed::Player(player.clone()),
            Embed::NoteMark { mark, nth } => Embed::NoteMark { mark: mark.clone(), nth: *nth },
            Embed::Math(math) => Embed::Math(math.clone()),
        })
    }

    /// A material.
    pub fn item<E: Edition>(&self, item: &Item<Authored>) -> Item<E> {
        Item { text: self.nodes(&item.text), quantity: item.quantity, per: item.per, from: item.from, optional: item.optional }
    }

    /// A block of one edition, put back at its mark: only where this edition may open it.
    fn cut<E: Edition>(&self, cut: &Cut) -> Option<Block<E>> {
        match cut {
            Cut::Facilitator(sealed) => self.opened(E::open(sealed)?),
            Cut::Participant(block) => (E::AUDIENCE == crate::edition::Audience::Participant).then(|| self.block(block))?,
        }
    }

    fn opened<E: Edition>(&self, open: crate::edition::Open<'_, E, Block<Authored>>) -> Option<Block<E>> {
        Some(self.with_permit(open.value, Some(open.permit)))
    }

    /// A block; a cue among common text cannot be, for cues are cut out before anything is parsed.
    fn block<E: Edition>(&self, block: &Block<Authored>) -> Option<Block<E>> {
        let cue = matches!(block.kind, Kind::Cue(..));
        (!cue).then(|| self.with_permit(block, None))
    }

    fn with_permit<E: Edition>(&self, block: &Block<Authored>, permit: Option<E::Permit>) -> Block<E> {
        let _ = permit;
        unimplemented!("{:?}", block.span)
    }
}
