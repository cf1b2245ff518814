//! The findings as SARIF 2.1.0, which code scanning and editors read.
//!
//! Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0 Plus Errata 01"; the sections stand beside what they
//! ask for. What GitHub takes of an upload is in its documentation, "SARIF support for code scanning" and "SARIF results exceed one or
//! more limits": of a run 25,000 results, of which it shows 5,000, the gravest first; of a result 100 locations; 10 MB as a zip, which
//! so many results come nowhere near.

mod address;
mod fingerprint;
mod log;

use std::collections::BTreeMap;

use super::{Code, Diagnostic, Fix, Report, Severity, Sources};
use crate::json;
use crate::span::Span;
use address::Address;
use fingerprint::Fingerprints;
use log::{
    ArtifactChange, ArtifactLocation, BaseId, BaseIds, Configuration, Content, Driver, Help, Invocation, Located, Location, Log,
    Notification, PhysicalLocation, Region, Repair, Replacement, Rule, Run, Suppression, Text, Tool,
};

/// More results than this make GitHub refuse the whole file.
const RESULTS_AT_MOST: usize = 25_000;

/// So many locations of a result are shown.
const LOCATIONS_AT_MOST: usize = 100;

/// The name of the root of the sources, as GitHub's own tools call it.
const ROOT: &str = "%SRCROOT%";

/// The findings as one run, a line with a line feed behind it: the gravest first, and at the end those that are allowed, each with its
/// reason.
///
/// `rules` are all that there are; `folder` is put before every path: the workspace's folder from the repository's root, with a slash at
/// its end, or nothing. Lines and columns count from 1, columns in characters.
pub fn sarif(
    report: &Report,
    sources: &Sources,
    allowed: &[(&Diagnostic, &str)],
    rules: impl Iterator<Item = &'static Code>,
    folder: &str,
) -> String {
    sarif_of(report, sources, allowed, rules, folder, RESULTS_AT_MOST)
}

fn sarif_of(
    report: &Report,
    sources: &Sources,
    allowed: &[(&Diagnostic, &str)],
    rules: impl Iterator<Item = &'static Code>,
    folder: &str,
    at_most: usize,
) -> String {
    let known: BTreeMap<&str, &Code> =
        rules.chain(report.diagnostics.iter().map(|found| found.code)).map(|code| (code.name, code)).collect();
    let index: BTreeMap<&str, usize> = known.keys().enumerate().map(|(at, name)| (*name, at)).collect();
    let mut found: Vec<_> = report.diagnostics.iter().map(|found| (found, None)).collect();
    found.extend(allowed.iter().map(|(found, reason)| (*found, Some(*reason))));
    found.sort_by_key(|(found, _)| (found.span.is_none(), found.span));
    let mut fingerprints = Fingerprints::default();
    let mut results: Vec<_> = found
        .into_iter()
        .map(|(found, reason)| {
            let order = (reason.is_some(), found.severity);
            (order, result(found, reason, sources, folder, index.get(found.code.name).copied(), fingerprints.of(found, sources)))
        })
        .collect();
    results.sort_by_key(|(order, _)| *order);
    let hidden = results.len().saturating_sub(at_most);
    let results = results.into_iter().map(|(_, result)| result).take(at_most).collect();
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: env!("CARGO_PKG_NAME"),
                    version: env!("CARGO_PKG_VERSION"),
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    information_uri: information(),
                    rules: known.values().map(|code| rule(code)).collect(),
                },
            },
            invocations: [Invocation { execution_successful: true, tool_execution_notifications: hidden_are_told(hidden) }],
            original_uri_base_ids: BaseIds { root: BaseId { description: Text { text: "The root of the repository." } } },
            column_kind: "unicodeCodePoints",
            results,
        }],
    };
    json::text(&log) + "\n"
}

/// Where the program is told of: what `Cargo.toml` says, where it says something.
fn information() -> Option<&'static str> {
    [env!("CARGO_PKG_HOMEPAGE"), env!("CARGO_PKG_REPOSITORY")].into_iter().find(|address| !address.is_empty())
}

