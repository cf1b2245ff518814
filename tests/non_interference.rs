//! Nothing of one edition depends on the text of the other, and common text is the same bytes in both.
//!
//! A generated kit is changed again and again, only in what one edition reads; what the other gets must stay as it was, to the byte,
//! packets and file names included. Random, but the same every time.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

mod support;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

use support::html::{Piece, parse, walk};
use support::{Dice, Files, difference, editions, files, theme};
use tttkit::render::Theme;

/// How many kits, and how many changes to each.
const KITS: u64 = 8;
const CHANGES: u64 = 9;

/// Who reads a text.
#[derive(Clone, Copy, PartialEq)]
enum Whose {
    Facilitator,
    Participant,
}

/// Writes a kit. The common text hangs on `common` alone, each edition's own text on its own seed.
struct Writer {
    common: Dice,
    facilitator: Dice,
    participant: Dice,
    /// The footnotes, definitions and words so far, so that each is new.
    count: u32,
    own: [u32; 2],
    /// The common texts, to find them again: every one has a word of its own.
    media: Vec<String>,
}

impl Writer {
    fn new(common: u64, facilitator: u64, participant: u64) -> Self {
        Self {
            common: Dice(common),
            facilitator: Dice(facilitator),
            participant: Dice(participant),
            count: 0,
            own: [0; 2],
            media: Vec::new(),
        }
    }

    fn dice(&mut self, whose: Whose) -> &mut Dice {
        if whose == Whose::Facilitator { &mut self.facilitator } else { &mut self.participant }
    }

    /// A word of common text: `c1`, `c2` ...
    fn word(&mut self) -> String {
        self.count += 1;
        format!("c{}w", self.count)
    }

    /// Words for one edition in a line, or none.
    fn span(&mut self) -> String {
        let mut span = String::new();
        if self.common.roll(4) == 0 {
            for (whose, class) in [(Whose::Participant, "participant"), (Whose::Facilitator, "facilitator")] {
                let words = ["you", "a *word*", "`code`", "two words", "[a link](https://example.org/x)", "x [b] y"];
                let words = *self.dice(whose).pick(&words);
                write!(span, "[{words}]{{.{class}}}").unwrap();
            }
        }
        span
    }

    /// A block of one edition, or nothing: its text says things that common text says too, so that names could clash.
    fn cut(&mut self, whose: Whose, indent: &str) -> String {
        let sides = self.dice(whose).roll(3);
        if sides == 0 {
            return String::new();
        }
        let name = match whose {
            Whose::Facilitator => [
                "say",
                "do",
                "ask",
                "facilitator",
                "note {.facilitator}",
                "poll",
                "activity {.facilitator title=\"Own\"}",
                "check {.facilitator}",
            ][self.facilitator.roll(8)]
            .to_owned(),
            Whose::Participant => ["participant", "note {.participant}", "activity {.participant title=\"Own\"}", "check {.participant}"]
                [self.participant.roll(4)]
            .to_owned(),
        };
        let lines = self.own_lines(whose, name.starts_with("check"), sides);
        let mut out = format!("{indent}::: {name}\n");
        for line in lines.lines() {
            writeln!(out, "{}{line}", if line.is_empty() { "" } else { indent }).unwrap();
        }
        out + indent + ":::\n"
    }

