//! Input that nobody would write, or somebody would on purpose: it is told as wrong or built, and quickly; it never ends the program.
#![allow(clippy::print_stdout, reason = "a test says how long each input took")]
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests measure, and fail by panicking")]

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use tttkit::blob::Sha256Sum;
use tttkit::check::{Checked, check};
use tttkit::diagnostic::{human, json, short};
use tttkit::digest::Stamp;
use tttkit::edition::{Edition, Facilitator, Participant, Restricted};
use tttkit::load::load;
use tttkit::render::{Hosting, Theme, render};
use tttkit::tree::Tree;
use tttkit::view::view;

const MODULE: &str = "kits/trust/modules/01-why.md";
const FRONT: &str = "---\ntitle: Why trust comes first\ncore_message: Trust comes first.\n---\n\n";

/// A module with nearly everything that the language has.
const RICH: &str = r#"---
id: why
title: Why [you]{.participant}[they]{.facilitator} start
core_messages:
  - {id: control, text: Students have some control.}
  - id: pace
    text: >-
      Pace is theirs.
objectives:
  - "Explain **four** kinds: `a`"
minutes: 30-45
fidelity: adaptable
materials:
  - {item: Sticky notes, quantity: 1, per: table}
  - {item: A pen, from: participant}
preparation:
  - Print the [planner](../handouts/planner.md)
---

Opening, with *emphasis*, **strong**, ~~gone~~, `code`, café and a note.[^one]

[^one]: The *note*.

