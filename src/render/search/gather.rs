//! The words of a text, place by place: what a reader could be led to, and what it says in plain words.

use crate::block::{Name, Shared};
use crate::content::{Block, Doc, Embed, Kind, Node, Player};
use crate::edition::Edition;
use crate::markdown::Element;
use crate::render::prose::is_facilitator;
use crate::render::said::Said as _;
use crate::render::strings::Strings;

/// A place in a page.
pub(super) struct Section {
    /// How deep it stands: 0 for the page itself.
    pub depth: u8,
    /// What kind of place, in a word; empty for a page and a heading.
    pub kind: String,
    /// Its anchor; empty where it has none of its own.
    pub anchor: String,
    /// Its title; the page's own stands with the page.
    pub title: String,
    /// Its words; a line end stands between what stands apart, so that no phrase reaches over it.
    pub text: String,
}

/// Gathers the places of a page.
pub(super) struct Gatherer<'s> {
    strings: &'s Strings,
    sections: Vec<Section>,
    /// The place whose text is being read.
    now: usize,
    /// The depth of the block that is being read: headings in it stand below it.
    floor: u8,
}

impl<'s> Gatherer<'s> {
    /// A page of which nothing is known yet.
    pub fn new(strings: &'s Strings) -> Self {
        let mut gatherer = Self { strings, sections: Vec::new(), now: 0, floor: 0 };
        gatherer.open(0, String::new(), "", String::new());
        gatherer
    }

    /// The places, but for those that say nothing.
    pub fn sections(self) -> Vec<Section> {
        let says = |section: &Section| section.depth == 0 || !section.title.is_empty() || !section.text.trim().is_empty();
        self.sections.into_iter().filter(says).collect()
    }

    /// Begins a place of a kind right below the page.
    pub fn aside(&mut self, kind: &str, anchor: &str) {
        self.open(1, kind.to_owned(), anchor, String::new());
    }

    /// Some words that stand apart.
    pub fn line(&mut self, words: &str) {
        self.part();
        self.say(words);
        self.part();
    }

    /// The text of a page, and its footnotes as a place of their own.
    pub fn text<E: Edition>(&mut self, doc: &Doc<E>) {
        self.now = 0;
        self.nodes(&doc.nodes);
        if let Some(first) = doc.notes.first() {
            self.aside(self.strings.get("notes"), &format!("_fn-{}", first.mark));
            doc.notes.iter().for_each(|note| self.nodes(&note.nodes));
        }
    }

    /// Some nodes that stand apart.
    pub fn nodes<E: Edition>(&mut self, nodes: &[Node<E>]) {
        self.part();
        self.inline(nodes);
        self.part();
    }

    fn open(&mut self, depth: u8, kind: String, anchor: &str, title: String) {
        self.now = self.sections.len();
        self.sections.push(Section { depth, kind, anchor: anchor.to_owned(), title, text: String::new() });
    }

    fn say(&mut self, words: &str) {
        self.sections[self.now].text.push_str(words);
    }

    /// What follows stands apart from what came before.
    fn part(&mut self) {
        let text = &mut self.sections[self.now].text;
        let length = text.trim_end().len();
        text.truncate(length);
        if length > 0 {
            text.push('\n');
        }
    }

    fn inline<E: Edition>(&mut self, nodes: &[Node<E>]) {
        nodes.iter().for_each(|node| self.node(node));
    }

    fn node<E: Edition>(&mut self, node: &Node<E>) {
        match node {
            Node::Element(element, inner, _) => self.element(element, inner),
            Node::Text(words) | Node::Code(words) | Node::Tex(words, ..) => self.say(words),
            Node::HtmlBlock(html, _) => self.line(&without_tags(html)),
            Node::SoftBreak => self.say(" "),
            Node::HardBreak | Node::Rule => self.part(),
            Node::InlineHtml(..) | Node::Task(_) | Node::NoteReference(..) | Node::Mark(_) => {}
            Node::Embed(embed) => self.embed(embed),
        }
    }

    fn element<E: Edition>(&mut self, element: &Element, inner: &[Node<E>]) {
        match element {
            Element::Heading { level, id, .. } => {
                let title = self.words(inner);
                self.open((level - 1).max(self.floor + 1), String::new(), id.as_deref().unwrap_or_default(), title);
            }
            Element::Image { title, .. } => {
                self.inline(inner);
                if !title.is_empty() {
                    self.line(title);
                }
            }
            Element::Emphasis | Element::Strong | Element::Strikethrough | Element::Link { .. } => self.inline(inner),
            _ => self.nodes(inner),
        }
    }

