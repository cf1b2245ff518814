//! `tttkit fmt`.

use super::ui::Ui;
use super::{Exit, count};
use crate::diagnostic;
use crate::disk;
use crate::pipeline::{self, Fmt, Formatted};

/// Writes sources in one way, and tells which.
pub fn fmt(request: &Fmt, ui: &Ui) -> Result<Exit, disk::Error> {
    let Formatted { files, left, report, sources } = pipeline::fmt(request)?;
    ui.findings(&diagnostic::human(&report, &sources, ui.color(), ui.width()));
    files.iter().for_each(|path| ui.out(format!("{path}\n")));
    for (what, why) in &left {
        ui.note(&format!("left `{what}` as it is: {why}"));
    }
    let broken = report.errors() > 0;
    ui.note(&match (files.len(), request.check) {
        (0, _) if broken => "nothing was written".to_owned(),
        (0, _) if !left.is_empty() => "all else is written in one way".to_owned(),
        (0, _) => "all is written in one way".to_owned(),
        (some, true) => format!("{} would be written otherwise; run `tttkit fmt`", count(some, "file")),
        (some, false) => format!("wrote {}", count(some, "file")),
    });
    Ok(if broken || (request.check && !files.is_empty()) { Exit::Mistakes } else { Exit::Done })
}
