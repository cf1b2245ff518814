//! What stands around the text of every page: the running head, the menu, the way here, the next page, the colophon.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Hosting;
use super::dress::Shown;
use super::press::Press;
use super::prose::is_facilitator;
use super::said::Said;
use super::strings::Strings;
use super::words;
use crate::compare::Since;
use crate::content::Minutes;
use crate::content::OWN_PAGES;
use crate::digest::Stamp;
use crate::edition::Edition;
use crate::facts::Facts;
use crate::markdown::plain;
use crate::view::{Clock, Page, PageKind, View, What};

/// The menu names at most so many pages, those around the current one: a menu of all pages on every page would make a kit of ten
/// thousand pages grow with the square of them.
const MENU_AT_MOST: usize = 80;

/// A link as templates see it.
#[derive(Clone, Serialize)]
pub(super) struct Link {
    /// Where to.
    pub href: String,
    /// What it says.
    pub text: String,
    /// Whether it leads to the page that it stands on.
    pub current: bool,
}

/// An entry of the menu.
#[derive(Serialize)]
pub(super) struct Entry {
    /// The part that starts with it.
    pub part: Option<String>,
    /// The page.
    pub link: Link,
    /// What a reader counts it as who marks what was read.
    pub read: Option<&'static str>,
}

/// Everything around the text of a page.
#[derive(Serialize)]
pub(super) struct Chrome {
    /// The language of the edition.
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// `facilitator` or `participant`.
    pub edition: &'static str,
    /// The edition in words.
    pub edition_words: String,
    /// Whether this is the facilitator's edition.
    pub facilitator: bool,
    /// The page: the name of its file without `.html`.
    pub page: String,
    /// What the window is called.
    pub window: String,
    /// The district, where it says anything of itself.
    pub district: Option<Shown>,
    /// The kit.
    pub kit: Colophon,
    /// The code by which people compare what they have.
    pub code: String,
    /// The pages that every page leads to.
    pub nav: Vec<Link>,
    /// All pages, or those around this one.
    pub menu: Vec<Entry>,
    /// Whether the menu leaves pages out.
    pub menu_cut: bool,
    /// The way from the front page to here.
    pub crumbs: Vec<Link>,
    /// The page before this.
    pub previous: Option<Link>,
    /// The page after this.
    pub next: Option<Link>,
    /// Where the source of this page can be edited.
    pub edit: Option<String>,
    /// What leads from here to the root of a site that holds the kit; a working copy in one language has nothing to ask there.
    pub root: Option<&'static str>,
    /// The kit's languages, the first one first, where there are several.
    pub languages: Vec<String>,
}

/// What everybody may know of a kit, in words.
#[derive(Serialize)]
pub(super) struct Colophon {
    /// Its id, under which a browser keeps what is written.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: String,
    /// Whether it is a working copy.
    pub draft: bool,
    /// When it is valid.
    pub valid: Option<String>,
    /// From which day.
    pub valid_from: Option<Day>,
    /// Until which day.
    pub valid_until: Option<Day>,
    /// Its license, or the page's own.
    pub license: Option<String>,
    /// Whom to ask.
    pub contact: Option<Contact>,
    /// Its canonical home.
    pub source: Option<Contact>,
    /// Who made it.
    pub authors: Vec<String>,
}

/// A day, for scripts and for people.
#[derive(Serialize)]
pub(super) struct Day {
    /// `2026-08-01`.
    pub iso: String,
    /// "1 August 2026".
    pub words: String,
}

/// Whom to ask, with a link where there is an address.
#[derive(Serialize)]
pub(super) struct Contact {
    /// The words.
    pub text: String,
    /// The address.
    pub href: Option<String>,
}

/// What makes the chrome of every page of an edition.
pub(super) struct Binder<'v, E: Edition> {
    /// The edition.
    pub view: &'v View<E>,
    /// What it delivers, as digests.
    pub stamp: &'v Stamp,
    /// What changed since earlier versions; nothing for participants.
    pub since: &'v [Since],
    /// What fills templates.
    pub press: &'v Press<'v>,
    /// Where the site is hosted.
    pub hosting: &'v Hosting,
    /// The place of each page, by its name.
    places: BTreeMap<&'v str, usize>,
    /// The part that each page stands in.
    parts: Vec<Option<String>>,
    /// How many modules there are.
    pub modules: usize,
    /// When each module is first taught by the first plan, and how long, by its page's name; a kit without a plan has no clock.
    pub slots: BTreeMap<&'v str, (Clock, Minutes)>,
}

