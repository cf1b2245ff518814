//! What is read so far: the sources, and what there is to report.

use std::collections::BTreeMap;

use crate::blob::Blob;
use crate::diagnostic::code::files;
use crate::diagnostic::{Diagnostic, Report, Sources};
use crate::path::KitPath;
use crate::portable::{NotText, source_text};
use crate::span::{FileId, Span};
use crate::tree::Tree;

/// A run of reading.
pub struct Reading<'t> {
    /// What is on disk.
    pub tree: &'t Tree,
    /// The sources that were read.
    pub sources: Sources,
    /// What there is to report.
    pub report: Report,
    /// The files that were read before; none where one is no text.
    ids: BTreeMap<KitPath, Option<FileId>>,
}

impl<'t> Reading<'t> {
    /// A run that has read nothing.
    pub fn of(tree: &'t Tree) -> Self {
        Self { tree, sources: Sources::default(), report: Report::default(), ids: BTreeMap::new() }
    }

    /// The text of a file and its id; `None` where it is no text, which is reported. A file that is read again keeps its id.
    pub fn source(&mut self, path: &KitPath, blob: &Blob) -> Option<(FileId, String)> {
        if let Some(id) = self.ids.get(path) {
            return id.map(|id| (id, self.sources.get(id).text.clone()));
        }
        self.ids.insert(path.clone(), None);
        let Some(bytes) = blob.bytes() else {
            let id = self.sources.add(path.clone(), String::new());
            self.report.push(
                Diagnostic::at(&files::TOO_LARGE_TEXT, Span::new(id, 0, 0), "a text file cannot be larger than 1 MiB")
                    .hint("part it into several pages; put pictures into files of their own"),
            );
            return None;
        };
        match source_text(bytes) {
            Ok(text) => {
                let id = self.sources.add(path.clone(), text.clone());
                self.ids.insert(path.clone(), Some(id));
                Some((id, text))
            }
            Err(why) => {
                // What UTF-16 looks like as UTF-8 helps nobody.
                let shown = match why {
                    NotText::Utf16 => String::new(),
                    NotText::Utf8(_) => String::from_utf8_lossy(bytes).into_owned(),
                    NotText::Character(..) => String::from_utf8_lossy(bytes).trim_start_matches('\u{feff}').to_owned(),
                };
                let id = self.sources.add(path.clone(), shown);
                self.report.push(not_text(why, id));
                None
            }
        }
    }
}

fn not_text(why: NotText, file: FileId) -> Diagnostic {
    match why {
        NotText::Utf16 => Diagnostic::at(
            &files::NOT_UTF8,
            Span::new(file, 0, 0),
            "this file is UTF-16 (some editors call it Unicode), and only UTF-8 is read",
        )
        .hint("save it again as UTF-8: in your editor look under `Save as`, `Encoding`"),
        // Where bytes are not UTF-8, the sources show the replacement character.
        NotText::Utf8(at) => {
            let end = at + char::REPLACEMENT_CHARACTER.len_utf8();
            Diagnostic::at(&files::NOT_UTF8, Span::new(file, at, end), "this file is not UTF-8 from here on")
        }
        .hint("save it again as UTF-8: in your editor look under `Save as`, `Encoding`"),
        NotText::Character(at, c) => Diagnostic::at(
            &files::CONTROL_CHARACTER,
            Span::new(file, at, at + c.len_utf8()),
            format!("the character U+{:04X} cannot stand in a text", c as u32),
        )
        .hint("delete it: it came along when something was pasted"),
    }
}
