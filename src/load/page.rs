//! A page from its source, before links are followed and before anything is sealed.

use super::anchors::Anchors;
use super::blocks::Blocks;
use super::cutting::Piece;
use super::document::document;
use super::fences::{Fenced, fences};
use super::front_matter::{FrontMatter, front_matter, split};
use super::inline::{Line, Pair};
use super::raw_html;
use super::shape;
use super::wording::{Role, Wording, wordings};
use crate::content::{Block, Doc, Inline, Node};
use crate::diagnostic::code::{data, prose};
use crate::diagnostic::{Diagnostic, Report};
use crate::edition::{Audience, Authored};
use crate::markdown::{Definitions, Element, plain};
use crate::path::KitPath;
use crate::span::{FileId, Span, Spanned};

/// The folder that a page stands in: it says what the page is and who has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Folder {
    /// `pages/`: both editions.
    Pages,
    /// `facilitator/`.
    Facilitator,
    /// `participant/`.
    Participant,
    /// `modules/`: both editions.
    Modules,
    /// `handouts/`: both editions.
    Handouts,
}

impl Folder {
    /// The folders by name, in the order in which a kit without `contents` shows them.
    pub const ALL: [(&'static str, Self); 5] = [
        ("pages", Self::Pages),
        ("facilitator", Self::Facilitator),
        ("participant", Self::Participant),
        ("modules", Self::Modules),
        ("handouts", Self::Handouts),
    ];

    /// Who has its pages.
    pub fn audience(self) -> Audience {
        match self {
            Self::Facilitator => Audience::Facilitator,
            Self::Participant => Audience::Participant,
            _ => Audience::Both,
        }
    }
}

/// A page that was read but not sealed.
pub struct Draft {
    /// Its folder.
    pub folder: Folder,
    /// Its path in the kit, the same in every language.
    pub path: KitPath,
    /// Its path in the workspace.
    pub source: KitPath,
    /// Its file.
    pub file: FileId,
    /// Its name.
    pub name: String,
    /// Its keys.
    pub keys: FrontMatter,
    /// Its title.
    pub title: Spanned<Line>,
    /// Its text for participants, or for whom the page is.
    pub common: Doc<Authored>,
    /// Its text for facilitators, where that differs.
    pub facilitator: Option<Doc<Authored>>,
    /// Its blocks of one edition.
    pub cuts: Vec<(Audience, Block<Authored>)>,
    /// Where links can lead to in it; numbers come later.
    pub anchors: Anchors,
    /// The core messages that it says again, by id.
    pub said_again: Vec<Spanned<String>>,
    /// The language that it is written in, where that is not the one of the text it stands in.
    pub untranslated: Option<String>,
    /// Its body in its source.
    pub span: Span,
}

/// Reads a page.
pub fn page(folder: Folder, path: &KitPath, source_path: &KitPath, file: FileId, source: &str, report: &mut Report) -> Draft {
    let audience = folder.audience();
    let (split, body) = split(source, file, report);
    let mut keys = front_matter(source, file, split, folder == Folder::Modules, report);
    let span = Span::new(file, body, source.len());
    let text = &source[body..];
    let fenced = fences(text, file, body, audience, report);
    let wording = wordings(text, file, body, report);
    other_edition_words(&fenced, &wording, audience, report);

    let reader = if audience == Audience::Both { Audience::Participant } else { audience };
    let own = (audience != Audience::Both).then_some(0);
    let piece = Piece { source, range: (body, source.len()), fences: &fenced, wordings: &wording, indent: own };
    let mut cut_fences = Vec::new();
    if own.is_none() {
        collect_cuts(&fenced, &mut cut_fences);
    }
    let starts: Vec<u32> = cut_fences.iter().map(|fence| fence.open.start).collect();
    let mut with = Blocks { file, source, wordings: &wording, cuts: &starts, reader, report };
    let (mut common, definitions) = document(&piece, reader, &Definitions::default(), &mut with);
    let worded = own.is_none() && (wording.iter().any(|w| is_words(w) && !inside(&cut_fences, w)) || worded_title(&fenced));
    let mut facilitator = worded.then(|| {
        let mut unheard = Report::default();
        let reader = Audience::Facilitator;
        let mut with = Blocks { file, source, wordings: &wording, cuts: &starts, reader, report: &mut unheard };
        document(&piece, reader, &Definitions::default(), &mut with).0
    });
    if let Some(facilitator) = &facilitator {
        shape::compare(&facilitator.nodes, &common.nodes, &wording, (source, span), with.report);
    }
    let mut cuts: Vec<_> = cut_fences.iter().map(|fence| (fence.audience, cut_block(fence, &definitions, &mut with))).collect();
    // Before the title leaves the text: what is wrong in a heading is as wrong in a title.
    raw_html::check_doc(&mut common, report);
    if let Some(facilitator) = &mut facilitator {
        raw_html::check_doc(facilitator, &mut Report::default());
    }
    for (_, block) in &mut cuts {
        raw_html::check_block(block, report);
    }
    let title = title(&mut keys, &mut common, &mut facilitator, path, span, report);
    let said_again =
        wording.iter().filter(|w| w.role == Role::Core).map(|w| Spanned::new(source[w.inner.range()].to_owned(), w.inner)).collect();
    let name = keys.id.as_ref().map_or_else(|| name_of(path), |id| id.value.clone());
    let draft = Draft {
        folder,
        path: path.clone(),
        source: source_path.clone(),
        file,
        name,
        keys,
        title,
        common,
        facilitator,
        cuts,
        anchors: Anchors::default(),
        said_again,
        untranslated: None,
        span,
    };
    check_headings(&draft, report);
    draft
}

/// A page's name: its file's name without number and extension.
pub fn name_of(path: &KitPath) -> String {
    let stem = path.stem();
    let rest = stem.trim_start_matches(|c: char| c.is_ascii_digit());
    match rest.strip_prefix(['-', '_']) {
        Some(name) if rest.len() < stem.len() && !name.is_empty() => name.to_owned(),
        _ => stem.to_owned(),
    }
}

fn is_words(wording: &Wording) -> bool {
    matches!(wording.role, Role::For(_))
}

/// Whether a block that both editions have says its title in other words to each.
fn worded_title(fences: &[Fenced]) -> bool {
    fences.iter().filter(|fence| fence.audience == Audience::Both).any(|fence| {
        let titles = fence.attributes.values.iter().filter(|(key, _)| key.value == "title");
        titles.into_iter().any(|(_, title)| title.value.contains("]{.")) || worded_title(&fence.children)
    })
}

fn inside(fences: &[&Fenced], wording: &Wording) -> bool {
    let next = fences.partition_point(|fence| fence.open.start <= wording.whole.start);
    next.checked_sub(1).is_some_and(|last| wording.whole.end <= fences[last].close.end)
}

/// The outermost blocks of one edition.
pub(super) fn collect_cuts<'f>(fences: &'f [Fenced], cuts: &mut Vec<&'f Fenced>) {
    for fence in fences {
        if fence.audience == Audience::Both { collect_cuts(&fence.children, cuts) } else { cuts.push(fence) }
    }
}

