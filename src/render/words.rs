//! Times, dates, quantities and sizes in words.

use super::strings::Strings;
use crate::content::{Item, Minutes, Per, SaidWhen, When};
use crate::view::Clock;

/// Up to so many minutes, a range is told in minutes: "60–90 minutes" is easier than its hours.
const RANGE_IN_MINUTES: u32 = 120;

/// The figures of a range: `40`, or `30–45` with an en dash.
fn figures(strings: &Strings, least: u32, most: u32) -> String {
    let number = |number: u32| strings.locale().number(number.into());
    if least == most { number(least) } else { format!("{}–{}", number(least), number(most)) }
}

/// How long something takes: "45 minutes", "1 hour 30 minutes", "30–45 minutes".
pub fn minutes(strings: &Strings, minutes: Minutes) -> String {
    let Minutes { least, most } = minutes;
    if least == most {
        return span(strings, least);
    }
    // A range takes the plural of its end, as it does in nearly every language that CLDR knows.
    if most <= RANGE_IN_MINUTES {
        return strings.count("minutes", most, &[("count", &figures(strings, least, most))]);
    }
    if least % 60 == 0 && most % 60 == 0 {
        return strings.count("hours", most / 60, &[("count", &figures(strings, least / 60, most / 60))]);
    }
    strings.fill("minutes_range", &[("least", &span(strings, least)), ("most", &span(strings, most))])
}

fn span(strings: &Strings, minutes: u32) -> String {
    let hours = || strings.count("hours", minutes / 60, &[]);
    let rest = || strings.count("minutes", minutes % 60, &[]);
    match (minutes / 60, minutes % 60) {
        (0, _) => rest(),
        (_, 0) => hours(),
        _ => strings.fill("hours_minutes", &[("hours", &hours()), ("minutes", &rest())]),
    }
}

/// How long, as short as the end margin is wide: "10 min", "10–15 min".
pub fn minutes_short(strings: &Strings, minutes: Minutes) -> String {
    strings.fill("minutes_short", &[("count", &figures(strings, minutes.least, minutes.most))])
}

/// How long dropping something saves: "saves 4 min", which the narrow end margin breaks before the number alone.
pub fn saves(strings: &Strings, minutes: Minutes) -> String {
    strings.fill("saves", &[("minutes", &minutes_short(strings, minutes).replace(' ', "\u{a0}"))])
}

/// How long, as bare figures, for a column that says "Minutes".
pub fn minutes_bare(strings: &Strings, minutes: Minutes) -> String {
    figures(strings, minutes.least, minutes.most)
}

/// How long, for scripts: `10-15`, the least and the most even where they are the same.
pub fn minutes_span(minutes: Minutes) -> String {
    format!("{}-{}", minutes.least, minutes.most)
}

/// A time on the clock, on 24 hours as everywhere in a kit: `8:30`.
pub fn clock(strings: &Strings, minutes: u32) -> String {
    strings.locale().figures(&format!("{}:{:02}", minutes / 60 % 24, minutes % 60))
}

/// When something starts: `9:10`, or `9:10–9:20` where that hangs on ranges before it.
pub fn start(strings: &Strings, at: Clock) -> String {
    if at.least == at.most { clock(strings, at.least) } else { format!("{}–{}", clock(strings, at.least), clock(strings, at.most)) }
}

/// From when to when, for the end margin: `8:30–8:40`; nothing where it starts or ends at no one time.
pub fn between(strings: &Strings, at: Clock, takes: Minutes) -> Option<String> {
    let one = at.least == at.most && takes.least == takes.most;
    one.then(|| format!("{}–{}", clock(strings, at.least), clock(strings, at.least + takes.least)))
}

/// From the earliest start to the latest end, in words: "9:10 to 9:55".
pub fn from_to(strings: &Strings, from: u32, to: u32) -> String {
    strings.fill("from_to", &[("from", &clock(strings, from)), ("to", &clock(strings, to))])
}

