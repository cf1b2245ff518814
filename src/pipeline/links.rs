//! The addresses of the web that the kits of a workspace refer to. Nobody asks for them here.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::choose::choose;
use super::{Check, Workspace, workspace};
use crate::check::online::addresses;
use crate::diagnostic::{Report, Severity, Sources};
use crate::disk;
use crate::load::{self, Loaded};
use crate::span::Span;

/// A place in a source.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// The file, from the workspace.
    pub file: String,
    /// Its line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
}

/// The addresses of a workspace.
#[derive(Debug, Default)]
pub struct Linked {
    /// Each address as it is written, with the places that refer to it, both in order.
    pub links: BTreeMap<String, BTreeSet<Place>>,
    /// The errors that keep a kit from being read as a whole: an address may be missing for each.
    pub report: Report,
    /// The sources that these point into.
    pub sources: Sources,
}

/// Gathers the addresses of the kits that a check is asked for.
///
/// # Errors
///
/// Where the disk refuses.
pub fn links(request: &Check) -> Result<Linked, disk::Error> {
    let Workspace { mut tree, book, .. } = workspace(&request.root)?;
    if let Err(report) = choose(&mut tree, &book.src, &request.kits) {
        return Ok(Linked { report, ..Linked::default() });
    }
    let Loaded { workspace, sources, mut report } = load::load(&tree);
    report.diagnostics.retain(|found| found.severity == Severity::Error);
    report.sort();
    let place = |span: Span| {
        let (line, column) = sources.line_column(span.file, span.start);
        Place { file: sources.get(span.file).path.to_string(), line, column }
    };
    let mut links: BTreeMap<String, BTreeSet<Place>> = BTreeMap::new();
    for kit in &workspace.kits {
        for (address, spans) in addresses(kit) {
            links.entry(address.to_owned()).or_default().extend(spans.into_iter().map(place));
        }
    }
    Ok(Linked { links, report, sources })
}
