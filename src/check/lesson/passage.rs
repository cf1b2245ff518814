//! A piece of running text: a paragraph, a heading, an item, a cell.

use crate::check::language::folded;
use crate::edition::Audience;
use crate::span::Span;

/// What a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A page's title.
    PageTitle,
    /// A block's title.
    Title,
    /// A heading of a level.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// An item of a list, or a step.
    Item,
    /// A cell of a table.
    Cell,
    /// A term of a list of terms.
    Term,
    /// A choice of a self-check, with why it is right or not.
    Choice,
}

/// A piece of running text.
#[derive(Clone, Debug)]
pub struct Passage {
    /// What it is.
    pub role: Role,
    /// Its words, without markup.
    pub words: String,
    /// The same in lower case with a space between words, before the first and behind the last: so ` sticky notes ` can be looked for.
    pub folded: String,
    /// Where it stands; for a block's title or a choice, where the block opens.
    pub span: Span,
    /// Who reads it.
    pub audience: Audience,
    /// The block that it stands in, by its place in the row.
    pub within: Option<usize>,
    /// Whether a part of it says which language it is in, or it is quoted or code: what it says is not to be judged as the author's own.
    pub foreign: bool,
}

impl Passage {
    pub(super) fn new(role: Role, words: String, span: Span, audience: Audience, within: Option<usize>, foreign: bool) -> Self {
        Self { role, folded: folded(&words), words, span, audience, within, foreign }
    }

    /// Whether it says some words, written as [`folded`] writes them.
    pub fn says(&self, words: &str) -> bool {
        let mut rest = self.folded.as_str();
        while let Some(at) = rest.find(words) {
            let end = at + words.len();
            let before = rest[..at].chars().next_back();
            if before.is_none_or(|c| c == ' ') && rest[end..].chars().next().is_none_or(|c| c == ' ') {
                return true;
            }
            rest = &rest[end..];
        }
        false
    }

    /// The first of some words that it says.
    pub fn says_one<'w>(&self, words: &[&'w str]) -> Option<&'w str> {
        words.iter().copied().find(|words| self.says(words))
    }
}
