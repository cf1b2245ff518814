//! What changed, in the words of a language.

use serde::Serialize;

use super::said::Said;
use super::strings::Strings;
use super::theme::Theme;
use super::words;
use crate::compare::{
    ActivityChange, Change, CoreChange, Difference, FactChange, Material, MaterialChange, MediaTurn, PageChange, PageKind, PageName,
    PlanChange, PlanTurn, Run, Since, Slot, TaskChange, Turn, Wording,
};
use crate::content::When;
use crate::minutes::Minutes;

/// What changed of one kind.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    /// What kind.
    pub heading: String,
    /// What changed, one by one.
    pub items: Vec<Item>,
}

/// One thing that changed.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Item {
    /// What, in words; may be empty where the runs say it all.
    pub words: String,
    /// Where it can be read: the file of a page of the edition, with an anchor behind `#`; `None` where it is gone.
    pub place: Option<String>,
    /// What changed word by word.
    pub runs: Vec<WordRun>,
}

/// A run of words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WordRun {
    /// `kept`, `removed` or `added`.
    pub kind: &'static str,
    /// The words.
    pub words: String,
}

/// What changed since a version, as templates see it.
#[derive(Serialize)]
pub(super) struct SinceContext {
    /// "Since 1.2.0".
    pub title: String,
    /// In one line.
    pub summary: String,
    /// All of it.
    pub groups: Vec<Group>,
}

/// What changed, in groups, the core messages first, in the words of a language.
pub fn changes(difference: &Difference, theme: &Theme, language: &str) -> Vec<Group> {
    groups(difference, &theme.spoken(language).strings)
}

/// What changed, in one line.
pub fn summary(difference: &Difference, theme: &Theme, language: &str) -> String {
    super::changes_summary::summary(difference, &theme.spoken(language).strings)
}

/// What changed since each of some versions.
pub(super) fn since(all: &[Since], strings: &Strings) -> Vec<SinceContext> {
    let one = |since: &Since| SinceContext {
        title: strings.fill("changed_since", &[("version", &since.version)]),
        summary: super::changes_summary::summary(&since.difference, strings),
        groups: groups(&since.difference, strings),
    };
    all.iter().map(one).collect()
}

pub(super) fn groups(difference: &Difference, strings: &Strings) -> Vec<Group> {
    let say = Say(strings);
    let group = |key: &str, items: Vec<Item>| Group { heading: strings.get(key).to_owned(), items };
    let mut core: Vec<Item> = difference.core.iter().map(|change| say.core(change)).collect();
    if core.is_empty() && !difference.is_empty() {
        core.push(Item { words: strings.get("changed_core_none").to_owned(), ..Item::default() });
    }
    let other = difference.other.then(|| Item { words: strings.get("changed_other").to_owned(), ..Item::default() });
    let all = [
        group("core_messages", core),
        group("changed_pages", difference.pages.iter().map(|change| say.page(change)).collect()),
        group("changed_activities", difference.activities.iter().map(|change| say.activity(change)).collect()),
        group("materials", difference.materials.iter().map(|change| say.material(change)).collect()),
        group("changed_plans", difference.plans.iter().flat_map(|change| say.plan(change)).collect()),
        group("objectives", difference.objectives.iter().map(|change| say.wording(change)).collect()),
        group(
            "get_ready",
            difference
                .preparation
                .iter()
                .map(|change| say.wording(change))
                .chain(difference.tasks.iter().map(|task| say.task(task)))
                .collect(),
        ),
        group("changed_media", difference.media.iter().map(|change| say.media(&change.path, change.change)).collect()),
        group("changed_facts", difference.facts.iter().map(|change| say.fact(change)).collect()),
        group("changed_wording", difference.wording.iter().map(|change| say.wording(change)).chain(other).collect()),
        group("changed_typos", difference.typos.iter().map(|change| say.wording(change)).collect()),
    ];
    all.into_iter().filter(|group| !group.items.is_empty()).collect()
}

/// Says things in a language.
struct Say<'s>(&'s Strings);

