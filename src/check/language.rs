//! What rules know of languages: words, sentences, and which languages they can judge.

/// A text in lower case, with one space between words, one before the first and one behind the last; what is neither letter nor digit is
/// left out, but for apostrophes and hyphens in words.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push(' ');
    for word in words(text) {
        out.extend(word.chars().flat_map(char::to_lowercase).map(|c| if c == '\u{2019}' { '\'' } else { c }));
        out.push(' ');
    }
    out
}

/// The words of a text: letters and digits, with apostrophes and hyphens between them.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '\u{2019}' | '-') || is_mark(c)))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && !is_mark(c)))
        .filter(|word| !word.is_empty())
}

/// Accents and vowels that stand as characters of their own.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}')
}

/// The sentences of a text. An abbreviation or an initial ends none.
pub fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = at + c.len_utf8();
        let ends = match c {
            '\u{3002}' | '\u{ff01}' | '\u{ff1f}' => true,
            '.' | '!' | '?' | '\u{2026}' | '\u{61f}' => {
                // Quotation marks and brackets behind it belong to the sentence.
                while chars
                    .peek()
                    .is_some_and(|(_, c)| matches!(c, '"' | '\'' | ')' | ']' | '\u{201d}' | '\u{2019}' | '\u{bb}' | '.' | '!' | '?'))
                {
                    chars.next();
                }
                let rest = &text[chars.peek().map_or(text.len(), |(at, _)| *at)..];
                let next = rest.trim_start().chars().next();
                let parted = rest.is_empty() || rest.starts_with(char::is_whitespace);
                parted && next.is_none_or(|next| !next.is_lowercase()) && !(c == '.' && is_abbreviated(&text[start..at]))
            }
            _ => false,
        };
        if ends {
            let end = chars.peek().map_or(text.len(), |(at, _)| *at).max(after);
            found.push(text[start..end].trim());
            start = end;
        }
    }
    found.push(text[start..].trim());
    found.retain(|sentence| sentence.chars().any(char::is_alphanumeric));
    found
}

/// Whether what stands before a full stop is shortened: `Dr`, `e.g`, `vs`, an initial.
fn is_abbreviated(before: &str) -> bool {
    const SHORT: [&str; 34] = [
        "mr", "mrs", "ms", "dr", "prof", "st", "no", "nos", "vol", "ed", "eds", "vs", "e.g", "i.e", "etc", "cf", "al", "fig", "p", "pp",
        "ch", "sec", "approx", "min", "sr", "sra", "dra", "ud", "uds", "p.ej", "ej", "pág", "núm", "ee.uu",
    ];
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default().trim_start_matches(['(', '"', '\u{201c}', '[']);
    let initial = last.chars().count() == 1 && last.chars().all(char::is_uppercase) && last != "I";
    initial || SHORT.contains(&last.to_lowercase().as_str())
}

/// The beginning of a word that is the same in its other forms: `stations` and `station`, `planning` and `plan`.
pub fn stem(word: &str) -> &str {
    // Most plurals, and the third person: in English and in Spanish.
    let word = word.strip_suffix('s').filter(|rest| rest.chars().count() > 3).unwrap_or(word);
    let length = word.chars().count();
    let keep = match length {
        0..=4 => length,
        5..=6 => length - 1,
        7..=8 => length - 2,
        _ => 6.max(length - 4),
    };
    word.char_indices().nth(keep).map_or(word, |(at, _)| &word[..at])
}

/// The words of a folded text that carry its sense, as stems.
pub fn content_words<'t>(folded: &'t str, language: &str) -> impl Iterator<Item = &'t str> {
    let plain: &[&str] = match language {
        "es" => SPANISH,
        _ => ENGLISH,
    };
    folded.split(' ').filter(move |word| word.chars().count() > 2 && !plain.contains(word)).map(stem)
}

/// Words that say nothing by themselves.
const ENGLISH: &[&str] = &[
    "a", "about", "after", "again", "all", "also", "an", "and", "any", "are", "as", "at", "be", "because", "been", "before", "being",
    "both", "but", "by", "can", "could", "did", "do", "does", "each", "else", "every", "few", "for", "from", "get", "give", "had", "has",
    "have", "her", "here", "his", "how", "if", "in", "into", "is", "it", "its", "just", "let", "like", "make", "many", "may", "more",
    "most", "much", "must", "my", "no", "not", "now", "of", "on", "one", "only", "or", "other", "our", "out", "over", "own", "say", "see",
    "she", "should", "so", "some", "such", "than", "that", "the", "their", "them", "then", "there", "these", "they", "thing", "things",
    "this", "those", "through", "to", "too", "two", "under", "up", "use", "used", "using", "very", "was", "way", "ways", "we", "were",
    "what", "when", "where", "which", "while", "who", "why", "will", "with", "without", "would", "you", "your",
];

/// The same in Spanish.
const SPANISH: &[&str] = &[
    "a", "al", "algo", "ante", "antes", "aquí", "así", "aún", "bajo", "bien", "cada", "como", "cómo", "con", "cual", "cuál", "cuando",
    "cuándo", "de", "del", "desde", "donde", "dónde", "dos", "durante", "e", "el", "él", "ella", "ellas", "ellos", "en", "entre", "era",
    "es", "esa", "ese", "eso", "esta", "está", "están", "este", "esto", "estos", "fue", "ha", "han", "hay", "hasta", "la", "las", "le",
    "les", "lo", "los", "más", "me", "mi", "muy", "no", "nos", "nuestra", "nuestro", "o", "otra", "otro", "para", "pero", "poco", "por",
    "porque", "que", "qué", "quien", "quién", "se", "sea", "ser", "si", "sí", "sin", "sobre", "son", "su", "sus", "también", "tan",
    "tanto", "te", "tiene", "tienen", "todo", "todos", "tras", "tu", "un", "una", "uno", "unos", "usar", "usted", "ustedes", "y", "ya",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_and_folded() {
        assert_eq!(folded("Don\u{2019}t \u{201c}click\u{201d} here, e-mail *me*!"), " don't click here e-mail me ");
        assert_eq!(folded(""), " ");
        assert_eq!(words("- a  b'c -").collect::<Vec<_>>(), ["a", "b'c"]);
    }

    #[test]
    fn sentences_end_where_they_end() {
        for (text, expected) in [
            ("One. Two! Three?", vec!["One.", "Two!", "Three?"]),
            ("Dr. Ruiz and J. Smith met, e.g. on Monday.", vec!["Dr. Ruiz and J. Smith met, e.g. on Monday."]),
            ("Version 1.2.0 is out. \"Really?\" he said.", vec!["Version 1.2.0 is out.", "\"Really?\" he said."]),
            ("no end", vec!["no end"]),
            ("\u{4e00}\u{3002}\u{4e8c}\u{3002}", vec!["\u{4e00}\u{3002}", "\u{4e8c}\u{3002}"]),
            ("... !", vec![]),
        ] {
            assert_eq!(sentences(text), expected, "{text}");
        }
    }

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for (one, other) in [("stations", "station"), ("teacher", "teachers"), ("explain", "explains"), ("students", "student")] {
            assert_eq!(stem(one), stem(other), "{one} {other}");
        }
    }
}
