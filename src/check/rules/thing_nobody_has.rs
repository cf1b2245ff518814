//! Text points at something that is not there.

use std::collections::BTreeSet;

use crate::block::{Name, Shared};
use crate::check::lesson::{Lesson, Passage, Role, Sheet};
use crate::check::things::{Index, provided, says};
use crate::diagnostic::{Code, Diagnostic, Report, Severity};
use crate::kit::PageKind;
use crate::markdown::Target;
use crate::span::Span;

mod pointing;

use pointing::{Kind, What, kinds};

pub static CODE: Code = Code {
    name: "thing-nobody-has",
    severity: Severity::Warning,
    summary: "What the text points at is there.",
    explanation: "\"Look at the diagram below.\" Thirty people look, and there is no diagram: it stood in the slides from which this kit was made. Whoever leads it finds \
out in the room. Put the thing in, or take out the words that point at it:

    Look at the diagram below.
    ![Two circles, one within the other: core and periphery](../media/core.svg)

A picture, a film or a recording is there if the page has one, or links to one. A slide is there if the page has a `slide` block or says a core message again. A handout or \
worksheet is there if the kit has a handout, or the page links to a file. Whatever a list of materials or a `preparation` names, somebody brings. \
Where people draw, take, find or bring a picture of their own, nothing is asked for. The rule reads English and Spanish, and tells each kind of thing once a page.",
};

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    let Some((kinds, words)) = kinds(lesson.language()) else { return };
    let index = Index::of(kinds.iter().enumerate().flat_map(|(place, kind)| kind.nouns.iter().map(move |noun| (*noun, place))));
    for sheet in &lesson.sheets {
        // A thing that people make themselves is not pointed at; so all of a page is read first.
        let mut own = BTreeSet::new();
        let mut pointed: Vec<Option<(&str, &Passage)>> = vec![None; kinds.len()];
        for passage in sheet.passages.iter().filter(|passage| is_meant(sheet, passage)) {
            for (at, noun, kind) in index.said(&passage.folded) {
                let (before, behind) = (&passage.folded[..at], &passage.folded[at + noun.len()..]);
                if words.is_own(before) {
                    own.insert(kind);
                } else if pointed[kind].is_none() && words.points(&kinds[kind], noun, before, behind) {
                    pointed[kind] = Some((noun, passage));
                }
            }
        }
        for (place, kind) in kinds.iter().enumerate().filter(|(place, _)| !own.contains(place)) {
            if let Some((noun, passage)) = pointed[place].filter(|_| !is_there(lesson, sheet, kind)) {
                report.push(told(noun, lesson.place(passage.span, noun), kind.what));
            }
        }
    }
}

fn told(noun: &str, span: Span, what: What) -> Diagnostic {
    let (whose, hint) = match what {
        What::Picture => ("this page", "put it in, `![what it shows](../media/...)`, or take out the words that point at it"),
        What::Film | What::Recording => ("this page", "put it in, `![what it is](../media/...)`, link to it, or take out the words that point at it"),
        What::Slide => ("this page", "add a `slide` block, name the slides among the materials, or take out the words that point at them"),
        What::Handout => ("this kit", "add it to `handouts/`, link to a file, or take out the words that point at it"),
    };
    Diagnostic::at(&CODE, span, format!("the text speaks of the `{noun}`, and {whose} has none")).hint(hint)
}

/// Whether a passage speaks to those in the room, and not of a room elsewhere.
fn is_meant(sheet: &Sheet<'_>, passage: &Passage) -> bool {
    let mut around = passage.within;
    while let Some(place) = around {
        let placed = &sheet.blocks[place];
        if matches!(placed.name, Name::Shared(Shared::Example | Shared::Definition | Shared::Testimonial)) {
            return false;
        }
        around = placed.parent;
    }
    passage.role != Role::Choice && !passage.foreign
}

fn is_there(lesson: &Lesson<'_>, sheet: &Sheet<'_>, kind: &Kind) -> bool {
    // A page about the kit speaks of things anywhere in it.
    let anywhere = sheet.page.kind == PageKind::Page;
    let linked = sheet.links.iter().filter_map(|link| match link.to {
        Target::Page { page, .. } => lesson.sheet(page),
        _ => None,
    });
    let outside = |sheet: &Sheet<'_>| sheet.links.iter().any(|link| !matches!(link.to, Target::Page { .. }));
    let shows = |sheet: &Sheet<'_>| match kind.what {
        What::Picture => !sheet.pictures.is_empty() || sheet.players.iter().any(|player| player.video),
        What::Film => sheet.players.iter().any(|player| player.video) || outside(sheet),
        What::Recording => !sheet.players.is_empty() || outside(sheet),
        What::Slide => !sheet.restated.is_empty() || sheet.named(|name| name == Name::Shared(Shared::Slide)).next().is_some() || outside(sheet),
        What::Handout => outside(sheet),
    };
    shows(sheet)
        || kind.what == What::Handout && has_handouts(lesson)
        || linked.into_iter().any(shows)
        || anywhere && lesson.sheets.iter().any(shows)
        || provided(lesson, sheet).iter().any(|line| kind.nouns.iter().chain(kind.listed).any(|noun| says(line, noun)))
}

/// Those that are not translated yet, too.
fn has_handouts(lesson: &Lesson<'_>) -> bool {
    crate::check::lesson::pages(lesson.text).any(|(page, _)| page.kind == PageKind::Handout)
}