impl<'v, E: Edition> Binder<'v, E> {
    /// What one edition's pages share, worked out once: asking again on every page would grow with the square of the pages.
    pub fn new(view: &'v View<E>, stamp: &'v Stamp, since: &'v [Since], press: &'v Press<'v>, hosting: &'v Hosting) -> Self {
        let mut part: Option<String> = None;
        let mut handouts = false;
        let parts = view.pages.iter().map(|page| {
            if page.part.is_some() {
                part.clone_from(&page.part);
            } else if page.kind == PageKind::Handout && !handouts {
                part = Some(press.word("handouts"));
            }
            handouts |= page.kind == PageKind::Handout;
            part.clone()
        });
        let mut slots = BTreeMap::new();
        for slot in
            view.plans.first().filter(|plan| plan.title.is_some()).into_iter().flat_map(|plan| &plan.days).flat_map(|day| &day.slots)
        {
            if let What::Module(name) = &slot.what {
                slots.entry(name.as_str()).or_insert((slot.at, slot.minutes));
            }
        }
        Self {
            view,
            stamp,
            since,
            press,
            hosting,
            places: view.pages.iter().enumerate().map(|(at, page)| (page.name.as_str(), at)).collect(),
            parts: parts.collect(),
            modules: view.pages.iter().filter(|page| matches!(page.kind, PageKind::Module(_))).count(),
            slots,
        }
    }

    /// Whether it is in the language that the kit is written in: its folder on a site does without one then.
    pub fn in_first_language(&self) -> bool {
        self.view.languages.first() == Some(&self.view.language)
    }

    /// The page of a name.
    pub fn page_of(&self, name: &str) -> Option<&'v Page<E>> {
        self.places.get(name).map(|at| &self.view.pages[*at])
    }

    /// The part that a page stands in, where the page before it stands in another.
    pub fn part_starting(&self, at: usize) -> Option<String> {
        let before = at.checked_sub(1).and_then(|at| self.parts[at].as_ref());
        self.parts[at].clone().filter(|part| Some(part) != before)
    }

    /// The chrome of one of our own pages, by its file's name without `.html`.
    pub fn own(&self, name: &str, title: &str) -> Chrome {
        let mut chrome = self.bare(name);
        chrome.window = self.window(title);
        if name == OWN_PAGES[0] {
            chrome.next = self.view.pages.first().map(|page| self.link(page, false));
        } else {
            chrome.crumbs = vec![self.contents(false), Link { href: format!("{name}.html"), text: title.to_owned(), current: true }];
        }
        chrome
    }

    /// The chrome of an author's page, by its place in the view.
    pub fn page(&self, at: usize) -> Chrome {
        let page = &self.view.pages[at];
        let mut chrome = self.bare(&page.name);
        chrome.window = self.window(&self.long_title(page));
        chrome.crumbs = vec![self.contents(false)];
        if let Some(part) = self.parts[at].clone() {
            chrome.crumbs.push(Link { href: String::new(), text: part, current: false });
        }
        chrome.crumbs.push(self.link(page, true));
        chrome.previous = Some(at.checked_sub(1).map_or_else(|| self.contents(false), |at| self.link(&self.view.pages[at], false)));
        chrome.next = self.view.pages.get(at + 1).map(|page| self.link(page, false));
        if page.license.is_some() {
            chrome.kit.license.clone_from(&page.license);
        }
        // Who edits a page sees both editions: that is no place to lead participants to.
        let template = self.hosting.edit_url.as_ref().filter(|_| is_facilitator::<E>());
        chrome.edit = template.map(|template| template.replace("{path}", page.source.as_str()));
        chrome
    }

    fn bare(&self, name: &str) -> Chrome {
        let strings = self.press.strings;
        let own = |file: &str, key: &str| Link { href: format!("{file}.html"), text: self.press.word(key), current: file == name };
        let mut nav = vec![self.contents(name == "index")];
        if is_facilitator::<E>() {
            nav.push(own("get-ready", "get_ready"));
            nav.push(own("run", "run_of_show"));
            nav.push(own("presenter", "slides"));
            nav.push(own("delivery", "delivery_record"));
        }
        if !self.view.plans.is_empty() {
            nav.push(own("agenda", "agenda"));
        }
        if !is_facilitator::<E>() {
            nav.push(own("takeaway", "takeaway"));
            nav.push(own("attendance", "attendance"));
        }
        let (menu, menu_cut) = self.menu(name);
        let several = self.view.languages.len() > 1;
        Chrome {
            language: self.view.language.clone(),
            direction: words::direction(&self.view.language),
            edition: E::NAME,
            edition_words: strings.get(&format!("edition_{}", E::NAME)).to_owned(),
            facilitator: is_facilitator::<E>(),
            page: name.to_owned(),
            window: String::new(),
            district: self.press.theme.shown(""),
            kit: colophon(self.press, &self.view.facts),
            code: self.stamp.code().to_string(),
            nav,
            menu,
            menu_cut,
            crumbs: Vec::new(),
            previous: None,
            next: None,
            edit: None,
            root: (!self.view.facts.draft || several).then_some(if self.in_first_language() { "../../../" } else { "../../../../" }),
            languages: if several { self.view.languages.clone() } else { Vec::new() },
        }
    }

    fn contents(&self, current: bool) -> Link {
        Link { href: "index.html".to_owned(), text: self.press.word("contents"), current }
    }

    /// A link to a page, with its number where it is a module.
    pub fn link(&self, page: &Page<E>, current: bool) -> Link {
        Link { href: format!("{}.html", page.name), text: short_title(self.press.strings, page), current }
    }

    /// "Module 2: Ask, wait, listen".
    fn long_title(&self, page: &Page<E>) -> String {
        let title = plain(&page.title);
        match page.kind {
            PageKind::Module(number) => self.press.strings.fill("module_titled", &[("number", &number), ("title", &title)]),
            _ => title,
        }
    }

    fn window(&self, title: &str) -> String {
        let edition = self.press.strings.get(&format!("edition_{}", E::NAME)).to_lowercase();
        let kit = &self.view.facts.title;
        let key = if title == kit { "window_front" } else { "window" };
        self.press.strings.fill(key, &[("page", &title), ("kit", kit), ("edition", &edition)])
    }

    fn menu(&self, name: &str) -> (Vec<Entry>, bool) {
        let pages = &self.view.pages;
        let at = self.places.get(name).copied().unwrap_or(0);
        let first = at.saturating_sub(MENU_AT_MOST / 2).min(pages.len().saturating_sub(MENU_AT_MOST));
        let shown = first..(first + MENU_AT_MOST).min(pages.len());
        let cut = shown.len() < pages.len();
        let entries = shown.map(|at| {
            let part = if at == first { self.parts[at].clone() } else { self.part_starting(at) };
            Entry { part, link: self.link(&pages[at], pages[at].name == name), read: read_as(&pages[at]) }
        });
        (entries.collect(), cut)
    }
}

