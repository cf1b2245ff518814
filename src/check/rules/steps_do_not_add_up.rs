//! An activity whose steps take more or less time than it has.

use crate::block::{Cue, Name};
use crate::check::lesson::timing::{agree, difference, in_words};
use crate::check::lesson::{Lesson, Placed, Sheet};
use crate::content::Minutes;
use crate::diagnostic::{Code, Diagnostic, Report, Severity};
use crate::span::Span;

pub static CODE: Code = Code {
    name: "steps-do-not-add-up",
    severity: Severity::Warning,
    summary: "The steps of an activity take the minutes that it has.",
    explanation: "Whoever leads an activity for the first time goes by the minutes of its steps, and the plan of the day goes by the minutes of the \
activity. If they differ, somebody is late, thinks that it was their own fault, and cuts the debrief. Steps are added up over all `do` blocks right in \
the activity, with the activities and discussions in it that have minutes. Where only some steps have minutes, those must not take longer than the whole.

    ::: activity {#three-rounds minutes=15}
    ::: do
    1. (5 min) Form groups of three.
    2. (15 min) Run three rounds.                           20 minutes in 15
    :::
    :::

Correct what is wrong: `minutes=20`, or shorter steps. Ranges add up to ranges; a range and a figure agree where the figure lies in the range.",
};

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    for sheet in &lesson.sheets {
        for (place, placed) in sheet.blocks.iter().enumerate().filter(|(_, placed)| placed.is_work()) {
            if let Some(given) = placed.block.minutes {
                let sums = Sums::of(sheet, place);
                report.diagnostics.extend(sums.judged(given, placed));
            }
        }
    }
}

/// What the parts of an activity take.
#[derive(Default)]
struct Sums {
    /// Its steps.
    steps: Minutes,
    /// The activities, discussions and challenges in it.
    nested: Minutes,
    /// Its other blocks that have minutes: they may be part of a step, or not.
    others: Minutes,
    /// Whether a step has minutes.
    timed: bool,
    /// Whether something in it has none, and may take some.
    open: bool,
    /// The blocks with timed steps, each with what they take.
    parts: Vec<(Span, Minutes)>,
}

impl Sums {
    fn of(sheet: &Sheet<'_>, activity: usize) -> Self {
        let mut sums = Self::default();
        for placed in sheet.under(activity) {
            if placed.parent == Some(activity) {
                sums.add(placed);
            } else if placed.name == Name::Cue(Cue::Do) && belongs(sheet, placed, activity) {
                // Steps for one kind of room, or in a list: they may be the same minutes as others.
                sums.open = true;
            }
        }
        sums
    }

    fn add(&mut self, placed: &Placed<'_>) {
        match (placed.name, placed.block.minutes) {
            (Name::Cue(Cue::Do), _) => {
                let steps: Vec<_> = placed.steps().flat_map(|steps| &steps.steps).map(|step| step.minutes).collect();
                self.open |= steps.is_empty() || steps.iter().any(Option::is_none);
                let sum: Minutes = steps.iter().copied().flatten().sum();
                if steps.iter().any(Option::is_some) {
                    self.timed = true;
                    self.parts.push((placed.block.span, sum));
                }
                self.steps = self.steps + sum;
            }
            // What is dropped, or added, is not counted.
            _ if placed.is_spare() => {}
            (_, Some(minutes)) if placed.is_work() => self.nested = self.nested + minutes,
            (_, None) if placed.is_work() => self.open = true,
            (_, Some(minutes)) => self.others = self.others + minutes,
            (_, None) => {}
        }
    }

    fn judged(&self, given: Minutes, placed: &Placed<'_>) -> Option<Diagnostic> {
        let all = self.steps + self.nested;
        let sums = [self.steps, all, all + self.others];
        let over = self.steps.least > given.most || self.nested.least > given.most;
        let differs = self.timed && !self.open && !sums.iter().any(|sum| agree(*sum, given));
        if !over && !differs {
            return None;
        }
        let what = placed.name.as_str();
        let sum = if self.timed && self.nested == Minutes::default() { self.steps } else { all };
        let message = format!("this {what} of {} has steps of {}", in_words(given), in_words(sum));
        let mut found = Diagnostic::at(&CODE, placed.block.span, message).label(difference(sum, given));
        for (span, minutes) in self.parts.iter().filter(|_| self.parts.len() > 1) {
            found = found.also(*span, in_words(*minutes));
        }
        let hint = if differs {
            format!("write `minutes={sum}`, or change the steps until they add up to {given}")
        } else {
            format!("give the {what} more than {} minutes, for what has none takes some too, or shorten the steps", sum.least)
        };
        Some(found.hint(hint))
    }
}

/// Whether a block belongs to an activity and not to another one in it, nor to what is dropped or added.
fn belongs(sheet: &Sheet<'_>, placed: &Placed<'_>, activity: usize) -> bool {
    let mut around = placed.parent;
    while let Some(place) = around {
        let outer = &sheet.blocks[place];
        if place == activity {
            return true;
        }
        if outer.is_work() || outer.is_spare() {
            return false;
        }
        around = outer.parent;
    }
    false
}
