//! A material that nobody is told to use.

use crate::check::language::{content_words, folded};
use crate::check::lesson::{Lesson, Listed, Sheet};
use crate::check::things::{says, things};
use crate::content::Task;
use crate::diagnostic::{Code, Diagnostic, Report, Severity};
use crate::edition::{Authored, Edition as _, Facilitator};
use crate::kit::PageKind;
use crate::markdown::{Target, plain};

pub static CODE: Code = Code {
    name: "unused-material",
    severity: Severity::Advice,
    summary: "What is listed as material is spoken of in the text.",
    explanation: "A list that names things nobody uses costs somebody an errand, and soon nobody trusts it. Mostly the thing is left over from an activity \
that was cut, or the text forgot to say when it is used.

    materials:                             ::: do
      - {item: Dot stickers}               3. (3 min) Everybody puts a dot on the strongest sentence.
                                           :::

A material of a module must be spoken of in that module, in its text, its titles or its `preparation`; a material in `kit.yaml` anywhere in the kit. One \
word of it is enough, in any form; so is another usual name of the thing, or a link to the handout. What every room has, pens and a projector, needs no word.",
};

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    if !matches!(lesson.language(), "en" | "es") {
        return;
    }
    for sheet in lesson.modules() {
        for listed in sheet.materials.iter().filter(|listed| listed.within.is_none()) {
            let used = || is_used(lesson, listed, &[sheet], &[]);
            report.diagnostics.extend(told(listed, "this module", used));
        }
    }
    let sheets: Vec<_> = lesson.sheets.iter().collect();
    let tasks = Facilitator::open(&lesson.text.preparation).map_or(&[][..], |open| open.value);
    // A kit that is translated in part may speak of it on another page.
    for listed in lesson.materials().filter(|_| lesson.original) {
        let used = || is_used(lesson, &listed, &sheets, tasks);
        report.diagnostics.extend(told(&listed, "this kit", used));
    }
}

fn told(listed: &Listed<'_>, whose: &str, used: impl Fn() -> bool) -> Option<Diagnostic> {
    let name = plain(&listed.item.text);
    (!used()).then(|| {
        Diagnostic::at(&CODE, listed.item.span, format!("no text of {whose} speaks of `{}`", name.trim()))
            .hint("say in a step when it is used, or take it off the list")
    })
}

fn is_used(lesson: &Lesson<'_>, listed: &Listed<'_>, sheets: &[&Sheet<'_>], tasks: &[Task<Authored>]) -> bool {
    let words = listed.folded();
    let known = || things(lesson.language()).iter().filter(|thing| thing.is_listed(&words));
    if known().any(|thing| thing.usual) {
        return true;
    }
    // A stem begins a word of the text.
    let stems: Vec<String> = content_words(&words, lesson.language()).map(|stem| format!(" {stem}")).collect();
    let speaks =
        |text: &str| stems.iter().any(|stem| text.contains(stem)) || known().flat_map(|thing| thing.names).any(|name| says(text, name));
    let said = |tasks: &[Task<Authored>]| tasks.iter().any(|task| speaks(&folded(&plain(&task.text))));
    let linked = |sheet: &Sheet<'_>| sheet.links.iter().any(|link| title(lesson, link.to).is_some_and(|title| speaks(&title)));
    stems.is_empty()
        || said(tasks)
        || sheets.iter().any(|sheet| {
            sheet.passages.iter().any(|passage| speaks(&passage.folded)) || said(&sheet.desk.preparation) || linked(sheet)
        })
}

/// The title of the handout that a link leads to: a link with empty brackets says it.
fn title(lesson: &Lesson<'_>, to: &Target) -> Option<String> {
    let Target::Page { page, .. } = to else { return None };
    let sheet = lesson.sheet(page).filter(|sheet| sheet.page.kind == PageKind::Handout)?;
    Some(folded(&plain(&sheet.page.title.value.common)))
}
