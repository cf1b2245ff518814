//! What of a pattern an automaton can search for, as `fancy_regex` 0.16 draws the line.

use fancy_regex::{Assertion, Expr, LookAround, Regex, RegexBuilder};

/// As syntect compiles patterns.
pub fn compiled(pattern: &str) -> Option<Regex> {
    RegexBuilder::new(pattern).oniguruma_mode(true).build().ok()
}

/// What the end of a whole pattern looks ahead for is no burden to an automaton: nothing comes behind it.
pub fn split_root(parsed: &Expr) -> (&[Expr], Option<&Expr>) {
    match parsed {
        Expr::LookAround(ahead, LookAround::LookAhead) => (&[], Some(ahead)),
        Expr::Concat(parts) => match parts.split_last() {
            Some((Expr::LookAround(ahead, LookAround::LookAhead), before)) => (before, Some(ahead)),
            _ => (parts, None),
        },
        other => (std::slice::from_ref(other), None),
    }
}

/// Whether an automaton searches for the whole pattern already.
pub fn is_easy_root(parsed: &Expr) -> bool {
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

/// Whether it asks where a word begins or ends.
pub fn is_about_words(assertion: Assertion) -> bool {
    matches!(assertion, Assertion::LeftWordBoundary | Assertion::RightWordBoundary | Assertion::WordBoundary | Assertion::NotWordBoundary)
}
