//! Changes to a text, gathered in any order.

use std::ops::Range;

/// Changes that do not overlap.
#[derive(Debug, Default)]
pub struct Edits(Vec<(Range<usize>, String)>);

impl Edits {
    /// Puts a text in place of another.
    pub fn put(&mut self, range: Range<usize>, text: impl Into<String>) {
        self.0.push((range, text.into()));
    }

    /// The text with the changes made. Of two that overlap, the one that starts first is made.
    pub fn apply(mut self, source: &str) -> String {
        self.0.sort_by_key(|(range, _)| (range.start, range.end));
        let mut out = String::with_capacity(source.len());
        let mut at = 0;
        for (range, text) in self.0 {
            if range.start < at {
                continue;
            }
            out.push_str(&source[at..range.start]);
            out.push_str(&text);
            at = range.end;
        }
        out + &source[at..]
    }
}
