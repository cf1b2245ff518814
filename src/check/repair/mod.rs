//! Repairs that seem certain. Whether they are is not told here: who makes them reads the kit again, and keeps those after which nothing
//! is wrong that was right before.

mod fences;
mod ids;
mod letters;

use crate::diagnostic::{Report, Sources};

/// Gives findings the repairs that they have.
pub fn repairs(report: &mut Report, sources: &Sources) {
    ids::repair(report, sources);
    for found in &mut report.diagnostics {
        let Some(span) = found.span.filter(|_| found.fix.is_none()) else { continue };
        found.fix = match found.code.name {
            "unknown-block" => fences::repair(span, sources),
            "look-alike-letters" => letters::repair(span, sources),
            _ => None,
        };
    }
}
