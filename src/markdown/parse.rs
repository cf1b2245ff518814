//! Text into a tree that owns its words.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Alignment, BlockQuoteKind, BrokenLink, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag};

use super::{Align, Element, Node, Target};
use crate::span::Span;

/// The link definitions of a text, by label: where each leads, and its title.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Definitions(BTreeMap<String, (String, String)>);

impl Definitions {
    /// Labels match whatever their case and white space.
    fn fold(label: &str) -> String {
        label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
    }
}

/// What a text is parsed with.
pub struct Context<'c> {
    /// Where marks were put into the text, as byte offsets in order: an HTML block that starts at one becomes a [`Node::Mark`].
    pub marks: &'c [usize],
    /// From a range of the text to its place in the source.
    pub place: &'c dyn Fn(Range<usize>) -> Span,
    /// Definitions of another text that this one may use.
    pub definitions: &'c Definitions,
}

pub(super) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
}

/// A text that was parsed.
pub struct Parsed<X> {
    /// Its tree.
    pub nodes: Vec<Node<X>>,
    /// The link definitions that it holds.
    pub definitions: Definitions,
    /// The first of its elements that stand too deep, and therefore beside what they should stand in.
    pub too_deep: Option<Range<usize>>,
}

/// Parses a text.
pub fn parse<X>(text: &str, context: &Context<'_>) -> Parsed<X> {
    let find = |link: BrokenLink<'_>| {
        let (url, title) = context.definitions.0.get(&Definitions::fold(&link.reference))?;
        Some((CowStr::from(url.clone()), CowStr::from(title.clone())))
    };
    let parser = Parser::new_with_broken_link_callback(text, options(), Some(find));
    let definitions = parser
        .reference_definitions()
        .iter()
        .map(|(label, link)| {
            let title = link.title.as_ref().map_or(String::new(), ToString::to_string);
            (Definitions::fold(label), (link.dest.to_string(), title))
        })
        .collect();
    let mut tree = Tree { context, open: Vec::new(), nodes: Vec::new(), flat: 0, too_deep: None };
    for (event, range) in parser.into_offset_iter() {
        tree.take(event, range);
    }
    Parsed { nodes: tree.nodes, definitions: Definitions(definitions), too_deep: tree.too_deep }
}

/// So deep may elements stand in each other; trees are gone over by recursion, so what stands deeper stands beside. A page that people
/// read never comes near.
const DEEPEST: usize = 100;

/// A tree being built: the elements that are open, and the nodes of the innermost.
struct Tree<'c, X> {
    context: &'c Context<'c>,
    open: Vec<(Opened, Range<usize>, Vec<Node<X>>)>,
    nodes: Vec<Node<X>>,
    /// How many elements are open that stand too deep to be kept.
    flat: usize,
    too_deep: Option<Range<usize>>,
}

/// What was opened: an element, or lines of HTML that are one node.
enum Opened {
    Element(Element),
    Html,
}

