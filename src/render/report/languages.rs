//! What is translated.

use serde::Serialize;

use super::of_all;
use crate::appraisal::{Appraisal, Translation};
use crate::render::press::Press;
use crate::render::words;

#[derive(Serialize)]
pub(super) struct Row {
    language: String,
    /// Whether the kit is written in it.
    first: bool,
    /// Whether all of it is there.
    whole: bool,
    mark: &'static str,
    pages: String,
    messages: String,
    /// The pages that are not there.
    missing: Vec<String>,
    /// The core messages that are not there, by id.
    missing_messages: Vec<String>,
}

pub(super) fn languages(of: &Appraisal, press: &Press<'_>) -> Vec<Row> {
    of.languages.iter().map(|translation| row(press, translation, translation.language == of.language)).collect()
}

fn row(press: &Press<'_>, of: &Translation, first: bool) -> Row {
    Row {
        language: words::language(press.strings, &of.language),
        first,
        whole: whole(of),
        mark: if whole(of) { "good" } else { "open" },
        pages: of_all(press, of.pages - of.missing.len(), of.pages),
        messages: of_all(press, of.messages - of.missing_messages.len(), of.messages),
        missing: of.missing.clone(),
        missing_messages: of.missing_messages.clone(),
    }
}

/// Whether a kit is there in a language from its first page to its last.
pub(super) fn whole(of: &Translation) -> bool {
    of.missing.is_empty() && of.missing_messages.is_empty()
}
