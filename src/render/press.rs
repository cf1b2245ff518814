//! What fills templates: a theme, the words of one language, and what went wrong.

use std::cell::RefCell;
use std::collections::BTreeSet;

use serde::Serialize;

use super::strings::Strings;
use super::templates::BadTemplate;
use super::theme::Theme;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::theme::{BAD_TEMPLATE, NO_STRINGS};

/// A theme at work on pages of one language.
pub struct Press<'t> {
    /// The theme.
    pub theme: &'t Theme,
    /// The words.
    pub strings: &'t Strings,
    language: &'t str,
    bad: RefCell<BTreeSet<BadTemplate>>,
    silent: Option<String>,
}

impl<'t> Press<'t> {
    /// A theme made ready for a language.
    pub fn new(theme: &'t Theme, language: &str) -> Self {
        let (code, strings, own) = theme.words(language);
        let silent = (!own).then(|| language.to_owned());
        Self { theme, strings, language: code, bad: RefCell::default(), silent }
    }

    /// A template filled; where it fails, nothing, and the failure is told once.
    pub fn fill(&self, template: &str, with: &impl Serialize) -> String {
        match self.theme.templates.fill(template, with, self.language) {
            Ok(html) => html,
            Err(bad) => {
                self.bad.borrow_mut().insert(bad);
                String::new()
            }
        }
    }

    /// The words of a key, to keep.
    pub fn word(&self, key: &str) -> String {
        self.strings.get(key).to_owned()
    }

    /// What went wrong, each once.
    pub fn diagnostics(self) -> Vec<Diagnostic> {
        let template = |bad: BadTemplate| {
            let line = bad.line.map_or(String::new(), |line| format!(", line {line}"));
            Diagnostic::nowhere(&BAD_TEMPLATE, format!("template `{}`{line}: {}", bad.name, bad.message))
                .hint("compare it with the built-in template of the same name")
        };
        let silent = self.silent.map(|language| {
            Diagnostic::nowhere(&NO_STRINGS, format!("the theme has no words for the language `{language}`; its pages get English ones"))
                .hint(format!("add `strings/{}.txt` to the theme of the workspace", language.to_lowercase()))
        });
        self.bad.into_inner().into_iter().map(template).chain(silent).collect()
    }
}
