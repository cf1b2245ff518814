//! An activity that ends when the time is up.

use crate::block::{Cue, Grouping, Name, Shared};
use crate::check::language::folded;
use crate::check::lesson::{Lesson, Placed, Sheet};
use crate::content::{Minutes, Node};
use crate::diagnostic::{Code, Diagnostic, Report, Severity};
use crate::edition::{Audience, Authored};
use crate::markdown::plain;

/// A shorter activity needs none.
const MINUTES: u32 = 10;

pub static CODE: Code = Code {
    name: "activity-without-debrief",
    severity: Severity::Advice,
    summary: "An `activity` of 10 minutes or more is talked over at its end.",
    explanation: "People do a thing, and learn from it when they look back at it: what happened, what it means, what they will do. If the activity ends \
when its time is up, each keeps what they thought before. Three questions are enough:

    ::: debrief
    - What happened?
    - What does it mean?
    - What will you do?
    :::

A `debrief` in the activity or right behind it counts; so do an `ask` or a `discussion` with what to listen for, a `reflect`, an `exit-ticket` or a \
`check` that both editions have, a last step in which people compare, discuss or are asked something, and a talk of the whole group in the next \
activity. A talk of the whole group is its own debrief. Activities of less than 10 minutes, and those in others, need none.

Source: S. I. Tannenbaum and C. P. Cerasoli, Do Team and Individual Debriefs Enhance Performance? A Meta-Analysis, Human Factors 55 (2013): \
they do, by about a quarter.",
};

const ACTIVITY: Name = Name::Shared(Shared::Activity);

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    // A translation has the blocks of its original.
    if !lesson.original {
        return;
    }
    for sheet in &lesson.sheets {
        for (at, activity) in sheet.named(|name| name == ACTIVITY) {
            let minutes = minutes(sheet, at);
            let led = activity.audience != Audience::Participant && sheet.activity(at).is_none();
            if led && minutes.least >= MINUTES && !is_closed(sheet, at, lesson.language()) {
                report.push(
                    Diagnostic::at(&CODE, activity.block.span, format!("after these {minutes} minutes nobody looks back at what happened"))
                        .hint("add a `debrief` at its end: what happened, what it means, what people will do"),
                );
            }
        }
    }
}

/// How long an activity takes: as written, or else by its parts and steps.
fn minutes(sheet: &Sheet<'_>, at: usize) -> Minutes {
    let steps = |placed: &Placed<'_>| placed.steps().flat_map(|steps| &steps.steps).filter_map(|step| step.minutes).sum();
    let parts = || sheet.under(at).iter().map(|placed| placed.block.minutes.unwrap_or_else(|| steps(placed))).sum();
    sheet.blocks[at].block.minutes.unwrap_or_else(parts)
}

fn is_closed(sheet: &Sheet<'_>, at: usize, language: &str) -> bool {
    let under = sheet.under(at);
    let rest = sheet.rest(at);
    let behind = rest.iter().take_while(|placed| !matches!(placed.name, Name::Shared(Shared::Activity | Shared::Discussion)));
    let whole = sheet.blocks[at].block.grouping == Some(Grouping::WholeGroup);
    // What people talk over in the next activity, with everyone.
    let next = rest.iter().position(|placed| placed.name == ACTIVITY).map(|place| sheet.blocks[at].end + place);
    let talked_over = |next: usize| sheet.blocks[next].block.grouping == Some(Grouping::WholeGroup) && is_talk(sheet.under(next));
    under.iter().chain(behind).any(|placed| placed.name == Name::Cue(Cue::Debrief))
        || is_talk(under) && (whole || has(under, |name| matches!(name, Name::Cue(Cue::LookFor | Cue::AnswerKey))))
        || under.iter().any(looks_back)
        || next.is_some_and(talked_over)
        || ends_in_talk(sheet, at, language)
}

fn has(blocks: &[Placed<'_>], is: impl Fn(Name) -> bool) -> bool {
    blocks.iter().any(|placed| is(placed.name))
}

fn is_talk(blocks: &[Placed<'_>]) -> bool {
    has(blocks, |name| matches!(name, Name::Cue(Cue::Ask | Cue::Poll) | Name::Shared(Shared::Discussion)))
}

/// Each by themselves; what stands on the participant's page alone, nobody asks them to do.
fn looks_back(placed: &Placed<'_>) -> bool {
    placed.audience == Audience::Both && matches!(placed.name, Name::Shared(Shared::Reflect | Shared::ExitTicket | Shared::Check))
}

/// Whether the last step is a question, or has people compare and discuss.
fn ends_in_talk(sheet: &Sheet<'_>, at: usize, language: &str) -> bool {
    let steps = sheet.under(at).iter().flat_map(Placed::steps).flat_map(|steps| &steps.steps);
    let Some(last) = steps.last().map(|step| step_words(&step.body)) else { return false };
    let words = folded(&last);
    let talks: &[&str] = match language {
        "en" => &[" ask ", " compar", " debrief", " discuss", " reflect", " report"],
        "es" => &[" pregunt", " compar", " coment", " debat", " reflexi", " puesta en común "],
        _ => &[],
    };
    last.contains('?') || talks.iter().any(|talk| words.contains(talk))
}

/// The words of a step, with those of its paragraphs and lists.
fn step_words(body: &[Node<Authored>]) -> String {
    let lines = body.iter().map(|node| plain(std::slice::from_ref(node)));
    lines.collect::<Vec<_>>().join(" ")
}
