//! The report of a kit for the program lead, as one page that needs nothing beside itself: no script, no network, no file.
//!
//! It is made from an appraisal, which tells what only facilitators may know; so no site and no packet has a place for it.

mod access;
mod chart;
mod checks;
mod glance;
mod languages;
mod matrix;
mod parts;
#[cfg(test)]
mod tests;

use serde::Serialize;

use super::page::Fact;
use super::press::Press;
use super::seal::{seal, sealed};
use super::theme::Theme;
use super::words;
use crate::appraisal::{Appraisal, Spot};
use crate::diagnostic::Diagnostic;

/// How a report of ours begins, by which we know one.
pub const HEAD: &str = "<!doctype html>\n<html class=\"tttkit-report\"";

/// The page, and what is wrong with the theme.
pub fn report(appraisal: &Appraisal, theme: &Theme) -> (String, Vec<Diagnostic>) {
    let spoken = theme.spoken(&appraisal.language);
    let press = Press::new(theme, &spoken);
    let style = sealed(&theme.style("report", press.language()));
    let page = Page {
        kit_language: appraisal.language.clone(),
        window: press.strings.list(&[without_controls(&appraisal.facts.title), press.word("report")]),
        seal: seal(&style),
        style,
        district: theme.shown("").and_then(|shown| shown.name),
        title: appraisal.facts.title.clone(),
        summary: appraisal.facts.summary.clone(),
        draft: appraisal.facts.draft,
        withdrawn: withdrawn(appraisal, &press),
        facts: facts(appraisal, &press),
        glance: glance::glance(appraisal, &press),
        messages: matrix::rows(appraisal, &press),
        modules: chart::chart(&press, "m", "report_modules_chart", &appraisal.modules_time),
        days: chart::chart(&press, "d", "report_days_chart", &appraisal.days_time),
        access: access::access(appraisal, &press),
        reading: access::reading(appraisal, &press),
        parts: parts::parts(appraisal, &press),
        languages: languages::languages(appraisal, &press),
        checks: checks::checks(appraisal, &press),
        program: appraisal.program,
        day: words::date(press.strings, &appraisal.day),
    };
    // How it begins is no theme's to change.
    let (language, direction, numerals) = (press.language(), words::direction(press.language()), press.strings.locale().numerals());
    let html = format!(
        "{HEAD} lang=\"{language}\" dir=\"{direction}\" data-numerals=\"{numerals}\">\n{}</html>\n",
        press.fill("report.html", &page)
    );
    (html, press.diagnostics())
}

#[derive(Serialize)]
struct Page {
    /// The language of the kit.
    kit_language: String,
    window: String,
    style: String,
    seal: String,
    district: Option<String>,
    title: String,
    summary: Option<String>,
    draft: bool,
    withdrawn: Option<String>,
    facts: Vec<Fact>,
    glance: Vec<glance::Line>,
    messages: Vec<matrix::Row>,
    modules: Option<chart::Chart>,
    days: Option<chart::Chart>,
    access: access::Access,
    /// How hard pages are to read, where that can be told.
    reading: Option<access::Reading>,
    parts: parts::Parts,
    languages: Vec<languages::Row>,
    checks: checks::Checks,
    program: &'static str,
    day: String,
}

fn withdrawn(of: &Appraisal, press: &Press<'_>) -> Option<String> {
    let (day, reason) = of.withdrawn.as_ref()?;
    Some(press.strings.fill("banner_withdrawn", &[("date", &words::date(press.strings, day)), ("reason", reason)]))
}

fn facts(of: &Appraisal, press: &Press<'_>) -> Vec<Fact> {
    let (strings, kit) = (press.strings, &of.facts);
    let mut facts = Vec::new();
    let mut fact = |key: &str, words: Option<&str>| facts.extend(words.map(|words| Fact::new(press.word(key), words)));
    fact("report_day", Some(&words::date(strings, &of.day)));
    fact("version", Some(&kit.version));
    fact("released", Some(&kit.released.as_deref().map_or_else(|| press.word("draft"), |day| words::date(strings, day))));
    fact("time", kit.minutes.map(|minutes| words::minutes(strings, minutes)).as_deref());
    fact("core_messages", Some(&number(press, of.messages.len())));
    fact("modules", Some(&number(press, of.modules)));
    fact("report_activities", Some(&number(press, of.activities)));
    fact("handouts", Some(&number(press, of.handouts)));
    fact("for", kit.audience.as_deref());
    fact("valid", words::valid(strings, kit.valid_from.as_deref(), kit.valid_until.as_deref()).as_deref());
    fact("license", kit.license.as_deref());
    fact("contact", kit.contact.as_deref());
    facts
}

fn number(press: &Press<'_>, number: usize) -> String {
    press.strings.locale().number(number as u64)
}

/// "3 of 4", as the language writes numbers.
fn of_all(press: &Press<'_>, some: usize, all: usize) -> String {
    press.strings.fill("report_of", &[("some", &some), ("all", &all)])
}

/// The words for a block: "Activity 2.3".
fn block_words(press: &Press<'_>, block: crate::block::Name, number: Option<&str>) -> String {
    let label = press.word(&format!("label_{}", block.as_str().replace('-', "_")));
    number.map_or_else(|| label.clone(), |number| format!("{label} {}", press.strings.locale().figures(number)))
}

/// Where something is written, as far as a reader of this kit needs it.
fn spot_words(of: &Appraisal, spot: &Spot) -> String {
    let whole = spot.to_string();
    whole.split_once(&format!("/{}/", of.facts.id)).map_or_else(|| whole.clone(), |(_, own)| own.to_owned())
}

/// Words of an author's for places that cannot keep them apart: without the characters that turn what follows around.
/// Source: Unicode Standard Annex 9, explicit directional formatting.
fn without_controls(words: &str) -> String {
    words
        .chars()
        .filter(|c| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .collect()
}

/// A piece of a message: what stands in backquotes is code.
#[derive(Debug, PartialEq, Serialize)]
struct Run {
    code: bool,
    text: String,
}

/// A message in pieces.
fn runs(message: &str) -> Vec<Run> {
    let pieces = message.split('`').enumerate().filter(|(_, text)| !text.is_empty());
    pieces.map(|(at, text)| Run { code: at % 2 == 1, text: text.to_owned() }).collect()
}
