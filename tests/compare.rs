//! What changed between two versions: by id, word by word, and for participants nothing of the facilitator's.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests run programs on real files, and fail by panicking")]

mod support;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use support::{Files, checked, files, theme};
use tttkit::compare::{
    Activity, Change, Changes, Difference, Level, MediaTurn, Outline, Page, PageKind, PlanTurn, Run, Since, TaskChange, Text, Turn,
    difference, outline,
};
use tttkit::digest::Stamp;
use tttkit::edition::{Audience, Edition, Facilitator, Participant, Restricted};
use tttkit::render::{self, Hosting, changes, render, summary};
use tttkit::transcript::content;
use tttkit::{pipeline, view::view};

const YAML: &str = "schema: 1\ntitle: Trust\nversion: 1.2.0\nlicense: CC-BY-4.0\nobjectives: [Build trust]\npreparation: [Book a room]\n";

const WHY: &str = "\
---
title: Why
core_message: Trust comes first.
objectives: [Know why]
materials:
  - {item: Cards, quantity: 1, per: table}
  - {item: A pen, from: participant}
---

Read this twice and think about it.

Listen to what others say.

![A door](../media/door.svg)

::: activity {#listen title=\"Listen\" minutes=10 grouping=pairs fidelity=adaptable}
::: say
Welcome to everybody who came.
:::
Turn to your neighbor.
:::

::: activity {#talk title=\"Talk\" minutes=5}
Talk with each other.
::: do
1. (3 min) Walk round.
2. Listen.
:::
:::

::: activity {title=\"Rest\" minutes=5}
Do nothing.
:::
";

const HOW: &str = "---\ntitle: How\ncore_message: Ask before you tell.\n---\n\nAsk.\n\n::: activity {#ask title=\"Ask\" minutes=15}\nAsk your question.\n:::\n";

fn kit() -> Files {
    files([
        ("book.toml", "[book]\ntitle = \"T\"\n"),
        ("kits/trust/kit.yaml", YAML),
        ("kits/trust/modules/01-why.md", WHY),
        ("kits/trust/modules/02-how.md", HOW),
        ("kits/trust/handouts/sheet.md", "# Sheet\n\nWrite.\n"),
        (
            "kits/trust/plans/day.yaml",
            "title: A day\ndays:\n  - start: \"09:00\"\n    items:\n      - module: why\n      - break: 10\n      - module: how\n",
        ),
        ("kits/trust/media/door.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
    ])
}

const KIT: &str = "kits/trust/kit.yaml";
const ONE: &str = "kits/trust/modules/01-why.md";
const TWO: &str = "kits/trust/modules/02-how.md";

/// A kit with some words of its files replaced.
fn with(changes: &[(&str, &str, &str)]) -> Files {
    let mut kit = kit();
    for (path, from, to) in changes {
        let text = String::from_utf8(kit[*path].clone()).unwrap();
        assert!(text.contains(from), "{path} has no `{from}`");
        kit.insert((*path).into(), text.replace(from, to).into_bytes());
    }
    kit
}

fn read<E: Edition>(files: &Files) -> Outline {
    outline(&view::<E>(&checked(files).unwrap_or_else(|said| panic!("{said}")), 0, 0))
}

fn found<E: Edition>(after: &Files) -> Difference {
    difference(&read::<E>(&kit()), &read::<E>(after))
}

fn told(changes: &[(&str, &str, &str)]) -> Difference {
    found::<Facilitator>(&with(changes))
}

fn activity<'d>(found: &'d Difference, title: &str) -> Vec<&'d Change> {
    found.activities.iter().filter(|activity| activity.title == title).map(|activity| &activity.change).collect()
}

fn turn(before: &str, after: &str) -> Turn {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    Turn { before: some(before), after: some(after) }
}

#[test]
fn nothing_changed_is_nothing() {
    let same = found::<Facilitator>(&kit());
    assert!(same.is_empty() && same.level() == Level::None, "{same:?}");
    // The number of a version is no change.
    assert!(told(&[(KIT, "1.2.0", "1.3.0")]).is_empty());
}

#[test]
fn core_messages_word_by_word() {
    let changed = told(&[(ONE, "Trust comes first.", "Trust comes second.")]);
    let [core] = changed.core.as_slice() else { panic!("{changed:?}") };
    assert_eq!(core.runs, [Run::Kept("Trust comes".into()), Run::Removed("first.".into()), Run::Added("second.".into())]);
    assert_eq!((changed.level(), changed.reasons(Level::Major)), (Level::Major, vec!["the core message `why` was changed".into()]));
    assert!(changed.wording.is_empty() && changed.pages.is_empty(), "{changed:?}");

    let added = told(&[(KIT, "version:", "core_messages: [{id: more, text: More.}]\nversion:")]);
    assert_eq!((added.level(), added.core.len()), (Level::Minor, 1));
    let back = difference(
        &read::<Facilitator>(&with(&[(KIT, "version:", "core_messages: [{id: more, text: More.}]\nversion:")])),
        &read::<Facilitator>(&kit()),
    );
    assert_eq!((back.level(), back.reasons(Level::Major)), (Level::Major, vec!["the core message `more` was removed".into()]));
}

#[test]
fn activities_that_came_went_moved_and_take_another_time() {
    let added = told(&[(TWO, "Ask.\n", "Ask.\n\n::: activity {title=\"New\" minutes=7}\nNew.\n:::\n")]);
    assert_eq!(activity(&added, "New"), [&Change::Added { minutes: Some("7".into()) }]);
    assert!(activity(&added, "Ask").is_empty() && added.wording.is_empty(), "{added:?}");
    assert_eq!(added.level(), Level::Minor);

    let removed = told(&[(ONE, "::: activity {title=\"Rest\" minutes=5}\nDo nothing.\n:::\n", "")]);
    assert_eq!(activity(&removed, "Rest"), [&Change::Removed { minutes: Some("5".into()) }]);

    let retimed = told(&[(ONE, "\"Listen\" minutes=10", "\"Listen\" minutes=20")]);
    assert_eq!(activity(&retimed, "Listen"), [&Change::Retimed(turn("10", "20"))]);
    assert_eq!(retimed.level(), Level::Minor);

    let steps = told(&[(ONE, "(3 min) Walk", "(4 min) Walk")]);
    assert_eq!(activity(&steps, "Talk"), [&Change::Steps(turn("3", "4"))]);
    assert_eq!(steps.level(), Level::Minor);

    // What may be left out or done besides is no step that makes the activity longer.
    let short = |minutes: &str| format!("Talk with each other.\n::: if-short{minutes}\nDo not walk.\n:::\n");
    let saves = told(&[(ONE, "Talk with each other.\n", &short(" {minutes=2}"))]);
    assert_eq!(activity(&saves, "Talk"), [&Change::Spare(Turn { before: Some(String::new()), after: Some("2".into()) })]);
    assert_eq!(saves.level(), Level::Patch);
    let besides = told(&[(ONE, "Talk with each other.\n", "Talk with each other.\n::: if-time {minutes=4}\nWalk on.\n:::\n")]);
    assert_eq!(activity(&besides, "Talk"), [&Change::Spare(Turn { before: Some(String::new()), after: Some("4".into()) })]);
    assert!(activity(&told(&[(ONE, "Talk with each other.\n", &short(""))]), "Talk").is_empty());

    // By its id, whatever it is called; by its title, where it has none.
    let retitled = told(&[(ONE, "title=\"Listen\"", "title=\"Hear\"")]);
    assert_eq!(activity(&retitled, "Hear"), [&Change::Retitled(turn("Listen", "Hear"))]);
    assert_eq!(retitled.level(), Level::Patch);
    let regrouped = told(&[(ONE, "grouping=pairs", "grouping=individual"), (ONE, "fidelity=adaptable", "fidelity=optional")]);
    assert_eq!(activity(&regrouped, "Listen").len(), 2);

    let text =
        "::: activity {#talk title=\"Talk\" minutes=5}\nTalk with each other.\n::: do\n1. (3 min) Walk round.\n2. Listen.\n:::\n:::\n\n";
    let elsewhere = told(&[(ONE, text, ""), (TWO, "Ask.\n", &format!("Ask.\n\n{text}"))]);
    let [Change::Moved { from: Some(page), behind: None }] = activity(&elsewhere, "Talk")[..] else { panic!("{elsewhere:?}") };
    assert_eq!(page.name, "why");
    assert_eq!(elsewhere.activities.len(), 1, "{elsewhere:?}");

    let rest = "::: activity {title=\"Rest\" minutes=5}\nDo nothing.\n:::\n";
    let first = told(&[(ONE, rest, ""), (ONE, "![A door]", &format!("{rest}\n![A door]"))]);
    assert_eq!(activity(&first, "Rest"), [&Change::Moved { from: None, behind: None }]);
    assert_eq!((first.activities.len(), first.level()), (1, Level::Patch), "{first:?}");
}

#[test]
fn modules_and_handouts() {
    let mut without = kit();
    without.remove(TWO);
    without.insert(
        "kits/trust/plans/day.yaml".into(),
        b"title: A day\ndays:\n  - start: \"09:00\"\n    items:\n      - module: why\n".to_vec(),
    );
    without.insert("kits/trust/handouts/more.md".into(), b"# More\n\nMore.\n".to_vec());
    let gone = found::<Facilitator>(&without);
    let pages: Vec<_> = gone.pages.iter().map(|page| (page.page.name.as_str(), page.page.kind, &page.change)).collect();
    let expected = [
        ("more", PageKind::Handout, &Change::Added { minutes: None }),
        ("how", PageKind::Module, &Change::Removed { minutes: Some("15".into()) }),
    ];
    assert_eq!(pages, expected);
    // It carried a core message.
    assert_eq!(gone.level(), Level::Major);
    assert!(gone.activities.is_empty(), "what went with its page is told with it: {gone:?}");
    assert!(matches!(gone.plans[0].change, PlanTurn::Slots { .. }));

    let mut swapped = kit();
    let (one, two) = (swapped.remove(ONE).unwrap(), swapped.remove(TWO).unwrap());
    swapped.insert("kits/trust/modules/01-how.md".into(), two);
    swapped.insert("kits/trust/modules/02-why.md".into(), one);
    let moved = found::<Facilitator>(&swapped);
    assert_eq!(moved.pages.len(), 1, "{moved:?}");
    assert!(matches!(moved.pages[0].change, Change::Moved { .. }));
    assert!(moved.activities.is_empty() && moved.wording.is_empty(), "numbers are not told: {moved:?}");
}

#[test]
fn materials_plans_media_facts_and_objectives() {
    let found = told(&[
        (ONE, "quantity: 1", "quantity: 2"),
        (ONE, "objectives: [Know why]", "objectives: [Know why, Know more]"),
        (KIT, "CC-BY-4.0", "CC0-1.0"),
        (KIT, "Book a room", "Book a large room"),
        ("kits/trust/plans/day.yaml", "09:00", "09:30"),
        ("kits/trust/media/door.svg", "/>", " />"),
    ]);
    let quantity = |side: &Option<tttkit::compare::Material>| side.as_ref().and_then(|material| material.quantity);
    assert_eq!(
        found.materials.iter().map(|change| (quantity(&change.before), quantity(&change.after))).collect::<Vec<_>>(),
        [(Some(1), Some(2))]
    );
    let PlanTurn::Slots { removed, added } = &found.plans[0].change else { panic!("{found:?}") };
    assert_eq!((removed.len(), removed[0].at.as_str(), added[0].at.as_str()), (3, "540", "570"));
    assert_eq!(found.media.iter().map(|media| media.change).collect::<Vec<_>>(), [MediaTurn::Changed]);
    assert_eq!((found.facts.len(), found.facts[0].fact.as_str()), (1, "license"));
    assert_eq!(found.objectives[0].runs, [Run::Added("Know more".into())]);
    assert_eq!(found.preparation.len(), 1);
    assert_eq!(found.level(), Level::Minor);
    assert!(found.wording.is_empty() && found.pages.is_empty(), "{found:?}");
}

#[test]
fn what_is_to_be_prepared_at_another_time() {
    let found = told(&[(KIT, "[Book a room]", "[{task: Book a room, when: 2 weeks before}]")]);
    let expected = TaskChange { page: None, task: "Book a room".into(), before: None, after: Some(-14) };
    assert_eq!(found.tasks, [expected]);
    assert!(found.preparation.is_empty() && !found.other, "{found:?}");
    assert_eq!(
        (found.level(), found.reasons(Level::Patch)),
        (Level::Patch, vec!["something is to be prepared at another time".to_owned()])
    );
    let words: Vec<String> = changes(&found, &theme(), "en").into_iter().flat_map(|group| group.items).map(|item| item.words).collect();
    assert!(words.contains(&"Book a room: was Before the day, now 2 weeks before".to_owned()), "{words:?}");
}

#[test]
fn wording_with_spelling_apart() {
    let found = told(&[
        (ONE, "twice and think", "once and think"),
        (ONE, "to your neighbor", "to your nieghbor"),
        (ONE, "everybody who came", "all who came"),
    ]);
    let places: Vec<_> = found.wording.iter().map(|wording| (wording.activity.as_deref(), wording.block.as_deref())).collect();
    assert_eq!(places, [(None, None), (Some("Listen"), Some("say"))]);
    assert_eq!(found.typos.len(), 1);
    assert_eq!(found.level(), Level::Patch);
    // What changes no words is told too.
    let form = told(&[(ONE, "Read this", "Read *this*")]);
    assert_eq!(form.pages.iter().map(|page| &page.change).collect::<Vec<_>>(), [&Change::Form]);
}

#[test]
fn the_least_that_changes_the_content_is_a_difference() {
    let before = view::<Facilitator>(&checked(&kit()).unwrap(), 0, 0);
    for (path, from, to) in [
        (ONE, "title: Why", "title: Why\npart: One"),
        (ONE, "![A door]", "![A door] "),
        (ONE, "Listen to what", "[Listen](https://example.org/) to what"),
        (ONE, "per: table", "per: table, optional: true"),
        (ONE, "title: Why\n", "title: Why\nlicense: CC0-1.0\n"),
        (ONE, "title: Why\n", "title: Why\nfidelity: optional\n"),
        (TWO, "Ask.", "## Ask."),
        (TWO, "{#ask ", "{#asks "),
    ] {
        let files = with(&[(path, from, to)]);
        let Ok(checked) = checked(&files) else { continue };
        let after = view::<Facilitator>(&checked, 0, 0);
        let differs = content(&before).digest() != content(&after).digest();
        assert_eq!(difference(&outline(&before), &outline(&after)).is_empty(), !differs, "{from} > {to}");
    }
}

/// Words that only facilitators read, each in a place of its own.
const PRIVATE: [(&str, &str, &str); 6] = [
    (ONE, "Welcome to everybody", "kanarysay to everybody"),
    (ONE, "item: Cards", "item: kanarycards"),
    (ONE, "Walk round", "kanarywalk round"),
    (ONE, "fidelity=adaptable", "fidelity=optional"),
    (ONE, "objectives: [Know why]", "objectives: ['Know why[.]{.participant}[kanaryobjective]{.facilitator}']"),
    (KIT, "Book a room", "kanaryroom"),
];

#[test]
fn participants_see_nothing_of_what_changed_for_facilitators() {
    let mut kit = with(&PRIVATE);
    kit.insert("kits/trust/facilitator/kanarypage.md".into(), b"# kanarypage\n\nkanarytext\n".to_vec());
    let (all, theirs) = (found::<Facilitator>(&kit), found::<Participant>(&kit));
    assert!(!all.is_empty());
    // A full stop was added to a participant's wording of an objective: that they see, and that alone.
    assert_eq!(theirs, Difference { objectives: theirs.objectives.clone(), ..Difference::default() }, "{theirs:?}");
    let changes = pipeline::changes(Some(&checked(&self::kit()).unwrap()), &checked(&kit).unwrap(), "trust");
    let said = |difference: &Difference| {
        let theme = theme();
        let json =
            Changes { facilitator: Default::default(), participant: [("en".to_owned(), difference.clone())].into(), ..Changes::default() };
        format!("{}{:?}{}", json.print(), render::changes(difference, &theme, "en"), summary(difference, &theme, "en"))
    };
    assert!(!said(&changes.participant["en"]).contains("kanary"));
    let everything = said(&changes.facilitator["en"]);
    for word in ["kanarysay", "kanarycards", "kanarywalk", "kanaryobjective", "kanaryroom", "kanarypage"] {
        assert!(everything.contains(word), "{word}");
    }
    // And nothing at all where nothing of theirs changed.
    let own: Vec<_> = PRIVATE.into_iter().filter(|(_, _, to)| !to.contains(".participant")).collect();
    assert!(found::<Participant>(&with(&own)).is_empty());
}

#[test]
fn what_changed_stands_on_the_facilitators_front_page_alone() {
    let theme = theme();
    let since = || {
        Restricted::new(vec![Since {
            version: "1.1.0".into(),
            difference: told(&[(ONE, "\"Listen\" minutes=10", "\"Listen\" minutes=20"), (ONE, "twice and think", "kanarywords and think")]),
        }])
    };
    let checked = checked(&kit()).unwrap();
    let (facilitator, participant) = (view::<Facilitator>(&checked, 0, 0), view::<Participant>(&checked, 0, 0));
    let front = |files: &std::collections::BTreeMap<tttkit::path::KitPath, tttkit::blob::Blob>| {
        files.values().map(|blob| String::from_utf8_lossy(blob.bytes().unwrap()).into_owned()).collect::<Vec<_>>()
    };
    let stamp = Stamp { content: content(&facilitator).digest(), core: pipeline::core(&checked, 0) };
    let pages = front(&render(&facilitator, &stamp, &since(), &theme, &Hosting::default()).0.files);
    let told: Vec<_> = pages.iter().filter(|page| page.contains("Since 1.1.0")).collect();
    assert_eq!(told.len(), 1);
    assert!(
        told[0].contains("1 activity made longer") && told[0].contains("<ins><span class=\"unseen\">added: </span>kanarywords"),
        "{}",
        told[0]
    );
    assert!(told[0].contains("<del><span class=\"unseen\">removed: </span>twice"));
    assert_eq!(support::html::faults(told[0]), Vec::<String>::new());
    let pages = front(&render(&participant, &stamp, &since(), &theme, &Hosting::default()).0.files);
    assert!(pages.iter().all(|page| !page.contains("Since 1.1.0") && !page.contains("kanarywords")));
}

#[test]
fn it_is_said_in_plain_words() {
    let theme = theme();
    let found = told(&[
        (ONE, "\"Listen\" minutes=10", "\"Listen\" minutes=20"),
        (ONE, "quantity: 1", "quantity: 2"),
        (ONE, "twice and think", "once and think"),
    ]);
    let lines = |language: &str| -> Vec<String> {
        let line =
            |item: &render::Item| item.runs.iter().fold(item.words.clone(), |line, run| format!("{line} {}:{}", run.kind, run.words));
        changes(&found, &theme, language)
            .iter()
            .flat_map(|group| std::iter::once(group.heading.clone()).chain(group.items.iter().map(line)))
            .collect()
    };
    let expected = [
        "Core messages",
        "None changed.",
        "Modules and pages",
        "module “Why”: was 20 min, now 30 min",
        "Activities",
        "“Listen” in “Why”: was 10 min, now 20 min",
        "Materials",
        "Cards: was 1 per table, now 2 per table",
        "Plans",
        "A day removed:Day 1, 9:00: Why, 20 min",
        "A day added:Day 1, 9:00: Why, 30 min",
        "Wording",
        "Why kept:Read this removed:twice added:once kept:and think about it.",
    ];
    assert_eq!(lines("en"), expected);
    assert!(lines("es").contains(&"«Listen» en «Why»: antes 10 min, ahora 20 min".to_owned()), "{:?}", lines("es"));
    assert_eq!(summary(&found, &theme, "en"), "1 activity made longer, other materials, 1 plan changed");
    assert_eq!(summary(&told(&[(ONE, "neighbor", "nieghbor")]), &theme, "en"), "Spelling alone");
    assert_eq!(summary(&Difference::default(), &theme, "es"), "Nada cambió en esta edición");
}

#[test]
fn a_file_of_changes_is_read_back() {
    let mut kit = with(&PRIVATE);
    kit.insert("kits/trust/locales/es/kit.yaml".into(), b"title: Confianza\n".to_vec());
    kit.remove("kits/trust/handouts/sheet.md");
    let all = pipeline::changes(Some(&checked(&self::kit()).unwrap()), &checked(&kit).unwrap_or_else(|said| panic!("{said}")), "trust");
    assert_eq!(Changes::parse(&all.print()), Ok(all.clone()));
    assert_eq!((all.from.as_deref(), all.to.as_str(), all.languages_added.as_slice()), (Some("1.2.0"), "1.2.0", &["es".to_owned()][..]));
    assert_eq!(all.level(), Level::Minor);
    assert!(all.reasons(Level::Minor).contains(&"the handout `sheet` was removed".to_owned()), "{:?}", all.reasons(Level::Minor));
    let first = pipeline::changes(None, &checked(&kit).unwrap(), "trust");
    assert_eq!((first.from.as_deref(), first.level()), (None, Level::None));
    assert_eq!(Changes::parse(&first.print()), Ok(first));
    assert_eq!(Changes::parse("{\"format\": 2}"), Err("it needs a newer tttkit".to_owned()));
    assert!(pipeline::differs(&checked(&self::kit()).unwrap(), &checked(&kit).unwrap(), "trust", Audience::Participant, "es").is_none());
}

/// A workspace that is released, changed and released again, as people do it.
#[test]
fn from_release_to_release() {
    let folder = tempfile::tempdir().unwrap();
    let tttkit = |arguments: &[&str]| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_tttkit")).args(arguments).current_dir(folder.path()).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
    };
    let released = |expected: i32| {
        let (code, _, said) = tttkit(&["release", "trust", "--date", "2026-08-14"]);
        assert_eq!(code, expected, "{said}");
        said
    };
    support::write(folder.path(), &kit());
    released(0);
    assert_eq!(
        tttkit(&["diff", "trust", "1.2.0"]),
        (0, "trust 1.2.0 > working, facilitator: Nothing changed in this edition\n".into(), String::new())
    );

    let later = with(&[
        (KIT, "1.2.0", "1.2.1"),
        (ONE, "\"Listen\" minutes=10", "\"Listen\" minutes=20"),
        (ONE, "Welcome to everybody", "kanarysay to everybody"),
    ]);
    support::write(folder.path(), &later);
    let said = released(1);
    assert!(
        said.contains("version-understated")
            && said.contains("the activity `Listen` of `why` takes another time")
            && said.contains("1.3.0"),
        "{said}"
    );
    let later = with(&[
        (KIT, "1.2.0", "1.3.0"),
        (ONE, "\"Listen\" minutes=10", "\"Listen\" minutes=20"),
        (ONE, "Welcome to everybody", "kanarysay to everybody"),
    ]);
    support::write(folder.path(), &later);
    let before_release = tttkit(&["diff", "trust", "1.2.0", "1.3.0-draft"]);
    released(0);
    let (code, out, _) = tttkit(&["diff", "trust", "1.2.0", "1.3.0"]);
    assert_eq!((code, out.as_str()), (0, before_release.1.replace("1.3.0-draft", "1.3.0").as_str()));
    assert!(out.contains("\nActivities\n  “Listen” in “Why”: was 10 min, now 20 min\n"), "{out}");
    assert!(out.contains("“Listen” in “Why”: [-Welcome-] {+kanarysay+} to everybody who came."), "{out}");
    let (_, theirs, _) = tttkit(&["diff", "trust", "1.2.0", "1.3.0", "--for", "participant", "--format", "json"]);
    assert!(theirs.contains("\"level\": \"minor\"") && theirs.contains("retimed") && !theirs.contains("kanary"), "{theirs}");
    let (_, marked, _) = tttkit(&["diff", "trust", "1.2.0", "1.3.0", "--format", "markdown"]);
    assert!(marked.contains("\n### Activities\n\n- ") && marked.contains("~~Welcome~~ **kanarysay**"), "{marked}");
    assert_eq!(
        tttkit(&["diff", "trust", "1.1.0"]),
        (2, String::new(), "error: there is no version `1.1.0`; did you mean `1.2.0`?\n".into())
    );
    assert_eq!(tttkit(&["diff", "trust", "1.2.0", "--language", "fr"]).0, 2);

    // The site tells it, and of the facilitator's part to facilitators alone.
    let site = support::build_in(folder.path(), &folder.path().join("site"));
    let page = |path: &str| String::from_utf8(site[path].clone()).unwrap();
    let (theirs, all) = (page("trust/1.3.0/changes-participant.html"), page("trust/1.3.0/changes-facilitator.html"));
    assert!(theirs.contains("was 10 min, now 20 min") && !theirs.contains("kanary"), "{theirs}");
    assert!(all.contains("kanarysay") && all.contains("href=\"facilitator/why.html#listen\""), "{all}");
    assert!(page("trust/index.html").contains("href=\"1.3.0/changes-"));
    for (path, bytes) in site.iter().filter(|(path, _)| path.ends_with(".html") && path.contains("changes-")) {
        assert_eq!(support::html::faults(std::str::from_utf8(bytes).unwrap()), Vec::<String>::new(), "{path}");
    }
    assert!(page("trust/1.3.0/facilitator/index.html").contains("Since 1.2.0: 1 activity made longer"));
    assert!(!page("trust/1.3.0/participant/index.html").contains("Since 1.2.0"));
    let kept = std::fs::read_to_string(folder.path().join("kits/trust/releases/1.3.0/trust-1.3.0-changes.json")).unwrap();
    let kept = Changes::parse(&kept).unwrap();
    assert_eq!((kept.from.as_deref(), kept.level()), (Some("1.2.0"), Level::Minor));
}

/// A kit made of little: ids and titles that come again, so that there is much to mistake.
fn outlines() -> impl Strategy<Value = Outline> {
    let id = proptest::option::of("[a-c]");
    let minutes = proptest::option::of("[1-3]");
    let activity =
        (id, "[A-C]?", minutes, proptest::collection::vec("([a-c]{1,6} ){0,5}", 0..3)).prop_map(|(id, title, minutes, text)| Activity {
            id,
            title,
            minutes,
            text: Text {
                paragraphs: text.into_iter().map(|words| tttkit::compare::Paragraph { block: None, words }).collect(),
                ..Text::default()
            },
            ..Activity::default()
        });
    let page = ("[p-s]", "[A-C]", proptest::collection::vec(activity, 0..4)).prop_map(|(name, title, activities)| Page {
        name,
        title,
        kind: PageKind::Module,
        activities,
        ..Page::default()
    });
    let core = proptest::collection::btree_map("[a-c]", "[a-c ]{0,6}", 0..3);
    (proptest::collection::vec(page, 0..4), core).prop_map(|(mut pages, core)| {
        // Names of pages stand once, as in a kit.
        pages.sort_by(|a, b| a.name.cmp(&b.name));
        pages.dedup_by(|a, b| a.name == b.name);
        let core: Vec<_> = core.into_iter().collect();
        let content = format!("{pages:?}{core:?}");
        Outline { pages, core, content, ..Outline::default() }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(7), ..ProptestConfig::default() })]

    #[test]
    fn an_outline_is_no_different_from_itself(one in outlines()) {
        prop_assert!(difference(&one, &one).is_empty());
    }

    #[test]
    fn any_two_can_be_compared_and_their_difference_kept(before in outlines(), after in outlines()) {
        let found = difference(&before, &after);
        prop_assert_eq!(found.is_empty(), before.content == after.content);
        let all = Changes { participant: [("en".to_owned(), found.clone())].into(), format: 1, ..Changes::default() };
        prop_assert_eq!(&Changes::parse(&all.print()).unwrap(), &all);
        prop_assert_eq!(found.level() >= Level::Minor, !found.reasons(Level::Minor).is_empty() || !found.reasons(Level::Major).is_empty());
    }

    #[test]
    fn an_activity_with_an_id_that_stands_elsewhere_has_moved(mut before in outlines(), from in 0..4_usize, by in 1..4_usize) {
        let pages = before.pages.len();
        prop_assume!(pages > 1 && by % pages != 0);
        let (from, to) = (from % pages, (from % pages + by) % pages);
        let one = Activity { id: Some("own".into()), title: "Own".into(), ..Activity::default() };
        let mut after = before.clone();
        before.pages[from].activities.push(one.clone());
        after.pages[to].activities.push(one);
        let found = difference(&before, &after);
        let own: Vec<_> = found.activities.iter().filter(|activity| activity.id.as_deref() == Some("own")).collect();
        prop_assert_eq!(own.len(), 1);
        let elsewhere = matches!(own[0].change, Change::Moved { from: Some(_), .. });
        prop_assert!(elsewhere);
        prop_assert!(found.level() <= Level::Patch);
    }

    #[test]
    fn more_changes_never_ask_for_less(before in outlines(), after in outlines()) {
        let level = difference(&before, &after).level();
        let mut more = after.clone();
        more.materials.push(tttkit::compare::Material { thing: "New".into(), ..Default::default() });
        prop_assert!(difference(&before, &more).level() >= level.max(Level::Minor));
        let mut core = before.clone();
        core.core.push(("gone".into(), "Gone.".into()));
        prop_assert_eq!(difference(&core, &after).level(), Level::Major);
    }
}
