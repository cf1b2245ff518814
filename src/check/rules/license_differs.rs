//! Two licenses for one thing.

use std::collections::BTreeMap;

use crate::check::lesson::{Lesson, Sheet};
use crate::check::licenses::{License, licenses};
use crate::diagnostic::{Code, Diagnostic, Report, Severity};
use crate::markdown::Target;
use crate::span::Span;

pub static CODE: Code = Code {
    name: "license-differs",
    severity: Severity::Warning,
    summary: "`kit.yaml`, the file `LICENSE` and the pages of a kit name one license.",
    explanation: "What others may do with a kit stands in `license` of its `kit.yaml`, and from there on every page. If the file `LICENSE` beside it is another license, nobody \
knows which of the two holds, and who is careful does not use the kit.

    license: CC-BY-4.0                          in kit.yaml
    Attribution-ShareAlike 4.0 International    in LICENSE: one of them is wrong

A page may have a license of its own, for it may come from somewhere else: `license: CC-BY-SA-3.0` in its front matter. Then its readers should see why: say in its text whose \
work it is, and name the license there, as nearly every license asks. A page that does is not told.

    *Adapted from [Talk moves](https://example.org/moves) by Ana Ruiz, CC BY-SA 3.0.*

Known by their words are Creative Commons, MIT, Apache and the GPL; of others nothing is said. Source: SPDX License List; Creative Commons, Recommended practices for attribution.",
};

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    // Every language has both from the same files.
    if lesson.original {
        report.diagnostics.extend(file(lesson));
    }
    pages(lesson, report);
}

/// What the file `LICENSE` says beside `kit.yaml`.
fn file(lesson: &Lesson<'_>) -> Option<Diagnostic> {
    let file = lesson.kit.license.as_ref()?;
    // A file that names several says what is under which; only people can read that.
    let [said] = <[License; 1]>::try_from(licenses(&file.value)).ok()?;
    let Some(written) = &lesson.text.facts.license else {
        let message = format!("the file `LICENSE` is {said}, and `kit.yaml` names no license: no page shows one");
        return Some(Diagnostic::at(&CODE, lesson.start()?, message).also(file.span, "this license").hint(format!("add `license: {said}`")));
    };
    let known = licenses(written);
    if known.is_empty() || known.iter().any(|license| license.same(&said)) {
        return None;
    }
    let message = format!("`kit.yaml` says `{written}`, and the file `LICENSE` is {said}");
    Some(
        Diagnostic::at(&CODE, lesson.text.written.license?, message)
            .also(file.span, "another license")
            .hint(format!("write `license: {said}`, or put the text of `{written}` into the file")),
    )
}

/// The pages with a license of their own that none of their readers is told the reason of, one finding a license.
fn pages(lesson: &Lesson<'_>, report: &mut Report) {
    let Some(kit) = &lesson.text.facts.license else { return };
    let mut others: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
    for sheet in &lesson.sheets {
        let Some(own) = &sheet.page.license else { continue };
        // What is in the public domain asks for nothing.
        if !same(own, kit) && !own.starts_with("CC0") && !is_told(sheet, own) {
            others.entry(own).or_default().push(sheet.page.written.license.unwrap_or(sheet.start()));
        }
    }
    for (own, places) in others {
        let message = format!("this page is under `{own}`, its kit under `{kit}`, and its text does not say why");
        let found = Diagnostic::at(&CODE, places[0], message).hint(format!("say in the text whose work it is, and under `{own}`; or take the line out"));
        let found = places[1..].iter().fold(found, |found, place| found.also(*place, "here too"));
        report.push(Diagnostic { severity: Severity::Advice, ..found });
    }
}

fn same(one: &str, other: &str) -> bool {
    let (a, b) = (licenses(one), licenses(other));
    one.trim().eq_ignore_ascii_case(other.trim()) || (!a.is_empty() && a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| a.same(b)))
}

/// Whether the text of a page names its license.
fn is_told(sheet: &Sheet<'_>, own: &str) -> bool {
    let known = licenses(own);
    let names = |text: &str| {
        let named = licenses(text);
        text.contains(own) || known.iter().any(|license| named.iter().any(|named| named.same(license)))
    };
    let links = || sheet.links.iter().any(|link| matches!(link.to, Target::Url(address) if names(address)));
    sheet.passages.iter().any(|passage| names(&passage.words)) || links()
}
