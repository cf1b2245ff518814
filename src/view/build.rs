//! From a checked workspace to what one edition shows.

use super::assets::assets;
use super::choose::{Chooser, Titles};
use super::needs::Needs;
use super::schedule::plans;
use super::titles::titles;
use super::{CoreMessage, Desk, Page, PageDesk, PageKind, Room, View, parts};
use crate::check::Checked;
use crate::content::{From, Task};
use crate::edition::{Audience, Edition, Only};
use crate::kit::{self, Material, Slot, Text};

/// What edition `E` shows of a kit in one of its languages.
///
/// # Panics
///
/// Where there is no kit or language of that number.
pub fn view<E: Edition>(checked: &Checked, kit: usize, language: usize) -> View<E> {
    let kit = &checked.kits[kit];
    let text = &kit.texts[language];
    let pages: Vec<Shown<'_, E>> = text.pages.iter().filter_map(shown).collect();
    let bare: Vec<&kit::Page> = pages.iter().map(|page| page.page).collect();
    let titles = titles::<E>(&bare);
    let front = Chooser { cuts: &[], titles: &titles, permit: None };

    let mut bring = Needs::new();
    let mut materials = Needs::new();
    add_materials(&text.materials, &front, None, &mut bring, &mut materials);
    for shown in &pages {
        add_page_materials(shown, &titles, Some(&shown.page.name), &mut bring, &mut materials);
    }
    let desk = E::open(&text.preparation).map(|open| {
        let kits = open.value.iter().map(|task| (None, front.permitted(open.permit).task(task)));
        let modules = pages.iter().flat_map(|shown| page_preparation(shown, &titles));
        Only::new(Desk { materials: materials.list(), preparation: kits.chain(modules).collect() }, open.permit)
    });
    let view_pages: Vec<Page<E>> = pages.iter().map(|shown| page(shown, &titles)).collect();
    let mut view = View {
        facts: text.facts.clone(),
        language: text.language.clone(),
        languages: kit.texts.iter().map(|text| text.language.clone()).collect(),
        objectives: text.objectives.iter().map(|line| front.line(&line.value)).collect(),
        core_messages: messages(text, &bare),
        plans: plans(text, &pages, &titles),
        pages: view_pages,
        bring: bring.list(),
        desk,
        assets: std::collections::BTreeMap::new(),
    };
    view.assets = assets(&view, &text.media);
    view
}

/// A page that an edition has, with the permit where it is restricted as a whole.
pub struct Shown<'k, E: Edition> {
    /// The page.
    pub page: &'k kit::Page,
    /// The permit that opened it.
    pub permit: Option<E::Permit>,
    /// Whether only this edition has it.
    pub own: bool,
}

fn shown<E: Edition>(slot: &Slot) -> Option<Shown<'_, E>> {
    match slot {
        Slot::Common(page) => Some(Shown { page, permit: None, own: false }),
        Slot::Facilitator(sealed) => E::open(sealed).map(|open| Shown { page: open.value, permit: Some(open.permit), own: true }),
        Slot::Participant(page) => (E::AUDIENCE == Audience::Participant).then_some(Shown { page, permit: None, own: true }),
    }
}

/// The core messages that edition `E` shows of a kit in one of its languages, as [`view`] has them, without making the rest.
///
/// # Panics
///
/// Where there is no kit or language of that number.
pub fn core_messages<E: Edition>(checked: &Checked, kit: usize, language: usize) -> Vec<CoreMessage> {
    let text = &checked.kits[kit].texts[language];
    let pages: Vec<&kit::Page> = text.pages.iter().filter_map(shown::<E>).map(|shown| shown.page).collect();
    messages(text, &pages)
}

/// The names of the pages that edition `E` shows of a kit in one of its languages, without making the rest.
///
/// # Panics
///
/// Where there is no kit or language of that number.
pub fn page_names<E: Edition>(checked: &Checked, kit: usize, language: usize) -> impl Iterator<Item = &str> {
    checked.kits[kit].texts[language].pages.iter().filter_map(shown::<E>).map(|shown| shown.page.name.as_str())
}

fn messages(text: &Text, pages: &[&kit::Page]) -> Vec<CoreMessage> {
    let plain = |message: &kit::CoreMessage, page| CoreMessage { id: message.id.clone(), text: message.text.value.clone(), page };
    let of_kit = text.core_messages.iter().map(|message| plain(message, None));
    let of_modules = pages.iter().flat_map(|page| {
        let place = match page.kind {
            kit::PageKind::Module(number) => Some((page.name.clone(), number)),
            _ => None,
        };
        page.core_messages.iter().map(move |message| plain(message, place.clone()))
    });
    of_kit.chain(of_modules).collect()
}

