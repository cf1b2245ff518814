//! JSON: the only user of its library.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// A value on one line.
pub fn text(value: &impl Serialize) -> String {
    // Only maps with odd keys and failing `Serialize`s fail, and there are none.
    serde_json::to_string(value).unwrap_or_else(|error| unreachable!("plain data: {error}"))
}

/// A value on many lines, for people to read too, with a line feed behind it.
pub fn pretty(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_else(|error| unreachable!("plain data: {error}")) + "\n"
}

/// The value that a text holds.
///
/// # Errors
///
/// Where it holds none: why, with line and column.
pub fn parse<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

/// The value that a text with a number of its format holds, `{"format": 1, ...}`.
///
/// # Errors
///
/// Where it holds none, or one of a format newer than `newest`: why, in words.
pub fn of_format<T: DeserializeOwned>(text: &str, newest: u32) -> Result<T, String> {
    #[derive(Deserialize)]
    struct Head {
        format: u32,
    }
    if parse::<Head>(text).is_ok_and(|head| head.format > newest) {
        return Err("it needs a newer tttkit".to_owned());
    }
    parse(text)
}

/// A text that can stand in a script: no `</script>` can end it and no line separator break it.
pub fn for_script(value: &impl Serialize) -> String {
    let text = text(value);
    let mut safe = String::with_capacity(text.len() + text.len() / 8);
    let mut rest = &*text;
    // By bytes, for notes of a kit are megabytes: both separators begin with this one, and so do few others.
    const SEPARATOR: u8 = 0xe2;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'<' | SEPARATOR)) {
        let (before, behind) = rest.split_at(at);
        safe.push_str(before);
        let mut signs = behind.chars();
        match signs.next() {
            Some('<') => safe.push_str("\\u003c"),
            Some('\u{2028}') => safe.push_str("\\u2028"),
            Some('\u{2029}') => safe.push_str("\\u2029"),
            other => safe.extend(other),
        }
        rest = signs.as_str();
    }
    safe + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_script_ends_it() {
        let words = "a </script> – “b” \u{2028}c\u{2029}\u{20ac} <!-- é";
        assert_eq!(for_script(&words), "\"a \\u003c/script> – “b” \\u2028c\\u2029€ \\u003c!-- é\"");
        assert_eq!(serde_json::from_str::<String>(&for_script(&words)).unwrap(), words);
        assert_eq!(for_script(&""), "\"\"");
    }
}
