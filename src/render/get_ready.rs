//! Everything that makes a facilitator ready: what to do by when, the core messages by heart, rehearsal, questions that will come,
//! materials, what to print, and the room.

mod materials;
mod printing;
mod questions;
mod room;

use serde::Serialize;

use super::chrome::{Binder, Chrome, Link};
use super::prose::{Around, Prose};
use super::sheet::Sheet;
use super::tasks::{Group, groups};
use super::words;
use crate::edition::Edition;
use crate::view::PageKind;
use materials::Brought;
use printing::Handout;
use questions::Asked;
use room::Room;

#[derive(Serialize)]
struct GetReady {
    chrome: Chrome,
    /// The plans to choose from.
    plans: Vec<PlanChoice>,
    /// The most days that a plan has.
    days: usize,
    groups: Vec<Group>,
    messages: Vec<Message>,
    modules: Vec<Module>,
    asked: Vec<Asked>,
    brought: Vec<Brought>,
    handouts: Vec<Handout>,
    room: Option<Room>,
    /// Other pages of the facilitator's own.
    own: Vec<Link>,
}

#[derive(Serialize)]
struct PlanChoice {
    name: String,
    title: String,
}

/// A core message to know by heart.
#[derive(Serialize)]
struct Message {
    id: String,
    text: String,
    /// "Core message 1".
    label: String,
    module: Option<Link>,
}

/// A module to rehearse.
#[derive(Serialize)]
struct Module {
    name: String,
    link: Link,
    minutes: Option<String>,
}

/// The page where the room's set-up is described, by its name.
const ROOM: &str = "room";

/// The page's file.
pub(super) fn file<E: Edition>(binder: &Binder<'_, E>, around: &Around) -> String {
    let view = binder.view;
    let mut prose = Prose::new(binder.press, around, Sheet::Away);
    let needs = view.desk.as_ref().map(|desk| desk.value.materials.as_slice()).unwrap_or_default();
    let titled = view.plans.iter().filter_map(|plan| Some(PlanChoice { name: plan.name.clone(), title: plan.title.clone()? }));
    let messages = view.core_messages.iter().zip(1_u32..).map(|(message, number)| Message {
        id: message.id.clone(),
        text: message.text.clone(),
        label: binder.press.strings.count("core_numbered", 1, &[("numbers", &number)]),
        module: message.page.as_ref().and_then(|(name, _)| binder.page_of(name)).map(|page| binder.link(page, false)),
    });
    let modules = view.pages.iter().filter(|page| matches!(page.kind, PageKind::Module(_))).map(|page| {
        let mut link = binder.link(page, false);
        link.href.push_str("#_rehearse");
        Module { name: page.name.clone(), link, minutes: page.minutes.map(|minutes| words::minutes_short(binder.press.strings, minutes)) }
    });
    let own = view.pages.iter().filter(|page| page.kind == PageKind::Own && page.name != ROOM);
    let context = GetReady {
        chrome: binder.own("get-ready", &binder.press.word("get_ready")),
        plans: titled.collect(),
        days: view.plans.iter().map(|plan| plan.days.len()).max().unwrap_or(1),
        groups: groups(binder, &mut prose),
        messages: messages.collect(),
        modules: modules.collect(),
        asked: questions::asked(binder, &mut prose),
        brought: materials::brought(binder, &mut prose, needs),
        handouts: printing::handouts(binder, needs),
        own: own.map(|page| binder.link(page, false)).collect(),
        room: view.pages.iter().find(|page| page.kind == PageKind::Own && page.name == ROOM).map(|page| room::room(&mut prose, page)),
    };
    binder.press.fill("get-ready.html", &context)
}

/// How many questions will come, and how many handouts there are, for whoever tells what the page holds.
pub(super) fn counts<E: Edition>(binder: &Binder<'_, E>) -> (usize, usize) {
    let handouts = binder.view.pages.iter().filter(|page| page.kind == PageKind::Handout).count();
    (questions::count(binder), handouts)
}
