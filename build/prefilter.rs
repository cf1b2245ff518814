//! A test in front of a pattern, which most lines do not pass.
//!
//! `fancy_regex` tries a pattern with a look-around at every place of a line, with a machine that goes back and tries again. The test is the same
//! pattern without what makes it hard: it matches wherever the pattern does and in more places, and an automaton makes it. It is made once a
//! line, and where it fails nothing else is tried.

use fancy_regex::{Expr, LookAround};

use super::easy::{compiled, is_about_words};

/// The same pattern behind a test; `None` where no test is known that a line may fail.
pub fn prefiltered(pattern: &str, parsed: &Expr) -> Option<String> {
    let mut test = String::new();
    relaxed(parsed, true)?.to_str(&mut test, 0);
    // A test that an empty text passes is passed by all.
    if compiled(&test)?.is_match("").ok()? {
        return None;
    }
    let pattern = in_group(pattern, parsed)?;
    // `\G`: only where the search begins, so that the test is not made again behind it; `\K`: what was skipped is no part of the match.
    Some(format!(r"\G(?=(?s:.*?)(?:{test}))(?s:.*?)\K{pattern}"))
}

/// The pattern as a part of another. One with notes may end within a note, which only an end of the line ends.
fn in_group(pattern: &str, parsed: &Expr) -> Option<String> {
    [format!("(?:{pattern})"), format!("(?:{pattern}\n)")]
        .into_iter()
        .find(|group| Expr::parse_tree(group).is_ok_and(|tree| tree.expr == *parsed))
}

/// An expression that matches at least where this one does, without groups and without what an automaton cannot have; `None` where a part
/// is not understood. What an expression looks ahead for stays where nothing comes behind it: where it is the last.
fn relaxed(expr: &Expr, last: bool) -> Option<Expr> {
    let all = |parts: &[Expr]| {
        let (end, parts) = parts.split_last()?;
        parts.iter().map(|part| relaxed(part, false)).chain([relaxed(end, last)]).collect::<Option<Vec<_>>>()
    };
    Some(match expr {
        Expr::LookAround(ahead, LookAround::LookAhead) if last => relaxed(ahead, true)?,
        Expr::Empty | Expr::LookAround(..) => Expr::Empty,
        Expr::Assertion(assertion) if is_about_words(*assertion) => Expr::Empty,
        Expr::Assertion(assertion) => Expr::Assertion(*assertion),
        Expr::Any { newline } => Expr::Any { newline: *newline },
        Expr::Literal { val, casei } => Expr::Literal { val: val.clone(), casei: *casei },
        // To find the other case of all that is beyond ASCII would take longer than everything that is saved.
        Expr::Delegate { inner, size, casei: true } => Expr::Delegate { inner: inner.clone(), size: *size, casei: true },
        Expr::Delegate { inner, size, casei: false } => Expr::Delegate { inner: widened(inner), size: *size, casei: false },
        Expr::Group(part) | Expr::AtomicGroup(part) => relaxed(part, last)?,
        Expr::Concat(parts) => Expr::Concat(all(parts)?),
        Expr::Alt(parts) => Expr::Alt(parts.iter().map(|part| relaxed(part, last)).collect::<Option<_>>()?),
        Expr::Repeat { child, lo, hi, greedy } => {
            Expr::Repeat { child: Box::new(relaxed(child, false)?), lo: *lo, hi: *hi, greedy: *greedy }
        }
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
        Some(within)
            if within.starts_with(['^', ']']) || within.contains(['[', '&', '~']) || within.contains(r"\\") || within.contains("--") =>
        {
            None
        }
        Some(within) => Some(within),
        None => NAMED.iter().any(|(name, _)| *name == class).then_some(class),
    };
    let Some(within) = within.filter(|within| NAMED.iter().any(|(name, _)| within.contains(name))) else { return class.to_owned() };
    let wide = NAMED.iter().fold(within.to_owned(), |class, (name, ascii)| class.replace(name, ascii));
    // A class of its own, for it may end with a `-`.
    format!("[[{wide}]{BEYOND}]")
}
