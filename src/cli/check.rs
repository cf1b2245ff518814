//! `tttkit check`: the findings, and what they come to.

use std::collections::BTreeMap;

use super::args::Format;
use super::request::Links;
use super::ui::Ui;
use super::{Exit, count, findings, links};
use crate::diagnostic::{self, Report, Severity, Sources, one_line};
use crate::disk;
use crate::pipeline::{self, Check, Checkup, KitCheckup, Subject};

/// Checks, and tells what was found.
pub fn check(mut request: Check, format: Format, addresses: Links, ui: &Ui) -> Result<Exit, disk::Error> {
    match addresses {
        Links::List => return links::list(&request, format, ui),
        Links::Ask => match links::online(&request, ui)? {
            Ok(answers) => request.answers = Some(answers),
            Err(why) => {
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
    let Checkup { report, sources, kits } = pipeline::check(&request)?;
    if format == Format::Human {
        // Here the findings are what was asked for.
        ui.out(diagnostic::human(&report, &sources, ui.out_color(), ui.width()));
        ui.out(summary(&report, &sources, &kits, request.only.is_empty()));
    } else {
        findings::findings(&report, &sources, format, &findings::folder(&request.root), ui);
    }
    Ok(if report.errors() > 0 { Exit::Mistakes } else { Exit::Done })
}

/// What holds, what must be done before a release, what would be better: kit by kit.
fn summary(report: &Report, sources: &Sources, kits: &[KitCheckup], whole: bool) -> String {
    let mut out: String = kits.iter().map(|kit| of_kit(kit, sources, whole)).collect();
    let (errors, warnings, advice) = (report.errors(), report.warnings(), report.advice());
    let counted = format!("{}, {}, {advice} pieces of advice", count(errors, "error"), count(warnings, "warning"));
    out += &format!("checked {}: {}", count(kits.len(), "kit"), counted.replace(" 1 pieces", " 1 piece"));
    if let Some(first) = report.diagnostics.iter().min_by_key(|found| found.severity) {
        out += &format!("; `tttkit explain {}` tells more", first.code.name);
    }
    out + "\n"
}

fn of_kit(kit: &KitCheckup, sources: &Sources, whole: bool) -> String {
    let mut out = format!("{} {}\n", kit.id, kit.version.as_deref().unwrap_or("(cannot be read)"));
    let found = |wanted: fn(Severity) -> bool| {
        let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
        kit.report
            .diagnostics
            .iter()
            .filter(|found| wanted(found.severity))
            .for_each(|found| *rules.entry(found.code.name).or_default() += 1);
        rules
    };
    // What was not looked at does not hold, nor does a kit that cannot be read.
    if whole && kit.version.is_some() {
        let broken = |subject| kit.report.diagnostics.iter().any(|found| pipeline::subject(found.code) == Some(subject));
        let holds: Vec<_> =
            Subject::ALL.into_iter().filter(|subject| !broken(*subject)).map(|subject| format!("    {}\n", subject.holds())).collect();
        if !holds.is_empty() {
            out += &format!("  holds\n{}", holds.concat());
        }
    }
    for (head, rules) in [
        ("before a release", found(|severity| severity < Severity::Advice)),
        ("would be better", found(|severity| severity == Severity::Advice)),
    ] {
        if !rules.is_empty() {
            out += &format!("  {head}\n");
            rules.iter().for_each(|(rule, times)| out += &format!("    {times:3}  {rule}\n"));
        }
    }
    if !kit.allowed.is_empty() {
        out += "  allowed\n";
        for (finding, reason) in &kit.allowed {
            let place = finding.span.map_or(String::new(), |span| {
                format!("{}:{}: ", sources.get(span.file).path, sources.line_column(span.file, span.start).0)
            });
            out += &format!("    {}  {place}{}\n", finding.code.name, one_line(reason));
        }
    }
    out + "\n"
}
