//! Every rule by its name, with its documentation: what `tttkit explain` prints.

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is built.
    Error,
    /// It builds, and somebody will wish that it had been mended.
    Warning,
    /// It would be better so: what a colleague who reads it over would say.
    Advice,
}

impl Severity {
    /// The level of this name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Error, Self::Warning, Self::Advice].into_iter().find(|level| level.as_str() == name)
    }

    /// In words.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }
}

/// A rule.
#[derive(Debug, PartialEq)]
pub struct Code {
    /// Its name: lower case and hyphens.
    pub name: &'static str,
    /// How grave a breach is.
    pub severity: Severity,
    /// What it asks for, in one sentence.
    pub summary: &'static str,
    /// Why, with an example and its repair; Markdown.
    pub explanation: &'static str,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $id:ident = $name:literal, $severity:ident, $summary:literal, $explanation:literal;)*) => {
        $(#[doc = $summary] pub static $id: Code = Code { name: $name, severity: Severity::$severity, summary: $summary, explanation: $explanation };)*
        /// The rules of this file.
        pub static ALL: &[&Code] = &[$(&$id),*];
    };
}

pub mod blocks;
pub mod checking;
pub mod data;
pub mod files;
pub mod ledger;
pub mod links;
pub mod plans;
pub mod prose;
pub mod site;
pub mod theme;

/// Every rule there is, by subject.
pub fn all() -> impl Iterator<Item = &'static Code> {
    [checking::ALL, files::ALL, data::ALL, blocks::ALL, prose::ALL, links::ALL, plans::ALL, ledger::ALL, site::ALL, theme::ALL]
        .into_iter()
        .flatten()
        .copied()
}

/// The rule of this name.
pub fn find(name: &str) -> Option<&'static Code> {
    all().find(|code| code.name == name)
}
