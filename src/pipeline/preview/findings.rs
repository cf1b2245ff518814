//! What is wrong in a preview, over all its parts.

use std::sync::PoisonError;

use super::kit::Kit;
use super::site::Site;
use crate::diagnostic::{Diagnostic, Report, Severity, Sources, human};
use crate::kit::Levels;

/// All that is wrong at one moment.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// The findings of each part that has any, with the texts that they point into.
    parts: Vec<(Report, Sources)>,
}

/// So many errors are told at once: who has more mends these first.
const TOLD_AT_MOST: usize = 20;

impl Findings {
    pub(super) fn of<'k>(site: &Site, kits: impl Iterator<Item = &'k Kit>, book: &Levels) -> Self {
        let mut parts = Vec::new();
        let mut add = |report: &Report, sources: &Sources, bad: Vec<Diagnostic>| {
            let mut diagnostics = report.diagnostics.clone();
            // A template that fails on every page is told once.
            diagnostics
                .extend(bad.into_iter().filter(|bad| !parts.iter().any(|(told, _): &(Report, Sources)| told.diagnostics.contains(bad))));
            if !diagnostics.is_empty() {
                parts.push((Report { diagnostics }, sources.clone()));
            }
        };
        add(&site.report, &site.sources, site.bad.lock().unwrap_or_else(PoisonError::into_inner).clone());
        kits.for_each(|kit| add(&kit.told(book), &kit.sources, kit.bad()));
        Self { parts }
    }

    /// How many errors there are.
    pub fn errors(&self) -> usize {
        self.parts.iter().map(|(report, _)| report.errors()).sum()
    }

    /// How many warnings there are.
    pub fn warnings(&self) -> usize {
        self.parts.iter().map(|(report, _)| report.warnings()).sum()
    }

    /// The errors for people, with excerpts of the sources; the first of them, where there are many.
    pub fn told(&self, color: bool, width: usize) -> String {
        self.shown(is_error, color, width)
    }

    /// The same with the warnings.
    pub fn told_whole(&self, color: bool, width: usize) -> String {
        self.shown(|_| true, color, width)
    }

    fn shown(&self, wanted: impl Fn(&Diagnostic) -> bool, color: bool, width: usize) -> String {
        let (mut left, mut out) = (TOLD_AT_MOST, String::new());
        for (report, sources) in &self.parts {
            let diagnostics: Vec<_> = report.diagnostics.iter().filter(|found| wanted(found)).take(left).cloned().collect();
            left -= diagnostics.len();
            out += &human(&Report { diagnostics }, sources, color, width);
        }
        out
    }
}

/// What the coach says of one kit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coaching {
    /// How many findings should be mended before a release.
    pub before_a_release: usize,
    /// How many pieces of advice there are.
    pub advice: usize,
    /// The findings for people, the graver first; the first of them, where there are many.
    pub told: String,
}

impl Coaching {
    pub(super) fn of(report: &Report, sources: &Sources) -> Self {
        let mut diagnostics = report.diagnostics.clone();
        diagnostics.sort_by_key(|found| found.severity);
        diagnostics.truncate(TOLD_AT_MOST);
        let told = human(&Report { diagnostics }, sources, false, WIDTH);
        Self { before_a_release: report.errors() + report.warnings(), advice: report.advice(), told }
    }
}

/// The width of excerpts in a browser, in columns.
const WIDTH: usize = 100;

/// Whether a finding keeps a page from being made.
pub(super) fn is_error(diagnostic: &Diagnostic) -> bool {
    diagnostic.severity == Severity::Error
}
