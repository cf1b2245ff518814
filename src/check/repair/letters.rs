//! Letters of other alphabets among Latin ones that look the same.

use crate::check::look_alikes::latin;
use crate::diagnostic::{Edit, Fix, Sources};
use crate::span::Span;

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
        let mut sources = Sources::default();
        let file = sources.add(crate::path::KitPath::new("kits/a/modules/01-why.md").unwrap(), text.to_owned());
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
