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
    converter.convert_with_local_state(tex, display).map(|converted| converted.mathml).map_err(|error| error.to_string())
}