/// A day as people say it: "August 1, 2026" for `2026-08-01`; what is not a date stays as it is.
pub fn date(strings: &Strings, iso: &str) -> String {
    let parts: Vec<&str> = iso.split('-').collect();
    let day = match parts.as_slice() {
        [year, month, day] => year.parse().ok().zip(month.parse().ok()).zip(day.parse().ok()),
        _ => None,
    };
    day.and_then(|((year, month), day)| strings.locale().date(year, month, day)).unwrap_or_else(|| iso.to_owned())
}

/// From when until when a kit is valid, in words.
pub fn valid(strings: &Strings, from: Option<&str>, until: Option<&str>) -> Option<String> {
    let day = |iso: &str| date(strings, iso);
    Some(match (from, until) {
        (Some(from), Some(until)) => strings.fill("valid_from_until", &[("from", &day(from)), ("until", &day(until))]),
        (Some(from), None) => strings.fill("valid_from", &[("from", &day(from))]),
        (None, Some(until)) => strings.fill("valid_until", &[("until", &day(until))]),
        (None, None) => return None,
    })
}

/// When something is to be done: "2 weeks before", "On the day".
pub fn when(strings: &Strings, when: When) -> String {
    match when.said() {
        SaidWhen::WeeksBefore(weeks) => strings.count("when_weeks_before", weeks, &[]),
        SaidWhen::DaysBefore(days) => strings.count("when_days_before", days, &[]),
        SaidWhen::DayBefore => strings.get("when_day_before").to_owned(),
        SaidWhen::OnTheDay => strings.get("when_on_the_day").to_owned(),
        SaidWhen::DayAfter => strings.get("when_day_after").to_owned(),
        SaidWhen::DaysAfter(days) => strings.count("when_days_after", days, &[]),
        SaidWhen::WeeksAfter(weeks) => strings.count("when_weeks_after", weeks, &[]),
    }
}

/// How many of a thing: "2 per table", "1 for the room", "3"; nothing where the author did not say.
pub fn quantity<S: crate::edition::Stage>(strings: &Strings, item: &Item<S>) -> String {
    let key = match item.per {
        None => return item.quantity.map_or(String::new(), |count| strings.locale().number(count.into())),
        Some(Per::Person) => "per_person",
        Some(Per::Pair) => "per_pair",
        Some(Per::Table) => "per_table",
        Some(Per::Room) => "per_room",
    };
    strings.fill(key, &[("count", &item.quantity.unwrap_or(1))])
}

/// How large a file is: "840 KB", "4.2 MB"; kilobytes of 1,000 bytes, as download pages count, and never less than one.
pub fn size(strings: &Strings, bytes: u64) -> String {
    if bytes < 1_000_000 {
        return strings.fill("size_kb", &[("count", &bytes.div_ceil(1000).max(1))]);
    }
    strings.fill("size_mb", &[("count", &strings.locale().tenths(bytes.div_ceil(100_000)))])
}

/// A language in words where the strings have a name for it, and its code where not.
pub fn language(strings: &Strings, code: &str) -> String {
    let named = |code: &str| strings.all().get(&format!("language_{}", code.to_lowercase())).cloned();
    let first = code.split('-').next().unwrap_or(code);
    named(code).or_else(|| named(first)).unwrap_or_else(|| code.to_owned())
}

/// `rtl` for the languages that are written from right to left, by their usual script.
pub fn direction(language: &str) -> &'static str {
    let mut parts = language.split('-');
    let first = parts.next().unwrap_or_default().to_ascii_lowercase();
    match parts.find(|part| part.len() == 4).map(str::to_ascii_lowercase).as_deref() {
        Some("arab" | "hebr" | "thaa" | "syrc" | "nkoo" | "adlm") => return "rtl",
        Some(_) => return "ltr",
        None => {}
    }
    let rtl = ["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"];
    if rtl.contains(&first.as_str()) { "rtl" } else { "ltr" }
}
