//! A handout that nobody is told to hand out.

use crate::check::language::folded;
use crate::check::lesson::{Lesson, Sheet};
use crate::content::{Inline, Node, Task, walk};
use crate::diagnostic::{Code, Diagnostic, Report, Severity};
use crate::edition::{Authored, Edition as _, Facilitator};
use crate::kit::PageKind;
use crate::markdown::{Element, Target, plain};

pub static CODE: Code = Code {
    name: "handout-not-handed-out",
    severity: Severity::Advice,
    summary: "Every handout is spoken of where people need it.",
    explanation: "A handout that no page links to is in the packet, and nobody knows when to hand it out. Link to it where people need it, or \
name it among the materials:

    Fill in [](../handouts/planner.md).

    ::: materials
    - (1 per person) Week planner
    :::

A link with empty brackets says the handout's title. A text, a material or a `preparation` that says the title counts as well. If the handout is a \
leftover, delete its file.",
};

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    // Pages that are not translated yet still link to it.
    if !lesson.original {
        return;
    }
    let mut handouts = lesson.sheets.iter().filter(|sheet| sheet.page.kind == PageKind::Handout).peekable();
    if handouts.peek().is_none() {
        return;
    }
    let of_kit = Facilitator::open(&lesson.text.preparation).map_or(&[][..], |open| open.value);
    let tasks = || lesson.sheets.iter().flat_map(|sheet| &sheet.desk.preparation).chain(of_kit);
    let lines: Vec<&Inline<Authored>> = tasks()
        .map(|task: &Task<Authored>| &task.text)
        .chain(lesson.sheets.iter().flat_map(|sheet| &sheet.materials).map(|listed| &listed.item.text))
        .chain(lesson.materials().map(|listed| &listed.item.text))
        .collect();
    let said: Vec<String> = lines.iter().map(|line| folded(&plain(line))).collect();
    for handout in handouts {
        let name = handout.page.name.as_str();
        let title = plain(&handout.page.title.value.common);
        let words = folded(&title);
        let linked = || others(lesson, handout).any(|sheet| sheet.links.iter().any(|link| leads_to(link.to, name)));
        let listed = || lines.iter().any(|line| links_to(line, name)) || said.iter().any(|said| said.contains(&words));
        let named = || others(lesson, handout).flat_map(|sheet| &sheet.passages).any(|passage| passage.folded.contains(&words));
        if !linked() && !listed() && !named() {
            report.push(
                Diagnostic::at(&CODE, handout.start(), format!("no page says when to hand out `{}`", title.trim()))
                    .hint("link to it where people need it: `[](../handouts/...)`, or name it among the materials"),
            );
        }
    }
}

fn others<'l, 'k>(lesson: &'l Lesson<'k>, handout: &'l Sheet<'k>) -> impl Iterator<Item = &'l Sheet<'k>> {
    lesson.sheets.iter().filter(move |sheet| sheet.page.name != handout.page.name)
}

fn leads_to(to: &Target, name: &str) -> bool {
    matches!(to, Target::Page { page, .. } if page == name)
}

fn links_to(line: &Inline<Authored>, name: &str) -> bool {
    let mut found = false;
    walk(line, &mut |node| found |= matches!(node, Node::Element(Element::Link { to, .. }, ..) if leads_to(to, name)));
    found
}
