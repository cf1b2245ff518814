//! What changed, in one line: for the page of a kit, and for the head of a fold.

use super::strings::Strings;
use crate::compare::{Change, Difference, PageKind};
use crate::minutes::Minutes;

/// "1 activity added, 1 activity shortened"; what matters most first, and what matters little only where there is nothing else.
pub(super) fn summary(difference: &Difference, strings: &Strings) -> String {
    let pages =
        |kind: PageKind, is: fn(&Change) -> bool| difference.pages.iter().filter(|page| page.page.kind == kind && is(&page.change)).count();
    let activities = |is: fn(&Change) -> bool| difference.activities.iter().filter(|activity| is(&activity.change)).count();
    let added: fn(&Change) -> bool = |change| matches!(change, Change::Added { .. });
    let removed: fn(&Change) -> bool = |change| matches!(change, Change::Removed { .. });
    let counts = [
        (difference.core.len(), "sum_core_one", "sum_core_many"),
        (pages(PageKind::Module, added), "sum_module_added_one", "sum_module_added_many"),
        (pages(PageKind::Module, removed), "sum_module_removed_one", "sum_module_removed_many"),
        (activities(added), "sum_activity_added_one", "sum_activity_added_many"),
        (activities(removed), "sum_activity_removed_one", "sum_activity_removed_many"),
        (activities(|change| matches!(change, Change::Moved { .. })), "sum_activity_moved_one", "sum_activity_moved_many"),
        (activities(|change| longer(change) == Some(true)), "sum_activity_longer_one", "sum_activity_longer_many"),
        (activities(|change| longer(change) == Some(false)), "sum_activity_shorter_one", "sum_activity_shorter_many"),
        (pages(PageKind::Handout, added), "sum_handout_added_one", "sum_handout_added_many"),
        (pages(PageKind::Handout, removed), "sum_handout_removed_one", "sum_handout_removed_many"),
        (difference.materials.len(), "sum_material_one", "sum_material_many"),
        (difference.plans.len(), "sum_plan_one", "sum_plan_many"),
    ];
    let told = counts.into_iter().filter(|(count, ..)| *count > 0);
    let told: Vec<String> = told
        .map(|(count, one, many)| if count == 1 { strings.get(one).to_owned() } else { strings.fill(many, &[("count", &count)]) })
        .collect();
    if !told.is_empty() {
        return told.join(", ");
    }
    let typos = Difference { typos: Vec::new(), ..difference.clone() }.is_empty();
    let key = match (difference.is_empty(), typos) {
        (true, _) => "changed_nothing",
        (_, true) => "sum_typos",
        _ if difference.wording.is_empty() => "sum_small",
        _ => "sum_wording",
    };
    strings.get(key).to_owned()
}

/// Whether something takes longer than before; `None` where it takes as long, or nobody can say.
fn longer(change: &Change) -> Option<bool> {
    let Change::Retimed(turn) = change else { return None };
    let most = |written: &Option<String>| Minutes::parse(written.as_deref()?).map(|minutes| (minutes.most, minutes.least));
    let (before, after) = (most(&turn.before)?, most(&turn.after)?);
    (before != after).then_some(after > before)
}
