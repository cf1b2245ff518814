//! What a participant takes away: core messages, key points, own answers gathered from every page, and a plan.
//!
//! The page has every question in its place; what was answered is in the reader's browser, and `takeaway.js` puts it there.

use serde::Serialize;

use super::chrome::{Binder, Chrome, Link};
use super::front::{MessageLine, messages};
use super::prose::{Around, Prose};
use super::sheet::Sheet;
use crate::block::Shared;
use crate::content::{Block, Embed, Kind, Node, children};
use crate::edition::Edition;
use crate::markdown::Target;
use crate::view::Page;

/// An answer gathered here has at most so many lines to write on: what is written on its own page has the rest.
const LINES_AT_MOST: u8 = 3;

/// How many steps the plan has room for: more are not kept.
const STEPS: [u8; 3] = [1, 2, 3];

/// What a step of the plan says, with the rows that each has at first.
const FIELDS: [(&str, &str, u8); 4] = [("what", "plan_what", 2), ("when", "plan_when", 1), ("who", "plan_who", 1), ("how", "plan_how", 1)];

#[derive(Serialize)]
struct Takeaway {
    chrome: Chrome,
    messages: Vec<MessageLine>,
    points: Vec<Points>,
    written: Vec<Written>,
    steps: [u8; 3],
    fields: Vec<Field>,
}

/// A field of the plan.
#[derive(Serialize)]
struct Field {
    name: &'static str,
    label: String,
    rows: u8,
}

/// The key points of a page.
#[derive(Serialize)]
struct Points {
    page: Link,
    html: String,
}

/// What a page asks to be written.
#[derive(Serialize)]
struct Written {
    page: Link,
    questions: Vec<Question>,
}

/// A question with room to write.
#[derive(Serialize)]
struct Question {
    /// Its id on this page.
    id: String,
    /// What it asks, as HTML.
    html: String,
    /// Under what name a browser keeps the answer.
    store: String,
    /// Where it is answered; nowhere but here, where its page has no room for it.
    there: Option<String>,
    /// Whether it is an exit ticket's.
    ticket: bool,
    /// How many lines of room it has on paper.
    lines: u8,
}

/// The page's file.
pub(super) fn file<E: Edition>(binder: &Binder<'_, E>, around: &Around) -> String {
    let mut gatherer = Gatherer {
        prose: Prose::new(binder.press, around, Sheet::Away),
        page: "",
        points: String::new(),
        questions: Vec::new(),
        tickets: 0,
    };
    let mut points = Vec::new();
    let mut written = Vec::new();
    for page in &binder.view.pages {
        gatherer.read(page);
        let html = std::mem::take(&mut gatherer.points);
        if !html.is_empty() {
            points.push(Points { page: binder.link(page, false), html });
        }
        let questions = std::mem::take(&mut gatherer.questions);
        if !questions.is_empty() {
            written.push(Written { page: binder.link(page, false), questions });
        }
    }
    let chrome = binder.own("takeaway", &binder.press.word("takeaway"));
    let fields = FIELDS.map(|(name, key, rows)| Field { name, label: binder.press.word(key), rows }).into();
    binder.press.fill("takeaway.html", &Takeaway { chrome, messages: messages(binder), points, written, steps: STEPS, fields })
}

/// Goes over pages and takes out what is for this one.
struct Gatherer<'p> {
    prose: Prose<'p>,
    page: &'p str,
    points: String,
    questions: Vec<Question>,
    /// How many tickets without room of their own the page has so far.
    tickets: u32,
}

impl<'p> Gatherer<'p> {
    fn read<E: Edition>(&mut self, page: &'p Page<E>) {
        self.page = &page.name;
        self.tickets = 0;
        self.nodes(&page.body.nodes, false);
    }

    fn nodes<E: Edition>(&mut self, nodes: &[Node<E>], ticket: bool) {
        for node in nodes {
            let within = match node {
                Node::Embed(Embed::Block(block)) => self.block(block, ticket),
                _ => ticket,
            };
            children(node).into_iter().for_each(|part| self.nodes(part, within));
        }
    }

    /// Takes out what a block has for us; answers whether what stands in it belongs to an exit ticket.
    fn block<E: Edition>(&mut self, block: &Block<E>, ticket: bool) -> bool {
        match block.kind {
            Kind::Shared(Shared::Keypoints) => self.points += &self.prose.nodes(&block.body.nodes),
            Kind::Shared(Shared::Reflect) => {
                if let Some(store) = block.store.clone() {
                    let to = Target::Page { page: self.page.to_owned(), anchor: block.id.clone() };
                    self.ask(block, store, Some(Sheet::Away.href(&to)), ticket);
                }
            }
            Kind::Shared(Shared::ExitTicket) => {
                if !has_room(&block.body.nodes) {
                    self.tickets += 1;
                    let name = block.id.clone().unwrap_or_else(|| format!("{}.{}", self.page, self.tickets));
                    self.ask(block, format!("ticket:{name}"), None, true);
                }
                return true;
            }
            _ => {}
        }
        ticket
    }

    fn ask<E: Edition>(&mut self, block: &Block<E>, store: String, there: Option<String>, ticket: bool) {
        let mut html = String::new();
        // A ticket's own title says which ticket it is, and not what it asks.
        if let Some(title) = block.title.as_ref().filter(|_| there.is_some()) {
            html += &format!("<p><strong>{}</strong></p>\n", self.prose.nodes(title));
        }
        for node in block.body.nodes.iter().filter(|node| !matches!(node, Node::Embed(Embed::Block(_)))) {
            html += &self.prose.nodes(std::slice::from_ref(node));
        }
        let id = self.prose.made("write", &store);
        self.questions.push(Question { id, html, store, there, ticket, lines: block.lines.min(LINES_AT_MOST) });
    }
}

/// Whether there is room to write somewhere in a text.
fn has_room<E: Edition>(nodes: &[Node<E>]) -> bool {
    nodes.iter().any(|node| {
        let reflects = matches!(node, Node::Embed(Embed::Block(block)) if matches!(block.kind, Kind::Shared(Shared::Reflect)));
        reflects || children(node).into_iter().any(has_room)
    })
}
