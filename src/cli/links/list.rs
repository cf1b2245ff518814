//! The list of addresses.

use std::collections::BTreeSet;

use serde::Serialize;

use super::super::args::Format;
use super::super::ui::Ui;
use super::super::{Exit, count, findings};
use super::words;
use crate::pipeline::{self, Check, Linked, Place};
use crate::{disk, json};

/// Prints every address of the kits with the places that refer to it.
pub fn list(request: &Check, format: Format, ui: &Ui) -> Result<Exit, disk::Error> {
    let linked = pipeline::links(request)?;
    if linked.report.errors() > 0 {
        // What cannot be read may refer to more.
        findings::findings(&linked.report, &linked.sources, format, &findings::folder(&request.root), ui);
        return Ok(Exit::Mistakes);
    }
    ui.out(match format {
        Format::Human => human(&linked),
        Format::Short | Format::Github => short(&linked),
        // No place of a list is a finding, so none has a level that SARIF could hold.
        Format::Json | Format::Sarif => document(&linked),
    });
    Ok(Exit::Done)
}

fn human(linked: &Linked) -> String {
    let mut out = String::new();
    for (address, places) in &linked.links {
        out += &format!("{address}\n");
        places.iter().for_each(|place| out += &format!("    {}\n", shown(place)));
    }
    let places = linked.links.values().map(BTreeSet::len).sum();
    out + &format!("{} in {}\n", words(linked.links.len(), "address", "addresses"), count(places, "place"))
}

fn short(linked: &Linked) -> String {
    let lines = linked.links.iter().flat_map(|(address, places)| places.iter().map(move |place| format!("{}: {address}\n", shown(place))));
    lines.collect()
}

fn shown(place: &Place) -> String {
    format!("{}:{}:{}", place.file, place.line, place.column)
}

/// The version of the document; raised when a reader of the old one could misread the new one.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    links: Vec<Link<'a>>,
}

#[derive(Serialize)]
struct Link<'a> {
    address: &'a str,
    places: &'a BTreeSet<Place>,
}

fn document(linked: &Linked) -> String {
    let links = linked.links.iter().map(|(address, places)| Link { address, places });
    json::text(&Document { version: VERSION, links: links.collect() }) + "\n"
}