fn page<E: Edition>(shown: &Shown<'_, E>, titles: &Titles<'_>) -> Page<E> {
    let written = shown.page;
    let chooser = Chooser { cuts: &written.cuts, titles, permit: shown.permit };
    let (mut bring, mut materials) = (Needs::new(), Needs::new());
    add_page_materials(shown, titles, None, &mut bring, &mut materials);
    let desk = E::open(&written.desk).map(|open| {
        let preparation = open.value.preparation.iter().map(|task| chooser.permitted(open.permit).task(task)).collect();
        Only::new(PageDesk { fidelity: open.value.fidelity, materials: materials.list(), preparation }, open.permit)
    });
    let kind = match written.kind {
        kit::PageKind::Module(number) => PageKind::Module(number),
        kit::PageKind::Handout => PageKind::Handout,
        kit::PageKind::Page if shown.own => PageKind::Own,
        kit::PageKind::Page => PageKind::Common,
    };
    Page {
        name: written.name.clone(),
        kind,
        title: chooser.line(&written.title.value),
        part: written.part.clone(),
        minutes: written.minutes,
        objectives: written.objectives.iter().map(|line| chooser.line(&line.value)).collect(),
        core_messages: written
            .core_messages
            .iter()
            .map(|message| CoreMessage { id: message.id.clone(), text: message.text.value.clone(), page: None })
            .collect(),
        bring: bring.list(),
        desk,
        body: chooser.doc(super::choose::worded::<E, _>(&written.body)),
        room: room(written, titles),
        untranslated: written.untranslated.clone(),
        license: written.license.clone(),
        source: written.source.clone(),
    }
}

/// A page in the words of its participants, for a facilitator who reads it in others. Blocks of one edition stay out: none is opened.
fn room<E: Edition>(written: &kit::Page, titles: &Titles<'_>) -> Option<Only<E, Room<E>>> {
    let title = written.title.value.facilitator.as_ref().and_then(E::open).map(|open| open.permit);
    let body = written.body.facilitator.as_ref().and_then(E::open).map(|open| open.permit);
    let permit = title.or(body)?;
    let common = Chooser { cuts: &[], titles, permit: None };
    let room = Room { title: common.nodes(&written.title.value.common), body: common.doc(&written.body.common) };
    Some(Only::new(room, permit))
}

fn page_preparation<E: Edition>(shown: &Shown<'_, E>, titles: &Titles<'_>) -> Vec<(Option<String>, Task<E>)> {
    let Some(open) = E::open(&shown.page.desk) else { return Vec::new() };
    let chooser = Chooser { cuts: &shown.page.cuts, titles, permit: Some(open.permit) };
    open.value.preparation.iter().map(|task| (Some(shown.page.name.clone()), chooser.task(task))).collect()
}

/// Adds what a list of materials asks for: all of it for the facilitator, and what participants bring for both.
fn add_materials<E: Edition>(written: &[Material], chooser: &Chooser<'_, E>, page: Option<&str>, bring: &mut Needs<E>, all: &mut Needs<E>) {
    for material in written {
        match material {
            Material::Participant(item) => {
                let item = super::choose::worded::<E, _>(item);
                bring.add(chooser.item(item), page);
                all.add(chooser.item(item), page);
            }
            Material::Facilitator(sealed) => {
                if let Some(open) = E::open(sealed) {
                    all.add(chooser.permitted(open.permit).item(open.value), page);
                }
            }
        }
    }
}

/// The same for a page: its front matter and the blocks of its activities.
fn add_page_materials<E: Edition>(shown: &Shown<'_, E>, titles: &Titles<'_>, name: Option<&str>, bring: &mut Needs<E>, all: &mut Needs<E>) {
    let chooser = Chooser { cuts: &shown.page.cuts, titles, permit: shown.permit };
    add_materials(&shown.page.materials, &chooser, name, bring, all);
    for part in parts::materials::<E>(shown.page, shown.permit) {
        let chooser = Chooser { cuts: &shown.page.cuts, titles, permit: part.permit };
        if part.value.from == From::Participant {
            bring.add(chooser.item(part.value), name);
        }
        all.add(chooser.item(part.value), name);
    }
}
