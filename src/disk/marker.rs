//! The file by which we know a folder that we wrote: `.tttkit-site` lists everything in it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::walk::names;
use super::{Error, Several};
use crate::publish::Plan;

/// The marker's name.
pub const NAME: &str = ".tttkit-site";

/// Its first line; the number rises when a reader of the old form could misread the new one.
const HEAD: &str = "tttkit-site 1";
const NOTE: &str = "# Written by tttkit. The whole folder is replaced by the next build: keep nothing of your own in it.";

/// What a folder is to us.
pub enum Verdict {
    /// Empty, or what we wrote and nothing else.
    Ours,
    /// It holds something, and no marker.
    Foreign,
    /// A newer tttkit wrote it.
    Newer,
    /// We wrote it, and somebody put these files there.
    Strangers(Vec<String>),
}

/// The marker of a site.
pub fn text(plan: &Plan) -> String {
    let mut text = format!("{HEAD}\n{NOTE}\n");
    for path in plan.files.keys() {
        text.push_str(path.as_str());
        text.push('\n');
    }
    text
}

/// Judges a folder that is there.
pub fn judge(folder: &Path, several: Several<'_>) -> Result<Verdict, Error> {
    let path = folder.join(NAME);
    let text = match fs::read_to_string(&path) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(Error::io("read", &path, error)),
    };
    let Some(text) = text else {
        let empty = names(folder, several, |name| !is_litter(name))?.is_empty();
        return Ok(if empty { Verdict::Ours } else { Verdict::Foreign });
    };
    let mut lines = text.lines();
    match lines.next() {
        Some(HEAD) => {}
        Some(head) if head.starts_with("tttkit-site ") => return Ok(Verdict::Newer),
        _ => return Ok(Verdict::Foreign),
    }
    let ours: BTreeSet<&str> = lines.filter(|line| !line.starts_with('#')).chain([NAME]).collect();
    let mut strangers = names(folder, several, |name| !ours.contains(name) && !is_litter(name))?;
    strangers.sort_unstable();
    Ok(if strangers.is_empty() { Verdict::Ours } else { Verdict::Strangers(strangers) })
}

/// What desktops put into every folder that somebody looks at; nobody misses it.
fn is_litter(name: &str) -> bool {
    name.split('/').any(|part| matches!(part, ".DS_Store" | "Thumbs.db" | "desktop.ini"))
}
