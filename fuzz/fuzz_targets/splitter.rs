//! The body of a module: blocks, attributes, nesting, and all that Markdown makes of the rest.
//!
//! What stands in a facilitator's block must not reach the participant: with all of it taken out, no byte of theirs may change.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tttkit_fuzz::{FRONT, MODULE, checked, editions, participant, workspace};

const CUES: [&str; 13] = [
    "say", "do", "ask", "look-for", "anticipate", "poll", "debrief", "transition", "if-short", "if-time", "facilitator", "instructor",
    "answer-key",
];

fuzz_target!(|input: &[u8]| {
    let Some(built) = checked(&workspace(MODULE, &[FRONT.as_bytes(), input].concat())) else { return };
    let [_, theirs] = editions(&built);
    let Ok(text) = std::str::from_utf8(input) else { return };
    let without = without_cues(&text.replace("\r\n", "\n").replace('\r', "\n"));
    if let Some(built) = checked(&workspace(MODULE, &[FRONT.as_bytes(), without.as_bytes()].concat())) {
        assert!(participant(&built) == theirs, "the participant's edition depends on a facilitator's block");
    }
});

/// The text without the lines between the fences of blocks that are the facilitator's by their name. A reading of its own, so that it
/// does not share the splitter's mistakes.
fn without_cues(text: &str) -> String {
    let mut out = String::new();
    let mut open: Vec<bool> = Vec::new();
    for line in text.split_inclusive('\n') {
        let fence = line.trim().strip_prefix(":::").map(|rest| rest.trim_start_matches(':').trim());
        let hidden = open.contains(&true);
        match fence {
            Some("") => drop(open.pop()),
            Some(rest) => {
                let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '{' | ':')).unwrap_or(rest.len());
                open.push(CUES.contains(&&rest[..end]));
            }
            None => {}
        }
        // Fences that open and close the outermost such block stay.
        if !hidden || !open.contains(&true) {
            out.push_str(line);
        }
    }
    out
}
