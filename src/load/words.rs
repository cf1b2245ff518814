//! What is done to the words of a tree once it stands: core messages in their places, escapes in code, math, task lists of checks.

use super::blocks::Blocks;
use super::cutting::{CORE_END, CORE_START};
use super::document::missing_notes;
use crate::content::{Core, Embed, Math, Node};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::prose;
use crate::edition::Authored;
use crate::markdown::{Element, plain};
use crate::span::Span;

/// Puts core messages where their marks stand, and takes the backslash from what was escaped in code.
pub fn split_core(nodes: Vec<Node<Authored>>, with: &mut Blocks<'_>) -> Vec<Node<Authored>> {
    nodes.into_iter().flat_map(|node| split(node, with)).collect()
}

fn split(node: Node<Authored>, with: &mut Blocks<'_>) -> Vec<Node<Authored>> {
    match node {
        Node::Text(text) if text.contains(CORE_START) => pieces(&text, with),
        Node::Element(Element::CodeBlock(info), inner, span) => {
            let code = plain(&inner);
            report_core_in_code(&code, with);
            vec![Node::Element(Element::CodeBlock(info), vec![Node::Text(unescape_lines(&code).into())], span)]
        }
        Node::Code(text) => {
            report_core_in_code(&text, with);
            vec![Node::Code(unescape_lines(&text).into())]
        }
        Node::Element(element, inner, span) => {
            let mut inner = split_core(inner, with);
            if matches!(element, Element::Paragraph | Element::Heading { .. } | Element::TableCell | Element::Item) {
                missing_notes(&inner, span, with);
            }
            if element == Element::Paragraph
                && let [Node::Embed(Embed::Core(core))] = inner.as_mut_slice()
            {
                core.alone = true;
                return inner;
            }
            vec![Node::Element(element, inner, span)]
        }
        Node::Tex(tex, display, span) => vec![math(&tex, display, span, with)],
        // Blocks were built from the inside out, so what stands in them is done already.
        other => vec![other],
    }
}

fn pieces(text: &str, with: &Blocks<'_>) -> Vec<Node<Authored>> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(CORE_START) {
        let (number, after) = behind.split_once(CORE_END).unwrap_or((behind, ""));
        if !before.is_empty() {
            out.push(Node::Text(before.into()));
        }
        if let Some(wording) = number.parse().ok().and_then(|number: usize| with.wordings.get(number)) {
            let id = with.source[wording.inner.range()].to_owned();
            out.push(Node::Embed(Embed::Core(Core { id, text: String::new(), alone: false })));
        }
        rest = after;
    }
    if !rest.is_empty() {
        out.push(Node::Text(rest.into()));
    }
    out
}

fn report_core_in_code(text: &str, with: &mut Blocks<'_>) {
    for piece in text.split(CORE_START).skip(1) {
        let number = piece.split(CORE_END).next().and_then(|number| number.parse::<usize>().ok());
        if let Some(wording) = number.and_then(|number| with.wordings.get(number)) {
            with.report.push(
                Diagnostic::at(&prose::CORE_IN_CODE, wording.whole, "a core message cannot be said again inside code")
                    .hint("take it out of the code, or write `]\\{.core}` to show the span as it is"),
            );
        }
    }
}

/// Shows a fence or a span that was escaped: `\:::` at the start of a line, `]\{.` anywhere.
fn unescape_lines(code: &str) -> String {
    if !code.contains('\\') {
        return code.to_owned();
    }
    let line = |line: &str| {
        let content = line.trim_start();
        let shown = content.strip_prefix('\\').filter(|rest| rest.starts_with(":::"));
        let line = shown.map_or_else(|| line.to_owned(), |rest| format!("{}{rest}", &line[..line.len() - content.len()]));
        line.replace("]\\{.", "]{.")
    };
    code.split_inclusive('\n').map(line).collect()
}

fn math(tex: &str, display: bool, span: Span, with: &mut Blocks<'_>) -> Node<Authored> {
    match super::math::mathml(tex, display) {
        Ok(mathml) => Node::Embed(Embed::Math(Math { tex: tex.to_owned(), display, mathml })),
        Err(why) => {
            with.report.push(
                Diagnostic::at(&prose::BAD_MATH, span, format!("this formula cannot be shown: {why}"))
                    .hint("write TeX that is complete between the dollar signs; a dollar in text is `\\$`"),
            );
            Node::Code(tex.into())
        }
    }
}
