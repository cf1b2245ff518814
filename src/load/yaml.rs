//! YAML into [`Data`]: the only user of the YAML parser.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::budget::BudgetBreach as Breach;
use serde_yaml::{Error, Options, Spanned as Located};

use super::data::{Data, Value};
use super::yaml_words::{first_line, first_of, plain_words};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::data;
use crate::span::{FileId, Span, Spanned};

/// How deep lists and tables may stand in each other.
const DEEPEST: usize = 32;

/// The data of some YAML that starts at byte `at` of a file; `None` where there is none.
///
/// Strict: one document, no duplicate keys, no anchors, aliases, merge keys or tags, and `yes` is a word.
pub fn yaml(text: &str, file: FileId, at: usize) -> Result<Option<Data>, Box<Diagnostic>> {
    if let Some(diagnostic) = anchor_or_alias(text, file, at) {
        return Err(Box::new(diagnostic));
    }
    if text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return Ok(None);
    }
    let raw: Raw = serde_yaml::from_str_with_options(text, options()).map_err(|error| Box::new(refused(&error, text, file, at)))?;
    Ok(Some(placed(raw, text, file, at)))
}

fn options() -> Options {
    let mut budget = serde_yaml::Budget::default();
    (budget.max_depth, budget.max_documents, budget.max_anchors, budget.max_aliases) = (DEEPEST, 1, 0, 0);
    serde_yaml::options! {
        budget: Some(budget),
        duplicate_keys: serde_yaml::options::DuplicateKeyPolicy::Error,
        merge_keys: serde_yaml::options::MergeKeyPolicy::Error,
        strict_booleans: true,
        reject_unsupported_tags: true,
        with_snippet: false,
    }
}

/// A value where the parser found it.
struct Raw(Located<Shape>);

enum Shape {
    Null,
    Bool(bool),
    Number,
    Text(String),
    List(Vec<Raw>),
    Map(Vec<(Located<String>, Raw)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Located::deserialize(from).map(Self)
    }
}

impl<'de> Deserialize<'de> for Shape {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(AnyShape)
    }
}

struct AnyShape;

impl<'de> Visitor<'de> for AnyShape {
    type Value = Shape;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Shape, E> {
        Ok(Shape::Null)
    }

