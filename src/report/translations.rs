//! How much of a kit there is in each of its languages.

use std::collections::BTreeMap;

use crate::appraisal::Translation;
use crate::check::lesson::pages;
use crate::kit::{CoreMessage, Kit, Text};
use crate::markdown::plain;

/// The languages of a kit, the one that it is written in first.
pub(super) fn translations(kit: &Kit) -> Vec<Translation> {
    let Some(first) = kit.texts.first() else { return Vec::new() };
    // Where a core message has no translation, its words stand where they were first written.
    let written: BTreeMap<&str, _> = messages(first).map(|message| (message.id.as_str(), message.text.span.file)).collect();
    kit.texts
        .iter()
        .map(|text| {
            let own = text.language == first.language;
            let missing = pages(text).filter(|(page, _)| page.untranslated.is_some()).map(|(page, _)| plain(&page.title.value.common));
            let missing_messages = messages(text)
                .filter(|message| !own && written.get(message.id.as_str()) == Some(&message.text.span.file))
                .map(|message| message.id.clone());
            Translation {
                language: text.language.clone(),
                pages: pages(text).count(),
                missing: missing.collect(),
                messages: messages(text).count(),
                missing_messages: missing_messages.collect(),
            }
        })
        .collect()
}

fn messages(text: &Text) -> impl Iterator<Item = &CoreMessage> {
    text.core_messages.iter().chain(pages(text).flat_map(|(page, _)| &page.core_messages))
}
