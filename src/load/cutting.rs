//! The first wall: text is cut before it is parsed.
//!
//! From the source of a page comes one text for each reader. Blocks of one edition and spans of the other edition are deleted, and
//! fences become processing instructions of the same length, which Markdown takes for HTML blocks that end a paragraph and keep lists
//! whole. What is parsed holds nothing that its reader must not see.
//!
//! Blocks are not blanked: in a list, the empty lines that they would leave make it a loose one, so that whether the facilitator has a
//! block there would show in the participants' list.

use std::ops::Range;

use super::fences::Fenced;
use super::wording::{Role, Wording};
use crate::edition::Audience;
use crate::span::{FileId, Span};

/// Marks where a core message is to be said: this, its number among the wordings of the page, and [`CORE_END`]. Sources cannot hold
/// either character.
pub const CORE_START: char = '\u{fdd0}';
/// Ends what [`CORE_START`] began.
pub const CORE_END: char = '\u{fdd1}';

/// A text for one reader, and the way back to its source.
#[derive(Debug, Default)]
pub struct CutText<'f> {
    /// What is parsed.
    pub text: String,
    /// The marks in it, in order.
    pub marks: Vec<Mark<'f>>,
    /// Where the marks stand in the text, byte by byte.
    pub offsets: Vec<usize>,
    /// From where in the text the source goes on at which byte.
    map: Vec<(usize, usize)>,
}

/// What stands at a mark.
#[derive(Clone, Copy, Debug)]
pub enum Mark<'f> {
    /// A block opens.
    Open(&'f Fenced),
    /// A block closes.
    Close(&'f Fenced),
    /// A block of one edition was cut out.
    Cut(&'f Fenced),
}

/// A change to a source text.
enum Edit<'f> {
    Delete,
    Instruction(Mark<'f>),
    Core(usize),
}

/// What is cut.
#[derive(Clone, Copy)]
pub struct Piece<'f> {
    /// The source of the whole file.
    pub source: &'f str,
    /// The part of it that is a document.
    pub range: (usize, usize),
    /// The blocks in it.
    pub fences: &'f [Fenced],
    /// The wordings of the whole page.
    pub wordings: &'f [Wording],
    /// Of the inside of a one-edition block: how many bytes of white space stand before each line, because it stands in a list.
    /// `None` for the common text, from which one-edition blocks are cut.
    pub indent: Option<usize>,
}

/// The text of a piece for one reader.
pub fn cut<'f>(piece: &Piece<'f>, reader: Audience) -> CutText<'f> {
    let mut edits: Vec<(Range<usize>, Edit<'f>)> = Vec::new();
    let mut hidden: Vec<Range<usize>> = Vec::new();
    fence_edits(piece.fences, piece.indent.is_none(), &mut edits, &mut hidden);
    word_edits(piece, reader, &mut edits, &hidden);
    indent_edits(piece, &mut edits, &hidden);
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    apply(piece, &edits)
}

fn fence_edits<'f>(fences: &'f [Fenced], common: bool, edits: &mut Vec<(Range<usize>, Edit<'f>)>, hidden: &mut Vec<Range<usize>>) {
    for fence in fences {
        if common && fence.audience != Audience::Both {
            let rest = fence.open.end as usize..fence.close.end as usize;
            edits.push((fence.open.range(), Edit::Instruction(Mark::Cut(fence))));
            edits.push((rest.clone(), Edit::Delete));
            hidden.push(fence.open.start as usize..rest.end);
            continue;
        }
        edits.push((fence.open.range(), Edit::Instruction(Mark::Open(fence))));
        hidden.push(fence.open.range());
        fence_edits(&fence.children, common, edits, hidden);
        if !fence.close.range().is_empty() {
            edits.push((fence.close.range(), Edit::Instruction(Mark::Close(fence))));
            hidden.push(fence.close.range());
        }
    }
}

