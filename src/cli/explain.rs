//! `tttkit explain`: the rules' own documentation.

use super::Exit;
use super::fold::fold;
use super::ui::Ui;
use crate::diagnostic::Code;
use crate::diagnostic::did_you_mean;
use crate::pipeline;

/// Prints a rule, or all of them with a line each.
pub fn explain(name: Option<&str>, ui: &Ui) -> Exit {
    let Some(name) = name else {
        ui.out(list(pipeline::codes()));
        return Exit::Done;
    };
    // Copied from a message, a name may bring its brackets along.
    let bare = name.trim_matches(['[', ']', '`']);
    match pipeline::rule(bare) {
        Some(code) => {
            ui.out(page(code, ui.width()));
            Exit::Done
        }
        None => {
            ui.error(&unknown(bare));
            Exit::World
        }
    }
}

fn page(code: &Code, width: usize) -> String {
    let Code { name, severity, summary, explanation } = code;
    fold(&format!("{name} ({})\n\n{summary}\n\n{}\n", severity.as_str(), explanation.trim()), width)
}

fn list<'a>(codes: impl Iterator<Item = &'a Code>) -> String {
    let mut codes: Vec<_> = codes.collect();
    codes.sort_by_key(|code| code.name);
    let width = codes.iter().map(|code| code.name.len()).max().unwrap_or(0);
    codes.iter().map(|code| format!("{:width$}  {:7}  {}\n", code.name, code.severity.as_str(), code.summary)).collect()
}

fn unknown(name: &str) -> String {
    match did_you_mean(name, pipeline::codes().map(|code| code.name)) {
        Some(near) => format!("there is no rule `{name}`; did you mean `{near}`?"),
        None => format!("there is no rule `{name}`; `tttkit explain` lists them all"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Severity;

    #[test]
    fn a_rule_is_told_in_full() {
        let code = Code { name: "a-rule", severity: Severity::Error, summary: "Do so.", explanation: "\nBecause.\n" };
        assert_eq!(page(&code, 80), "a-rule (error)\n\nDo so.\n\nBecause.\n");
    }

    #[test]
    fn all_rules_stand_in_order() {
        let rule = |name, severity| Code { name, severity, summary: "Do so.", explanation: "" };
        let rules = [rule("b-rule", Severity::Warning), rule("a", Severity::Error)];
        assert_eq!(list(rules.iter()), "a       error    Do so.\nb-rule  warning  Do so.\n");
    }

    #[test]
    fn a_misspelt_rule_is_told_with_what_was_meant() {
        assert_eq!(unknown("packet-nmae"), "there is no rule `packet-nmae`; did you mean `packet-name`?");
        assert_eq!(unknown("zzzzzzzzzz"), "there is no rule `zzzzzzzzzz`; `tttkit explain` lists them all");
    }

    #[test]
    fn every_rule_explains_itself() {
        for code in pipeline::codes() {
            assert!(!code.summary.is_empty() && !code.explanation.trim().is_empty(), "{} explains nothing", code.name);
            assert!(code.name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-')), "{} is no name of a rule", code.name);
        }
    }
}
