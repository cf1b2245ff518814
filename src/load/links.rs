//! Links between pages: checked and resolved, so that what leaves this room cannot lead nowhere.

use std::collections::BTreeMap;

use super::anchors::Anchors;
use super::fences::whose;
use super::media::{Media, is_picture};
use crate::content::{Embed, Node, walk, walk_mut};
use crate::diagnostic::code::{files, links};
use crate::diagnostic::{Diagnostic, Report, did_you_mean};
use crate::edition::{Audience, Authored};
use crate::markdown::{Element, Target, plain};
use crate::path::KitPath;
use crate::span::Span;

/// What links of one language of a kit can lead to.
pub struct Index<'t> {
    /// Pages by their path in the kit.
    pub pages: BTreeMap<KitPath, PageTarget<'t>>,
    /// Files by their path in the kit.
    pub media: Media<'t>,
    /// Core messages by id: their words.
    pub core: BTreeMap<String, String>,
    /// BCP 47.
    pub language: String,
}

/// A page as links see it.
pub struct PageTarget<'t> {
    /// Its name.
    pub name: String,
    /// Who has it.
    pub audience: Audience,
    /// Where in it links can lead.
    pub anchors: &'t Anchors,
}

/// Whose text is being resolved, and where it stands.
#[derive(Clone, Copy)]
pub struct Reader<'k> {
    /// The path of the page in the kit.
    pub path: &'k KitPath,
    /// Who reads the text.
    pub audience: Audience,
}

/// Resolves every link, picture and core message among some nodes and below.
pub fn resolve(nodes: &mut [Node<Authored>], reader: Reader<'_>, index: &Index<'_>, report: &mut Report) {
    walk_mut(nodes, &mut |node| match node {
        Node::Element(Element::Link { to, .. }, inner, span) => {
            if let Target::Url(url) = to
                && let Some(target) = target(url, *span, reader, index, report)
            {
                *to = target;
            }
            if is_empty(inner) {
                inner.clear();
                if !matches!(to, Target::Page { .. }) {
                    report.push(
                        Diagnostic::at(
                            &links::EMPTY_LINK,
                            *span,
                            "this link has no words, and it does not lead to a page that could give it some",
                        )
                        .hint("write what it leads to in the brackets"),
                    );
                }
            }
        }
        Node::Element(Element::Heading { .. }, inner, _) => words_of_their_own(inner, report),
        Node::Element(Element::Image { .. }, ..) => picture(node, reader, index, report),
        Node::Element(Element::Paragraph, inner, _) => {
            // A player is no part of a line: alone in its paragraph it takes its place.
            for child in inner.iter_mut() {
                picture(child, reader, index, report);
            }
            if let [Node::Embed(Embed::Player(_))] = inner.as_slice()
                && let Some(player) = inner.pop()
            {
                *node = player;
            }
        }
        Node::Embed(Embed::Core(core)) => {
            if let Some(text) = index.core.get(&core.id) {
                core.text.clone_from(text);
            }
        }
        Node::Embed(Embed::Block(block)) => {
            if let Some(title) = &block.title {
                words_of_their_own(title, report);
            }
            for id in &block.core {
                if !index.core.contains_key(id) {
                    report.push(unknown_core(id, block.span, index));
                }
            }
        }
        _ => {}
    });
}

/// Reports the links without words in a title: they take words from titles, so they could go around in a circle.
pub fn words_of_their_own(title: &[Node<Authored>], report: &mut Report) {
    walk(title, &mut |node| match node {
        Node::Element(Element::Link { .. }, inner, span) if is_empty(inner) => report.push(
            Diagnostic::at(&links::EMPTY_LINK, *span, "a link in a title or heading needs words of its own")
                .hint("write what it leads to in the brackets, or move the link into the text"),
        ),
        _ => {}
    });
}

fn is_empty(words: &[Node<Authored>]) -> bool {
    words.iter().all(|node| matches!(node, Node::Text(text) if text.trim().is_empty()))
}

/// A core message that nobody wrote.
pub fn unknown_core(id: &str, span: Span, index: &Index<'_>) -> Diagnostic {
    let near = did_you_mean(id, index.core.keys().map(String::as_str));
    let diagnostic = Diagnostic::at(&links::UNKNOWN_CORE, span, format!("there is no core message `{id}`"));
    match near {
        Some(near) => diagnostic.label(format!("did you mean `{near}`?")).hint(format!("write `{near}`")),
        None => diagnostic.hint("use the id of a core message: its module's name, or its `id` under `core_messages`"),
    }
}

