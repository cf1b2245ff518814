//! What tells a finding from others from one run to the next, wherever its line has moved to.

use std::collections::BTreeMap;

use super::super::{Diagnostic, Sources};
use crate::blob::Sha256Sum;
use crate::span::Span;

/// The fingerprints of a run: how often each was given.
#[derive(Default)]
pub struct Fingerprints(BTreeMap<String, usize>);

impl Fingerprints {
    /// The fingerprint of the next finding, in the order of their places: its rule, its file and the words of its line; then which of those
    /// that have all this in common.
    pub fn of(&mut self, found: &Diagnostic, sources: &Sources) -> String {
        let (path, line) = match found.span {
            Some(span) => (sources.get(span.file).path.as_str(), sources.lines(Span { end: span.start, ..span })),
            None => ("", found.message.as_str()),
        };
        // Indentation comes and goes with the list that a line stands in.
        let words = line.split_whitespace().collect::<Vec<_>>().join(" ");
        let sum = Sha256Sum::of(format!("{}\n{path}\n{words}", found.code.name).as_bytes()).to_string();
        let sum = sum.get(..32).unwrap_or(&sum).to_owned();
        let times = self.0.entry(sum.clone()).or_default();
        *times += 1;
        format!("{sum}:{times}")
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::examples::{self, HINT, RULE};
    use super::*;

    fn all(text: &str, word: &str) -> Vec<String> {
        let (sources, file) = examples::source(text);
        let mut fingerprints = Fingerprints::default();
        text.match_indices(word)
            .map(|(at, _)| fingerprints.of(&Diagnostic::at(&RULE, Span::new(file, at, at + word.len()), "wrong"), &sources))
            .collect()
    }

    #[test]
    fn a_finding_keeps_its_fingerprint_where_its_line_moves() {
        let before = all("one\nclick here\nclick here\n", "here");
        assert_eq!(before, all("new\n\none\n  click  here\nand\nclick here", "here"));
        assert_ne!(before[0], before[1]);
        assert_eq!(before[0].strip_suffix(":1"), before[1].strip_suffix(":2"));
        assert_ne!(before[0], all("click there\n", "here")[0]);
    }

    #[test]
    fn rules_and_findings_without_a_place_have_their_own() {
        let (sources, file) = examples::source("words\n");
        let span = Span::new(file, 0, 5);
        let found = [
            Diagnostic::at(&RULE, span, "a"),
            Diagnostic::at(&HINT, span, "a"),
            Diagnostic::nowhere(&RULE, "a"),
            Diagnostic::nowhere(&RULE, "b"),
        ];
        let mut fingerprints = Fingerprints::default();
        let mut all: Vec<_> = found.iter().map(|found| fingerprints.of(found, &sources)).collect();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 4);
    }
}
