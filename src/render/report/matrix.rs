//! Core messages against what teaches and what checks them: a row a message.

use serde::Serialize;

use super::{block_words, spot_words};
use crate::appraisal::{Appraisal, Place};
use crate::render::press::Press;

#[derive(Serialize)]
pub(super) struct Row {
    /// Its place among the messages, from 1.
    number: String,
    text: String,
    /// The page that it is of, or words for the whole kit.
    page: String,
    taught: Cell,
    checked: Cell,
}

/// What a message has of teaching or checking.
#[derive(Serialize)]
struct Cell {
    /// `good`, `weak` or `open`: which mark it has.
    mark: &'static str,
    /// The same in words.
    words: String,
    places: Vec<Shown>,
}

#[derive(Serialize)]
struct Shown {
    /// What it is, in words.
    kind: String,
    /// What it is called.
    title: Option<String>,
    /// The page that it stands on, where neither a number nor the message tells.
    page: Option<String>,
    /// How many such places stand there, where there are several.
    times: Option<String>,
    /// Where the first is written.
    spot: String,
}

pub(super) fn rows(of: &Appraisal, press: &Press<'_>) -> Vec<Row> {
    let rows = of.messages.iter().enumerate().map(|(at, message)| Row {
        number: super::number(press, at + 1),
        text: message.text.clone(),
        page: message.page.clone().unwrap_or_else(|| press.word("whole_kit")),
        taught: cell(of, press, "taught", message.page.as_deref(), &message.taught, &message.said),
        checked: cell(of, press, "checked", message.page.as_deref(), &message.checked, &[]),
    });
    rows.collect()
}

fn cell(of: &Appraisal, press: &Press<'_>, key: &str, page: Option<&str>, places: &[Place], said: &[Place]) -> Cell {
    let (mark, words) = match (places.is_empty(), said.is_empty()) {
        (false, _) => ("good", press.word(&format!("report_has_{key}"))),
        (true, false) => ("weak", press.word("report_only_said")),
        (true, true) => ("open", press.word(&format!("report_lacks_{key}"))),
    };
    let shown = |places, again| grouped(places).into_iter().map(move |(place, times)| shown(of, press, page, place, times, again));
    Cell { mark, words, places: shown(places, false).chain(shown(said, true)).collect() }
}

/// Places that a reader cannot tell apart, together: each with how often it stands there.
fn grouped(places: &[Place]) -> Vec<(&Place, usize)> {
    let mut groups: Vec<(&Place, usize)> = Vec::new();
    for place in places {
        let same = |other: &Place| {
            (other.block, &other.number, &other.title, &other.page) == (place.block, &place.number, &place.title, &place.page)
        };
        match groups.iter_mut().find(|(other, _)| same(other)) {
            Some((_, times)) => *times += 1,
            None => groups.push((place, 1)),
        }
    }
    groups
}

/// A place as people see it. `home` is the page of the message, and `again` says that the message is only said there.
fn shown(of: &Appraisal, press: &Press<'_>, home: Option<&str>, place: &Place, times: usize, again: bool) -> Shown {
    let kind = match place.block {
        Some(block) if !again => block_words(press, block, place.number.as_deref()),
        _ => press.word("report_said_again"),
    };
    let elsewhere = place.number.is_none() && home != Some(place.page.as_str());
    Shown {
        kind,
        title: place.title.clone(),
        page: elsewhere.then(|| place.page.clone()),
        times: (times > 1).then(|| super::number(press, times)),
        spot: spot_words(of, &place.spot),
    }
}
