//! `tttkit fmt`: what a kit delivers, and every page of it, is the same before and after; twice is the same as once.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests read files, and fail by panicking")]

mod support;

use std::path::PathBuf;

use proptest::prelude::*;
use support::{Dice, Files, difference, edition, generate, read, root, theme, tree};
use tttkit::check::{self, Checked};
use tttkit::edition::{Audience, Facilitator, Participant};
use tttkit::fmt::fmt;
use tttkit::load::{self, layout};
use tttkit::pipeline;
use tttkit::portable::source_text;
use tttkit::transcript;
use tttkit::view;

/// The workspaces of the repository, by their folders.
fn workspaces() -> Vec<(String, Files)> {
    let mut folders: Vec<PathBuf> =
        vec![root(), root().join("tests/browser/fixtures/arabic"), root().join("tests/browser/fixtures/stress")];
    for (among, inner) in [("examples", ""), ("tests/golden", "in")] {
        let mut found: Vec<_> = std::fs::read_dir(root().join(among)).unwrap().map(|entry| entry.unwrap().path().join(inner)).collect();
        found.retain(|folder| folder.join("book.toml").is_file());
        found.sort();
        folders.extend(found);
    }
    let of = |folder: PathBuf| {
        let mut files = Files::new();
        files.insert("book.toml".to_owned(), std::fs::read(folder.join("book.toml")).unwrap());
        let kits = read(&folder.join("kits")).into_iter().filter(|(path, _)| !path.contains("/releases/"));
        files.extend(kits.map(|(path, bytes)| (format!("kits/{path}"), bytes)));
        (folder.display().to_string(), files)
    };
    folders.into_iter().map(of).collect()
}

/// A workspace written in our way, and how many files that changed.
fn formatted(files: &Files) -> (Files, usize) {
    let mut after = files.clone();
    let mut changed = 0;
    for (path, bytes) in files {
        let Some((_, rest)) = path.strip_prefix("kits/").and_then(|path| path.split_once('/')) else { continue };
        let Ok(text) = source_text(bytes) else { continue };
        let Some(written) = fmt(rest, &text) else { continue };
        assert_eq!(fmt(rest, &written).unwrap(), written, "{path}: written twice");
        changed += usize::from(written.as_bytes() != bytes.as_slice());
        after.insert(path.clone(), written.into_bytes());
    }
    (after, changed)
}

/// A workspace that can be built, warnings or not.
fn checked(files: &Files) -> Option<Checked> {
    check::check(load::load(&tree(files))).0
}

/// What a workspace delivers, and its core messages' digest: the files whose digests are check codes.
fn delivered(checked: &Checked) -> Files {
    let mut all = Files::new();
    for (kit, of) in checked.kits.iter().enumerate() {
        all.insert(format!("{} core", of.id), pipeline::core(checked, kit).to_string().into_bytes());
        for (language, text) in of.texts.iter().enumerate() {
            let facilitator = transcript::content(&view::view::<Facilitator>(checked, kit, language));
            let participant = transcript::content(&view::view::<Participant>(checked, kit, language));
            for (edition, transcript) in [("facilitator", facilitator), ("participant", participant)] {
                let files = transcript.files().iter().map(|(path, blob)| (path, blob.bytes().unwrap_or_default().to_vec()));
                all.extend(files.map(|(path, bytes)| (format!("{} {} {edition} {path}", of.id, text.language), bytes)));
            }
        }
    }
    all
}

/// That two workspaces deliver the same, page by page and byte by byte.
fn same(name: &str, before: &Files, after: &Files) {
    let theme = theme();
    let [one, other] = [before, after].map(|files| checked(files).unwrap_or_else(|| panic!("{name} cannot be built")));
    assert_eq!(difference(&delivered(&one), &delivered(&other)), None, "{name}: what the check codes stand for");
    for differs in [
        difference(&edition::<Facilitator>(&one, &theme), &edition::<Facilitator>(&other, &theme)),
        difference(&edition::<Participant>(&one, &theme), &edition::<Participant>(&other, &theme)),
    ] {
        assert_eq!(differs, None, "{name}");
    }
}

#[test]
fn what_our_kits_deliver_stays_the_same() {
    for (name, files) in workspaces() {
        same(&name, &files, &formatted(&files).0);
    }
}

#[test]
fn generated_kits_are_written_as_they_are() {
    let files = generate::workspace(20);
    let (after, _) = formatted(&files);
    same("generated", &files, &after);
}

/// YAML with its keys at the margin in another order, each with the lines below it.
fn shuffled(yaml: &str, dice: &mut Dice) -> String {
    let mut keys: Vec<String> = Vec::new();
    for line in yaml.split_inclusive('\n') {
        match keys.last_mut() {
            Some(last) if !line.starts_with(|c: char| c.is_alphabetic()) => last.push_str(line),
            _ => keys.push(line.to_owned()),
        }
    }
    for at in (1..keys.len()).rev() {
        keys.swap(at, dice.roll(at + 1));
    }
    keys.concat()
}

