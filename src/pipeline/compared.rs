//! What changed from one version of a kit to another: their views, held against each other.

use crate::check::Checked;
use crate::compare::{Changes, Difference, FORMAT, difference, outline};
use crate::edition::{Audience, Edition, Facilitator, Participant};
use crate::kit::Kit;
use crate::view::view;

/// Everything that changed in a kit, for both editions in all languages; where there is nothing before it, nothing did.
pub fn changes(before: Option<&Checked>, after: &Checked, kit: &str) -> Changes {
    let (of_before, of_after) = (before.and_then(|before| find(before, kit)), find(after, kit));
    let mut all = Changes { format: FORMAT, ..Changes::default() };
    let Some((_, new)) = of_after else { return all };
    all.to = new.version.value.to_string();
    let (Some(before), Some((_, old))) = (before, of_before) else { return all };
    all.from = Some(old.version.value.to_string());
    let (was, is) = (languages(old), languages(new));
    all.languages_added = is.iter().filter(|tag| !was.contains(tag)).map(|tag| (*tag).to_owned()).collect();
    all.languages_removed = was.iter().filter(|tag| !is.contains(tag)).map(|tag| (*tag).to_owned()).collect();
    for tag in is {
        let of = |edition| differs(before, after, kit, edition, tag).map(|difference| (tag.to_owned(), difference));
        all.facilitator.extend(of(Audience::Facilitator));
        all.participant.extend(of(Audience::Participant));
    }
    all
}

/// What changed in one edition in one language; `None` where one of the two has no such language.
pub fn differs(before: &Checked, after: &Checked, kit: &str, edition: Audience, language: &str) -> Option<Difference> {
    match edition {
        Audience::Participant => of::<Participant>(before, after, kit, language),
        Audience::Facilitator | Audience::Both => of::<Facilitator>(before, after, kit, language),
    }
}

fn of<E: Edition>(before: &Checked, after: &Checked, kit: &str, language: &str) -> Option<Difference> {
    let outline = |checked| {
        let (at, kit) = find(checked, kit)?;
        let language = languages(kit).iter().position(|tag| *tag == language)?;
        Some(outline(&view::<E>(checked, at, language)))
    };
    Some(difference(&outline(before)?, &outline(after)?))
}

fn find<'c>(checked: &'c Checked, kit: &str) -> Option<(usize, &'c Kit)> {
    checked.kits.iter().enumerate().find(|(_, of)| of.id == kit)
}

fn languages(kit: &Kit) -> Vec<&str> {
    kit.texts.iter().map(|text| text.language.as_str()).collect()
}
