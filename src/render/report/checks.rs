//! What was checked and what was found: what holds, what must be mended before a release, what would be better, what is allowed.

use serde::Serialize;

use super::{Run, number, of_all, runs, spot_words};
use crate::appraisal::{Appraisal, Finding, Rule};
use crate::diagnostic::Severity;
use crate::render::press::Press;

/// A rule shows so many of its places; `tttkit check` shows all.
const PLACES: usize = 20;

#[derive(Serialize)]
pub(super) struct Checks {
    /// The subjects that hold.
    holds: Vec<Held>,
    /// What must be mended before a release.
    before: Vec<Broken>,
    /// What would be better.
    better: Vec<Broken>,
    /// What is allowed.
    allowed: Vec<Allowed>,
    /// The rules that were not run.
    off: Vec<&'static str>,
}

#[derive(Serialize)]
struct Held {
    mark: &'static str,
    subject: String,
    /// How many checks passed.
    passed: String,
    /// How many findings are allowed, where some are.
    allowed: Option<String>,
}

/// A rule that is broken.
#[derive(Serialize)]
pub(super) struct Broken {
    name: &'static str,
    summary: Vec<Run>,
    count: String,
    places: Vec<Shown>,
    /// How many more there are.
    more: Option<String>,
}

/// A finding.
#[derive(Serialize)]
pub(super) struct Shown {
    message: Vec<Run>,
    spot: Option<String>,
}

/// A finding that is allowed.
#[derive(Serialize)]
pub(super) struct Allowed {
    name: &'static str,
    found: Shown,
    reason: String,
}

pub(super) fn checks(of: &Appraisal, press: &Press<'_>) -> Checks {
    let all = || of.subjects.iter().flat_map(|subject| &subject.rules).chain(&of.others);
    let held = of.subjects.iter().filter_map(|subject| {
        let count = |wanted: fn(&Rule) -> bool| subject.rules.iter().filter(|rule| wanted(rule)).count();
        let (run, passed) = (count(|rule| rule.run), count(Rule::passed));
        let allowed: usize = subject.rules.iter().map(|rule| rule.allowed.len()).sum();
        let holds = run > 0 && subject.rules.iter().all(|rule| rule.open.is_empty());
        holds.then(|| Held {
            mark: if passed == run { "good" } else { "weak" },
            subject: press.word(&format!("report_subject_{}", subject.name)),
            passed: of_all(press, passed, run),
            allowed: (allowed > 0).then(|| press.strings.fill("report_let", &[("count", &allowed)])),
        })
    });
    let broken = |wanted: fn(Severity) -> bool| all().filter_map(|rule| broken(of, press, rule, wanted)).collect();
    Checks {
        holds: held.collect(),
        before: broken(before),
        better: broken(|severity| !before(severity)),
        allowed: all().flat_map(|rule| allowed(of, rule)).collect(),
        off: all().filter(|rule| !rule.run).map(|rule| rule.code.name).collect(),
    }
}

/// Whether a finding of this severity must be mended before a release.
pub(super) fn before(severity: Severity) -> bool {
    severity < Severity::Advice
}

/// A rule with its findings of some severities, where it has any.
pub(super) fn broken(of: &Appraisal, press: &Press<'_>, rule: &Rule, wanted: impl Fn(Severity) -> bool) -> Option<Broken> {
    let found: Vec<&Finding> = rule.open.iter().filter(|found| wanted(found.severity)).collect();
    let more = found.len().saturating_sub(PLACES);
    (!found.is_empty()).then(|| Broken {
        name: rule.code.name,
        summary: runs(rule.code.summary),
        count: number(press, found.len()),
        places: found.into_iter().take(PLACES).map(|found| shown(of, found)).collect(),
        more: (more > 0).then(|| press.strings.fill("report_more", &[("count", &more)])),
    })
}

/// What is allowed of a rule.
pub(super) fn allowed(of: &Appraisal, rule: &Rule) -> Vec<Allowed> {
    let allowed = |(found, reason): &(Finding, String)| Allowed { name: rule.code.name, found: shown(of, found), reason: reason.clone() };
    rule.allowed.iter().map(allowed).collect()
}

fn shown(of: &Appraisal, found: &Finding) -> Shown {
    Shown { message: runs(&found.message), spot: found.spot.as_ref().map(|spot| spot_words(of, spot)) }
}
