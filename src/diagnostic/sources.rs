//! The texts that spans point into.

use crate::path::KitPath;
use crate::span::{FileId, Span};

/// One source file as it was read: line ends and byte order mark folded.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its path from the workspace.
    pub path: KitPath,
    /// Its text.
    pub text: String,
}

/// All source files of a run, by their id.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<Source>,
}

impl Sources {
    /// Adds a file and names it.
    pub fn add(&mut self, path: KitPath, text: String) -> FileId {
        self.files.push(Source { path, text });
        FileId(u32::try_from(self.files.len() - 1).unwrap_or(u32::MAX))
    }

    /// A file by its id.
    ///
    /// # Panics
    ///
    /// Where the id is of another run.
    pub fn get(&self, file: FileId) -> &Source {
        &self.files[file.0 as usize]
    }

    /// The text at a span.
    pub fn text(&self, span: Span) -> &str {
        self.get(span.file).text.get(span.range()).unwrap_or_default()
    }

    /// Line and column of a byte, both from 1; the column counts characters.
    pub fn line_column(&self, file: FileId, offset: u32) -> (usize, usize) {
        let text = &self.get(file).text;
        let mut offset = (offset as usize).min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = &text[..offset];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        (before.bytes().filter(|b| *b == b'\n').count() + 1, before[line_start..].chars().count() + 1)
    }
}
