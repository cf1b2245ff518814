//! The text of a page: Markdown's own elements as everybody writes them, with what readers need put around some of them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::escape::escape;
use super::press::Press;
use super::sheet::{Ids, Sheet};
use super::words;
use crate::content::{Core, Doc, Embed, Minutes, Node, Number, Player, Said};
use crate::edition::{Audience, Edition};
use crate::markdown::{Element, Target, html, plain};
use crate::view::Clock;

/// What the blocks of all pages may refer to.
#[derive(Default)]
pub struct Around {
    /// The number of each core message, from 1, by its id.
    pub core: BTreeMap<String, usize>,
    /// When each activity starts and how long it takes, by its number, for the facilitator of a kit with a plan.
    pub clocks: BTreeMap<Number, (Clock, Minutes)>,
}

/// Writes the text of one page.
pub struct Prose<'a> {
    pub(super) press: &'a Press<'a>,
    pub(super) around: &'a Around,
    pub(super) sheet: Sheet<'a>,
    pub(super) ids: Ids,
    /// Which text's footnotes are spoken of: the page's, or those of a block that is a document of its own.
    scope: u32,
    scopes: u32,
    /// The level of the heading that the text stands under: a title after it is at most one lower.
    pub(super) outline: u8,
    /// How many levels lower its headings stand than on their own page.
    pub(super) deeper: u8,
    /// Whether a block that one edition alone has is being written: its ids must not count among those of common text.
    pub(super) own: bool,
    /// Whether the next element is written as it is, because what stands around it has been written.
    pub(super) bare: bool,
    /// What the task says whose box comes next.
    task: Option<String>,
    /// Whether the text stands in a paragraph, where only what is in a line may.
    in_line: bool,
    /// What stands after a paragraph that holds a player: a transcript cannot stand in it.
    after: String,
}

impl<'a> Prose<'a> {
    /// A writer for a sheet.
    pub fn new(press: &'a Press<'a>, around: &'a Around, sheet: Sheet<'a>) -> Self {
        Self {
            press,
            around,
            sheet,
            ids: Ids::default(),
            scope: 0,
            scopes: 0,
            outline: 1,
            deeper: 0,
            own: false,
            bare: false,
            task: None,
            in_line: false,
            after: String::new(),
        }
    }

    /// Some nodes as HTML.
    pub fn nodes<E: Edition>(&mut self, nodes: &[Node<E>]) -> String {
        html::write(nodes, &mut Hook { prose: self, edition: std::marker::PhantomData })
    }

    /// A text with its footnotes.
    pub fn doc<E: Edition>(&mut self, doc: &Doc<E>) -> String {
        self.noted(doc, |prose, nodes| prose.nodes(nodes))
    }

    /// A text that is written in its own way, with its footnotes at its end.
    pub(super) fn noted<E: Edition>(&mut self, doc: &Doc<E>, write: impl FnOnce(&mut Self, &[Node<E>]) -> String) -> String {
        if doc.notes.is_empty() {
            return write(self, &doc.nodes);
        }
        let outer = self.scope;
        self.scope = self.scopes;
        self.scopes += 1;
        let text = write(self, &doc.nodes);
        let notes = doc.notes.iter().map(|note| NoteContext {
            id: self.note_id("fn", &note.mark, 0),
            mark: note.mark.clone(),
            html: self.nodes(&note.nodes),
            back: (0..note.references).map(|nth| self.note_id("ref", &note.mark, nth)).collect(),
        });
        let notes = Notes { notes: notes.collect() };
        self.scope = outer;
        // Away from its page a text leaves its notes behind.
        if self.sheet.is_away() { text } else { text + &self.press.fill("blocks/notes.html", &notes) }
    }

    /// An id that we made up, as it stands in this file.
    pub(super) fn made(&mut self, kind: &str, words: &str) -> String {
        let id = if self.own { self.ids.make(&format!("own-{kind}"), words) } else { self.ids.make(kind, words) };
        self.sheet.id(&id).unwrap_or(id)
    }

    fn note_id(&self, kind: &str, mark: &str, nth: u32) -> String {
        let scope = if self.scope == 0 { String::new() } else { format!("{}-", self.scope) };
        let nth = if nth == 0 { String::new() } else { format!("-{}", nth + 1) };
        let id = format!("_{kind}-{scope}{mark}{nth}");
        self.sheet.id(&id).unwrap_or(id)
    }

