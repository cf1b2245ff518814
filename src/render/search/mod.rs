//! What the search of an edition looks in: `assets/search.js`, every place of it with its words.
//!
//! It is made from a view, so it holds what its edition shows and nothing else. A browser folds accents and case itself, once, when
//! it first searches: folded text beside the text as it is written would be twice the file.

mod gather;

use serde::Serialize;

use super::chrome::{Binder, colophon, short_title};
use super::prose::is_facilitator;
use crate::edition::Edition;
use crate::json;
use crate::view::{Need, Page, What};
use gather::{Gatherer, Section};

/// A page: the name of its file, its title, and its language where that is not the edition's; then its places.
#[derive(Serialize)]
struct PageData<'s>(&'s str, &'s str, &'s str, Vec<SectionData<'s>>);

/// A place: how deep it stands, the number of its kind, its anchor, its title, its text.
#[derive(Serialize)]
struct SectionData<'s>(u8, usize, &'s str, &'s str, &'s str);

/// The pages that are searched, with the words for kinds of places by their numbers: 0 has none, and 1 is a core message.
struct Index {
    kinds: Vec<String>,
    pages: Vec<(String, String, String, Vec<Section>)>,
}

/// The script that holds the index.
pub(super) fn file<E: Edition>(binder: &Binder<'_, E>) -> String {
    let core = binder.press.word("core_message");
    let mut index = Index { kinds: vec![String::new(), core.clone()], pages: Vec::new() };
    index.add("index", binder.view.facts.title.clone(), "", front(binder, &core));
    for page in &binder.view.pages {
        index.add(
            &page.name,
            short_title(binder.press.strings, page),
            page.untranslated.as_deref().unwrap_or_default(),
            self::page(binder, page, &core),
        );
    }
    for link in binder.own("index", "").nav.into_iter().filter(|link| !link.current) {
        let name = link.href.trim_end_matches(".html").to_owned();
        let sections = own(binder, &name);
        index.add(&name, link.text, "", sections);
    }
    index.script()
}

impl Index {
    fn add(&mut self, name: &str, title: String, language: &str, sections: Vec<Section>) {
        for section in &sections {
            if !self.kinds.contains(&section.kind) {
                self.kinds.push(section.kind.clone());
            }
        }
        self.pages.push((name.to_owned(), title, language.to_owned(), sections));
    }

    /// A page a line, so that people can see what changed in it.
    fn script(&self) -> String {
        let section = |section: &Section| {
            let kind = self.kinds.iter().position(|kind| *kind == section.kind).unwrap_or_default();
            json::for_script(&SectionData(section.depth, kind, &section.anchor, &section.title, section.text.trim_end()))
        };
        let pages = self.pages.iter().map(|(name, title, language, sections)| {
            let head = json::for_script(&PageData(name, title, language, Vec::new()));
            let sections: Vec<String> = sections.iter().map(section).collect();
            format!("{}{}]]", head.trim_end_matches("]]"), sections.join(","))
        });
        let pages: Vec<String> = pages.collect();
        format!("tttkit.index = {{\"kinds\":{},\"pages\":[\n{}\n]}};\n", json::for_script(&self.kinds), pages.join(",\n"))
    }
}

/// The front page: what the kit is, what it is for, and the core messages that no page teaches.
fn front<E: Edition>(binder: &Binder<'_, E>, core: &str) -> Vec<Section> {
    let view = binder.view;
    let mut gatherer = Gatherer::new(binder.press.strings);
    let about = colophon(binder.press, &view.facts);
    let facts =
        [view.facts.summary.as_ref(), view.facts.audience.as_ref(), about.license.as_ref(), about.contact.as_ref().map(|one| &one.text)];
    facts.into_iter().flatten().chain(&about.authors).for_each(|words| gatherer.line(words));
    view.objectives.iter().for_each(|line| gatherer.nodes(line));
    if !is_facilitator::<E>() {
        needs(&mut gatherer, &view.bring);
    }
    for message in view.core_messages.iter().filter(|message| message.page.is_none()) {
        gatherer.aside(core, "core");
        gatherer.line(&message.text);
    }
    gatherer.sections()
}

/// An author's page, in the order in which it is shown.
fn page<E: Edition>(binder: &Binder<'_, E>, page: &Page<E>, core: &str) -> Vec<Section> {
    let mut gatherer = Gatherer::new(binder.press.strings);
    page.objectives.iter().for_each(|line| gatherer.nodes(line));
    match &page.desk {
        Some(desk) => {
            needs(&mut gatherer, &desk.value.materials);
            desk.value.preparation.iter().for_each(|task| gatherer.nodes(&task.text));
        }
        None => needs(&mut gatherer, &page.bring),
    }
    for message in &page.core_messages {
        gatherer.aside(core, "");
        gatherer.line(&message.text);
    }
    gatherer.text(&page.body);
    gatherer.sections()
}

/// One of our own pages. What it gathers from other pages is found there; the rest is its own.
fn own<E: Edition>(binder: &Binder<'_, E>, name: &str) -> Vec<Section> {
    let view = binder.view;
    let mut gatherer = Gatherer::new(binder.press.strings);
    match name {
        "get-ready" => {
            let all = view.desk.iter().flat_map(|desk| &desk.value.materials);
            all.filter(|need| need.pages.is_empty()).for_each(|need| gatherer.nodes(&need.item.text));
            let tasks: Vec<_> = view.desk.iter().flat_map(|desk| &desk.value.preparation).filter(|(page, _)| page.is_none()).collect();
            if !tasks.is_empty() {
                gatherer.aside(&binder.press.word("ready_todo"), "_todo");
                tasks.into_iter().for_each(|(_, task)| gatherer.nodes(&task.text));
            }
        }
        "agenda" => {
            for plan in &view.plans {
                plan.title.iter().for_each(|title| gatherer.line(title));
                for day in &plan.days {
                    day.title.iter().for_each(|title| gatherer.line(title));
                    day.slots.iter().for_each(|slot| {
                        if let What::Titled(title) = &slot.what {
                            gatherer.line(title);
                        }
                    });
                }
            }
        }
        _ => {}
    }
    gatherer.sections()
}

fn needs<E: Edition>(gatherer: &mut Gatherer<'_>, needs: &[Need<E>]) {
    needs.iter().for_each(|need| gatherer.nodes(&need.item.text));
}

#[cfg(test)]
mod tests;
