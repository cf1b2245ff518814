//! An objective for which a module does nothing.

use std::collections::{BTreeMap, BTreeSet};

use crate::block::{Name, Shared};
use crate::check::language::{content_words, folded, stem};
use crate::check::lesson::{Lesson, Sheet};
use crate::diagnostic::{Code, Diagnostic, Report, Severity};
use crate::markdown::plain;

pub static CODE: Code = Code {
    name: "objective-not-served",
    severity: Severity::Advice,
    summary: "For every objective of a module, people do something in it.",
    explanation: "An objective is a promise, and nobody learns by having been told what they will be able to do. For each there should be an activity, a \
discussion, a challenge, a check or an exit ticket in which people do what it says. The program compares words: an objective is served if one of these \
blocks has a third of its words, in its title, its purpose, its outcome or its text. Where the work is there in other words, say in its `purpose` what it \
is for: participants would like to know too.

    objectives:
      - Plan the first week with three routines
    ...
    ::: activity {#plan-week minutes=20}
    ## Plan the week                                        shares `plan` and `week`

Source: J. Biggs, Enhancing teaching through constructive alignment (1996).",
};

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    if !matches!(lesson.language(), "en" | "es") {
        return;
    }
    for sheet in lesson.modules() {
        let Some(first) = sheet.page.objectives.first() else { continue };
        if sheet.named(serves).next().is_some() {
            judge(sheet, lesson.language(), report);
        } else {
            let message = format!("nobody does anything in the module `{}`, so nothing serves its objectives", sheet.page.name);
            let hint = "add an activity, a discussion or a check in which people do what the objectives say";
            report.push(Diagnostic::at(&CODE, first.span, message).hint(hint));
        }
    }
}

fn judge(sheet: &Sheet<'_>, language: &str, report: &mut Report) {
    let folded: Vec<String> = sheet.page.objectives.iter().map(|line| folded(&plain(&line.value.common))).collect();
    let objectives: Vec<BTreeSet<&str>> = folded.iter().map(|objective| content_words(objective, language).collect()).collect();
    let said = said(sheet, &objectives.iter().flatten().copied().collect());
    for (wanted, line) in objectives.iter().zip(&sheet.page.objectives) {
        let served = said.values().any(|said| wanted.intersection(said).count() * 3 >= wanted.len());
        // By one word nobody can tell.
        if !served && wanted.len() > 1 {
            report.push(
                Diagnostic::at(&CODE, line.span, "nothing in this module seems to serve this objective")
                    .label("no activity, discussion or check has its words")
                    .hint("let people do it in an activity, or say in the `purpose` of one that it is for this"),
            );
        }
    }
}

/// Which of some words each block has in which people do something, those in the blocks in it too.
fn said<'w>(sheet: &Sheet<'_>, wanted: &BTreeSet<&'w str>) -> BTreeMap<usize, BTreeSet<&'w str>> {
    let mut said: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for passage in sheet.passages.iter().filter(|passage| passage.within.is_some()) {
        let words = passage.folded.split(' ').filter_map(|word| wanted.get(stem(word)).copied());
        for word in words {
            let mut around = passage.within;
            while let Some(place) = around {
                if serves(sheet.blocks[place].name) {
                    said.entry(place).or_default().insert(word);
                }
                around = sheet.blocks[place].parent;
            }
        }
    }
    said
}

fn serves(name: Name) -> bool {
    use Shared::{Activity, Challenge, Check, Discussion, ExitTicket, Reflect};
    matches!(name, Name::Shared(Activity | Discussion | Challenge | Check | Reflect | ExitTicket))
}
