//! A kit in one language, gathered once for all rules: its pages with their blocks in a row, their passages, links, pictures.
//!
//! Rules look things up here and do not walk trees. What stands in a block that was cut out stands here in its place.

mod around;
mod cores;
mod files;
mod gather;
mod passage;
mod place;
mod references;
pub mod timing;

pub use files::{Document, shown};
pub use passage::{Passage, Role};
pub use references::{References, references};

use super::Around;
use super::levels::reading_level;
use crate::block::Name;
use crate::content::{Block, Captions, Item, Steps};
use crate::diagnostic::Sources;
use crate::edition::{Audience, Authored, Edition as _, Facilitator};
use crate::kit::{Desk, Kit, Material, Page, PageKind, Slot, Text};
use crate::markdown::Target;
use crate::span::Span;

/// A kit in one language.
pub struct Lesson<'k> {
    /// The kit.
    pub kit: &'k Kit,
    /// The kit in this language.
    pub text: &'k Text,
    /// Whether this is the language that the kit is written in.
    pub original: bool,
    /// Its pages that are written in this language, in reading order.
    pub sheets: Vec<Sheet<'k>>,
    /// All that it refers to, its own `kit.yaml` and what stands in another language included.
    pub references: References<'k>,
    /// The texts that spans point into.
    pub sources: &'k Sources,
    /// The day of the check, `2026-11-25`.
    pub today: &'k str,
    /// The highest reading level that is right for its readers, in years of school.
    pub reading_level: u32,
    /// The files of the kit that are not what they were in its last release, by their paths in the kit; none where there is no release.
    pub changed: &'k [String],
}

/// A page.
pub struct Sheet<'k> {
    /// The page.
    pub page: &'k Page,
    /// Who has it.
    pub audience: Audience,
    /// What only the facilitator is told of it.
    pub desk: &'k Desk,
    /// Its blocks in the order of the text, an outer one before those in it.
    pub blocks: Vec<Placed<'k>>,
    /// Its paragraphs, headings, items, cells in the order of the text.
    pub passages: Vec<Passage>,
    /// Its links.
    pub links: Vec<Link<'k>>,
    /// Its pictures.
    pub pictures: Vec<Picture<'k>>,
    /// Its sounds and films.
    pub players: Vec<Playing<'k>>,
    /// Its tables.
    pub tables: Vec<Table>,
    /// The core messages that it says again.
    pub restated: Vec<Restated<'k>>,
    /// What it lists as materials: in its front matter, then in its blocks.
    pub materials: Vec<Listed<'k>>,
}

/// A block in its place.
pub struct Placed<'k> {
    /// The block.
    pub block: &'k Block<Authored>,
    /// What it is called.
    pub name: Name,
    /// The block around it, by its place in the row.
    pub parent: Option<usize>,
    /// Who has it.
    pub audience: Audience,
    /// The place in the row behind the last block in it.
    pub end: usize,
}

/// A link.
pub struct Link<'k> {
    /// Where to.
    pub to: &'k Target,
    /// Its words.
    pub words: String,
    /// Whether it holds a picture, which says what it is.
    pub pictured: bool,
    /// Where it stands.
    pub span: Span,
}

/// A picture.
pub struct Picture<'k> {
    /// Its file.
    pub from: &'k Target,
    /// Its text alternative.
    pub words: String,
    /// Where it stands.
    pub span: Span,
    /// The block that it stands in.
    pub within: Option<usize>,
}

/// A sound or a film.
pub struct Playing<'k> {
    /// Whether it has a picture.
    pub video: bool,
    /// What it is, in words.
    pub label: &'k str,
    /// Its file.
    pub file: &'k Target,
    /// Its captions.
    pub captions: &'k [Captions],
    /// Where it stands.
    pub span: Span,
}

/// A table.
pub struct Table {
    /// The words over each column.
    pub heads: Vec<String>,
    /// Where it stands.
    pub span: Span,
}

/// A core message said again.
pub struct Restated<'k> {
    /// Its id.
    pub id: &'k str,
    /// The block that it stands in.
    pub within: Option<usize>,
}

/// Something that a list of materials names.
pub struct Listed<'k> {
    /// What it is.
    pub item: &'k Item<Authored>,
    /// The block that lists it; none for front matter.
    pub within: Option<usize>,
}

