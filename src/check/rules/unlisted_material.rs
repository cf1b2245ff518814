//! A thing that people are told to use, and that no list of materials names.

use std::collections::BTreeSet;

use crate::block::{Cue, Name, Shared};
use crate::check::lesson::{Lesson, Passage, Role, Sheet};
use crate::check::things::{Index, provided, things};
use crate::diagnostic::{Code, Diagnostic, Report, Severity};
use crate::edition::Audience;
use crate::kit::PageKind;

pub static CODE: Code = Code {
    name: "unlisted-material",
    severity: Severity::Advice,
    summary: "What people are told to use stands in a list of materials.",
    explanation: "Who leads your kit packs by its list. \"Write it on a sticky note\", the guide says in minute 40, and there are none in the building. \
List what you use: in the activity, in the module's front matter, or in `kit.yaml` for all modules.

    ::: materials
    - (1 pad per table) Sticky notes
    :::

The rule knows the usual things by their usual names in English and Spanish (post-its are sticky notes), and says each once a page. It reads what is said in \
activities, and to the facilitator or the participants alone. A `preparation` that names the thing counts as a list. What stands in an `example` or a `virtual` block, behind \"without\" \
or \"or\", or in an answer is not taken for needed.",
};

/// What people do with a thing, before it in the sentence.
const USED: [&[&str]; 2] = [
    &[
        "use", "uses", "give", "gives", "take", "takes", "get", "gets", "grab", "need", "needs", "set", "start", "put", "puts", "post", "posts",
        "stick", "sticks", "write", "writes", "distribute", "bring", "pass", "place", "places", "provide", "have", "has", "hand", "hands", "pick",
        "picks", "collect", "hold", "holds", "draw", "draws", "cut", "hang",
    ],
    &[
        "use", "usen", "usa", "usan", "utilice", "utilicen", "reparta", "repartan", "entregue", "entreguen", "dé", "den", "tome", "tomen",
        "necesita", "necesitan", "ponga", "pongan", "pegue", "peguen", "escriba", "escriban", "coloque", "coloquen", "distribuya", "traiga",
        "traigan", "saque", "saquen", "dibuje", "dibujen",
    ],
];

/// Words right before a thing that say that it is used.
const BY: [&[&str]; 2] = [&["using", "with", "on", "onto"], &["con", "en", "sobre"]];

/// Words before a thing that say that it is not needed, or only one way of many.
const SPARED: [&[&str]; 2] = [
    &[
        "no", "not", "don't", "without", "never", "instead", "like", "such", "g", "example", "imagine", "digital", "virtual", "shared", "online",
        "interactive", "electronic", "if",
    ],
    &["no", "sin", "nunca", "como", "ejemplo", "imagine", "digital", "virtual", "compartida", "si"],
];

/// How many words before a thing count, for what people do with it.
const FAR: usize = 8;

/// The same for what else says something of it.
const NEAR: usize = 4;

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    let language = usize::from(lesson.language() == "es");
    let things = things(lesson.language());
    if things.is_empty() {
        return;
    }
    let index = Index::of(things.iter().enumerate().flat_map(|(place, thing)| thing.names.iter().map(move |name| (*name, place))));
    for sheet in lesson.sheets.iter().filter(|sheet| is_led(sheet)) {
        let mut told = BTreeSet::new();
        let mut listed: Option<Vec<String>> = None;
        for passage in sheet.passages.iter().filter(|passage| is_meant(sheet, passage)) {
            for (at, name, thing) in index.said(&passage.folded) {
                if told.contains(&thing) || !is_used(&passage.folded[..at], &passage.folded[at + name.len()..], language) {
                    continue;
                }
                told.insert(thing);
                let listed = listed.get_or_insert_with(|| provided(lesson, sheet));
                if !listed.iter().any(|line| things[thing].is_listed(line)) {
                    report.push(
                        Diagnostic::at(&CODE, lesson.place(passage.span, name), format!("no list of materials names the `{name}` that people use here"))
                            .hint("list them: in a `materials` block, in the front matter, or in `kit.yaml` for the whole kit"),
                    );
                }
            }
        }
    }
}

/// Pages that are led in the room, or that tell how to get ready for it.
fn is_led(sheet: &Sheet<'_>) -> bool {
    match sheet.page.kind {
        PageKind::Module(_) => true,
        PageKind::Page => sheet.audience == Audience::Facilitator,
        PageKind::Handout => false,
    }
}

/// Whether a passage tells what to do, and not what others did or may answer: in a piece of work, or to one of the two alone.
fn is_meant(sheet: &Sheet<'_>, passage: &Passage) -> bool {
    if passage.foreign || !matches!(passage.role, Role::Paragraph | Role::Item) {
        return false;
    }
    let mut meant = passage.audience != Audience::Both;
    let mut around = passage.within;
    while let Some(place) = around {
        let placed = &sheet.blocks[place];
        match placed.name {
            // Answers, and what is told of another room.
            Name::Cue(Cue::LookFor | Cue::Anticipate | Cue::AnswerKey | Cue::Debrief)
            | Name::Shared(Shared::Example | Shared::Testimonial | Shared::Check | Shared::Hint | Shared::Solution)
            // A board on a screen; and one way of several.
            | Name::Shared(Shared::Virtual | Shared::Tab | Shared::GroupTab) => return false,
            Name::Shared(Shared::Activity | Shared::Discussion | Shared::Challenge | Shared::ExitTicket) => meant = true,
            _ => {}
        }
        around = placed.parent;
    }
    meant
}

fn is_used(before: &str, behind: &str, language: usize) -> bool {
    let back = |count| before.rsplit(' ').filter(|word| !word.is_empty()).take(count);
    // An article may stand between: `or an envelope`.
    let alternative = back(2).any(|word| matches!(word, "or" | "o" | "u"));
    let optional = behind.trim_start().starts_with("optional") || behind.trim_start().starts_with("opcional");
    let used = back(FAR).any(|word| USED[language].contains(&word)) || back(NEAR).any(|word| BY[language].contains(&word));
    used && !alternative && !optional && !back(NEAR).any(|word| SPARED[language].contains(&word))
}
