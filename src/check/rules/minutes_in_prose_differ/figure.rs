//! Minutes in words: `you have twenty minutes`, `(20-30 min)`.

use crate::check::language::{folded, words};
use crate::content::Minutes;

/// Minutes that a sentence promises.
#[derive(Debug, PartialEq)]
pub struct Figure {
    /// The least that is meant.
    pub least: u32,
    /// Whether it is said of what lies ahead, and not of this activity alone.
    pub ahead: bool,
    /// The words, as they stand there.
    pub words: String,
}

const ENGLISH: &[(&str, u32)] = &[
    ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("eight", 8), ("nine", 9), ("ten", 10), ("eleven", 11),
    ("twelve", 12), ("fifteen", 15), ("twenty", 20), ("twenty-five", 25), ("thirty", 30), ("forty", 40), ("forty-five", 45), ("fifty", 50),
    ("sixty", 60), ("ninety", 90),
];

const SPANISH: &[(&str, u32)] = &[
    ("dos", 2), ("tres", 3), ("cuatro", 4), ("cinco", 5), ("seis", 6), ("siete", 7), ("ocho", 8), ("nueve", 9), ("diez", 10), ("once", 11),
    ("doce", 12), ("quince", 15), ("veinte", 20), ("veinticinco", 25), ("treinta", 30), ("cuarenta", 40), ("cincuenta", 50), ("sesenta", 60),
    ("noventa", 90),
];

/// Words between a promise and its figure.
const BETWEEN: &[&str] = &[
    "about", "around", "roughly", "exactly", "at", "least", "only", "just", "full", "another", "up", "to", "the", "unos", "aproximadamente",
    "alrededor", "de", "cerca", "solo", "sólo", "exactamente", "hasta", "otros",
];

/// Words with which a sentence speaks of another time, or of a case.
const ELSEWHERE: &[&str] = &[
    "if", "imagine", "suppose", "when", "whenever", "unless", "could", "would", "might", "home", "homework", "tomorrow", "tonight",
    "yesterday", "evening", "week", "weeks", "day", "daily", "class", "lesson", "lessons", "students", "school", "si", "imagine", "imaginen",
    "suponga", "supongan", "cuando", "casa", "tarea", "mañana", "noche", "ayer", "semana", "día", "días", "clase", "lección", "estudiantes",
    "alumnos", "escuela",
];

/// Words behind a figure that make it another: `20 minutes a day`, `20 minutes before`.
const BEHIND: &[&str] = &["a", "an", "per", "every", "before", "after", "later", "ago", "early", "late", "al", "cada", "antes", "después", "tarde"];

/// The minutes that a sentence promises to those who work.
pub fn promised(sentence: &str, language: &str) -> Option<Figure> {
    let said: Vec<&str> = words(sentence).collect();
    let folded = folded(sentence);
    let small: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    if said.len() != small.len() || small.iter().any(|word| ELSEWHERE.contains(word)) {
        return None;
    }
    small.iter().enumerate().filter(|(_, word)| matches!(**word, "minutes" | "minutos")).find_map(|(at, _)| {
        if small.get(at + 1).is_some_and(|next| BEHIND.contains(next)) {
            return None;
        }
        let (least, from) = figure(&small[..at], language)?;
        let before = small[..from].iter().rposition(|word| !BETWEEN.contains(word))?;
        let ahead = promises(&small[..=before], language)?;
        Some(Figure { least, ahead, words: said[from..=at].join(" ") })
    })
}