impl<'k> Lesson<'k> {
    /// Gathers a kit in one language. Pages without a translation are left out: they are checked where they are written.
    pub fn of(kit: &'k Kit, text: &'k Text, sources: &'k Sources, around: &Around<'k>) -> Self {
        let sheets = pages(text).filter(|(page, _)| page.untranslated.is_none()).map(|(page, whose)| gather::sheet(page, whose)).collect();
        let original = kit.texts.first().is_some_and(|first| first.language == text.language);
        let reading_level = reading_level(around.book, &kit.levels);
        Self {
            kit,
            text,
            original,
            sheets,
            references: references(text),
            sources,
            today: around.today,
            reading_level,
            changed: around.changed,
        }
    }

    /// The language without its region: `pt` for `pt-BR`.
    pub fn language(&self) -> &'k str {
        self.text.language.split('-').next().unwrap_or_default()
    }

    /// The modules.
    pub fn modules(&self) -> impl Iterator<Item = &Sheet<'k>> {
        self.sheets.iter().filter(|sheet| matches!(sheet.page.kind, PageKind::Module(_)))
    }

    /// The page of a name.
    pub fn sheet(&self, name: &str) -> Option<&Sheet<'k>> {
        self.sheets.iter().find(|sheet| sheet.page.name == name)
    }

    /// The materials that `kit.yaml` lists, with their places.
    pub fn materials(&self) -> impl Iterator<Item = Listed<'k>> {
        listed(&self.text.materials)
    }

    /// The folder of the kit from the workspace, with a slash behind it.
    pub fn folder(&self) -> String {
        let yaml = self.start().map(|start| self.sources.get(start.file).path.as_str());
        yaml.and_then(|path| path.strip_suffix("kit.yaml")).unwrap_or_default().to_owned()
    }

    /// Where something of the kit as a whole is told: at the start of its `kit.yaml`.
    pub fn start(&self) -> Option<Span> {
        self.text.written.start
    }
}

/// The pages of a kit in one language, each with who has it.
pub fn pages(text: &Text) -> impl Iterator<Item = (&Page, Audience)> {
    text.pages.iter().filter_map(|slot| match slot {
        Slot::Common(page) => Some((page, Audience::Both)),
        Slot::Participant(page) => Some((page, Audience::Participant)),
        Slot::Facilitator(sealed) => Facilitator::open(sealed).map(|open| (open.value, Audience::Facilitator)),
    })
}

/// Materials of front matter.
fn listed(materials: &[Material]) -> impl Iterator<Item = Listed<'_>> {
    let items = materials.iter().filter_map(|material| match material {
        Material::Participant(worded) => Some(&worded.common),
        Material::Facilitator(sealed) => Facilitator::open(sealed).map(|open| open.value),
    });
    items.map(|item| Listed { item, within: None })
}

impl<'k> Sheet<'k> {
    /// Where something of the page as a whole is told: at its front matter, or else at its title.
    pub fn start(&self) -> Span {
        self.page.written.start.unwrap_or(self.page.title.span)
    }

    /// The blocks of a name, each with its place in the row.
    pub fn named(&self, name: impl Fn(Name) -> bool) -> impl Iterator<Item = (usize, &Placed<'k>)> {
        self.blocks.iter().enumerate().filter(move |(_, placed)| name(placed.name))
    }

    /// The blocks right inside a block, or for none those that stand in no other.
    pub fn inside(&self, of: Option<usize>) -> impl Iterator<Item = (usize, &Placed<'k>)> {
        self.blocks.iter().enumerate().filter(move |(_, placed)| placed.parent == of)
    }

    /// All blocks in a block, however deep.
    pub fn under(&self, of: usize) -> &[Placed<'k>] {
        &self.blocks[of + 1..self.blocks[of].end]
    }

    /// Whether a place in the row is a block, or stands in it.
    pub fn is_within(&self, mut place: Option<usize>, of: usize) -> bool {
        while let Some(at) = place {
            if at == of {
                return true;
            }
            place = self.blocks[at].parent;
        }
        false
    }

    /// The passages in a block, however deep.
    pub fn passages_in(&self, of: usize) -> impl Iterator<Item = &Passage> {
        self.passages.iter().filter(move |passage| self.is_within(passage.within, of))
    }
}

impl<'k> Placed<'k> {
    /// The steps in it, list by list.
    pub fn steps(&self) -> impl Iterator<Item = &'k Steps<Authored>> {
        self.block.body.nodes.iter().filter_map(|node| match node {
            crate::content::Node::Embed(crate::content::Embed::Steps(steps)) => Some(steps),
            _ => None,
        })
    }
}
