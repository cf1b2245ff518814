//! Cases of `tttkit check` that no folder holds: what was released before, what is too large for git, what servers answered.

use tttkit::pipeline::{Answer, Answers};

use super::{GOOD, Make, WHY, Workspace, YAML};

/// A case, with its near miss.
pub struct Checked {
    /// The name, as a folder would have it.
    pub name: &'static str,
    /// What is released first, if anything is.
    pub released: Option<Make>,
    /// What breaks the rule then, and what servers answer.
    pub breach: (Make, Option<Answered>),
    /// What nearly does.
    pub near: (Make, Option<Answered>),
}

/// What servers answer.
pub type Answered = fn() -> Answers;

/// The cases.
pub const CHECKED: &[Checked] = &[
    Checked {
        name: "heavy-media",
        released: None,
        breach: (|workspace| pictured(workspace, 3_240_000), None),
        near: (|workspace| pictured(workspace, 1_000_000), None),
    },
    Checked {
        name: "heavy-media--recording",
        released: None,
        breach: (|workspace| played(workspace, 50_000_001), None),
        near: (|workspace| played(workspace, 3_240_000), None),
    },
    Checked {
        name: "stale-translation",
        released: Some(in_two_languages),
        breach: (|workspace| workspace.replace(WHY, "Text.", "More text."), None),
        near: (
            |workspace| {
                workspace.replace(WHY, "Text.", "More text.");
                workspace.replace(WHY_ES, "Texto.", "Más texto.");
            },
            None,
        ),
    },
    Checked {
        name: "stale-translation--new-number",
        released: Some(in_two_languages),
        breach: (
            |workspace| {
                workspace.replace(WHY, "Text.", "More text.");
                workspace.replace(YAML, "version: 1.0.0", "version: 1.1.0");
                workspace.write("kits/trust/locales/es/pages/help.md", "# Ayuda\n\nPregunta.\n");
                workspace.write("kits/trust/pages/help.md", "# Help\n\nAsk.\n");
            },
            None,
        ),
        // Only the translation changed.
        near: (|workspace| workspace.replace(WHY_ES, "Texto.", "Más texto."), None),
    },
    Checked {
        name: "link-gone",
        released: None,
        breach: (linked, Some(|| answer(Answer::Gone("the server answers 404".to_owned())))),
        near: (linked, Some(|| answer(Answer::Trouble("the server answers 503".to_owned())))),
    },
    Checked {
        name: "link-trouble",
        released: None,
        breach: (linked, Some(|| answer(Answer::Trouble("no answer within 10 seconds".to_owned())))),
        near: (linked, Some(|| answer(Answer::Good))),
    },
    Checked {
        name: "link-moved",
        released: None,
        breach: (linked, Some(|| answer(Answer::Moved("https://forms.example.org/trust#first".to_owned())))),
        near: (linked, Some(Answers::new)),
    },
];

const WHY_ES: &str = "kits/trust/locales/es/modules/01-why.md";

fn pictured(workspace: &Workspace, bytes: usize) {
    workspace.write(WHY, format!("{GOOD}![The hall](../media/hall.jpg)\n\nAgain: ![The hall](../media/hall.jpg)\n"));
    workspace.write("kits/trust/media/hall.jpg", vec![0; bytes]);
}

fn played(workspace: &Workspace, bytes: usize) {
    workspace.write(WHY, format!("{GOOD}Text.\n\n![Two teachers talk](../media/talk.mp4)\n"));
    workspace.write("kits/trust/media/talk.mp4", vec![0; bytes]);
}

fn in_two_languages(workspace: &Workspace) {
    workspace.write(WHY_ES, "---\ntitle: La confianza\ncore_message: La confianza va primero.\n---\n\nTexto.\n");
}

/// A link in two places, one of them the facilitator's.
fn linked(workspace: &Workspace) {
    let link = "[the form](https://example.org/form#first)";
    workspace.write(WHY, format!("{GOOD}Fill in {link}.\n\n::: facilitator\nLook at {link} yourself.\n:::\n"));
}

fn answer(answer: Answer) -> Answers {
    [("https://example.org/form#first".to_owned(), answer)].into()
}