fn picture(node: &mut Node<Authored>, reader: Reader<'_>, index: &Index<'_>, report: &mut Report) {
    let Node::Element(Element::Image { from, .. }, inner, span) = node else { return };
    let Target::Url(url) = from else { return };
    let (url, span) = (url.clone(), *span);
    if scheme(&url).is_some() || url.starts_with("//") {
        report.push(
            Diagnostic::at(&links::FOREIGN_PICTURE, span, "a picture must be a file of the kit: pages work without a network")
                .hint("put the file into `media/` and write `![what it shows](../media/name.png)`"),
        );
        return;
    }
    let Some(path) = file_path(&url, reader) else {
        report.push(
            Diagnostic::at(&files::MISSING_MEDIA, span, format!("`{url}` is no path of a file in the kit"))
                .hint("put the file into `media/`, and write its path from the folder of this page: `../media/name.png`"),
        );
        return;
    };
    if !index.media.found(&path, reader.path, span, report) {
        return;
    }
    let label = plain(inner);
    if let Some(player) = index.media.player(&path, reader.path, &label, &index.language, span, report) {
        if label.trim().is_empty() {
            report.push(
                Diagnostic::at(&links::EMPTY_LINK, span, "a sound or film needs words that say what it is")
                    .hint("write them in the brackets: `![Two teachers plan a lesson](../media/talk.mp4)`"),
            );
        }
        *node = Node::Embed(Embed::Player(player));
    } else if is_picture(&path) {
        *from = Target::File(path);
    } else {
        report.push(
            Diagnostic::at(&files::MISSING_MEDIA, span, format!("`{path}` is not a picture, sound or film"))
                .hint("link to it instead: `[words](../media/file.pdf)`"),
        );
    }
}

/// The scheme of an address as a browser finds it.
fn scheme(url: &str) -> Option<String> {
    let (scheme, _) = url.split_once(':')?;
    let is_scheme =
        scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
    is_scheme.then(|| scheme.to_ascii_lowercase())
}

fn target(url: &str, span: Span, reader: Reader<'_>, index: &Index<'_>, report: &mut Report) -> Option<Target> {
    if url.chars().any(|c| c.is_control() || c == '\\') || url.starts_with("//") || url.starts_with(char::is_whitespace) {
        report.push(
            Diagnostic::at(&links::UNSAFE_LINK, span, "this address has a form that browsers read in different ways")
                .hint("write it whole, from `https://` on"),
        );
        return None;
    }
    if let Some(scheme) = scheme(url) {
        if !["http", "https", "mailto", "tel"].contains(&scheme.as_str()) {
            report.push(
                Diagnostic::at(&links::UNSAFE_LINK, span, format!("a link cannot start with `{scheme}:`"))
                    .hint("use `https:`, `http:`, `mailto:`, `tel:`, or the path of a page"),
            );
        }
        return None;
    }
    let (path, anchor) = url.split_once('#').map_or((url, None), |(path, anchor)| (path, Some(anchor)));
    let path = if path.is_empty() { reader.path.clone() } else { page_path(path, url, span, reader, report)? };
    if let Some(page) = index.pages.get(&path) {
        return page_target(page, anchor, span, reader, report);
    }
    if path.extension() == "md" {
        let near = index.pages.keys().find(|page| page.name() == path.name());
        let near = near.map(KitPath::as_str).or_else(|| did_you_mean(path.as_str(), index.pages.keys().map(KitPath::as_str)));
        report.push(Diagnostic::at(&links::DEAD_LINK, span, format!("there is no page `{path}` in the kit")).hint(near.map_or_else(
            || "correct the path: it starts from the folder of this file".to_owned(),
            |near| format!("write `{}`", relative(reader.path, near)),
        )));
        return None;
    }
    if url.to_ascii_lowercase().starts_with("www.") {
        report.push(
            Diagnostic::at(&links::DEAD_LINK, span, format!("`{url}` is read as the path of a file, and there is none"))
                .hint(format!("write the whole address: `https://{url}`")),
        );
        return None;
    }
    index.media.found(&path, reader.path, span, report).then_some(Target::File(path))
}

