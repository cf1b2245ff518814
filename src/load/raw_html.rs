//! Raw HTML: a safe list of elements and attributes, everything else an error at its line.

use crate::content::{Block, Doc, Node, walk_lists_mut};
use crate::diagnostic::code::prose;
use crate::diagnostic::{Diagnostic, Report, did_you_mean};
use crate::edition::Authored;
use crate::span::Span;

/// Elements that text may hold. Nothing that runs, loads, submits, frames or styles.
const ELEMENTS: &[&str] = &[
    "abbr",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "hr",
    "i",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
];

/// Elements that have no end.
const VOID: &[&str] = &["br", "col", "hr", "wbr"];

/// Attributes that any of them may have.
const ATTRIBUTES: &[&str] = &["dir", "lang", "title"];

/// Attributes of single elements.
const OWN_ATTRIBUTES: &[(&str, &[&str])] = &[
    ("details", &["open"]),
    ("time", &["datetime"]),
    ("ol", &["start", "reversed", "type"]),
    ("li", &["value"]),
    ("td", &["colspan", "rowspan", "headers"]),
    ("th", &["colspan", "rowspan", "headers", "scope", "abbr"]),
    ("col", &["span"]),
    ("colgroup", &["span"]),
    ("blockquote", &["cite"]),
    ("q", &["cite"]),
];

/// Checks the raw HTML among some nodes and in all that they hold. Each list of nodes must close what it opens.
pub fn check(nodes: &mut Vec<Node<Authored>>, report: &mut Report) {
    let mut open = Open::default();
    // Comments are for authors: they never reach a page.
    for node in nodes.iter_mut() {
        let (html, span) = match node {
            Node::InlineHtml(html, span) | Node::HtmlBlock(html, span) => (html, *span),
            _ => continue,
        };
        let (clean, ended) = without_comments(html);
        if !ended {
            refuse(span, "this comment does not end, and hides all that follows", "write `-->` where it ends", report);
        }
        tags(&clean, span, &mut open, report);
        *html = clean.into();
    }
    for (name, span) in open.elements {
        report.push(
            Diagnostic::at(&prose::RAW_HTML, span, format!("`<{name}>` is not closed where it was opened"))
                .hint(format!("write `</{name}>` in the same paragraph, item or cell")),
        );
    }
    nodes.retain(|node| !matches!(node, Node::InlineHtml(html, _) | Node::HtmlBlock(html, _) if html.trim().is_empty()));
}

/// The same for every list of nodes below.
pub fn check_all(nodes: &mut Vec<Node<Authored>>, report: &mut Report) {
    check(nodes, report);
    walk_lists_mut(nodes, &mut |list| check(list, report));
}

/// The same for a text and its footnotes.
pub fn check_doc(doc: &mut Doc<Authored>, report: &mut Report) {
    check_all(&mut doc.nodes, report);
    doc.notes.iter_mut().for_each(|note| check_all(&mut note.nodes, report));
}

/// The same for a block with its title.
pub fn check_block(block: &mut Block<Authored>, report: &mut Report) {
    block.title.iter_mut().for_each(|title| check_all(title, report));
    check_doc(&mut block.body, report);
}

/// What is open among some nodes.
#[derive(Default)]
struct Open {
    /// Elements, with the place where each opened.
    elements: Vec<(String, Span)>,
    /// Elements that were refused: their ends are refused with them.
    refused: Vec<String>,
}

/// The HTML without its comments, and whether each of them ends.
fn without_comments(html: &str) -> (String, bool) {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, behind)) = rest.split_once("<!--") {
        out.push_str(before);
        let Some((_, behind)) = behind.split_once("-->") else { return (out, false) };
        rest = behind;
    }
    out.push_str(rest);
    (out, true)
}

fn tags(html: &str, span: Span, open: &mut Open, report: &mut Report) {
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let end = tag_end(rest);
        let Some(end) = end else {
            refuse(span, "this tag does not end", "close it with `>`, or write `&lt;` for the sign", report);
            return;
        };
        let (tag, behind) = rest.split_at(end);
        rest = &behind[1..];
        tag_of(tag, span, open, report);
    }
}

/// Where a tag ends: at the first `>` outside quotes.
fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return Some(at),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            _ => {}
        }
    }
    None
}

