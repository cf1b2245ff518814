//! What is to be done before or after the day: as lines with a box to tick, and in groups by their day.

use std::collections::BTreeMap;

use serde::Serialize;

use super::chrome::{Binder, Link};
use super::prose::Prose;
use super::words;
use crate::blob::Sha256Sum;
use crate::content::{Task, When};
use crate::edition::Edition;
use crate::markdown::plain;

/// Something to do, as templates see it.
#[derive(Serialize)]
pub(super) struct TaskContext {
    /// Under what name a browser keeps whether it is done: made of the words, so that it is the same on every page.
    key: String,
    /// What, as HTML.
    html: String,
    /// When, in words, where its author said so.
    when: Option<String>,
    /// The module that it is for.
    module: Option<Link>,
}

/// What is to be done on one day.
#[derive(Serialize)]
pub(super) struct Group {
    /// The day, counted from the session's; nothing for what has time until it.
    days: Option<i32>,
    /// The day in words.
    title: String,
    /// What is to be done.
    tasks: Vec<TaskContext>,
}

/// Makes tasks ready for templates: the same words of one page get different keys.
#[derive(Default)]
pub(super) struct Tasks(BTreeMap<String, u32>);

impl Tasks {
    /// A task of a page, or of the whole kit.
    pub fn context<E: Edition>(
        &mut self,
        binder: &Binder<'_, E>,
        prose: &mut Prose<'_>,
        page: Option<&str>,
        task: &Task<E>,
    ) -> TaskContext {
        let words = format!("{}\n{}", page.unwrap_or_default(), plain(&task.text));
        let digest = Sha256Sum::of(words.as_bytes()).to_string();
        let times = self.0.entry(digest[..8].to_owned()).or_default();
        *times += 1;
        TaskContext {
            key: if *times == 1 { digest[..8].to_owned() } else { format!("{}-{times}", &digest[..8]) },
            html: prose.nodes(&task.text),
            when: task.when.map(|when| words::when(binder.press.strings, when)),
            module: page.and_then(|name| binder.page_of(name)).map(|page| binder.link(page, false)),
        }
    }
}

/// Everything that is to be done, by day: of the whole kit first, then module by module.
pub(super) fn groups<E: Edition>(binder: &Binder<'_, E>, prose: &mut Prose<'_>) -> Vec<Group> {
    let mut days = BTreeMap::<(i32, bool), Group>::new();
    let mut tasks = Tasks::default();
    for (page, task) in all(binder) {
        let title = || task.when.map_or_else(|| binder.press.word("when_any"), |when| words::when(binder.press.strings, when));
        let group = || Group { days: task.when.map(|when| when.0), title: title(), tasks: Vec::new() };
        let context = tasks.context(binder, prose, page.as_deref(), task);
        days.entry(place(task.when)).or_insert_with(group).tasks.push(context);
    }
    days.into_values().collect()
}

/// How much is to be done, and when the first of it, in words.
pub(super) fn beginning<E: Edition>(binder: &Binder<'_, E>) -> (usize, Option<String>) {
    let first = all(binder).iter().filter_map(|(_, task)| task.when).min().filter(|when| when.0 < 0);
    (all(binder).len(), first.map(|when| words::when(binder.press.strings, when)))
}

fn all<'v, E: Edition>(binder: &Binder<'v, E>) -> &'v [(Option<String>, Task<E>)] {
    binder.view.desk.as_ref().map(|desk| desk.value.preparation.as_slice()).unwrap_or_default()
}

/// What has time until the day stands before what is for the day before.
fn place(when: Option<When>) -> (i32, bool) {
    when.map_or((-1, false), |when| (when.0, true))
}
