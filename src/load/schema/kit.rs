//! `kit.yaml`, that of a translation, and delivery plans.

use super::page::{core_messages, materials, objectives, preparation};
use super::shape::{Schema, either, exactly, formed, list, table, text};
use super::{Rules, allow, language, levels, minutes};
use crate::load::kit_yaml::SCHEMA;

/// Three numbers, and perhaps what comes before the version: what [`crate::version::Version`] reads.
const VERSION: &str = r"^(?!.*draft$)(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)(-(0|[1-9][0-9]*|[0-9]*[a-z-][0-9a-z-]*)(\.(0|[1-9][0-9]*|[0-9]*[a-z-][0-9a-z-]*))*)?$";

/// A day as `2026-08-01`. How long a month is, a pattern cannot say.
const DAY: &str = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

/// A time of day.
const CLOCK: &str = "^([01]?[0-9]|2[0-3]):[0-5][0-9]$";

/// `kit.yaml`.
pub fn kit(rules: &Rules) -> Schema {
    let [title, summary, audience] = told();
    let [objectives, core_messages, materials, preparation, contents] = shared();
    let keys = vec![
        ("schema", exactly("The version of the format.", SCHEMA)),
        title,
        ("version", formed("The version being worked on: three numbers with dots between (Semantic Versioning).", VERSION, "1.3.0")),
        summary,
        ("language", language("The language that the kit is written in (BCP 47); `en` if left out.")),
        ("license", text("The license, as an SPDX expression.", "CC-BY-4.0")),
        audience,
        ("authors", authors()),
        ("contact", text("Where to write to: it stands with the version on every page.", "training@district.example")),
        ("source", text("Where the kit has its home, so that a copy can point back.", "https://district.example/kits/")),
        objectives,
        core_messages,
        materials,
        preparation,
        contents,
        ("valid", valid()),
        ("check", levels("`check`", rules)),
        ("allow", allow(rules)),
    ];
    table("`kit.yaml`", "What a kit says of itself.", keys).needs(&["schema", "title", "version"]).of_file("kit.yaml")
}

/// The `kit.yaml` of a translation.
pub fn translation(rules: &Rules) -> Schema {
    let mut keys: Vec<_> = told().into();
    keys.extend(shared());
    keys.push(("allow", allow(rules)));
    table("the `kit.yaml` of a translation", "What a translation of a kit says in its own language.", keys)
        .of_file("kit.yaml of a translation")
}

/// What the catalogue shows to everybody.
fn told() -> [(&'static str, Schema); 3] {
    [
        (
            "title",
            text(
                "The title; it holds no words for one edition, since the catalogue shows it to everybody.",
                "Getting started with blended learning",
            ),
        ),
        ("summary", text("What the kit is, in a sentence or two.", "Two half days that take a team from curious to ready.")),
        ("audience", text("Whom the kit is for.", "K-12 teachers")),
    ]
}

/// What a kit says in each of its languages.
fn shared() -> [(&'static str, Schema); 5] {
    [
        ("objectives", objectives("What participants can do after the whole kit, each a line.")),
        ("core_messages", core_messages()),
        ("materials", materials("What must be there for the whole kit.")),
        ("preparation", preparation("What to do before the first session; the facilitator alone reads it.")),
        ("contents", contents()),
    ]
}

fn authors() -> Schema {
    let person = table(
        "an author",
        "Who wrote the kit.",
        vec![
            ("name", text("A person's name.", "Ana Ruiz")),
            ("organization", text("The organization.", "Professional Learning Office")),
            ("role", text("What they did.", "author")),
        ],
    );
    let name = formed("A person's name.", r"\S", "Ana Ruiz");
    list(
        "Who wrote the kit.",
        either("A name, or an author with an organization.", vec![name, person.needs_any(&["name", "organization"])]),
    )
}

fn contents() -> Schema {
    let part = table("an entry of `contents`", "The title of a part.", vec![("part", text("The title of the part.", "Sprint 1"))]);
    let page = text("A page by its name.", "welcome");
    list(
        "The order of the pages; by folder and file name if left out.",
        either("A page by its name, or a part.", vec![page, part.needs(&["part"])]),
    )
}

fn valid() -> Schema {
    let keys = vec![("from", formed("The first day.", DAY, "2026-08-01")), ("until", formed("The last day.", DAY, "2027-07-31"))];
    table("`valid`", "The days between which the kit is right; pages say so outside of them.", keys)
}

/// A delivery plan.
pub fn plan() -> Schema {
    let days = list("What happens on each day.", day()).not_empty();
    let keys = vec![("title", text("The plan's title.", "Two half days")), ("days", days)];
    table("a plan", "A delivery plan: what is taught when.", keys).needs(&["title", "days"]).of_file("Delivery plan")
}

fn day() -> Schema {
    let keys = vec![
        ("title", text("The day's title.", "Sprint 1")),
        ("start", formed("When it starts, on 24 hours; 00:00 if left out.", CLOCK, "08:30")),
        ("end", formed("When it must be over, on 24 hours.", CLOCK, "12:00")),
        ("items", list("What happens, one after the other.", item()).not_empty()),
    ];
    table("a day", "A day of the plan.", keys).needs(&["items"])
}

fn item() -> Schema {
    let keys = vec![
        ("module", text("A module, by its name.", "why")),
        ("break", minutes("A break, by its minutes.")),
        ("title", text("Something else, by its title.", "Lunch")),
        ("minutes", minutes("This plan's own figure.")),
    ];
    table("an item of a plan", "A module, a break, or something with a title.", keys).needs_one(&["module", "break", "title"])
}
