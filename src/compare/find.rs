//! Two outlines in, what changed out.

use std::collections::{BTreeMap, BTreeSet};

use super::activities::activities;
use super::difference::{
    Change, CoreChange, Difference, FactChange, MaterialChange, MediaChange, MediaTurn, PageChange, PageName, PlanChange, PlanTurn, Turn,
    Wording,
};
use super::outline::{Material, Outline, Page, Paragraph, Plan, Slot};
use super::paragraphs::paragraphs;
use super::tasks;
use super::words::{Run, Step, align, runs};

/// What changed from one version of an edition to another. Two outlines of the same edition give an empty difference if and only if they
/// deliver the same.
pub fn difference(before: &Outline, after: &Outline) -> Difference {
    let mut found =
        Difference { core: core(before, after), facts: facts(before, after), media: media(before, after), ..Difference::default() };
    found.materials = materials(&before.materials, &after.materials);
    found.plans = plans(&before.plans, &after.plans);
    lines(&before.objectives, &after.objectives, None, &mut found.objectives);
    lines(&tasks::words(&before.preparation), &tasks::words(&after.preparation), None, &mut found.preparation);
    tasks::times(&before.preparation, &after.preparation, None, &mut found.tasks);
    pages(before, after, &mut found);
    found.other = found.is_empty() && before.content != after.content;
    found
}

/// Something that changed, or nothing.
pub(super) fn turn(before: Option<&str>, after: Option<&str>) -> Option<Turn> {
    (before != after).then(|| Turn { before: before.map(str::to_owned), after: after.map(str::to_owned) })
}

/// A page as people know it.
pub(super) fn name(page: &Page) -> PageName {
    PageName { name: page.name.clone(), title: page.title.clone(), kind: page.kind }
}

fn core(before: &Outline, after: &Outline) -> Vec<CoreChange> {
    let find = |of: &Outline, id: &str| of.core.iter().find(|(other, _)| other == id).map(|(_, words)| words.clone());
    let mut found = Vec::new();
    for (id, words) in &after.core {
        let old = find(before, id).unwrap_or_default();
        if old != *words {
            found.push(CoreChange { id: id.clone(), runs: runs(&old, words) });
        }
    }
    let gone = before.core.iter().filter(|(id, _)| find(after, id).is_none());
    found.extend(gone.map(|(id, words)| CoreChange { id: id.clone(), runs: vec![Run::Removed(words.clone())] }));
    found
}

fn facts(before: &Outline, after: &Outline) -> Vec<FactChange> {
    let mut names: Vec<&String> = before.facts.keys().chain(after.facts.keys()).collect();
    names.sort_unstable();
    names.dedup();
    let value = |of: &Outline, name: &String| of.facts.get(name).cloned();
    let change = |name: &String| Some((name.clone(), turn(value(before, name).as_deref(), value(after, name).as_deref())?));
    names.into_iter().filter_map(change).map(|(fact, turn)| FactChange { fact, turn }).collect()
}

fn media(before: &Outline, after: &Outline) -> Vec<MediaChange> {
    let mut found = Vec::new();
    for (path, digest) in &after.media {
        let change = match before.media.get(path) {
            Some(other) if other == digest => continue,
            Some(_) => MediaTurn::Changed,
            None => MediaTurn::Added,
        };
        found.push(MediaChange { path: path.clone(), change });
    }
    let gone = before.media.keys().filter(|path| !after.media.contains_key(*path));
    found.extend(gone.map(|path| MediaChange { path: path.clone(), change: MediaTurn::Removed }));
    found
}

/// Things are the same that are called the same, are for each of the same and come from the same; failing that, that are called the same.
fn materials(before: &[Material], after: &[Material]) -> Vec<MaterialChange> {
    let (mut gone, mut come): (Vec<&Material>, Vec<&Material>) = (before.iter().collect(), after.iter().collect());
    let mut found = Vec::new();
    let called = |one: &Material, other: &Material| one.thing.to_lowercase() == other.thing.to_lowercase();
    let alike = |one: &Material, other: &Material| called(one, other) && one.per == other.per && one.from == other.from;
    for same in [&alike as &dyn Fn(&Material, &Material) -> bool, &called] {
        come.retain(|after| match gone.iter().position(|before| same(before, after)) {
            Some(at) => {
                let before = gone.remove(at);
                if before != *after {
                    found.push(MaterialChange { before: Some(before.clone()), after: Some((*after).clone()) });
                }
                false
            }
            None => true,
        });
    }
    found.extend(come.into_iter().map(|after| MaterialChange { before: None, after: Some(after.clone()) }));
    found.extend(gone.into_iter().map(|before| MaterialChange { before: Some(before.clone()), after: None }));
    found
}

fn plans(before: &[Plan], after: &[Plan]) -> Vec<PlanChange> {
    let mut found = Vec::new();
    for plan in after {
        let mut tell = |change| found.push(PlanChange { title: plan.title.clone(), change });
        let Some(old) = before.iter().find(|old| old.name == plan.name) else {
            tell(PlanTurn::Added);
            continue;
        };
        if let Some(turn) = turn(Some(&old.title), Some(&plan.title)) {
            tell(PlanTurn::Retitled(turn));
        }
        let (removed, added) = slots(&old.slots, &plan.slots);
        if !removed.is_empty() || !added.is_empty() {
            tell(PlanTurn::Slots { removed, added });
        }
    }
    let gone = before.iter().filter(|old| after.iter().all(|plan| plan.name != old.name));
    found.extend(gone.map(|old| PlanChange { title: old.title.clone(), change: PlanTurn::Removed }));
    found
}

