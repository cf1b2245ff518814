//! Gathering a page in one walk.

use super::{Link, Passage, Picture, Placed, Playing, Restated, Role, Sheet, Table, listed};
use crate::block::{Fidelity, Name, Shared};
use crate::content::{Block, Embed, Inline, Kind, Node, Player};
use crate::edition::{Audience, Authored, Edition as _, Facilitator};
use crate::kit::{Cut, Desk, Page};
use crate::markdown::{Element, plain};
use crate::span::Span;

/// What facilitators are told of a page that has nothing of its own.
static NOTHING: Desk = Desk { fidelity: Fidelity::Required, preparation: Vec::new() };

/// Gathers a page.
pub(super) fn sheet(page: &Page, audience: Audience) -> Sheet<'_> {
    let desk = Facilitator::open(&page.desk).map_or(&NOTHING, |open| open.value);
    let mut walk = Walk {
        sheet: Sheet {
            page,
            audience,
            desk,
            blocks: Vec::new(),
            passages: Vec::new(),
            links: Vec::new(),
            pictures: Vec::new(),
            players: Vec::new(),
            tables: Vec::new(),
            restated: Vec::new(),
            materials: listed(&page.materials).collect(),
        },
        audience,
        within: None,
        here: page.title.span,
        foreign: false,
    };
    walk.line(Role::PageTitle, &page.title.value.common, page.title.span);
    walk.nodes(&page.body.common.nodes);
    for note in &page.body.common.notes {
        walk.nodes(&note.nodes);
    }
    walk.sheet
}

/// A walk over a page: what is gathered, and where it is.
struct Walk<'k> {
    sheet: Sheet<'k>,
    audience: Audience,
    within: Option<usize>,
    /// The last place that is known.
    here: Span,
    /// Whether what is walked over is quoted, or says which language it is in.
    foreign: bool,
}

impl<'k> Walk<'k> {
    fn nodes(&mut self, nodes: &'k [Node<Authored>]) {
        // What stands between two lines of HTML that name a language is in that language.
        let mut tagged = 0_usize;
        for node in nodes {
            if let Node::HtmlBlock(html, _) = node {
                tagged = if html.contains(" lang=") { tagged + 1 } else { tagged.saturating_sub(html.matches("</").count()) };
            }
            let foreign = self.foreign;
            self.foreign |= tagged > 0;
            self.node(node);
            self.foreign = foreign;
        }
    }

    fn node(&mut self, node: &'k Node<Authored>) {
        match node {
            Node::Element(element, children, span) => self.element(element, children, *span),
            Node::Embed(embed) => self.embed(embed),
            _ => {}
        }
    }

    fn element(&mut self, element: &'k Element, children: &'k [Node<Authored>], span: Span) {
        let before = std::mem::replace(&mut self.here, span);
        let role = match element {
            Element::Paragraph | Element::Definition | Element::Quote(_) | Element::NoteDefinition(_) => Some(Role::Paragraph),
            Element::Heading { level, .. } => Some(Role::Heading(*level)),
            Element::Item => Some(Role::Item),
            Element::TableCell => Some(Role::Cell),
            Element::Term => Some(Role::Term),
            _ => None,
        };
        if let Some(role) = role {
            self.passage(role, children, span);
        }
        match element {
            Element::Link { to, .. } => {
                let pictured = children.iter().any(|node| matches!(node, Node::Element(Element::Image { .. }, ..)));
                self.sheet.links.push(Link { to, words: plain(children), pictured, span });
            }
            Element::Image { from, .. } => {
                self.sheet.pictures.push(Picture { from, words: plain(children), span, within: self.within });
            }
            Element::Table(_) => {
                let head = children.iter().find_map(|node| match node {
                    Node::Element(Element::TableHead, cells, _) => Some(cells),
                    _ => None,
                });
                let heads = head.into_iter().flatten().filter_map(|cell| match cell {
                    // A formula is a head, and has no words of ours.
                    Node::Element(_, inner, _) if inner.iter().any(|node| matches!(node, Node::Embed(_))) => Some("\u{2026}".to_owned()),
                    Node::Element(_, inner, _) => Some(plain(inner).trim().to_owned()),
                    _ => None,
                });
                self.sheet.tables.push(Table { heads: heads.collect(), span });
            }
            _ => {}
        }
        let quoted = matches!(element, Element::Quote(None));
        let foreign = self.foreign;
        self.foreign |= quoted;
        // A picture's words are its alternative, and were taken as such.
        if !matches!(element, Element::Image { .. }) {
            self.nodes(children);
        }
        self.foreign = foreign;
        self.here = before;
    }