    fn own_lines(&mut self, whose: Whose, check: bool, sides: usize) -> String {
        let own = &mut self.own[usize::from(whose == Whose::Facilitator)];
        *own += 1;
        let own = *own;
        let mark = if whose == Whose::Facilitator { 'f' } else { 'p' };
        let pieces = [
            "Common heading text.\n".to_owned(),
            "## Same\n".to_owned(),
            "### Same\n\nText.\n".to_owned(),
            format!("Text[^{mark}{own}] and [^one{own}].\n\n[^{mark}{own}]: A note.\n\n[^one{own}]: Another.\n"),
            format!("[{mark}{own}]: https://example.org/own\n\nA [link][{mark}{own}] and [common].\n"),
            "[common]: https://example.org/stolen\n\nA [link][common].\n".to_owned(),
            "<!-- a comment\n- [ ] and more -->\n".to_owned(),
            "1. (5 min) one\n2. two\n\n   loose\n".to_owned(),
            "- a\n- b\n".to_owned(),
            "```rust\nlet open = 1;\n```\n".to_owned(),
            "~~~\nnever closed\n".to_owned(),
            "| a | b |\n|---|---|\n| c | d |\n".to_owned(),
            "> quote\n".to_owned(),
            "$x^2$ and *open".to_owned() + "\n",
            "::: reflect\nSame?\n:::\n".to_owned(),
            "::: note\nSame.\n:::\n".to_owned(),
            "::: tab\n### One\na\n### Two\nb\n:::\n".to_owned(),
            "::: check\nWhich?\n- [x] one\n- [ ] two\n:::\n".to_owned(),
            "::: activity {minutes=7}\n## Same\nText.\n::: reflect\nSame?\n:::\n:::\n".to_owned(),
            "::: discussion\nSame.\n:::\n".to_owned(),
            "[why]{.core}\n".to_owned(),
            "Term\n: Definition\n".to_owned(),
            "    indented code\n".to_owned(),
            "---\n".to_owned(),
            "Say [why]{.core} again.\n".to_owned(),
            format!("![Same](../media/{mark}{own}.svg)\n"),
            "![Same](../media/common.svg)\n".to_owned(),
        ];
        let mut out = if check { "- [x] one\n- [ ] two\n\nText.\n\n".to_owned() } else { String::new() };
        for _ in 0..sides {
            let at = self.dice(whose).roll(pieces.len());
            if pieces[at].contains(&format!("{mark}{own}.svg")) {
                self.media.push(format!("{mark}{own}.svg"));
            }
            // Labels of notes and definitions stand once.
            if out.contains(&pieces[at]) {
                continue;
            }
            out = out + &pieces[at] + "\n";
            if pieces[at].starts_with("~~~") {
                break;
            }
        }
        out.trim_end().to_owned() + "\n"
    }

    /// Blocks of both editions between two common pieces.
    fn cuts(&mut self) -> String {
        let mut out = String::new();
        for whose in [Whose::Facilitator, Whose::Participant, Whose::Facilitator] {
            let cut = self.cut(whose, "");
            if !cut.is_empty() {
                out = out + &cut + "\n";
            }
        }
        out
    }

    /// A piece of common text. Behind a list stands a paragraph: where two lists follow each other, a block between them is what keeps
    /// them two, in both editions alike, for common text is one document. So there, and in the middle of a paragraph, a block that comes
    /// or goes does change common text.
    fn common(&mut self, depth: u32) -> String {
        let piece = self.piece(depth);
        let list =
            ["- ", "1. "].iter().any(|mark| piece.starts_with(mark)) || piece.lines().nth(1).is_some_and(|line| line.starts_with(": "));
        if list { piece + "\nBehind the list.\n" } else { piece }
    }

    fn piece(&mut self, depth: u32) -> String {
        let (a, b, c) = (self.word(), self.word(), self.word());
        let span = self.span();
        match self.common.roll(if depth > 1 { 17 } else { 24 }) {
            0 | 1 => format!("Text {a} *{b}* {span} `{c}`.\n"),
            2 => format!("## Same {span} {a}\n"),
            3 => "### Same\n".to_owned(),
            4 => format!("- {a}\n- {b} {span}\n- {c}\n"),
            5 => {
                // A block in a tight list must leave it tight.
                let (f, p) = (self.cut(Whose::Facilitator, "  "), self.cut(Whose::Participant, "  "));
                format!("- {a}\n{f}- {b}\n{p}- {c}\n")
            }
            6 => {
                let f = self.cut(Whose::Facilitator, "   ");
                format!("1. {a}\n\n{f}\n2. {b}\n3. {c}\n")
            }
            7 => format!("| {a} | {b} |\n|---|---|\n| {span}x | {c} |\n"),
            8 => format!("Noted {a}[^{b}].\n\n[^{b}]: Note {c} {span}.\n"),
            9 => format!("> {a}\n> {b} {span}\n"),
            10 => format!("> [!TIP]\n> {a}\n"),
            11 => format!("```rust\nlet {a} = \"{b}\";\n```\n"),
            12 => format!("{a}\n: {b} {span}\n"),
            13 => format!("[{a}](../pages/start.md) and [{b}][common] {span}.\n"),
            14 => "[why]{.core}\n".to_owned(),
            15 => format!("$x_1$ {a}, ![{b}](../media/common.svg)\n"),
            16 => format!("- [ ] {a}\n- [x] {b}\n"),
            17 => self.block("note", depth),
            18 => self.block("activity {minutes=10}", depth),
            19 => self.block("discussion", depth),
            20 => self.block("solution", depth),
            21 => format!("::: tab\n### One\n{a}\n### Two\n{b}\n:::\n"),
            22 => format!("::: check\nWhich? {span}\n- [x] {a}\n- [ ] {b}\n:::\n"),
            _ => format!("::: reflect\nSame?\n{span}\n:::\n"),
        }
    }