::: say {title="Two \"words\"" minutes=5 core=control,pace}
Hello all.[^own] See [below](#count).

[^own]: Its own.
:::

:::: activity {#count grouping=pairs fidelity=optional}
## Count to five

::: purpose
To count.
:::

::: do
1. (5 min) Form groups
2. (10-15 min) Count

   ```rust
   fn main() {}
   ```
:::

::: participant
Yours alone.
:::

::: materials
- (1 per table) Cards
- (optional) A timer
:::
::::

By the end, [you]{.participant}[participants]{.facilitator} can say [control]{.core} again.

[pace]{.core}

- One

  :::instructor:::
  Inside an item.
  :::

- Two

| a | b |
|---|:-:|
| 1 | [x]{.learner}[y]{.instructor} |

> [!NOTE]
> An alert with $a^2 + \frac{1}{2}$.

Term
: Meaning

::: check
- [x] right :: why
- [ ] wrong :: why not
:::

::: reflect {lines=3}
Think.
:::

::: tab
### In a room
Here.

### Online
There.
:::

::: local {#routine prompt="Yours"}
Turn.
:::

<details><summary>More</summary>

Text <kbd>Ctrl</kbd>. <!-- a comment -->

</details>

\::: shown ![A](../media/a.svg) [](../handouts/planner.md#first)
"#;

/// A workspace around a module.
fn tree(module: &str) -> Tree {
    Tree::of([
        ("book.toml", "[book]\ntitle = \"Kits\"\n"),
        ("kits/trust/kit.yaml", "schema: 1\ntitle: Trust\nversion: 1.0.0\n"),
        ("kits/trust/handouts/planner.md", "# Planner\n\n## First\n\nPlan.\n"),
        ("kits/trust/plans/day.yaml", "title: Day\ndays:\n  - items:\n      - module: why\n"),
        ("kits/trust/media/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
        (MODULE, module),
    ])
}

/// Loads and checks a workspace, and shows what there is to report; every place is one of its file.
fn checked(tree: &Tree) -> Option<Checked> {
    let (checked, sources, report) = check(load(tree));
    for diagnostic in &report.diagnostics {
        for span in diagnostic.span.iter().chain(diagnostic.also.iter().map(|(span, _)| span)) {
            let text = &sources.get(span.file).text;
            assert!(text.get(span.range()).is_some(), "{span:?} is no place: {}", diagnostic.message);
        }
    }
    let shown = human(&report, &sources, false, 100).len() + short(&report, &sources).len();
    assert!(shown == 0 || !report.diagnostics.is_empty());
    assert!(json(&report, &sources).ends_with('\n'));
    checked
}

fn edition<E: Edition>(checked: &Checked, theme: &Theme) -> usize {
    let stamp = Stamp { content: Sha256Sum::of(b""), core: Sha256Sum::of(b"") };
    let (site, _) = render(&view::<E>(checked, 0, 0), &stamp, &Restricted::new(Vec::new()), theme, &Hosting::default());
    site.pages
}

/// Reads a module, and renders both editions of it where it can be built; true where it can.
fn both(module: &str, theme: &Theme) -> bool {
    let Some(checked) = checked(&tree(module)) else { return false };
    assert!(edition::<Facilitator>(&checked, theme) >= edition::<Participant>(&checked, theme));
    true
}

fn theme() -> Theme {
    Theme::load(&Tree::default(), None).0
}

/// A debug build on a slow machine gets this long; the program itself is many times faster.
const SLOW: Duration = Duration::from_secs(30);

/// Reads a module of which something is repeated, and renders it where it can be built, in good time.
fn quick(name: &str, text: &str) {
    let since = Instant::now();
    both(&format!("{FRONT}{text}"), &theme());
    let took = since.elapsed();
    assert!(took < SLOW, "{name} took {took:?}");
}

/// Every repeated text has a test of its own, so that one that overflows the stack is named.
macro_rules! quick {
    ($($name:ident: $text:expr;)*) => {
        mod repeated {
            use super::*;
            $(#[test] fn $name() { quick(stringify!($name), &$text); })*
        }
    };
}

quick! {
    opening_brackets: "[".repeat(10_000);
    closing_brackets: "]".repeat(10_000);
    brackets_and_spans: "[a]{.participant}[b]{.facilitator} ".repeat(5_000);
    spans_of_one_edition: "a [b]{.facilitator}\n\n".repeat(5_000);
    nested_spans: format!("a {}{} b", "[x".repeat(1_000), "]{.participant}".repeat(1_000));
    unopened_spans: "]{.participant}".repeat(5_000);
    unknown_spans: "[a]{.red} ".repeat(5_000);
    core_again: "Again: [why]{.core}\n\n".repeat(5_000);
    core_in_code: "`[why]{.core}` ".repeat(5_000);
    colons: ":".repeat(10_000);
    fences_that_close_nothing: ":::\n".repeat(10_000);
    fences_that_open: "::: note\n".repeat(10_000);
    fences_that_are_unknown: "::: nobody\n:::\n".repeat(5_000);
    fences_behind_marks: "- ::: say\n".repeat(5_000);
    blocks_of_one_edition: "::: say\nHello.\n:::\n\n".repeat(5_000);
    blocks_with_spans: "::: say\nHello [all]{.facilitator}.\n:::\n\n".repeat(2_000);
    blocks_in_items: "- a\n\n  ::: say\n  Hello.\n  :::\n\n".repeat(2_000);
    blocks_for_both: "::: note\nHello.\n:::\n\n".repeat(5_000);
    activities: "::: activity\n## Count\n\nCount.\n:::\n\n".repeat(2_000);
    attributes: format!("::: note {{{}}}\nHello.\n:::\n", "minutes=1 ".repeat(10_000));
    an_open_brace: format!("::: note {{{}", "a=\"".repeat(10_000));
    backticks: "`".repeat(10_000);
    backticks_apart: (1..300).map(|n| "`".repeat(n) + " ").collect::<String>();
    code_blocks: "```rust\nfn main() {}\n```\n\n".repeat(500);
    quotes: ">".repeat(10_000);
    quotes_and_text: format!("{} a", "> ".repeat(5_000));
    list_markers: "- ".repeat(10_000);
    numbers: "1. ".repeat(10_000);
    stars: "*".repeat(10_000);
    stars_and_words: "*a **b ".repeat(5_000);
    underscores: "_a ".repeat(10_000);
    nested_lists: (0..5_000).fold(String::new(), |mut text, depth| { let _ = writeln!(text, "{}- a", " ".repeat(2 * depth.min(200))); text });
    items: "- a\n".repeat(20_000);
    notes: (0..2_000).fold(String::new(), |mut text, n| { let _ = write!(text, "a[^{n}]\n\n[^{n}]: b\n\n"); text });
    notes_to_notes: (0..1_000).fold("a[^0]\n\n".to_owned(), |mut text, n| { let _ = write!(text, "[^{n}]: b[^{}]\n\n", n + 1); text });
    one_note_often: format!("{}\n\n[^1]: b\n", "a[^1] ".repeat(5_000));
    missing_notes: "a[^x] ".repeat(5_000);
    unused_notes: (0..2_000).fold(String::new(), |mut text, n| { let _ = write!(text, "[^{n}]: b\n\n"); text });
    links_to_one_place: format!("## Place\n\n{}", "[a](#place) ".repeat(5_000));
    links_to_nothing: "[a](#nothing) ".repeat(5_000);
    links_without_end: "[a](".repeat(10_000);
    references: format!("{}\n\n[a]: https://example.org\n", "[a] ".repeat(10_000));
    reference_bomb: format!("[a]: https://example.org/{}\n\n{}", "x".repeat(20_000), "[a] ".repeat(1_000));
    one_heading_often: "## Same\n\n".repeat(3_000);
    headings_that_lead_to_themselves: "## Go to [](#here) {#here}\n\n";
    headings: "# A\n\n".repeat(3_000);
    tables: "|a".repeat(10_000);
    a_wide_table: format!("{}|\n{}|\n{}|\n", "|a".repeat(2_000), "|-".repeat(2_000), "|b".repeat(2_000));
    a_long_table: format!("|a|b|\n|-|-|\n{}", "|[x]{.learner}[z]{.instructor}|y|\n".repeat(2_000));
    html: "<b>".repeat(5_000);
    html_that_is_refused: "<script> ".repeat(5_000);
    html_without_end: "<b ".repeat(10_000);
    comments: "<!--".repeat(10_000);
    comments_apart: "a <!-- b --> ".repeat(5_000);
    entities: "&amp;".repeat(10_000);
    dollars: "$".repeat(10_000);
    formulas: "$a$ ".repeat(2_000);
    nested_math: format!("${}a{}$", "{".repeat(2_000), "}".repeat(2_000));
    nested_fractions: format!("${}1{}$", "\\frac{".repeat(500), "}{2}".repeat(500));
    nested_roots: format!("${}1$", "\\sqrt".repeat(800));
    subscripts: format!("${}$", "a_".repeat(2_000));
    left_without_right: format!("${}$", "\\left(".repeat(600));
    backslashes: "\\".repeat(20_000);
    one_line_of_a_megabyte: "words and ".repeat(104_000);
    one_word_of_a_megabyte: "a".repeat(1_000_000);
    lines_of_nothing: "\n".repeat(500_000);
    definitions: "a\n: b\n\n".repeat(3_000);
    checks: format!("::: check\n{}:::\n", "- [x] a :: b\n".repeat(3_000));
    steps: format!("::: do\n{}:::\n", "1. (5 min) a\n".repeat(3_000));
    tabs: format!("::: tab\n{}:::\n", "### A\n\nb\n\n".repeat(1_000));
    wide_letters: "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}\u{e9}".repeat(5_000);
    right_to_left: "\u{202e}abc \u{5d0}\u{5d1} ".repeat(5_000);
}

#[test]
fn deep_yaml() {
    let theme = theme();
    for (open, close) in [("[", "]"), ("{a: ", "}"), ("- ", ""), ("? ", ""), ("\"", ""), ("!!", ""), ("&a ", ""), ("|\n ", "")] {
        for times in [31, 33, 1_000, 20_000] {
            let since = Instant::now();
            both(&format!("---\ntitle: {}{}\n---\n\na\n", open.repeat(times), close.repeat(times)), &theme);
            both(&format!("---\n{}{}\n---\n\na\n", open.repeat(times), close.repeat(times)), &theme);
            assert!(since.elapsed() < SLOW, "{times} times `{open}` took {:?}", since.elapsed());
        }
    }
}

#[test]
fn deep_toml() {
    for (open, close) in [("[", "]"), ("{a=", "}"), ("\"", ""), ("a.", "b")] {
        for times in [100, 20_000] {
            let since = Instant::now();
            let book = format!("[book]\ntitle = \"Kits\"\nx = {}{}\n", open.repeat(times), close.repeat(times));
            checked(&Tree::of([("book.toml", book.as_str())]));
            let book = format!("{}{}", open.repeat(times), close.repeat(times));
            checked(&Tree::of([("book.toml", book.as_str())]));
            assert!(since.elapsed() < SLOW, "{times} times `{open}` took {:?}", since.elapsed());
        }
    }
}

#[test]
fn the_rich_module_builds() {
    let (_, sources, report) = check(load(&tree(RICH)));
    assert!(both(RICH, &theme()), "{}", human(&report, &sources, false, 100));
}

#[test]
fn every_beginning_of_a_module_is_read() {
    let theme = theme();
    let front = RICH.find("\n---\n\n").unwrap() + 6;
    for end in (0..RICH.len()).filter(|end| RICH.is_char_boundary(*end)) {
        // What can be built is rendered now and then: it takes most of the time.
        if end % 32 == 0 {
            both(&RICH[..end], &theme);
        } else {
            drop(checked(&tree(&RICH[..end])));
        }
        if end > front && end % 4 == 0 {
            drop(checked(&tree(&format!("{}{}", &RICH[..front], &RICH[end..]))));
        }
    }
}

#[test]
fn shuffled_and_missing_lines_are_read() {
    let theme = theme();
    let lines: Vec<String> = RICH.split_inclusive('\n').map(str::to_owned).collect();
    let config = Config { cases: 300, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]));
    let some = proptest::sample::subsequence(lines.clone(), 0..=lines.len())
        .prop_flat_map(|some| (Just(some.clone()), Just(some).prop_shuffle(), any::<bool>()));
    let read = |(in_order, shuffled, shuffle): (Vec<String>, Vec<String>, bool)| {
        let text = if shuffle { shuffled.concat() } else { in_order.concat() };
        both(&format!("{FRONT}{text}"), &theme);
        drop(checked(&tree(&text)));
        Ok(())
    };
    runner.run(&some, read).unwrap();
}

#[test]
fn swapped_and_doubled_bytes_are_read() {
    let signs = [
        ":",
        "[",
        "]",
        "{",
        "}",
        "`",
        "*",
        "\n",
        "\n\n",
        "<",
        ">",
        "$",
        "|",
        "\\",
        "\"",
        "- ",
        "#",
        "{.facilitator}",
        ":::\n",
        "[^",
        "\u{2028}",
        "\t",
    ];
    let places: Vec<usize> = (0..RICH.len()).filter(|at| RICH.is_char_boundary(*at)).collect();
    let config = Config { cases: 600, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[9; 32]));
    let edits = proptest::collection::vec((0..places.len(), 0..signs.len(), 0_usize..4), 1..6);
    let read = |edits: Vec<(usize, usize, usize)>| {
        let mut text = RICH.to_owned();
        for (at, sign, gone) in edits {
            let start = text.floor_char_boundary(places[at].min(text.len()));
            let end = text.floor_char_boundary((start + gone).min(text.len()));
            text.replace_range(start..end, signs[sign]);
        }
        drop(checked(&tree(&text)));
        Ok(())
    };
    runner.run(&edits, read).unwrap();
}
