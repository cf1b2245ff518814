//! TeX into MathML: the only user of math-core.

use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};

/// Longer formulas are refused: what a person can read is far below.
const LONGEST: usize = 4096;

/// The MathML of a formula, or why there is none.
pub fn mathml(tex: &str, display: bool) -> Result<String, String> {
    if tex.len() > LONGEST {
        return Err(format!("it is longer than {LONGEST} bytes"));
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