    fn block(&mut self, fence: &str, depth: u32) -> String {
        let mut out = format!("::: {fence}\n");
        for _ in 0..=self.common.roll(3) {
            out = out + &self.common(depth + 1) + "\n" + &self.cuts();
        }
        out + ":::\n"
    }

    fn kit(mut self) -> Files {
        let mut kit = files([
            ("book.toml", "[book]\ntitle = \"T\"\n"),
            ("kits/k/pages/start.md", "# Start\n\nText.\n"),
            ("kits/k/handouts/sheet.md", "# Sheet\n\nText.\n"),
        ]);
        kit.insert("kits/k/media/common.svg".into(), b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_vec());
        for module in 1..=2 {
            let id = if module == 1 { "why" } else { "how" };
            let (title, objective, ready, fidelity, material) =
                (self.span(), self.span(), self.facilitator.roll(90), self.facilitator.roll(4), self.facilitator.roll(9));
            let fidelity = ["required", "adaptable", "replaceable", "optional"][fidelity];
            let days = 1 + self.facilitator.roll(90);
            let mut text = format!(
                "---\nid: {id}\ntitle: 'Module {module} {title}'\ncore_message: Because {module}.\nobjectives: ['Know {module} {objective}']\n\
                 fidelity: {fidelity}\npreparation: ['Prepare {ready}', {{task: Lay out {ready}, when: {days} days before}}]\nmaterials:\n  - {{item: Pens, quantity: {material}, per: table}}\n  - {{item: Own pen, from: participant}}\n---\n\n"
            );
            for _ in 0..4 {
                let cuts = self.cuts();
                text = text + &self.common(0) + "\n" + &cuts;
            }
            text += "[common]: https://example.org/common\n";
            kit.insert(format!("kits/k/modules/{module:02}-{id}.md"), text.into_bytes());
        }
        // Pages of one edition, in a place of their own in the contents.
        let mut contents = "- start\n  - part: One\n".to_owned();
        for (whose, folder) in [(Whose::Facilitator, "facilitator"), (Whose::Participant, "participant")] {
            for page in 0..self.dice(whose).roll(3) {
                let lines = self.own_lines(whose, false, 2);
                kit.insert(format!("kits/k/{folder}/{folder}-{page}.md"), format!("# Own\n\n{lines}").into_bytes());
                writeln!(contents, "  - {folder}-{page}").unwrap();
            }
        }
        contents += "  - why\n  - part: Two\n  - how\n";
        let (ready, weeks) = (self.facilitator.roll(90), 1 + self.facilitator.roll(50));
        let yaml = format!(
            "schema: 1\ntitle: K\nversion: 1.0.0\npreparation: [Prepare {ready}, {{task: Print {ready}, when: {weeks} weeks after}}]\nmaterials: [Chairs {ready}]\ncontents:\n  {contents}"
        );
        kit.insert("kits/k/kit.yaml".into(), yaml.into_bytes());
        for name in &self.media {
            kit.insert(
                format!("kits/k/media/{name}"),
                format!("<svg xmlns=\"http://www.w3.org/2000/svg\"><desc>{ready}</desc></svg>").into_bytes(),
            );
        }
        kit
    }
}

fn kit(common: u64, facilitator: u64, participant: u64) -> Files {
    Writer::new(common, facilitator, participant).kit()
}

/// Reading the theme takes longer than a kit.
static THEME: LazyLock<Theme> = LazyLock::new(theme);

fn both(files: &Files) -> (Files, Files) {
    editions(files, &THEME).unwrap_or_else(|said| {
        let module: Vec<String> = files
            .iter()
            .filter(|(path, _)| path.ends_with(".md"))
            .map(|(path, text)| format!("== {path}\n{}", String::from_utf8_lossy(text)))
            .collect();
        panic!("{said}\n{}", module.join("\n"))
    })
}

