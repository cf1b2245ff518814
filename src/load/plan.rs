//! A delivery plan: what is taught when.

use super::data::{Data, Value};
use super::fields::{Fields, minutes, wrong};
use super::yaml::yaml;
use crate::content::Minutes;
use crate::diagnostic::code::plans;
use crate::diagnostic::{Diagnostic, Report};
use crate::kit::{Day, Plan, PlanItem, PlanWhat};
use crate::span::{FileId, Span, Spanned};

/// Reads a plan; `None` where it is no YAML at all.
pub fn plan(name: &str, source: &str, file: FileId, report: &mut Report) -> Option<Plan> {
    let read = match yaml(source, file, 0) {
        Ok(read) => read,
        Err(diagnostic) => {
            report.push(*diagnostic);
            return None;
        }
    };
    let nothing = Data { value: Value::Null, span: Span::new(file, 0, 0) };
    let mut fields = Fields::of(read.unwrap_or(nothing), "a plan", report);
    let title = fields.required("title", "title: Two half days");
    let span = fields.span;
    let days: Vec<Day> = fields.list("days").into_iter().map(|one| day(one, fields.report())).collect();
    fields.finish();
    if days.is_empty() {
        report.push(
            Diagnostic::at(&plans::EMPTY_PLAN, span, "this plan has no days")
                .hint("add `days:` and below it `  - items:` with what happens"),
        );
    }
    Some(Plan { name: name.to_owned(), title: title?.value, days })
}

fn day(one: Data, report: &mut Report) -> Day {
    let mut fields = Fields::of(one, "a day", report);
    let title = fields.text("title").map(|title| title.value);
    let start = fields.text("start").and_then(|start| clock(&start, "start", fields.report()));
    let end = fields.text("end").and_then(|end| clock(&end, "end", fields.report()));
    let span = fields.span;
    let items: Vec<PlanItem> = fields.list("items").into_iter().filter_map(|one| item(one, fields.report())).collect();
    fields.finish();
    if items.is_empty() {
        report.push(
            Diagnostic::at(&plans::EMPTY_PLAN, span, "nothing happens on this day").hint("add `items:` and below it `  - module: ...`"),
        );
    }
    Day { title, start: start.unwrap_or_default(), end, items, span }
}

fn item(one: Data, report: &mut Report) -> Option<PlanItem> {
    let span = one.span;
    let mut fields = Fields::of(one, "an item of a plan", report);
    let module = fields.text("module");
    let pause = fields.data("break");
    let title = fields.text("title");
    let own = fields.minutes("minutes");
    fields.finish();
    let named = usize::from(module.is_some()) + usize::from(pause.is_some()) + usize::from(title.is_some());
    if named != 1 {
        report.push(
            wrong(span, "an item", "one of a module, a break and a title")
                .hint("write `- module: why`, `- break: 10`, or `- title: Lunch` with `minutes: 45`"),
        );
        return None;
    }
    let (what, given): (_, Option<Minutes>) = match (module, pause, title) {
        (Some(Spanned { value, .. }), ..) => (PlanWhat::Module(value), own),
        (_, Some(pause), _) => (PlanWhat::Break, minutes(&pause, "break", report).or(own)),
        (.., Some(title)) => (PlanWhat::Titled(title.value), own),
        _ => return None,
    };
    if given.is_none() && !matches!(what, PlanWhat::Module(_)) {
        report.push(wrong(span, "minutes", "given for whatever is not a module").hint("add `minutes: 10`, or write `break: 10`"));
    }
    Some(PlanItem { what, minutes: given, span })
}

/// A time of day as minutes from midnight.
fn clock(written: &Spanned<String>, key: &str, report: &mut Report) -> Option<u32> {
    let read = || {
        let (hours, minutes) = written.value.split_once(':')?;
        let digits = |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        if !digits(hours) || minutes.len() != 2 || !digits(minutes) {
            return None;
        }
        let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
        (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
    };
    let found = read();
    if found.is_none() {
        report.push(
            Diagnostic::at(&plans::BAD_CLOCK, written.span, format!("`{key}` must be a time of day"))
                .hint("write hours and minutes in quotes, on 24 hours: `\"08:30\"`"),
        );
    }
    found
}
