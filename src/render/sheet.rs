//! Ids and addresses: they depend on whether a page stands alone in its file or among all others in one.

use std::collections::BTreeMap;

use super::escape::address;
use crate::blob::Sha256Sum;
use crate::markdown::Target;

/// Where a text is being written.
#[derive(Clone, Copy, Debug)]
pub enum Sheet<'p> {
    /// On its own page, by the page's name.
    Own(&'p str),
    /// Among all pages, as a part of `all-in-one.html`.
    Whole(&'p str),
    /// Away from its page, in a list or a table: without ids, for there they would stand twice.
    Away,
    /// On the screen before the room: without ids, and nothing leads anywhere.
    Screen,
}

impl Sheet<'_> {
    /// Whether the text stands somewhere else than on its page.
    pub fn is_away(self) -> bool {
        matches!(self, Self::Away | Self::Screen)
    }

    /// An author's id as it stands in this file.
    pub fn id(self, id: &str) -> Option<String> {
        match self {
            Self::Own(_) => Some(id.to_owned()),
            Self::Whole(page) => Some(format!("{page}.{id}")),
            Self::Away | Self::Screen => None,
        }
    }

    /// The address of a target from this file.
    pub fn href(self, to: &Target) -> String {
        match (self, to) {
            (_, Target::Url(url)) => url.clone(),
            (_, Target::File(path)) => format!("assets/{}", address(path)),
            (Self::Whole(_), Target::Page { page, anchor: None }) => format!("#{page}"),
            (Self::Whole(_), Target::Page { page, anchor: Some(anchor) }) => format!("#{page}.{anchor}"),
            (Self::Own(own), Target::Page { page, anchor: Some(anchor) }) if own == page => format!("#{anchor}"),
            (_, Target::Page { page, anchor: None }) => format!("{page}.html"),
            (_, Target::Page { page, anchor: Some(anchor) }) => format!("{page}.html#{anchor}"),
        }
    }
}

/// Ids that we make up, each once a page.
///
/// They start with `_`, which no id of an author's does, and are made from the words that they stand for: not from a count,
/// which would differ between the editions, and not from a place in the source, which facilitator text would move.
#[derive(Default)]
pub struct Ids {
    taken: BTreeMap<String, u32>,
}

impl Ids {
    /// An id for something that says these words.
    pub fn make(&mut self, kind: &str, words: &str) -> String {
        let digest = Sha256Sum::of(words.as_bytes());
        let [a, b, c, d, ..] = *digest.bytes();
        let id = format!("_{kind}-{:08x}", u32::from_be_bytes([a, b, c, d]));
        let times = self.taken.entry(id.clone()).or_default();
        *times += 1;
        if *times == 1 { id } else { format!("{id}-{times}") }
    }
}
