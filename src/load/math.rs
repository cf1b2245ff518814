//! TeX into MathML: the only user of math-core.

use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};

/// Longer formulas are refused: what a person can read is far below.
const LONGEST: usize = 4096;

/// Deeper formulas are refused: the converter works by recursion.
const DEEPEST: usize = 48;

/// The MathML of a formula, or why there is none.
pub fn mathml(tex: &str, display: bool) -> Result<String, String> {
    if tex.len() > LONGEST {
        return Err(format!("it is longer than {LONGEST} bytes"));
    }
    if depth(tex) > DEEPEST {
        return Err(format!("it is nested deeper than {DEEPEST} levels"));
    }
    let converter = LatexToMathML::new(MathCoreConfig::default()).map_err(|error| format!("{error:?}"))?;
    let display = if display { MathDisplay::Block } else { MathDisplay::Inline };
    converter.convert_with_local_state(tex, display).map(|converted| converted.mathml).map_err(|error| words(&error.to_string()))
}

/// A message of the converter as one of ours: lower case, no full stop, things in backquotes.
fn words(message: &str) -> String {
    let message = message.trim_end_matches('.').replace('\n', " ").replace('"', "`");
    let mut letters = message.chars();
    letters.next().map_or(String::new(), |first| first.to_lowercase().chain(letters).collect())
}

/// How deep a formula is at most: groups that are open, and commands one behind the other, of which each may take the next.
fn depth(tex: &str) -> usize {
    let (mut open, mut run, mut deepest) = (0_usize, 0_usize, 0);
    let mut rest = tex;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '\\' => {
                let name = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
                match &rest[..name] {
                    "left" | "begin" => open += 1,
                    "right" | "end" => open = open.saturating_sub(1),
                    _ => run += 1,
                }
                rest = &rest[name.max(rest.chars().next().map_or(0, char::len_utf8))..];
            }
            '{' | '[' => {
                open += 1;
                // Whatever takes this group is as deep as it is.
                open += std::mem::take(&mut run).saturating_sub(1);
            }
            '}' | ']' => open = open.saturating_sub(1),
            '_' | '^' => run += 1,
            c if c.is_whitespace() => {}
            _ => run = 0,
        }
        deepest = deepest.max(open + run);
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_is_that_of_groups_and_of_commands_in_a_row() {
        assert_eq!(depth("a+b"), 0);
        assert_eq!(depth("{{a}}"), 2);
        assert!(depth(&"\\sqrt".repeat(60)) > DEEPEST);
        assert!(depth(&"\\frac{".repeat(60)) > DEEPEST);
        assert!(depth(&"\\left(".repeat(60)) > DEEPEST);
        assert!(depth(&"\\frac{1}{2}+".repeat(60)) < 4);
        assert!(depth("\\alpha \\beta \\gamma \\delta") < 8);
    }

    #[test]
    fn what_cannot_be_shown_is_told_in_lower_case() {
        assert_eq!(mathml("\\nosuch", false).unwrap_err(), "unknown command `\\nosuch`");
        assert!(mathml("\\frac{1}{2}", true).is_ok());
    }
}
