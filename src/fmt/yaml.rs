//! YAML: keys in the order of the format, ends of lines bare. What it says is the same, or it is left as it is.

use super::order::ordered;
use crate::load::layout::{Data, Value, yaml};
use crate::load::schema::Of;

/// A whole file.
pub fn file(source: &str, of: Of) -> String {
    let written = written(source, of);
    let ended = format!("{}\n", written.trim_end_matches([' ', '\t', '\n']));
    if same(&yaml(source), &yaml(&ended)) { ended } else { written }
}

/// The same without touching the end.
pub fn written(source: &str, of: Of) -> String {
    let before = yaml(source);
    let text = ordered(source, of);
    let bare: String = text
        .split_inclusive('\n')
        .map(|line| {
            let end = if line.ends_with('\n') { "\n" } else { "" };
            format!("{}{end}", line.trim_end_matches([' ', '\t', '\n']))
        })
        .collect();
    // Spaces at the end of a line can be a part of what is said there.
    if same(&before, &yaml(&bare)) { bare } else { text }
}

/// Whether two files say the same, in whatever order of keys.
pub fn same(one: &Option<Data>, other: &Option<Data>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => same_value(&one.value, &other.value),
        (None, None) => true,
        _ => false,
    }
}

fn same_value(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::List(one), Value::List(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same_value(&one.value, &other.value))
        }
        (Value::Map(one), Value::Map(other)) => {
            let find = |key: &str| other.iter().find(|(name, _)| name.value == key);
            one.len() == other.len()
                && one.iter().all(|(key, value)| find(&key.value).is_some_and(|(_, other)| same_value(&value.value, &other.value)))
        }
        (one, other) => one == other,
    }
}
