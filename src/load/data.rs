//! Data as an author wrote it, each value with its place, before anybody knows what it should have been.

use crate::span::{Span, Spanned};

/// A value of YAML or TOML.
#[derive(Clone, Debug, PartialEq)]
pub struct Data {
    /// The value.
    pub value: Value,
    /// Where it stands.
    pub span: Span,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// True or false.
    Bool(bool),
    /// A number, as it was written.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Data>),
    /// Keys and values, in their order.
    Map(Vec<(Spanned<String>, Data)>),
}

impl Value {
    /// What it is, in plain words.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Bool(_) => "yes or no",
            Self::Number(_) => "a number",
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Map(_) => "a table of keys",
        }
    }
}
