//! Facts of reports, of kits in memory.

use super::*;
use crate::appraisal::{Bar, Kind, Place};
use crate::block::{Cue, Fidelity, Name, Shared};
use crate::check;
use crate::diagnostic::{Severity, short};
use crate::kit::Levels;
use crate::load::load;
use crate::minutes::Minutes;
use crate::tree::Tree;

const KIT: &str = "schema: 1\ntitle: Trust\nversion: 1.0.0\nlanguage: en\nlicense: CC0-1.0\nauthors:\n  - {organization: A}\n";

/// The appraisal of a kit with one module, with more behind its `kit.yaml` and more files.
fn of_module(module: &str, more: &str, files: &[(&str, &str)]) -> Appraisal {
    standing(module, more, files, Standing::Draft)
}

/// The same of a version that stands somewhere.
fn standing(module: &str, more: &str, files: &[(&str, &str)], standing: Standing) -> Appraisal {
    let (kit, module) = (format!("{KIT}{more}"), format!("---\nid: m\ntitle: M\n{module}"));
    let own =
        [("book.toml", "[book]\ntitle = \"T\"\n"), ("kits/trust/kit.yaml", kit.as_str()), ("kits/trust/modules/01-m.md", module.as_str())];
    let tree = Tree::of(own.into_iter().chain(files.iter().copied()));
    let (checked, sources, report) = check::check(load(&tree));
    let checked = checked.unwrap_or_else(|| panic!("{}", short(&report, &sources)));
    let (book, kit) = (Levels::default(), &checked.kits[0]);
    let around = Around { book: &book, today: "2026-11-25", changed: &[], answers: None };
    let coached = check::coach(kit, &sources, report, &around);
    appraise(kit, &sources, &coached, &around, standing).unwrap()
}

fn minutes(least: u32, most: u32) -> Minutes {
    Minutes { least, most }
}

/// Blocks with their lines.
fn blocks(places: &[Place]) -> Vec<(Option<Name>, Option<&str>, usize)> {
    places.iter().map(|place| (place.block, place.number.as_deref(), place.spot.line)).collect()
}

#[test]
fn a_message_is_taught_and_checked_where_it_is_marked() {
    let of = of_module(
        "core_messages:\n  - {id: a, text: First.}\n  - {id: b, text: Second.}\n  - {id: c, text: Third.}\n---\n\
:::: activity {core=a}\n## One\n\n[b]{.core}\n\n::: look-for\n- A nod.\n:::\n::::\n\n\
:::: discussion {core=b}\n## Two\n\n::: look-for {core=c}\n- A frown.\n:::\n::::\n\n\
[c]{.core}\n\n::: exit-ticket {core=\"a,c\"}\nWhat stays?\n:::\n",
        "",
        &[],
    );
    let [a, b, c] = &of.messages[..] else { panic!("three messages") };
    let (activity, discussion) = (Some(Name::Shared(Shared::Activity)), Some(Name::Shared(Shared::Discussion)));
    let (look_for, ticket) = (Some(Name::Cue(Cue::LookFor)), Some(Name::Shared(Shared::ExitTicket)));
    assert_eq!(blocks(&a.taught), [(activity, Some("1.1"), 9)]);
    assert_eq!(blocks(&a.checked), [(look_for, Some("1.1"), 14), (ticket, None, 29)]);
    // Said in one activity, and what another is for.
    assert_eq!(blocks(&b.taught), [(discussion, Some("1.2"), 19), (activity, Some("1.1"), 9)]);
    // What checks in an activity checks what that is for, whatever else it checks.
    assert_eq!(blocks(&b.checked), [(look_for, Some("1.2"), 22)]);
    assert_eq!((blocks(&c.taught), c.said.len()), (vec![], 1));
    assert_eq!(blocks(&c.checked), [(look_for, Some("1.2"), 22), (ticket, None, 29)]);
    assert_eq!(
        (c.said[0].block, c.said[0].page.as_str(), c.said[0].spot.to_string().as_str()),
        (None, "M", "kits/trust/modules/01-m.md:1")
    );
}

#[test]
fn what_is_told_within_a_check_is_a_part_of_it() {
    let of =
        of_module("core_message: Only this.\n---\n::: check {core=m}\nWell?\n\n- [x] Yes :: [m]{.core}\n- [ ] No :: No.\n:::\n", "", &[]);
    assert_eq!(blocks(&of.messages[0].checked).len(), 1);
    assert!(of.messages[0].taught.is_empty() && of.messages[0].said.is_empty());
}