#[test]
fn keys_are_put_in_order_from_any_other() {
    let mut moved = 0;
    for (name, files) in workspaces() {
        for (path, bytes) in &files {
            let Some((_, rest)) = path.strip_prefix("kits/").and_then(|path| path.split_once('/')) else { continue };
            let Ok(text) = source_text(bytes) else { continue };
            // Comments belong to what stands below them, and are moved with it.
            if !rest.ends_with(".yaml") || text.lines().any(|line| line.starts_with('#') || line.is_empty()) {
                continue;
            }
            let written = fmt(rest, &text).unwrap();
            for seed in 0..5 {
                let other = shuffled(&text, &mut Dice(seed));
                moved += usize::from(other != text);
                assert_eq!(fmt(rest, &other).unwrap(), written, "{name}: {path}");
            }
        }
    }
    assert!(moved > 40, "{moved} were moved");
}

/// The same workspace as a careless hand would have written it.
fn careless(files: &Files, dice: &mut Dice) -> Files {
    let mut after = files.clone();
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".md") || path.ends_with(".yaml")) {
        let text = String::from_utf8(bytes.clone()).unwrap();
        let front = text.starts_with("---\n").then(|| text[4..].find("\n---\n").map(|at| at + 4)).flatten().unwrap_or(0);
        let mut out = String::new();
        let starred = dice.roll(2) == 0;
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let content = line.trim_end();
            let indent = &content[..content.len() - content.trim_start().len()];
            let page = path.ends_with(".md") && at >= front;
            at += line.len();
            match content.trim_start() {
                fence if page && fence.starts_with(":::") => {
                    let rest = fence.trim_start_matches(':').trim();
                    let colons = ":".repeat(3 + dice.roll(9));
                    let behind = ["", "  ", " :::"][dice.roll(3)];
                    out += &format!(
                        "{indent}{colons}{}{rest}{}",
                        if rest.is_empty() { "" } else { ["", " ", "   "][dice.roll(3)] },
                        if rest.is_empty() { "" } else { behind }
                    );
                }
                item if page && starred && item.starts_with("- ") => out += &format!("{indent}* {}", &item[2..]),
                _ => out += content,
            }
            if page && dice.roll(6) == 0 && !content.is_empty() && !line.ends_with("  \n") {
                out.push([' ', '\t'][dice.roll(2)]);
            }
            if line.ends_with("  \n") {
                out += "  ";
            }
            out += ["\n", "\r\n"][usize::from(dice.roll(40) == 0)];
        }
        out += ["", "\n", "\n \n"][dice.roll(3)];
        after.insert(path.clone(), out.into_bytes());
    }
    after
}

#[test]
fn what_a_careless_hand_wrote_stays_the_same() {
    let mut built = 0;
    for (name, files) in workspaces() {
        for seed in 0..3 {
            let files = careless(&files, &mut Dice(seed));
            if checked(&files).is_none() {
                continue;
            }
            built += 1;
            let (after, changed) = formatted(&files);
            assert!(changed > 0, "{name}");
            let [one, other] = [&files, &after].map(|files| checked(files).unwrap_or_else(|| panic!("{name} cannot be built")));
            assert_eq!(difference(&delivered(&one), &delivered(&other)), None, "{name}, {seed}");
        }
    }
    assert!(built > 20, "{built} workspaces were built");
}

/// Lines that mean something to Markdown or to us, beside each other as nobody would put them.
fn soup() -> impl Strategy<Value = String> {
    const LINES: &[&str] = &[
        "* a",
        "+ b",
        "- c",
        "  * d",
        "   + e",
        "\t- f",
        "- - -",
        "+ - -",
        "* * *",
        "1. g",
        "2) h",
        "> * i",
        "> j  ",
        "k  ",
        "l \t",
        "",
        "",
        "",
        "   ",
        "```",
        "~~~",
        "    m  ",
        "      * n",
        "`o  ",
        "p`  ",
        "$q$ ",
        "$$",
        "<div>",
        "</div>  ",
        "<i>r</i>  ",
        "<!-- s  ",
        "-->",
        "::: say",
        ":::",
        ":::: note {title=\"T\"} ::",
        "  ::: hint",
        "::: participant  ",
        "::: activity {minutes=5 #x}",
        "| t | u |  ",
        "| - | - |",
        "[v  ",
        "w]{.facilitator}x",
        "[^1]: y  ",
        "z[^1]",
        "# A  ",
        "===",
        "---",
        "\\* b",
        "c\\",
        "* ",
        "*",
        "+",
        "- [x] d  ",
        "Term  ",
        ": e  ",
        "&amp;  ",
        "[f]: #g  ",
        "* ```",
        "  ```",
        "* <b>",
        "*h*  ",
        "**",
        "\u{a0}",
        "i\u{a0} ",
        "  - j",
        "- ::: k",
    ];
    prop::collection::vec(prop::sample::select(LINES), 1..14).prop_map(|lines| lines.join("\n") + "\n")
}