    fn embed<E: Edition>(&mut self, embed: &Embed<E>) {
        match embed {
            Embed::Block(block) => self.block(block),
            Embed::Cut(cut) => match *cut {},
            Embed::Core(core) if core.alone => self.line(&core.text),
            Embed::Core(core) => self.say(&core.text),
            Embed::Steps(steps) => steps.steps.iter().for_each(|step| self.nodes(&step.body)),
            Embed::Choices(choices) => choices.iter().for_each(|choice| {
                self.nodes(&choice.text);
                self.nodes(&choice.why);
            }),
            Embed::Items(items) => items.iter().for_each(|item| self.nodes(&item.text)),
            Embed::Tabs(tabs) => tabs.iter().for_each(|tab| {
                self.nodes(&tab.title);
                self.nodes(&tab.body);
            }),
            Embed::Player(player) => self.player(player),
            Embed::NoteMark { .. } => {}
            Embed::Math(math) => self.say(&without_tags(&math.mathml)),
        }
    }

    fn player(&mut self, player: &Player) {
        self.line(&player.label);
        for captions in &player.captions {
            let words: Vec<&str> = captions.transcript.iter().map(|said| said.words.as_str()).collect();
            self.line(&words.join(" "));
        }
    }

    fn block<E: Edition>(&mut self, block: &Block<E>) {
        let shared = match block.kind {
            Kind::Cue(..) => None,
            Kind::Shared(shared) => Some(shared),
        };
        let title = block.title.as_ref().map(|title| self.words(title)).unwrap_or_default();
        if matches!(shared, Some(Shared::Tab | Shared::GroupTab)) && title.is_empty() && block.id.is_none() {
            return self.doc(&block.body);
        }
        let (outer, floor) = (self.now, self.floor);
        self.part();
        let name = match block.kind {
            Kind::Cue(cue, _) => Name::Cue(cue),
            Kind::Shared(shared) => Name::Shared(shared),
        };
        // As on the page: text for participants has no label, and they do not see that a slot is a local one.
        let silent = match shared {
            Some(Shared::Participant) => true,
            Some(Shared::Local) => !is_facilitator::<E>(),
            _ => false,
        };
        let label = format!("label_{}", name.as_str().replace('-', "_"));
        let kind = if silent { String::new() } else { self.strings.get(&label).to_owned() };
        let title = match block.number {
            Some(number) => format!("{} {title}", number.said(self.strings.locale())).trim_end().to_owned(),
            None => title,
        };
        self.floor = self.sections[outer].depth + 1;
        self.open(self.floor, kind, block.id.as_deref().unwrap_or_default(), title);
        if let Some(prompt) = E::seen(&block.prompt) {
            self.line(prompt);
        }
        self.doc(&block.body);
        (self.now, self.floor) = (outer, floor);
    }

    fn doc<E: Edition>(&mut self, doc: &Doc<E>) {
        self.nodes(&doc.nodes);
        doc.notes.iter().for_each(|note| self.nodes(&note.nodes));
    }

    /// The words of a title.
    fn words<E: Edition>(&self, nodes: &[Node<E>]) -> String {
        let mut aside = Gatherer::new(self.strings);
        aside.inline(nodes);
        aside.sections.remove(0).text.trim().replace('\n', " ")
    }
}

/// What some HTML says: what stands between its tags.
fn without_tags(html: &str) -> String {
    let mut words = String::new();
    for part in html.split_inclusive('>') {
        words.push_str(part.split_once('<').map_or(part, |(before, _)| before));
    }
    let words = words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&nbsp;", "\u{a0}");
    words.replace("&amp;", "&").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::without_tags;

    #[test]
    fn html_says_what_stands_between_its_tags() {
        assert_eq!(without_tags("<math display=\"block\"><mi>t</mi><mo>=</mo><mn>5</mn></math>"), "t=5");
        assert_eq!(without_tags("<p title=\"a\">b &lt; c</p>\n<!-- d -->"), "b < c");
        assert_eq!(without_tags("1 > 0"), "1 > 0");
    }
}
