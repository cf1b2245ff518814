//! What may be changed, and how much time that is.

use serde::Serialize;

use super::block_words;
use crate::appraisal::{Appraisal, Part};
use crate::block::Fidelity;
use crate::render::page::fidelity_key;
use crate::render::press::Press;
use crate::render::words;

#[derive(Serialize)]
pub(super) struct Parts {
    /// How much time may be changed in which way.
    shares: Vec<Share>,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Share {
    word: String,
    time: String,
}

#[derive(Serialize)]
struct Row {
    /// Whether it is an activity of the module above it.
    inner: bool,
    /// What kind of part it is, with its number.
    kind: String,
    title: Option<String>,
    /// What may be done to it.
    word: String,
    /// Which that is, for the mark.
    fidelity: &'static str,
    minutes: Option<String>,
}

pub(super) fn parts(of: &Appraisal, press: &Press<'_>) -> Parts {
    let shares = of
        .shares
        .iter()
        .map(|(fidelity, minutes)| Share { word: words_of(press, *fidelity), time: words::minutes(press.strings, *minutes) });
    let rows = of.parts.iter().flat_map(|module| {
        // What says nothing of itself goes by its module, and needs no line.
        let own = module.parts.iter().filter(|part| part.own);
        std::iter::once(row(press, module)).chain(own.map(|part| row(press, part)))
    });
    Parts { shares: shares.collect(), rows: rows.collect() }
}

fn row(press: &Press<'_>, part: &Part) -> Row {
    let number = part.number.as_deref();
    let kind = match part.block {
        Some(block) => block_words(press, block, number),
        None => press.strings.fill("module_number", &[("number", &press.strings.locale().figures(number.unwrap_or_default()))]),
    };
    Row {
        inner: part.block.is_some(),
        kind,
        title: part.title.clone(),
        word: words_of(press, part.fidelity),
        fidelity: part.fidelity.as_str(),
        minutes: part.minutes.map(|minutes| words::minutes_bare(press.strings, minutes)),
    }
}

fn words_of(press: &Press<'_>, fidelity: Fidelity) -> String {
    press.word(fidelity_key(fidelity))
}
