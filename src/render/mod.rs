//! A view in, a site out: the pages of one edition and everything that they need.
//!
//! [`render`] is the stage. A [`Theme`] says how pages look and what their interface says; [`site_pages`] makes the pages that stand
//! beside the kits on a website. Nothing here knows a kit: what an edition may not show is not in its view.

mod attendance;
mod blocks;
mod builtin;
mod bundle;
mod changes;
mod changes_summary;
mod chrome;
mod common;
mod contrast;
mod cover;
mod deck;
mod delivery;
mod dress;
mod escape;
mod forms;
mod front;
mod gaps;
mod get_ready;
mod highlight;
mod locale;
mod page;
mod plan_data;
mod presenter;
mod press;
mod projector;
mod prose;
mod qr;
mod report;
mod said;
mod schedule;
mod screen;
mod seal;
mod search;
mod sheet;
mod site_pages;
mod strings;
mod takeaway;
mod tasks;
mod templates;
#[cfg(test)]
mod tests;
mod theme;
mod verify_page;
mod whole;
mod words;

pub use builtin::FILES;
pub use changes::{Group, Item, WordRun, changes, summary};
pub use common::Common;
pub use highlight::Highlighter;
pub use report::{HEAD as REPORT_HEAD, report};
pub use site_pages::{site_page, site_pages};
pub use theme::Theme;

use std::collections::{BTreeMap, BTreeSet};

use crate::blob::{Blob, Sha256Sum};
use crate::compare::Since;
use crate::diagnostic::Diagnostic;
use crate::digest::Stamp;
use crate::edition::{Edition, Restricted};
use crate::facts::Facts;
use crate::path::KitPath;
use crate::site_url::SiteUrl;
use crate::view::View;
use chrome::Binder;
use press::Press;
use prose::{Around, is_facilitator};

/// The finished files of one edition in one language, by their path from its own folder.
pub struct Site<E: Edition> {
    /// What is known of the kit.
    pub facts: Facts,
    /// The language, BCP 47.
    pub language: String,
    /// What it delivers, as digests.
    pub stamp: Stamp,
    /// The files: `index.html`, the pages, `all-in-one.html`, `assets/`.
    pub files: BTreeMap<KitPath, Blob>,
    /// How many of them are pages.
    pub pages: usize,
    /// Their blocks of code, by the digests that [`Theme::colored`] knows.
    pub colored: BTreeSet<Sha256Sum>,
    /// Which edition it is.
    pub edition: std::marker::PhantomData<E>,
}

/// Where the website stands and where its sources are kept.
#[derive(Clone, Debug, Default)]
pub struct Hosting {
    /// Where the site stands on the web.
    pub site_url: SiteUrl,
    /// The names of the editions that the site shows.
    pub shown: Vec<String>,
    /// The address of a source's editor, with `{path}` in it.
    pub edit_url: Option<String>,
    /// Where the sources are kept.
    pub repository: Option<String>,
}

/// Some files of a site, by their path in it.
pub type Made = BTreeMap<KitPath, Blob>;

/// How the parts of a site are made, of which none needs another: so many, each by its number, in turn or several at a time. What comes of
/// them is given in their order.
pub type Several<'s> = &'s (dyn Fn(usize, &(dyn Fn(usize) -> Made + Sync)) -> Vec<Made> + Sync);

/// One part after the other.
fn in_turn(parts: usize, make: &(dyn Fn(usize) -> Made + Sync)) -> Vec<Made> {
    (0..parts).map(make).collect()
}

/// The site of a view and its stamp, with what changed `since` earlier versions for the facilitator to choose from, and what is wrong with the theme that it was made with.
pub fn render<E: Edition>(
    view: &View<E>,
    stamp: &Stamp,
    since: &Restricted<Vec<Since>>,
    theme: &Theme,
    hosting: &Hosting,
) -> (Site<E>, Vec<Diagnostic>) {
    render_by(view, stamp, since, theme, hosting, &in_turn)
}

/// The same, with its parts made by `several`.
pub fn render_by<E: Edition>(
    view: &View<E>,
    stamp: &Stamp,
    since: &Restricted<Vec<Since>>,
    theme: &Theme,
    hosting: &Hosting,
    several: Several<'_>,
) -> (Site<E>, Vec<Diagnostic>) {
    let (files, colored, found) = made(view, stamp, since, theme, hosting, (None, several));
    let pages = files.keys().filter(|path| path.extension() == "html" && !path.as_str().starts_with("assets/")).count();
    let site = Site {
        facts: view.facts.clone(),
        language: view.language.clone(),
        stamp: *stamp,
        files,
        pages,
        colored,
        edition: std::marker::PhantomData,
    };
    (site, found)
}

/// One file of the same site, by its path from the edition's folder, without making the others; none where there is no such file.
pub fn file<E: Edition>(
    view: &View<E>,
    stamp: &Stamp,
    since: &Restricted<Vec<Since>>,
    theme: &Theme,
    hosting: &Hosting,
    path: &KitPath,
) -> (Option<Blob>, Vec<Diagnostic>) {
    let (mut files, _, found) = made(view, stamp, since, theme, hosting, (Some(path), &in_turn));
    (files.remove(path), found)
}

