//! Front matter, and the lists that it shares with `kit.yaml`.

use super::shape::{Schema, either, flag, formed, list, number, one_of, table, text};
use super::{Example, Rules, allow, id, minutes};
use crate::block::Fidelity;
use crate::load::blocks::FROM;
use crate::load::lists::PER;

/// The front matter of a page or handout.
pub fn page(rules: &Rules) -> Schema {
    let mut keys = named("why");
    keys.extend([license(), ("allow", allow(rules))]);
    table("the front matter of a page", "What a page or handout says of itself.", keys).of_file("Front matter of a page")
}

/// The front matter of a module.
pub fn module(rules: &Rules) -> Schema {
    let mut keys = named("why");
    keys.extend([
        (
            "core_message",
            text(
                "What every participant must leave with: one sentence of plain text, the same in both editions.",
                "Blended learning gives every student some control over time, place, path or pace.",
            ),
        ),
        ("core_messages", core_messages()),
        ("objectives", objectives("What participants can do after the module, each a line.")),
        ("minutes", minutes("How long it takes: minutes, or a range; the sum of its activities if left out.")),
        ("fidelity", one_of("What may be changed in it.", Fidelity::VALUES.map(|(name, _)| name)).by_default(Example::Text("required"))),
        ("materials", materials("What must be there for the module.")),
        ("preparation", preparation("What to do before the module; the facilitator alone reads it.")),
        license(),
        ("allow", allow(rules)),
    ]);
    let module = table("the front matter of a module", "What a module says of itself.", keys);
    module.needs_any(&["core_message", "core_messages"]).of_file("Front matter of a module")
}

fn named(example: &'static str) -> Vec<(&'static str, Schema)> {
    vec![
        ("id", id("Its name for ever, for links and plans; the file's name without its number if left out.", example)),
        ("title", text("Its title: inline Markdown, which may hold words for one edition.", "Why blended learning")),
    ]
}

fn license() -> (&'static str, Schema) {
    ("license", text("Its own license, as an SPDX expression, where it is not the kit's.", "CC-BY-4.0"))
}

/// `core_messages`.
pub fn core_messages() -> Schema {
    let message = table(
        "a core message",
        "A core message with an id of its own.",
        vec![
            ("id", id("Its id, which `core=` and `[id]{.core}` name.", "control")),
            ("text", text("Its words: one sentence of plain text.", "Students have some control over their learning.")),
        ],
    );
    list("Several core messages, each with an id of its own.", message.needs(&["id", "text"]))
}

/// `objectives`.
pub fn objectives(description: &'static str) -> Schema {
    list(description, text("An objective: a line of inline Markdown.", "Explain the four kinds of student control"))
}

/// `materials`.
pub fn materials(description: &'static str) -> Schema {
    let thing = table(
        "a material",
        "A thing that must be there, with its quantity.",
        vec![
            ("item", text("What it is: a line of inline Markdown.", "Sticky notes")),
            ("quantity", number("How many there must be.", 0, None, 1)),
            ("per", one_of("What the quantity is counted for.", PER.map(|(name, _)| name))),
            (
                "from",
                one_of("Who brings it; participants read of what they bring alone.", FROM.map(|(name, _)| name))
                    .by_default(Example::Text("facilitator")),
            ),
            ("optional", flag("Whether the session works without it.", false)),
        ],
    );
    let plain = formed("A thing that must be there: a line of inline Markdown.", r"\S", "A timer that the room can see");
    list(description, either("A text, or an item with its quantity.", vec![plain, thing.needs(&["item"]).depends("per", "quantity")]))
}

/// When a task is due. What [`crate::content::When`] reads.
const WHEN: &str = r"^\s*(on\s+(the\s+)?day|(the\s+)?([0-9]+\s+)?(days?|weeks?)\s+(before|after))\s*$";

/// `preparation`.
pub fn preparation(description: &'static str) -> Schema {
    let task = table(
        "a task",
        "A task, and when it is due.",
        vec![
            ("task", text("What to do: a line of inline Markdown.", "Print the planner, one a participant")),
            ("when", formed("When it is due, counted from the day of the session, up to a year away.", WHEN, "2 weeks before")),
        ],
    );
    let plain = text("What to do at any time before: a line of inline Markdown.", "Put the chairs in a circle");
    list(description, either("A text, or a task with its time.", vec![plain, task.needs(&["task"])]))
}
