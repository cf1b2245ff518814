//! The words of the interface, one file a language.
//!
//! A file is lines of `key = text`. `#` starts a comment line, `{name}` in a text is a place to fill. There is no quoting and no
//! nesting, so that a translator needs to know nothing, and that reading it takes no crate.

use std::collections::BTreeMap;
use std::fmt::Display;

/// The words of one language by their key.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Strings {
    words: BTreeMap<String, String>,
}

/// A line of a strings file that is wrong, from 1, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLine {
    /// The line.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

impl Strings {
    /// No words at all.
    pub const fn none() -> Self {
        Self { words: BTreeMap::new() }
    }

    /// Reads a strings file; lines that are wrong are left out and told.
    pub fn parse(text: &str) -> (Self, Vec<BadLine>) {
        let mut strings = Self::default();
        let mut bad = Vec::new();
        for (at, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let mut tell = |message: String| bad.push(BadLine { line: at + 1, message });
            match line.split_once('=').map(|(key, words)| (key.trim(), words.trim())) {
                None => tell("a line that is not `key = text`".to_owned()),
                Some((key, "")) => tell(format!("`{key}` has no text")),
                Some((key, words)) => {
                    if strings.words.insert(key.to_owned(), words.to_owned()).is_some() {
                        tell(format!("`{key}` stands here a second time"));
                    }
                }
            }
        }
        (strings, bad)
    }

    /// The words of a key; the key itself where a theme lost it, so that the gap shows.
    pub fn get<'s>(&'s self, key: &'s str) -> &'s str {
        self.words.get(key).map_or(key, String::as_str)
    }

    /// The words of a key with its places filled.
    pub fn fill(&self, key: &str, places: &[(&str, &dyn Display)]) -> String {
        let mut words = self.get(key).to_owned();
        for (name, value) in places {
            words = words.replace(&format!("{{{name}}}"), &value.to_string());
        }
        words
    }

    /// Every key with its words, in order.
    pub fn all(&self) -> &BTreeMap<String, String> {
        &self.words
    }
}

/// The places to fill in a text, in order and each once.
pub fn places(words: &str) -> Vec<&str> {
    let mut found: Vec<&str> = words.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_keys_and_tells_of_lines_that_are_wrong() {
        let (strings, bad) = Strings::parse("# a comment\n\nsay = Say\nof = {number} of {count}\nnonsense\nsay = Again\nempty =\n");
        assert_eq!(strings.fill("of", &[("number", &2), ("count", &4)]), "2 of 4");
        assert_eq!(bad.iter().map(|bad| bad.line).collect::<Vec<_>>(), [5, 6, 7]);
        assert_eq!(places(strings.get("of")), ["count", "number"]);
    }
}
