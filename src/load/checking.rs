//! What authors say of the rules: how grave a breach is, and what need not be kept.

use super::fields::{Fields, text};
use crate::diagnostic::Report;
use crate::kit::{Allowed, Levels};

/// `[check]` in `book.toml`, and `check` in `kit.yaml`: names of rules and how grave a breach is. Which rules there are, load does not know.
pub fn levels(fields: &mut Fields<'_>, what: &'static str) -> Levels {
    let Some(section) = fields.data("check") else { return Levels::default() };
    let mut keys = Fields::of(section, what, "picture-without-words: error", fields.report());
    let reading_level = keys.number("reading-level").map(|number| number.value);
    let rest = keys.rest();
    let rules = rest.into_iter().filter_map(|(rule, level)| Some((rule, text(level, "the level of a rule", keys.report())?))).collect();
    keys.finish();
    Levels { rules, reading_level }
}

/// `allow`: each a rule, the reason why it need not be kept, and perhaps the words where.
pub fn allow(fields: &mut Fields<'_>) -> Vec<Allowed> {
    let list = fields.list("allow");
    let one = |data, report: &mut Report| {
        let mut keys = Fields::of(data, "an entry of `allow`", "{rule: no-debrief, reason: The next activity closes both}", report);
        let rule = keys.required("rule", "rule: no-debrief");
        let reason = keys.required("reason", "reason: The next activity closes both");
        let words = keys.text("words");
        keys.finish();
        Some(Allowed { rule: rule?, reason: reason?.value.split_whitespace().collect::<Vec<_>>().join(" "), words })
    };
    list.into_iter().filter_map(|data| one(data, fields.report())).collect()
}