fn tag_of(tag: &str, span: Span, open: &mut Open, report: &mut Report) {
    let (closing, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
    let length = tag.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(tag.len());
    let (name, attributes) = tag.split_at(length);
    let written = name;
    let name = name.to_ascii_lowercase();
    if !ELEMENTS.contains(&name.as_str()) {
        if closing && open.refused.contains(&name) {
            return;
        }
        open.refused.push(name.clone());
        let shown = match (written, closing) {
            ("", _) => format!("<{}>", tag.split_whitespace().next().unwrap_or_default()),
            (name, false) => format!("<{name}>"),
            (name, true) => format!("</{name}>"),
        };
        let hint = match name.as_str() {
            "script" | "style" | "iframe" | "object" | "embed" | "form" | "link" | "meta" | "svg" => {
                "leave it out: pages must be safe to open and need no network".to_owned()
            }
            "a" => "write a link as `[words](address)`".to_owned(),
            "img" | "video" | "audio" => "write a picture, sound or film as `![what it shows](../media/file)`".to_owned(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "write a heading with `##`".to_owned(),
            // A name of one or two letters is near to everything.
            other => did_you_mean(other, ELEMENTS.iter().copied()).filter(|_| other.len() > 2).map_or_else(
                || "write `&lt;` for the sign `<`, or use Markdown".to_owned(),
                |near| format!("write `<{near}>` if you meant that, or `&lt;` for the sign `<`"),
            ),
        };
        return refuse(span, &format!("`{shown}` is not allowed in a kit"), &hint, report);
    }
    if closing {
        match open.elements.iter().rposition(|(opened, _)| *opened == name) {
            Some(at) => {
                open.elements.remove(at);
                if let Some((inner, _)) = open.elements.get(at) {
                    refuse(
                        span,
                        &format!("`</{name}>` stands before `</{inner}>`"),
                        &format!("write `</{inner}>` first: it was opened last"),
                        report,
                    );
                }
            }
            None => {
                refuse(span, &format!("`</{name}>` closes nothing in this paragraph, item or cell"), "delete it, or open it here", report)
            }
        }
        return;
    }
    let own = OWN_ATTRIBUTES.iter().find(|(element, _)| *element == name).map_or(&[][..], |(_, attributes)| attributes);
    for attribute in attribute_names(attributes.trim_end_matches('/')) {
        if !ATTRIBUTES.contains(&attribute.as_str()) && !own.contains(&attribute.as_str()) {
            let hint = if attribute.starts_with("on") || attribute == "style" {
                "leave it out: scripts and styles are the theme's"
            } else {
                "leave it out: `lang`, `dir` and `title` are allowed everywhere, others where they mean something"
            };
            refuse(span, &format!("`<{name}>` cannot have the attribute `{attribute}`"), hint, report);
        }
    }
    if !VOID.contains(&name.as_str()) {
        open.elements.push((name, span));
    }
}

/// The names of the attributes of a tag, in lower case.
fn attribute_names(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let length = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
        names.push(rest[..length].to_lowercase());
        rest = rest[length..].trim_start();
        if let Some(value) = rest.strip_prefix('=') {
            let value = value.trim_start();
            rest = match value.chars().next() {
                Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).map_or("", |(_, rest)| rest),
                _ => value.find(char::is_whitespace).map_or("", |at| &value[at..]),
            };
            rest = rest.trim_start();
        } else if length == 0 {
            break;
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn refuse(span: Span, message: &str, hint: &str, report: &mut Report) {
    report.push(Diagnostic::at(&prose::RAW_HTML, span, message).hint(hint));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::FileId;

    fn wrong(html: &str) -> usize {
        let span = Span::new(FileId(0), 0, html.len());
        let mut report = Report::default();
        check(&mut vec![Node::HtmlBlock(html.into(), span)], &mut report);
        report.diagnostics.len()
    }

    #[test]
    fn safe_html_passes() {
        for good in [
            "<kbd>Ctrl</kbd>",
            "<details open><summary>x</summary>y</details>",
            "<br>",
            "<br/>",
            "<p lang=\"es\" dir='ltr'>x</p>",
            "<!-- x -->",
        ] {
            assert_eq!(wrong(good), 0, "{good}");
        }
    }

    #[test]
    fn everything_else_is_refused() {
        for bad in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "<b onclick=\"x\">x</b>",
            "<b style=\"x\">x</b>",
            "<iframe src=x>",
            "<svg/onload=alert(1)>",
            "<b>x",
            "</b>",
            "<b><i>x</b></i>",
            "<?php ?>",
            "<!doctype html>",
            "<![CDATA[x]]>",
            "<p class=\"x\">x</p>",
            "<b",
            "<details ontoggle=x>x</details>",
            "<ScRiPt>x</sCrIpT>",
            "<b\nonclick=x>x</b>",
            "<b /onclick=x>y</b>",
        ] {
            assert!(wrong(bad) > 0, "{bad}");
        }
    }
}
