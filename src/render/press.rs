//! What fills templates: a theme, the words of one language, and what went wrong.

use std::collections::BTreeSet;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::Serialize;

use super::strings::Strings;
use super::templates::BadTemplate;
use super::theme::{Spoken, Theme};
use crate::blob::Sha256Sum;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::theme::{BAD_TEMPLATE, NO_STRINGS};

/// A theme at work on pages of one language.
pub struct Press<'t> {
    /// The theme.
    pub theme: &'t Theme,
    /// The words.
    pub strings: &'t Strings,
    spoken: &'t Spoken,
    bad: Mutex<BTreeSet<BadTemplate>>,
    colored: Mutex<BTreeSet<Sha256Sum>>,
}

impl<'t> Press<'t> {
    /// A theme made ready for pages in the language of some words.
    pub fn new(theme: &'t Theme, spoken: &'t Spoken) -> Self {
        Self { theme, strings: &spoken.strings, spoken, bad: Mutex::default(), colored: Mutex::default() }
    }

    /// The language of the words, BCP 47 in lower case, as the strings files name it.
    pub fn language(&self) -> &str {
        &self.spoken.code
    }

    /// A template filled; where it fails, nothing, and the failure is told once.
    pub fn fill(&self, template: &str, with: &impl Serialize) -> String {
        match self.theme.templates.fill(template, with, &self.spoken.code, self.strings.locale()) {
            Ok(html) => html,
            Err(bad) => {
                locked(&self.bad).insert(bad);
                String::new()
            }
        }
    }

    /// A block of code in colors.
    pub fn colored(&self, info: &str, code: &str) -> String {
        let (key, html) = self.theme.highlighter.keyed(info, code);
        locked(&self.colored).insert(key);
        html.to_string()
    }

    /// The blocks of code that were colored, by their digests.
    pub fn all_colored(&self) -> BTreeSet<Sha256Sum> {
        locked(&self.colored).clone()
    }

    /// The words of a key, to keep.
    pub fn word(&self, key: &str) -> String {
        self.strings.get(key).to_owned()
    }

    /// A number as the language writes it.
    pub fn number(&self, number: u32) -> String {
        self.strings.locale().number(number.into())
    }

    /// What went wrong, each once.
    pub fn diagnostics(self) -> Vec<Diagnostic> {
        let template = |bad: BadTemplate| {
            let line = bad.line.map_or(String::new(), |line| format!(", line {line}"));
            let path = self.theme.replaced.get(&bad.name).cloned().unwrap_or_else(|| format!("templates/{}", bad.name));
            // What else there is differs from page to page: the message is told once.
            let message = bad.message.split(". Available").next().unwrap_or_default();
            Diagnostic::nowhere(&BAD_TEMPLATE, format!("`{path}`{line}: {message}"))
                .hint("compare it with the built-in template of the same name, which uses every value that there is")
        };
        let silent = self.spoken.silent.as_ref().map(|language| {
            let file = language.to_lowercase();
            let message = format!("the theme has no `strings/{file}.txt`, so menus and labels of pages in `{language}` are English");
            Diagnostic::nowhere(&NO_STRINGS, message)
                .hint(format!("translate the built-in `strings/en.txt` and put it into your theme, as `themes/yours/strings/{file}.txt`"))
        });
        self.bad.into_inner().unwrap_or_else(PoisonError::into_inner).into_iter().map(template).chain(silent).collect()
    }
}

/// A set in hand. A thread that panicked has put something into it or not, and either is well.
fn locked<T>(set: &Mutex<T>) -> MutexGuard<'_, T> {
    set.lock().unwrap_or_else(PoisonError::into_inner)
}
