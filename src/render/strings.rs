//! The words of the interface, one file a language.
//!
//! A file is lines of `key = text`. `#` starts a comment line, `{name}` in a text is a place to fill. There is no quoting and no
//! nesting, so that a translator needs to know nothing, and that reading it takes no crate. What is counted has a key a plural:
//! `minutes_one`, `minutes_other`, and in Arabic `minutes_zero`, `minutes_two`, `minutes_few` and `minutes_many` as well.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::locale::Locale;
use super::said::Said;

/// The words of one language by their key, and how it writes numbers and dates.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Strings {
    words: Arc<BTreeMap<String, String>>,
    locale: Locale,
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
    /// Reads a strings file; lines that are wrong are left out and told.
    pub fn parse(text: &str) -> (Self, Vec<BadLine>) {
        let mut all = BTreeMap::new();
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
                    if all.insert(key.to_owned(), words.to_owned()).is_some() {
                        tell(format!("`{key}` stands here a second time"));
                    }
                }
            }
        }
        (Self { words: Arc::new(all), locale: Locale::default() }, bad)
    }

    /// The same words for pages in a language: that of its file, or one of its kind, as English in Britain.
    pub fn spoken(&self, language: &str) -> Self {
        Self { words: Arc::clone(&self.words), locale: Locale::of(language) }
    }

    /// The same words with some others in their place.
    pub fn with(&self, others: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut words = self.words.as_ref().clone();
        words.extend(others);
        Self { words: Arc::new(words), locale: self.locale.clone() }
    }

    /// How the language writes.
    pub fn locale(&self) -> &Locale {
        &self.locale
    }

    /// The words of a key; the key itself where a theme lost it, so that the gap shows.
    pub fn get<'s>(&'s self, key: &'s str) -> &'s str {
        self.words.get(key).map_or(key, String::as_str)
    }

    /// The words of a key with its places filled; numbers as the language writes them.
    pub fn fill(&self, key: &str, places: &[(&str, &dyn Said)]) -> String {
        let mut words = self.get(key).to_owned();
        for (name, value) in places {
            words = words.replace(&format!("{{{name}}}"), &value.said(&self.locale));
        }
        words
    }

    /// The words for so many of something, in the plural that the language has for them: "1 minute", "2 minutes".
    pub fn count(&self, key: &str, count: u32, places: &[(&str, &dyn Said)]) -> String {
        let own = format!("{key}_{}", self.locale.plural(count));
        // Words that name no number, as a dual does, cannot say a range that ends there.
        let given = places.iter().any(|(name, _)| *name == "count");
        let fits = self.words.get(&own).is_some_and(|words| !given || words.contains("{count}"));
        let own = if fits { own } else { format!("{key}_other") };
        let places: Vec<(&str, &dyn Said)> = places.iter().copied().chain((!given).then_some(("count", &count as &dyn Said))).collect();
        self.fill(&own, &places)
    }

    /// Some words one after the other, with the language's comma between them.
    pub fn list<W: AsRef<str>>(&self, words: &[W]) -> String {
        let comma = format!("{} ", self.get("comma"));
        words.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(&comma)
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
        assert_eq!(strings.fill("of", &[("number", &2_u32), ("count", &4_u32)]), "2 of 4");
        assert_eq!(bad.iter().map(|bad| bad.line).collect::<Vec<_>>(), [5, 6, 7]);
        assert_eq!(places(strings.get("of")), ["count", "number"]);
    }

    #[test]
    fn what_is_counted_takes_the_plural_of_its_language() {
        let strings =
            Strings::parse("comma = ،\nday_one = a day\nday_two = two days\nday_other = {count} days\nof = {number} of {title}").0;
        let days = |language: &str| [1, 2, 3, 2000].map(|count| strings.spoken(language).count("day", count, &[]));
        assert_eq!(days("en"), ["a day", "2 days", "3 days", "2,000 days"]);
        assert_eq!(days("ar-EG"), ["a day", "two days", "٣ days", "٢٬٠٠٠ days"]);
        assert_eq!(strings.count("day", 5, &[("count", &"3–5")]), "3–5 days");
        assert_eq!(strings.spoken("ar").count("day", 2, &[("count", &"1–2")]), "1–2 days");
        assert_eq!(strings.spoken("ar-EG").fill("of", &[("number", &7_usize), ("title", &"Act 7")]), "٧ of \u{2068}Act 7\u{2069}");
        assert_eq!(strings.list(&["a", "b"]), "a، b");
    }
}
