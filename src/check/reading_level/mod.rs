//! How many years of school a text asks of its readers.
//!
//! English: the grade of Flesch and Kincaid. J. P. Kincaid et al., Derivation of new readability formulas for Navy enlisted personnel
//! (1975). Spanish: the reading ease of J. Fernández Huerta, Medidas sencillas de lecturabilidad (1959), with words a sentence where
//! its print says sentences (G. Law, Error in the Fernandez Huerta readability formula, 2011), and the school years of his own table.
//! For other languages there is no formula here.

mod english;
mod spanish;

use crate::check::language::{sentences, words};

/// Above this level, in tenths of a year, figures mean nothing: nobody goes to school for so long.
const MOST: i32 = 180;

/// A reading level, in tenths of a year of school.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Level(i32);

impl Level {
    /// In tenths of a year.
    pub fn tenths(self) -> i32 {
        self.0
    }

    /// A whole number of years.
    pub fn years(years: u32) -> Self {
        Self(i32::try_from(years).unwrap_or(i32::MAX / 10).saturating_mul(10))
    }
}

impl std::fmt::Display for Level {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let tenths = self.0.max(0);
        if tenths > MOST {
            return write!(out, "more than {}", MOST / 10);
        }
        write!(out, "{}.{}", tenths / 10, tenths % 10)
    }
}

/// What a level is computed from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measure {
    /// How many sentences.
    pub sentences: u32,
    /// How many words; numbers in figures are none.
    pub words: u32,
    /// How many syllables those have.
    pub syllables: u32,
}

impl std::ops::AddAssign for Measure {
    fn add_assign(&mut self, other: Self) {
        self.sentences += other.sentences;
        self.words += other.words;
        self.syllables += other.syllables;
    }
}

impl Measure {
    /// Of a text; none in a language that has no formula here.
    pub fn of(text: &str, language: &str) -> Option<Self> {
        let _ = syllables_of(language)?;
        let mut all = Self::default();
        for sentence in sentences(text) {
            all += Self::of_sentence(sentence, language)?;
        }
        Some(all)
    }

    /// Of a text that is one sentence.
    pub fn of_sentence(sentence: &str, language: &str) -> Option<Self> {
        let syllables = syllables_of(language)?;
        let mut all = Self { sentences: 1, ..Self::default() };
        for word in words(sentence).filter(|word| word.contains(char::is_alphabetic)) {
            all.words += 1;
            all.syllables += syllables(word);
        }
        if all.words == 0 {
            all.sentences = 0;
        }
        Some(all)
    }

    /// The level; none without words.
    pub fn level(self, language: &str) -> Option<Level> {
        if self.words == 0 || self.sentences == 0 {
            return None;
        }
        let [sentences, words, syllables] = [self.sentences, self.words, self.syllables].map(i64::from);
        let (a_sentence, a_word) = (|by: i64| by * words / sentences, |by: i64| by * syllables / words);
        let thousandths = match language {
            "en" => a_sentence(390) + a_word(11_800) - 15_590,
            "es" => spanish::years(206_840 - a_word(60_000) - a_sentence(1_020)),
            _ => return None,
        };
        i32::try_from((thousandths + 50).div_euclid(100)).ok().map(Level)
    }
}

/// The level of a text; none in a language that has no formula here, or without words.
pub fn level(text: &str, language: &str) -> Option<Level> {
    Measure::of(text, language)?.level(language)
}

/// How syllables are counted in a language.
fn syllables_of(language: &str) -> Option<fn(&str) -> u32> {
    match language {
        "en" => Some(english::syllables),
        "es" => Some(spanish::syllables),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_as_published() {
        // 100 words in 5 sentences with 150 syllables: 0.39 * 20 + 11.8 * 1.5 - 15.59 = 9.91.
        let english = Measure { sentences: 5, words: 100, syllables: 150 };
        assert_eq!(english.level("en"), Some(Level(99)));
        // 206.84 - 60 * 2 - 1.02 * 20 = 66.44: between the 7th and the 8th year.
        let spanish = Measure { sentences: 5, words: 100, syllables: 200 };
        let level = spanish.level("es").map(Level::tenths).unwrap_or_default();
        assert!((70..=80).contains(&level), "{level}");
        assert_eq!(english.level("de"), None);
        assert_eq!(Measure::default().level("en"), None);
    }

    #[test]
    fn plain_text_asks_less_than_dense_text() {
        let plain = "We sit in a ring. Each of us says a name. Then we go on.";
        let dense = "Implementation of evidence-based instructional methodologies necessitates considerable organizational transformation.";
        assert!(level(plain, "en") < level(dense, "en"));
        assert!(level(plain, "en") < Some(Level::years(4)));
        assert!(level(dense, "en") > Some(Level::years(16)));
        assert_eq!(level(plain, "fr"), None);
        assert_eq!(level("12 + 3.", "en"), None);
    }

    #[test]
    fn levels_are_told_in_tenths() {
        assert_eq!(Level(124).to_string(), "12.4");
        assert_eq!(Level(-21).to_string(), "0.0");
        assert_eq!(Level::years(9).to_string(), "9.0");
        assert_eq!(Level(317).to_string(), "more than 18");
    }
}