/// Whether words end in a promise, and if so, whether one of what lies ahead.
fn promises(small: &[&str], language: &str) -> Option<bool> {
    let ends = |ends: &[&[&str]]| ends.iter().any(|end| small.ends_with(end));
    // An order stands at the start of a sentence: `Teachers take 20 minutes` is none.
    let orders = |verbs: &[&str], before: &[&str]| match small {
        [verb] => verbs.contains(verb),
        [.., last, verb] => verbs.contains(verb) && before.contains(last),
        [] => false,
    };
    match language {
        "en" if ends(&[&["for", "the", "next"], &["in", "the", "next"], &["over", "the", "next"], &["during", "the", "next"]]) => Some(true),
        "en" => {
            let has = ends(&[
                &["you", "have"],
                &["you", "will", "have"],
                &["you'll", "have"],
                &["you", "each", "have"],
                &["you", "now", "have"],
                &["you", "all", "have"],
                &["groups", "have"],
                &["pairs", "have"],
                &["participants", "have"],
                &["this", "activity", "takes"],
            ]);
            (has || orders(&["take", "spend"], &["please", "now", "then", "and"])).then_some(false)
        }
        "es" if ends(&[&["los", "próximos"], &["los", "siguientes"]]) => Some(true),
        "es" => {
            let verbs = ["tienen", "tienes", "tendrán", "dispone", "disponen", "dediquen", "dedique", "tomen", "tómense", "usen", "utilicen"];
            let has = small.last().is_some_and(|last| verbs.contains(last));
            has.then_some(false)
        }
        _ => None,
    }
}

/// The figure at the end of some words, the less of two, and where it begins.
fn figure(small: &[&str], language: &str) -> Option<(u32, usize)> {
    let last = small.len().checked_sub(1)?;
    let most = number(small[last], language)?;
    let joined = |at: usize| matches!(small[at], "to" | "or" | "a" | "o");
    // `20 to 30`, or `20–30`, of which the dash is gone.
    let from = match last {
        1.. if number(small[last - 1], language).is_some() => last - 1,
        2.. if joined(last - 1) && number(small[last - 2], language).is_some() => last - 2,
        _ => return Some((most, last)),
    };
    let least = number(small[from], language)?;
    Some((least.min(most), from))
}

fn number(word: &str, language: &str) -> Option<u32> {
    let named = if language == "es" { SPANISH } else { ENGLISH };
    let digits = word.split('-').next().unwrap_or_default();
    digits.parse().ok().or_else(|| named.iter().find(|(name, _)| *name == word).map(|(_, number)| *number))
}

/// The minutes that stand in brackets in a title: `Sort the cards (20 min)`.
pub fn in_title(title: &str) -> Option<Minutes> {
    title.split('(').skip(1).find_map(|rest| {
        let (inside, _) = rest.split_once(')')?;
        let number = inside.trim().trim_end_matches('.');
        let number = ["minutes", "minutos", "mins", "min"].iter().find_map(|unit| number.strip_suffix(unit))?;
        Minutes::parse(&number.trim().replace('\u{2013}', "-"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn promises_are_found() {
        for (sentence, language, expected) in [
            ("You have about twenty minutes.", "en", Some((20, false))),
            ("Please take 20\u{2013}30 minutes for this.", "en", Some((20, false))),
            ("For the next 40 minutes, you will sort cards.", "en", Some((40, true))),
            ("Teachers take 20 minutes to read it.", "en", None),
            ("If you have 20 minutes, go on.", "en", None),
            ("Spend 20 minutes a day on it.", "en", None),
            ("You have 20 cards and 5 minutes.", "en", None),
            ("Tienen unos veinte minutos.", "es", Some((20, false))),
            ("Durante los próximos 40 minutos, ordenen las tarjetas.", "es", Some((40, true))),
            ("Si tienen 20 minutos, sigan.", "es", None),
        ] {
            let found = promised(sentence, language).map(|figure| (figure.least, figure.ahead));
            assert_eq!(found, expected, "{sentence}");
        }
    }

    #[test]
    fn titles_name_minutes_in_brackets() {
        assert_eq!(in_title("Sort the cards (20 min)"), Some(Minutes::exactly(20)));
        assert_eq!(in_title("Sort (again) (20\u{2013}30 minutes)"), Some(Minutes { least: 20, most: 30 }));
        assert_eq!(in_title("Twenty minutes"), None);
        assert_eq!(in_title("Two rounds (each 5 min)"), None);
    }
}