fn page_path(path: &str, url: &str, span: Span, reader: Reader<'_>, report: &mut Report) -> Option<KitPath> {
    let found = if path.starts_with('/') { None } else { file_path(path, reader) };
    if found.is_none() {
        report.push(
            Diagnostic::at(&links::DEAD_LINK, span, format!("`{url}` does not lead to a file of this kit")).hint(
                match reader.path.parent().is_some() && path.starts_with('/') {
                    true => format!("write the path from the folder of this file: `..{path}`"),
                    false => {
                        "write a path from the folder of this file, such as `../handouts/planner.md`, or a whole address with `https://`"
                            .to_owned()
                    }
                },
            ),
        );
    }
    found
}

/// The places of a page, as a hint.
fn places<'i>(ids: impl Iterator<Item = &'i str>) -> String {
    let ids: Vec<_> = ids.take(8).map(|id| format!("`#{id}`")).collect();
    if ids.is_empty() {
        return "leave out what starts with `#`: the page has no headings and no blocks with ids".to_owned();
    }
    format!("use the id of a heading or block of that page, such as {}", ids.join(", "))
}

/// The way from the folder of one file to another.
pub fn relative(from: &KitPath, to: &str) -> String {
    let folders: Vec<&str> = from.parent().map(|folder| folder.split('/').collect()).unwrap_or_default();
    let parts: Vec<&str> = to.split('/').collect();
    let same = folders.iter().zip(&parts).take_while(|(a, b)| a == b).count().min(parts.len().saturating_sub(1));
    let up = "../".repeat(folders.len() - same);
    format!("{up}{}", parts[same..].join("/"))
}

fn file_path(written: &str, reader: Reader<'_>) -> Option<KitPath> {
    reader.path.resolve(&percent_decoded(written)?)
}

/// A path without `%20` and the like; `None` where it is not UTF-8 then.
fn percent_decoded(written: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(written.len());
    let mut rest = written.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digits = [rest.next()?, rest.next()?];
        bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
    }
    String::from_utf8(bytes).ok()
}

fn page_target(page: &PageTarget<'_>, anchor: Option<&str>, span: Span, reader: Reader<'_>, report: &mut Report) -> Option<Target> {
    let may = |target: Audience| target == Audience::Both || target == reader.audience;
    let refuse = |what: &str, target: Audience| {
        Diagnostic::at(
            &links::OTHER_EDITION,
            span,
            format!("text for {} cannot link to {what} for {} alone", whose(reader.audience), whose(target)),
        )
        .hint(match (reader.audience, target) {
            (Audience::Both, Audience::Facilitator) => {
                "put the link into a block for facilitators, such as `::: facilitator`; or link to something that both editions have"
            }
            (Audience::Both, _) => {
                "put the link into a block for participants, `::: participant`; or link to something that both editions have"
            }
            _ => "take the link out: whoever reads it cannot open what it leads to",
        })
    };
    if !may(page.audience) {
        report.push(refuse("a page", page.audience));
        return None;
    }
    let anchor = anchor.filter(|anchor| !anchor.is_empty()).and_then(percent_decoded);
    if let Some(id) = &anchor {
        match page.anchors.by_id.get(id) {
            None => {
                let near =
                    did_you_mean(id, page.anchors.by_id.iter().filter(|(_, anchor)| may(anchor.audience)).map(|(id, _)| id.as_str()));
                report.push(
                    Diagnostic::at(&links::DEAD_LINK, span, format!("there is no place `#{id}` in the page `{}`", page.name)).hint(
                        near.map_or_else(
                            || places(page.anchors.by_id.iter().filter(|(_, anchor)| may(anchor.audience)).map(|(id, _)| id.as_str())),
                            |near| format!("write `#{near}`"),
                        ),
                    ),
                );
                return None;
            }
            Some(found) if !may(found.audience) => {
                report.push(refuse("a place", found.audience));
                return None;
            }
            Some(_) => {}
        }
    }
    Some(Target::Page { page: page.name.clone(), anchor })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_to_a_file_starts_from_the_folder_of_the_page() {
        let way = |from: &str, to: &str| relative(&KitPath::new(from).unwrap(), to);
        assert_eq!(way("modules/01-why.md", "handouts/planner.md"), "../handouts/planner.md");
        assert_eq!(way("modules/01-why.md", "modules/02-how.md"), "02-how.md");
        assert_eq!(way("kit.yaml", "media/a.svg"), "media/a.svg");
        assert_eq!(way("media/a/b.md", "media/c.svg"), "../c.svg");
    }
}