#[test]
fn times_add_up_as_ranges() {
    let of = of_module(
        "core_message: Only this.\nminutes: 40-55\n---\n:::: activity {minutes=10}\n## One\n\n::: reflect {minutes=5}\nWrite.\n:::\n\n::: if-time {minutes=9}\nMore.\n:::\n::::\n\n\
:::: activity {minutes=10-20}\n## Two\n::::\n\n::: reflect {minutes=5}\nWrite.\n:::\n",
        "",
        &[(
            "kits/trust/plans/p.yaml",
            "title: P\ndays:\n  - start: \"09:00\"\n    items:\n      - module: m\n      - break: 15\n      - {title: Lunch, minutes: 30}\n      - break: 10\n  - title: Two\n    start: \"09:00\"\n    items:\n      - {module: m, minutes: 20}\n",
        )],
    );
    let kind = |shared| Kind::Block(Name::Shared(shared));
    let expected = Bar {
        of: None,
        number: Some(1),
        title: Some("M".to_owned()),
        total: minutes(40, 55),
        kinds: vec![(kind(Shared::Activity), minutes(20, 30)), (kind(Shared::Reflect), minutes(5, 5)), (Kind::Between, minutes(15, 20))],
    };
    assert_eq!(of.modules_time, [expected]);
    let days: Vec<_> = of.days_time.iter().map(|bar| (bar.total, bar.kinds.clone())).collect();
    let first = vec![(Kind::Module, minutes(40, 55)), (Kind::Other, minutes(30, 30)), (Kind::Break, minutes(25, 25))];
    assert_eq!(days, [(minutes(95, 110), first), (minutes(20, 20), vec![(Kind::Module, minutes(20, 20))])]);
}

#[test]
fn what_is_left_of_a_range_is_a_range() {
    assert_eq!(time::rest(minutes(40, 40), minutes(20, 30)), minutes(10, 20));
    assert_eq!(time::rest(minutes(40, 60), minutes(20, 30)), minutes(20, 30));
    assert_eq!(time::rest(minutes(10, 10), minutes(20, 30)), minutes(0, 0));
}

#[test]
fn an_activity_that_says_nothing_goes_by_its_module() {
    let of = of_module(
        "core_message: Only this.\nminutes: 30-40\nfidelity: adaptable\n---\n:::: activity {minutes=10}\n## One\n::::\n\n:::: activity {minutes=5-10 fidelity=optional}\n## Two\n::::\n",
        "",
        &[],
    );
    let [module] = &of.parts[..] else { panic!("one module") };
    let said: Vec<_> = module.parts.iter().map(|part| (part.number.as_deref(), part.fidelity, part.own)).collect();
    assert_eq!(said, [(Some("1.1"), Fidelity::Adaptable, false), (Some("1.2"), Fidelity::Optional, true)]);
    assert_eq!(of.shares, [(Fidelity::Adaptable, minutes(25, 30)), (Fidelity::Optional, minutes(5, 10))]);
}

#[test]
fn what_is_not_translated_is_named() {
    let of = of_module(
        "core_message: Only this.\n---\nText.\n",
        "core_messages:\n  - {id: whole, text: Whole.}\ncontents: [w, m]\n",
        &[
            ("kits/trust/pages/w.md", "---\ntitle: W\n---\n\n[whole]{.core}\n"),
            ("kits/trust/locales/es/kit.yaml", "title: Confianza\n"),
            ("kits/trust/locales/es/modules/01-m.md", "---\nid: m\ntitle: Eme\ncore_message: Solo esto.\n---\nTexto.\n"),
        ],
    );
    let said: Vec<_> =
        of.languages.iter().map(|one| (one.language.as_str(), one.pages, one.missing.clone(), one.missing_messages.clone())).collect();
    assert_eq!(said, [("en", 2, vec![], vec![]), ("es", 2, vec!["W".to_owned()], vec!["whole".to_owned()])]);
}

#[test]
fn findings_are_told_by_rule_and_what_is_allowed_with_its_reason() {
    let of = of_module(
        "core_messages:\n  - {id: a, text: One. Two.}\n  - {id: b, text: Three. Four.}\nallow:\n  - {rule: long-core-message, words: Three, reason: As they say it.}\n---\nText.\n",
        "check:\n  same-core-message: off\n",
        &[],
    );
    let subject = of.subjects.iter().find(|subject| subject.name == "core_message").unwrap();
    let rule = |name: &str| subject.rules.iter().find(|rule| rule.code.name == name).unwrap();
    let long = rule("long-core-message");
    assert_eq!((long.run, long.open.len(), long.open[0].severity), (true, 1, Severity::Warning));
    assert_eq!(long.open[0].spot.as_ref().map(ToString::to_string).as_deref(), Some("kits/trust/modules/01-m.md:5"));
    assert_eq!(long.allowed.iter().map(|(_, reason)| reason.as_str()).collect::<Vec<_>>(), ["As they say it."]);
    assert!(!long.passed() && !rule("same-core-message").run && !rule("same-core-message").passed());
}

#[test]
fn a_release_bears_its_day_and_why_it_was_withdrawn() {
    let module = "core_message: Only this.\n---\nText.\n";
    let draft = of_module(module, "", &[]);
    assert!(draft.facts.draft && draft.facts.version == "1.0.0-draft" && draft.withdrawn.is_none());
    let withdrawn = Some(("2026-09-01".to_owned(), "wrong".to_owned()));
    let release = standing(module, "", &[], Standing::Released("2026-08-14".to_owned(), withdrawn.clone()));
    assert!(!release.facts.draft && release.facts.version == "1.0.0" && release.withdrawn == withdrawn);
    assert_eq!(release.facts.released.as_deref(), Some("2026-08-14"));
}
