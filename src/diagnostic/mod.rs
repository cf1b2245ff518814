//! What an author should know: what is wrong, where, and what to do about it.
//!
//! A message is in lower case, without a full stop, the thing in backquotes; a hint begins with a verb.

pub mod code;
mod did_you_mean;
#[cfg(test)]
mod examples;
mod fix;
mod folded;
mod github;
mod human;
mod json;
mod remembered;
mod sarif;
mod short;
mod sources;

pub use code::{Code, Severity};
pub use did_you_mean::did_you_mean;
pub use fix::{Edit, Fix, mended};
pub use folded::folded;
pub use github::{github, github_error};
pub use human::human;
pub use json::{KitFindings, SCHEMA, json, json_of_kits};
pub use remembered::Remembered;
pub use sarif::sarif;
pub use short::{one_line, short};
pub use sources::{Source, Sources};

use crate::span::Span;

/// One finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// The rule that it breaks.
    pub code: &'static Code,
    /// How grave it is; the code's own severity unless raised.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// Where; `None` where no source can be pointed at.
    pub span: Option<Span>,
    /// What to say at the place.
    pub label: String,
    /// Other places that have to do with it, and what to say there.
    pub also: Vec<(Span, String)>,
    /// What to do.
    pub hint: Option<String>,
    /// How it can be repaired, where that is certain.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// A finding at a place.
    pub fn at(code: &'static Code, span: Span, message: impl Into<String>) -> Self {
        Self { span: Some(span), ..Self::nowhere(code, message) }
    }

    /// A finding that no source can be pointed at.
    pub fn nowhere(code: &'static Code, message: impl Into<String>) -> Self {
        let (label, also) = (String::new(), Vec::new());
        Self { code, severity: code.severity, message: message.into(), span: None, label, also, hint: None, fix: None }
    }

    /// The same with words at its place.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// The same with another place.
    #[must_use]
    pub fn also(mut self, span: Span, label: impl Into<String>) -> Self {
        self.also.push((span, label.into()));
        self
    }

    /// The same with advice.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// All that was found in a run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The findings.
    pub diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// The same findings, with ids of files moved as far as [`Sources::append`] says.
    #[must_use]
    pub fn moved(mut self, by: u32) -> Self {
        for found in &mut self.diagnostics {
            let edits = found.fix.iter_mut().flat_map(|fix| &mut fix.edits).map(|edit| &mut edit.span);
            let places = found.span.iter_mut().chain(found.also.iter_mut().map(|(span, _)| span)).chain(edits);
            places.for_each(|span| span.file.0 += by);
        }
        self
    }

    /// Adds all findings of another report.
    pub fn extend(&mut self, other: Self) {
        self.diagnostics.extend(other.diagnostics);
    }

    /// Puts the findings in order of file and place, those without a place last, and drops what was said twice.
    pub fn sort(&mut self) {
        self.diagnostics.sort_by(|a, b| {
            let key = |d: &Diagnostic| (d.span.is_none(), d.span, d.code.name);
            key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message))
        });
        self.diagnostics.dedup();
    }

    /// How many are errors.
    pub fn errors(&self) -> usize {
        self.diagnostics.iter().filter(|d| d.severity == Severity::Error).count()
    }

    /// How many are warnings.
    pub fn warnings(&self) -> usize {
        self.diagnostics.iter().filter(|d| d.severity == Severity::Warning).count()
    }

    /// How many are advice.
    pub fn advice(&self) -> usize {
        self.diagnostics.iter().filter(|d| d.severity == Severity::Advice).count()
    }
}