/// Words for the edition that never reads the block or page that they stand in.
fn other_edition_words(fences: &[Fenced], wordings: &[Wording], outside: Audience, report: &mut Report) {
    fn audience_at(fences: &[Fenced], at: u32, outside: Audience) -> Audience {
        let next = fences.partition_point(|fence| fence.inner.start <= at);
        let block = next.checked_sub(1).map(|last| &fences[last]).filter(|fence| at < fence.inner.end);
        block.map_or(outside, |block| audience_at(&block.children, at, block.audience))
    }
    for wording in wordings {
        let Role::For(reader) = wording.role else { continue };
        let around = audience_at(fences, wording.whole.start, outside);
        if around != Audience::Both && around != reader {
            report.push(
                Diagnostic::at(
                    &prose::NESTED_SPAN,
                    wording.whole,
                    "nobody would ever read these words: the text around them is for the other edition",
                )
                .hint("delete them, or move them out of the block"),
            );
        }
    }
}

/// A block of one edition, parsed as a document of its own.
fn cut_block(fence: &Fenced, definitions: &Definitions, with: &mut Blocks<'_>) -> Block<Authored> {
    let range = (fence.inner.start as usize, fence.inner.end as usize);
    let piece = Piece { source: with.source, range, fences: &fence.children, wordings: with.wordings, indent: Some(fence.indent) };
    with.reader = fence.audience;
    let (doc, _) = document(&piece, fence.audience, definitions, with);
    let mut block = super::blocks::build(fence, doc.nodes, with);
    block.body.notes = doc.notes;
    block.own = true;
    block
}

/// A page's title: of its front matter, or its first heading, which then leaves the text.
fn title(
    keys: &mut FrontMatter,
    common: &mut Doc<Authored>,
    facilitator: &mut Option<Doc<Authored>>,
    path: &KitPath,
    span: Span,
    report: &mut Report,
) -> Spanned<Line> {
    if let Some(title) = keys.title.take() {
        return title;
    }
    if let Some((heading, at)) = take_first_heading(common) {
        let facilitator = facilitator.as_mut().and_then(take_first_heading).map(|(heading, _)| heading);
        return Spanned::new(Pair { common: heading, facilitator }, at);
    }
    let start = keys.written.start.unwrap_or(Span { end: span.start, ..span });
    // Front matter that cannot be read may have had one, and so may a title that cannot.
    if !keys.broken && !keys.title_meant {
        let hint = if keys.written.start.is_some() {
            "add `title: ...` to its front matter, or start the text with `# Title`"
        } else {
            "start it with `# Title`, or give it front matter: a line `---`, `title: ...`, and a line `---`"
        };
        report.push(Diagnostic::at(&data::MISSING_TITLE, start, "this page has no title").hint(hint));
    }
    Spanned::new(Pair { common: vec![Node::Text(path.stem().into())], facilitator: None }, start)
}

fn take_first_heading(doc: &mut Doc<Authored>) -> Option<(Inline<Authored>, Span)> {
    if !matches!(doc.nodes.first(), Some(Node::Element(Element::Heading { .. }, ..))) {
        return None;
    }
    match doc.nodes.remove(0) {
        Node::Element(_, inner, span) => Some((inner, span)),
        _ => None,
    }
}

/// The first-level heading of a page is its title, and that has left the text.
fn check_headings(draft: &Draft, report: &mut Report) {
    let mut first_level = |node: &Node<Authored>| {
        if let Node::Element(Element::Heading { level: 1, .. }, inner, span) = node {
            report.push(
                Diagnostic::at(&prose::SECOND_TITLE, *span, format!("`{}` would be a second title of the page", plain(inner)))
                    .hint("write `##`: the page's title is its only first-level heading"),
            );
        }
    };
    crate::content::walk(&draft.common.nodes, &mut first_level);
    for (_, block) in &draft.cuts {
        crate::content::walk(&block.body.nodes, &mut first_level);
    }
}
