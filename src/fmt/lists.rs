//! Lists without numbers: `-` marks each item.

use super::edits::Edits;

/// Writes the marks of lists, each given by the places of its marks.
pub fn write(source: &str, lists: &[Vec<usize>], edits: &mut Edits) {
    for items in lists {
        let marked = |at: &usize| matches!(source.as_bytes().get(*at), Some(b'*' | b'+' | b'-'));
        if !items.iter().all(marked) || items.iter().any(|at| would_be_rule(source, *at)) {
            continue;
        }
        for at in items.iter().filter(|at| source.as_bytes()[**at] != b'-') {
            edits.put(*at..at + 1, "-");
        }
    }
}

/// Whether a line would be a rule if it began with `-`: `+ - -`.
fn would_be_rule(source: &str, at: usize) -> bool {
    let rest = source[at..].lines().next().unwrap_or_default();
    let marks = |c: char| matches!(c, '-' | '*' | '+');
    rest.chars().all(|c| marks(c) || c == ' ' || c == '\t') && rest.chars().filter(|c| marks(*c)).count() > 2
}
