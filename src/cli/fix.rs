//! `tttkit check --fix`: repairs that are certain, shown before anything is written.

mod unified;

use super::ui::Ui;
use super::{Exit, count};
use crate::disk;
use crate::pipeline::{self, Check, Repaired, Repairs};

/// Shows the repairs, and makes them where somebody says yes, or said so beforehand.
pub fn fix(request: &Check, yes: bool, ui: &Ui) -> Result<Exit, disk::Error> {
    let Repairs { files, released, left } = pipeline::repairs(request)?;
    if files.is_empty() {
        let left = if left == 0 { String::new() } else { format!("; {} left for you: `tttkit check` tells", count(left, "finding")) };
        ui.note(&format!("there is nothing to repair{left}"));
        return Ok(Exit::Done);
    }
    for file in &files {
        ui.out(unified::unified(file.path.as_str(), &file.text.0, &file.text.1, ui.out_color()));
    }
    for (kit, version) in &released {
        ui.note(&format!(
            "note: `{kit}` {version} is released as it stands; raise `version` in its `kit.yaml` together with these repairs"
        ));
    }
    if !yes && !ui.answered() {
        ui.note(&format!("nothing was written; `--yes` makes these changes in {}", count(files.len(), "file")));
        return Ok(Exit::Mistakes);
    }
    if !yes && !ui.yes(&format!("make these changes in {}?", count(files.len(), "file"))) {
        ui.note("nothing was written");
        return Ok(Exit::Mistakes);
    }
    written(request, &files, ui)
}

/// Writes the files, all of which must be as they were read: what refers to an id must not be parted from it.
fn written(request: &Check, files: &[Repaired], ui: &Ui) -> Result<Exit, disk::Error> {
    for file in files {
        if !disk::unchanged(&request.root, &file.path, file.before.bytes().unwrap_or_default())? {
            ui.error(&format!("`{}` was changed in the meantime, and so nothing was written; run the command again", file.path));
            return Ok(Exit::Mistakes);
        }
    }
    for file in files {
        let [before, after] = [&file.before, &file.after].map(|blob| blob.bytes().unwrap_or_default());
        if !disk::mend(&request.root, &file.path, before, after)? {
            ui.error(&format!("`{}` was changed in the meantime and was left alone; run the command again", file.path));
            return Ok(Exit::Mistakes);
        }
        let does: String = file.does.iter().map(|does| format!("\n  {does}")).collect();
        ui.note(&format!("wrote {}{does}", file.path));
    }
    ui.note(&format!("repaired {}; `tttkit check` tells what is left", count(files.len(), "file")));
    Ok(Exit::Done)
}
