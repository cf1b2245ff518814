//! A delivery plan: what is taught when.

use super::data::{Data, Value};
use super::fields::{Fields, minutes};
use super::yaml::yaml;
use crate::content::Minutes;
use crate::diagnostic::code::{data, plans};
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
    let mut fields = Fields::of(read.unwrap_or(nothing), "a plan", "title: Two half days", report);
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
    let mut fields = Fields::of(one, "a day", "items:", report);
    let title = fields.text("title").map(|title| title.value);
    let start = fields.text("start").and_then(|start| clock(&start, "start", fields.report()));
    let written = fields.text("end");
    let end = written.as_ref().and_then(|end| clock(end, "end", fields.report()));
    if let (Some(start), Some(end), Some(written)) = (start, end, &written)
        && end <= start
    {
        fields.report().push(
            Diagnostic::at(&plans::BAD_CLOCK, written.span, "this day ends before it starts")
                .hint("write times on 24 hours, the later one as `end`; a day ends on the day on which it starts"),
        );
    }
    let span = fields.span;
    let listed = fields.meant("items");
    let before = fields.report().diagnostics.len();
    let items: Vec<PlanItem> = fields.list("items").into_iter().filter_map(|one| item(one, fields.report())).collect();
    fields.finish();
    // Items that cannot be read were told as such.
    if items.is_empty() && (!listed || report.diagnostics.len() == before) {
        report.push(
            Diagnostic::at(&plans::EMPTY_PLAN, span, "nothing happens on this day").hint("add `items:` and below it `  - module: ...`"),
        );
    }
    Day { title, start: start.unwrap_or_default(), end, items, span }
}

fn item(one: Data, report: &mut Report) -> Option<PlanItem> {
    let span = one.span;
    let mut fields = Fields::of(one, "an item of a plan", "module: why", report);
    let broken = fields.broken();
    let module = fields.text("module");
    let pause = fields.data("break");
    let title = fields.text("title");
    let had_minutes = fields.meant("minutes");
    let own = fields.minutes("minutes");
    let unknown = fields.finish();
    let named = usize::from(module.is_some()) + usize::from(pause.is_some()) + usize::from(title.is_some());
    if named != 1 {
        let message = if named == 0 {
            "an item of a plan is a module, a break, or something with a title"
        } else {
            "an item of a plan is a module, a break, or something with a title, and not several of them"
        };
        // An item that is no table, or whose key is misspelt, was told as such.
        if !broken && (named > 1 || unknown == 0) {
            report.push(
                Diagnostic::at(&data::WRONG_VALUE, span, message)
                    .hint("write `- module: why`, `- break: 10`, or `- title: Lunch` and below it `minutes: 45`"),
            );
        }
        return None;
    }
    let timed = own.is_some() || pause.is_some() || had_minutes;
    let span = module.as_ref().or(title.as_ref()).map_or(span, |name| name.span);
    let (what, given): (_, Option<Minutes>) = match (module, pause, title) {
        (Some(Spanned { value, .. }), ..) => (PlanWhat::Module(value), own),
        (_, Some(pause), _) => (PlanWhat::Break, minutes(&pause, "break", report).or(own)),
        (.., Some(title)) => (PlanWhat::Titled(title.value), own),
        _ => return None,
    };
    if !timed && !matches!(what, PlanWhat::Module(_)) {
        report.push(Diagnostic::at(&data::WRONG_VALUE, span, "nobody knows how long this takes").hint("add `minutes: 10` below it"));
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
            Diagnostic::at(&plans::BAD_CLOCK, written.span, format!("`{key}` must be a time of day, and not `{}`", written.value))
                .hint("write hours and minutes in quotes, on 24 hours: `\"08:30\"`"),
        );
    }
    found
}
