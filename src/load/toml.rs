//! TOML into [`Data`]: the only user of the TOML parser.

use toml::Spanned as Located;
use toml::de::{DeTable, DeValue};

use super::data::{Data, Value};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::data;
use crate::span::{FileId, Span, Spanned};

/// The data of a TOML file, or everything that keeps it from being one.
pub fn toml(text: &str, file: FileId) -> Result<Data, Vec<Diagnostic>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        let span = Span::new(file, 0, text.len());
        return Ok(Data { value: map(table.into_inner(), file), span });
    }
    let refused = |error: &toml::de::Error| {
        let range = error.span().unwrap_or(0..0);
        let range = text.floor_char_boundary(range.start)..text.ceil_char_boundary(range.end);
        let span = Span::new(file, range.start, range.end);
        if error.message() == "duplicate key" {
            let key = text.get(range).unwrap_or_default();
            return Diagnostic::at(&data::DUPLICATE_KEY, span, format!("the key `{key}` stands twice")).hint("keep one of the two");
        }
        // What the parser would have taken instead is of use where it is a sign.
        let words =
            error.message().lines().filter(|line| !line.starts_with("expected") || line.contains('`')).collect::<Vec<_>>().join(", ");
        Diagnostic::at(&data::BAD_TOML, span, format!("this is not TOML: {words}"))
            .hint("write `key = \"text\"`, `key = true`, `key = 5` or `key = [\"a\", \"b\"]`, each on a line of its own")
    };
    Err(errors.iter().map(refused).collect())
}

fn map(table: DeTable<'_>, file: FileId) -> Value {
    let mut entries: Vec<_> = table
        .into_iter()
        .map(|(key, value)| {
            let span = key.span();
            (Spanned::new(key.into_inner().into_owned(), Span::new(file, span.start, span.end)), data_of(value, file))
        })
        .collect();
    entries.sort_by_key(|(key, _)| key.span);
    Value::Map(entries)
}

fn data_of(located: Located<DeValue<'_>>, file: FileId) -> Data {
    let span = located.span();
    let span = Span::new(file, span.start, span.end);
    let value = match located.into_inner() {
        DeValue::String(text) => Value::Text(text.into_owned()),
        DeValue::Integer(number) => Value::Number(number.as_str().to_owned()),
        DeValue::Float(number) => Value::Number(number.as_str().to_owned()),
        DeValue::Boolean(value) => Value::Bool(value),
        DeValue::Datetime(date) => Value::Text(date.to_string()),
        DeValue::Array(list) => Value::List(list.into_iter().map(|value| data_of(value, file)).collect()),
        DeValue::Table(table) => map(table, file),
    };
    Data { value, span }
}