impl<X> Tree<'_, X> {
    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        let node = match event {
            Event::Start(Tag::HtmlBlock) => return self.start(Opened::Html, range),
            Event::Start(tag) => return self.start(Opened::Element(element(tag)), range),
            Event::End(_) => return self.end(),
            Event::Text(text) => return self.text(&text),
            Event::Code(text) => Node::Code(text.as_ref().into()),
            Event::InlineMath(tex) => Node::Tex(tex.as_ref().into(), false, (self.context.place)(range)),
            Event::DisplayMath(tex) => Node::Tex(tex.as_ref().into(), true, (self.context.place)(range)),
            Event::Html(html) => Node::HtmlBlock(html.as_ref().into(), (self.context.place)(range)),
            Event::InlineHtml(html) => Node::InlineHtml(html.as_ref().into(), (self.context.place)(range)),
            Event::FootnoteReference(label) => Node::NoteReference(label.as_ref().into(), (self.context.place)(range)),
            Event::SoftBreak => Node::SoftBreak,
            Event::HardBreak => Node::HardBreak,
            Event::Rule => Node::Rule,
            Event::TaskListMarker(done) => Node::Task(done),
        };
        self.nodes.push(node);
    }

    /// Adjacent texts are one: the parser cuts them at each character that could have meant something.
    fn text(&mut self, text: &str) {
        if let Some(Node::Text(before)) = self.nodes.last_mut() {
            let mut whole = std::mem::take(before).into_string();
            whole.push_str(text);
            *before = whole.into();
        } else {
            self.nodes.push(Node::Text(text.into()));
        }
    }

    fn start(&mut self, what: Opened, range: Range<usize>) {
        if self.open.len() == DEEPEST {
            self.flat += 1;
            self.too_deep.get_or_insert(range);
            return;
        }
        self.open.push((what, range, std::mem::take(&mut self.nodes)));
    }

    fn end(&mut self) {
        if self.flat > 0 {
            self.flat -= 1;
            return;
        }
        let Some((what, range, before)) = self.open.pop() else { return };
        let children = std::mem::replace(&mut self.nodes, before);
        let node = match what {
            Opened::Element(element) => Node::Element(element, children, (self.context.place)(range)),
            Opened::Html => self.html_block(children, range),
        };
        self.nodes.push(node);
    }

    /// Lines of HTML: one of our marks where they start at one, otherwise the lines as they are.
    ///
    /// A mark further down, below a line of HTML, is no mark: what stands there is HTML to Markdown, not text.
    fn html_block(&self, lines: Vec<Node<X>>, range: Range<usize>) -> Node<X> {
        /// HTML blocks may be indented so far; more is code (CommonMark 0.31.2, 4.6).
        const INDENT: usize = 3;
        let marks = self.context.marks;
        let first = marks.partition_point(|mark| *mark < range.start);
        if marks.get(first).is_some_and(|mark| *mark <= range.start + INDENT) {
            return Node::Mark(first);
        }
        let is_mark = |line: &str| line.trim().strip_prefix("<?").is_some_and(|rest| rest.trim_matches([' ', '?']) == ">");
        let line = |line: &Node<X>| if let Node::HtmlBlock(html, _) = line { html.to_string() } else { String::new() };
        let html: String = lines.iter().map(line).filter(|line| !is_mark(line)).collect();
        Node::HtmlBlock(html.into(), (self.context.place)(range))
    }
}

fn element(tag: Tag<'_>) -> Element {
    match tag {
        Tag::Paragraph | Tag::HtmlBlock | Tag::MetadataBlock(_) => Element::Paragraph,
        Tag::Heading { level, id, classes, .. } => Element::Heading {
            level: level as u8,
            id: id.map(|id| id.to_string()),
            classes: classes.iter().map(ToString::to_string).collect(),
        },
        Tag::BlockQuote(kind) => Element::Quote(kind.map(|kind| match kind {
            BlockQuoteKind::Note => "note",
            BlockQuoteKind::Tip => "tip",
            BlockQuoteKind::Important => "important",
            BlockQuoteKind::Warning => "warning",
            BlockQuoteKind::Caution => "caution",
        })),
        Tag::CodeBlock(CodeBlockKind::Indented) => Element::CodeBlock(None),
        Tag::CodeBlock(CodeBlockKind::Fenced(info)) => Element::CodeBlock(Some(info.to_string())),
        Tag::List(start) => Element::List(start),
        Tag::Item => Element::Item,
        Tag::FootnoteDefinition(label) => Element::NoteDefinition(label.to_string()),
        Tag::DefinitionList => Element::DefinitionList,
        Tag::DefinitionListTitle => Element::Term,
        Tag::DefinitionListDefinition => Element::Definition,
        Tag::Table(columns) => Element::Table(columns.into_iter().map(align).collect()),
        Tag::TableHead => Element::TableHead,
        Tag::TableRow => Element::TableRow,
        Tag::TableCell => Element::TableCell,
        Tag::Emphasis | Tag::Subscript | Tag::Superscript => Element::Emphasis,
        Tag::Strong => Element::Strong,
        Tag::Strikethrough => Element::Strikethrough,
        Tag::Link { link_type, dest_url, title, .. } => {
            let scheme = if link_type == LinkType::Email { "mailto:" } else { "" };
            Element::Link { to: Target::Url(format!("{scheme}{dest_url}")), title: title.to_string() }
        }
        Tag::Image { dest_url, title, .. } => Element::Image { from: Target::Url(dest_url.to_string()), title: title.to_string() },
    }
}

fn align(column: Alignment) -> Align {
    match column {
        Alignment::None => Align::None,
        Alignment::Left => Align::Left,
        Alignment::Center => Align::Center,
        Alignment::Right => Align::Right,
    }
}
