//! What was checked, and what was found.

use std::collections::BTreeMap;

use super::spot;
use crate::appraisal::{ACCESSIBILITY, Finding, Rule, Subject};
use crate::check::{self, Around, Coached};
use crate::diagnostic::{Code, Diagnostic, Sources};
use crate::kit::Kit;

/// The rules of each subject with what they found, and the other rules that found anything.
pub(super) fn findings(kit: &Kit, sources: &Sources, coached: &Coached, around: &Around<'_>) -> (Vec<Subject>, Vec<Rule>) {
    let mut rules: BTreeMap<&str, Rule> = BTreeMap::new();
    for code in check::codes().filter(|code| check::subject(code).is_some()) {
        rules.insert(code.name, Rule { run: around.level(code, kit).is_some(), ..fresh(code) });
    }
    for found in &coached.report.diagnostics {
        rules.entry(found.code.name).or_insert_with(|| fresh(found.code)).open.push(finding(found, sources));
    }
    for (found, reason) in &coached.allowed {
        rules.entry(found.code.name).or_insert_with(|| fresh(found.code)).allowed.push((finding(found, sources), reason.clone()));
    }
    let subjects = check::Subject::ALL.into_iter().map(|subject| Subject {
        name: name(subject),
        rules: rules.values().filter(|rule| check::subject(rule.code) == Some(subject)).cloned().collect(),
    });
    // A subject that no rule is about was not checked, and there is nothing to tell of it.
    let subjects = subjects.filter(|subject| !subject.rules.is_empty()).collect();
    (subjects, rules.into_values().filter(|rule| check::subject(rule.code).is_none()).collect())
}

fn fresh(code: &'static Code) -> Rule {
    Rule { code, run: true, open: Vec::new(), allowed: Vec::new() }
}

fn finding(found: &Diagnostic, sources: &Sources) -> Finding {
    Finding { severity: found.severity, message: found.message.clone(), spot: found.span.map(|span| spot(sources, span)) }
}

fn name(subject: check::Subject) -> &'static str {
    match subject {
        check::Subject::CoreMessage => "core_message",
        check::Subject::Alignment => "alignment",
        check::Subject::Time => "time",
        check::Subject::Guides => "guides",
        check::Subject::Readiness => "readiness",
        check::Subject::Accessibility => ACCESSIBILITY,
        check::Subject::Files => "files",
        check::Subject::Pinning => "pinning",
        check::Subject::Safety => "safety",
    }
}
