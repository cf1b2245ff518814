//! The words, one file a language: lines of `key = text`, with `{places}` to fill.

use std::collections::BTreeMap;
use std::fmt::Display;

use super::shown;

/// The languages that there are words in; the first is the one for all others.
pub const LANGUAGES: [&str; 2] = ["en", "es"];

const EN: &str = include_str!("words/en.txt");
const ES: &str = include_str!("words/es.txt");

/// The words of one language by their key.
#[derive(Clone, Debug)]
pub struct Words(BTreeMap<&'static str, &'static str>);

/// The words in a language, BCP 47; English where we have none in it.
pub fn words(language: &str) -> Words {
    let first = language.split('-').next().unwrap_or_default();
    let text = if first.eq_ignore_ascii_case("es") { ES } else { EN };
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    Words(lines.filter_map(|line| line.split_once(" = ")).collect())
}

impl Words {
    /// Every key with its text, in order.
    pub fn all(&self) -> &BTreeMap<&'static str, &'static str> {
        &self.0
    }

    /// The text of a key, where there is one.
    pub fn get(&self, key: &str) -> Option<&'static str> {
        self.0.get(key).copied()
    }

    /// The text of a key with its places filled with what may be shown; the key itself where it has none.
    ///
    /// What is filled in is not looked at again: a name with braces stays a name.
    pub fn fill(&self, key: &str, places: &[(&str, &dyn Display)]) -> String {
        let mut rest = self.get(key).unwrap_or(key);
        let mut out = String::new();
        while let Some((before, behind)) = rest.split_once('{') {
            out.push_str(before);
            let Some((name, after)) = behind.split_once('}') else { break };
            if let Some((_, value)) = places.iter().find(|(place, _)| *place == name) {
                out.push_str(&value.to_string());
            }
            rest = after;
        }
        out + rest
    }

    /// The word for a value, such as an edition; the value itself, safe to show, where there is none.
    pub fn named(&self, what: &str, value: &str) -> String {
        self.get(&format!("{what}.{value}")).map_or_else(|| shown(value), str::to_owned)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::verdict::Cause;

    fn places(text: &str) -> BTreeSet<&str> {
        text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect()
    }

    #[test]
    fn every_language_has_every_word_and_the_same_places() {
        for (file, text) in [("en", EN), ("es", ES)] {
            for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
                assert!(line.split_once(" = ").is_some_and(|(_, text)| !text.trim().is_empty()), "{file}: `{line}`");
            }
            let lines = text.lines().filter(|line| line.contains(" = ") && !line.starts_with('#')).count();
            assert_eq!(lines, words(file).all().len(), "{file}: a key stands there twice");
        }
        let (en, es) = (words("en"), words("es-MX"));
        assert_eq!(en.all().keys().collect::<Vec<_>>(), es.all().keys().collect::<Vec<_>>());
        for (key, text) in en.all() {
            assert_eq!(places(text), places(es.all()[key]), "{key}");
        }
        assert_ne!(en.get("genuine.head"), es.get("genuine.head"));
    }

    #[test]
    fn every_cause_says_what_is_wrong_why_and_what_to_do() {
        let words = words("en");
        for cause in Cause::ALL {
            for part in ["wrong", "why", "do"] {
                let text = words.get(&format!("{}.{part}", cause.name()));
                assert!(text.is_some_and(|text| text.ends_with('.')), "{}.{part}", cause.name());
            }
        }
        assert!(Cause::ALL.windows(2).all(|two| two[0] < two[1]));
    }

    #[test]
    fn what_is_filled_in_is_not_filled_again() {
        assert_eq!(words("en").fill("list.changed", &[("number", &1), ("names", &"{number}")]), "Changed (1): {number}");
    }
}
