//! Blocks that a participant answers: a self-check, and room to write.

use serde::Serialize;

use super::blocks::Anatomy;
use super::prose::{Prose, is_facilitator};
use crate::blob::Sha256Sum;
use crate::content::{Block, Choice, Embed, Node};
use crate::edition::Edition;
use crate::markdown::{Element, plain};

/// Room to write is at least two lines high on the screen: one looks like a field for a name.
const ROWS_AT_LEAST: u8 = 2;

impl Prose<'_> {
    /// A self-check: questions, each a text with choices under it.
    pub(super) fn check<E: Edition>(&mut self, mut anatomy: Anatomy, block: &Block<E>) -> String {
        if is_facilitator::<E>() {
            anatomy.small.push(self.press.word("check_open"));
        }
        let id = block.id.as_deref();
        anatomy.body = self.noted(&block.body, |prose, nodes| prose.questions(id, nodes));
        self.press.fill("blocks/block.html", &anatomy)
    }

    fn questions<E: Edition>(&mut self, id: Option<&str>, nodes: &[Node<E>]) -> String {
        let mut html = String::new();
        let mut from = 0;
        let mut asked_so_far = 0;
        for (at, node) in nodes.iter().enumerate() {
            if let Node::Embed(Embed::Choices(choices)) = node {
                let (before, question, between) = asked(&nodes[from..at]);
                html += &self.nodes(before);
                let question = question.map(|question| self.nodes(question));
                let between = self.nodes(between);
                asked_so_far += 1;
                let store = id.map(|id| if asked_so_far == 1 { id.to_owned() } else { format!("{id}.{asked_so_far}") });
                html += &self.choices(Some((question, between)), store, choices);
                from = at + 1;
            }
        }
        html + &self.nodes(&nodes[from..])
    }

    /// The choices of a question. A participant chooses and then asks; a facilitator sees what is right, and why.
    ///
    /// What was chosen is kept under `store`, or under what the choices say where their block has no id, and each choice under its
    /// own words: so an answer is found again in the page of all pages, and where a later version has the choices in another order.
    pub(super) fn choices<E: Edition>(
        &mut self,
        question: Option<(Option<String>, String)>,
        store: Option<String>,
        choices: &[Choice<E>],
    ) -> String {
        let (question, between) = question.unwrap_or_default();
        let words: Vec<String> = choices.iter().map(|choice| plain(&choice.text)).collect();
        let words = words.join("\n");
        let name = self.made("check", &words);
        let mut rows = Vec::new();
        for choice in choices {
            let value = mark(&plain(&choice.text));
            rows.push(ChoiceContext { value, right: choice.right, html: self.nodes(&choice.text), why: self.nodes(&choice.why) });
        }
        let several = choices.iter().filter(|choice| choice.right).count() > 1;
        let store = store.unwrap_or_else(|| mark(&words));
        let context = Choices { name, store, question, between, several, choices: rows };
        self.press.fill(if is_facilitator::<E>() { "blocks/answers.html" } else { "blocks/choices.html" }, &context)
    }

    /// A prompt with room to write; a facilitator sees the prompt alone.
    pub(super) fn reflect<E: Edition>(&mut self, mut anatomy: Anatomy, block: &Block<E>) -> String {
        if is_facilitator::<E>() {
            anatomy.small.push(self.press.word("write_in_workbook"));
            anatomy.body = self.doc(&block.body);
            return self.press.fill("blocks/block.html", &anatomy);
        }
        let title = anatomy.title.clone();
        let mut titled = false;
        anatomy.body = self.noted(&block.body, |prose, nodes| {
            let prompt = nodes.iter().position(|node| matches!(node, Node::Embed(Embed::Block(_)))).unwrap_or(nodes.len());
            let (before, question, between) = asked(&nodes[..prompt]);
            let before = prose.nodes(before);
            titled = question.is_none();
            let question = question.map(|question| prose.nodes(question)).or(title);
            let between = prose.nodes(between);
            let id = prose.made("write", &plain(&nodes[..prompt]));
            let after = prose.nodes(&nodes[prompt..]);
            let (lines, rows) = (block.lines, block.lines.max(ROWS_AT_LEAST));
            let context = Reflect { before: before + &between, question, id, store: block.store.clone(), lines, rows, after };
            prose.press.fill("blocks/reflect.html", &context)
        });
        // A title that had to stand in for the question is not said twice.
        anatomy.title = anatomy.title.filter(|_| !titled);
        self.press.fill("blocks/block.html", &anatomy)
    }
}

/// A short name for something that says these words.
fn mark(words: &str) -> String {
    Sha256Sum::of(words.as_bytes()).to_string()[..8].to_owned()
}

/// What comes before a question, the question where there is one, and what comes between it and its answers.
type Asked<'n, E> = (&'n [Node<E>], Option<&'n [Node<E>]>, &'n [Node<E>]);

/// The question is the last paragraph.
fn asked<E: Edition>(nodes: &[Node<E>]) -> Asked<'_, E> {
    let paragraph = |node: &Node<E>| matches!(node, Node::Element(Element::Paragraph, ..));
    match nodes.iter().rposition(paragraph) {
        Some(at) => match &nodes[at] {
            Node::Element(_, words, _) => (&nodes[..at], Some(words), &nodes[at + 1..]),
            _ => (nodes, None, &[]),
        },
        None => (nodes, None, &[]),
    }
}

#[derive(Serialize)]
struct Choices {
    name: String,
    store: String,
    question: Option<String>,
    between: String,
    several: bool,
    choices: Vec<ChoiceContext>,
}

#[derive(Serialize)]
struct ChoiceContext {
    value: String,
    right: bool,
    html: String,
    why: String,
}

#[derive(Serialize)]
struct Reflect {
    before: String,
    question: Option<String>,
    id: String,
    store: Option<String>,
    lines: u8,
    rows: u8,
    after: String,
}
