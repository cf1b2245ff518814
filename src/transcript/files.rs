//! The files of a transcript: what stands in each.

use super::lines::Lines;
use super::nodes::{doc, item, nodes};
use crate::content::{Inline, Task};
use crate::edition::Edition;
use crate::view::{Clock, Need, Page, PageKind, Plan, RunStep, Slot, View, What};

/// The version of the format; raised when a view of old is written otherwise. It stands in the first line of `about`.
pub const FORMAT: u32 = 1;

/// `about`: everything that is known of the kit but its version and the day of its release.
pub fn about<E: Edition>(view: &View<E>) -> String {
    let facts = &view.facts;
    let mut out = Lines::default();
    out.start("tttkit-content").start(&format!(" {FORMAT}")).end();
    let mut fact = |word: &str, value: Option<&str>| {
        if let Some(value) = value {
            out.start(word).quoted(value).end();
        }
    };
    fact("kit", Some(&facts.id));
    fact("language", Some(&view.language));
    fact("edition", Some(E::NAME));
    fact("title", Some(&facts.title));
    fact("summary", facts.summary.as_deref());
    fact("audience", facts.audience.as_deref());
    fact("minutes", facts.minutes.map(|minutes| minutes.to_string()).as_deref());
    fact("contact", facts.contact.as_deref());
    fact("home", facts.source.as_deref());
    fact("license", facts.license.as_deref());
    fact("valid-from", facts.valid_from.as_deref());
    fact("valid-until", facts.valid_until.as_deref());
    for author in &facts.authors {
        out.start("author")
            .text_if("name", author.name.as_deref())
            .text_if("organization", author.organization.as_deref())
            .text_if("role", author.role.as_deref())
            .end();
    }
    out.finish()
}

/// `contents`: the pages by name, in reading order.
pub fn contents<E: Edition>(view: &View<E>) -> String {
    let mut out = Lines::default();
    for page in &view.pages {
        out.start("page").quoted(&page.name).end();
    }
    out.finish()
}

/// `core`: the core messages with the modules that teach them.
pub fn core<E: Edition>(view: &View<E>) -> String {
    let mut out = Lines::default();
    for message in &view.core_messages {
        let (page, number) = message.page.as_ref().map(|(page, number)| (page.as_str(), *number)).unzip();
        out.start("message").text("id", &message.id).text_if("page", page).bare_if("module", number).quoted(&message.text).end();
    }
    out.finish()
}

/// `objectives`: what the whole kit is for.
pub fn objectives<E: Edition>(view: &View<E>) -> String {
    let mut out = Lines::default();
    lines("objective", &view.objectives, &mut out);
    out.finish()
}

/// `plans`: the delivery plans, with the run of show for the one who leads.
pub fn plans<E: Edition>(view: &View<E>) -> String {
    let mut out = Lines::default();
    view.plans.iter().for_each(|plan| self::plan(plan, &mut out));
    out.finish()
}

/// `materials`: what participants bring, and on the facilitator's desk everything that must be there and be done.
pub fn materials<E: Edition>(view: &View<E>) -> String {
    let mut out = Lines::default();
    needs("bring", &view.bring, &mut out);
    if let Some(desk) = &view.desk {
        needs("materials", &desk.value.materials, &mut out);
        desk.value.preparation.iter().for_each(|(page, task)| self::task(page.as_deref(), task, &mut out));
    }
    out.finish()
}

/// `pages/<name>`: a page. Where its source stands is no part of it.
pub fn page<E: Edition>(page: &Page<E>) -> String {
    let mut out = Lines::default();
    let (kind, module) = match page.kind {
        PageKind::Common => ("page", None),
        PageKind::Module(number) => ("module", Some(number)),
        PageKind::Handout => ("handout", None),
        PageKind::Own => ("own", None),
    };
    out.start("page")
        .text("name", &page.name)
        .bare("kind", kind)
        .bare_if("module", module)
        .minutes(page.minutes)
        .text_if("part", page.part.as_deref())
        .text_if("untranslated", page.untranslated.as_deref())
        .text_if("license", page.license.as_deref())
        .end();
    out.start("title").with(|out| nodes(&page.title, out));
    lines("objective", &page.objectives, &mut out);
    for message in &page.core_messages {
        out.start("message").text("id", &message.id).quoted(&message.text).end();
    }
    needs("bring", &page.bring, &mut out);
    if let Some(desk) = &page.desk {
        out.start("fidelity").bare("fidelity", desk.value.fidelity.as_str()).end();
        needs("materials", &desk.value.materials, &mut out);
        desk.value.preparation.iter().for_each(|task| self::task(None, task, &mut out));
    }
    out.start("body").with(|out| doc(&page.body, out));
    out.finish()
}

fn lines<E: Edition>(word: &str, lines: &[Inline<E>], out: &mut Lines) {
    for line in lines {
        out.start(word).with(|out| nodes(line, out));
    }
}

/// Something to do beforehand; `when` counts days from the day, and stands there alone where an author wrote it.
fn task<E: Edition>(page: Option<&str>, task: &Task<E>, out: &mut Lines) {
    let when = task.when.map(|when| when.0);
    out.start("preparation").text_if("page", page).bare_if("when", when).with(|out| nodes(&task.text, out));
}

fn needs<E: Edition>(word: &str, needs: &[Need<E>], out: &mut Lines) {
    if !needs.is_empty() {
        out.start(word).with(|out| needs.iter().for_each(|need| item(&need.item, &need.pages, out)));
    }
}

fn plan<E: Edition>(plan: &Plan<E>, out: &mut Lines) {
    out.start("plan").text("name", &plan.name).text_if("title", plan.title.as_deref()).with(|out| {
        for day in &plan.days {
            let (start, end) = day.clock.map(|(start, end)| (clock(start), clock(end))).unzip();
            out.start("day")
                .text_if("title", day.title.as_deref())
                .bare_if("start", start)
                .bare_if("end", end)
                .minutes(Some(day.minutes))
                .with(|out| day.slots.iter().for_each(|slot| self::slot(slot, out)));
        }
    });
}

fn slot<E: Edition>(slot: &Slot<E>, out: &mut Lines) {
    out.start("slot").bare("at", clock(slot.at)).minutes(Some(slot.minutes));
    match &slot.what {
        What::Module(page) => out.text("page", page),
        What::Break => out.flag("break", true),
        What::Titled(title) => out.text("title", title),
    };
    out.with(|out| slot.run.iter().flat_map(|run| &run.value).for_each(|step| self::step(step, out)));
}

fn step<E: Edition>(step: &RunStep<E>, out: &mut Lines) {
    out.start("run")
        .bare_if("at", step.at.map(clock))
        .minutes(step.minutes)
        .bare_if("number", step.number)
        .bare_if("grouping", step.grouping.map(crate::block::Grouping::as_str))
        .flag("discussion", step.discussion)
        .text("page", &step.page)
        .text_if("anchor", step.anchor.as_deref())
        .with(|out| {
            nodes(&step.title, out);
            for short in &step.if_short {
                out.start("if-short").minutes(short.saves).with(|out| doc(&short.what, out));
            }
        });
}

/// Minutes from midnight.
fn clock(at: Clock) -> String {
    if at.least == at.most { at.least.to_string() } else { format!("{}-{}", at.least, at.most) }
}
