//! A heading that is further below the one before it than a step.

use crate::block::{Cue, Name, Shared};
use crate::check::lesson::{Lesson, Placed, Role, Sheet};
use crate::content::Kind;
use crate::diagnostic::{Code, Diagnostic, Report, Severity};
use crate::edition::Audience;
use crate::span::Span;

pub static CODE: Code = Code {
    name: "heading-skips",
    severity: Severity::Warning,
    summary: "A heading is at most one level below the heading before it.",
    explanation: "Whoever cannot see the page moves from heading to heading, and hears the level of each. A level that is skipped sounds like \
a part \
that is missing.

    # Trust                      the title: level 1
    #### How it grows            level 4: where are 2 and 3?

    # Trust
    ## How it grows

This is asked of each edition: a heading under one that participants do not have may skip a level for them. The titles of blocks never \
skip: \
they take the level that their place asks for.

Source: WCAG 2.1, success criteria 1.3.1, Info and Relationships (level A), and 2.4.6, Headings and Labels (level AA), technique G141.",
};

/// So many places are shown beside the first.
const SHOWN: usize = 3;

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    for sheet in &lesson.sheets {
        let mut skips = Vec::new();
        for edition in [Audience::Participant, Audience::Facilitator] {
            if sheet.audience == Audience::Both || sheet.audience == edition {
                Outline::of(sheet, edition).walk(&mut skips);
            }
        }
        skips.sort_by_key(|skip: &Skip| skip.span);
        let Some(first) = skips.first() else { continue };
        // Where one edition alone skips, nobody sees it in the source.
        let told_of = |edition| skips.iter().any(|skip| skip.span == first.span && skip.edition == edition);
        let whose = match (sheet.audience, told_of(Audience::Participant), told_of(Audience::Facilitator)) {
            (Audience::Both, true, false) => " for participants",
            (Audience::Both, false, true) => " for facilitators",
            _ => "",
        };
        let first = *first;
        skips.dedup_by_key(|skip| skip.span);
        let others = &skips[1..];
        let after = if first.before == 1 { "the title of the page".to_owned() } else { format!("a heading of level {}", first.before) };
        let mut found = Diagnostic::at(&CODE, first.span, format!("this heading of level {} comes after {after}{whose}", first.level));
        for other in others.iter().take(SHOWN) {
            found = found.also(other.span, format!("level {} after level {}", other.level, other.before));
        }
        if others.len() > SHOWN {
            found = found.label(format!("and {} more on this page", others.len()));
        }
        report.push(found.hint(format!("write `{}`", "#".repeat(usize::from(first.before) + 1))));
    }
}

/// A heading that skips a level.
#[derive(Clone, Copy)]
struct Skip {
    span: Span,
    level: u8,
    before: u8,
    /// Whose edition it skips in.
    edition: Audience,
}

/// The headings of a page as one edition reads them, in a walk over its passages.
struct Outline<'s, 'k> {
    sheet: &'s Sheet<'k>,
    edition: Audience,
    /// The level of the last heading.
    last: u8,
    /// The level of the heading that each block's inside stands under; none before it is entered.
    under: Vec<Option<u8>>,
    /// The same outside of blocks.
    top: u8,
}

impl<'s, 'k> Outline<'s, 'k> {
    fn of(sheet: &'s Sheet<'k>, edition: Audience) -> Self {
        Self { sheet, edition, last: 1, under: vec![None; sheet.blocks.len()], top: 1 }
    }

    fn walk(mut self, skips: &mut Vec<Skip>) {
        for passage in &self.sheet.passages {
            if passage.audience != Audience::Both && passage.audience != self.edition {
                continue;
            }
            if let Some(block) = passage.within {
                self.open(block);
            }
            let Role::Heading(level) = passage.role else { continue };
            if passage.within.is_some_and(|block| asks(&self.sheet.blocks[block])) {
                continue;
            }
            if level > self.last + 1 {
                skips.push(Skip { span: passage.span, level, before: self.last, edition: self.edition });
            }
            self.last = level;
            match passage.within {
                Some(block) => self.under[block] = Some(level),
                None => self.top = level,
            }
        }
    }

    /// The level that a block's inside stands under now. Where it is entered, its own heading is written.
    fn open(&mut self, at: usize) -> u8 {
        if let Some(level) = self.under[at] {
            return level;
        }
        let placed = &self.sheet.blocks[at];
        let around = placed.parent.map_or(self.top, |parent| self.open(parent));
        let titled = placed.block.title.is_some() || matches!(placed.block.kind, Kind::Shared(Shared::Activity));
        let level = if titled { placed.block.level.clamp(2, (around + 1).min(6)) } else { around };
        if titled && writes_heading(placed.name, self.edition) {
            self.last = level;
        }
        self.under[at] = Some(level);
        level
    }
}

/// Whether the title of a block is a heading, and not the label of something that opens.
fn writes_heading(name: Name, edition: Audience) -> bool {
    match name {
        Name::Shared(Shared::Local) => false,
        Name::Shared(Shared::Solution | Shared::Hint | Shared::Spoiler) => edition == Audience::Facilitator,
        _ => true,
    }
}

/// Whether headings in a block are questions, and not headings.
fn asks(placed: &Placed<'_>) -> bool {
    placed.name == Name::Cue(Cue::Anticipate) && placed.block.title.is_none()
}
