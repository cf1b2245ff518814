//! An author's page: its opening, its core message, what it takes, and its text.

use serde::Serialize;

use super::blocks::ItemContext;
use super::chrome::{Binder, Chrome};
use super::prose::{Around, Prose, is_facilitator};
use super::sheet::Sheet;
use super::tasks::{TaskContext, Tasks};
use super::words;
use crate::block::Fidelity;
use crate::edition::Edition;
use crate::view::{Need, Page, PageKind};

/// A page as templates see it, without what stands around it.
#[derive(Serialize)]
pub(super) struct PageContext {
    /// Its name, which is its anchor in `all-in-one.html`.
    name: String,
    /// "Module 2 of 4", or "Handout".
    number: Option<String>,
    /// Its title as HTML.
    title: String,
    /// What is to know before reading it.
    facts: Vec<Fact>,
    /// Its core messages.
    messages: Vec<Message>,
    /// Its objectives as HTML.
    objectives: Vec<String>,
    /// What must be there, for the facilitator.
    needs: Vec<NeedContext>,
    /// What to do beforehand, for the facilitator.
    preparation: Vec<TaskContext>,
    /// The language that it stands in instead of the edition's.
    stands_in: Option<StandsIn>,
    /// For the facilitator's scripts, of a module that can be rehearsed: its minutes, `40-45`; empty where they are not known.
    rehearse: Option<String>,
    /// Its text as HTML.
    text: String,
    /// Whether this is the facilitator's edition.
    facilitator: bool,
}

/// Something to know, and its word.
#[derive(Serialize)]
pub(super) struct Fact {
    /// The word.
    pub word: String,
    /// What to know, as HTML, one or several.
    pub values: Vec<String>,
}

impl Fact {
    /// A fact in plain words.
    pub fn new(word: String, words: &str) -> Self {
        Self { word, values: vec![super::escape::escape(words)] }
    }
}

/// A core message as templates see it.
#[derive(Serialize)]
pub(super) struct Message {
    /// Its words.
    pub text: String,
    /// Its anchor.
    pub anchor: Option<String>,
}

/// A thing that must be there, with the modules that need it.
#[derive(Serialize)]
pub(super) struct NeedContext {
    /// The thing.
    #[serde(flatten)]
    pub item: ItemContext,
    /// The modules: their numbers, or their titles where they have none.
    pub modules: Vec<super::chrome::Link>,
}

/// The language of a page without a translation.
#[derive(Serialize)]
struct StandsIn {
    code: String,
    name: String,
    direction: &'static str,
}

#[derive(Serialize)]
struct OwnPage {
    chrome: Chrome,
    page: PageContext,
}

/// The file of a page.
pub(super) fn file<E: Edition>(binder: &Binder<'_, E>, around: &Around, at: usize) -> String {
    let page = &binder.view.pages[at];
    let context = OwnPage { chrome: binder.page(at), page: context(binder, around, page, Sheet::Own(&page.name)) };
    binder.press.fill("page.html", &context)
}

/// A page as it stands on a sheet.
pub(super) fn context<E: Edition>(binder: &Binder<'_, E>, around: &Around, page: &Page<E>, sheet: Sheet<'_>) -> PageContext {
    let strings = binder.press.strings;
    let mut prose = Prose::new(binder.press, around, sheet);
    let desk = page.desk.as_ref().map(|desk| &desk.value);
    let mut tasks = Tasks::default();
    let preparation = desk.map(|desk| desk.preparation.as_slice()).unwrap_or_default();
    let preparation = preparation.iter().map(|task| tasks.context(binder, &mut prose, Some(&page.name), task)).collect();
    let needs = desk.map(|desk| self::needs(binder, &mut prose, &desk.materials)).unwrap_or_default();
    let number = match page.kind {
        PageKind::Module(number) => Some(strings.fill("module_of", &[("number", &number), ("count", &binder.modules)])),
        PageKind::Handout => Some(strings.get("handout").to_owned()),
        PageKind::Common | PageKind::Own => None,
    };
    let messages = page.core_messages.iter().map(|message| Message { text: message.text.clone(), anchor: None });
    let stands_in = page.untranslated.as_ref().map(|code| StandsIn {
        code: code.clone(),
        name: words::language(strings, code),
        direction: words::direction(code),
    });
    PageContext {
        name: page.name.clone(),
        number,
        title: prose.nodes(&page.title),
        facts: facts(binder, &mut prose, page),
        messages: messages.collect(),
        objectives: page.objectives.iter().map(|line| prose.nodes(line)).collect(),
        needs,
        preparation,
        stands_in,
        rehearse: (is_facilitator::<E>() && matches!(page.kind, PageKind::Module(_)))
            .then(|| page.minutes.map_or(String::new(), words::minutes_span)),
        text: prose.doc(&page.body),
        facilitator: is_facilitator::<E>(),
    }
}

fn facts<E: Edition>(binder: &Binder<'_, E>, prose: &mut Prose<'_>, page: &Page<E>) -> Vec<Fact> {
    let mut facts = Vec::new();
    let strings = binder.press.strings;
    let mut fact = |key: &str, words: &str| facts.push(Fact::new(binder.press.word(key), words));
    if let Some(minutes) = page.minutes {
        fact("time", &words::minutes(strings, minutes));
    }
    if let Some(desk) = page.desk.as_ref().filter(|_| matches!(page.kind, PageKind::Module(_))) {
        // From the earliest start to the latest end.
        if let Some((at, takes)) = binder.slots.get(page.name.as_str()) {
            fact("on_the_clock", &words::from_to(strings, at.least, at.most.saturating_add(takes.most)));
        }
        fact("fidelity", strings.get(fidelity_key(desk.value.fidelity)));
    }
    if !is_facilitator::<E>() && !page.bring.is_empty() {
        let values = page.bring.iter().map(|need| prose.nodes(&need.item.text)).collect();
        facts.push(Fact { word: binder.press.word("bring"), values });
    }
    facts
}

/// Things that must be there, as templates see them.
pub(super) fn needs<E: Edition>(binder: &Binder<'_, E>, prose: &mut Prose<'_>, needs: &[Need<E>]) -> Vec<NeedContext> {
    let mut rows = Vec::new();
    for need in needs {
        let modules = need.pages.iter().filter_map(|name| binder.page_of(name)).map(|page| {
            let mut link = binder.link(page, false);
            if let PageKind::Module(number) = page.kind {
                link.text = binder.press.number(number);
            }
            link
        });
        rows.push(NeedContext { item: prose.item_context(&need.item), modules: modules.collect() });
    }
    rows
}

pub(super) fn fidelity_key(fidelity: Fidelity) -> &'static str {
    match fidelity {
        Fidelity::Required => "fidelity_required",
        Fidelity::Adaptable => "fidelity_adaptable",
        Fidelity::Replaceable => "fidelity_replaceable",
        Fidelity::Optional => "fidelity_optional",
    }
}
