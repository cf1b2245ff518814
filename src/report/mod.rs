//! A kit and what was found in it -> Appraisal: what a program lead must know before a district uses the kit.
//!
//! Facts alone: what they are called and how they look is for `render` to say.

mod findings;
mod matrix;
mod media;
mod parts;
mod reading;
mod time;
mod translations;

use crate::appraisal::{Appraisal, Spot};
use crate::check::lesson::{Lesson, Sheet};
use crate::check::{Around, Coached};
use crate::diagnostic::Sources;
use crate::kit::{Kit, PageKind};
use crate::markdown::plain;
use crate::span::Span;

/// Where a version stands that is reported on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A working copy.
    Draft,
    /// It is what was released on a day; where it was withdrawn since, when and why.
    Released(String, Option<(String, String)>),
}

/// Gathers what a program lead must know of a kit without errors; none of a kit that says nothing in any language.
pub fn appraise(kit: &Kit, sources: &Sources, coached: &Coached, around: &Around<'_>, standing: Standing) -> Option<Appraisal> {
    let text = kit.texts.first()?;
    let lesson = around.lesson(kit, text, sources);
    let (subjects, others) = findings::findings(kit, sources, coached, around);
    let parts = parts::parts(&lesson);
    let mut facts = text.facts.clone();
    let mut withdrawn = None;
    if let Standing::Released(day, taken_back) = standing {
        facts.version = kit.version.value.to_string();
        facts.draft = false;
        facts.released = Some(day);
        withdrawn = taken_back;
    }
    Some(Appraisal {
        facts,
        language: text.language.clone(),
        withdrawn,
        day: around.today.to_owned(),
        program: env!("CARGO_PKG_VERSION"),
        activities: parts.iter().map(|part| part.parts.len()).sum(),
        modules: parts.len(),
        handouts: lesson.sheets.iter().filter(|sheet| sheet.page.kind == PageKind::Handout).count(),
        messages: matrix::messages(&lesson),
        modules_time: time::modules(&lesson),
        days_time: time::days(&lesson),
        reading: reading::reading(&lesson),
        media: media::media(&lesson),
        shares: parts::shares(&parts),
        parts,
        languages: translations::translations(kit),
        subjects,
        others,
    })
}

/// The line that a span starts on.
fn spot(sources: &Sources, span: Span) -> Spot {
    Spot { file: sources.get(span.file).path.to_string(), line: sources.line_column(span.file, span.start).0 }
}

/// What a page is called.
fn title(sheet: &Sheet<'_>) -> String {
    plain(&sheet.page.title.value.common)
}

/// The title of a block, where it has one with words in it.
fn block_title(sheet: &Sheet<'_>, place: usize) -> Option<String> {
    let title = plain(sheet.blocks[place].block.title.as_ref()?);
    (!title.trim().is_empty()).then_some(title)
}

/// The modules of a kit with their numbers.
fn numbered<'l, 'k>(lesson: &'l Lesson<'k>) -> impl Iterator<Item = (u32, &'l Sheet<'k>)> {
    lesson.sheets.iter().filter_map(|sheet| match sheet.page.kind {
        PageKind::Module(number) => Some((number, sheet)),
        _ => None,
    })
}

#[cfg(test)]
mod tests;
