//! A block from its fences and what stands between them.

use super::fences::Fenced;
use super::fields::{bad_minutes, not_one_of, parse_minutes};
use super::inline::inline;
use super::lists;
use super::wording::Wording;
use super::words::split_core;
use crate::block::{Cue, Fidelity, Grouping, Name, Shared};
use crate::content::{Block, Doc, From, Kind, Minutes, Node};
use crate::diagnostic::code::{blocks, data};
use crate::diagnostic::{Diagnostic, Report};
use crate::edition::{Audience, Authored, Restricted};
use crate::markdown::Element;
use crate::span::{FileId, Span, Spanned};

/// What building the blocks of a page needs to know, and where it reports.
pub struct Blocks<'p> {
    /// The file.
    pub file: FileId,
    /// Its text.
    pub source: &'p str,
    /// The wordings of the page.
    pub wordings: &'p [Wording],
    /// Where the one-edition blocks of the page open, in order: their places in [`crate::kit::Page::cuts`].
    pub cuts: &'p [u32],
    /// Who reads the text that they stand in.
    pub reader: Audience,
    /// Where to report.
    pub report: &'p mut Report,
}

/// The levels of lines to write on where nothing else is said.
const LINES: u8 = 5;

/// A block of the facts on its fence and the nodes between.
pub fn build(fence: &Fenced, inside: Vec<Node<Authored>>, with: &mut Blocks<'_>) -> Block<Authored> {
    let mut nodes = split_core(inside, with);
    let mut block = from_fence(fence, with);
    let headings = || nodes.iter().filter(|node| matches!(node, Node::Element(Element::Heading { .. }, ..))).count();
    // There, each heading starts something of its own: a tab, or one of several questions.
    let starts =
        matches!(fence.name, Name::Shared(Shared::Tab | Shared::GroupTab)) || fence.name == Name::Cue(Cue::Anticipate) && headings() > 1;
    if block.title.is_none()
        && !starts
        && let Some((level, title)) = take_heading(&mut nodes, fence.name)
    {
        (block.level, block.title) = (level, Some(title));
    }
    block.body.nodes = match fence.name {
        Name::Cue(Cue::Do) => lists::steps(nodes),
        Name::Shared(Shared::Check) => lists::choices(nodes, fence, with.report),
        Name::Shared(Shared::Materials) => lists::items(nodes, from(fence)),
        Name::Shared(Shared::Tab | Shared::GroupTab) => lists::tabs(nodes, fence, with.report),
        _ => nodes,
    };
    block
}

/// GitHub's alert as the block of the same name.
pub fn alert(name: &str, inner: Vec<Node<Authored>>, span: Span) -> Block<Authored> {
    let kind = match Name::parse(name) {
        Some(Name::Shared(shared)) => shared,
        _ => Shared::Note,
    };
    Block { body: Doc { nodes: inner, notes: Vec::new() }, ..empty(Kind::Shared(kind), span) }
}

/// A block with nothing in it, to stand in a place for a moment.
pub fn nothing(span: Span) -> Block<Authored> {
    empty(Kind::Shared(Shared::Note), span)
}

fn empty(kind: Kind<Authored>, span: Span) -> Block<Authored> {
    // An activity is a part of its page, and what stands in it begins a level below
    let level = if matches!(kind, Kind::Shared(Shared::Activity)) { 2 } else { 3 };
    Block {
        kind,
        id: None,
        title: None,
        level,
        number: None,
        minutes: None,
        core: Vec::new(),
        grouping: None,
        fidelity: None,
        prompt: None,
        lines: LINES,
        store: None,
        continued: false,
        own: false,
        body: Doc::default(),
        span,
    }
}

