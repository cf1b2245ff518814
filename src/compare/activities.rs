//! Activities of two versions: which is which, and what became of each.

use super::difference::{ActivityChange, Change, Difference, Wording};
use super::find::{name, turn};
use super::outline::{Activity, Outline, Page};
use super::paragraphs::paragraphs;
use super::words::{Step, align};

/// An activity with the page that it stands on, and its place there.
#[derive(Clone, Copy)]
struct Place<'o> {
    page: &'o Page,
    at: usize,
    activity: &'o Activity,
}

/// Whether two activities are the same one.
type Same = dyn Fn(&Place<'_>, &Place<'_>) -> bool;

/// Adds what became of the activities. Those of pages that came or went whole are told with their page, unless they moved.
pub fn activities(before: &Outline, after: &Outline, found: &mut Difference) {
    let (old, new) = (places(before), places(after));
    let pairs = pairs(&old, &new);
    let stands = |outline: &Outline, page: &Page| outline.pages.iter().any(|other| other.name == page.name);
    for (at, place) in new.iter().enumerate() {
        let Some(old_at) = pairs[at] else {
            if stands(before, place.page) {
                tell(place, Change::Added { minutes: place.activity.minutes.clone() }, found);
            }
            continue;
        };
        changes(&old[old_at], place, found);
    }
    moves(&old, &new, &pairs, found);
    for (at, place) in old.iter().enumerate() {
        if !pairs.contains(&Some(at)) && stands(after, place.page) {
            tell(place, Change::Removed { minutes: place.activity.minutes.clone() }, found);
        }
    }
}

fn places(outline: &Outline) -> Vec<Place<'_>> {
    let place = |page, (at, activity)| Place { page, at, activity };
    outline.pages.iter().flat_map(|page| page.activities.iter().enumerate().map(move |found| place(page, found))).collect()
}

/// For each new activity the place of the old one that it was: by its id in its page, by its id anywhere, by its title in its page, by
/// its title anywhere, if no other has it, and last by its place between those that are known.
fn pairs(old: &[Place<'_>], new: &[Place<'_>]) -> Vec<Option<usize>> {
    let mut pairs = vec![None; new.len()];
    let mut taken = vec![false; old.len()];
    let page = |a: &Place<'_>, b: &Place<'_>| a.page.name == b.page.name;
    let id = |a: &Place<'_>, b: &Place<'_>| a.activity.id.is_some() && a.activity.id == b.activity.id;
    // Two ids are two activities, whatever they are called.
    let apart = |a: &Place<'_>, b: &Place<'_>| a.activity.id.is_some() && b.activity.id.is_some();
    let title = move |a: &Place<'_>, b: &Place<'_>| !a.activity.title.is_empty() && a.activity.title == b.activity.title && !apart(a, b);
    let untitled = |place: &Place<'_>| place.activity.title.is_empty() && place.activity.id.is_none();
    let nameless = move |a: &Place<'_>, b: &Place<'_>| page(a, b) && untitled(a) && untitled(b);
    let rules: [(&Same, bool); 5] = [
        (&move |a, b| page(a, b) && id(a, b), false),
        (&id, true),
        (&move |a, b| page(a, b) && title(a, b), false),
        (&title, true),
        (&nameless, false),
    ];
    for (same, alone) in rules {
        for at in 0..new.len() {
            if pairs[at].is_some() {
                continue;
            }
            let mut candidates = (0..old.len()).filter(|other| !taken[*other] && same(&old[*other], &new[at]));
            let Some(first) = candidates.next() else { continue };
            let rival = |other: usize| other != at && pairs[other].is_none() && same(&old[first], &new[other]);
            if alone && (candidates.next().is_some() || (0..new.len()).any(rival)) {
                continue;
            }
            pairs[at] = Some(first);
            taken[first] = true;
        }
    }
    pairs
}

fn tell(place: &Place<'_>, change: Change, found: &mut Difference) {
    let Activity { id, title, .. } = place.activity;
    found.activities.push(ActivityChange { id: id.clone(), title: title.clone(), page: name(place.page), change });
}

/// What changed in an activity, wherever it stands.
fn changes(old: &Place<'_>, new: &Place<'_>, found: &mut Difference) {
    let (was, is) = (old.activity, new.activity);
    let changes = [
        turn(Some(&was.title), Some(&is.title)).map(Change::Retitled),
        turn(was.minutes.as_deref(), is.minutes.as_deref()).map(Change::Retimed),
        turn(Some(&was.text.times.join(", ")), Some(&is.text.times.join(", "))).map(Change::Steps),
        turn(Some(&was.text.spare.join(", ")), Some(&is.text.spare.join(", "))).map(Change::Spare),
        turn(was.grouping.as_deref(), is.grouping.as_deref()).map(Change::Grouping),
        turn(was.fidelity.as_deref(), is.fidelity.as_deref()).map(Change::Fidelity),
    ];
    changes.into_iter().flatten().for_each(|change| tell(new, change, found));
    let at = Wording { page: Some(name(new.page)), activity: Some(is.title.clone()), block: None, runs: Vec::new() };
    paragraphs(&was.text.paragraphs, &is.text.paragraphs, &at, &mut found.wording, &mut found.typos);
}

/// Activities that stand on another page, or on their own behind others than before.
fn moves(old: &[Place<'_>], new: &[Place<'_>], pairs: &[Option<usize>], found: &mut Difference) {
    let own = |at: usize| pairs[at].filter(|old_at| old[*old_at].page.name == new[at].page.name);
    let now: Vec<usize> = (0..new.len()).filter_map(own).collect();
    let mut moved = Vec::new();
    for group in now.chunk_by(|a, b| old[*a].page.name == old[*b].page.name) {
        let mut was = group.to_vec();
        was.sort_unstable();
        moved.extend(align(&was, group).into_iter().filter_map(|step| match step {
            Step::After(at) => Some(group[at]),
            _ => None,
        }));
    }
    for (at, place) in new.iter().enumerate() {
        let Some(old_at) = pairs[at] else { continue };
        let elsewhere = old[old_at].page.name != place.page.name;
        if elsewhere || moved.contains(&old_at) {
            let from = elsewhere.then(|| name(old[old_at].page));
            let behind = place.at.checked_sub(1).map(|before| place.page.activities[before].title.clone());
            tell(place, Change::Moved { from, behind }, found);
        }
    }
}
