//! What a kit does with its core messages: where each is taught, said again, checked.

use std::collections::BTreeSet;

use super::{Lesson, Sheet};
use crate::block::{Cue, Name, Shared};
use crate::kit::CoreMessage;

/// What is done with core messages, by their ids.
pub struct Cores<'k> {
    /// Those that a block teaches.
    pub taught: BTreeSet<&'k str>,
    /// Those that a text says again, each with the page.
    pub restated: BTreeSet<(&'k str, &'k str)>,
    /// Those that something checks.
    pub checked: BTreeSet<&'k str>,
    /// Whether any block is tied to a core message.
    pub tied: bool,
}

/// A core message with the page that owns it; none for one of the whole kit.
pub struct Owned<'l, 'k> {
    /// The message.
    pub message: &'k CoreMessage,
    /// Its page.
    pub owner: Option<&'l Sheet<'k>>,
    /// Whether it is the first of its owner.
    pub first: bool,
}

impl<'k> Lesson<'k> {
    /// The core messages of the kit, then those of its pages.
    pub fn core_messages(&self) -> impl Iterator<Item = Owned<'_, 'k>> {
        let of_kit = owned(&self.text.core_messages, None);
        of_kit.chain(self.sheets.iter().flat_map(|sheet| owned(&sheet.page.core_messages, Some(sheet))))
    }

    /// What is done with core messages.
    pub fn cores(&self) -> Cores<'k> {
        let mut cores = Cores { taught: BTreeSet::new(), restated: BTreeSet::new(), checked: BTreeSet::new(), tied: false };
        for sheet in &self.sheets {
            for placed in &sheet.blocks {
                cores.tied |= !placed.block.core.is_empty();
                if !asks(placed.name) {
                    cores.taught.extend(placed.block.core.iter().map(String::as_str));
                } else if placed.name != Name::Cue(Cue::AnswerKey) {
                    let mut around = Some(placed);
                    while let Some(placed) = around {
                        cores.checked.extend(placed.block.core.iter().map(String::as_str));
                        around = placed.parent.map(|parent| &sheet.blocks[parent]);
                    }
                }
            }
            cores.restated.extend(sheet.restated.iter().map(|restated| (restated.id, sheet.page.name.as_str())));
        }
        cores
    }
}

impl Cores<'_> {
    /// Whether a text says a message again, anywhere.
    pub fn is_restated(&self, id: &str) -> bool {
        self.restated.range((id, "")..).next().is_some_and(|(said, _)| *said == id)
    }
}

/// Whether a block asks for what was taught, and so does not teach it.
fn asks(name: Name) -> bool {
    matches!(name, Name::Shared(Shared::Check | Shared::Reflect | Shared::ExitTicket) | Name::Cue(Cue::LookFor | Cue::AnswerKey))
}

fn owned<'l, 'k>(messages: &'k [CoreMessage], owner: Option<&'l Sheet<'k>>) -> impl Iterator<Item = Owned<'l, 'k>> {
    messages.iter().enumerate().map(move |(place, message)| Owned { message, owner, first: place == 0 })
}
