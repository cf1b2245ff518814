//! An address in running text that is no link.

use crate::check::lesson::Lesson;
use crate::diagnostic::{Code, Diagnostic, Report, Severity};
use crate::span::Span;

pub static CODE: Code = Code {
    name: "bare-address",
    severity: Severity::Advice,
    summary: "An address in a text is a link.",
    explanation: "Markdown makes no link of an address that stands in a text by itself. So nobody can follow it with a tap, and somebody types it, letter by letter, \
while the room waits.

    Fill in the form at https://example.org/form before lunch.
    Fill in the form at <https://example.org/form> before lunch.      repaired
    Fill in [the form](https://example.org/form) before lunch.        better: says what it is

An address that is shown as an example stands between backquotes, as code does. Source: CommonMark 0.31, section 6.5 (autolinks).",
};

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    for (text, about) in &lesson.references.bare {
        let source = &lesson.sources.get(about.file).text;
        for address in addresses(text) {
            let start = about.start as usize;
            let place = source.get(about.range()).and_then(|text| text.find(address)).map(|at| Span::new(about.file, start + at, start + at + address.len()));
            report.push(
                Diagnostic::at(&CODE, place.unwrap_or(*about), format!("`{address}` is no link: nobody can tap it"))
                    .hint("write what it is, and the address behind it: `[the form](https://example.org/form)`; or put it between `<` and `>`"),
            );
        }
    }
}

/// The addresses in a text, without what ends the sentence.
fn addresses(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, '"' | '\u{201c}' | '\u{201d}' | '\u{ab}' | '\u{bb}' | '(' | ')' | '<' | '>'));
    words.map(|word| word.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '\u{2019}'])).filter(|word| {
        let rest = ["https://", "http://", "www."].iter().find_map(|start| word.strip_prefix(start));
        rest.is_some_and(|rest| rest.contains('.') && rest.starts_with(char::is_alphanumeric) && rest.ends_with(|c: char| c.is_alphanumeric() || c == '/'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_in_sentences() {
        let found = |text| addresses(text).collect::<Vec<_>>();
        assert_eq!(found("See https://example.org/a, or (www.example.org)."), ["https://example.org/a", "www.example.org"]);
        assert!(found("It starts with https:// or www. and so on; https://... too").is_empty());
    }
}
