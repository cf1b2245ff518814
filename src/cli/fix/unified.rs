//! Two texts with the same number of lines, as a unified diff.

use std::fmt::Write as _;

/// So many lines stand around a change.
const AROUND: usize = 3;

/// The diff, as `patch` and people read it. No repair adds or takes away lines, so that a line goes with the line of its number.
pub fn unified(path: &str, before: &str, after: &str, color: bool) -> String {
    let (old, new): (Vec<_>, Vec<_>) = (before.split_inclusive('\n').collect(), after.split_inclusive('\n').collect());
    let changed: Vec<usize> = (0..old.len()).filter(|at| old.get(*at) != new.get(*at)).collect();
    let mut out = format!("--- a/{path}\n+++ b/{path}\n");
    for group in changed.chunk_by(|one, next| next - one <= 2 * AROUND) {
        let (Some(first), Some(last)) = (group.first(), group.last()) else { continue };
        let from = first.saturating_sub(AROUND);
        let to = (last + AROUND + 1).min(old.len());
        let length = to - from;
        // Writing to a string cannot fail.
        let _ = writeln!(out, "@@ -{0},{length} +{0},{length} @@", from + 1);
        let mut at = from;
        while at < to {
            let run = (at..to).take_while(|line| group.contains(line)).count();
            if run == 0 {
                line(' ', old[at], false, &mut out);
                at += 1;
                continue;
            }
            old[at..at + run].iter().for_each(|text| line('-', text, color, &mut out));
            new[at..at + run].iter().for_each(|text| line('+', text, color, &mut out));
            at += run;
        }
    }
    out
}

fn line(sign: char, text: &str, color: bool, out: &mut String) {
    let (bare, ended) = text.strip_suffix('\n').map_or((text, false), |bare| (bare, true));
    let code = if sign == '-' { 31 } else { 32 };
    *out += &if color { format!("\u{1b}[{code}m{sign}{bare}\u{1b}[0m\n") } else { format!("{sign}{bare}\n") };
    if !ended {
        *out += "\\ No newline at end of file\n";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_stand_among_their_neighbours() {
        let before: String = (1..=20).map(|n| format!("{n}\n")).collect();
        let after = before.replace("\n2\n", "\ntwo\n").replace("\n3\n", "\nthree\n").replace("\n16\n", "\nsixteen\n");
        let expected = "--- a/x.md\n+++ b/x.md\n@@ -1,6 +1,6 @@\n 1\n-2\n-3\n+two\n+three\n 4\n 5\n 6\n\
            @@ -13,7 +13,7 @@\n 13\n 14\n 15\n-16\n+sixteen\n 17\n 18\n 19\n";
        assert_eq!(unified("x.md", &before, &after, false), expected);
    }

    #[test]
    fn a_last_line_without_an_end_is_told() {
        assert_eq!(
            unified("x", "a", "b", false),
            "--- a/x\n+++ b/x\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n"
        );
        assert!(unified("x", "a\n", "b\n", true).contains("\u{1b}[31m-a\u{1b}[0m\n\u{1b}[32m+b\u{1b}[0m\n"));
    }
}