/// Code, HTML and math as the module has them in its source.
fn kept(files: &Files) -> Vec<String> {
    let source = std::str::from_utf8(&files["kits/a/modules/01-why.md"]).unwrap();
    let places = layout::page(source, Audience::Both).places;
    places.blocks.iter().chain(&places.inline).map(|range| source[range.clone()].trim_end_matches('\n').to_owned()).collect()
}

fn module(body: &str) -> Files {
    let module = format!("---\ncore_message: One.\ntitle: Why\n---\n\n{body}");
    support::files([
        ("book.toml", "[book]\ntitle = \"Kits\"\n"),
        ("kits/a/kit.yaml", "version: 1.0.0\nschema: 1\ntitle: A\n"),
        ("kits/a/modules/01-why.md", &module),
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn soup_stays_soup(body in soup()) {
        let files = module(&body);
        // Written in our way twice is the same as once, whatever it is.
        let (after, _) = formatted(&files);
        if let Some(before) = checked(&files) {
            prop_assert_eq!(kept(&files), kept(&after));
            let after = checked(&after);
            prop_assert!(after.is_some(), "it cannot be built any more");
            prop_assert_eq!(difference(&delivered(&before), &delivered(&after.unwrap())), None);
        }
    }
}

/// The keys of a module, each with its value, as people write them.
const KEYS: &[(&str, &str)] = &[
    ("id", "id: why"),
    ("title", "title: 'Why # not'"),
    ("core_message", "core_message: >-\n  One,\n\n  # and no comment\n  two."),
    ("objectives", "objectives:\n- a\n# in the list\n- b"),
    ("minutes", "minutes: 5 # five"),
    ("fidelity", "fidelity:   required"),
    ("materials", "materials:\n  - {from: host, item: A}\n  # between\n  - from: host\n    item: B\n\n  - C"),
    ("preparation", "preparation:\n  - when: day before\n    # why\n    task: >\n      Print\n      it.\n"),
    ("license", "license: \"CC-BY\n  -4.0\""),
    ("allow", "allow: []"),
];

fn front_matter() -> impl Strategy<Value = Vec<(usize, String)>> {
    let above = prop::sample::select(vec!["", "", "\n", "# about\n", "# about\n# it\n", "\n# about\n", "# far\n\n", "\n\n# about\n"]);
    let keys: Vec<usize> = (0..KEYS.len()).collect();
    prop::sample::subsequence(keys, 1..KEYS.len()).prop_shuffle().prop_flat_map(move |keys| {
        let count = keys.len();
        (Just(keys), prop::collection::vec(above.clone(), count))
            .prop_map(|(keys, above)| keys.into_iter().zip(above).map(|(key, above)| (key, above.to_owned())).collect())
    })
}

proptest! {
    #[test]
    fn keys_bring_their_comments_along(keys in front_matter()) {
        let text: String = keys.iter().map(|(key, above)| format!("{}{}\n", above.replace("about", KEYS[*key].0), KEYS[*key].1)).collect();
        let source = format!("---\n{text}---\n\nText.\n");
        let written = fmt("modules/01-why.md", &source).unwrap();
        prop_assert_eq!(&fmt("modules/01-why.md", &written).unwrap(), &written, "written twice");
        // The keys are in order, each with the comment that is about it, and nothing is lost.
        let lines: Vec<&str> = written.lines().collect();
        let at: Vec<usize> = (0..KEYS.len()).filter_map(|key| lines.iter().position(|line| line.starts_with(&format!("{}:", KEYS[key].0)))).collect();
        prop_assert!(at.len() == keys.len() && at.is_sorted(), "{written}");
        for (at, (key, _)) in lines.iter().enumerate().flat_map(|(at, line)| KEYS.iter().map(move |key| (at, key)).filter(move |(_, (key, _))| *line == format!("# {key}"))) {
            prop_assert!(lines[at + 1].starts_with(&format!("{key}:")) || lines[at + 1] == "# it", "{written}");
        }
        let apart = |text: &str| {
            let mut lines: Vec<String> = text.lines().map(|line| line.replace("  - ", "    ").trim().to_owned()).collect();
            lines.sort();
            lines
        };
        prop_assert_eq!(apart(&source), apart(&written));
    }
}
