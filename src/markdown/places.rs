//! Where things stand in a text, for one who writes it anew without touching a word.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::parse::options;

/// Where things stand in a text, as ranges of its bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// Code and HTML that are blocks, marks of ours left out: their lines are as they are.
    pub blocks: Vec<Range<usize>>,
    /// Code, math and HTML in a line.
    pub inline: Vec<Range<usize>>,
    /// Line ends that stay.
    pub breaks: Vec<Range<usize>>,
    /// The lists without numbers, each with the places of its items' marks. Two lists that are told apart by their marks alone are
    /// left out.
    pub lists: Vec<Vec<usize>>,
}

/// Where things stand in a text into which marks were put.
pub fn places(text: &str, marks: &[usize]) -> Places {
    let mut found = Places::default();
    let mut finder = Finder { lists: Vec::new(), open: vec![Frame::default()] };
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        match &event {
            Event::Start(Tag::CodeBlock(_)) => found.blocks.push(range.clone()),
            Event::Start(Tag::HtmlBlock) if !is_mark(&range, marks) => found.blocks.push(range.clone()),
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) | Event::InlineHtml(_) => found.inline.push(range.clone()),
            Event::HardBreak => found.breaks.push(range.clone()),
            _ => {}
        }
        finder.take(&event, range);
    }
    found.lists = finder.lists.into_iter().filter(|list| !list.beside).map(|list| list.items).collect();
    found
}

/// Whether lines of HTML are a mark: as [`super::parse`] tells them.
fn is_mark(range: &Range<usize>, marks: &[usize]) -> bool {
    let first = marks.partition_point(|mark| *mark < range.start);
    marks.get(first).is_some_and(|mark| *mark <= range.start + 3)
}

/// A list without numbers.
#[derive(Default)]
struct Bullets {
    items: Vec<usize>,
    /// Whether another stands right before or behind it.
    beside: bool,
}

/// An element that is open.
#[derive(Default)]
struct Frame {
    /// The list without numbers that it is.
    list: Option<usize>,
    /// The list without numbers that ended in it last, with nothing behind it.
    before: Option<usize>,
}

struct Finder {
    lists: Vec<Bullets>,
    open: Vec<Frame>,
}

impl Finder {
    fn take(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => {
                let before = self.open.last_mut().and_then(|frame| frame.before.take());
                let mut frame = Frame::default();
                if matches!(tag, Tag::List(None)) {
                    frame.list = Some(self.lists.len());
                    self.lists.push(Bullets { items: Vec::new(), beside: before.is_some() });
                    if let Some(before) = before {
                        self.lists[before].beside = true;
                    }
                }
                if matches!(tag, Tag::Item)
                    && let Some(list) = self.open.last().and_then(|frame| frame.list)
                {
                    self.lists[list].items.push(range.start);
                }
                self.open.push(frame);
            }
            Event::End(tag) => {
                let ended = self.open.pop().and_then(|frame| frame.list);
                if let Some(frame) = self.open.last_mut() {
                    frame.before = if matches!(tag, TagEnd::List(false)) { ended } else { None };
                }
            }
            _ => {
                if let Some(frame) = self.open.last_mut() {
                    frame.before = None;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lists(text: &str) -> Vec<Vec<usize>> {
        places(text, &[]).lists
    }

    #[test]
    fn marks_of_lists_are_found_where_they_stand() {
        assert_eq!(lists("Text\n\n* a\n  + b\n* c\n"), [vec![6, 16], vec![12]]);
        assert_eq!(lists("1. a\n2. b\n"), Vec::<Vec<usize>>::new());
        assert_eq!(lists("> * a\n> * b\n"), [vec![2, 8]]);
        assert_eq!(lists("```\n* a\n```\n"), Vec::<Vec<usize>>::new());
    }

    #[test]
    fn lists_that_only_their_marks_tell_apart_are_left_out() {
        assert_eq!(lists("* a\n- b\n"), Vec::<Vec<usize>>::new());
        assert_eq!(lists("* a\n\n+ b\n\nText\n\n- c\n"), [vec![16]]);
        assert_eq!(lists("* a\n\n<!-- -->\n\n+ b\n"), [vec![0], vec![15]]);
    }

    #[test]
    fn what_must_stay_is_found() {
        let Places { blocks, inline, breaks, .. } = places("a `b` $c$ <i>d</i>  \ne\n\n```\nf\n```\n", &[]);
        assert_eq!(blocks, vec![24..33; 1]);
        assert_eq!(inline, [2..5, 6..9, 10..13, 14..18]);
        assert_eq!(breaks, vec![18..21; 1]);
    }
}