impl Say<'_> {
    fn core(&self, change: &CoreChange) -> Item {
        Item { runs: change.runs.iter().map(run).collect(), ..Item::default() }
    }

    fn page(&self, PageChange { page, change }: &PageChange) -> Item {
        let words = self.change(&self.page_named(page), change);
        let gone = matches!(change, Change::Removed { .. });
        Item { words, place: (!gone).then(|| format!("{}.html", page.name)), ..Item::default() }
    }

    fn page_named(&self, page: &PageName) -> String {
        let key = match page.kind {
            PageKind::Page => "named_page",
            PageKind::Module => "named_module",
            PageKind::Handout => "named_handout",
        };
        self.0.fill(key, &[("title", &page.title)])
    }

    fn activity(&self, activity: &ActivityChange) -> Item {
        let what = self.in_page(&self.titled(&activity.title), &activity.page);
        let gone = matches!(activity.change, Change::Removed { .. });
        let anchor = activity.id.as_ref().map_or(String::new(), |id| format!("#{id}"));
        let place = (!gone).then(|| format!("{}.html{anchor}", activity.page.name));
        Item { words: self.change(&what, &activity.change), place, ..Item::default() }
    }

    /// An activity as people know it.
    fn titled(&self, title: &str) -> String {
        if title.is_empty() { self.0.get("named_nothing").to_owned() } else { self.0.fill("named_activity", &[("title", &title)]) }
    }

    fn in_page(&self, what: &str, page: &PageName) -> String {
        self.0.fill("change_in", &[("what", &what), ("page", &page.title)])
    }

    fn minutes(&self, written: &str) -> String {
        Minutes::parse(written).map_or_else(|| written.to_owned(), |minutes| words::minutes_short(self.0, minutes))
    }

    /// Minutes of several things: `1, 3, 1`; 0 where there are none.
    fn figures(&self, minutes: &str) -> String {
        self.0.locale().figures(if minutes.is_empty() { "0" } else { minutes })
    }

    fn change(&self, what: &str, change: &Change) -> String {
        let timed = |key: &str, long: &str, minutes: &Option<String>| match minutes {
            Some(minutes) => self.0.fill(long, &[("what", &what), ("minutes", &self.minutes(minutes))]),
            None => self.0.fill(key, &[("what", &what)]),
        };
        match change {
            Change::Added { minutes } => timed("change_added", "change_added_minutes", minutes),
            Change::Removed { minutes } => timed("change_removed", "change_removed_minutes", minutes),
            Change::Moved { from: Some(page), .. } => self.0.fill("change_moved_from", &[("what", &what), ("page", &page.title)]),
            Change::Moved { from: None, behind: Some(other) } => {
                let other = if other.is_empty() { self.titled(other) } else { other.clone() };
                self.0.fill("change_moved_behind", &[("what", &what), ("other", &other)])
            }
            Change::Moved { from: None, behind: None } => self.0.fill("change_moved_first", &[("what", &what)]),
            Change::Retimed(turn) => self.turn(what, turn, |minutes| self.minutes(minutes)),
            Change::Steps(turn) => self.turn(&self.0.fill("change_steps", &[("what", &what)]), turn, |minutes| self.figures(minutes)),
            Change::Spare(turn) => self.turn(&self.0.fill("change_spare", &[("what", &what)]), turn, |minutes| self.figures(minutes)),
            Change::Retitled(turn) => self.turn(&self.0.fill("change_title", &[("what", &what)]), turn, str::to_owned),
            Change::Grouping(turn) => self.turn(what, turn, |grouping| {
                let key = match grouping {
                    "individual" => "grouping_individual",
                    "pairs" => "grouping_pairs",
                    "small-groups" => "grouping_small_groups",
                    _ => "grouping_whole_group",
                };
                self.0.get(key).to_owned()
            }),
            Change::Fidelity(turn) => self.turn(what, turn, |fidelity| {
                let key = match fidelity {
                    "required" => "fidelity_required",
                    "adaptable" => "fidelity_adaptable",
                    "replaceable" => "fidelity_replaceable",
                    _ => "fidelity_optional",
                };
                self.0.get(key).to_owned()
            }),
            Change::License(turn) => self.turn(what, turn, str::to_owned),
            Change::Form => self.0.fill("change_form", &[("what", &what)]),
        }
    }

    fn turn(&self, what: &str, turn: &Turn, say: impl Fn(&str) -> String) -> String {
        let [before, after] = [&turn.before, &turn.after].map(|side| side.as_deref().filter(|side| !side.is_empty()).map(&say));
        match (before, after) {
            (Some(before), Some(after)) => self.0.fill("change_turn", &[("what", &what), ("before", &before), ("after", &after)]),
            (None, Some(after)) => self.0.fill("change_set", &[("what", &what), ("after", &after)]),
            (before, None) => self.0.fill("change_unset", &[("what", &what), ("before", &before.unwrap_or_default())]),
        }
    }

    fn material(&self, change: &MaterialChange) -> Item {
        let quantity = |material: &Material| {
            let key = match material.per.as_deref() {
                None => return material.quantity.map_or(String::new(), |count| self.0.locale().number(count.into())),
                Some("person") => "per_person",
                Some("pair") => "per_pair",
                Some("table") => "per_table",
                Some(_) => "per_room",
            };
            self.0.fill(key, &[("count", &material.quantity.unwrap_or(1))])
        };
        let from = |material: &Material| match material.from.as_str() {
            "host" => Some(self.0.get("host_brings")),
            "participant" => Some(self.0.get("participant_brings")),
            _ => None,
        };
        let detail = |material: &Material| {
            let quantity = Some(quantity(material)).filter(|words| !words.is_empty());
            let optional = material.optional.then(|| self.0.get("optional").to_owned());
            self.0.list(&quantity.into_iter().chain(from(material).map(str::to_owned)).chain(optional).collect::<Vec<_>>())
        };
        let whole = |material: &Material| {
            self.0.list(&[material.thing.clone(), detail(material)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>())
        };
        let words = match (&change.before, &change.after) {
            (Some(before), Some(after)) => {
                let turn = Turn { before: Some(detail(before)), after: Some(detail(after)) };
                self.turn(&after.thing, &turn, str::to_owned)
            }
            (None, Some(after)) => self.0.fill("change_added", &[("what", &whole(after))]),
            (Some(before), None) => self.0.fill("change_removed", &[("what", &whole(before))]),
            (None, None) => String::new(),
        };
        Item { words, ..Item::default() }
    }

    fn task(&self, change: &TaskChange) -> Item {
        let when = |days: Option<i32>| days.map_or_else(|| self.0.get("when_any").to_owned(), |days| words::when(self.0, When(days)));
        let what = change.page.as_ref().map_or_else(|| change.task.clone(), |page| self.in_page(&change.task, page));
        let turn: [(&str, &dyn Said); 3] = [("what", &what), ("before", &when(change.before)), ("after", &when(change.after))];
        Item { words: self.0.fill("change_turn", &turn), place: Some("get-ready.html#_todo".to_owned()), ..Item::default() }
    }

    fn plan(&self, PlanChange { title, change }: &PlanChange) -> Vec<Item> {
        let words = |words: String| Item { words, ..Item::default() };
        match change {
            PlanTurn::Added => vec![words(self.0.fill("change_added", &[("what", title)]))],
            PlanTurn::Removed => vec![words(self.0.fill("change_removed", &[("what", title)]))],
            PlanTurn::Retitled(turn) => vec![words(self.turn(&self.0.fill("change_title", &[("what", title)]), turn, str::to_owned))],
            PlanTurn::Slots { removed, added } => {
                let slot =
                    |kind, slot: &Slot| Item { words: title.clone(), place: None, runs: vec![WordRun { kind, words: self.slot(slot) }] };
                removed.iter().map(|of| slot("removed", of)).chain(added.iter().map(|of| slot("added", of))).collect()
            }
        }
    }

    /// "Day 1, 9:00: Ask first, 40 min".
    fn slot(&self, slot: &Slot) -> String {
        let start = slot.at.split('-').next().and_then(|at| at.parse().ok()).map(|at| words::clock(self.0, at)).unwrap_or_default();
        let what = slot.what.as_deref().unwrap_or(self.0.get("break"));
        let minutes = self.minutes(&slot.minutes);
        self.0.fill("change_slot", &[("day", &slot.day), ("at", &start), ("what", &what), ("minutes", &minutes)])
    }

    fn media(&self, path: &str, change: MediaTurn) -> Item {
        let key = match change {
            MediaTurn::Added => "change_added",
            MediaTurn::Removed => "change_removed",
            MediaTurn::Changed => "change_other",
        };
        Item { words: self.0.fill(key, &[("what", &path)]), ..Item::default() }
    }

    fn fact(&self, FactChange { fact, turn }: &FactChange) -> Item {
        let key = match fact.as_str() {
            "title" => "kit",
            "audience" => "for",
            "authors" => "authors",
            "contact" => "contact",
            "home" => "source",
            "license" => "license",
            "valid_from" | "valid_until" => "valid",
            _ => "changed_summary",
        };
        let dated = |value: &str| match fact.as_str() {
            "valid_from" => words::valid(self.0, Some(value), None).unwrap_or_default(),
            "valid_until" => words::valid(self.0, None, Some(value)).unwrap_or_default(),
            _ => value.to_owned(),
        };
        Item { words: self.turn(self.0.get(key), turn, dated), ..Item::default() }
    }

    fn wording(&self, wording: &Wording) -> Item {
        let words = match (&wording.page, &wording.activity) {
            (Some(page), Some(title)) => self.in_page(&self.titled(title), page),
            (Some(page), None) => page.title.clone(),
            (None, _) => String::new(),
        };
        Item { words, place: wording.page.as_ref().map(|page| format!("{}.html", page.name)), runs: short(&wording.runs) }
    }
}

fn run(run: &Run) -> WordRun {
    let (kind, words) = match run {
        Run::Kept(words) => ("kept", words),
        Run::Removed(words) => ("removed", words),
        Run::Added(words) => ("added", words),
    };
    WordRun { kind, words: words.clone() }
}

/// So many words that stayed are shown beside a change.
const BESIDE: usize = 8;

/// Runs without what is far from any change.
fn short(runs: &[Run]) -> Vec<WordRun> {
    let last = runs.len().saturating_sub(1);
    let cut = |(at, of): (usize, &Run)| {
        let mut run = run(of);
        let words: Vec<&str> = run.words.split(' ').collect();
        let (before, after) = (if at == 0 { 0 } else { BESIDE }, if at == last { 0 } else { BESIDE });
        if run.kind == "kept" && words.len() > before + after + 1 {
            let (start, end) = (words[..before].join(" "), words[words.len() - after..].join(" "));
            run.words = [start.as_str(), "…", end.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        }
        run
    };
    runs.iter().enumerate().map(cut).collect()
}
