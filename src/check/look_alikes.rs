//! Letters of other scripts that look like Latin ones.

/// Cyrillic and Greek letters that nobody can tell from Latin ones, with those. Source: Unicode Technical Standard #39, confusables,
/// without the pairs that differ in common fonts.
const PAIRS: &[(char, char)] = &[
    ('\u{410}', 'A'),
    ('\u{412}', 'B'),
    ('\u{421}', 'C'),
    ('\u{415}', 'E'),
    ('\u{50c}', 'G'),
    ('\u{41d}', 'H'),
    ('\u{406}', 'I'),
    ('\u{408}', 'J'),
    ('\u{41a}', 'K'),
    ('\u{41c}', 'M'),
    ('\u{41e}', 'O'),
    ('\u{420}', 'P'),
    ('\u{51a}', 'Q'),
    ('\u{405}', 'S'),
    ('\u{422}', 'T'),
    ('\u{51c}', 'W'),
    ('\u{425}', 'X'),
    ('\u{423}', 'Y'),
    ('\u{4ae}', 'Y'),
    ('\u{4c0}', 'I'),
    ('\u{430}', 'a'),
    ('\u{441}', 'c'),
    ('\u{501}', 'd'),
    ('\u{435}', 'e'),
    ('\u{4bb}', 'h'),
    ('\u{456}', 'i'),
    ('\u{458}', 'j'),
    ('\u{4cf}', 'l'),
    ('\u{43e}', 'o'),
    ('\u{440}', 'p'),
    ('\u{51b}', 'q'),
    ('\u{455}', 's'),
    ('\u{475}', 'v'),
    ('\u{51d}', 'w'),
    ('\u{445}', 'x'),
    ('\u{443}', 'y'),
    ('\u{451}', '\u{eb}'),
    ('\u{457}', '\u{ef}'),
    ('\u{391}', 'A'),
    ('\u{392}', 'B'),
    ('\u{395}', 'E'),
    ('\u{396}', 'Z'),
    ('\u{397}', 'H'),
    ('\u{399}', 'I'),
    ('\u{39a}', 'K'),
    ('\u{39c}', 'M'),
    ('\u{39d}', 'N'),
    ('\u{39f}', 'O'),
    ('\u{3a1}', 'P'),
    ('\u{3a4}', 'T'),
    ('\u{3a5}', 'Y'),
    ('\u{3a7}', 'X'),
    ('\u{3bf}', 'o'),
    ('\u{3bd}', 'v'),
];

/// The script of a letter, of those that look alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// Latin.
    Latin,
    /// Greek.
    Greek,
    /// Cyrillic.
    Cyrillic,
}

impl Script {
    /// Of a letter; none where it is of a script that cannot be taken for Latin.
    pub fn of(letter: char) -> Option<Self> {
        match letter {
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Some(Self::Latin),
            '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Some(Self::Greek),
            '\u{400}'..='\u{52f}' => Some(Self::Cyrillic),
            _ => None,
        }
    }

    /// What it is called.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Latin => "Latin",
            Self::Greek => "Greek",
            Self::Cyrillic => "Cyrillic",
        }
    }
}

/// A word that mixes scripts so that nobody sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mixed {
    /// The first letter that is another than it looks.
    pub letter: char,
    /// Its script.
    pub script: Script,
}

/// What is mixed into a word; none where it is of one script, or where the mixture can be seen: `\u{394}t`.
pub fn mixed(word: &str) -> Option<Mixed> {
    let scripts = |wanted: Script| word.chars().filter(move |c| Script::of(*c) == Some(wanted));
    let other = [Script::Cyrillic, Script::Greek].into_iter().find(|script| scripts(*script).next().is_some())?;
    let letter = |found: Option<char>, script| found.map(|letter| Mixed { letter, script });
    scripts(Script::Latin).next()?;
    if scripts(other).all(|c| looks_like(c).is_some()) {
        return letter(scripts(other).next(), other);
    }
    // A Latin letter in a word of the other script; an accent is seen.
    let latin_hides = |c: char| PAIRS.iter().any(|(from, to)| *to == c && Script::of(*from) == Some(other));
    if scripts(Script::Latin).all(latin_hides) { letter(scripts(Script::Latin).next(), Script::Latin) } else { None }
}

/// A word of mixed scripts in Latin letters alone; none where it is not mixed, or where a letter of it has no Latin look-alike.
pub fn latin(word: &str) -> Option<String> {
    if mixed(word)?.script == Script::Latin {
        return None;
    }
    Some(word.chars().map(|c| looks_like(c).unwrap_or(c)).collect())
}

/// The Latin letter that a letter looks like.
fn looks_like(letter: char) -> Option<char> {
    PAIRS.iter().find(|(from, _)| *from == letter).map(|(_, to)| *to)
}

/// The words of a text that mix scripts, each with the byte where it starts.
pub fn mixed_words(text: &str) -> impl Iterator<Item = (usize, &str, Mixed)> {
    // Greek and Cyrillic letters are two bytes of UTF-8, or three that start with 0xe1: without them nothing is mixed.
    let some = text.bytes().any(|byte| matches!(byte, 0xcd..=0xd4));
    let words = if some { text } else { "" }.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_ascii());
    words.filter_map(move |word| Some((word.as_ptr() as usize - text.as_ptr() as usize, word, mixed(word)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_mixtures_are_found_and_mended() {
        // Each has one or more letters that are not what they seem.
        for (word, script, mended) in [
            ("p\u{430}ypal", Script::Cyrillic, Some("paypal")),
            ("\u{440}\u{430}\u{443}\u{440}\u{430}l", Script::Cyrillic, Some("paypal")),
            ("Trus\u{3bd}", Script::Greek, Some("Trusv")),
            ("\u{39a}it", Script::Greek, Some("Kit")),
            ("\u{43f}p\u{438}\u{432}\u{435}\u{442}", Script::Latin, None),
        ] {
            assert_eq!(mixed(word).map(|mixed| mixed.script), Some(script), "{word}");
            assert_eq!(latin(word).as_deref(), mended, "{word}");
        }
    }

    #[test]
    fn what_can_be_seen_is_left_alone() {
        // Trust, privet, Delta t, mu m, TNF alpha, VIP with a Russian ending, and an accent.
        for word in [
            "Trust",
            "\u{43f}\u{440}\u{438}\u{432}\u{435}\u{442}",
            "\u{394}t",
            "\u{3bc}m",
            "TNF\u{3b1}",
            "VIP\u{44b}",
            "\u{e9}t\u{e9}",
            "\u{43c}\u{438}\u{440}",
            "",
        ] {
            assert_eq!(mixed(word), None, "{word}");
            assert_eq!(latin(word), None, "{word}");
        }
    }

    #[test]
    fn words_are_found_in_their_places() {
        let text = "See [the plan](https://ex\u{430}mple.org/a) and caf\u{e9}.";
        let found: Vec<_> = mixed_words(text).map(|(at, word, _)| (at, word)).collect();
        assert_eq!(found, [(23, "ex\u{430}mple")]);
    }
}
