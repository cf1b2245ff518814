//! The fourth wall: canaries. A kit with a secret word in every private place is built, and every byte that a participant can get is
//! searched for them: pages, file names, assets, the unzipped entries of packets, and the pages of the site that everybody sees.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

mod support;

use std::collections::BTreeSet;

use support::{Files, build, files, unzip};
use tttkit::block::{NAMES, Name, Shared};
use tttkit::edition::{Facilitator, Participant};
use tttkit::render::FILES;
use tttkit::transcript::content;
use tttkit::view::view;

/// Every canary starts so; each place has a word of its own behind it, small letters and digits alone, so that slugs, addresses and
/// file names hold it unchanged.
const CANARY: &str = "kanary";

/// Canaries that are for authors alone and reach no edition: comments, and the labels of definitions.
const NOWHERE: [&str; 10] = [
    "kanarycomment",
    "kanaryinlinecomment",
    "kanarynotecomment",
    "kanarytitlecomment",
    "kanarylistcomment",
    "kanarynotelabel",
    "kanarylinklabel",
    "kanaryunuseddefinition",
    "kanaryreadme",
    "kanaryunusedfile",
];

const BOOK: &str = "[book]\ntitle = \"Canaries\"\n\n[publish]\neditions = [\"participant\"]\n\n[output.html]\ngit-repository-url = \"https://example.org/repository\"\nedit-url-template = \"https://example.org/kanaryeditor/{path}\"\n";

const KIT: &str = "\
schema: 1
title: Canaries
version: 1.0.0
objectives:
  - Know [birds]{.participant}[kanarykitobjective]{.facilitator}
materials:
  - {item: kanarykitmaterial, quantity: 1, per: room, from: host}
  - kanarykitplainmaterial
  - {item: 'Pens [and]{.participant}[kanarykititem]{.facilitator}', from: participant}
