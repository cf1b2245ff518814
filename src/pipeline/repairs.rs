//! The repairs of a workspace that are certain, as files to be written. Nothing is written here.

use std::collections::BTreeMap;

use super::Check;
use super::check::{Looked, Survey, survey};
use super::proof::{Proof, candidates};
use crate::blob::Blob;
use crate::check::{self, Around};
use crate::diagnostic::{Fix, mended};
use crate::disk;
use crate::path::KitPath;
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
        let (files, left) = of_kit(&looked, request, &around);
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
fn of_kit(looked: &Looked, request: &Check, around: &Around<'_>) -> (Vec<Repaired>, usize) {
    let asked = |rule: &str| request.only.is_empty() || request.only.iter().any(|only| only == rule);
    let mut wanted = candidates(&looked.coached.report);
    wanted.retain(|(gone, _)| gone.as_ref().is_some_and(|(rule, _)| asked(rule)));
    let left = looked.coached.report.diagnostics.len() - wanted.len();
    // What makes no difference is no reason to raise the version of what is released.
    if request.only.is_empty() && looked.standing != Some(Standing::Released) {
        for (file, source) in looked.sources.all().filter(|(_, source)| source.path.extension() == "md") {
            // What a finding repairs in the same line comes first: the next run does the rest.
            let taken = |fix: &Fix| {
                wanted.iter().flat_map(|(_, fix)| &fix.edits).any(|other| fix.edits.iter().any(|edit| touch(edit.span, other.span)))
            };
            let tidy: Vec<_> = check::tidied(&source.text, file).into_iter().filter(|fix| !taken(fix)).collect();
            wanted.extend(tidy.into_iter().map(|fix| (None, fix)));
        }
    }
    if wanted.is_empty() {
        return (Vec::new(), left);
    }
    let certain = Proof::new(&looked.tree, &looked.sources, around).certain(wanted);
    let edits: Vec<_> = certain.iter().flat_map(|fix| &fix.edits).cloned().collect();
    let mut files = BTreeMap::new();
    for fix in &certain {
        for edit in &fix.edits {
            let does: &mut Vec<String> = files.entry(edit.span.file).or_default();
            if !does.contains(&fix.does) {
                does.push(fix.does.clone());
            }
        }
    }
    let repaired = files.into_iter().filter_map(|(file, does)| {
        let source = looked.sources.get(file);
        let before = looked.tree.files.get(&source.path)?.clone();
        let text = mended(&source.text, file, &edits)?;
        let after = Blob::held(as_written(&text, before.bytes()?).into_bytes());
        Some(Repaired { path: source.path.clone(), before, after, text: (source.text.clone(), text), does })
    });
    (repaired.collect(), left)
}

fn touch(one: crate::span::Span, other: crate::span::Span) -> bool {
    one.file == other.file && one.start <= other.end && other.start <= one.end
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
