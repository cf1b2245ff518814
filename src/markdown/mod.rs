//! Markdown in, HTML out: the only user of pulldown-cmark.
//!
//! [`parse`] makes a tree that owns its text, so that nobody else needs to know the parser; [`html::write`] gives a tree back to
//! pulldown-cmark's own writer, so that common Markdown comes out as everybody expects it.

pub mod html;
mod parse;
mod places;

pub use parse::{Context, Definitions, Parsed, parse};
pub use places::{Places, places};

use crate::path::KitPath;
use crate::span::Span;

/// A piece of a document; `X` is what the authoring language puts between Markdown's own pieces.
#[derive(Clone, Debug)]
pub enum Node<X> {
    /// An element and what it holds.
    Element(Element, Vec<Node<X>>, Span),
    /// Words.
    Text(Box<str>),
    /// Code in a line.
    Code(Box<str>),
    /// TeX, shown in a line or on its own, until it is made into MathML.
    Tex(Box<str>, bool, Span),
    /// Raw HTML, in a line.
    InlineHtml(Box<str>, Span),
    /// Raw HTML, lines of it.
    HtmlBlock(Box<str>, Span),
    /// A line end that is a space.
    SoftBreak,
    /// A line end that stays.
    HardBreak,
    /// A rule across the page.
    Rule,
    /// The box of a task.
    Task(bool),
    /// A reference to the footnote of this label, until it is numbered.
    NoteReference(Box<str>, Span),
    /// A mark that was put into the text, by its number.
    Mark(usize),
    /// What the authoring language puts here.
    Embed(X),
}

/// An element of Markdown.
#[derive(Clone, Debug, PartialEq)]
pub enum Element {
    /// A paragraph.
    Paragraph,
    /// A heading.
    Heading {
        /// 1 to 6.
        level: u8,
        /// Its anchor.
        id: Option<String>,
        /// Its classes.
        classes: Vec<String>,
    },
    /// A quotation, or one of GitHub's alerts by its name in lower case.
    Quote(Option<&'static str>),
    /// A block of code, with what stands behind its fence; `None` where it is indented.
    CodeBlock(Option<String>),
    /// A list, with its first number where it is ordered.
    List(Option<u64>),
    /// An item of a list.
    Item,
    /// A footnote's definition.
    NoteDefinition(String),
    /// A list of terms.
    DefinitionList,
    /// A term.
    Term,
    /// What a term means.
    Definition,
    /// A table, with the side to which each column is set.
    Table(Vec<Align>),
    /// The row of headers.
    TableHead,
    /// A row.
    TableRow,
    /// A cell.
    TableCell,
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// Struck through.
    Strikethrough,
    /// A link.
    Link {
        /// Where to.
        to: Target,
        /// Its title.
        title: String,
    },
    /// A picture; what it holds is its text alternative.
    Image {
        /// Its file.
        from: Target,
        /// Its title.
        title: String,
    },
}

/// The side to which a column is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// As the language goes.
    None,
    /// Left.
    Left,
    /// Center.
    Center,
    /// Right.
    Right,
}

/// Where a link leads or a picture comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// An address as written.
    Url(String),
    /// A page of the kit by its name, and an anchor in it.
    Page {
        /// The page's name.
        page: String,
        /// The anchor.
        anchor: Option<String>,
    },
    /// A file that travels with the page, by its path in the kit.
    File(KitPath),
}

/// The words of some nodes, without any markup; what the authoring language put there is left out.
pub fn plain<X>(nodes: &[Node<X>]) -> String {
    let mut words = String::new();
    plain_into(nodes, &mut words);
    words
}

fn plain_into<X>(nodes: &[Node<X>], words: &mut String) {
    for node in nodes {
        match node {
            Node::Element(_, children, _) => plain_into(children, words),
            Node::Text(text) | Node::Code(text) | Node::Tex(text, ..) => words.push_str(text),
            Node::SoftBreak | Node::HardBreak => words.push(' '),
            _ => {}
        }
    }
}
