//! What stands around a block and behind it, and what it holds.

use super::{Lesson, Listed, Passage, Placed, Sheet};
use crate::block::{Name, Shared};
use crate::check::language::folded;
use crate::content::{Choice, Embed, Node};
use crate::edition::Authored;
use crate::markdown::plain;
use crate::span::Span;

/// How far behind the opening of a block a step of it is looked for.
const FAR: usize = 4000;

impl Lesson<'_> {
    /// Where in a passage some words stand, written as the passage has them folded; the whole passage where they are written otherwise.
    ///
    /// Of a step, only the place of its block is known, so the words are looked for behind that.
    pub fn found_in(&self, passage: &Passage, words: &str) -> Span {
        let Span { file, .. } = passage.span;
        let (text, range) = (&self.sources.get(file).text, passage.span.range());
        let opens = self.sources.text(passage.span).trim_start().starts_with(":::");
        let end = if opens { text.floor_char_boundary(range.end + FAR) } else { range.end };
        let within = text.get(range.start..end).unwrap_or_default();
        let is_said = |at: usize| {
            let parted = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            let said = within.get(at..at + words.len()).is_some_and(|said| said.eq_ignore_ascii_case(words));
            said && parted(within[..at].chars().next_back()) && parted(within[at + words.len()..].chars().next())
        };
        let found = within.char_indices().map(|(at, _)| at).find(|at| is_said(*at));
        found.map_or(passage.span, |at| Span::new(file, range.start + at, range.start + at + words.len()))
    }
}

impl<'k> Sheet<'k> {
    /// The blocks behind a block, to the end of the activity that it stands in, or else of the page; however deep.
    pub fn rest(&self, at: usize) -> &[Placed<'k>] {
        let end = self.activity(at).map_or(self.blocks.len(), |around| self.blocks[around].end);
        &self.blocks[self.blocks[at].end..end]
    }

    /// The activity that a block stands in, the innermost one.
    pub fn activity(&self, at: usize) -> Option<usize> {
        let mut around = self.blocks[at].parent;
        while let Some(place) = around.filter(|place| self.blocks[*place].name != Name::Shared(Shared::Activity)) {
            around = self.blocks[place].parent;
        }
        around
    }
}

impl<'k> Placed<'k> {
    /// The choices of a self-check.
    pub fn choices(&self) -> impl Iterator<Item = &'k Choice<Authored>> {
        let lists = self.block.body.nodes.iter().filter_map(|node| match node {
            Node::Embed(Embed::Choices(choices)) => Some(choices),
            _ => None,
        });
        lists.flatten()
    }
}

impl Listed<'_> {
    /// Its words in lower case, as passages have theirs.
    pub fn folded(&self) -> String {
        folded(&plain(&self.item.text))
    }
}
