//! `tttkit report`.

use std::path::PathBuf;

use super::Exit;
use super::ui::Ui;
use crate::diagnostic;
use crate::disk;
use crate::pipeline::{self, REPORT_HEAD, Reported, Reporting};

/// What to do where a folder is named for the page.
const IF_FOLDER: &str = "name a file in it; the workspace is named with `--workspace`";

/// Writes the report of a kit, or tells what keeps it from being made.
pub fn report(request: &Reporting, out: Option<PathBuf>, ui: &Ui) -> Result<Exit, disk::Error> {
    let Reported { report, sources, page, folders } = pipeline::report(request)?;
    ui.findings(&diagnostic::human(&report, &sources, ui.color(), ui.width()));
    let Some((version, page)) = page else {
        ui.error("there is something to mend first");
        return Ok(Exit::Mistakes);
    };
    let file = out.unwrap_or_else(|| PathBuf::from(format!("{}-{version}-report.html", request.kit)));
    disk::renew(&file, REPORT_HEAD, &page, &folders, IF_FOLDER)?;
    ui.note(&format!(
        "report of {} {version} in {}; it is for staff, for it tells what only facilitators may know",
        request.kit,
        file.display()
    ));
    Ok(Exit::Done)
}