/// The first lines in which the sources differ, to understand a failure.
fn sources(before: &Files, after: &Files) -> String {
    let mut out = String::new();
    for (path, bytes) in after.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes)) {
        writeln!(
            out,
            "== {path}\n-- before\n{}\n-- after\n{}",
            String::from_utf8_lossy(before.get(path).map_or(&[], Vec::as_slice)),
            String::from_utf8_lossy(bytes)
        )
        .unwrap();
    }
    out
}

#[test]
fn what_facilitators_read_changes_nothing_for_participants() {
    for seed in 0..KITS {
        let first = kit(seed, 1000, 2000);
        let (_, before) = both(&first);
        for change in 1..CHANGES {
            let changed = kit(seed, 1000 + change, 2000);
            let (_, after) = both(&changed);
            if let Some(differs) = difference(&before, &after) {
                panic!("kit {seed}, change {change}: {differs}\n{}", sources(&first, &changed));
            }
        }
    }
}

/// Every wording for participants that [`Writer::span`] writes, as it is shown.
const WORDINGS: [&str; 6] = ["a <em>word</em>", "<code>code</code>", "two words", "x [b] y", "a link", "you"];

/// A facilitator's files, with the slides' wordings put aside, their digest and the packet that holds them. What is projected is in the
/// words that participants read (`view::Room`): these may follow them, and nothing else on a slide may.
fn without_wordings(files: &Files) -> Files {
    let kept = files.iter().filter(|(path, _)| !path.ends_with(".zip"));
    let aside = |(path, bytes): (&String, &Vec<u8>)| {
        let text = String::from_utf8_lossy(bytes);
        let text = if path.ends_with("/presenter.html") {
            WORDINGS.iter().fold(text.into_owned(), |text, words| text.replace(words, "..."))
        } else if path.ends_with("/MANIFEST.sha256") {
            text.lines().filter(|line| !line.ends_with("  presenter.html")).collect::<Vec<_>>().join("\n")
        } else {
            return (path.clone(), bytes.clone());
        };
        (path.clone(), text.into_bytes())
    };
    kept.map(aside).collect()
}

#[test]
fn what_participants_read_changes_nothing_for_facilitators_but_the_wording_of_slides() {
    for seed in 0..KITS {
        let first = kit(seed, 1000, 2000);
        let before = without_wordings(&both(&first).0);
        for change in 1..CHANGES {
            let changed = kit(seed, 1000, 2000 + change);
            let after = without_wordings(&both(&changed).0);
            if let Some(differs) = difference(&before, &after) {
                panic!("kit {seed}, change {change}: {differs}\n{}", sources(&first, &changed));
            }
        }
    }
}

/// The elements that Markdown makes: what is compared between the editions.
const COMMON: [&str; 17] =
    ["p", "h2", "h3", "h4", "li", "ul", "ol", "table", "td", "th", "dt", "dd", "pre", "figure", "blockquote", "label", "summary"];

/// The innermost of [`COMMON`] around every word `c1w`, `c2w` ... of a page, as it is written, with the words in the order of the page.
fn elements(page: &str) -> (BTreeMap<String, Vec<String>>, Vec<String>) {
    let pieces = parse(page).unwrap_or_else(|wrong| panic!("{wrong}\n{page}"));
    let (mut found, mut order) = (BTreeMap::<String, Vec<String>>::new(), Vec::new());
    walk(&pieces, &mut Vec::new(), &mut |piece, above| {
        let Piece::Words(words) = piece else { return };
        if above.iter().any(|outer| ["head", "nav", "title"].contains(&outer.name())) {
            return;
        }
        for word in words.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| is_word(word)) {
            let outer = above.iter().rev().find(|outer| COMMON.contains(&outer.name()));
            if let Some(outer) = outer {
                order.push(word.to_owned());
                found.entry(word.to_owned()).or_default().push(bare(outer, page));
            }
        }
    });
    (found, order)
}

