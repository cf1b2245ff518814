//! JSON Schema, draft 7, as far as files of authors need it.

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

/// How what tttkit writes for editors begins: a file that does not is somebody's own.
pub const OURS: &str = "Written by tttkit";

/// A schema. Parts that say nothing are left out of its text.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Schema {
    #[serde(rename = "$comment", skip_serializing_if = "Option::is_none")]
    pub(super) comment: Option<String>,
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub(super) dialect: Option<&'static str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) title: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) description: &'static str,
    #[serde(rename = "type", skip_serializing_if = "Vec::is_empty", serialize_with = "one_or_several")]
    pub(super) kinds: Vec<&'static str>,
    #[serde(rename = "enum", skip_serializing_if = "Vec::is_empty")]
    pub(super) values: Vec<Example>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) pattern: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) minimum: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) maximum: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) min_items: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) items: Option<Box<Schema>>,
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "as_map")]
    pub(super) properties: Vec<(&'static str, Schema)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) required: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) property_names: Option<Box<Schema>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) additional_properties: Option<Others>,
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "as_map")]
    pub(super) dependencies: Vec<(&'static str, Vec<&'static str>)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) any_of: Vec<Schema>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) one_of: Vec<Schema>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) default: Option<Example>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) examples: Vec<Example>,
    /// Of a table: what the reader calls it in its messages.
    #[serde(skip)]
    pub(super) what: &'static str,
}

/// A value as an author may write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Example {
    /// A text.
    Text(&'static str),
    /// A number.
    Number(u32),
    /// Yes or no.
    Flag(bool),
}

/// What keys there may be beside those that are named.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Others {
    Allowed(bool),
    Like(Box<Schema>),
}

fn one_or_several<S: Serializer>(kinds: &Vec<&'static str>, out: S) -> Result<S::Ok, S::Error> {
    match kinds.as_slice() {
        [one] => one.serialize(out),
        several => several.serialize(out),
    }
}

/// In the order in which they stand: editors offer keys as the format lists them.
fn as_map<V: Serialize, S: Serializer>(entries: &Vec<(&'static str, V)>, out: S) -> Result<S::Ok, S::Error> {
    let mut map = out.serialize_map(Some(entries.len()))?;
    for (key, value) in entries {
        map.serialize_entry(key, value)?;
    }
    map.end()
}

/// A text. A number is taken as it was written, as the reader does.
pub fn text(description: &'static str, example: &'static str) -> Schema {
    Schema { kinds: vec!["string", "number"], pattern: Some(r"\S"), ..described(description) }.such_as(Example::Text(example))
}

/// A text of a certain form.
pub fn formed(description: &'static str, pattern: &'static str, example: &'static str) -> Schema {
    Schema { kinds: vec!["string"], pattern: Some(pattern), ..described(description) }.such_as(Example::Text(example))
}

/// One of some words.
pub fn one_of(description: &'static str, words: impl IntoIterator<Item = &'static str>) -> Schema {
    Schema { values: words.into_iter().map(Example::Text).collect(), ..described(description) }
}

/// A whole number from one to another.
pub fn number(description: &'static str, from: u32, to: Option<u32>, example: u32) -> Schema {
    Schema { kinds: vec!["integer"], minimum: Some(from), maximum: to, ..described(description) }.such_as(Example::Number(example))
}

/// One number alone.
pub fn exactly(description: &'static str, number: u32) -> Schema {
    Schema { values: vec![Example::Number(number)], ..described(description) }
}

/// Yes or no.
pub fn flag(description: &'static str, default: bool) -> Schema {
    Schema { kinds: vec!["boolean"], default: Some(Example::Flag(default)), ..described(description) }
}

/// A list; a key with nothing behind it is an empty one.
pub fn list(description: &'static str, items: Schema) -> Schema {
    Schema { kinds: vec!["array", "null"], items: Some(Box::new(items)), ..described(description) }
}

/// A value of one shape or another.
pub fn either(description: &'static str, shapes: Vec<Schema>) -> Schema {
    Schema { any_of: shapes, ..described(description) }
}

/// A table of keys, in the order of the format; `what` is what the reader calls it.
pub fn table(what: &'static str, description: &'static str, keys: Vec<(&'static str, Schema)>) -> Schema {
    let additional_properties = Some(Others::Allowed(false));
    Schema { what, kinds: vec!["object", "null"], properties: keys, additional_properties, ..described(description) }
}

/// A table whose keys are for the author to choose, of one form, with values that are all alike.
pub fn open_table(description: &'static str, names: Schema, values: Schema) -> Schema {
    Schema {
        kinds: vec!["object"],
        property_names: Some(Box::new(names)),
        additional_properties: Some(Others::Like(Box::new(values))),
        ..described(description)
    }
}

fn described(description: &'static str) -> Schema {
    Schema { description, ..Schema::default() }
}

impl Schema {
    /// The same with an example.
    #[must_use]
    fn such_as(mut self, example: Example) -> Self {
        self.examples.push(example);
        self
    }

    /// The same with what holds where nothing is written.
    #[must_use]
    pub fn by_default(mut self, value: Example) -> Self {
        self.default = Some(value);
        self
    }

    /// The same with keys that must be there. Nothing at all is no such table.
    #[must_use]
    pub fn needs(mut self, keys: &[&'static str]) -> Self {
        self.required.extend(keys);
        self.kinds.retain(|kind| *kind != "null");
        self
    }

    /// The same with at least one of some keys.
    #[must_use]
    pub fn needs_any(mut self, keys: &[&'static str]) -> Self {
        self.any_of = keys.iter().map(|key| Schema { required: vec![*key], ..Schema::default() }).collect();
        self.kinds.retain(|kind| *kind != "null");
        self
    }

    /// The same with exactly one of some keys.
    #[must_use]
    pub fn needs_one(mut self, keys: &[&'static str]) -> Self {
        self = self.needs_any(keys);
        self.one_of = std::mem::take(&mut self.any_of);
        self
    }

    /// The same, or a text of a certain form.
    #[must_use]
    pub fn or_text(mut self, pattern: &'static str, example: &'static str) -> Self {
        self.kinds.push("string");
        self.pattern = Some(pattern);
        self.such_as(Example::Text(example))
    }

    /// The same with a key that has no meaning without others.
    #[must_use]
    pub fn depends(mut self, key: &'static str, on: &'static str) -> Self {
        self.dependencies.push((key, vec![on]));
        self
    }

    /// The same list with one thing in it at least.
    #[must_use]
    pub fn not_empty(mut self) -> Self {
        self.min_items = Some(1);
        self.kinds.retain(|kind| *kind != "null");
        self
    }

    /// The same as the schema of a whole file.
    #[must_use]
    pub fn of_file(mut self, title: &'static str) -> Self {
        self.comment = Some(format!("{OURS}; `tttkit schema --editor` writes it anew."));
        (self.dialect, self.title) = (Some("http://json-schema.org/draft-07/schema#"), title);
        self
    }

    /// The names of its keys, in the order of the format.
    pub fn keys(&self) -> Vec<&'static str> {
        self.properties.iter().map(|(key, _)| *key).collect()
    }

    /// The schema of the value of a key.
    pub fn key(&self, key: &str) -> Option<&Self> {
        self.properties.iter().find(|(name, _)| *name == key).map(|(_, value)| value)
    }

    /// The schema of the items of a list.
    pub fn of_items(&self) -> Option<&Self> {
        self.items.as_deref()
    }

    /// The table that a value may be, where there is one.
    pub fn table(&self) -> Option<&Self> {
        if self.what.is_empty() { self.any_of.iter().find_map(Self::table) } else { Some(self) }
    }
}
