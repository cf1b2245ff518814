//! Lists without numbers: `-` marks each item.

use super::edits::Edits;

/// Writes the marks of lists, each given by the places of its marks.
pub fn write(source: &str, lists: &[Vec<usize>], edits: &mut Edits) {
    for items in lists {
        if !items.iter().all(|at| is_mark(source, *at)) || items.iter().any(|at| would_be_rule(source, *at)) {
            continue;
        }
        for at in items.iter().filter(|at| source.as_bytes()[**at] != b'-') {
            edits.put(*at..at + 1, "-");
        }
    }
}

/// Whether the mark of an item stands at a place: the parser counts tabs in columns, and may be off by some.
fn is_mark(source: &str, at: usize) -> bool {
    let Some((before, behind)) = source.split_at_checked(at) else { return false };
    let before = &before[before.rfind('\n').map_or(0, |end| end + 1)..];
    let outer = |c: char| matches!(c, ' ' | '\t' | '>' | '*' | '+' | '-' | '.' | ')') || c.is_ascii_digit();
    let mut behind = behind.chars();
    matches!(behind.next(), Some('*' | '+' | '-')) && matches!(behind.next(), None | Some(' ' | '\t' | '\n')) && before.chars().all(outer)
}

/// Whether a line would be a rule if it began with `-`: `+ - -`.
fn would_be_rule(source: &str, at: usize) -> bool {
    let rest = source[at..].lines().next().unwrap_or_default();
    let marks = |c: char| matches!(c, '-' | '*' | '+');
    rest.chars().all(|c| marks(c) || c == ' ' || c == '\t') && rest.chars().filter(|c| marks(*c)).count() > 2
}
