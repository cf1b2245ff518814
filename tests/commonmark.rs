//! Common Markdown comes out as everybody expects it: on every example of the CommonMark specification our HTML is pulldown-cmark's own.
//!
//! What is compared is the body of a module after `load`: read, split at fences, cut for its reader, looked through for wordings,
//! parsed, folded, its links followed; then written by `markdown::html::write` with a writer that replaces nothing. That is the last
//! level at which every example can take part: a kit may not hold a second title, a dead link, a foreign picture or an empty link,
//! so loading reports half of the examples and nothing may be rendered from them, but the text that it gives back is whole. Where an
//! example breaks no rule it is followed through the views of both editions, and once more inside a block of the facilitator's, which is
//! parsed apart. Beyond that, what pages show in place of Markdown's own elements (colored code, figures, tables that scroll,
//! headings with anchors) is our own, and `tests/golden` shows it.
#![allow(clippy::print_stdout, reason = "a test says what it measured")]
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests read files, and fail by panicking")]

mod support;

use pulldown_cmark::{Event, Options, Parser};
use support::{checked, files, root, tree};
use tttkit::content::{Doc, Embed, Node, walk_mut};
use tttkit::edition::{Authored, Edition, Facilitator, Participant, Stage};
use tttkit::kit::Slot;
use tttkit::load::load;
use tttkit::markdown::{Element, Target, html};
use tttkit::view::view;

/// The options of `src/markdown/parse.rs`.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
}

/// An example of the specification.
struct Example {
    number: usize,
    text: String,
}

/// The examples, by the marks that the specification sets around them.
fn examples() -> Vec<Example> {
    let path = root().join("tests/browser/node_modules/commonmark-spec/spec.txt");
    let spec = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{} is not there ({error}): run `npm ci` in tests/browser, or tests/run.sh", path.display()));
    let fence = "`".repeat(32);
    let mut examples = Vec::new();
    let mut rest = spec.as_str();
    while let Some((_, behind)) = rest.split_once(&format!("\n{fence} example\n")) {
        let (text, after) = behind.split_once(&format!("\n{fence}")).unwrap();
        // An example without any Markdown starts with the line that ends it.
        let text = if text.starts_with(".\n") { "" } else { text.split_once("\n.\n").unwrap_or((text.trim_end_matches("\n."), "")).0 };
        examples.push(Example { number: examples.len() + 1, text: format!("{text}\n").replace('→', "\t") });
        rest = after;
    }
    examples
}

fn alone(text: &str) -> String {
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, Parser::new_ext(text, options()));
    html
}

/// Whether an example is outside of the law: a fence of ours, or raw HTML, of which we allow a safe list alone.
fn outside(text: &str) -> bool {
    text.lines().any(|line| line.trim_start().starts_with(":::"))
        || Parser::new_ext(text, options()).any(|event| matches!(event, Event::Html(_) | Event::InlineHtml(_)))
}

/// Replaces nothing.
struct Neutral;

impl<S: Stage> html::Writer<Embed<S>> for Neutral {
    fn href(&mut self, to: &Target) -> String {
        match to {
            Target::Url(url) => url.clone(),
            Target::File(path) => path.to_string(),
            // An empty address, or one of an anchor alone, leads to the page itself.
            Target::Page { anchor, .. } => anchor.as_ref().map_or(String::new(), |anchor| format!("#{anchor}")),
        }
    }

    fn replace(&mut self, node: &Node<S>) -> Option<String> {
        matches!(node, Node::Embed(_)).then(|| "[embed]".to_owned())
    }
}

fn written<S: Stage>(mut doc: Doc<S>) -> String {
    // Every heading is given an anchor; the specification writes none.
    walk_mut(&mut doc.nodes, &mut |node| {
        if let Node::Element(Element::Heading { id, .. }, ..) = node {
            *id = None;
        }
    });
    assert!(doc.notes.is_empty(), "a footnote");
    html::write(&doc.nodes, &mut Neutral)
}

fn workspace(body: &str) -> support::Files {
    files([
        ("book.toml", "[book]\ntitle = \"T\"\n"),
        ("kits/k/kit.yaml", "schema: 1\ntitle: K\nversion: 1.0.0\n"),
        ("kits/k/modules/m.md", &format!("---\ntitle: M\ncore_message: C.\n---\n{body}")),
    ])
}

/// The HTML of a module's body as `load` gives it back, whatever rules it breaks.
fn loaded(text: &str) -> String {
    let mut loaded = load(&tree(&workspace(text)));
    let Slot::Common(page) = loaded.workspace.kits.remove(0).texts.remove(0).pages.remove(0) else { panic!("no module") };
    assert!(page.cuts.is_empty());
    written::<Authored>(page.body.common)
}

/// The same as an edition shows it, where no rule is broken.
fn viewed<E: Edition>(text: &str) -> Option<String> {
    let checked = checked(&workspace(text)).ok()?;
    Some(written(view::<E>(&checked, 0, 0).pages.remove(0).body))
}

/// The same inside a block of the facilitator's.
fn apart(text: &str) -> Option<String> {
    let checked = checked(&workspace(&format!("Before.\n\n::: say\n{text}:::\n\nBehind.\n"))).ok()?;
    let nodes = view::<Facilitator>(&checked, 0, 0).pages.remove(0).body.nodes;
    let block = nodes.into_iter().find_map(|node| match node {
        Node::Embed(Embed::Block(block)) => Some(block),
        _ => None,
    })?;
    // A heading at the start of a block is its title.
    block.title.is_none().then(|| written(block.body))
}

#[test]
fn common_markdown_is_what_everybody_writes() {
    let all = examples();
    assert_eq!(all.len(), 652, "CommonMark 0.31.2 has 652 examples");
    let (mut ran, mut in_views, mut in_blocks) = (0, 0, 0);
    let mut wrong = Vec::new();
    for Example { number, text } in all.iter().filter(|example| !outside(&example.text)) {
        ran += 1;
        let expected = alone(text);
        let mut compare = |level: &str, html: String| {
            if html != expected {
                wrong.push(format!("example {number}, {level}:\n{text}\n--- pulldown-cmark\n{expected}\n--- tttkit\n{html}"));
            }
        };
        compare("loaded", loaded(text));
        // A link without words takes the title of the page that it leads to: that is ours.
        if text == "[]()\n" {
            continue;
        }
        if let Some(html) = viewed::<Participant>(text) {
            in_views += 1;
            compare("participant", html);
            compare("facilitator", viewed::<Facilitator>(text).unwrap());
        }
        if let Some(html) = apart(text) {
            in_blocks += 1;
            compare("in a block", html);
        }
    }
    println!("{ran} of {} examples ran; {in_views} of them through both editions, {in_blocks} in a block of the facilitator's", all.len());
    assert!(wrong.is_empty(), "{} differ\n\n{}", wrong.len(), wrong.join("\n\n"));
    assert!(ran > 560 && in_views > 350 && in_blocks > 350, "{ran}, {in_views}, {in_blocks}");
}
