//! What of a text the room may see: on a slide there are no cues, no answers, no links and no marks of notes.

use super::escape::escape;
use super::prose::Prose;
use crate::block::Shared;
use crate::content::{Block, Choice, Core, Embed, Kind, Node, Player, Tab};
use crate::edition::Edition;
use crate::markdown::Element;

impl Prose<'_> {
    /// A node as a slide shows it in its own way; nothing where it looks there as it does everywhere.
    pub(super) fn on_screen<E: Edition>(&mut self, node: &Node<E>) -> Option<String> {
        if let Some(core) = core_alone(node) {
            return Some(core_words(core));
        }
        match node {
            Node::Element(element, inner, _) => match element {
                Element::Link { .. } => Some(self.nodes(inner)),
                Element::Heading { .. } => Some(format!("<h3>{}</h3>\n", self.nodes(inner))),
                Element::Table(_) => {
                    self.bare = true;
                    Some(self.nodes(std::slice::from_ref(node)))
                }
                _ => None,
            },
            Node::Task(done) => Some(if *done { "\u{2611} " } else { "\u{2610} " }.to_owned()),
            Node::Embed(embed) => match embed {
                Embed::Block(block) => Some(self.block_on_screen(block)),
                Embed::Choices(choices) => Some(self.choices_on_screen(choices)),
                Embed::Tabs(tabs) => Some(self.tabs_on_screen(tabs)),
                Embed::Player(player) => Some(self.player_on_screen(player)),
                Embed::Items(_) | Embed::Steps(_) => Some(String::new()),
                Embed::Math(math) => Some(math.mathml.clone()),
                _ => None,
            },
            _ => None,
        }
    }

    /// A block that stands in what is projected. What is one edition's own, and what people should find by themselves, stays away.
    fn block_on_screen<E: Edition>(&mut self, block: &Block<E>) -> String {
        let Kind::Shared(shared) = block.kind else { return String::new() };
        let aside =
            matches!(shared, Shared::Solution | Shared::Hint | Shared::Spoiler | Shared::Materials | Shared::Purpose | Shared::Outcome);
        if block.own || aside {
            return String::new();
        }
        let title = block.title.as_ref().map_or(String::new(), |title| format!("<h3>{}</h3>\n", self.nodes(title)));
        title + &self.doc(&block.body)
    }

    fn choices_on_screen<E: Edition>(&mut self, choices: &[Choice<E>]) -> String {
        let items: String = choices.iter().map(|choice| format!("<li>{}</li>\n", self.nodes(&choice.text))).collect();
        format!("<ul class=\"options\">\n{items}</ul>\n")
    }

    fn tabs_on_screen<E: Edition>(&mut self, tabs: &[Tab<E>]) -> String {
        tabs.iter().map(|tab| format!("<p><strong>{}</strong></p>\n{}", self.nodes(&tab.title), self.nodes(&tab.body))).collect()
    }

    /// A film or a sound, with what its captions are made of.
    fn player_on_screen(&self, player: &Player) -> String {
        let context = self.player_context(player);
        self.press.fill("blocks/media.html", &context) + &self.press.fill("blocks/transcript.html", &context)
    }
}

/// The core message that a node is, where it stands alone: as itself, or as all there is in a paragraph.
pub(super) fn core_alone<E: Edition>(node: &Node<E>) -> Option<&Core> {
    match node {
        Node::Embed(Embed::Core(core)) if core.alone => Some(core),
        Node::Element(Element::Paragraph, inner, _) => match inner.as_slice() {
            [only @ Node::Embed(_)] => core_alone(only),
            _ => None,
        },
        _ => None,
    }
}

/// A core message as it is projected: its words and nothing else.
pub(super) fn core_words(core: &Core) -> String {
    format!("<p class=\"core-words\">{}</p>\n", escape(&core.text))
}
