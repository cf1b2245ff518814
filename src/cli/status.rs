//! `tttkit status`.

use std::path::Path;

use serde::Serialize;

use super::Exit;
use super::ui::Ui;
use crate::disk;
use crate::json;
use crate::pipeline::{self, State, Status};

/// Shows where kits stand: a table for people, JSON for programs.
pub fn status(root: &Path, as_json: bool, ui: &Ui) -> Result<Exit, disk::Error> {
    let kits = pipeline::status(root)?;
    if as_json {
        ui.out(json::pretty(&Whole { version: 1, kits: kits.iter().map(Row::of).collect() }));
    } else if kits.is_empty() {
        ui.note("there is no kit yet; make one with `tttkit new kit TITLE`");
    } else {
        ui.out(table(&kits));
    }
    Ok(Exit::Done)
}

/// What is so of a working copy, in words and for programs.
fn words(state: State) -> (&'static str, &'static str) {
    match state {
        State::Unreleased => ("not released yet", "unreleased"),
        State::Released => ("as released", "released"),
        State::Edited => ("changed since, same number", "edited"),
        State::Ready => ("changed, ready to release", "ready"),
        State::Understated => ("changed more than its number says", "understated"),
        State::Behind => ("its number went back", "behind"),
        State::Broken => ("has errors; `tttkit build` tells them", "broken"),
    }
}

fn table(kits: &[Status]) -> String {
    let last = |kit: &Status| {
        let withdrawn = |withdrawn| if withdrawn { ", withdrawn" } else { "" };
        kit.last.as_ref().map_or("-".to_owned(), |last| format!("{} ({}{})", last.version, last.date, withdrawn(last.withdrawn)))
    };
    let row = |kit: &Status| {
        let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
        [kit.kit.clone(), text(&kit.working), last(kit), words(kit.state).0.to_owned(), text(&kit.needs)]
    };
    let head = ["KIT", "WORKING", "LAST RELEASE", "STATE", "NEEDS"].map(str::to_owned);
    let rows: Vec<[String; 5]> = std::iter::once(head).chain(kits.iter().map(row)).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: [usize; 5] = std::array::from_fn(width);
    let line = |row: &[String; 5]| {
        let cells = row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}"));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned() + "\n"
    };
    rows.iter().map(line).collect()
}

/// ```json
/// {"version": 1, "kits": [{"kit": "...", "working": "..." | null, "last": {"version": "...", "date": "...", "withdrawn": false} | null,
///   "state": "unreleased" | "released" | "edited" | "ready" | "understated" | "behind" | "broken", "needs": "..." | null}]}
/// ```
#[derive(Serialize)]
struct Whole<'s> {
    version: u32,
    kits: Vec<Row<'s>>,
}

#[derive(Serialize)]
struct Row<'s> {
    kit: &'s str,
    working: Option<&'s str>,
    last: Option<Last<'s>>,
    state: &'static str,
    needs: Option<&'s str>,
}

#[derive(Serialize)]
struct Last<'s> {
    version: &'s str,
    date: &'s str,
    withdrawn: bool,
}

impl<'s> Row<'s> {
    fn of(status: &'s Status) -> Self {
        let last = status.last.as_ref();
        Self {
            kit: &status.kit,
            working: status.working.as_deref(),
            last: last.map(|last| Last { version: &last.version, date: &last.date, withdrawn: last.withdrawn }),
            state: words(status.state).1,
            needs: status.needs.as_deref(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_that_lines_up() {
        let last = pipeline::Last { version: "1.0.0".to_owned(), date: "2026-08-14".to_owned(), withdrawn: true };
        let text = |text: &str| Some(text.to_owned());
        let kits = [
            Status { kit: "trust".to_owned(), working: text("1.0.1"), last: Some(last), state: State::Understated, needs: text("1.1.0") },
            Status { kit: "a".to_owned(), working: None, last: None, state: State::Broken, needs: None },
        ];
        let expected = "\
KIT    WORKING  LAST RELEASE                   STATE                                  NEEDS
trust  1.0.1    1.0.0 (2026-08-14, withdrawn)  changed more than its number says      1.1.0
a      -        -                              has errors; `tttkit build` tells them  -
";
        assert_eq!(table(&kits), expected);
    }
}
