//! Where it stands what was released: a ledger, a site, or the workspace that the command runs in.

use std::path::Path;

use super::fetch::fetch;
use super::request::Record;
use super::ui::Ui;
use crate::diagnostic::human;
use crate::disk;
use crate::known::Known;
use crate::path::KitPath;
use crate::pipeline::{self, Records};

/// A longer record is none: 16 MiB.
pub const AT_MOST: u64 = 16 * 1024 * 1024;

/// The record that was asked for; `None` where none was asked for and none is at hand. What is in its way is told in words.
pub fn record(record: &Record, ui: &Ui) -> Result<Option<Known>, String> {
    let said = |error: disk::Error| error.to_string();
    match record {
        Record::Here => of_ledgers(pipeline::known(Path::new(".")).map_err(said)?, ui),
        Record::Lock(path) => {
            let text = disk::text(path, AT_MOST).map_err(said)?.ok_or_else(|| not_there(path, "name the `kit.lock` of a kit"))?;
            let whole = std::path::absolute(path).map_err(|error| said(disk::unreadable(path, error)))?;
            let folder = whole.parent().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
            let file = KitPath::new(&path.to_string_lossy()).or_else(|_| KitPath::new("kit.lock"));
            let file = file.unwrap_or_else(|bad| unreachable!("kit.lock: {bad}"));
            of_ledgers(pipeline::one_ledger(&folder.unwrap_or_default(), file, text), ui)
        }
        Record::Site(path) => {
            let inside = path.join("versions.json");
            let path = if disk::exists(&inside) { &inside } else { path };
            let text = disk::text(path, AT_MOST).map_err(said)?;
            let text = text.ok_or_else(|| not_there(path, "name a folder that holds a `versions.json`, or that file itself"))?;
            parsed(&text, &path.display().to_string()).map(Some)
        }
        Record::Web(address) => parsed(&fetch(address)?, address).map(Some),
    }
}

fn not_there(path: &Path, advice: &str) -> String {
    format!("cannot read `{}`: there is no such file; {advice}", path.display())
}

fn of_ledgers(records: Records, ui: &Ui) -> Result<Option<Known>, String> {
    let Records { known, report, sources } = records;
    if report.errors() > 0 {
        ui.findings(&human(&report, &sources, ui.color(), ui.width()));
        return Err("a record of releases that is damaged is no record".to_owned());
    }
    Ok(known)
}

fn parsed(text: &str, name: &str) -> Result<Known, String> {
    Known::parse(text)
        .map_err(|why| format!("`{name}` is no record of releases: {why}; name the folder or the website that publishes the kit"))
}
