//! The repairs of a workspace that are certain, as files to be written. Nothing is written here.

use std::collections::BTreeMap;

use super::Check;
use super::check::{Looked, Survey, survey};
use super::fmt::tidied;
use super::proof::{Proof, candidates, with};
use crate::blob::Blob;
use crate::check::Around;
use crate::disk;
use crate::path::KitPath;
use crate::portable::source_text;
use crate::release::Standing;

/// What can be repaired.
#[derive(Debug, Default)]
pub struct Repairs {
    /// The files that change, in order.
    pub files: Vec<Repaired>,
    /// The kits among them whose version is released as it stands, each with that version.
    pub released: Vec<(String, String)>,
    /// How many findings have no repair.
    pub left: usize,
}

/// A file that is repaired.
#[derive(Debug, PartialEq)]
pub struct Repaired {
    /// Its path from the workspace.
    pub path: KitPath,
    /// What is in it.
    pub before: Blob,
    /// What shall be in it: the same line ends, and the same mark at the start.
    pub after: Blob,
    /// Its text as it is and as it shall be, line by line the same number of lines.
    pub text: (String, String),
    /// What is done, each once, in order.
    pub does: Vec<String>,
}

/// Finds the repairs of a workspace that are certain. What nobody would tell is put in order too, where all rules are asked for.
///
/// # Errors
///
/// Where the disk refuses.
pub fn repairs(request: &Check) -> Result<Repairs, disk::Error> {
    let (book, _, _) = crate::load::book(&disk::read_book(&request.root)?);
    let around = Around { book: &book.levels, today: &request.today, changed: &[], answers: None };
    let Survey { report, kits, .. } = survey(request)?;
    let mut repairs = Repairs { left: report.diagnostics.len(), ..Repairs::default() };
    for looked in kits {
        let (files, left) = of_kit(&looked, request, &book.src, &around);
        repairs.left += left;
        if let (Some(version), Some(Standing::Released), false) = (looked.version, looked.standing, files.is_empty()) {
            repairs.released.push((looked.id, version));
        }
        repairs.files.extend(files);
    }
    repairs.files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(repairs)
}

/// The files of a kit that change, and how many findings have no repair.
fn of_kit(looked: &Looked, request: &Check, src: &KitPath, around: &Around<'_>) -> (Vec<Repaired>, usize) {
    let asked = |rule: &str| request.only.is_empty() || request.only.iter().any(|only| only == rule);
    let mut wanted = candidates(&looked.coached.report);
    wanted.retain(|((rule, _), _)| asked(rule));
    let left = looked.coached.report.diagnostics.len() - wanted.len();
    let certain = if wanted.is_empty() { Vec::new() } else { Proof::new(&looked.tree, &looked.sources, around).certain(wanted) };
    let edits: Vec<_> = certain.iter().flat_map(|fix| &fix.edits).cloned().collect();
    let mut does: BTreeMap<KitPath, Vec<String>> = BTreeMap::new();
    for fix in &certain {
        for edit in &fix.edits {
            let does = does.entry(looked.sources.get(edit.span.file).path.clone()).or_default();
            if !does.contains(&fix.does) {
                does.push(fix.does.clone());
            }
        }
    }
    let Some(mut tree) = with(&looked.tree, &looked.sources, &edits) else { return (Vec::new(), left) };
    // What makes no difference is no reason to raise the version of what is released.
    if request.only.is_empty() && looked.standing != Some(Standing::Released) {
        for (path, text) in tidied(&looked.id, &tree, src) {
            tree.files.insert(path.clone(), Blob::held(text.into_bytes()));
            does.entry(path).or_default().push("write fences and keys in one way, as `tttkit fmt` does".to_owned());
        }
    }
    let repaired = does.into_iter().filter_map(|(path, does)| {
        let before = looked.tree.files.get(&path)?.clone();
        let text = String::from_utf8(tree.files.get(&path)?.bytes()?.to_vec()).ok()?;
        let after = Blob::held(as_written(&text, before.bytes()?).into_bytes());
        let was = source_text(before.bytes()?).ok()?;
        Some(Repaired { path, before, after, text: (was, text), does })
    });
    (repaired.collect(), left)
}

/// A text with the line ends and the mark of what it was read from, line by line.
fn as_written(text: &str, bytes: &[u8]) -> String {
    let raw = String::from_utf8_lossy(bytes);
    let (mark, raw) = raw.strip_prefix('\u{feff}').map_or(("", &*raw), |raw| ("\u{feff}", raw));
    let mut ends = Vec::new();
    let mut rest = raw;
    while let Some(at) = rest.find(['\r', '\n']) {
        let end = if rest[at..].starts_with("\r\n") { "\r\n" } else { &rest[at..=at] };
        ends.push(end);
        rest = &rest[at + end.len()..];
    }
    let mut out = mark.to_owned();
    for (at, line) in text.split('\n').enumerate() {
        out += line;
        out += ends.get(at).copied().unwrap_or_default();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_and_mark_stay_as_they_are() {
        for raw in ["\u{feff}a\r\nb\rc\nd", "a\r\n\r\n", "\n\n", "", "a"] {
            let folded = raw.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
            assert_eq!(as_written(&folded, raw.as_bytes()), raw, "{raw:?}");
        }
        assert_eq!(as_written("x\ny\n", b"a\r\nb\r\n"), "x\r\ny\r\n");
    }
}
