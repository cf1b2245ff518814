//! `tttkit diff`.

use std::fmt::Write as _;

use super::Exit;
use super::args::DiffFormat;
use super::ui::Ui;
use crate::diagnostic;
use crate::disk;
use crate::pipeline::{self, Diffed, Told};

/// Tells what changed between two versions of a kit.
pub fn diff(request: &pipeline::Diff, format: DiffFormat, ui: &Ui) -> Result<Exit, disk::Error> {
    let Diffed { report, sources, told, unknown } = pipeline::diff(request)?;
    if let Some(unknown) = unknown {
        ui.error(&unknown);
        return Ok(Exit::World);
    }
    ui.findings(&diagnostic::human(&report, &sources, ui.color(), ui.width()));
    let Some(told) = told else {
        ui.error("the two cannot be compared before this is mended");
        return Ok(Exit::Mistakes);
    };
    ui.out(match format {
        DiffFormat::Human => text(&told, &HUMAN),
        DiffFormat::Markdown => text(&told, &MARKDOWN),
        DiffFormat::Json => told.json(),
    });
    Ok(Exit::Done)
}

/// How a text is marked: what stands around a title and a heading, before an item, and around words that went and that came.
struct Marks {
    title: &'static str,
    heading: &'static str,
    item: &'static str,
    removed: (&'static str, &'static str),
    added: (&'static str, &'static str),
    escape: bool,
}

/// As `git diff --word-diff` marks words.
const HUMAN: Marks = Marks { title: "", heading: "", item: "  ", removed: ("[-", "-]"), added: ("{+", "+}"), escape: false };
const MARKDOWN: Marks = Marks { title: "## ", heading: "### ", item: "- ", removed: ("~~", "~~"), added: ("**", "**"), escape: true };

fn text(told: &Told, marks: &Marks) -> String {
    let say = |words: &str| if marks.escape { escape(words) } else { words.to_owned() };
    let mut out = format!("{}{} {} > {}, {}: {}\n", marks.title, told.kit, told.from, told.to, told.edition, say(&told.summary));
    for group in &told.groups {
        // Writing to a string cannot fail.
        let _ = write!(out, "\n{}{}\n{}", marks.heading, say(&group.heading), if marks.escape { "\n" } else { "" });
        for item in &group.items {
            let runs: Vec<String> = item
                .runs
                .iter()
                .map(|run| {
                    let (open, close) = match run.kind {
                        "removed" => marks.removed,
                        "added" => marks.added,
                        _ => ("", ""),
                    };
                    format!("{open}{}{close}", say(&run.words))
                })
                .collect();
            let colon = if item.words.is_empty() || runs.is_empty() { "" } else { ": " };
            let _ = writeln!(out, "{}{}{colon}{}", marks.item, say(&item.words), runs.join(" "));
        }
    }
    out
}

/// Words with a backslash before each sign that means something in Markdown or HTML.
fn escape(words: &str) -> String {
    let means = |c| matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '#' | '|' | '&');
    words.chars().flat_map(|c| means(c).then_some('\\').into_iter().chain([c])).collect()
}
