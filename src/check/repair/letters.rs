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

/// The words at a place in Latin letters, where some have letters of both kinds and all of those have a Latin twin.
pub fn repair(span: Span, sources: &Sources) -> Option<Fix> {
    let text = sources.text(span);
    let mut edits = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphabetic(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let place = Span::new(span.file, span.start as usize + from, span.start as usize + at);
                edits.extend(latin(&text[from..at]).map(|text| Edit { span: place, text }));
                start = None;
            }
            _ => {}
        }
    }
    (!edits.is_empty()).then(|| Fix { does: "write it in Latin letters".to_owned(), edits })
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

    #[test]
    fn every_word_of_a_place_is_mended() {
        let (sources, file) = crate::check::repair::tidy::tests::source("\u{430}dd \u{441}\u{43e} tru\u{455}t, twice");
        let fix = repair(Span::new(file, 0, sources.get(file).text.len()), &sources).unwrap();
        let text = crate::diagnostic::mended(&sources.get(file).text, file, &fix.edits).unwrap();
        assert_eq!(text, "add \u{441}\u{43e} trust, twice");
    }
}
