//! The templates of a theme: the only user of tera.

mod fields;

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Error, ErrorKind, Kwargs, State, Tera, TeraResult, Value};

use super::locale::Locale;
use super::strings::Strings;

/// Templates that were read and can be filled.
pub struct Templates {
    tera: Tera,
    /// The words of each language.
    words: BTreeMap<String, Value>,
}

/// What is wrong with a template.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BadTemplate {
    /// The template's name: its path below `templates/`.
    pub name: String,
    /// The line, from 1, where it is known.
    pub line: Option<usize>,
    /// What is wrong.
    pub message: String,
}

impl Templates {
    /// Reads the built-in templates, by their names.
    ///
    /// # Panics
    ///
    /// Where one of them is wrong: they are part of the program.
    pub fn new(built_in: impl Iterator<Item = (&'static str, &'static str)>) -> Self {
        let mut tera = Tera::new();
        tera.register_filter("fill", fill);
        tera.register_filter("figure", figure);
        if let Err(error) = tera.add_raw_templates(built_in) {
            panic!("a built-in template is wrong: {error}");
        }
        Self { tera, words: BTreeMap::new() }
    }

    /// Lays a template over the one of the same name; where it is wrong, the old one stays.
    pub fn lay_over(&mut self, name: &str, text: &str) -> Result<(), BadTemplate> {
        self.tera.add_raw_template(name, text).map_err(|error| bad(name, &error))
    }

    /// Takes the words of a language; templates see them as `t`.
    pub fn speak(&mut self, language: &str, strings: &Strings) {
        self.words.insert(language.to_owned(), Value::from_serializable(strings.all()));
    }

    /// A template filled with what it needs, in a language that was taken.
    pub fn fill(&self, name: &str, with: &impl Serialize, language: &str, locale: &Locale) -> Result<String, BadTemplate> {
        let mut context = fields::context(with).map_err(|error| bad(name, &error))?;
        context.insert_value("t", self.words.get(language).cloned().unwrap_or_else(Value::none));
        context.insert_value(DIGITS, Value::from(locale.digits()));
        context.insert_value("numerals", Value::from(locale.numerals()));
        self.tera.render(name, &context).map_err(|error| bad(name, &error))
    }
}

/// Where a template finds the digits of its language.
const DIGITS: &str = "_digits";

/// `{{ t.module_of | fill(number=2, count=4) }}`: puts values into the places of a text.
fn fill(words: &str, values: Kwargs, state: &State<'_>) -> TeraResult<String> {
    let mut words = words.to_owned();
    for (name, value) in values.iter() {
        words = words.replace(&format!("{{{name}}}"), &figure(value, Kwargs::default(), state)?);
    }
    Ok(words)
}

/// `{{ loop.index | figure }}`: a number in the digits of the language; a text that is none stays as it is.
fn figure(value: &Value, _: Kwargs, state: &State<'_>) -> TeraResult<String> {
    let digits: String = state.get(DIGITS)?.unwrap_or_default();
    let own = |c: char| c.to_digit(10).and_then(|digit| digits.chars().nth(digit as usize)).unwrap_or(c);
    let text = value.to_string();
    Ok(if value.is_number() || text.bytes().all(|byte| byte.is_ascii_digit()) { text.chars().map(own).collect() } else { text })
}

fn bad(name: &str, error: &Error) -> BadTemplate {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let name = if report.filename().is_empty() { name } else { report.filename() };
            BadTemplate { name: name.to_owned(), line: Some(report.span().start_line), message: lower(report.message()) }
        }
        // What refers to a filter or a template that is not there comes as a picture of the place: its first lines tell all.
        kind => {
            let text = kind.to_string();
            let mut lines = text.lines();
            let message = lower(lines.next().unwrap_or_default().trim_start_matches("error: "));
            let place = lines.next().and_then(|line| line.trim().strip_prefix("--> "));
            let line = place.and_then(|place| place.rsplit(':').nth(1)).and_then(|line| line.parse().ok());
            BadTemplate { name: name.to_owned(), line, message }
        }
    }
}

/// Our messages start in lower case.
fn lower(message: &str) -> String {
    let mut letters = message.chars();
    letters.next().map_or(String::new(), |first| first.to_lowercase().chain(letters).collect())
}
