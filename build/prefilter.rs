//! Patterns of grammars, with a test in front that most lines do not pass.
//!
//! Coloring a line asks each of about sixty patterns of a grammar, and most of them are not in it. A pattern without `\b` and without a
//! look-around is asked with an automaton, in 40 ns for a line of 40 bytes. `fancy_regex` 0.16, which syntect 5.3 stands on, tries all
//! others at every place of the line with a machine that goes back and tries again: 0.4 to 4 µs. So those get a test in front of them that
//! an automaton can make: the same pattern without what makes it hard, which matches wherever the pattern does and in more places. It is
//! made once a line, and where it fails nothing else is tried.

use fancy_regex::{Assertion, Expr, LookAround, Regex, RegexBuilder};

/// A pattern that matches what the given one does, with the same groups, and that says sooner when there is no match; `None` where none is
/// known or none is needed.
pub fn prefiltered(pattern: &str) -> Option<String> {
    // What these stand for depends on where a search began, and on the syntax of patterns.
    if [r"\G", r"\K", r"\<", r"\>"].iter().any(|sign| pattern.contains(sign)) {
        return None;
    }
    let parsed = Expr::parse_tree(pattern).ok()?.expr;
    if is_easy_root(&parsed) {
        return None;
    }
    let mut test = String::new();
    relaxed_root(&parsed)?.to_str(&mut test, 0);
    // A test that an empty text passes is passed by all.
    if compiled(&test)?.is_match("").ok()? {
        return None;
    }
    let pattern = in_group(pattern, &parsed)?;
    // `\G`: only where the search begins, so that the test is not made again behind it; `\K`: what was skipped is no part of the match.
    let whole = format!(r"\G(?=(?s:.*?)(?:{test}))(?s:.*?)\K{pattern}");
    (compiled(&whole)?.captures_len() == compiled(&pattern)?.captures_len()).then_some(whole)
}

/// As syntect compiles patterns.
fn compiled(pattern: &str) -> Option<Regex> {
    RegexBuilder::new(pattern).oniguruma_mode(true).build().ok()
}

/// The pattern as a part of another. One with notes may end within a note, which only an end of the line ends.
fn in_group(pattern: &str, parsed: &Expr) -> Option<String> {
    [format!("(?:{pattern})"), format!("(?:{pattern}\n)")]
        .into_iter()
        .find(|group| Expr::parse_tree(group).is_ok_and(|tree| tree.expr == *parsed))
}

/// What the end of a whole pattern looks ahead for is no burden to an automaton: nothing comes behind it.
fn split_root(parsed: &Expr) -> (&[Expr], Option<&Expr>) {
    match parsed {
        Expr::LookAround(ahead, LookAround::LookAhead) => (&[], Some(ahead)),
        Expr::Concat(parts) => match parts.split_last() {
            Some((Expr::LookAround(ahead, LookAround::LookAhead), before)) => (before, Some(ahead)),
            _ => (parts, None),
        },
        other => (std::slice::from_ref(other), None),
    }
}

fn is_easy_root(parsed: &Expr) -> bool {
    let (parts, ahead) = split_root(parsed);
    parts.iter().chain(ahead).all(is_easy)
}

fn is_easy(expr: &Expr) -> bool {
    match expr {
        Expr::Empty | Expr::Any { .. } | Expr::Literal { .. } | Expr::Delegate { .. } => true,
        Expr::Assertion(assertion) => !is_about_words(*assertion),
        Expr::Concat(parts) | Expr::Alt(parts) => parts.iter().all(is_easy),
        Expr::Group(part) => is_easy(part),
        Expr::Repeat { child, .. } => is_easy(child),
        _ => false,
    }
}

fn is_about_words(assertion: Assertion) -> bool {
    matches!(assertion, Assertion::LeftWordBoundary | Assertion::RightWordBoundary | Assertion::WordBoundary | Assertion::NotWordBoundary)
}

fn relaxed_root(parsed: &Expr) -> Option<Expr> {
    let (parts, ahead) = split_root(parsed);
    Some(Expr::Concat(parts.iter().chain(ahead).map(relaxed).collect::<Option<_>>()?))
}

/// An expression that matches at least where this one does, without groups and without what an automaton cannot have; `None` where a part
/// is not understood.
fn relaxed(expr: &Expr) -> Option<Expr> {
    let all = |parts: &[Expr]| parts.iter().map(relaxed).collect::<Option<Vec<_>>>();
    Some(match expr {
        Expr::Empty | Expr::LookAround(..) => Expr::Empty,
        Expr::Assertion(assertion) if is_about_words(*assertion) => Expr::Empty,
        Expr::Assertion(assertion) => Expr::Assertion(*assertion),
        Expr::Any { newline } => Expr::Any { newline: *newline },
        Expr::Literal { val, casei } => Expr::Literal { val: val.clone(), casei: *casei },
        // To find the other case of all that is beyond ASCII would take longer than everything that is saved.
        Expr::Delegate { inner, size, casei: true } => Expr::Delegate { inner: inner.clone(), size: *size, casei: true },
        Expr::Delegate { inner, size, casei: false } => Expr::Delegate { inner: widened(inner), size: *size, casei: false },
        Expr::Group(part) | Expr::AtomicGroup(part) => relaxed(part)?,
        Expr::Concat(parts) => Expr::Concat(all(parts)?),
        Expr::Alt(parts) => Expr::Alt(all(parts)?),
        Expr::Repeat { child, lo, hi, greedy } => Expr::Repeat { child: Box::new(relaxed(child)?), lo: *lo, hi: *hi, greedy: *greedy },
        _ => return None,
    })
}

/// Named classes, each with what it has of ASCII.
const NAMED: [(&str, &str); 7] = [
    (r"\p{L}", "A-Za-z"),
    (r"\p{Ll}", "A-Za-z"),
    (r"\p{Lu}", "A-Za-z"),
    (r"\p{N}", "0-9"),
    (r"\p{Nd}", "0-9"),
    (r"\d", "0-9"),
    (r"\w", "0-9A-Z_a-z"),
];

/// All that is not of ASCII.
const BEYOND: &str = "\u{80}-\u{10ffff}";

/// A class that has at least what the given one has, with everything beyond ASCII for the hundreds of ranges that Unicode's letters are:
/// they make an automaton large, and slow to make.
fn widened(class: &str) -> String {
    let within = match class.strip_prefix('[').and_then(|class| class.strip_suffix(']')) {
        // What is left out, or made of other classes, would have less.
        Some(within) if within.starts_with('^') || within.contains(['[', '&', '~']) || within.contains(r"\\") || within.contains("--") => {
            None
        }
        Some(within) => Some(within),
        None => NAMED.iter().any(|(name, _)| *name == class).then_some(class),
    };
    let Some(within) = within.filter(|within| NAMED.iter().any(|(name, _)| within.contains(name))) else { return class.to_owned() };
    let wide = NAMED.iter().fold(within.to_owned(), |class, (name, ascii)| class.replace(name, ascii));
    format!("[{wide}{BEYOND}]")
}
