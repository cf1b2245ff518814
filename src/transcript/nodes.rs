//! The tree of a text, a node a line.

use super::lines::Lines;
use crate::block::Name;
use crate::content::{Block, Captions, Doc, Embed, From, Item, Kind, Node, Per, Player};
use crate::edition::Edition;
use crate::markdown::{Align, Element, Target};

/// A document: its text, then its footnotes.
pub fn doc<E: Edition>(doc: &Doc<E>, out: &mut Lines) {
    nodes(&doc.nodes, out);
    for note in &doc.notes {
        out.start("note").text("mark", &note.mark).with(|out| nodes(&note.nodes, out));
    }
}

/// Some nodes. Words that stand side by side are one line, however the parser took them apart and wherever the author broke his lines.
pub fn nodes<E: Edition>(nodes: &[Node<E>], out: &mut Lines) {
    let mut words = String::new();
    for node in nodes {
        match node {
            Node::Text(text) => words.push_str(text),
            Node::SoftBreak => words.push(' '),
            other => {
                flush(&mut words, out);
                self::node(other, out);
            }
        }
    }
    flush(&mut words, out);
}

fn flush(words: &mut String, out: &mut Lines) {
    if !words.is_empty() {
        out.start("text").quoted(words).end();
        words.clear();
    }
}

fn node<E: Edition>(node: &Node<E>, out: &mut Lines) {
    match node {
        Node::Element(element, inner, _) => {
            start(element, out);
            out.with(|out| nodes(inner, out));
        }
        Node::Text(text) => out.start("text").quoted(text).end(),
        Node::SoftBreak => out.start("text").quoted(" ").end(),
        Node::Code(text) => out.start("code").quoted(text).end(),
        Node::Tex(tex, display, _) => out.start("math").flag("display", *display).quoted(tex).end(),
        Node::InlineHtml(html, _) => out.start("html").quoted(html).end(),
        Node::HtmlBlock(html, _) => out.start("html-block").quoted(html).end(),
        Node::HardBreak => out.start("break").end(),
        Node::Rule => out.start("rule").end(),
        Node::Task(done) => out.start("task").flag("done", *done).end(),
        // Neither is left in a view: each was put in its place when the page was loaded.
        Node::NoteReference(label, _) => out.start("reference").quoted(label).end(),
        Node::Mark(number) => out.start("mark").bare("number", number).end(),
        Node::Embed(embed) => self::embed(embed, out),
    }
}

fn start(element: &Element, out: &mut Lines) {
    match element {
        Element::Paragraph => out.start("paragraph"),
        Element::Heading { level, id, classes } => {
            let classes = (!classes.is_empty()).then(|| classes.join(" "));
            out.start("heading").bare("level", level).text_if("id", id.as_deref()).text_if("classes", classes.as_deref())
        }
        Element::Quote(alert) => out.start("quote").bare_if("alert", *alert),
        Element::CodeBlock(info) => out.start("code-block").text_if("info", info.as_deref()),
        Element::List(first) => out.start("list").bare_if("first", *first),
        Element::Item => out.start("item"),
        Element::NoteDefinition(label) => out.start("note-definition").text("label", label),
        Element::DefinitionList => out.start("definitions"),
        Element::Term => out.start("term"),
        Element::Definition => out.start("definition"),
        Element::Table(columns) => {
            let sides: Vec<&str> = columns.iter().map(|side| align(*side)).collect();
            out.start("table").bare("columns", sides.join(","))
        }
        Element::TableHead => out.start("head"),
        Element::TableRow => out.start("row"),
        Element::TableCell => out.start("cell"),
        Element::Emphasis => out.start("emphasis"),
        Element::Strong => out.start("strong"),
        Element::Strikethrough => out.start("strikethrough"),
        Element::Link { to, title } => target(to, out.start("link")).text_if("title", some(title)),
        Element::Image { from, title } => target(from, out.start("image")).text_if("title", some(title)),
    };
}

fn align(side: Align) -> &'static str {
    match side {
        Align::None => "none",
        Align::Left => "left",
        Align::Center => "center",
        Align::Right => "right",
    }
}

fn some(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

fn target<'l>(to: &Target, out: &'l mut Lines) -> &'l mut Lines {
    match to {
        Target::Url(url) => out.text("url", url),
        Target::Page { page, anchor } => out.text("page", page).text_if("anchor", anchor.as_deref()),
        Target::File(path) => out.text("file", path.as_str()),
    }
}

