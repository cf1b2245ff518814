//! Common text is one and the same document in both editions: words may differ, the shape of the page may not.

use super::wording::{Role, Wording};
use crate::content::{Node, children};
use crate::diagnostic::code::prose;
use crate::diagnostic::{Diagnostic, Report};
use crate::edition::{Audience, Authored};
use crate::markdown::Element;
use crate::span::Span;

/// One element as both editions must have it.
#[derive(Debug, PartialEq)]
struct Outline {
    depth: usize,
    kind: String,
    /// Where it starts, for elements within a line: those do not move.
    start: Option<u32>,
    empty: bool,
}

/// Reports where words for one edition change the shape of the page, or leave an element empty.
pub fn compare(
    facilitator: &[Node<Authored>],
    participant: &[Node<Authored>],
    wordings: &[Wording],
    page: (&str, Span),
    report: &mut Report,
) {
    let (source, fallback) = page;
    let (mut left, mut right) = (Vec::new(), Vec::new());
    outline(facilitator, 0, wordings, &mut left);
    outline(participant, 0, wordings, &mut right);
    let differs = left.iter().zip(&right).position(|((a, _), (b, _))| a != b);
    let at = match differs {
        None if left.len() == right.len() => return,
        None => left.len().min(right.len()),
        Some(at) => at,
    };
    let span = left.get(at).or(right.get(at)).map_or(fallback, |(_, span)| *span);
    let empty = |side: &[(Outline, Span)]| side.get(at).is_some_and(|(outline, _)| outline.empty);
    let words = |wording: &&Wording| matches!(wording.role, Role::For(_));
    let near = wordings.iter().filter(words).find(|wording| wording.whole.end >= span.start).or_else(|| wordings.iter().rev().find(words));
    let message = if empty(&left) != empty(&right) || near.is_some_and(|near| is_all(source, near.whole, wordings)) {
        "these words are all there is, so in the other edition nothing is left"
    } else {
        "these words change the shape of the page: the editions would not have the same elements"
    };
    let hint = match near.map(|wording| wording.role) {
        Some(Role::For(Audience::Participant)) => {
            "put them into a block: a line `::: participant` above, a line `:::` below; or give the other edition words too: `[you]{.participant}[they]{.facilitator}`"
        }
        _ => {
            "put them into a block: a line `::: facilitator` above, a line `:::` below; or give the other edition words too: `[you]{.participant}[they]{.facilitator}`"
        }
    };
    report.push(Diagnostic::at(&prose::SHAPE_DIFFERS, near.map_or(span, |wording| wording.whole), message).hint(hint));
}

/// Whether nothing but marks of Markdown and other words of ours stands beside some words on their lines.
fn is_all(source: &str, whole: Span, wordings: &[Wording]) -> bool {
    let Some((before, behind)) = source.get(..whole.range().start).zip(source.get(whole.range().end..)) else { return false };
    let line = before.rfind('\n').map_or(0, |at| at + 1)..whole.range().end + behind.find('\n').unwrap_or(behind.len());
    let mut rest = source.get(line.clone()).unwrap_or_default().to_owned();
    for wording in wordings.iter().filter(|other| other.whole == whole) {
        let inside = wording.whole.range();
        rest.replace_range(inside.start - line.start..inside.end - line.start, "");
    }
    rest.chars().all(|c| c.is_whitespace() || c.is_ascii_digit() || "#>-*+.)|".contains(c))
}

fn outline(nodes: &[Node<Authored>], depth: usize, wordings: &[Wording], out: &mut Vec<(Outline, Span)>) {
    for node in nodes {
        if let Node::Element(element, inner, span) = node {
            let inline = matches!(
                element,
                Element::Emphasis | Element::Strong | Element::Strikethrough | Element::Link { .. } | Element::Image { .. }
            );
            if inline && wordings.iter().any(|w| matches!(w.role, Role::For(_)) && w.whole.start <= span.start && span.start < w.whole.end)
            {
                continue;
            }
            let kind = match element {
                Element::Heading { level, .. } => format!("h{level}"),
                Element::List(start) => format!("list {start:?}"),
                Element::CodeBlock(_) => "code".to_owned(),
                Element::Link { .. } => "link".to_owned(),
                Element::Image { .. } => "image".to_owned(),
                other => format!("{other:?}"),
            };
            out.push((Outline { depth, kind, start: inline.then_some(span.start), empty: !says_something(inner) }, *span));
        }
        for part in children(node) {
            outline(part, depth + 1, wordings, out);
        }
    }
}

fn says_something(nodes: &[Node<Authored>]) -> bool {
    nodes.iter().any(|node| match node {
        Node::Text(text) => !text.trim().is_empty(),
        Node::SoftBreak | Node::HardBreak | Node::Task(_) => false,
        Node::Element(Element::Image { .. } | Element::Link { .. }, ..) => true,
        Node::Element(_, inner, _) => says_something(inner),
        _ => true,
    })
}