/// What happens on other terms. What only comes sooner or later because something before it changed is not told again; where nothing
/// else changed, what comes at another time is.
fn slots(before: &[Slot], after: &[Slot]) -> (Vec<Slot>, Vec<Slot>) {
    let timeless = |slots: &[Slot]| slots.iter().map(|slot| Slot { at: String::new(), ..slot.clone() }).collect::<Vec<_>>();
    let pick = |steps: Vec<Step>| {
        let (mut removed, mut added) = (Vec::new(), Vec::new());
        for step in steps {
            match step {
                Step::Both(..) => {}
                Step::Before(at) => removed.push(before[at].clone()),
                Step::After(at) => added.push(after[at].clone()),
            }
        }
        (removed, added)
    };
    let (removed, added) = pick(align(&timeless(before), &timeless(after)));
    if removed.is_empty() && added.is_empty() { pick(align(before, after)) } else { (removed, added) }
}

/// Lines such as objectives.
fn lines(before: &[String], after: &[String], page: Option<&PageName>, into: &mut Vec<Wording>) {
    let line = |words: &String| Paragraph { block: None, words: words.clone() };
    let (before, after): (Vec<_>, Vec<_>) = (before.iter().map(line).collect(), after.iter().map(line).collect());
    let at = Wording { page: page.cloned(), activity: None, block: None, runs: Vec::new() };
    let mut typos = Vec::new();
    paragraphs(&before, &after, &at, into, &mut typos);
    into.append(&mut typos);
}

fn pages(before: &Outline, after: &Outline, found: &mut Difference) {
    let (was, is) = (by_name(before), by_name(after));
    let moved = moved(before, after, &was, &is);
    for (at, page) in after.pages.iter().enumerate() {
        let mut tell = |change| found.pages.push(PageChange { page: name(page), change });
        let Some(old) = was.get(page.name.as_str()) else {
            tell(Change::Added { minutes: page.minutes.clone() });
            continue;
        };
        if moved.contains(page.name.as_str()) {
            tell(Change::Moved { from: None, behind: at.checked_sub(1).map(|at| after.pages[at].title.clone()) });
        }
        let changes = [
            turn(Some(&old.title), Some(&page.title)).map(Change::Retitled),
            turn(old.minutes.as_deref(), page.minutes.as_deref()).map(Change::Retimed),
            turn(Some(&old.text.times.join(", ")), Some(&page.text.times.join(", "))).map(Change::Steps),
            turn(Some(&old.text.spare.join(", ")), Some(&page.text.spare.join(", "))).map(Change::Spare),
            turn(old.fidelity.as_deref(), page.fidelity.as_deref()).map(Change::Fidelity),
            turn(old.license.as_deref(), page.license.as_deref()).map(Change::License),
        ];
        changes.into_iter().flatten().for_each(&mut tell);
    }
    for old in before.pages.iter().filter(|old| !is.contains_key(old.name.as_str())) {
        found.pages.push(PageChange { page: name(old), change: Change::Removed { minutes: old.minutes.clone() } });
    }
    let both = || after.pages.iter().filter_map(|page| Some((*was.get(page.name.as_str())?, page)));
    for (old, page) in both() {
        let at = Wording { page: Some(name(page)), activity: None, block: None, runs: Vec::new() };
        paragraphs(&old.text.paragraphs, &page.text.paragraphs, &at, &mut found.wording, &mut found.typos);
        lines(&old.objectives, &page.objectives, Some(&name(page)), &mut found.objectives);
        lines(&tasks::words(&old.preparation), &tasks::words(&page.preparation), Some(&name(page)), &mut found.preparation);
        tasks::times(&old.preparation, &page.preparation, Some(&name(page)), &mut found.tasks);
    }
    activities(before, after, found);
    // By page, and in each its own text before that of its activities.
    let place = |wording: &Wording| wording.page.as_ref().and_then(|of| after.pages.iter().position(|page| page.name == of.name));
    found.wording.sort_by_cached_key(place);
    found.typos.sort_by_cached_key(place);
    for (old, page) in both() {
        // What changed in a page without changing anything that is told of it.
        if old.form != page.form && !is_told(found, &page.name) {
            found.pages.push(PageChange { page: name(page), change: Change::Form });
        }
    }
}

fn by_name(outline: &Outline) -> BTreeMap<&str, &Page> {
    outline.pages.iter().map(|page| (page.name.as_str(), page)).collect()
}

/// The pages of both versions that stand behind others than before.
fn moved<'o>(before: &Outline, after: &'o Outline, was: &BTreeMap<&str, &Page>, is: &BTreeMap<&str, &Page>) -> BTreeSet<&'o str> {
    let stays = |page: &&Page| was.contains_key(page.name.as_str()) && is.contains_key(page.name.as_str());
    let then: Vec<&str> = before.pages.iter().filter(stays).map(|page| page.name.as_str()).collect();
    let now: Vec<&str> = after.pages.iter().filter(stays).map(|page| page.name.as_str()).collect();
    let steps = align(&then, &now).into_iter();
    steps.filter_map(|step| if let Step::After(at) = step { Some(now[at]) } else { None }).collect()
}

/// Whether anything is told of a page.
fn is_told(found: &Difference, page: &str) -> bool {
    let words = found.wording.iter().chain(&found.typos).chain(&found.objectives).chain(&found.preparation);
    let named = words.filter_map(|wording| wording.page.as_ref());
    let pages = found.pages.iter().map(|change| &change.page).chain(found.tasks.iter().filter_map(|change| change.page.as_ref()));
    let activities = found.activities.iter().flat_map(|activity| {
        let from = match &activity.change {
            Change::Moved { from, .. } => from.as_ref(),
            _ => None,
        };
        std::iter::once(&activity.page).chain(from)
    });
    named.chain(pages).chain(activities).any(|told| told.name == page) || !found.core.is_empty() || !found.materials.is_empty()
}
