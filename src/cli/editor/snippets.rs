//! Snippets: each block by its name, and the front matter of each kind of file.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::block::{Cue, Grouping, NAMES, Name, Shared};
use crate::json;
use crate::pipeline::OURS;

/// A snippet as VS Code reads it.
#[derive(Serialize)]
struct Snippet {
    scope: &'static str,
    prefix: &'static str,
    body: Vec<String>,
    description: &'static str,
}

/// The file.
pub fn text() -> String {
    let blocks = NAMES.iter().map(|(name, block)| {
        let snippet = Snippet { scope: "markdown", prefix: name, body: body(name, *block), description: meaning(*block) };
        ((*name).to_owned(), snippet)
    });
    let files = FILES.map(|(prefix, scope, description, body)| {
        let body = body.lines().map(str::to_owned).collect();
        (format!("a whole {prefix}"), Snippet { scope, prefix, body, description })
    });
    let all: BTreeMap<String, Snippet> = blocks.chain(files).collect();
    format!("// {OURS}; `tttkit schema --editor` writes it anew.\n{}", json::pretty(&all))
}

/// What starts a file.
const FILES: [(&str, &str, &str, &str); 3] = [
    ("module", "markdown", "The start of a module, with its front matter.", include_str!("../starter/editor/module.md")),
    ("page", "markdown", "The start of a page or handout, with its front matter.", "---\ntitle: ${1:Welcome}\n---\n\n$0"),
    ("plan", "yaml", "A delivery plan.", include_str!("../starter/editor/plan.yaml")),
];

/// The lines of a block: what is written most often in it, with places to jump to.
fn body(name: &str, block: Name) -> Vec<String> {
    let groupings = Grouping::VALUES.map(|(name, _)| name).join(",");
    let lines = |open: String, inner: &[&str]| {
        let inner = inner.iter().map(|line| (*line).to_owned());
        std::iter::once(open).chain(inner).chain([":::".to_owned()]).collect()
    };
    let plain = || format!("::: {name}");
    match block {
        Name::Cue(Cue::Do) => lines(plain(), &["1. (${1:5} min) $0"]),
        Name::Cue(Cue::LookFor) | Name::Shared(Shared::Checklist | Shared::Keypoints | Shared::Objectives) => lines(plain(), &["- $0"]),
        Name::Cue(Cue::Anticipate) => lines(plain(), &["${1:What they will ask}", "", "${0:What you answer}"]),
        Name::Cue(Cue::IfShort | Cue::IfTime) => lines(format!("::: {name} {{minutes=${{1:5}}}}"), &["$0"]),
        Name::Shared(Shared::Activity) => vec![
            format!("::::: {name} {{#${{1:id}} minutes=${{2:10}} grouping=${{3|{groupings}|}}}}"),
            "## ${4:Title}".to_owned(),
            String::new(),
            "$0".to_owned(),
            ":::::".to_owned(),
        ],
        Name::Shared(Shared::Discussion) => {
            lines(format!("::: {name} {{grouping=${{1|{groupings}|}} title=\"${{2:Title}}\"}}"), &["${0:What we talk about}"])
        }
        Name::Shared(Shared::Materials) => lines(plain(), &["- (${1:1} per ${2|person,pair,table,room|}) $0"]),
        Name::Shared(Shared::Check) => lines(
            plain(),
            &["${1:The question}", "", "- [x] ${2:a right answer} :: ${3:why it is right}", "- [ ] ${4:a wrong one} :: ${0:why it is not}"],
        ),
        Name::Shared(Shared::Reflect) => lines(format!("::: {name} {{#${{1:id}} lines=${{2:4}}}}"), &["${0:The prompt}"]),
        Name::Shared(Shared::Local) => lines(
            format!("::: {name} {{#${{1:id}} prompt=\"${{2:What you fill in, and how long}}\"}}"),
            &["${0:What stands here until then}"],
        ),
        Name::Shared(Shared::Slide | Shared::Callout) => lines(format!("::: {name} {{title=\"${{1:Title}}\"}}"), &["$0"]),
        Name::Shared(Shared::Tab | Shared::GroupTab) => lines(plain(), &["### ${1:In a room}", "$2", "", "### ${3:Online}", "$0"]),
        Name::Cue(_) | Name::Shared(_) => lines(plain(), &["$0"]),
    }
}

/// What a block is for, and who sees it.
fn meaning(block: Name) -> &'static str {
    match block {
        Name::Cue(cue) => match cue {
            Cue::Say => "Words to speak; the facilitator's.",
            Cue::Do => "Steps, each with its minutes; the facilitator's.",
            Cue::Ask => "A question to put to the room, with follow-ups; the facilitator's.",
            Cue::LookFor => "Expected answers, themes to listen for; the facilitator's.",
            Cue::Anticipate => "A question that participants will ask, and its answer; the facilitator's.",
            Cue::Poll => "A question that is run in the room; the facilitator's.",
            Cue::Debrief => "Prompts that close an activity; the facilitator's.",
            Cue::Transition => "The bridge to what comes next; the facilitator's.",
            Cue::IfShort => "What to drop when time is short; the facilitator's.",
            Cue::IfTime => "What to add when there is some time; the facilitator's.",
            Cue::Facilitator => "Any other note for the facilitator alone.",
            Cue::AnswerKey => "Answers that participants never get.",
        },
        Name::Shared(shared) => of_both(shared),
    }
}

fn of_both(block: Shared) -> &'static str {
    match block {
        Shared::Participant => "Text for the participant's page alone.",
        Shared::Activity => "A piece of work; other blocks stand in it.",
        Shared::Purpose => "What the activity is for.",
        Shared::Outcome => "What comes of the activity.",
        Shared::Materials => "What must be there, with quantities; the facilitator's, unless `from=participant`.",
        Shared::Discussion => "A prompt that is talked through together.",
        Shared::Challenge => "Practice, with hints and a solution in it.",
        Shared::Solution => "The solution of a challenge, folded for participants.",
        Shared::Hint => "Help with a challenge, folded for participants.",
        Shared::Spoiler => "More for those who want it, folded for participants.",
        Shared::Check => "A self-check: right and wrong answers, each with its reason.",
        Shared::Reflect => "A prompt with room to write.",
        Shared::ExitTicket => "The last check before people leave.",
        Shared::Local => "A slot that others may fill for their district; what stands in it is the default.",
        Shared::Slide => "What is projected.",
        Shared::InPerson => "For sessions in one room.",
        Shared::Virtual => "For sessions online.",
        Shared::Callout => "Something that stands out, with a title of its own.",
        Shared::Note => "Something to know.",
        Shared::Tip => "Something that helps.",
        Shared::Important => "Something that must not be missed.",
        Shared::Warning => "Something that can go wrong.",
        Shared::Caution => "Something that can do harm.",
        Shared::Example => "An example.",
        Shared::Definition => "What a word means.",
        Shared::Testimonial => "What somebody said who has done it.",
        Shared::Prereq => "What must be known or done before.",
        Shared::Checklist => "Things to tick off.",
        Shared::Objectives => "What participants will be able to do.",
        Shared::Questions => "The questions that are answered here.",
        Shared::Keypoints => "What to remember.",
        Shared::Tab => "One of several panels; each heading starts one.",
        Shared::GroupTab => "Panels that change together with others of the same titles.",
    }
}
