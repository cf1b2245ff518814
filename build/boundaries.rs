//! `\b` and `\B`, handed on to an automaton.
//!
//! The automata of `regex-automata` know where words begin and end, but `fancy_regex` 0.16 does not ask them: every pattern with a `\b`,
//! which most of a grammar's are, goes to a machine that tries all places of a line. For a line of 40 bytes that takes 0.6 to 5 µs, where an
//! automaton takes 0.1. What `fancy_regex` does hand on as it stands is a class, and where a class ends the two read differently: in `[A-[]` it
//! takes the second bracket for the beginning of an inner class, and `regex-syntax` for the end of a range, behind which the class is over.
//! So what comes next, until `fancy_regex` has seen its brackets closed, `regex-syntax` reads as a pattern; and a `\b` may stand there.
//! `fancy_regex` 0.20 hands boundaries on by itself: when syntect takes it up, this file can go.

use std::sync::LazyLock;

use fancy_regex::{Assertion, Expr};

use super::easy::{compiled, is_easy_root};

/// A boundary as `regex-syntax` is to read it, and around it what both read as nothing.
///
/// For `fancy_regex` all of it is one class, repeated no times. For `regex-syntax` it is a class repeated no times, a group with the
/// boundary between two notes, and a bracket repeated no times. The first note holds a `\p{`: in a class, between that and the next `}`,
/// `fancy_regex` lets a backslash stand.
fn as_class(sign: &str) -> String {
    format!("(?-i:[A-[]{{0}}(?x:#\\p{{\n{sign}#}}\n)]{{0}})")
}

/// A kind of boundary.
struct Boundary {
    kind: Assertion,
    sign: &'static str,
    class: String,
    parsed: Expr,
}

impl Boundary {
    fn new(kind: Assertion, sign: &'static str) -> Option<Self> {
        let class = as_class(sign);
        let parsed = Expr::parse_tree(&class).ok()?.expr;
        let boundary = Self { kind, sign, class, parsed };
        boundary.is_read_as_one().then_some(boundary)
    }

    /// Whether it is read as said above: in other versions of the two crates it may not be, and is not used.
    fn is_read_as_one(&self) -> bool {
        let places = |sign: &str| {
            let pattern = compiled(&format!("{sign}[a-z ]"))?;
            let places: Option<Vec<_>> = pattern.find_iter("one or o1").map(|found| Some(found.ok()?.range())).collect();
            places.filter(|places| !places.is_empty())
        };
        places(self.sign).is_some_and(|expected| places(&self.class) == Some(expected))
    }
}

static BOUNDARIES: LazyLock<Vec<Boundary>> = LazyLock::new(|| {
    let kinds = [(Assertion::WordBoundary, r"\b"), (Assertion::NotWordBoundary, r"\B")];
    kinds.into_iter().filter_map(|(kind, sign)| Boundary::new(kind, sign)).collect()
});

/// The same pattern with its boundaries handed on; `None` where it has something else as well that an automaton cannot have.
pub fn handed_on(pattern: &str, parsed: &Expr) -> Option<String> {
    let mut expected = parsed.clone();
    replace(&mut expected);
    if !is_easy_root(&expected) {
        return None;
    }
    let mut text = String::new();
    let mut signs = pattern.chars();
    while let Some(sign) = signs.next() {
        text.push(sign);
        if sign == '\\' {
            text.extend(signs.next());
            if let Some(boundary) = BOUNDARIES.iter().find(|boundary| text.ends_with(boundary.sign)) {
                text.truncate(text.len() - boundary.sign.len());
                text.push_str(&boundary.class);
            }
        }
    }
    // In a class or a note the same letters say something else, and what comes of it is another tree.
    (Expr::parse_tree(&text).ok()?.expr == expected).then_some(text)
}

/// Puts classes in place of boundaries, wherever an automaton may have them.
fn replace(tree: &mut Expr) {
    match tree {
        Expr::Assertion(kind) => {
            if let Some(boundary) = BOUNDARIES.iter().find(|boundary| boundary.kind == *kind) {
                *tree = boundary.parsed.clone();
            }
        }
        Expr::Concat(parts) | Expr::Alt(parts) => parts.iter_mut().for_each(replace),
        Expr::Group(part) | Expr::LookAround(part, _) => replace(part),
        Expr::Repeat { child, .. } => replace(child),
        _ => {}
    }
}
