//! Lists that mean something: steps with their minutes, choices with their reasons, materials with their quantities, tabs.

use super::fences::Fenced;
use super::fields::parse_minutes;
use crate::content::{Choice, Embed, From, Inline, Item, Minutes, Node, Per, Step, Steps, Tab};
use crate::diagnostic::code::blocks;
use crate::diagnostic::{Diagnostic, Report};
use crate::edition::Authored;
use crate::markdown::Element;
use crate::span::Span;

type Nodes = Vec<Node<Authored>>;

/// The numbered lists of a `do` block as steps.
pub fn steps(nodes: Nodes) -> Nodes {
    let step = |node: Node<Authored>| match node {
        Node::Element(Element::List(Some(start)), items, _) => {
            let steps =
                items.into_iter().filter_map(item).map(|(mut body, span)| Step { minutes: take_minutes(&mut body), body, span }).collect();
            Node::Embed(Embed::Steps(Steps { start: u32::try_from(start).unwrap_or(1), steps }))
        }
        other => other,
    };
    nodes.into_iter().map(step).collect()
}

/// The nodes of a list's item, and where it is written.
fn item(node: Node<Authored>) -> Option<(Nodes, Span)> {
    match node {
        Node::Element(Element::Item, inner, span) => Some((inner, span)),
        _ => None,
    }
}

/// The first words of some nodes, through the paragraph that they may stand in.
fn first_text(nodes: &mut Nodes) -> Option<&mut Box<str>> {
    match nodes.first_mut()? {
        Node::Text(text) => Some(text),
        Node::Element(Element::Paragraph, inner, _) => first_text(inner),
        _ => None,
    }
}

/// Takes `(5 min)` from the start of an item.
fn take_minutes(body: &mut Nodes) -> Option<Minutes> {
    let text = first_text(body)?;
    let (minutes, rest) = minutes_prefix(text)?;
    *text = rest.into();
    Some(minutes)
}

/// `(5 min) rest`, `(10-15 min.) rest`, `(1 minute) rest`.
fn minutes_prefix(text: &str) -> Option<(Minutes, &str)> {
    let (inside, rest) = text.strip_prefix('(')?.split_once(')')?;
    let number = inside.trim_end_matches('.').trim_end();
    let number = ["minutes", "minute", "mins", "min"].iter().find_map(|word| number.strip_suffix(word))?;
    Some((parse_minutes(number.trim())?, rest.trim_start()))
}

/// The task list of a `check` block as choices.
pub fn choices(nodes: Nodes, fence: &Fenced, report: &mut Report) -> Nodes {
    let mut found = 0;
    let mut out = Vec::with_capacity(nodes.len());
    for node in nodes {
        match node {
            Node::Element(Element::List(_), items, _) if items.iter().all(is_task) => {
                let choices: Vec<_> = items.into_iter().filter_map(item).map(|(body, span)| choice(body, span)).collect();
                found += choices.len();
                out.push(Node::Embed(Embed::Choices(choices)));
            }
            other => out.push(other),
        }
    }
    if found == 0 {
        report.push(
            Diagnostic::at(&blocks::CHECK_WITHOUT_CHOICES, fence.open, "a self-check needs choices")
                .hint("write a list: `- [x] a right answer :: why it is right` and `- [ ] a wrong one :: why it is not`"),
        );
    }
    out
}

fn is_task(node: &Node<Authored>) -> bool {
    let Node::Element(Element::Item, inner, _) = node else { return false };
    match inner.first() {
        Some(Node::Task(_)) => true,
        Some(Node::Element(Element::Paragraph, inner, _)) => matches!(inner.first(), Some(Node::Task(_))),
        _ => false,
    }
}

fn choice(mut body: Nodes, span: Span) -> Choice<Authored> {
    let mut line = match body.first_mut() {
        Some(Node::Element(Element::Paragraph, inner, _)) => {
            let inner = std::mem::take(inner);
            body.remove(0);
            inner
        }
        _ => {
            let blocks = body.iter().position(|node| !is_inline(node)).unwrap_or(body.len());
            let rest = body.split_off(blocks);
            std::mem::replace(&mut body, rest)
        }
    };
    let right = matches!(line.first(), Some(Node::Task(true)));
    line.remove(0);
    let (text, mut why) = split_at_colons(line);
    why.append(&mut body);
    Choice { right, text, why, span }
}

/// Whether a node stands in a line.
pub fn is_inline(node: &Node<Authored>) -> bool {
    match node {
        Node::Element(element, ..) => {
            matches!(element, Element::Emphasis | Element::Strong | Element::Strikethrough | Element::Link { .. } | Element::Image { .. })
        }
        Node::HtmlBlock(..) | Node::Rule | Node::Mark(_) => false,
        Node::Embed(embed) => matches!(embed, Embed::NoteMark { .. } | Embed::Math(_)) || matches!(embed, Embed::Core(core) if !core.alone),
        _ => true,
    }
}

