//! A line with spans in it, as a paragraph, a heading, an item, a title and an objective.
//!
//! What a facilitator's span says must not reach the participant: with other words in its place, no byte of theirs may change.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tttkit_fuzz::{MODULE, checked, editions, participant, workspace};

fuzz_target!(|input: &[u8]| {
    let Ok(text) = std::str::from_utf8(input) else { return };
    let Some(built) = checked(&workspace(MODULE, module(text).as_bytes())) else { return };
    let [_, theirs] = editions(&built);
    let other = reworded(text);
    if other == text {
        return;
    }
    if let Some(built) = checked(&workspace(MODULE, module(&other).as_bytes())) {
        assert!(participant(&built) == theirs, "the participant's edition depends on a facilitator's words");
    }
});

fn module(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default().replace('\'', "''");
    let line = if line.trim().is_empty() { "Words" } else { line.as_str() };
    format!("---\ntitle: 'A {line}'\ncore_message: Trust.\nobjectives:\n  - 'B {line}'\n---\n\nC {text}\n\n## D {text}\n\n- E {text}\n")
}

/// The text with other words in those of the facilitator's spans that hold no brackets, escapes or line ends.
fn reworded(text: &str) -> String {
    let mut out = text.to_owned();
    for class in ["]{.facilitator}", "]{.instructor}"] {
        let mut from = 0;
        while let Some(close) = out[from..].find(class).map(|at| from + at) {
            let open = out[..close].rfind(['[', ']', '\\', '\n', '\r']);
            if let Some(open) = open.filter(|open| out[*open..].starts_with('[') && !out[*open + 1..close].trim().is_empty()) {
                out.replace_range(open + 1..close, "otherwise");
                from = open + 1 + "otherwise".len() + class.len();
            } else {
                from = close + class.len();
            }
        }
    }
    out
}
