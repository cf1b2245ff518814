//! Tree -> Kit. Loading never fails: what cannot be read is reported and left out.

// Bytes into texts and values, each with its place.
#[cfg(test)]
mod asked;
mod data;
mod fields;
mod reading;
mod toml;
mod yaml;
mod yaml_words;

// What files there are, and their keys.
mod book;
mod checking;
mod contents;
mod district;
mod front_matter;
mod kit;
mod kit_yaml;
mod page;
mod plan;
mod preparation;

// The same keys, as editors are told of them; and how files are laid out.
pub mod layout;
pub mod schema;

// The text of a page: split by fences, cut for each reader, parsed, and its blocks put back where they stood.
mod attributes;
mod blocks;
mod cutting;
mod document;
mod fences;
mod inline;
mod lists;
mod math;
mod notes;
mod raw_html;
mod shape;
mod wording;
mod words;

// What needs the whole kit: numbers, ids, links, media; and at the end the seals.
mod anchors;
mod finish;
mod links;
mod media;
mod once;
mod sequence;

use std::collections::BTreeSet;

use crate::diagnostic::code::{files, site};
use crate::diagnostic::{Diagnostic, Report, Sources};
use crate::kit::{Book, Workspace};
use crate::path::KitPath;
use crate::tree::{Tree, Why};
use reading::Reading;

/// What was loaded, the texts it was loaded from, and what there is to report.
pub struct Loaded {
    /// The workspace, without what could not be read.
    pub workspace: Workspace,
    /// The sources that spans point into.
    pub sources: Sources,
    /// What is wrong.
    pub report: Report,
}

/// The folder of the site's own styles, beside those of the kits.
const SITE_ASSETS: &str = "assets";

/// Loads a workspace.
pub fn load(tree: &Tree) -> Loaded {
    let mut reading = Reading::of(tree);
    let book = read_book(&mut reading);
    refused(tree, &mut reading.report);
    case_twins(tree, &mut reading.report);
    let mut kits = Vec::new();
    for id in kit_folders(tree, &book) {
        let folder = format!("{}/{id}", book.src);
        if id == SITE_ASSETS {
            reading.report.push(
                Diagnostic::nowhere(
                    &site::SITE_COLLISION,
                    format!("`{folder}`: a kit cannot be called `{id}`, for the site keeps its styles under that name"),
                )
                .hint("rename the folder"),
            );
            continue;
        }
        if !blocks::is_id(&id) {
            reading.report.push(
                Diagnostic::nowhere(&files::BAD_NAME, format!("the folder `{folder}` cannot be the id of a kit"))
                    .hint(blocks::better_id(&id)),
            );
            continue;
        }
        if !tree.files.keys().any(|path| path.within(&folder) == Some("kit.yaml")) {
            reading.report.push(
                Diagnostic::nowhere(&files::MISSING_KIT_YAML, format!("the folder `{folder}` has no `kit.yaml`"))
                    .hint("add one with `schema: 1`, `title: ...` and `version: 1.0.0`, or move the folder out"),
            );
            continue;
        }
        kits.extend(kit::kit(&folder, &id, &mut reading));
    }
    Loaded { workspace: Workspace { book, kits }, sources: reading.sources, report: reading.report }
}

/// Loads `book.toml` alone: it says which folders there are to read.
pub fn book(tree: &Tree) -> (Book, Sources, Report) {
    let mut reading = Reading::of(tree);
    let book = read_book(&mut reading);
    (book, reading.sources, reading.report)
}

fn read_book(reading: &mut Reading<'_>) -> Book {
    let tree = reading.tree;
    let Some((path, blob)) = tree.files.iter().find(|(path, _)| path.as_str() == "book.toml") else {
        // One that was refused is told as such.
        if !tree.refused.iter().any(|refused| refused.path == "book.toml") {
            reading.report.push(
                Diagnostic::nowhere(&files::MISSING_BOOK, "there is no `book.toml` here")
                    .hint("go to the folder that has it, or make a workspace with `tttkit init`"),
            );
        }
        return Book::default();
    };
    match reading.source(path, blob) {
        Some((file, source)) => book::book(&source, file, &mut reading.report),
        None => Book::default(),
    }
}

/// The names of the folders in the folder of the kits.
fn kit_folders(tree: &Tree, book: &Book) -> BTreeSet<String> {
    tree.under(book.src.as_str()).filter_map(|(rest, ..)| Some(rest.split_once('/')?.0.to_owned())).collect()
}

fn refused(tree: &Tree, report: &mut Report) {
    for refused in &tree.refused {
        let path = &refused.path;
        let (code, message, hint) = match &refused.why {
            Why::Symlink => {
                (&files::SYMLINK, format!("`{path}` is a symbolic link"), "put the file itself there: a link could lead anywhere")
            }
            Why::Special => (&files::SYMLINK, format!("`{path}` is neither a file nor a folder"), "move it out of the workspace"),
            Why::Twin(other) => (&files::CASE_TWINS, twins(other, path), TWINS),
            Why::Name(why) => (
                &files::BAD_NAME,
                format!("`{path}` has a name that not every computer can hold: {why}"),
                "rename it with lower-case letters, digits and hyphens: kits are opened on Windows, macOS, phones and Linux",
            ),
        };
        report.push(Diagnostic::nowhere(code, message).hint(hint));
    }
}

const TWINS: &str = "rename one, or delete it: they differ by case alone, or by how an accent is stored";

fn twins(one: &str, other: &str) -> String {
    format!("`{one}` and `{other}` are the same file on many computers")
}

/// Names that differ by case alone are one file on many computers.
fn case_twins(tree: &Tree, report: &mut Report) {
    let mut seen: std::collections::BTreeMap<String, &KitPath> = std::collections::BTreeMap::new();
    for path in tree.files.keys() {
        if let Some(other) = seen.insert(path.as_str().to_lowercase(), path) {
            report.push(Diagnostic::nowhere(&files::CASE_TWINS, twins(other.as_str(), path.as_str())).hint(TWINS));
        }
    }
}
