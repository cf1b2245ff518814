//! Letters of other alphabets among Latin ones that look the same.

use crate::diagnostic::{Edit, Fix, Sources};
use crate::span::Span;

/// Letters that look like a Latin one in every common typeface. Source: Unicode Technical Standard 39, `confusables.txt`, of which these are
/// the Cyrillic and Greek letters with a Latin letter as their prototype.
const TWINS: &[(char, char)] = &[
    ('\u{430}', 'a'),
    ('\u{435}', 'e'),
    ('\u{43e}', 'o'),
    ('\u{440}', 'p'),
    ('\u{441}', 'c'),
    ('\u{443}', 'y'),
    ('\u{445}', 'x'),
    ('\u{455}', 's'),
    ('\u{456}', 'i'),
    ('\u{458}', 'j'),
    ('\u{410}', 'A'),
    ('\u{412}', 'B'),
    ('\u{415}', 'E'),
    ('\u{41a}', 'K'),
    ('\u{41c}', 'M'),
    ('\u{41d}', 'H'),
    ('\u{41e}', 'O'),
    ('\u{420}', 'P'),
    ('\u{421}', 'C'),
    ('\u{422}', 'T'),
    ('\u{425}', 'X'),
    ('\u{405}', 'S'),
    ('\u{406}', 'I'),
    ('\u{408}', 'J'),
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
];

/// The words at a place in Latin letters, wherever in the file they stand, for each is told once; none where one is part of an address:
/// nobody but its author knows where that leads.
pub fn repair(span: Span, sources: &Sources) -> Option<Fix> {
    let told: Vec<_> = words(sources.text(span)).filter_map(|(_, word)| Some((word, latin(word)?))).collect();
    let text = &sources.get(span.file).text;
    let mut edits = Vec::new();
    for (at, word) in words(text) {
        let Some((_, latin)) = told.iter().find(|(one, _)| *one == word) else { continue };
        if in_address(&text[..at]) {
            return None;
        }
        edits.push(Edit { span: Span::new(span.file, at, at + word.len()), text: latin.clone() });
    }
    (!edits.is_empty()).then(|| Fix { does: "write it in Latin letters".to_owned(), edits })
}

/// The words of a text, each with the byte where it starts.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive(|c: char| !c.is_alphabetic()).filter_map(move |part| {
        let start = at;
        at += part.len();
        let word = part.trim_end_matches(|c: char| !c.is_alphabetic());
        (!word.is_empty() && !word.is_ascii()).then_some((start, word))
    })
}

/// Whether what comes behind a text is part of an address of the web, or of a mailbox.
fn in_address(before: &str) -> bool {
    let start = before.rfind(|c: char| c.is_whitespace() || matches!(c, '(' | '<' | '"')).map_or(0, |at| at + 1);
    ["://", "@", "mailto:"].iter().any(|sign| before[start..].contains(sign))
}

/// A word of Latin letters and their twins in Latin letters alone; none where it has no twins, nothing else, or letters of a third kind.
fn latin(word: &str) -> Option<String> {
    let twin = |c: char| TWINS.iter().find(|(twin, _)| *twin == c).map(|(_, latin)| *latin);
    let own = |c: char| c.is_ascii_alphabetic() || matches!(c, '\u{c0}'..='\u{24f}');
    let mixed = word.chars().any(own) && word.chars().any(|c| twin(c).is_some());
    mixed.then(|| word.chars().map(|c| if own(c) { Some(c) } else { twin(c) }).collect()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_two_alphabets_become_latin() {
        assert_eq!(latin("tru\u{455}t").as_deref(), Some("trust"));
        assert_eq!(latin("\u{421}af\u{e9}").as_deref(), Some("Caf\u{e9}"));
        assert_eq!(latin("trust"), None);
        assert_eq!(latin("\u{441}\u{43e}"), None, "a word of another language is left alone");
        assert_eq!(latin("tr\u{436}\u{441}t"), None, "not all of it looks Latin");
    }

    fn mended(text: &str, start: usize, end: usize) -> Option<String> {
        let (sources, file) = crate::check::repair::tidy::tests::source(text);
        let fix = repair(Span::new(file, start, end), &sources)?;
        crate::diagnostic::mended(text, file, &fix.edits)
    }

    #[test]
    fn a_word_is_mended_wherever_it_stands() {
        let text = "\u{430}dd \u{441}\u{43e} tru\u{455}t, tru\u{455}t; tru\u{455}ting";
        let expected = "\u{430}dd \u{441}\u{43e} trust, trust; tru\u{455}ting";
        assert_eq!(mended(text, 10, 16).as_deref(), Some(expected));
        assert_eq!(mended(text, 0, text.len()).as_deref(), Some("add \u{441}\u{43e} trust, trust; trusting"));
        assert_eq!(mended(text, 5, 9), None);
    }

    #[test]
    fn addresses_are_left_to_their_author() {
        for text in ["[a](https://ex\u{430}mple.org/x)", "<me@ex\u{430}mple.org>", "[a](mailto:ex\u{430}mple)"] {
            assert_eq!(mended(text, 0, text.len()), None, "{text}");
        }
        assert_eq!(mended("(https://a.org) ex\u{430}mple", 0, 24).as_deref(), Some("(https://a.org) example"));
    }
}
