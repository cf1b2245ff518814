//! Ends of lines, and of the file: nothing stands behind the last word, but for the two spaces that are a break.

use std::ops::Range;

use super::edits::Edits;
use crate::load::layout::Layout;

/// Writes the ends of the lines of a page, its front matter left out.
pub fn write(source: &str, layout: &Layout, edits: &mut Edits) {
    let kept = Kept::of(source, layout);
    let front = layout.front.clone().unwrap_or(0..0);
    let end = end(source, &kept, layout.body);
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        let content = line.strip_suffix('\n').unwrap_or(line);
        // A tab behind words is a part of them; only where there are none, or where the line is ours, it says nothing.
        let empty = content.trim_matches([' ', '\t']).is_empty() || content.trim_start().starts_with(":::");
        let trimmed = if empty { content.trim_end_matches([' ', '\t']) } else { content.trim_end_matches(' ') };
        let bare = start + trimmed.len();
        let spaces = bare..start + content.len();
        start += line.len();
        if spaces.start >= end || front.contains(&spaces.start) || spaces.is_empty() || kept.holds(&spaces) {
            continue;
        }
        edits.put(spaces, "");
    }
    if end < source.len() || !source.ends_with('\n') {
        edits.put(end..source.len(), "\n");
    }
}

/// Where the last line ends that says anything.
fn end(source: &str, kept: &Kept, body: usize) -> usize {
    let words = source.trim_end_matches([' ', '\t', '\n']).len();
    let behind = source[words..].lines().next().unwrap_or_default();
    let end = words + behind.trim_end_matches(' ').len();
    // The line below front matter is no part of the body.
    let end = if end < body { body.saturating_sub(1) } else { end };
    let last = kept.blocks.iter().map(|block| block.end).max().unwrap_or(0);
    // What code ends with is code.
    if last > end + 1 { source.strip_suffix('\n').unwrap_or(source).len() } else { end }
}

/// What must stay as it is.
struct Kept {
    /// Blocks, by whole lines.
    blocks: Vec<Range<usize>>,
    /// What stands in a line, and breaks.
    inline: Vec<Range<usize>>,
}

impl Kept {
    fn of(source: &str, layout: &Layout) -> Self {
        let places = &layout.places;
        let lines = |block: &Range<usize>| {
            let start = source[..block.start].rfind('\n').map_or(0, |at| at + 1);
            let whole = source[..block.end].ends_with('\n');
            let end = if whole { block.end } else { source[block.end..].find('\n').map_or(source.len(), |at| block.end + at + 1) };
            start..end
        };
        let mut inline: Vec<_> = places.inline.iter().chain(&places.breaks).cloned().collect();
        inline.sort_by_key(|range| range.start);
        Self { blocks: places.blocks.iter().map(lines).collect(), inline }
    }

    /// Whether one of them holds a part of a range.
    fn holds(&self, range: &Range<usize>) -> bool {
        let meets = |other: &Range<usize>| other.start < range.end && range.start < other.end;
        self.blocks.iter().any(meets) || self.inline.iter().any(meets)
    }
}
