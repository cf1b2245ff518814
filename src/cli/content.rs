//! `tttkit content`.

use std::path::Path;

use super::Exit;
use super::ui::Ui;
use crate::diagnostic;
use crate::disk;
use crate::pipeline::{self, Contents};

/// Prints the files that an edition delivers with their digests, and its check code; writes them, where that was asked for.
pub fn content(request: &pipeline::Content, out: Option<&Path>, ui: &Ui) -> Result<Exit, disk::Error> {
    let Contents { report, sources, content, unknown } = pipeline::content(request)?;
    if let Some(unknown) = unknown {
        ui.error(&unknown);
        return Ok(Exit::World);
    }
    ui.findings(&diagnostic::human(&report, &sources, ui.color(), ui.width()));
    let Some((transcript, stamp)) = content else {
        ui.error("there is something to mend first");
        return Ok(Exit::Mistakes);
    };
    if let Some(folder) = out {
        if disk::exists(folder) {
            ui.error(&format!("`{}` is there already; name a new folder", folder.display()));
            return Ok(Exit::World);
        }
        for (path, blob) in transcript.files() {
            disk::copy_new(&folder.join(path), blob)?;
        }
    }
    ui.out(transcript.listing());
    ui.note(&format!("content: {}\ncore: {}\ncheck code: {}", stamp.content, stamp.core, stamp.code()));
    Ok(Exit::Done)
}
