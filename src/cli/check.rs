//! `tttkit check`: the findings, and what they come to.

mod human;
mod markdown;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::Path;

use super::args::Format;
use super::request::Links;
use super::ui::Ui;
use super::{Exit, count, findings, links};
use crate::diagnostic::{self, Code, Diagnostic, KitFindings, Report, Severity, Sources};
use crate::disk;
use crate::pipeline::{self, Check, Checkup, KitCheckup};

/// Checks, and tells what was found.
pub fn check(mut request: Check, addresses: Links, format: Format, file: Option<&Path>, ui: &Ui) -> Result<Exit, disk::Error> {
    match addresses {
        Links::List => return links::list(&request, format, ui),
        Links::Ask => match links::online(&request, ui)? {
            Ok(answers) => request.answers = Some(answers),
            Err(why) => {
                findings::tell_failure("checked", &why, format, file, ui);
                ui.error(&why);
                return Ok(Exit::World);
            }
        },
        Links::Leave => {
            if let Some(rule) = request.only.iter().find(|rule| pipeline::online::ALL.iter().any(|code| code.name == **rule)) {
                ui.note(&format!("`{rule}` is looked for with `--online` alone"));
            }
        }
    }
    let folder = findings::folder(&request.root);
    let checkup = pipeline::check(&request).inspect_err(|error| findings::tell_failure("checked", &error.to_string(), format, file, ui))?;
    let whole = request.only.is_empty();
    let Checkup { report, sources, kits, .. } = &checkup;
    match format {
        Format::Human => {
            // Here the findings are what was asked for.
            ui.out(diagnostic::human(report, sources, ui.out_color(), ui.width()));
            ui.out(human::summary(&checkup, whole, ui.width()));
        }
        Format::Json => ui.out(diagnostic::json_of_kits(report, sources, &for_programs(kits, whole))),
        Format::Sarif => ui.out(diagnostic::sarif(report, sources, &allowed(kits), pipeline::codes(), &folder)),
        Format::Short | Format::Github => findings::findings(report, sources, format, &folder, ui),
    }
    if let Some(file) = file {
        disk::append(file, &markdown::summary(&checkup, whole, &folder))?;
    }
    Ok(if report.errors() > 0 { Exit::Mistakes } else { Exit::Done })
}

fn for_programs(kits: &[KitCheckup], whole: bool) -> Vec<KitFindings<'_>> {
    let told = |kit: &'_ KitCheckup| {
        // What was not looked at does not hold.
        let holds = if whole { kit.holds() } else { Vec::new() };
        holds.into_iter().map(pipeline::Subject::name).collect()
    };
    kits.iter()
        .map(|kit| KitFindings {
            id: &kit.id,
            version: kit.version.as_deref(),
            holds: told(kit),
            report: &kit.report,
            allowed: &kit.allowed,
        })
        .collect()
}

fn allowed(kits: &[KitCheckup]) -> Vec<(&Diagnostic, &str)> {
    kits.iter().flat_map(|kit| &kit.allowed).map(|(found, reason)| (found, reason.as_str())).collect()
}

/// The rules that are broken, each with how often: the gravest first, then the most frequent.
fn broken(report: &Report, wanted: impl Fn(Severity) -> bool) -> Vec<(Severity, usize, &'static Code)> {
    let mut rules: BTreeMap<(Severity, &str), (usize, &'static Code)> = BTreeMap::new();
    for found in report.diagnostics.iter().filter(|found| wanted(found.severity)) {
        rules.entry((found.severity, found.code.name)).or_insert((0, found.code)).0 += 1;
    }
    let mut rules: Vec<_> = rules.into_iter().map(|((severity, _), (times, code))| (severity, times, code)).collect();
    rules.sort_by_key(|(severity, times, _)| (*severity, std::cmp::Reverse(*times)));
    rules
}

/// How many errors, warnings and pieces of advice there are, in words.
fn counted(report: &Report) -> String {
    let advice = if report.advice() == 1 { "1 piece of advice".to_owned() } else { format!("{} pieces of advice", report.advice()) };
    format!("{}, {}, {advice}", count(report.errors(), "error"), count(report.warnings(), "warning"))
}

/// The place of a finding as `file:line`, if it has one.
fn place(found: &Diagnostic, sources: &Sources) -> Option<String> {
    let span = found.span?;
    Some(format!("{}:{}", sources.get(span.file).path, sources.line_column(span.file, span.start).0))
}
