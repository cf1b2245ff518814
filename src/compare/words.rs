//! Two texts word by word: what stayed, what went, what came.

use serde::{Deserialize, Serialize};

/// A run of words that stayed, went or came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Run {
    /// In both.
    Kept(String),
    /// In the one before.
    Removed(String),
    /// In the one after.
    Added(String),
}

/// The runs that lead from one text to another.
pub fn runs(before: &str, after: &str) -> Vec<Run> {
    let (before, after): (Vec<&str>, Vec<&str>) = (before.split_whitespace().collect(), after.split_whitespace().collect());
    let mut runs = Vec::new();
    let (mut removed, mut added, mut kept) = (Vec::new(), Vec::new(), Vec::new());
    for step in align(&before, &after) {
        match step {
            Step::Both(at, _) => {
                change(&mut removed, &mut added, &mut runs);
                kept.push(before[at]);
            }
            Step::Before(at) => {
                keep(&mut kept, &mut runs);
                removed.push(before[at]);
            }
            Step::After(at) => {
                keep(&mut kept, &mut runs);
                added.push(after[at]);
            }
        }
    }
    change(&mut removed, &mut added, &mut runs);
    keep(&mut kept, &mut runs);
    runs
}

fn keep(kept: &mut Vec<&str>, runs: &mut Vec<Run>) {
    if !kept.is_empty() {
        runs.push(Run::Kept(kept.join(" ")));
        kept.clear();
    }
}

fn change(removed: &mut Vec<&str>, added: &mut Vec<&str>, runs: &mut Vec<Run>) {
    if !removed.is_empty() {
        runs.push(Run::Removed(removed.join(" ")));
    }
    if !added.is_empty() {
        runs.push(Run::Added(added.join(" ")));
    }
    removed.clear();
    added.clear();
}

/// A step from one list to another, by the places of its elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// In both lists.
    Both(usize, usize),
    /// In the one before alone.
    Before(usize),
    /// In the one after alone.
    After(usize),
}

/// Longer lists are not held against each other element by element, but taken as wholly other where they begin and end alike no more:
/// the table of two texts of 2,000 words has four million places.
const PLACES_AT_MOST: usize = 4_000_000;

/// The steps from one list to another that keep the most.
///
/// Source: the longest common subsequence by dynamic programming, R. Wagner and M. Fischer, "The String-to-String Correction Problem",
/// 1974.
pub fn align<T: PartialEq>(before: &[T], after: &[T]) -> Vec<Step> {
    let start = before.iter().zip(after).take_while(|(a, b)| a == b).count();
    let rest = before.len().min(after.len()) - start;
    let end = before.iter().rev().zip(after.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let (rows, columns) = (before.len() - start - end, after.len() - start - end);
    let mut steps: Vec<Step> = (0..start).map(|at| Step::Both(at, at)).collect();
    if rows.saturating_mul(columns) > PLACES_AT_MOST {
        steps.extend((start..start + rows).map(Step::Before));
        steps.extend((start..start + columns).map(Step::After));
    } else {
        let width = columns + 1;
        // The length of the longest common subsequence of what follows each place.
        let mut longest = vec![0_u32; (rows + 1) * width];
        for row in (0..rows).rev() {
            for column in (0..columns).rev() {
                longest[row * width + column] = if before[start + row] == after[start + column] {
                    longest[(row + 1) * width + column + 1] + 1
                } else {
                    longest[(row + 1) * width + column].max(longest[row * width + column + 1])
                };
            }
        }
        let (mut row, mut column) = (0, 0);
        while row < rows || column < columns {
            if row < rows && column < columns && before[start + row] == after[start + column] {
                steps.push(Step::Both(start + row, start + column));
                (row, column) = (row + 1, column + 1);
            } else if column == columns || (row < rows && longest[(row + 1) * width + column] >= longest[row * width + column + 1]) {
                steps.push(Step::Before(start + row));
                row += 1;
            } else {
                steps.push(Step::After(start + column));
                column += 1;
            }
        }
    }
    steps.extend((0..end).map(|at| Step::Both(start + rows + at, start + columns + at)));
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(before: &str, after: &str) -> String {
        let mark = |run| match run {
            Run::Kept(words) => words,
            Run::Removed(words) => format!("[-{words}-]"),
            Run::Added(words) => format!("{{+{words}+}}"),
        };
        runs(before, after).into_iter().map(mark).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_that_changed_stand_between_those_that_stayed() {
        assert_eq!(text("Ask, wait and listen.", "Ask, wait and listen."), "Ask, wait and listen.");
        assert_eq!(text("Ask, wait and listen.", "Ask and listen closely."), "[-Ask, wait-] {+Ask+} and [-listen.-] {+listen closely.+}");
        assert_eq!(text("", "All new"), "{+All new+}");
        assert_eq!(text("a b c", "b c d"), "[-a-] b c {+d+}");
    }

    #[test]
    fn what_is_too_long_to_align_is_still_told_whole() {
        let long = |word: &str| (0..3000).map(|at| format!("{word}{at}")).collect::<Vec<_>>().join(" ");
        let runs = runs(&format!("same {} end", long("a")), &format!("same {} end", long("b")));
        assert_eq!(runs.len(), 4);
        assert_eq!(runs[0], Run::Kept("same".into()));
    }
}
