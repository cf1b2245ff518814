//! What stands around a block and behind it, and what it holds.

use super::{Listed, Placed, Sheet};
use crate::block::{Name, Shared};
use crate::check::language::folded;
use crate::content::{Choice, Embed, Node};
use crate::edition::Authored;
use crate::markdown::plain;

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