/// An element as it is written, without the blocks in it: those are framed by us, and what they hold is compared by itself.
fn bare(element: &Piece, page: &str) -> String {
    fn cut(piece: &Piece, gone: &mut Vec<std::ops::Range<usize>>) {
        for inner in piece.inner() {
            match inner {
                Piece::Element { name, at, .. } if ["div", "section", "details", "fieldset"].contains(&name.as_str()) => {
                    gone.push(at.clone())
                }
                other => cut(other, gone),
            }
        }
    }
    let Piece::Element { at, .. } = element else { return String::new() };
    let mut gone = Vec::new();
    cut(element, &mut gone);
    let mut written = page[at.clone()].to_owned();
    for range in gone.into_iter().rev() {
        written.replace_range(range.start - at.start..range.end - at.start, "");
    }
    written.replace("\n</", "</")
}

fn is_word(word: &str) -> bool {
    word.strip_prefix('c')
        .and_then(|word| word.strip_suffix('w'))
        .is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
}

#[test]
fn common_text_is_the_same_bytes_in_both_editions() {
    let mut compared = 0;
    for seed in 0..KITS * 6 {
        // Kits without spans, for an element that holds one may differ; all else of one edition is there.
        let kit: Files = kit(seed, 1000 + seed, 2000 + seed).into_iter().map(|(path, bytes)| (path, without_spans(&bytes))).collect();
        let (facilitator, participant) = both(&kit);
        for page in ["k/en/why.html", "k/en/how.html", "k/en/all-in-one.html"] {
            let text = |files: &Files| String::from_utf8(files[page].clone()).unwrap();
            let ((f, f_order), (p, p_order)) = (elements(&text(&facilitator)), elements(&text(&participant)));
            for (word, written) in &p {
                // Self-checks and folds are asked in one edition and told in the other: their frame is ours, not the author's.
                let framed =
                    |written: &[String]| written.iter().any(|html| ["<label", "<summary", "<dt"].iter().any(|open| html.starts_with(open)));
                let other = f.get(word).unwrap_or_else(|| panic!("kit {seed}: `{word}` is missing for facilitators in {page}"));
                if framed(written) || framed(other) {
                    continue;
                }
                assert_eq!(written, other, "kit {seed}: `{word}` in {page}");
                compared += 1;
            }
            let plain = |order: &[String], other: &BTreeMap<String, Vec<String>>, own: &BTreeMap<String, Vec<String>>| -> Vec<String> {
                order.iter().filter(|word| other.get(*word).map(Vec::len) == own.get(*word).map(Vec::len)).cloned().collect()
            };
            assert_eq!(plain(&f_order, &p, &f), plain(&p_order, &f, &p), "kit {seed}: the order of common text in {page}");
        }
    }
    assert!(compared > 1500, "only {compared} elements were compared");
}

fn without_spans(bytes: &[u8]) -> Vec<u8> {
    let Ok(mut text) = String::from_utf8(bytes.to_vec()) else { return bytes.to_vec() };
    for class in ["participant", "facilitator"] {
        while let Some(end) = text.find(&format!("]{{.{class}}}")) {
            let mut depth = 0;
            let start = text[..end].char_indices().rev().find(|(_, c)| {
                depth += match c {
                    ']' => 1,
                    '[' => -1,
                    _ => 0,
                };
                depth < 0
            });
            text.replace_range(start.unwrap().0..end + class.len() + 4, "");
        }
    }
    text.into_bytes()
}

#[test]
fn ids_that_we_make_up_for_common_text_do_not_count_what_one_edition_has() {
    let tabs = "::: tab\n### One\na\n### Two\nb\n:::\n";
    let own = format!("::: say\n{tabs}\n[why]{{.core}}\n::: note\nSame.\n:::\n:::\n\n::: participant\n::: note\nSame.\n:::\n:::\n");
    let module = format!("---\ncore_message: Because.\ntitle: Why\n---\n{own}\n{tabs}\n::: activity\nSame.\n:::\n");
    let kit = files([
        ("book.toml", "[book]\ntitle = \"T\"\n"),
        ("kits/k/kit.yaml", "schema: 1\ntitle: K\nversion: 1.0.0\n"),
        ("kits/k/modules/why.md", &module),
    ]);
    let (facilitator, participant) = both(&kit);
    let last = |files: &Files| {
        let page = String::from_utf8(files["k/en/why.html"].clone()).unwrap();
        page.rsplit("<fieldset").next().unwrap().split("<nav").next().unwrap().to_owned()
    };
    assert_eq!(last(&facilitator), last(&participant));
}
