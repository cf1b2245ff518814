//! Too long without a break.

use crate::check::language::folded;
use crate::check::lesson::timing::in_words;
use crate::check::lesson::{Lesson, Placed, Sheet};
use crate::content::Minutes;
use crate::diagnostic::{Code, Diagnostic, Report, Severity};
use crate::kit::{Day, PlanWhat};
use crate::markdown::plain;
use crate::span::Span;

/// The most minutes in a row.
const MINUTES: u32 = 90;

pub static CODE: Code = Code {
    name: "no-break",
    severity: Severity::Warning,
    summary: "Nobody sits for more than 90 minutes without a break.",
    explanation: "After an hour and a half people no longer take in what is said, however good it is, and some of them need the bathroom. Without a break \
in the plan they take one in the middle of something, and the day is late. Counted are the least minutes, from the start of a day or from a break: an item \
`break`, something with the title Break or Lunch, or an activity of a module with such a title.

    items:
      - module: why                                         60 minutes
      - break: 10
      - module: how                                         45 minutes

Where a kit has no plan, a module of more than 90 minutes needs a break of its own: an activity with the title Break.

Source: A. Ariga and A. Lleras, Brief and rare mental breaks keep you focused (2011).",
};

/// A place where a run of work goes on.
type Passed = (Span, Option<String>);

/// Work in a row since a break.
#[derive(Default)]
struct Run {
    minutes: u32,
    /// Where it became too long.
    passed: Option<Passed>,
    found: Vec<Diagnostic>,
}

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    let Some(pauses) = Pauses::of(lesson.language()) else { return };
    let mut run = Run::default();
    for day in lesson.plans().flat_map(|plan| &plan.days) {
        run.day(day, lesson, &pauses);
    }
    if lesson.text.plans.is_empty() {
        for sheet in lesson.modules() {
            let place = sheet.page.written.minutes.unwrap_or_else(|| sheet.start());
            run.module(sheet, sheet.page.minutes, place, &pauses);
            run.pause();
        }
    }
    report.diagnostics.append(&mut run.found);
}

impl Run {
    fn day(&mut self, day: &Day, lesson: &Lesson<'_>, pauses: &Pauses) {
        for item in &day.items {
            match &item.what {
                PlanWhat::Break => self.pause(),
                PlanWhat::Titled(title) if pauses.is_item(title) => self.pause(),
                PlanWhat::Titled(_) => self.work(item.minutes, item.span, None),
                PlanWhat::Module(name) => match lesson.sheet(name) {
                    Some(sheet) => self.module(sheet, lesson.minutes(item), item.span, pauses),
                    // It is in another language, and nobody knows here what is in it.
                    None => self.pause(),
                },
            }
        }
        self.pause();
    }

    /// A module: at once, or where it has a break of its own, activity by activity.
    fn module(&mut self, sheet: &Sheet<'_>, minutes: Option<Minutes>, place: Span, pauses: &Pauses) {
        if sheet.counted().any(|(_, placed)| pauses.is_activity(placed)) {
            for (_, placed) in sheet.counted() {
                if pauses.is_activity(placed) {
                    self.pause();
                } else {
                    self.work(placed.block.minutes, place, placed.block.title.as_ref().map(|title| plain(title)));
                }
            }
        } else {
            self.work(minutes, place, None);
        }
    }

    fn work(&mut self, minutes: Option<Minutes>, place: Span, activity: Option<String>) {
        self.minutes = self.minutes.saturating_add(minutes.unwrap_or_default().least);
        if self.minutes > MINUTES && self.passed.is_none() {
            self.passed = Some((place, activity));
        }
    }

    fn pause(&mut self) {
        let minutes = std::mem::take(&mut self.minutes);
        let Some((place, activity)) = self.passed.take() else { return };
        let label = match activity {
            Some(title) => format!("in it, the 90 minutes are over in `{}`", title.trim()),
            None => "here the 90 minutes are over".to_owned(),
        };
        let message = format!("there are {} in a row without a break", in_words(Minutes::exactly(minutes)));
        let hint = "put a break before this: `- break: 10` in a plan, or in a module an activity with the title Break";
        self.found.push(Diagnostic::at(&CODE, place, message).label(label).hint(hint));
    }
}

/// The words for breaks of a language.
struct Pauses {
    /// Those that are one wherever they stand in an item of a plan.
    sure: &'static [&'static str],
    /// Those that are one where nothing else is said.
    words: &'static [&'static str],
    /// Words beside them that change nothing.
    beside: &'static [&'static str],
}

impl Pauses {
    fn of(language: &str) -> Option<Self> {
        match language {
            "en" => Some(Self {
                sure: &["lunch", "recess", "intermission", "brunch"],
                words: &["break", "breaks", "coffee", "tea", "lunch", "recess", "intermission", "pause", "dinner", "breakfast", "snack", "snacks", "brunch"],
                beside: &[
                    "a", "an", "the", "and", "or", "for", "of", "take", "let's", "have", "our", "your", "short", "long", "quick", "little", "morning",
                    "afternoon", "mid-morning", "bathroom", "stretch", "movement", "rest", "time", "minute", "minutes", "min", "first", "second",
                    "brain", "comfort", "bio", "with", "together", "everybody",
                ],
            }),
            "es" => Some(Self {
                sure: &["almuerzo", "receso", "descanso", "refrigerio", "comida", "merienda"],
                words: &["descanso", "descansos", "pausa", "receso", "recreo", "almuerzo", "comida", "café", "merienda", "refrigerio", "intermedio", "desayuno"],
                beside: &[
                    "un", "una", "el", "la", "y", "o", "para", "de", "del", "con", "breve", "corto", "corta", "largo", "larga", "mañana", "tarde", "media",
                    "minuto", "minutos", "min", "primer", "primera", "segundo", "segunda", "activo", "activa", "hora", "té", "todos", "juntos",
                ],
            }),
            _ => None,
        }
    }

    /// Whether an item of a plan with this title is a break.
    fn is_item(&self, title: &str) -> bool {
        let title = folded(title);
        self.is_only(&title) || title.split(' ').any(|word| self.sure.contains(&word)) || title.starts_with(" coffee break ")
    }

    fn is_activity(&self, placed: &Placed<'_>) -> bool {
        placed.block.title.as_ref().is_some_and(|title| self.is_only(&folded(&plain(title))))
    }

    /// Whether a folded title says nothing but that there is a break: `Break it, then mend it` is none.
    fn is_only(&self, title: &str) -> bool {
        let plain = |word: &str| word.is_empty() || self.beside.contains(&word) || word.starts_with(|c: char| c.is_ascii_digit());
        title.split(' ').any(|word| self.words.contains(&word)) && title.split(' ').all(|word| self.words.contains(&word) || plain(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_are_known_by_their_titles() {
        let english = Pauses::of("en").expect("English");
        for title in ["Break", "A short break (10 min)", "Coffee break", "Lunch", "Lunch together"] {
            assert!(english.is_only(&folded(title)), "{title}");
        }
        for title in ["Break it, then mend it", "Coffee machines", "Breakouts", "10 minutes"] {
            assert!(!english.is_only(&folded(title)), "{title}");
        }
        assert!(english.is_item("Working lunch in the cafeteria"));
        let spanish = Pauses::of("es").expect("Spanish");
        assert!(spanish.is_item("Pausa para el café") && spanish.is_item("Almuerzo en el patio"));
        assert!(!spanish.is_item("La pausa después de la pregunta"));
        assert!(Pauses::of("de").is_none());
    }
}
