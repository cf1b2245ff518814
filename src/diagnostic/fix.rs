//! A repair that is certain: texts that take the place of others.

use crate::span::{FileId, Span};

/// A repair of one finding. Its edits belong together: all of them are made, or none.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// What it does, beginning with a verb.
    pub does: String,
    /// The edits, in any order, none of which touches another.
    pub edits: Vec<Edit>,
}

/// A text in place of another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// What goes.
    pub span: Span,
    /// What comes in its place.
    pub text: String,
}

impl Fix {
    /// A repair with one edit.
    pub fn of(does: impl Into<String>, span: Span, text: impl Into<String>) -> Self {
        Self { does: does.into(), edits: vec![Edit { span, text: text.into() }] }
    }
}

/// A text with some edits of its file made; none where they touch each other, or are not in the text.
///
/// What several repairs ask for alike is made once.
pub fn mended(text: &str, file: FileId, edits: &[Edit]) -> Option<String> {
    let mut edits: Vec<_> = edits.iter().filter(|edit| edit.span.file == file).collect();
    edits.sort();
    edits.dedup();
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for Edit { span, text: new } in edits {
        let range = span.range();
        if range.start < done {
            return None;
        }
        out += text.get(done..range.start)?;
        text.get(range.clone())?;
        out += new;
        done = range.end;
    }
    Some(out + text.get(done..)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(start: usize, end: usize, text: &str) -> Edit {
        Edit { span: Span::new(FileId(0), start, end), text: text.to_owned() }
    }

    #[test]
    fn edits_are_made_in_their_places() {
        let made = |edits: &[Edit]| mended("one two three", FileId(0), edits);
        assert_eq!(made(&[]).unwrap(), "one two three");
        assert_eq!(made(&[edit(8, 13, "3"), edit(0, 3, "1")]).unwrap(), "1 two 3");
        assert_eq!(made(&[edit(0, 3, "1"), edit(0, 3, "1")]).unwrap(), "1 two three", "what two ask for alike is made once");
        assert_eq!(made(&[Edit { span: Span::new(FileId(1), 0, 3), ..edit(0, 0, "x") }]).unwrap(), "one two three", "another file");
    }

    #[test]
    fn edits_that_touch_or_lie_outside_are_refused() {
        let made = |edits: &[Edit]| mended("né two", FileId(0), edits);
        assert_eq!(made(&[edit(0, 3, "1"), edit(0, 3, "2")]), None);
        assert_eq!(made(&[edit(0, 4, "1"), edit(3, 5, "2")]), None);
        assert_eq!(made(&[edit(2, 3, "x")]), None, "in the middle of a character");
        assert_eq!(made(&[edit(5, 90, "x")]), None);
    }
}