fn word_edits(piece: &Piece<'_>, reader: Audience, edits: &mut Vec<(Range<usize>, Edit<'_>)>, hidden: &[Range<usize>]) {
    let within = |range: &Range<usize>, outer: &Range<usize>| outer.start <= range.start && range.end <= outer.end;
    let piece_range = piece.range.0..piece.range.1;
    let gone = outermost(piece.wordings.iter().filter(|wording| matches!(wording.role, Role::For(audience) if audience != reader)));
    for (number, wording) in piece.wordings.iter().enumerate() {
        let whole = wording.whole.range();
        if !within(&whole, &piece_range) || around(hidden, whole.start).is_some_and(|range| within(&whole, range)) {
            continue;
        }
        if around(&gone, whole.start).is_some_and(|outer| *outer != whole && within(&whole, outer)) {
            continue;
        }
        match wording.role {
            Role::For(audience) if audience == reader => {
                edits.push((whole.start..wording.inner.start as usize, Edit::Delete));
                edits.push((wording.inner.end as usize..whole.end, Edit::Delete));
            }
            Role::For(_) => edits.push((whole, Edit::Delete)),
            Role::Core => edits.push((whole, Edit::Core(number))),
        }
    }
}

/// The places of those words that stand in none of the others, in order.
fn outermost<'w>(wordings: impl Iterator<Item = &'w Wording>) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = wordings.map(|wording| wording.whole.range()).collect();
    all.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    let mut end = 0;
    all.retain(|range| {
        let outer = range.end > end;
        end = end.max(range.end);
        outer
    });
    all
}

/// Of ranges that are in order and do not overlap, the one that holds a byte.
fn around(ranges: &[Range<usize>], at: usize) -> Option<&Range<usize>> {
    let next = ranges.partition_point(|range| range.start <= at);
    ranges.get(next.checked_sub(1)?).filter(|range| at < range.end)
}

fn indent_edits(piece: &Piece<'_>, edits: &mut Vec<(Range<usize>, Edit<'_>)>, hidden: &[Range<usize>]) {
    let Some(indent) = piece.indent.filter(|indent| *indent > 0) else { return };
    let mut start = piece.range.0;
    for line in piece.source[piece.range.0..piece.range.1].split_inclusive('\n') {
        let spaces = line.len() - line.trim_start_matches([' ', '\t']).len();
        let cut = start..start + spaces.min(indent);
        if !cut.is_empty() && around(hidden, cut.start).is_none() {
            edits.push((cut, Edit::Delete));
        }
        start += line.len();
    }
}

fn apply<'f>(piece: &Piece<'f>, edits: &[(Range<usize>, Edit<'f>)]) -> CutText<'f> {
    let source = piece.source;
    let mut out = CutText { text: String::with_capacity(piece.range.1 - piece.range.0), ..CutText::default() };
    let mut at = piece.range.0;
    out.map.push((0, at));
    for (range, edit) in edits {
        if range.start < at {
            continue;
        }
        out.text.push_str(&source[at..range.start]);
        match edit {
            Edit::Delete => {}
            Edit::Instruction(mark) => {
                out.marks.push(*mark);
                out.offsets.push(out.text.len());
                instruction(range.len(), &mut out.text);
            }
            Edit::Core(number) => out.text.extend([CORE_START.to_string(), number.to_string(), CORE_END.to_string()]),
        }
        at = range.end;
        out.map.push((out.text.len(), at));
    }
    out.text.push_str(&source[at..piece.range.1]);
    out
}

/// A processing instruction of so many bytes, three at least. Tried on pulldown-cmark 0.13: it ends a paragraph, stays in its list item
/// and closes on its line, while `<!a`, `<a>` and `<p>` swallow what follows and `<?x>` never closes.
fn instruction(length: usize, text: &mut String) {
    match length {
        0..=3 => text.push_str("<?>"),
        length => {
            text.push_str("<?");
            text.extend(std::iter::repeat_n(' ', length - 4));
            text.push_str("?>");
        }
    }
}

impl CutText<'_> {
    /// From a range of the text to its place in the source.
    pub fn place(&self, file: FileId, range: Range<usize>) -> Span {
        let start = self.source(range.start);
        Span::new(file, start, if range.is_empty() { start } else { self.source(range.end - 1) + 1 })
    }

    fn source(&self, offset: usize) -> usize {
        let at = self.map.partition_point(|(text, _)| *text <= offset).saturating_sub(1);
        let (text, source) = self.map[at];
        source + (offset - text)
    }
}