    fn note_mark(&self, mark: &str, nth: u32) -> String {
        // Away from its page a text leaves its notes behind.
        if self.sheet.is_away() {
            return String::new();
        }
        let context = NoteMark { id: self.note_id("ref", mark, nth), note: self.note_id("fn", mark, 0), mark };
        self.press.fill("blocks/note-mark.html", &context)
    }

    fn core(&self, core: &Core) -> String {
        if core.alone {
            let number = self.around.core.get(&core.id).copied();
            return self.press.fill("blocks/core-again.html", &CoreAgain { text: &core.text, number });
        }
        format!("<span class=\"core-words\">{}</span>", escape(&core.text))
    }

    fn player(&mut self, player: &Player) -> String {
        let context = self.player_context(player);
        if !self.in_line {
            return self.press.fill("blocks/player.html", &context);
        }
        self.after.push_str(&self.press.fill("blocks/transcript.html", &context));
        self.press.fill("blocks/media.html", &context)
    }

    pub(super) fn player_context<'c>(&self, player: &'c Player) -> PlayerContext<'c> {
        let captions = player.captions.iter().enumerate().map(|(at, captions)| Track {
            language: captions.language.clone(),
            name: words::language(self.press.strings, &captions.language),
            href: self.sheet.href(&captions.file),
            first: at == 0,
            transcript: captions.transcript.iter().map(Line::from).collect(),
        });
        PlayerContext { video: player.video, href: self.sheet.href(&player.file), label: &player.label, captions: captions.collect() }
    }

    fn heading<E: Edition>(&mut self, level: u8, id: &str, classes: &[String], children: &[Node<E>]) -> String {
        let id = self.sheet.id(id).map_or(String::new(), |id| format!(" id=\"{}\"", escape(&id)));
        let class = if classes.is_empty() { String::new() } else { format!(" class=\"{}\"", escape(&classes.join(" "))) };
        format!("<h{level}{id}{class}>{}</h{level}>\n", self.nodes(children))
    }

    fn picture<E: Edition>(&mut self, from: &Target, title: &str, alt: &[Node<E>]) -> String {
        self.press.fill("blocks/figure.html", &Figure { href: self.sheet.href(from), alt: plain(alt), title })
    }

    fn table<E: Edition>(&mut self, node: &Node<E>, rows: &[Node<E>]) -> String {
        let heads: Vec<String> = match rows.first() {
            Some(Node::Element(Element::TableHead, cells, _)) => {
                let words = cells.iter().map(|cell| plain(std::slice::from_ref(cell)).trim().to_owned());
                words.filter(|words| !words.is_empty()).collect()
            }
            _ => Vec::new(),
        };
        self.bare = true;
        let html = self.nodes(std::slice::from_ref(node));
        self.press.fill("blocks/table.html", &Table { heads: self.press.strings.list(&heads), html })
    }

    fn paragraph<E: Edition>(&mut self, children: &[Node<E>]) -> Option<String> {
        let words = |node: &&Node<E>| !matches!(node, Node::SoftBreak);
        let mut all = children.iter().filter(words);
        match (all.next(), all.next()) {
            (Some(Node::Element(Element::Image { from, title }, alt, _)), None) => Some(self.picture(from, title, alt)),
            (Some(Node::Embed(Embed::Core(core))), None) if core.alone => Some(self.core(core)),
            (Some(Node::Embed(Embed::Player(player))), None) => Some(self.player(player)),
            _ if children.iter().any(|node| matches!(node, Node::Embed(Embed::Player(_)))) => {
                self.in_line = true;
                let html = format!("<p>{}</p>\n", self.nodes(children));
                self.in_line = false;
                Some(html + &std::mem::take(&mut self.after))
            }
            _ => None,
        }
    }

    /// An item of a task list: its box is named by what the item says.
    fn item<E: Edition>(&mut self, children: &[Node<E>]) -> Option<String> {
        let first = match children.first() {
            Some(Node::Element(Element::Paragraph, inner, _)) => inner.first(),
            first => first,
        };
        if !matches!(first, Some(Node::Task(_))) {
            return None;
        }
        self.task = Some(plain(children).trim().to_owned());
        Some(format!("<li class=\"task\">{}</li>\n", self.nodes(children)))
    }

    fn embed<E: Edition>(&mut self, embed: &Embed<E>) -> String {
        match embed {
            Embed::Block(block) => self.block(block),
            Embed::Cut(cut) => match *cut {},
            Embed::Core(core) => self.core(core),
            Embed::Steps(steps) => self.steps(steps),
            Embed::Choices(choices) => self.choices(None, None, choices),
            Embed::Items(items) => self.items(items),
            Embed::Tabs(tabs) => self.tabs(tabs),
            Embed::Player(player) => self.player(player),
            Embed::NoteMark { mark, nth } => self.note_mark(mark, *nth),
            // A formula may be wider than a phone: it scrolls in its own frame, which the keyboard must reach
            Embed::Math(math) => math.mathml.replacen("<math display=\"block\"", "<math tabindex=\"0\" display=\"block\"", 1),
        }
    }

    fn replace<E: Edition>(&mut self, node: &Node<E>) -> Option<String> {
        if std::mem::take(&mut self.bare) {
            return None;
        }
        if matches!(self.sheet, Sheet::Screen)
            && let Some(html) = self.on_screen(node)
        {
            return Some(html);
        }
        match node {
            Node::Embed(embed) => Some(self.embed(embed)),
            Node::Task(done) => {
                let label = self.task.take().unwrap_or_else(|| self.press.word("task"));
                Some(self.press.fill("blocks/task.html", &Task { done: *done, label }))
            }
            Node::Element(element, children, _) => match element {
                Element::Paragraph => self.paragraph(children),
                Element::Heading { level, id, classes } => {
                    let level = (*level + self.deeper).min(6);
                    self.outline = level;
                    let moved = id.as_ref().filter(|_| !matches!(self.sheet, Sheet::Own(_)))?;
                    Some(self.heading(level, moved, classes, children))
                }
                Element::Table(_) => Some(self.table(node, children)),
                Element::CodeBlock(info) => Some(self.press.colored(info.as_deref().unwrap_or_default(), &plain(children))),
                Element::Item => self.item(children),
                _ => None,
            },
            _ => None,
        }
    }
}

