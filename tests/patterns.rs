//! Patterns of grammars, as they are made faster (`build/patterns.rs`), find the same as before.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

#[path = "../build/patterns.rs"]
mod patterns;
mod support;

use std::collections::BTreeSet;

use fancy_regex::{Regex, RegexBuilder};
use patterns::faster;
use support::Dice;
use syntect::parsing::SyntaxSet;
use syntect::parsing::syntax_definition::Pattern;

fn compiled(pattern: &str) -> Regex {
    RegexBuilder::new(pattern).oniguruma_mode(true).build().unwrap()
}

/// Where a pattern and its groups are found, looked for from some place on.
fn found(pattern: &Regex, text: &str, from: usize) -> Option<Vec<Option<(usize, usize)>>> {
    let found = pattern.captures_from_pos(text, from).unwrap()?;
    Some((0..found.len()).map(|group| found.get(group).map(|group| (group.start(), group.end()))).collect())
}

/// Whether a pattern is behind a test.
fn is_behind_a_test(pattern: &str) -> bool {
    pattern.starts_with(r"\G")
}

#[track_caller]
fn same(pattern: &str, lines: &[&str]) {
    let better = faster(pattern).unwrap_or_else(|| panic!("`{pattern}` stays as it is"));
    let tested = is_behind_a_test(&better);
    assert_eq!(tested, ["(?!", "(?<", "(?>"].iter().any(|hard| pattern.contains(hard)), "`{pattern}` becomes `{better}`");
    // An automaton has it where the machine has no steps for it.
    assert_eq!(!tested, format!("{:?}", AsMade(&compiled(&better))).starts_with("wrapped"), "`{pattern}` becomes `{better}`");
    let (plain, better) = (compiled(pattern), compiled(&better));
    for line in lines {
        for (from, _) in line.char_indices().chain([(line.len(), ' ')]) {
            assert_eq!(found(&better, line, from), found(&plain, line, from), "`{pattern}` in {line:?} from {from}");
        }
    }
}

/// How a pattern is searched for.
struct AsMade<'r>(&'r Regex);

impl std::fmt::Debug for AsMade<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.debug_print(f)
    }
}

#[test]
fn boundaries_of_words_are_handed_on_and_find_the_same() {
    same(r"\bimpl\b", &["", "impl", "simple impl", "impls impl_", " impl\n", "é impl ü", "éimpl", "implü"]);
    same(r"\b(pub)?\s*(fn)\b", &["pub fn", "pubfn", "fn pub  fn", "xfn fn"]);
    same(r"(?=\b(\w+)\s*\()", &["a b (", "call()", "no call", "a(b(c"]);
    same(r"(\w+)\b(?=<)", &["a<b", "Vec<Vec<u8>>", "a b"]);
    same(r"\b[\p{L}_][\p{L}\p{N}_]*\b(?=\s*=)", &["été = 1", "½a= b", "a½ =", "x_1=y=", "1a ="]);
    same(r"(?i)\b(select|from)\b", &["SELECT a FROM b", "selects", "From"]);
    same("(?x) \\b ( a | b ) \\b # a note", &["a", "b c", "ab", "c a"]);
    same(r"\Ba\B|\b", &["a", "bab", " a ", "éaé", "é"]);
    same(r"\ba?", &["", "a", "ba", "b a"]);
    same(r"a(?:-\b){1,2}", &["a--", "a--b", "a-b", "a-b-c-"]);
    same(r"\\\bb[\\b\]]", &["b", r"\bb", r"\b\", r"b]"]);
}

#[test]
fn what_is_still_hard_gets_a_test_and_finds_the_same() {
    same(r"\b[^\p{L}]\d\w(?!x)", &["é1é", "-11", "_1ax", "½1½", "_1½"]);
    same(r"=(?!=)", &["a = b", "a == b", "a === b ="]);
    same(r"(?<=a)b", &["ab", "bab", "b", "xb ab"]);
    same("^\\s*(?>if|i)\\b", &["  if", "i", "iff", "x if"]);
    same(r"(?!0)([\w -]+)(:)", &["a-é:", "é:", "0-é:", "-:", "\u{80}:", "½:"]);
    same(r"\ba(?:(?=b)|c(?!d)|(?=e(?=f)))", &["ab", "ac", "acd", "aef", "ae", "xab"]);
}

#[test]
fn an_easy_pattern_stays_and_so_does_what_no_test_helps() {
    // An automaton has these already; the last is what a look ahead at the end becomes.
    for easy in ["impl", r"(\w+)\s*=", "^a|b$", r"(?i)0x[0-9a-f]+", "a(?=b)"] {
        assert_eq!(faster(easy), None, "{easy}");
    }
    // Every line has these, or nobody knows.
    for without in ["(?!a)", r"\b(?!a)", r"(a)\b\1", r"\G\ba", r"\ba\Kb"] {
        assert_eq!(faster(without), None, "{without}");
    }
    // The letters of a boundary, and none.
    for none in [r"[\b]", r"a[a\b]", "(?x)a # \\b", r"\\b"] {
        assert_eq!(faster(none), None, "{none}");
    }
}

/// Lines that a pattern is likely to find something in: words and signs that it is made of, and others.
fn lines(pattern: &str, dice: &mut Dice) -> Vec<String> {
    const SIGNS: [&str; 24] =
        [" ", " ", "  ", "\t", "(", ")", "{", "}", "[", "]", "<", ">", "=", ".", ",", ":", ";", "\"", "'", "/", "\\", "$", "é", "\n"];
    let own = pattern.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty());
    let words: Vec<&str> = own.chain(["a", "x1", "0", "_", "été", "If"]).collect();
    let line =
        |dice: &mut Dice| (0..1 + dice.roll(9)).map(|_| if dice.roll(5) < 3 { *dice.pick(&words) } else { *dice.pick(&SIGNS) }).collect();
    (0..12).map(|_| line(dice)).collect()
}

#[test]
fn every_pattern_of_every_grammar_finds_the_same() {
    let mut patterns = BTreeSet::new();
    for syntax in SyntaxSet::load_defaults_newlines().into_builder().syntaxes() {
        for pattern in syntax.contexts.values().flat_map(|context| &context.patterns) {
            if let Pattern::Match(found) = pattern
                && !found.has_captures
            {
                patterns.insert(found.regex.regex_str().to_owned());
            }
        }
    }
    let (mut dice, mut better, mut tested, mut matches) = (Dice(7), 0, 0, 0);
    for pattern in &patterns {
        let Some(with) = faster(pattern) else { continue };
        better += 1;
        tested += usize::from(is_behind_a_test(&with));
        let (plain, with) = (compiled(pattern), compiled(&with));
        for line in lines(pattern, &mut dice) {
            for from in [0, line.char_indices().map(|(at, _)| at).nth(2).unwrap_or(0)] {
                let expected = found(&plain, &line, from);
                matches += usize::from(expected.is_some());
                assert_eq!(found(&with, &line, from), expected, "`{pattern}` in {line:?} from {from}");
            }
        }
    }
    let told = format!("{better} of {} patterns are faster, {tested} of them by a test; {matches} matches", patterns.len());
    assert!(better > 1_500 && tested > 200 && better > 3 * tested && matches > 2 * better, "{told}");
}