preparation:
  - kanarykitpreparation with a [link](modules/01-birds.md \"kanarykitlinktitle\")
  - {task: kanarykittask, when: 2 weeks before}
";

/// The module; `CUES` is where every block of the facilitator's is put.
const MODULE: &str = r#"---
title: Birds [sing]{.participant}[kanarytitlespan]{.facilitator}
core_message: Birds sing.
objectives:
  - Name [a bird]{.participant}[kanaryobjective]{.facilitator}
minutes: 20
fidelity: replaceable
materials:
  - {item: kanarymaterial, quantity: 2, per: table}
  - {item: kanaryhostmaterial, from: host, optional: true}
  - {item: 'Ears [yours]{.participant}[kanaryitem]{.facilitator}', from: participant}
preparation:
  - {task: 'kanarytask [you]{.participant}[kanarytaskspan]{.facilitator}', when: day before}
  - kanarypreparation ![kanarypreparationalt](../media/kanarypreparationpicture.svg)
---

Common text, [you]{.participant}[kanaryparagraph `kanarycodespan`]{.facilitator} read it. <!-- kanaryinlinecomment -->

<!-- kanarycomment -->

## Heading [one]{.participant}[kanaryheading]{.facilitator}

## Heading two <!-- kanarytitlecomment -->

- item [a]{.participant}[kanarylistitem]{.facilitator}
- item with a block <!-- kanarylistcomment -->
  ::: say {title="kanarylistblocktitle"}
  kanarylistblock
  - kanarylistblockitem

    kanarylistblockparagraph
  :::
- last item

1. first

   ::: facilitator
   kanaryorderedblock
   :::
2. second

| a [b]{.participant}[kanarycellhead]{.facilitator} | c |
| --- | --- |
| d [e]{.participant}[kanarycell]{.facilitator} | f |

Common footnote[^one], and [link [words]{.participant}[kanarylinktext]{.facilitator}](../pages/start.md "Common [t]{.participant}[kanarylinktitle]{.facilitator}").

[^one]: Of [participants]{.participant}[kanarynote]{.facilitator}. <!-- kanarynotecomment -->

[Restated]: ../pages/start.md "title"

> A quote [q]{.participant}[kanaryquote]{.facilitator}

> [!NOTE]
> An alert [q]{.participant}[kanaryalert]{.facilitator}

Term
: Definition [d]{.participant}[kanarydefinition]{.facilitator}

::: note {title="Shared [t]{.participant}[kanarytitleattribute]{.facilitator}"}
Shared [t]{.participant}[kanarysharedblock]{.facilitator}
:::

::: note {.facilitator title="kanarynarrowedtitle"}
kanarynarrowed

::: reflect {#kanary-reflect}
kanaryreflectprompt
:::
:::

::: activity {#listen title="Listen" fidelity=optional minutes=5-10}
::: purpose
Hear.
:::
::: materials
- (1 per table) kanarymaterialsblock
:::
::: materials {from=participant}
- (1) Your ears
:::
::: do
1. (5 min) kanarystep
2. kanarysteptwo
:::
::: participant
For you.
:::
::: do
1. kanarystepthree
:::
:::

::: discussion {title="Talk" fidelity=replaceable}
Talk.
::: answer-key
kanarydiscussionanswer
:::
:::

::: check
Which?

- [x] this :: [because]{.participant}[kanarywhy]{.facilitator}
- [ ] that
:::

::: local {#ours prompt="kanaryprompt"}
Default.
:::

::: tab
### A room
In it.
::: say
kanarytabblock
:::
### Online
There.
:::

::: solution
A solution.

::: debrief
kanarysolutionblock
:::
:::

CUES

```text
A line of common code [x]{.participant}[kanaryincode]{.facilitator}
```

The end.
"#;

/// What stands in every block of the facilitator's; `NAME` is the block's.
const CUE: &str = r##"
::: NAME {title="kanaryNAMEattributetitle" #kanary-NAME-id}
kanaryNAMEbody *kanaryNAMEemphasis* `kanaryNAMEcode` $\text{kanaryNAMEmath}$

## kanaryNAMEheading

### kanaryNAMEwithid {#kanary-NAME-heading-id}

- kanaryNAMEitem
- [ ] kanaryNAMEtask

| kanaryNAMEth |
| --- |
| kanaryNAMEtd |

```kanaryNAMEinfo
kanaryNAMEcodeblock
```

```rust
let kanaryNAMEhighlighted = "kanaryNAMEstring";
```

![kanaryNAMEalt](../media/kanaryNAMEpicture.svg "kanaryNAMEpicturetitle")

![kanaryNAMEvideolabel](../media/kanaryNAMEvideo.mp4)

[kanaryNAMElink](https://example.org/kanaryNAMEurl "kanaryNAMEurltitle"), [kanaryNAMEreference][kanarylinklabelNAME], [a file](../media/kanaryNAMEfile.pdf), [](../facilitator/kanarypage.md), [](../facilitator/kanarypage.md#kanary-page-heading).

Noted[^kanarynotelabelNAME] <span title="kanaryNAMEhtmltitle">span</span> <!-- kanarycomment -->

[^kanarynotelabelNAME]: kanaryNAMEnote

[kanarylinklabelNAME]: https://example.org/kanaryNAMEdefinition "kanaryNAMEdefinitiontitle"
[kanaryunuseddefinition]: https://example.org/kanaryunuseddefinition

<!-- kanarycomment -->

<p title="kanaryNAMEblocktitle">kanaryNAMErawhtml</p>

::: activity {title="kanaryNAMEactivity" minutes=7}
::: note
kanaryNAMEnestednote
:::
:::

::: facilitator
kanaryNAMEnested
:::

[!birds]{.core} kanaryNAMEend
:::
"##;

const PAGE: &str = "\
---
title: kanarypagetitle
---

kanarypagebody ![kanarypagealt](../media/kanarypagepicture.svg)

## kanarypageheading {#kanary-page-heading}

## kanarypageslug

::: reflect
kanarypagereflect
:::
";

fn svg(word: &str) -> String {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\"><title>{word}</title></svg>")
}

/// The names of the facilitator's blocks.
fn cues() -> Vec<&'static str> {
    NAMES.iter().filter(|(_, name)| matches!(name, Name::Cue(_))).map(|(name, _)| *name).collect()
}

/// The names of blocks that both editions have and that can be narrowed without saying more.
fn narrowed() -> Vec<&'static str> {
    let own = [Shared::Participant, Shared::Materials, Shared::Check, Shared::Local, Shared::Tab, Shared::GroupTab];
    NAMES.iter().filter(|(_, name)| matches!(name, Name::Shared(shared) if !own.contains(shared))).map(|(name, _)| *name).collect()
}

/// The pages and media of one language, all canaries starting with `prefix`.
fn language(prefix: &str, folder: &str, workspace: &mut Files) {
    let mut put = |path: &str, text: String| {
        workspace.insert(format!("kits/canaries/{folder}{path}"), text.replace(CANARY, prefix).into_bytes());
    };
    let mut cues_text = String::new();
    for name in cues() {
        let word = name.replace('-', "");
        cues_text += &CUE.replace("::: NAME", &format!("::: {name}")).replace("-NAME-", &format!("-{word}-")).replace("NAME", &word);
        for file in ["picture.svg", "video.mp4", "video.vtt", "file.pdf"] {
            let content = match file {
                "picture.svg" => svg(&format!("kanary{word}svg")),
                "video.vtt" => format!("WEBVTT\n\n00:00.000 --> 00:01.000\nkanary{word}caption\n"),
                other => format!("kanary{word}{}", other.replace('.', "")),
            };
            put(&format!("media/{}", format!("kanary{word}{file}").replace(CANARY, prefix)), content);
        }
    }
    for name in narrowed() {
        let word = name.replace('-', "");
        cues_text += &format!("\n::: {name} {{.facilitator title=\"kanarynarrow{word}title\"}}\nkanarynarrow{word}\n:::\n");
    }
    cues_text += "\n::: check {.instructor}\n- [x] kanarynarrowchoice :: kanarynarrowwhy\n- [ ] no\n:::\n";
    cues_text += "\n::: local {.facilitator #kanary-slot prompt=\"kanarynarrowprompt\"}\nkanarynarrowslot\n:::\n";
    cues_text += "\n::: group-tab {.facilitator}\n### kanarynarrowtab\nkanarynarrowpanel\n:::\n";
    cues_text += "\n::: materials {.facilitator from=participant}\n- (2 per pair) kanarynarrowmaterial\n:::\n";
    put("modules/01-birds.md", MODULE.replace("CUES", &cues_text).replace("[!birds]{.core}", "[birds]{.core}"));
    put("pages/start.md", "# Start <!-- kanarytitlecomment -->\n\nBegin[^a].\n\n[^a]: A note. <!-- kanarynotecomment -->\n\n::: if-short\nkanarypagesblock\n:::\n".into());
    put("participant/after.md", "# After\n\nFor you.\n".into());
    put(
        "handouts/sheet.md",
        "# Sheet [s]{.participant}[kanaryhandouttitle]{.facilitator}\n\nWrite.\n\n::: answer-key\nkanaryhandoutblock\n:::\n".into(),
    );
    put(&format!("facilitator/{}", "kanarypage.md".replace(CANARY, prefix)), PAGE.into());
    put(&format!("media/{}", "kanarypagepicture.svg".replace(CANARY, prefix)), svg("kanarypagesvg"));
    put(&format!("media/{}", "kanarypreparationpicture.svg".replace(CANARY, prefix)), svg("kanarypreparationsvg"));
    put(&format!("media/{}", "kanaryunusedfile.svg".replace(CANARY, prefix)), svg("kanaryunusedfile"));
}

fn workspace() -> Files {
    let mut workspace = files([
        ("book.toml", BOOK),
        ("kits/canaries/kit.yaml", KIT),
        ("kits/canaries/README.md", "kanaryreadme"),
        ("kits/canaries/plans/day.yaml", "title: A day\ndays:\n  - start: \"09:00\"\n    items:\n      - module: birds\n"),
        (
            "kits/canaries/locales/es/kit.yaml",
            "title: Canarios\nobjectives:\n  - Saber [aves]{.participant}[kanaryeskitobjective]{.facilitator}\npreparation:\n  - kanaryeskitpreparation\nmaterials:\n  - kanaryeskitmaterial\n",
        ),
    ]);
    language(CANARY, "", &mut workspace);
    // A translation has the same paths, so its page for facilitators keeps the name of the file.
    let mut spanish = Files::new();
    language("kanaryes", "locales/es/", &mut spanish);
    for (path, bytes) in spanish {
        workspace.insert(path.replace("facilitator/kanaryespage", "facilitator/kanarypage"), fix(bytes));
    }
    workspace
}

/// Links in the translation lead to the pages of the kit, which keep their paths.
fn fix(bytes: Vec<u8>) -> Vec<u8> {
    match String::from_utf8(bytes) {
        Ok(text) => text.replace("facilitator/kanaryespage", "facilitator/kanarypage").into_bytes(),
        Err(error) => error.into_bytes(),
    }
}

/// Every place in some files where a canary stands, with the file: names and content, and the entries of zips.
fn canaries(files: &Files) -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    for (path, bytes) in files {
        let mut see = |name: &str, bytes: &[u8]| {
            for text in [name.to_lowercase(), String::from_utf8_lossy(bytes).to_lowercase()] {
                for (at, _) in text.match_indices(CANARY) {
                    let word: String = text[at..].chars().take_while(char::is_ascii_alphanumeric).collect();
                    found.insert((word, name.to_owned()));
                }
            }
        };
        see(path, bytes);
        if path.ends_with(".zip") {
            for (name, bytes) in unzip(bytes) {
                see(&format!("{path}/{name}"), &bytes);
            }
        }
    }
    found
}

/// Every canary of the sources, as a word.
fn planted(workspace: &Files) -> BTreeSet<String> {
    canaries(workspace).into_iter().map(|(word, _)| word).collect()
}

#[test]
fn no_private_word_reaches_a_participant() {
    let workspace = workspace();
    let site = build(&workspace);
    let (private, public): (Files, Files) = site.into_iter().partition(|(path, _)| path.contains("facilitator"));
    assert!(public.keys().any(|path| path.ends_with("1.0.0-draft/es/participant/birds.html")), "{:?}", public.keys());
    assert!(public.keys().filter(|path| path.ends_with("-participant.zip")).count() == 2);
    let leaks: Vec<String> = canaries(&public).into_iter().map(|(word, file)| format!("`{word}` in {file}")).collect();
    assert!(leaks.is_empty(), "{} private words reach participants:\n{}", leaks.len(), leaks.join("\n"));

    // That a word is nowhere proves nothing unless it was somewhere.
    let seen: BTreeSet<String> = canaries(&private).into_iter().map(|(word, _)| word).collect();
    let authors_own = |word: &str| NOWHERE.iter().any(|nowhere| word.replace("kanaryes", CANARY).starts_with(nowhere));
    let planted = planted(&workspace);
    assert!(planted.len() > 800, "{} canaries", planted.len());
    let lost: Vec<&String> = planted.iter().filter(|word| !seen.contains(*word) && !authors_own(word)).collect();
    assert!(lost.is_empty(), "{} words for facilitators are lost: {lost:#?}", lost.len());
    let spread: Vec<&String> = seen.iter().filter(|word| authors_own(word)).collect();
    assert!(spread.is_empty(), "words for authors alone reach facilitators: {spread:#?}");
}

#[test]
fn the_screen_shows_questions_and_slides_and_no_other_private_word() {
    let site = build(&workspace());
    let packets = site.iter().filter(|(path, _)| path.ends_with("facilitator.zip")).flat_map(|(_, bytes)| unzip(bytes));
    let pages: Vec<(String, Vec<u8>)> = packets.filter(|(path, _)| path.ends_with("presenter.html")).collect();
    assert_eq!(pages.len(), 2, "in each language one");
    for (path, bytes) in pages {
        let page = String::from_utf8_lossy(&bytes).into_owned();
        let mut kinds = BTreeSet::new();
        for slide in page.split("<div class=\"slide is-").skip(1) {
            let (kind, rest) = slide.split_once('"').unwrap();
            let words = rest.split("</div></div>").next().unwrap().to_lowercase().replace("kanaryes", CANARY);
            kinds.insert(kind.to_owned());
            for (at, _) in words.match_indices(CANARY) {
                let word: String = words[at..].chars().take_while(char::is_ascii_alphanumeric).collect();
                // A slide that the facilitator alone has is for the screen, too.
                let meant = match kind {
                    "ask" | "poll" => ["body", "emphasis", "code", "math"].iter().any(|part| word == format!("{CANARY}{kind}{part}")),
                    "slide" => word.starts_with("kanarynarrowslide"),
                    _ => false,
                };
                assert!(meant, "{path}: `{word}` on a slide of kind {kind}");
            }
        }
        let kinds: Vec<&str> = kinds.iter().map(String::as_str).collect();
        assert_eq!(kinds, ["activity", "ask", "check", "discussion", "module", "opening", "poll", "slide"], "{path}");
    }
}

#[test]
fn digests_of_participants_cover_no_private_word_and_those_of_facilitators_cover_all() {
    let workspace = workspace();
    let checked = support::checked(&workspace).unwrap();
    let (mut private, mut public) = (Files::new(), Files::new());
    for language in 0..2 {
        let bytes = |blob: &tttkit::blob::Blob| blob.bytes().unwrap().to_vec();
        let facilitator = content(&view::<Facilitator>(&checked, 0, language));
        private.extend(facilitator.files().iter().map(|(path, blob)| (format!("{language}/{path}"), bytes(blob))));
        let participant = content(&view::<Participant>(&checked, 0, language));
        public.extend(participant.files().iter().map(|(path, blob)| (format!("{language}/{path}"), bytes(blob))));
    }
    assert_eq!(canaries(&public), BTreeSet::new());
    let seen: BTreeSet<String> = canaries(&private).into_iter().map(|(word, _)| word).collect();
    let authors_own = |word: &str| NOWHERE.iter().any(|nowhere| word.replace("kanaryes", CANARY).starts_with(nowhere));
    // The address of an editor is the site's, not the kit's.
    let lost = planted(&workspace);
    let lost: Vec<&String> = lost.iter().filter(|word| !seen.contains(*word) && !authors_own(word) && *word != "kanaryeditor").collect();
    assert!(lost.is_empty(), "{} words can change without a trace in the digest: {lost:#?}", lost.len());
}

#[test]
fn what_the_program_says_to_facilitators_alone_is_not_said_to_participants() {
    let site = build(&workspace());
    let strings = |language: &str| FILES.iter().find(|(path, _)| *path == format!("strings/{language}.txt")).unwrap().1;
    let keys =
        ["fidelity_required", "fidelity_adaptable", "fidelity_replaceable", "fidelity_optional", "may_adapt", "may_replace", "may_omit"];
    for (path, bytes) in site.iter().filter(|(path, _)| path.contains("participant/") && path.ends_with(".html")) {
        let language = if path.contains("/es/") { "es" } else { "en" };
        let page = String::from_utf8_lossy(bytes);
        for line in strings(language).lines() {
            if let Some((key, words)) = line.split_once(" = ")
                && keys.contains(&key)
            {
                assert!(!page.contains(&format!(">{words}")), "{path} says `{words}`");
            }
        }
    }
}

#[test]
fn html_that_is_not_safe_is_an_error_wherever_it_stands() {
    let module = |text: &str| {
        files([
            ("book.toml", "[book]\ntitle = \"T\"\n"),
            ("kits/k/kit.yaml", "schema: 1\ntitle: K\nversion: 1.0.0\n"),
            ("kits/k/modules/01-a.md", &format!("---\n{}\n---\n", text.replacen("BODY\n", "---\n", 1)).replace("\n---\n---\n", "\n---\n")),
        ])
    };
    let front = "title: T\ncore_message: C.\n";
    let script = "<script>alert(1)</script>";
    for text in [
        format!("core_message: C.\nBODY\n# Title {script}\n"),
        format!("title: T {script}\ncore_message: C.\n"),
        format!("{front}objectives: ['x {script}']\n"),
        format!("{front}preparation: ['x {script}']\n"),
        format!("{front}materials: ['x {script}']\n"),
        format!("{front}BODY\nText[^a].\n\n[^a]: x {script}\n"),
        format!("{front}BODY\n::: say\nText[^a].\n\n[^a]: x {script}\n:::\n"),
        format!("{front}BODY\n::: say {{title=\"x {script}\"}}\ny\n:::\n"),
        format!("{front}BODY\n::: note {{title=\"x {script}\"}}\ny\n:::\n"),
        format!("{front}BODY\n::: check\n- [x] a :: x {script}\n:::\n"),
        format!("{front}BODY\n::: tab\n### x {script}\ny\n:::\n"),
        format!("{front}BODY\n| x {script} |\n| --- |\n"),
    ] {
        let text = if text.contains("BODY\n") { text } else { text + "BODY\n" };
        let said = support::checked(&module(&text)).err().unwrap_or_default();
        assert!(said.contains("raw-html"), "{text}\nis taken: {said}");
    }
}

#[test]
fn facilitators_find_their_own_words_and_participants_none_of_them() {
    let workspace = workspace();
    let zips = build(&workspace).into_iter().filter(|(path, _)| path.ends_with(".zip"));
    let files: Vec<(String, Vec<u8>)> =
        zips.flat_map(|(path, bytes)| unzip(&bytes).into_iter().map(move |(name, bytes)| (format!("{path}/{name}"), bytes))).collect();
    let index = |edition: &str| -> Files {
        files.iter().filter(|(path, _)| path.contains(&format!("-{edition}.zip/")) && path.ends_with("assets/search.js")).cloned().collect()
    };
    let (guide, workbook) = (index("facilitator"), index("participant"));
    assert_eq!((guide.len(), workbook.len()), (2, 2), "an index a language");
    assert_eq!(canaries(&workbook), BTreeSet::new());
    let found: BTreeSet<String> = canaries(&guide).into_iter().map(|(word, _)| word).collect();
    let authors_own = |word: &str| NOWHERE.iter().any(|nowhere| word.replace("kanaryes", CANARY).starts_with(nowhere));
    // Addresses, names of files and what shows itself under a pointer alone are not searched.
    let beside = [
        "blocktitle",
        "definition",
        "definitiontitle",
        "file",
        "filepdf",
        "htmltitle",
        "info",
        "picture",
        "svg",
        "url",
        "urltitle",
        "video",
        "videomp4",
        "linktitle",
    ];
    let beside = |word: &str| word == "kanaryeditor" || (word != "kanarylistblocktitle" && beside.iter().any(|end| word.ends_with(end)));
    let planted = planted(&workspace);
    let lost: Vec<&String> = planted.iter().filter(|word| !found.contains(*word) && !authors_own(word) && !beside(word)).collect();
    assert!(lost.is_empty() && found.len() > 400, "{} words of {} cannot be found: {lost:#?}", lost.len(), found.len());
}