fn hidden_are_told(hidden: usize) -> Vec<Notification> {
    if hidden == 0 {
        return Vec::new();
    }
    let text = format!("{hidden} more findings than a run may have: mend these first, or read `--format short`, which lists them all");
    vec![Notification { level: "warning", message: Text { text } }]
}

/// A rule. Its documentation is Markdown and is shown as it is: no consumer fills placeholders in there.
fn rule(code: &'static Code) -> Rule {
    let text = code.explanation.trim();
    Rule {
        id: code.name,
        short_description: Text { text: code.summary },
        full_description: Text { text: code.summary },
        help: Help { text, markdown: text },
        default_configuration: Configuration { level: level(code.severity) },
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}

fn result(
    found: &Diagnostic,
    reason: Option<&str>,
    sources: &Sources,
    folder: &str,
    rule_index: Option<usize>,
    fingerprint: String,
) -> log::Outcome {
    let related = found.also.iter().enumerate().take(LOCATIONS_AT_MOST).map(|(at, (span, label))| Located {
        id: at + 1,
        message: (!label.is_empty()).then(|| Text { text: literal(label) }),
        physical_location: physical(*span, sources, folder),
    });
    log::Outcome {
        rule_id: found.code.name,
        rule_index,
        level: level(found.severity),
        message: Text { text: literal(&message(found)) },
        locations: [Location {
            // GitHub takes no result without a place: what stands in no source is told at the file that makes a workspace.
            physical_location: found.span.map_or_else(|| start_of("book.toml", folder), |span| physical(span, sources, folder)),
        }],
        related_locations: related.collect(),
        partial_fingerprints: log::PartialFingerprints { rule_and_line: fingerprint },
        suppressions: reason.map(|reason| vec![Suppression { kind: "inSource", status: "accepted", justification: reason.to_owned() }]),
        fixes: found.fix.iter().map(|fix| repair(fix, sources, folder)).collect(),
    }
}

fn message(found: &Diagnostic) -> String {
    let label = if found.label.is_empty() { String::new() } else { format!(" ({})", found.label) };
    let hint = found.hint.as_ref().map_or(String::new(), |hint| format!("\nhelp: {hint}"));
    format!("{}{label}{hint}", found.message)
}

/// A text in which nothing is a placeholder (3.11.5) or a link (3.11.6).
fn literal(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}").replace("](", "\\](")
}

fn repair(fix: &Fix, sources: &Sources, folder: &str) -> Repair {
    let mut files: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for edit in &fix.edits {
        let inserted_content = Content { text: edit.text.clone() };
        files.entry(edit.span.file).or_default().push(Replacement { deleted_region: region(edit.span, sources), inserted_content });
    }
    let changes = files
        .into_iter()
        .map(|(file, replacements)| ArtifactChange { artifact_location: artifact(sources.get(file).path.as_str(), folder), replacements });
    Repair { description: Text { text: literal(&fix.does) }, artifact_changes: changes.collect() }
}

fn physical(span: Span, sources: &Sources, folder: &str) -> PhysicalLocation {
    let artifact_location = artifact(sources.get(span.file).path.as_str(), folder);
    PhysicalLocation { artifact_location, region: region(span, sources) }
}

fn start_of(path: &str, folder: &str) -> PhysicalLocation {
    let region = Region { start_line: 1, start_column: 1, end_line: 1, end_column: 1 };
    PhysicalLocation { artifact_location: artifact(path, folder), region }
}

fn artifact(path: &str, folder: &str) -> ArtifactLocation {
    match Address::of(folder, path) {
        Address::Whole(uri) => ArtifactLocation { uri, uri_base_id: None },
        Address::FromRoot(uri) => ArtifactLocation { uri, uri_base_id: Some(ROOT) },
    }
}

fn region(span: Span, sources: &Sources) -> Region {
    let (start_line, start_column) = sources.line_column(span.file, span.start);
    let (end_line, end_column) = sources.line_column(span.file, span.end);
    Region { start_line, start_column, end_line, end_column }
}

#[cfg(test)]
mod tests;
