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
    bare(&ordered(source, of))
}

/// The same lines without spaces that say nothing: at their ends, and before the colon of a key at the edge.
pub fn bare(source: &str) -> String {
    let before = yaml(source);
    // What cannot be read cannot be said to say the same.
    if before.is_none() {
        return source.to_owned();
    }
    let each = |line: &dyn Fn(&str) -> String| -> String {
        source
            .split_inclusive('\n')
            .map(|whole| whole.strip_suffix('\n').map_or_else(|| line(whole), |content| line(content) + "\n"))
            .collect()
    };
    let key = |line: &str| key(line).unwrap_or_else(|| line.to_owned());
    // Spaces at the end of a line can be a part of what is said there; those behind a key at the edge never are.
    let all = each(&|line| key(line.trim_end_matches([' ', '\t'])));
    let keys = each(&key);
    [all, keys].into_iter().find(|text| same(&before, &yaml(text))).unwrap_or_else(|| source.to_owned())
}

/// A line that starts with a plain key, without spaces before its colon and at its end; none where it does not.
///
/// What starts at the edge can be no part of a text that goes on from the line above.
fn key(line: &str) -> Option<String> {
    let (name, value) = line.split_once(':')?;
    let bare = name.trim_end();
    let plain = bare.starts_with(|c: char| c.is_ascii_lowercase()) && bare.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    let parted = value.is_empty() || value.starts_with(' ');
    (plain && parted && !name.contains('\t')).then(|| format!("{bare}:{}", value.trim_end_matches(' ')))
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
