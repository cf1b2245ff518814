//! From what an author wrote to what one edition shows, node by node.

use std::collections::BTreeMap;

use crate::content::{Block, Choice, Doc, Embed, Inline, Item, Kind, Node, Note, Step, Steps, Tab, Task};
use crate::edition::{Audience, Authored, Edition, Only, Restricted};
use crate::kit::{Cut, Worded};
use crate::markdown::{Element, Target};

/// Titles that links without words take, with the number before them, by page and anchor.
pub type Titles<'k> = BTreeMap<(&'k str, Option<&'k str>), (Option<String>, &'k Inline<Authored>)>;

/// What choosing needs to know.
pub struct Chooser<'k, E: Edition> {
    /// The blocks of one edition of the page.
    pub cuts: &'k [Cut],
    /// What links without words are called.
    pub titles: &'k Titles<'k>,
    /// The permit of the restricted text that is being read; none in common text, where no cue can be.
    pub permit: Option<E::Permit>,
}

/// The wording that an edition reads.
pub fn worded<E: Edition, T>(both: &Worded<T>) -> &T {
    both.facilitator.as_ref().and_then(E::open).map_or(&both.common, |open| open.value)
}

impl<'k, E: Edition> Chooser<'k, E> {
    /// The same for a restricted text that was opened.
    pub fn permitted(&self, permit: E::Permit) -> Self {
        Self { cuts: self.cuts, titles: self.titles, permit: Some(permit) }
    }

    /// A document.
    pub fn doc(&self, doc: &Doc<Authored>) -> Doc<E> {
        let note = |note: &Note<Authored>| Note { mark: note.mark.clone(), nodes: self.nodes(&note.nodes), references: note.references };
        Doc { nodes: self.nodes(&doc.nodes), notes: doc.notes.iter().map(note).collect() }
    }

    /// A line as this edition reads it.
    pub fn line(&self, line: &Worded<Inline<Authored>>) -> Inline<E> {
        self.nodes(worded::<E, Inline<Authored>>(line))
    }

    /// Some nodes.
    pub fn nodes(&self, nodes: &[Node<Authored>]) -> Vec<Node<E>> {
        nodes.iter().filter_map(|node| self.node(node)).collect()
    }

    fn node(&self, node: &Node<Authored>) -> Option<Node<E>> {
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
    fn title(&self, page: &str, anchor: Option<&str>) -> Inline<E> {
        let Some((number, title)) = self.titles.get(&(page, anchor)).or_else(|| self.titles.get(&(page, None))) else {
            return vec![Node::Text(page.into())];
        };
        let mut words: Inline<E> = number.iter().map(|number| Node::Text(format!("{number} ").into())).collect();
        words.extend(self.nodes(title));
        words
    }

    fn embed(&self, embed: &Embed<Authored>) -> Option<Embed<E>> {
        Some(match embed {
            Embed::Block(block) => Embed::Block(Box::new(self.block(block)?)),
            Embed::Cut(cut) => Embed::Block(Box::new(self.cut(self.cuts.get(*cut)?)?)),
            Embed::Core(core) => Embed::Core(core.clone()),
            Embed::Steps(steps) => {
                let step = |step: &Step<Authored>| Step { minutes: step.minutes, body: self.nodes(&step.body), span: step.span };
                Embed::Steps(Steps { start: steps.start, steps: steps.steps.iter().map(step).collect() })
            }
            Embed::Choices(choices) => {
                let choice = |choice: &Choice<Authored>| Choice {
                    right: choice.right,
                    text: self.nodes(&choice.text),
                    why: self.nodes(&choice.why),
                    span: choice.span,
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
    pub fn item(&self, item: &Item<Authored>) -> Item<E> {
        Item {
            text: self.nodes(&item.text),
            quantity: item.quantity,
            per: item.per,
            from: item.from,
            optional: item.optional,
            span: item.span,
        }
    }

    /// Something to do beforehand.
    pub fn task(&self, task: &Task<Authored>) -> Task<E> {
        Task { text: self.nodes(&task.text), when: task.when }
    }

    /// A block of one edition, put back at its mark: only where this edition may open it.
    fn cut(&self, cut: &Cut) -> Option<Block<E>> {
        match cut {
            Cut::Facilitator(sealed) => {
                let open = E::open(sealed)?;
                self.permitted(open.permit).block(open.value)
            }
            Cut::Participant(block) if E::AUDIENCE == Audience::Participant => self.block(block),
            Cut::Participant(_) => None,
        }
    }

    /// A block. A cue needs a permit: in common text none can be, for cues are cut out before anything is parsed.
    pub fn block(&self, block: &Block<Authored>) -> Option<Block<E>> {
        let kind = match block.kind {
            Kind::Cue(cue, ()) => Kind::Cue(cue, self.permit?),
            Kind::Shared(shared) => Kind::Shared(shared),
        };
        Some(Block {
            kind,
            id: block.id.clone(),
            title: block.title.as_ref().map(|title| self.nodes(title)),
            level: block.level,
            number: block.number,
            minutes: block.minutes,
            core: block.core.clone(),
            grouping: block.grouping,
            fidelity: opened::<E, _>(block.fidelity.as_ref()),
            prompt: opened::<E, _>(block.prompt.as_ref()),
            lines: block.lines,
            store: block.store.clone(),
            continued: block.continued,
            own: block.own,
            body: self.doc(&block.body),
            span: block.span,
        })
    }
}

/// A sealed value as an edition holds it: behind its permit, or not at all.
fn opened<E: Edition, T: Clone + Sync>(sealed: Option<&Restricted<T>>) -> E::Private<T> {
    let open = sealed.and_then(E::open);
    E::private(open.map(|open| Only::new(open.value.clone(), open.permit)))
}
