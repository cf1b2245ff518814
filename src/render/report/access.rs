//! What can be told of who can read a kit: checks that passed, what is open, media, and how hard pages are to read.

use serde::Serialize;

use super::checks::{Allowed, Broken, allowed, broken};
use super::{Run, number, of_all, runs};
use crate::appraisal::{ACCESSIBILITY, Appraisal, Rule};
use crate::render::press::Press;
use crate::render::words;

#[derive(Serialize)]
pub(super) struct Access {
    /// How many checks passed of those that were run; none where none was.
    passed: Option<String>,
    rules: Vec<Checked>,
    open: Vec<Broken>,
    allowed: Vec<Allowed>,
    /// How many pictures are described in words; none where there are none.
    pictures: Option<String>,
    /// How many recordings have captions.
    captioned: Option<String>,
    recordings: Vec<Recording>,
}

#[derive(Serialize)]
struct Checked {
    /// `good`, `weak`, `open` or `off`: which mark it has.
    mark: &'static str,
    /// The same in words.
    words: String,
    name: &'static str,
    summary: Vec<Run>,
}

#[derive(Serialize)]
struct Recording {
    file: String,
    page: String,
    /// The languages of its captions in words; none where it has none.
    captions: Option<String>,
}

/// The rules of accessibility.
pub(super) fn rules(of: &Appraisal) -> &[Rule] {
    of.subjects.iter().find(|subject| subject.name == ACCESSIBILITY).map_or(&[], |subject| &subject.rules)
}

pub(super) fn access(of: &Appraisal, press: &Press<'_>) -> Access {
    let rules = rules(of);
    let run = rules.iter().filter(|rule| rule.run).count();
    let passed = rules.iter().filter(|rule| rule.passed()).count();
    let media = &of.media;
    let captioned = media.recordings.iter().filter(|recording| !recording.captions.is_empty()).count();
    Access {
        passed: (run > 0).then(|| of_all(press, passed, run)),
        rules: rules.iter().map(|rule| checked(rule, press)).collect(),
        open: rules.iter().filter_map(|rule| broken(of, press, rule, |_| true)).collect(),
        allowed: rules.iter().flat_map(|rule| allowed(of, rule)).collect(),
        pictures: (media.pictures > 0).then(|| of_all(press, media.described, media.pictures)),
        captioned: (!media.recordings.is_empty()).then(|| of_all(press, captioned, media.recordings.len())),
        recordings: media.recordings.iter().map(|recording| of_recording(recording, press)).collect(),
    }
}

fn checked(rule: &Rule, press: &Press<'_>) -> Checked {
    let (mark, words) = match (rule.open.len(), rule.allowed.len()) {
        _ if !rule.run => ("off", press.word("report_not_run")),
        (0, 0) => ("good", press.word("report_passed")),
        (0, allowed) => ("weak", press.strings.fill("report_let", &[("count", &allowed)])),
        (open, _) => ("open", press.strings.fill("report_open", &[("count", &open)])),
    };
    Checked { mark, words, name: rule.code.name, summary: runs(rule.code.summary) }
}

fn of_recording(recording: &crate::appraisal::Recording, press: &Press<'_>) -> Recording {
    let languages: Vec<String> = recording.captions.iter().map(|code| words::language(press.strings, code)).collect();
    Recording {
        file: recording.file.clone(),
        page: recording.page.clone(),
        captions: (!languages.is_empty()).then(|| press.strings.list(&languages)),
    }
}

/// How hard pages are to read.
#[derive(Serialize)]
pub(super) struct Reading {
    /// The level that is right for the kit's readers.
    target: String,
    /// How many pages are at most that hard.
    within: String,
    pages: Vec<Level>,
}

#[derive(Serialize)]
struct Level {
    page: String,
    level: String,
    /// Whether it is harder than is right.
    above: bool,
    mark: &'static str,
}

pub(super) fn reading(of: &Appraisal, press: &Press<'_>) -> Option<Reading> {
    let reading = of.reading.as_ref()?;
    // Nobody can tell a tenth of a year: what rounds to the target is within it.
    let above = |level: u32| level >= reading.target.saturating_mul(10).saturating_add(5);
    let within = reading.pages.iter().filter(|(_, level)| !above(*level)).count();
    let level = |(page, level): &(String, u32)| Level {
        page: page.clone(),
        level: press.strings.locale().tenths((*level).into()),
        above: above(*level),
        mark: if above(*level) { "open" } else { "good" },
    };
    Some(Reading {
        target: number(press, reading.target as usize),
        within: of_all(press, within, reading.pages.len()),
        pages: reading.pages.iter().map(level).collect(),
    })
}