fn embed<E: Edition>(embed: &Embed<E>, out: &mut Lines) {
    match embed {
        Embed::Block(block) => self::block(block, out),
        Embed::Cut(never) => match *never {},
        Embed::Core(core) => out.start("core").text("id", &core.id).flag("alone", core.alone).quoted(&core.text).end(),
        Embed::Steps(steps) => out.start("steps").bare("start", steps.start).with(|out| {
            for step in &steps.steps {
                out.start("step").minutes(step.minutes).with(|out| nodes(&step.body, out));
            }
        }),
        Embed::Choices(choices) => out.start("choices").with(|out| {
            for choice in choices {
                out.start("choice").flag("right", choice.right).with(|out| nodes(&choice.text, out));
                if !choice.why.is_empty() {
                    out.start("why").with(|out| nodes(&choice.why, out));
                }
            }
        }),
        Embed::Items(items) => out.start("items").with(|out| items.iter().for_each(|item| self::item(item, &[], out))),
        Embed::Tabs(tabs) => out.start("tabs").with(|out| {
            for tab in tabs {
                out.start("tab").with(|out| nodes(&tab.title, out));
                out.start("panel").with(|out| nodes(&tab.body, out));
            }
        }),
        Embed::Player(player) => self::player(player, out),
        Embed::NoteMark { mark, nth } => out.start("note-mark").text("mark", mark).bare("nth", nth).end(),
        // The MathML is how this program shows it: the TeX is what is delivered.
        Embed::Math(math) => out.start("math").flag("display", math.display).quoted(&math.tex).end(),
    }
}

/// The name under which a browser keeps what is typed is left out: it is made from what stands here.
fn block<E: Edition>(block: &Block<E>, out: &mut Lines) {
    let name = match block.kind {
        Kind::Cue(cue, _) => Name::Cue(cue),
        Kind::Shared(shared) => Name::Shared(shared),
    };
    let core = (!block.core.is_empty()).then(|| block.core.join(" "));
    out.start("block")
        .bare("kind", name.as_str())
        .text_if("id", block.id.as_deref())
        .bare_if("number", block.number)
        .minutes(block.minutes)
        .bare_if("grouping", block.grouping.map(crate::block::Grouping::as_str))
        .bare_if("fidelity", E::seen(&block.fidelity).map(|fidelity| fidelity.as_str()))
        .text_if("core", core.as_deref())
        .bare("level", block.level)
        .bare("lines", block.lines)
        .flag("continued", block.continued)
        .flag("own", block.own)
        .text_if("prompt", E::seen(&block.prompt).map(String::as_str))
        .with(|out| {
            if let Some(title) = &block.title {
                out.start("title").with(|out| nodes(title, out));
            }
            doc(&block.body, out);
        });
}

/// A thing that must be there, and the pages that need it.
pub fn item<E: Edition>(item: &Item<E>, pages: &[String], out: &mut Lines) {
    out.start("item")
        .bare_if("quantity", item.quantity)
        .bare_if("per", item.per.map(per))
        .bare("from", from(item.from))
        .flag("optional", item.optional)
        .text_if("pages", (!pages.is_empty()).then(|| pages.join(" ")).as_deref())
        .with(|out| nodes(&item.text, out));
}

fn per(per: Per) -> &'static str {
    match per {
        Per::Person => "person",
        Per::Pair => "pair",
        Per::Table => "table",
        Per::Room => "room",
    }
}

fn from(from: From) -> &'static str {
    match from {
        From::Facilitator => "facilitator",
        From::Host => "host",
        From::Participant => "participant",
    }
}

fn player(player: &Player, out: &mut Lines) {
    let word = if player.video { "video" } else { "audio" };
    target(&player.file, out.start(word)).text("label", &player.label).with(|out| {
        for captions in &player.captions {
            self::captions(captions, out);
        }
    });
}

fn captions(captions: &Captions, out: &mut Lines) {
    target(&captions.file, out.start("captions").text("language", &captions.language)).with(|out| {
        for said in &captions.transcript {
            out.start("said").bare("from", said.from).bare("until", said.until).quoted(&said.words).end();
        }
    });
}