/// The files of a view, or the one that is wanted.
fn made<E: Edition>(
    view: &View<E>,
    stamp: &Stamp,
    since: &Restricted<Vec<Since>>,
    theme: &Theme,
    hosting: &Hosting,
    (only, several): (Option<&KitPath>, Several<'_>),
) -> (Made, BTreeSet<Sha256Sum>, Vec<Diagnostic>) {
    let spoken = theme.spoken(&view.language);
    let press = Press::new(theme, &spoken);
    let files = {
        let binder = Binder::new(view, stamp, E::open(since).map_or(&[], |open| open.value), &press, hosting);
        let numbers = view.core_messages.iter().zip(1..).map(|(message, number)| (message.id.clone(), number));
        let around = Around { core: numbers.collect(), clocks: schedule::clocks(view) };
        let parts = parts(&binder, &around);
        let made = several(parts.len(), &|at| {
            let mut files = Files::wanting(only);
            parts[at](&mut files);
            files.found
        });
        made.into_iter().flatten().collect()
    };
    (files, press.all_colored(), press.diagnostics())
}

/// What adds some files to those of a site.
type Part<'p> = Box<dyn Fn(&mut Files<'_>) + Sync + 'p>;

/// The one list of what files an edition has, in parts of which none needs another.
fn parts<'p, E: Edition>(binder: &'p Binder<'_, E>, around: &'p Around) -> Vec<Part<'p>> {
    let view = binder.view;
    let mut parts: Vec<Part<'p>> = vec![Box::new(|files| files.page("index", || front::file(binder, around)))];
    for (at, page) in view.pages.iter().enumerate() {
        parts.push(Box::new(move |files| files.page(&page.name, || page::file(binder, around, at))));
    }
    parts.push(Box::new(|files| files.page("all-in-one", || whole::file(binder, around))));
    if !view.plans.is_empty() {
        parts.push(Box::new(|files| files.page("agenda", || schedule::agenda(binder))));
    }
    if is_facilitator::<E>() {
        parts.push(Box::new(|files| {
            if files.wants("presenter.html") || files.wants_below("assets/deck-") {
                for (path, text) in presenter::files(binder, around) {
                    files.add(&path, || Blob::held(text.into_bytes()));
                }
            }
        }));
        parts.push(Box::new(|files| {
            files.page("get-ready", || get_ready::file(binder, around));
            files.page("run", || schedule::run(binder, around));
            files.page("projector", || projector::file(binder));
            files.page("delivery", || delivery::file(binder));
            files.add("assets/plan.js", || Blob::held(plan_data::file(binder, around).into_bytes()));
        }));
    } else {
        parts.push(Box::new(|files| {
            files.page("takeaway", || takeaway::file(binder, around));
            files.page("attendance", || attendance::file(binder));
        }));
    }
    parts.push(Box::new(|files| files.add("assets/search.js", || Blob::held(search::file(binder).into_bytes()))));
    parts.push(Box::new(|files| {
        files.page("assets/keep", || binder.press.fill("keep.html", &binder.own("keep", "")));
        files.assets(binder.press.theme, E::NAME, &view.language);
        for (path, blob) in &view.assets {
            files.add(&format!("assets/{path}"), || blob.clone());
        }
    }));
    parts
}

/// The files of a site in the making: all of them, or one that is wanted, so that nobody pays for what nobody asked for.
struct Files<'w> {
    found: BTreeMap<KitPath, Blob>,
    only: Option<&'w KitPath>,
}

impl<'w> Files<'w> {
    fn wanting(only: Option<&'w KitPath>) -> Self {
        Self { found: BTreeMap::new(), only }
    }

    fn wants(&self, path: &str) -> bool {
        self.only.is_none_or(|only| only.as_str() == path)
    }

    /// Whether any file is wanted whose path begins so.
    fn wants_below(&self, start: &str) -> bool {
        self.only.is_none_or(|only| only.as_str().starts_with(start))
    }

    fn page(&mut self, name: &str, html: impl FnOnce() -> String) {
        self.add(&format!("{name}.html"), || Blob::held(html().into_bytes()));
    }

    /// The stylesheet, the scripts and the theme's own files, for an edition in a language or, where `edition` is empty,
    /// for the site's own pages.
    fn assets(&mut self, theme: &Theme, edition: &str, language: &str) {
        if self.wants_below("assets/") {
            theme.common(edition, language).iter().for_each(|(path, blob)| self.add(path.as_str(), || blob.clone()));
        }
    }

    /// Adds a file. Its path was a [`KitPath`] before a folder was put in front of it, so only one of over-long name is lost here.
    fn add(&mut self, path: &str, blob: impl FnOnce() -> Blob) {
        if self.wants(path)
            && let Ok(path) = KitPath::new(path)
        {
            self.found.insert(path, blob());
        }
    }
}
