//! Digests of what an edition delivers: what they hang on, what they do not, and that stock tools come to the same.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests run programs on real files, and fail by panicking")]

mod support;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use support::{Files, build, checked, files, sha256, write};
use tempfile::TempDir;
use tttkit::edition::{Edition, Facilitator, Participant};
use tttkit::pack::read_note;
use tttkit::pipeline;
use tttkit::transcript::content;
use tttkit::view::{View, view};

const KIT: &str = "\
schema: 1
title: Trust
version: 1.2.0
license: CC-BY-4.0
contact: learning@riverbend.example
objectives: [Build trust]
";

const MODULE: &str = "\
---
title: Why
core_message: Trust comes first.
objectives: [Know why]
preparation: [Print the cards]
materials:
  - {item: Cards, quantity: 1, per: table}
---

Read *this*
twice. ![A door](../media/door.svg)

::: activity {#listen title=\"Listen\" minutes=10 grouping=pairs fidelity=adaptable}
::: say
Welcome.
:::
::: discussion {minutes=5}
Who?
:::
:::

$x^2$
";

fn kit() -> Files {
    files([
        ("book.toml", "[book]\ntitle = \"T\"\n"),
        ("kits/trust/kit.yaml", KIT),
        ("kits/trust/modules/01-why.md", MODULE),
        ("kits/trust/handouts/sheet.md", "---\nlicense: CC0-1.0\n---\n# Sheet\n\nWrite.\n"),
        ("kits/trust/facilitator/room.md", "# Room\n\nSet up.\n"),
        ("kits/trust/plans/day.yaml", "title: A day\ndays:\n  - start: \"09:00\"\n    items:\n      - module: why\n"),
        ("kits/trust/media/door.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
        ("kits/trust/locales/es/kit.yaml", "title: Confianza\n"),
        ("kits/trust/locales/es/modules/01-why.md", "---\ntitle: Por qué\ncore_message: Primero la confianza.\n---\n\nLee.\n"),
    ])
}

fn digest<E: Edition>(files: &Files) -> String {
    content(&of::<E>(files)).digest().to_string()
}

fn of<E: Edition>(files: &Files) -> View<E> {
    view::<E>(&checked(files).unwrap_or_else(|said| panic!("{said}")), 0, 0)
}

fn core(files: &Files) -> String {
    pipeline::core(&checked(files).unwrap(), 0).to_string()
}

/// A kit with some words of a file replaced.
fn changed(path: &str, from: &str, to: &str) -> Files {
    let mut kit = kit();
    let text = String::from_utf8(kit[path].clone()).unwrap();
    assert!(text.contains(from), "{path} has no `{from}`");
    kit.insert(path.into(), text.replace(from, to).into_bytes());
    kit
}

const YAML: &str = "kits/trust/kit.yaml";
const WHY: &str = "kits/trust/modules/01-why.md";
const ROOM: &str = "kits/trust/facilitator/room.md";

#[test]
fn when_something_is_to_be_done_is_delivered_to_facilitators_and_changes_nothing_where_it_is_not_said() {
    let plain = digest::<Facilitator>(&kit());
    let keyed = changed(WHY, "[Print the cards]", "[{task: Print the cards}]");
    assert_eq!(digest::<Facilitator>(&keyed), plain, "the same said in another way");
    let dated = changed(WHY, "[Print the cards]", "[{task: Print the cards, when: 2 weeks before}]");
    assert_ne!(digest::<Facilitator>(&dated), plain);
    assert_eq!(digest::<Participant>(&dated), digest::<Participant>(&kit()));
    let transcript = content(&of::<Facilitator>(&dated));
    let text = |path: &str| String::from_utf8(transcript.files()[path].bytes().unwrap().to_vec()).unwrap();
    assert!(text("materials").contains("preparation page=\"why\" when=-14\n  text \"Print the cards\"\n"), "{}", text("materials"));
    assert!(text("pages/why").contains("preparation when=-14\n"), "{}", text("pages/why"));
}

#[test]
fn known_answers() {
    let transcript = content(&of::<Participant>(&kit()));
    let text = |path: &str| String::from_utf8(transcript.files()[path].bytes().unwrap().to_vec()).unwrap();
    let about = "\
tttkit-content 1
kit \"trust\"
language \"en\"
edition \"participant\"
title \"Trust\"
minutes \"10\"
contact \"learning@riverbend.example\"
license \"CC-BY-4.0\"
";
    assert_eq!(text("about"), about);
    assert_eq!(text("contents"), "page \"why\"\npage \"sheet\"\n");
    assert_eq!(text("core"), "message id=\"why\" page=\"why\" module=1 \"Trust comes first.\"\n");
    let why = "\
page name=\"why\" kind=module module=1 minutes=10
title
  text \"Why\"
objective
  text \"Know why\"
message id=\"why\" \"Trust comes first.\"
body
  paragraph
    text \"Read \"
    emphasis
      text \"this\"
    text \" twice. \"
    image file=\"media/door.svg\"
      text \"A door\"
  block kind=activity id=\"listen\" number=1.1 minutes=10 grouping=pairs level=2 lines=5
    title
      text \"Listen\"
    block kind=discussion minutes=5 level=3 lines=5
      paragraph
        text \"Who?\"
  paragraph
    math \"x^2\"
";
    assert_eq!(text("pages/why"), why);
    let listing = "\
e1d1c6eeb6ea22e2174adcc5fe8dffd3983c08ca9e41d01fb4b395d4a6697703  about
900fbe934249ad120004bd24adf66aad8817d89586273c0cc50e187bddebb601  assets/media/door.svg
3631b1cec86594a2314017e52144c0757273fa75084300ea9139cf9ef0970314  contents
4d643926f82ba4be71357d9a3aef3cfcbc248e5f46d7f9af7a9ece639c19f51a  core
72a6d8934ba68491acc8fe6c8f69adceca439ca545e36d6d5f3a532ce030ecbc  objectives
8fdcfd4ba5d5aa4f1c46c2f5e84c47aadc6feec7a382b469726bd52ca3ca64f0  pages/sheet
f51e62ef0eefc9c9d39edba625332217af9fb266b4f7a96aaf57697949184703  pages/why
a8a8515a9b7bf82bd676d2563b5dd544b30f54e2b014ed50edaa7cf90ab8ba1e  plans
";
    assert_eq!(transcript.listing(), listing);
    // What `sha256sum` says of these lines.
    assert_eq!(transcript.digest().to_string(), "7a07d55b0b2fe3fa3cdede19059b09afc7ab844b2865b3a8541b84c1d8598a3b");
    // `sha256sum` of two lines: `printf 'Trust comes first.' | sha256sum` with `en/why`, and of the Spanish words with `es/why`.
    assert_eq!(core(&kit()), "6cd269890dff0baaabb0537f4da6d294859e121b269bcd36e077f8d2f99dc5cf");
}

#[test]
fn whatever_an_edition_sees_changes_its_digest() {
    let (facilitator, participant) = (digest::<Facilitator>(&kit()), digest::<Participant>(&kit()));
    let seen = [
        (YAML, "Trust\n", "Doubt\n"),
        (YAML, "CC-BY-4.0", "CC0-1.0"),
        (YAML, "learning@", "teaching@"),
        (YAML, "Build trust", "Build more trust"),
        (YAML, "version: 1.2.0\n", "version: 1.2.0\nsummary: S.\n"),
        (YAML, "version: 1.2.0\n", "version: 1.2.0\naudience: A.\n"),
        (YAML, "version: 1.2.0\n", "version: 1.2.0\nvalid: {until: 2030-01-01}\n"),
        (YAML, "version: 1.2.0\n", "version: 1.2.0\nauthors: [{name: A. B.}]\n"),
        (WHY, "title: Why", "title: Why not"),
        (WHY, "Know why", "Know how"),
        (WHY, "comes first", "comes second"),
        (WHY, "*this*", "**this**"),
        (WHY, "twice", "once"),
        (WHY, "A door", "A gate"),
        (WHY, "#listen", "#hear"),
        (WHY, "\"Listen\"", "\"Hear\""),
        (WHY, "minutes=10", "minutes=10-15"),
        (WHY, "pairs", "individual"),
        (WHY, "discussion {minutes=5}", "discussion {minutes=6}"),
        (WHY, "discussion {", "discussion {core=why "),
        (WHY, "x^2", "x^3"),
        ("kits/trust/media/door.svg", "svg\"/>", "svg\" />"),
        ("kits/trust/handouts/sheet.md", "CC0-1.0", "CC-BY-4.0"),
        ("kits/trust/plans/day.yaml", "09:00", "09:01"),
        ("kits/trust/plans/day.yaml", "A day", "The day"),
    ];
    let mut digests = BTreeSet::from([participant.clone()]);
    for (path, from, to) in seen {
        let kit = changed(path, from, to);
        assert_ne!(digest::<Facilitator>(&kit), facilitator, "{path}: {from}");
        assert!(digests.insert(digest::<Participant>(&kit)), "{path}: {from}");
    }
    let private = [
        (WHY, "Welcome.", "Hello."),
        (WHY, "Print the", "Cut the"),
        (WHY, "quantity: 1", "quantity: 2"),
        (WHY, "per: table", "per: pair"),
        (WHY, "fidelity=adaptable", "fidelity=optional"),
        (WHY, "title: Why\n", "title: Why\nfidelity: optional\n"),
        (ROOM, "Set up", "Clear up"),
    ];
    for (path, from, to) in private {
        let kit = changed(path, from, to);
        assert_ne!(digest::<Facilitator>(&kit), facilitator, "{path}: {from}");
        assert_eq!(digest::<Participant>(&kit), participant, "{path}: {from}");
    }
}

#[test]
fn version_date_and_how_lines_are_broken_are_no_part_of_the_content() {
    let (facilitator, participant) = (digest::<Facilitator>(&kit()), digest::<Participant>(&kit()));
    for kit in [changed(YAML, "1.2.0", "2.0.0"), changed(WHY, "Read *this*\ntwice", "Read\n*this* twice")] {
        assert_eq!((digest::<Facilitator>(&kit), digest::<Participant>(&kit)), (facilitator.clone(), participant.clone()));
    }
    let mut released = of::<Participant>(&kit());
    released.facts.draft = false;
    released.facts.version = "1.2.0".into();
    released.facts.released = Some("2026-08-14".into());
    assert_eq!(content(&released).digest().to_string(), participant);
}

#[test]
fn core_hangs_on_the_words_that_participants_get_and_on_nothing_else() {
    let first = core(&kit());
    assert_eq!(core(&changed(ROOM, "Set up", "Clear up")), first);
    assert_eq!(core(&changed(WHY, "Welcome.", "Hello.")), first);
    assert_eq!(core(&changed(WHY, "title: Why", "title: Why not")), first);
    assert_ne!(core(&changed(WHY, "comes first", "comes last")), first);
    assert_ne!(core(&changed("kits/trust/locales/es/modules/01-why.md", "Primero", "Antes")), first);
    assert_ne!(core(&changed(YAML, "version:", "core_messages: [{id: more, text: More.}]\nversion:")), first);
}

/// What `RELEASE.txt` and every page of a participant's say does not hang on the theme, but for the pages themselves.
#[test]
fn a_theme_changes_files_and_not_the_code() {
    let mut themed = kit();
    themed.insert("book.toml".into(), b"[book]\ntitle = \"T\"\n\n[output.html]\ntheme = \"themes/own\"\n".to_vec());
    themed.insert("themes/own/templates/turn.html".into(), b"<p>{{ t.next }}\n</p>\n".to_vec());
    let (plain, themed) = (build(&kit()), build(&themed));
    let note = "trust/1.2.0-draft/participant/RELEASE.txt";
    assert_eq!(plain[note], themed[note]);
    assert_ne!(plain["trust/1.2.0-draft/participant/why.html"], themed["trust/1.2.0-draft/participant/why.html"]);
}

/// Runs a program in a folder and gives what it printed; it must end well.
fn run(folder: &Path, program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).env("LC_ALL", "C").current_dir(folder).output().unwrap();
    assert!(output.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The first 100 bits of a digest in Crockford's base 32, worked out with whole numbers.
fn code(hex: &str) -> String {
    let bits = u128::from_str_radix(&hex[..32], 16).unwrap() >> 28;
    let letters = (0..20).rev().map(|at| {
        let value = usize::try_from(bits >> (5 * at) & 31).unwrap();
        char::from(b"0123456789ABCDEFGHJKMNPQRSTVWXYZ"[value])
    });
    let letters: Vec<char> = letters.collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

#[test]
fn stock_tools_come_to_the_same_digests() {
    let folder = TempDir::new().unwrap();
    write(folder.path(), &kit());
    let site = build(&kit());
    for (edition, packet) in [("facilitator", "trust/1.2.0-draft/facilitator"), ("participant", "trust/1.2.0-draft/participant")] {
        let printed = run(folder.path(), env!("CARGO_BIN_EXE_tttkit"), &["content", "trust", "--for", edition, "--out", edition]);
        let files = folder.path().join(edition);
        // As `tttkit content` shows it, and as anybody makes it from the files.
        let list = "find . -type f | sed 's|^[.]/||' | sort | xargs -d '\\n' sha256sum";
        assert_eq!(run(&files, "sh", &["-c", list]), printed);
        let summed = run(&files, "sh", &["-c", &format!("{list} | sha256sum")])[..64].to_owned();

        let text = |name: &str| String::from_utf8(site[&format!("{packet}/{name}")].clone()).unwrap();
        let note = read_note(&text("RELEASE.txt")).unwrap();
        assert_eq!(note.stamp.content.to_string(), summed);
        assert!(text("RELEASE.txt").contains(&format!("\nCheck code: {}\n", code(&summed))), "{}", text("RELEASE.txt"));
        for page in ["index.html", "why.html", "sheet.html", "all-in-one.html", "agenda.html"] {
            assert!(text(page).contains(&format!("<dd class=\"code\">{}</dd>", code(&summed))), "{page}");
        }
        assert_eq!(note.stamp.core.to_string(), core(&kit()));
        // The digest `files` is that of the listing; the listing holds.
        let unpacked = folder.path().join(format!("{edition}-packet"));
        let own = site.iter().filter_map(|(path, bytes)| Some((path.strip_prefix(packet)?.strip_prefix('/')?.to_owned(), bytes.clone())));
        write(&unpacked, &own.collect());
        run(&unpacked, "sha256sum", &["--check", "--strict", "--quiet", "MANIFEST.sha256"]);
        assert_eq!(run(&unpacked, "sha256sum", &["MANIFEST.sha256"])[..64], sha256(text("MANIFEST.sha256").as_bytes()));
    }
}

#[test]
fn what_is_not_there_is_told_with_what_was_meant() {
    let folder = TempDir::new().unwrap();
    write(folder.path(), &kit());
    let tttkit = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_tttkit")).args(arguments).current_dir(folder.path()).output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    assert_eq!(tttkit(&["content", "turst"]), (2, "error: there is no kit `turst`; did you mean `trust`?\n".into()));
    assert_eq!(tttkit(&["content", "trust", "--language", "fr"]), (2, "error: there is no language `fr`; there is `en`, `es`\n".into()));
    assert_eq!(tttkit(&["content", "trust", "--out", "kits"]), (2, "error: `kits` is there already; name a new folder\n".into()));
    assert_eq!(tttkit(&["content", "trust", "--language", "ES"]).0, 0);
}