    fn embed(&mut self, embed: &'k Embed<Authored>) {
        match embed {
            Embed::Block(block) => self.block(block, None),
            Embed::Cut(place) => match self.sheet.page.cuts.get(*place) {
                Some(Cut::Facilitator(sealed)) => {
                    if let Some(open) = Facilitator::open(sealed) {
                        self.block(open.value, Some(Audience::Facilitator));
                    }
                }
                Some(Cut::Participant(block)) => self.block(block, Some(Audience::Participant)),
                None => {}
            },
            Embed::Core(core) => self.sheet.restated.push(Restated { id: &core.id, within: self.within }),
            Embed::Steps(steps) => {
                for step in &steps.steps {
                    let before = std::mem::replace(&mut self.here, step.span);
                    self.passage(Role::Item, &step.body, step.span);
                    self.nodes(&step.body);
                    self.here = before;
                }
            }
            Embed::Choices(choices) => {
                for choice in choices {
                    self.line(Role::Choice, &choice.text, choice.span);
                    self.line(Role::Choice, &choice.why, choice.span);
                }
            }
            Embed::Items(items) => {
                for item in items {
                    self.sheet.materials.push(super::Listed { item, within: self.within });
                    self.nodes(&item.text);
                }
            }
            Embed::Tabs(tabs) => {
                for tab in tabs {
                    self.line(Role::Title, &tab.title, self.here);
                    self.nodes(&tab.body);
                }
            }
            Embed::Player(player) => {
                let Player { video, file, label, captions, span } = player;
                self.sheet.players.push(Playing { video: *video, label, file, captions, span: *span });
            }
            Embed::NoteMark { .. } | Embed::Math(_) => {}
        }
    }

    fn block(&mut self, block: &'k Block<Authored>, whose: Option<Audience>) {
        let name = match block.kind {
            Kind::Cue(cue, ()) => Name::Cue(cue),
            Kind::Shared(shared) => Name::Shared(shared),
        };
        let audience = whose.unwrap_or(self.audience);
        let place = self.sheet.blocks.len();
        self.sheet.blocks.push(Placed { block, name, parent: self.within, audience, end: place + 1 });
        let quoted = name == Name::Shared(Shared::Testimonial);
        let before = (self.audience, self.within, self.here, self.foreign);
        (self.audience, self.within, self.here, self.foreign) = (audience, Some(place), block.span, self.foreign || quoted);
        if let Some(title) = &block.title {
            self.line(Role::Title, title, block.span);
        }
        self.nodes(&block.body.nodes);
        for note in &block.body.notes {
            self.nodes(&note.nodes);
        }
        (self.audience, self.within, self.here, self.foreign) = before;
        self.sheet.blocks[place].end = self.sheet.blocks.len();
    }

    /// A line that has no element around it: its words, and what stands in it.
    fn line(&mut self, role: Role, line: &'k Inline<Authored>, span: Span) {
        self.passage(role, line, span);
        self.nodes(line);
    }

    fn passage(&mut self, role: Role, children: &'k [Node<Authored>], span: Span) {
        let mut words = String::new();
        let mut foreign = self.foreign;
        inline_words(children, &mut words, &mut foreign);
        if !words.trim().is_empty() {
            self.sheet.passages.push(Passage::new(role, words, span, self.audience, self.within, foreign));
        }
    }
}

/// The words that stand right in an element, not in a paragraph or a list inside it; and whether a part says which language it is in.
fn inline_words(nodes: &[Node<Authored>], words: &mut String, foreign: &mut bool) {
    for node in nodes {
        match node {
            Node::Element(Element::Emphasis | Element::Strong | Element::Strikethrough | Element::Link { .. }, children, _) => {
                inline_words(children, words, foreign);
            }
            Node::Text(text) => words.push_str(text),
            // Code is no prose, but a sentence without it would have a hole.
            Node::Code(text) => words.push_str(text),
            Node::SoftBreak | Node::HardBreak => words.push(' '),
            Node::InlineHtml(html, _) if html.contains(" lang=") => *foreign = true,
            Node::Embed(Embed::Core(core)) => words.push_str(&core.text),
            _ => {}
        }
    }
}