/// Parts a line at ` :: `.
fn split_at_colons(line: Inline<Authored>) -> (Inline<Authored>, Inline<Authored>) {
    let mut text = Vec::new();
    let mut why: Option<Inline<Authored>> = None;
    for node in line {
        match (&mut why, node) {
            (None, Node::Text(words)) if words.contains("::") => {
                let (before, behind) = words.split_once("::").unwrap_or((&words, ""));
                text.push(Node::Text(before.trim_end().into()));
                let behind = behind.trim_start();
                why = Some(if behind.is_empty() { Vec::new() } else { vec![Node::Text(behind.into())] });
            }
            (None, node) => text.push(node),
            (Some(why), Node::SoftBreak) if why.is_empty() => {}
            (Some(why), node) => why.push(node),
        }
    }
    if let Some(Node::Text(first)) = text.first_mut() {
        *first = first.trim_start().into();
    }
    while matches!(text.last(), Some(Node::SoftBreak)) {
        text.pop();
    }
    (text, why.unwrap_or_default())
}

/// The lists of a `materials` block as items.
pub fn items(nodes: Nodes, from: From) -> Nodes {
    let one = |node: Node<Authored>| match node {
        Node::Element(Element::List(_), items, _) => {
            Node::Embed(Embed::Items(items.into_iter().filter_map(item).map(|(body, span)| material(body, span, from)).collect()))
        }
        other => other,
    };
    nodes.into_iter().map(one).collect()
}

fn material(mut body: Nodes, span: Span, from: From) -> Item<Authored> {
    let mut item = Item { text: Vec::new(), quantity: None, per: None, from, optional: false, span };
    if let Some(text) = first_text(&mut body)
        && let Some((inside, rest)) = text.strip_prefix('(').and_then(|text| text.split_once(')'))
        && quantity(inside, &mut item)
    {
        *text = rest.trim_start().into();
    }
    item.text = match <[Node<Authored>; 1]>::try_from(body) {
        Ok([Node::Element(Element::Paragraph, inner, _)]) => inner,
        Ok([other]) => vec![other],
        Err(body) => body,
    };
    item
}

/// Reads `1 per table`, `12`, `optional`, or several with commas between; false where it is none of these and stays text.
fn quantity(inside: &str, item: &mut Item<Authored>) -> bool {
    let mut read = (None, None, false);
    for part in inside.split(',').map(str::trim) {
        if part == "optional" {
            read.2 = true;
            continue;
        }
        let (number, per) = part.split_once(" per ").map_or((part, None), |(number, per)| (number, Some(per.trim())));
        let Ok(number) = number.trim().parse() else { return false };
        let per = match per {
            None => None,
            Some(per) => match PER.iter().find(|(name, _)| *name == per) {
                Some((_, per)) => Some(*per),
                None => return false,
            },
        };
        (read.0, read.1) = (Some(number), per);
    }
    (item.quantity, item.per, item.optional) = read;
    true
}

/// What a quantity counts, as an author writes it.
pub const PER: [(&str, Per); 4] = [("person", Per::Person), ("pair", Per::Pair), ("table", Per::Table), ("room", Per::Room)];

/// The panels of a `tab` block: each heading starts one.
pub fn tabs(nodes: Nodes, fence: &Fenced, report: &mut Report) -> Nodes {
    let mut before = Vec::new();
    let mut tabs: Vec<Tab<Authored>> = Vec::new();
    for node in nodes {
        match (node, tabs.last_mut()) {
            (Node::Element(Element::Heading { .. }, title, _), _) => tabs.push(Tab { title, body: Vec::new() }),
            (node, Some(tab)) => tab.body.push(node),
            (node, None) => before.push(node),
        }
    }
    if tabs.is_empty() {
        report.push(
            Diagnostic::at(&blocks::TABS_WITHOUT_HEADINGS, fence.open, "a group of tabs needs headings: each starts a tab")
                .hint("write `### In a room` and `### Online` inside, each with its text below"),
        );
        return before;
    }
    before.push(Node::Embed(Embed::Tabs(tabs)));
    before
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_stand_before_a_step() {
        assert_eq!(minutes_prefix("(5 min) Form groups"), Some((Minutes::exactly(5), "Form groups")));
        assert_eq!(minutes_prefix("(10\u{2013}15 minutes) x"), Some((Minutes { least: 10, most: 15 }, "x")));
        assert_eq!(minutes_prefix("(3-4 min each) x"), None);
        assert_eq!(minutes_prefix("(optional) x"), None);
    }

    #[test]
    fn quantities_stand_before_materials() {
        let read = |text: &str| {
            let item = material(vec![Node::Text(text.into())], Span::new(crate::span::FileId(0), 0, 0), From::Facilitator);
            (crate::markdown::plain(&item.text), item.quantity, item.per, item.optional)
        };
        assert_eq!(read("(1 per table) Sticky notes"), ("Sticky notes".to_owned(), Some(1), Some(Per::Table), false));
        assert_eq!(read("(optional) A timer"), ("A timer".to_owned(), None, None, true));
        assert_eq!(read("(2 per pair, optional) Cards"), ("Cards".to_owned(), Some(2), Some(Per::Pair), true));
        assert_eq!(read("(red) Pens"), ("(red) Pens".to_owned(), None, None, false));
    }
}
