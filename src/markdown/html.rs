//! A tree back into pulldown-cmark's own writer.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd};

use super::{Align, Element, Node, Target};

/// What the writer of a tree decides.
pub trait Writer<X> {
    /// The address that a target has from the page being written.
    fn href(&mut self, to: &Target) -> String;

    /// HTML to stand in the place of a node and all that it holds, or `None` to write it as Markdown does.
    fn replace(&mut self, node: &Node<X>) -> Option<String>;
}

/// The HTML of some nodes.
///
/// Everything that CommonMark knows is written by pulldown-cmark. Only tables differ, for it would set their columns with
/// `style`, which a strict content policy forbids.
pub fn write<X>(nodes: &[Node<X>], writer: &mut dyn Writer<X>) -> String {
    let mut events = Vec::new();
    push_all(nodes, writer, &mut events, &mut Table::default());
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, events.into_iter());
    html
}

/// Where in a table the writer is.
#[derive(Default)]
struct Table {
    align: Vec<Align>,
    head: bool,
    column: usize,
}

fn push_all<'n, X>(nodes: &'n [Node<X>], writer: &mut dyn Writer<X>, events: &mut Vec<Event<'n>>, table: &mut Table) {
    for node in nodes {
        if let Some(html) = writer.replace(node) {
            events.push(Event::Html(html.into()));
            continue;
        }
        match node {
            Node::Element(element, children, _) => push_element(element, children, writer, events, table),
            Node::Text(text) => events.push(Event::Text(CowStr::Borrowed(text))),
            Node::Code(text) => events.push(Event::Code(CowStr::Borrowed(text))),
            Node::Tex(tex, display, _) if *display => events.push(Event::DisplayMath(CowStr::Borrowed(tex))),
            Node::Tex(tex, ..) => events.push(Event::InlineMath(CowStr::Borrowed(tex))),
            Node::InlineHtml(html, _) => events.push(Event::InlineHtml(CowStr::Borrowed(html))),
            Node::HtmlBlock(html, _) => events.push(Event::Html(CowStr::Borrowed(html))),
            Node::SoftBreak => events.push(Event::SoftBreak),
            Node::HardBreak => events.push(Event::HardBreak),
            Node::Rule => events.push(Event::Rule),
            Node::Task(done) => events.push(Event::TaskListMarker(*done)),
            Node::NoteReference(..) | Node::Mark(_) | Node::Embed(_) => {}
        }
    }
}

fn push_element<'n, X>(
    element: &'n Element,
    children: &'n [Node<X>],
    writer: &mut dyn Writer<X>,
    events: &mut Vec<Event<'n>>,
    table: &mut Table,
) {
    let (open, close) = match element {
        Element::Table(align) => {
            table.align.clone_from(align);
            push_around("<table>", children, if children.len() > 1 { "</tbody></table>\n" } else { "</table>\n" }, writer, events, table);
            return;
        }
        Element::TableHead => {
            (table.head, table.column) = (true, 0);
            push_around("<thead><tr>", children, "</tr></thead><tbody>\n", writer, events, table);
            table.head = false;
            return;
        }
        Element::TableRow => {
            table.column = 0;
            push_around("<tr>", children, "</tr>\n", writer, events, table);
            return;
        }
        Element::TableCell => {
            let cell = if table.head { ("<th scope=\"col\"", "</th>") } else { ("<td", "</td>") };
            let align = match table.align.get(table.column) {
                Some(Align::Left) => " class=\"start\">",
                Some(Align::Center) => " class=\"center\">",
                Some(Align::Right) => " class=\"end\">",
                _ => ">",
            };
            table.column += 1;
            events.push(Event::Html(format!("{}{align}", cell.0).into()));
            push_all(children, writer, events, table);
            events.push(Event::Html(CowStr::Borrowed(cell.1)));
            return;
        }
        Element::Paragraph => (Tag::Paragraph, TagEnd::Paragraph),
        Element::Heading { level, id, classes } => {
            let level = heading_level(*level);
            let classes = classes.iter().map(|class| CowStr::Borrowed(class.as_str())).collect();
            let id = id.as_deref().map(CowStr::Borrowed);
            (Tag::Heading { level, id, classes, attrs: Vec::new() }, TagEnd::Heading(level))
        }
        Element::Quote(_) => (Tag::BlockQuote(None), TagEnd::BlockQuote(None)),
        Element::CodeBlock(info) => {
            let kind = info.as_deref().map_or(CodeBlockKind::Indented, |info| CodeBlockKind::Fenced(CowStr::Borrowed(info)));
            (Tag::CodeBlock(kind), TagEnd::CodeBlock)
        }
        Element::List(start) => (Tag::List(*start), TagEnd::List(start.is_some())),
        Element::Item => (Tag::Item, TagEnd::Item),
        Element::NoteDefinition(_) => return,
        Element::DefinitionList => (Tag::DefinitionList, TagEnd::DefinitionList),
        Element::Term => (Tag::DefinitionListTitle, TagEnd::DefinitionListTitle),
        Element::Definition => (Tag::DefinitionListDefinition, TagEnd::DefinitionListDefinition),
        Element::Emphasis => (Tag::Emphasis, TagEnd::Emphasis),
        Element::Strong => (Tag::Strong, TagEnd::Strong),
        Element::Strikethrough => (Tag::Strikethrough, TagEnd::Strikethrough),
        Element::Link { to, title } => (
            Tag::Link {
                link_type: LinkType::Inline,
                dest_url: writer.href(to).into(),
                title: CowStr::Borrowed(title),
                id: CowStr::Borrowed(""),
            },
            TagEnd::Link,
        ),
        Element::Image { from, title } => (
            Tag::Image {
                link_type: LinkType::Inline,
                dest_url: writer.href(from).into(),
                title: CowStr::Borrowed(title),
                id: CowStr::Borrowed(""),
            },
            TagEnd::Image,
        ),
    };
    events.push(Event::Start(open));
    push_all(children, writer, events, table);
    events.push(Event::End(close));
}

fn push_around<'n, X>(
    open: &'static str,
    children: &'n [Node<X>],
    close: &'static str,
    writer: &mut dyn Writer<X>,
    events: &mut Vec<Event<'n>>,
    table: &mut Table,
) {
    events.push(Event::Html(CowStr::Borrowed(open)));
    push_all(children, writer, events, table);
    events.push(Event::Html(CowStr::Borrowed(close)));
}

fn heading_level(level: u8) -> HeadingLevel {
    HeadingLevel::try_from(usize::from(level)).unwrap_or(HeadingLevel::H6)
}