/// What the fence alone says.
fn from_fence(fence: &Fenced, with: &mut Blocks<'_>) -> Block<Authored> {
    let kind = match fence.name {
        Name::Cue(cue) => Kind::Cue(cue, ()),
        Name::Shared(shared) => Kind::Shared(shared),
    };
    let mut block = empty(kind, fence.open);
    block.id = fence.attributes.ids.first().and_then(|id| checked_id(id, with.report));
    for (key, value) in &fence.attributes.values {
        match key.value.as_str() {
            "title" => block.title = Some(inline(value, with.reader, with.report)),
            "minutes" => block.minutes = minutes(value, with.report),
            "core" => block.core = value.value.split(',').map(|id| id.trim().to_owned()).filter(|id| !id.is_empty()).collect(),
            "grouping" => block.grouping = one_of(value, "grouping", &Grouping::VALUES, with.report),
            "fidelity" => block.fidelity = one_of(value, "fidelity", &Fidelity::VALUES, with.report).map(Restricted::new),
            "prompt" => block.prompt = Some(Restricted::new(value.value.clone())),
            "lines" => block.lines = lines(value, with.report),
            "from" => {
                one_of(value, "from", &FROM, with.report);
            }
            _ => {}
        }
    }
    if fence.name == Name::Shared(Shared::Local) && (block.id.is_none() || block.prompt.is_none()) {
        with.report.push(
            Diagnostic::at(&blocks::LOCAL_SLOT, fence.open, "a local slot needs an id and a prompt")
                .hint("write `::: local {#our-routine prompt=\"Put your school's routine here\"}`"),
        );
    }
    block
}

/// Who brings materials, as an author writes it.
pub const FROM: [(&str, From); 3] = [("facilitator", From::Facilitator), ("host", From::Host), ("participant", From::Participant)];

fn from(fence: &Fenced) -> From {
    let written = fence.attributes.values.iter().find(|(key, _)| key.value == "from");
    written.and_then(|(_, value)| FROM.iter().find(|(name, _)| *name == value.value)).map_or(From::Facilitator, |(_, from)| *from)
}

/// An id, where it is one: lower case, digits and hyphens.
pub fn checked_id(id: &Spanned<String>, report: &mut Report) -> Option<String> {
    if is_id(&id.value) {
        return Some(id.value.clone());
    }
    report.push(Diagnostic::at(&data::BAD_ID, id.span, format!("`{}` cannot be an id", id.value)).hint(better_id(&id.value)));
    None
}

/// What to write for an id that is none.
pub fn better_id(written: &str) -> String {
    let rule = "use lower-case letters, digits and hyphens, starting with a letter";
    let plain: String = written.chars().map(|c| if c == '_' || c == '.' { ' ' } else { c }).collect();
    let slug = super::anchors::slug(&plain);
    if is_id(&slug) && slug != "section" { format!("{rule}: `{slug}`") } else { format!("{rule}: `count-to-five`") }
}

/// Whether a text is an id.
pub fn is_id(text: &str) -> bool {
    text.len() <= 80
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !text.ends_with('-')
}

fn minutes(value: &Spanned<String>, report: &mut Report) -> Option<Minutes> {
    let found = parse_minutes(&value.value);
    if found.is_none() {
        report.push(bad_minutes(&value.value, "minutes", value.span, "="));
    }
    found
}

fn lines(value: &Spanned<String>, report: &mut Report) -> u8 {
    value.value.parse().ok().filter(|lines| (1..=60).contains(lines)).unwrap_or_else(|| {
        report.push(Diagnostic::at(&data::WRONG_VALUE, value.span, "`lines` must be a number from 1 to 60").hint("write `lines=6`"));
        LINES
    })
}

fn one_of<T: Copy>(value: &Spanned<String>, key: &str, values: &[(&'static str, T)], report: &mut Report) -> Option<T> {
    let found = values.iter().find(|(name, _)| *name == value.value).map(|(_, value)| *value);
    if found.is_none() {
        report.push(not_one_of(value, key, values.iter().map(|(name, _)| *name)));
    }
    found
}

/// The heading that is a block's title: its first node, or for what is listed in the run of show its first heading wherever it stands.
fn take_heading(nodes: &mut Vec<Node<Authored>>, name: Name) -> Option<(u8, Vec<Node<Authored>>)> {
    let is_heading = |node: &Node<Authored>| matches!(node, Node::Element(Element::Heading { .. }, ..));
    let listed = matches!(name, Name::Shared(Shared::Activity | Shared::Discussion | Shared::Challenge));
    let at = if listed { nodes.iter().position(is_heading)? } else { 0 };
    if !nodes.get(at).is_some_and(is_heading) {
        return None;
    }
    match nodes.remove(at) {
        Node::Element(Element::Heading { level, .. }, title, _) => Some((level.max(2), title)),
        other => {
            nodes.insert(at, other);
            None
        }
    }
}
