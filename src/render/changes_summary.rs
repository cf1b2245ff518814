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
        (difference.core.len(), "sum_core"),
        (pages(PageKind::Module, added), "sum_module_added"),
        (pages(PageKind::Module, removed), "sum_module_removed"),
        (activities(added), "sum_activity_added"),
        (activities(removed), "sum_activity_removed"),
        (activities(|change| matches!(change, Change::Moved { .. })), "sum_activity_moved"),
        (activities(|change| longer(change) == Some(true)), "sum_activity_longer"),
        (activities(|change| longer(change) == Some(false)), "sum_activity_shorter"),
        (pages(PageKind::Handout, added), "sum_handout_added"),
        (pages(PageKind::Handout, removed), "sum_handout_removed"),
        (difference.materials.len(), "sum_material"),
        (difference.plans.len(), "sum_plan"),
    ];
    let told = counts.into_iter().filter_map(|(count, key)| Some((u32::try_from(count).ok().filter(|count| *count > 0)?, key)));
    let told: Vec<String> = told.map(|(count, key)| strings.count(key, count, &[])).collect();
    if !told.is_empty() {
        return strings.list(&told);
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
