//! A figure in words that contradicts the figure in an attribute.

mod figure;

use figure::{Figure, in_title, promised};

use crate::block::{Cue, Name, Shared};
use crate::check::language::sentences;
use crate::check::lesson::timing::{agree, in_words};
use crate::check::lesson::{Lesson, Passage, Role, Sheet};
use crate::content::Minutes;
use crate::diagnostic::{Code, Diagnostic, Report, Severity};
use crate::markdown::plain;

pub static CODE: Code = Code {
    name: "minutes-in-prose-differ",
    severity: Severity::Warning,
    summary: "Minutes that a text names are those of `minutes=`.",
    explanation: "The agenda, the run of show and the timer have the minutes of `minutes=`. If the words that are read aloud promise others, people \
believe the words, and the plan of the day is wrong. This happens when somebody corrects one of the two.

    ::: activity {#sort minutes=15}
    ## Sort the cards (20 min)                              20 in the title

    ::: say
    You have 20 minutes.                                   and 20 in what is said
    :::
    :::

Leave minutes out of titles: the program prints them. In words, only more minutes than the activity has are told of, where the words promise them to \
people: `you have`, `take`, `spend`, `for the next`.",
};

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    let language = lesson.language();
    if !matches!(language, "en" | "es") {
        return;
    }
    for sheet in &lesson.sheets {
        titles(lesson, sheet, report);
        for passage in &sheet.passages {
            if matches!(passage.role, Role::Paragraph | Role::Item) && !passage.foreign && passage.folded.contains(" minut") {
                report.diagnostics.extend(said(lesson, sheet, passage, language));
            }
        }
    }
}

/// Titles that name other minutes than their activity or their module has.
fn titles(lesson: &Lesson<'_>, sheet: &Sheet<'_>, report: &mut Report) {
    let of_page = (plain(&sheet.page.title.value.common), sheet.page.title.span, sheet.page.minutes, sheet.page.written.minutes);
    let of_blocks = sheet.blocks.iter().filter(|placed| placed.is_work()).filter_map(|placed| {
        let title = plain(placed.block.title.as_ref()?);
        Some((title, placed.block.span, placed.block.minutes, None))
    });
    for (title, span, minutes, place) in std::iter::once(of_page).chain(of_blocks) {
        let (Some(said), Some(minutes)) = (in_title(&title), minutes) else { continue };
        if agree(said, minutes) {
            continue;
        }
        let message = format!("the title says {}, and `minutes` says {minutes}", in_words(said));
        let mut found = Diagnostic::at(&CODE, lesson.minutes_key(span), message);
        if let Some(place) = place {
            found = found.also(place, in_words(minutes));
        }
        report.push(found.hint("take the minutes out of the title: the program prints them from `minutes`"));
    }
}

/// What a passage of an activity promises, where that is more than the activity has.
fn said(lesson: &Lesson<'_>, sheet: &Sheet<'_>, passage: &Passage, language: &str) -> Option<Diagnostic> {
    let activity = around(sheet, passage)?;
    let given = sheet.blocks[activity].block.minutes?;
    let Figure { least, ahead, words } = sentences(&passage.words).into_iter().find_map(|sentence| promised(sentence, language))?;
    // What lies ahead may be more than this activity: the rest of the module, or of the day.
    let module = sheet.page.minutes.map_or(given.most, |minutes| minutes.least);
    if least <= given.most || (ahead && least >= module) {
        return None;
    }
    let message = format!("this promises {}, and the activity has {given}", in_words(Minutes::exactly(least)));
    let place = lesson.place(passage.span, &words);
    let attribute = lesson.minutes_key(sheet.blocks[activity].block.span);
    let found = Diagnostic::at(&CODE, place, message).also(attribute, in_words(given));
    Some(found.hint("make the two agree, or leave the figure out of the words"))
}

/// The activity that a passage speaks of: none where it stands in something that has its own minutes, or speaks of another time.
fn around(sheet: &Sheet<'_>, passage: &Passage) -> Option<usize> {
    let mut place = passage.within?;
    let inner = &sheet.blocks[place];
    let timed = inner.steps().flat_map(|steps| &steps.steps).any(|step| step.minutes.is_some());
    if inner.name == Name::Cue(Cue::Do) && timed {
        return None;
    }
    loop {
        let placed = &sheet.blocks[place];
        if placed.is_work() {
            return placed.block.minutes.is_some().then_some(place);
        }
        if placed.block.minutes.is_some() || speaks_of_another(placed.name) {
            return None;
        }
        place = placed.parent?;
    }
}

/// Whether a block speaks of another time than that of its activity: of a case, of an answer, of what is dropped or added.
fn speaks_of_another(name: Name) -> bool {
    matches!(
        name,
        Name::Cue(Cue::IfShort | Cue::IfTime | Cue::Anticipate | Cue::LookFor | Cue::AnswerKey | Cue::Transition)
            | Name::Shared(
                Shared::Check
                    | Shared::Reflect
                    | Shared::ExitTicket
                    | Shared::Example
                    | Shared::Definition
                    | Shared::Testimonial
                    | Shared::Solution
                    | Shared::Hint
                    | Shared::Spoiler
                    | Shared::Local
            )
    )
}