/// A page's title in a list: "2 Ask, wait, listen".
pub(super) fn short_title<E: Edition>(strings: &Strings, page: &Page<E>) -> String {
    match page.kind {
        PageKind::Module(number) => format!("{} {}", number.said(strings.locale()), plain(&page.title)),
        _ => plain(&page.title),
    }
}

/// What a participant who marks what was read counts a page as: handouts are filled in, not read, and a facilitator has other work.
pub(super) fn read_as<E: Edition>(page: &Page<E>) -> Option<&'static str> {
    match page.kind {
        _ if is_facilitator::<E>() => None,
        PageKind::Module(_) => Some("module"),
        PageKind::Common | PageKind::Own => Some("page"),
        PageKind::Handout => None,
    }
}

/// What everybody may know of a kit, in words.
pub(super) fn colophon(press: &Press<'_>, facts: &Facts) -> Colophon {
    let name = |author: &crate::facts::Author| {
        let parts = [&author.name, &author.organization, &author.role];
        press.strings.list(&parts.into_iter().flatten().cloned().collect::<Vec<_>>())
    };
    let day = |iso: &String| Day { iso: iso.clone(), words: words::date(press.strings, iso) };
    Colophon {
        id: facts.id.clone(),
        title: facts.title.clone(),
        version: facts.version.clone(),
        draft: facts.draft,
        valid: words::valid(press.strings, facts.valid_from.as_deref(), facts.valid_until.as_deref()),
        valid_from: facts.valid_from.as_ref().map(day),
        valid_until: facts.valid_until.as_ref().map(day),
        license: facts.license.clone(),
        contact: facts.contact.as_deref().map(contact),
        source: facts.source.as_deref().map(contact),
        authors: facts.authors.iter().map(name).filter(|words| !words.is_empty()).collect(),
    }
}

/// An e-mail address or a web address with its link; anything else as words.
pub(super) fn contact(text: &str) -> Contact {
    let mail = text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    let one_word = !text.contains(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '<' | '>' | '/' | ':'));
    let href = match text {
        web if web.starts_with("https://") && !web.contains(char::is_whitespace) => Some(web.to_owned()),
        address if mail && one_word => Some(format!("mailto:{address}")),
        _ => None,
    };
    Contact { text: text.to_owned(), href }
}