    fn visit_none<E>(self) -> Result<Shape, E> {
        Ok(Shape::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Shape, D::Error> {
        from.deserialize_any(self)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Shape, E> {
        Ok(Shape::Bool(value))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Shape, E> {
        Ok(Shape::Number)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Shape, E> {
        Ok(Shape::Number)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Shape, E> {
        Ok(Shape::Number)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Shape, E> {
        Ok(Shape::Number)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Shape, E> {
        Ok(Shape::Number)
    }

    fn visit_str<E>(self, text: &str) -> Result<Shape, E> {
        Ok(Shape::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Shape, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = from.next_element()? {
            list.push(value);
        }
        Ok(Shape::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Shape, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = from.next_entry()? {
            map.push(entry);
        }
        Ok(Shape::Map(map))
    }
}

fn placed(Raw(located): Raw, text: &str, file: FileId, at: usize) -> Data {
    let span = place(located.referenced, text, file, at);
    let written = || text.get(span.start as usize - at..span.end as usize - at).unwrap_or_default().trim().to_owned();
    let value = match located.value {
        Shape::Null => Value::Null,
        Shape::Bool(value) => Value::Bool(value),
        Shape::Number => Value::Number(written()),
        Shape::Text(text) => Value::Text(text),
        Shape::List(list) => Value::List(list.into_iter().map(|value| placed(value, text, file, at)).collect()),
        Shape::Map(map) => {
            let key = |key: Located<String>| Spanned::new(key.value, place(key.referenced, text, file, at));
            Value::Map(map.into_iter().map(|(name, value)| (key(name), placed(value, text, file, at))).collect())
        }
    };
    Data { value, span }
}

fn place(location: serde_yaml::Location, text: &str, file: FileId, at: usize) -> Span {
    let span = location.span();
    let start = span.byte_offset().map_or_else(|| offset(location, text), |offset| usize::try_from(offset).unwrap_or(usize::MAX));
    let start = text.floor_char_boundary(start.min(text.len()));
    let length = span.byte_len().map_or(0, |length| usize::try_from(length).unwrap_or(usize::MAX));
    let end = text.floor_char_boundary(start.saturating_add(length).min(text.len()));
    let end = start + text.get(start..end).map_or(0, |written| written.trim_end().len());
    Span::new(file, at + start, at + end)
}

/// Where a location stands that only has a line and a column, both from 1 and the column in characters.
fn offset(location: serde_yaml::Location, text: &str) -> usize {
    let number = |number: u64| usize::try_from(number.saturating_sub(1)).unwrap_or(usize::MAX);
    let mut lines = text.split_inclusive('\n');
    let before: usize = lines.by_ref().take(number(location.line())).map(str::len).sum();
    before + lines.next().map_or(0, |line| line.chars().take(number(location.column())).map(char::len_utf8).sum())
}

/// What the parser refused, in plain words.
fn refused(error: &Error, text: &str, file: FileId, at: usize) -> Diagnostic {
    let error = error.without_snippet();
    let span = error.location().map_or(Span::new(file, at, at), |location| {
        let found = place(location, text, file, at);
        if found.start == found.end {
            let start = found.start as usize - at;
            let end = text[start..].chars().next().map_or(start, |c| start + c.len_utf8());
            Span::new(file, at + start, at + end)
        } else {
            found
        }
    });
    match error {
        Error::DuplicateMappingKey { key, .. } => {
            let key = key.as_deref().unwrap_or_default();
            let diagnostic =
                Diagnostic::at(&data::DUPLICATE_KEY, span, format!("the key `{key}` stands twice")).hint("keep one of the two");
            match first_of(key, span, text, at) {
                Some(first) => diagnostic.also(first, "it stands here first"),
                None => diagnostic,
            }
        }
        Error::Budget { breach, .. } => over_budget(breach, span),
        Error::MergeKeyNotAllowed { .. } | Error::UnknownAnchor { .. } => no_references(span),
        Error::UnsupportedTag { .. } => Diagnostic::at(
            &data::BAD_YAML,
            first_line(span, text, at),
            "a text that starts with `!` is a tag, and tags have no meaning here",
        )
        .hint("put quotes around the text if it should start with `!`"),
        other => {
            let words = other.to_string();
            let words = words.split(" at line ").next().unwrap_or(&words).trim_start_matches("line ").to_owned();
            let (message, hint) = plain_words(&words);
            Diagnostic::at(&data::BAD_YAML, span, message).hint(hint)
        }
    }
}

fn over_budget(breach: &Breach, span: Span) -> Diagnostic {
    match breach {
        Breach::Anchors { .. } | Breach::Aliases { .. } | Breach::MergeKeys { .. } | Breach::AliasAnchorRatio { .. } => no_references(span),
        Breach::Documents { .. } => Diagnostic::at(&data::BAD_YAML, span, "a second document starts here, and only one is read")
            .hint("delete the line `---`, or make a file of its own from what follows"),
        Breach::Depth { .. } => Diagnostic::at(&data::TOO_LARGE, span, format!("values are nested deeper than {DEEPEST} levels"))
            .hint("make it flatter: nothing in a kit needs more than four levels"),
        _ => Diagnostic::at(&data::TOO_LARGE, span, "there are more values here than anybody can read")
            .hint("make it shorter, or part it into several files"),
    }
}

fn no_references(span: Span) -> Diagnostic {
    Diagnostic::at(&data::YAML_REFERENCE, span, "anchors (`&name`), aliases (`*name`) and merge keys (`<<`) are not allowed")
        .label("write the value out")
        .hint("write the value out where it is needed, or put quotes around a text that starts with `&` or `*`")
}

/// The first anchor or alias: a value that starts with `&` or `*`, outside quotes and block texts.
///
/// The parser would count them against its budget, but says so without the place or the plain words.
fn anchor_or_alias(text: &str, file: FileId, at: usize) -> Option<Diagnostic> {
    let mut block_text: Option<usize> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches(' ').len();
        let blank = line.trim().is_empty();
        if block_text.is_some_and(|deeper_than| blank || indent > deeper_than) {
            start += line.len();
            continue;
        }
        block_text = None;
        let mut rest = line[indent..].trim_end();
        while let Some(item) = rest.strip_prefix("- ") {
            rest = item.trim_start();
        }
        let value = key_value(rest).unwrap_or(rest);
        if value.starts_with(['|', '>']) {
            block_text = Some(indent);
        }
        let word = |sign: &str| value.strip_prefix(sign).is_some_and(|name| name.starts_with(|c: char| c.is_alphanumeric() || c == '_'));
        if word("&") || (word("*") && !value[1..].contains('*')) || rest.starts_with("<<:") {
            let offset = start + (value.as_ptr() as usize - line.as_ptr() as usize);
            return Some(no_references(Span::new(file, at + offset, at + offset + value.len())));
        }
        start += line.len();
    }
    None
}

/// What follows `key: ` of a line, where it starts with a plain key.
fn key_value(line: &str) -> Option<&str> {
    let (key, value) = line.split_once(": ")?;
    key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ')).then(|| value.trim_start())
}
