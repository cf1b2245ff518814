//! The front page: what this is, what everyone leaves with, how to get ready, and where everything stands.

use serde::Serialize;

use super::changes::{SinceContext, since};
use super::chrome::{Binder, Chrome, Link, read_as};
use super::cover::point;
use super::page::Fact;
use super::prose::{Around, Prose, is_facilitator};
use super::qr::Point;
use super::schedule::{PlanContext, plans};
use super::sheet::Sheet;
use super::{get_ready, tasks, words};
use crate::edition::Edition;
use crate::view::{CoreMessage, PageKind};

#[derive(Serialize)]
struct Front {
    chrome: Chrome,
    summary: Option<String>,
    facts: Vec<Fact>,
    point: Option<Point>,
    start: Vec<Link>,
    objectives: Vec<String>,
    messages: Vec<MessageLine>,
    changed: Vec<SinceContext>,
    bring: Vec<String>,
    ready: Option<Ready>,
    rehearse: Option<Link>,
    groups: Vec<Group>,
    clock: bool,
    plans: Vec<PlanContext>,
}

/// A core message with the module that teaches it.
#[derive(Serialize)]
pub(super) struct MessageLine {
    text: String,
    module: Option<Link>,
}

/// What the facilitator finds on the page to get ready.
#[derive(Serialize)]
struct Ready {
    /// How much is to be done, in words.
    tasks: Option<String>,
    /// When the first of it, in words, where it is before the day.
    first: Option<String>,
    /// How many questions will come.
    questions: usize,
    /// How many handouts there are to print, in words.
    handouts: Option<String>,
    /// How many kinds of things must be there.
    brought: usize,
}

/// A group of pages in the contents.
#[derive(Serialize)]
struct Group {
    title: Option<String>,
    handouts: bool,
    entries: Vec<ContentsEntry>,
}

#[derive(Serialize)]
struct ContentsEntry {
    link: Link,
    minutes: Option<String>,
    at: Option<String>,
    read: Option<&'static str>,
}

/// The front page's file.
pub(super) fn file<E: Edition>(binder: &Binder<'_, E>, around: &Around) -> String {
    let view = binder.view;
    let strings = binder.press.strings;
    let mut prose = Prose::new(binder.press, around, Sheet::Away);
    let mut facts = Vec::new();
    let mut fact = |key: &str, words: &str| facts.push(Fact::new(binder.press.word(key), words));
    if let Some(minutes) = view.facts.minutes {
        fact("time", &words::minutes(strings, minutes));
    }
    if let Some(audience) = &view.facts.audience {
        fact("for", audience);
    }
    fact("version", &view.facts.version);
    if let Some(day) = &view.facts.released {
        fact("released", &words::date(strings, day));
    }
    let code = format!("<span class=\"code\">{}</span>", binder.stamp.code());
    facts.push(Fact { word: binder.press.word("check_code"), values: vec![code] });
    let context = Front {
        chrome: binder.own("index", &view.facts.title),
        summary: view.facts.summary.clone(),
        point: point(binder),
        start: view.pages.first().map(|page| binder.link(page, false)).into_iter().collect(),
        objectives: view.objectives.iter().map(|line| prose.nodes(line)).collect(),
        messages: messages(binder),
        bring: view.bring.iter().map(|need| prose.nodes(&need.item.text)).collect(),
        changed: since(binder.since, strings),
        ready: is_facilitator::<E>().then(|| ready(binder)),
        rehearse: view.pages.iter().find(|page| matches!(page.kind, PageKind::Module(_))).map(|page| {
            let mut link = binder.link(page, false);
            link.href.push_str("#_rehearse");
            link
        }),
        groups: groups(binder),
        clock: !binder.slots.is_empty(),
        plans: plans(binder, None),
        facts,
    };
    binder.press.fill("front.html", &context)
}

/// The core messages of a kit in their order.
pub(super) fn messages<E: Edition>(binder: &Binder<'_, E>) -> Vec<MessageLine> {
    let line = |message: &CoreMessage| MessageLine {
        text: message.text.clone(),
        module: message.page.as_ref().map(|(name, number)| Link {
            href: format!("{name}.html"),
            text: binder.press.strings.fill("module_number", &[("number", number)]),
            current: false,
        }),
    };
    binder.view.core_messages.iter().map(line).collect()
}

/// What the facilitator finds on the page to get ready, counted.
fn ready<E: Edition>(binder: &Binder<'_, E>) -> Ready {
    let (tasks, first) = tasks::beginning(binder);
    let (questions, handouts) = get_ready::counts(binder);
    let brought = binder.view.desk.as_ref().map_or(0, |desk| desk.value.materials.len());
    let (strings, counted) = (binder.press.strings, |count: usize| u32::try_from(count).unwrap_or(u32::MAX));
    let said = |key: &str, count: usize| (count > 0).then(|| strings.count(key, counted(count), &[]));
    Ready { tasks: said("count_tasks", tasks), first, questions, handouts: said("count_handouts", handouts), brought }
}

fn groups<E: Edition>(binder: &Binder<'_, E>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (at, page) in binder.view.pages.iter().enumerate() {
        let title = binder.part_starting(at);
        let slot = binder.slots.get(page.name.as_str());
        let entry = ContentsEntry {
            link: binder.link(page, false),
            minutes: page.minutes.map(|minutes| words::minutes_short(binder.press.strings, minutes)),
            at: slot.map(|(at, _)| words::start(binder.press.strings, *at)),
            read: read_as(page),
        };
        match groups.last_mut() {
            Some(group) if title.is_none() => group.entries.push(entry),
            _ => groups.push(Group { title, handouts: page.kind == PageKind::Handout, entries: vec![entry] }),
        }
    }
    groups
}
