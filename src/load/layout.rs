//! How a file is laid out, for one who writes it anew without touching a word: read by the same splitter and the same parsers as all else.

use std::ops::Range;

pub use super::attributes::Attributes;
pub use super::data::{Data, Value};
pub use super::fences::Fenced;

use super::cutting::{Piece, cut};
use super::fences::fences;
use super::front_matter::{Split, split};
use super::page::{Folder, collect_cuts};
use super::schema::Of;
use super::wording::{Wording, wordings};
use super::yaml;
use crate::diagnostic::Report;
use crate::edition::Audience;
use crate::markdown::{Places, places};
use crate::span::FileId;

/// What a file of a kit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// YAML alone.
    Yaml(Of),
    /// A page: front matter with these keys, and a body for these readers.
    Page(Of, Audience),
}

/// What a file is, by its path in its kit; none where its layout is not ours.
pub fn kind(path: &str) -> Option<Kind> {
    let translated = path.strip_prefix("locales/").and_then(|rest| rest.split_once('/'));
    let inner = translated.map_or(path, |(_, rest)| rest);
    match inner.split_once('/') {
        None if inner == "kit.yaml" => Some(Kind::Yaml(if translated.is_some() { Of::Translation } else { Of::Kit })),
        Some(("plans", name)) if name.ends_with(".yaml") && !name.contains('/') => Some(Kind::Yaml(Of::Plan)),
        Some((folder, name)) if name.ends_with(".md") && !name.contains('/') => {
            let (_, folder) = Folder::ALL.into_iter().find(|(known, _)| *known == folder)?;
            Some(Kind::Page(if folder == Folder::Modules { Of::Module } else { Of::Page }, folder.audience()))
        }
        _ => None,
    }
}

/// The values of some YAML, each with its place; none where it cannot be read.
pub fn yaml(text: &str) -> Option<Data> {
    yaml::yaml(text, FileId(0), 0).ok().flatten()
}

/// How a page is laid out, as ranges of its bytes.
#[derive(Debug, Default)]
pub struct Layout {
    /// Its front matter, without the lines around it.
    pub front: Option<Range<usize>>,
    /// Where its body starts.
    pub body: usize,
    /// Its blocks.
    pub fences: Vec<Fenced>,
    /// What its text says where, in every edition.
    pub places: Places,
}

/// How a page is laid out.
pub fn page(source: &str, audience: Audience) -> Layout {
    let (file, mut unheard) = (FileId(0), Report::default());
    let (keys, body) = split(source, file, &mut unheard);
    let text = &source[body..];
    let fences = fences(text, file, body, audience, &mut unheard);
    let wordings = wordings(text, file, body, &mut unheard);
    let mut found = Places::default();
    let own = (audience != Audience::Both).then_some(0);
    let whole = Piece { source, range: (body, source.len()), fences: &fences, wordings: &wordings, indent: own };
    if own.is_some() {
        find(&whole, audience, &mut found);
    } else {
        // Words of one edition stand in the text of that one alone.
        find(&whole, Audience::Participant, &mut found);
        find(&whole, Audience::Facilitator, &mut found);
        let mut cuts = Vec::new();
        collect_cuts(&fences, &mut cuts);
        cuts.into_iter().for_each(|block| find(&inside(source, block, &wordings), block.audience, &mut found));
    }
    let front = if let Split::Keys(start, end) = keys { Some(start..end) } else { None };
    Layout { front, body, fences, places: found }
}

/// What stands in a block of one edition: a document of its own.
fn inside<'f>(source: &'f str, block: &'f Fenced, wordings: &'f [Wording]) -> Piece<'f> {
    let inner = block.inner.range();
    Piece { source, range: (inner.start, inner.end), fences: &block.children, wordings, indent: Some(block.indent) }
}

fn find(piece: &Piece<'_>, reader: Audience, found: &mut Places) {
    let cut = cut(piece, reader);
    let place = |range: &Range<usize>| cut.place(FileId(0), range.clone()).range();
    let Places { blocks, inline, breaks, lists } = places(&cut.text, &cut.offsets);
    found.blocks.extend(blocks.iter().map(place));
    found.inline.extend(inline.iter().map(place));
    found.breaks.extend(breaks.iter().map(place));
    let lists = lists.iter().map(|items| items.iter().map(|at| place(&(*at..at + 1)).start).collect::<Vec<_>>());
    for list in lists {
        if !found.lists.contains(&list) {
            found.lists.push(list);
        }
    }
}