/// Whether an edition is the facilitator's.
pub fn is_facilitator<E: Edition>() -> bool {
    E::AUDIENCE == Audience::Facilitator
}

/// Listens to Markdown's writer on behalf of a [`Prose`], for one edition.
struct Hook<'w, 'a, E> {
    prose: &'w mut Prose<'a>,
    edition: std::marker::PhantomData<E>,
}

impl<E: Edition> html::Writer<Embed<E>> for Hook<'_, '_, E> {
    fn href(&mut self, to: &Target) -> String {
        self.prose.sheet.href(to)
    }

    fn replace(&mut self, node: &Node<E>) -> Option<String> {
        self.prose.replace(node)
    }
}

#[derive(Serialize)]
struct Notes {
    notes: Vec<NoteContext>,
}

#[derive(Serialize)]
struct NoteContext {
    id: String,
    mark: String,
    html: String,
    back: Vec<String>,
}

#[derive(Serialize)]
struct NoteMark<'c> {
    id: String,
    note: String,
    mark: &'c str,
}

#[derive(Serialize)]
struct CoreAgain<'c> {
    text: &'c str,
    number: Option<usize>,
}

#[derive(Serialize)]
pub(super) struct PlayerContext<'c> {
    video: bool,
    href: String,
    label: &'c str,
    captions: Vec<Track<'c>>,
}

#[derive(Serialize)]
struct Track<'c> {
    language: String,
    name: String,
    href: String,
    first: bool,
    transcript: Vec<Line<'c>>,
}

/// What is said in one cue; the times in seconds, as a script reads them.
#[derive(Serialize)]
struct Line<'c> {
    from: String,
    until: String,
    words: &'c str,
}

impl<'c> From<&'c Said> for Line<'c> {
    fn from(said: &'c Said) -> Self {
        let seconds = |time: u64| format!("{}.{:03}", time / 1000, time % 1000);
        Self { from: seconds(said.from), until: seconds(said.until), words: &said.words }
    }
}

#[derive(Serialize)]
struct Figure<'c> {
    href: String,
    alt: String,
    title: &'c str,
}

#[derive(Serialize)]
struct Table {
    heads: String,
    html: String,
}

#[derive(Serialize)]
struct Task {
    done: bool,
    label: String,
}
