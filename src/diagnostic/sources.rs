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
    /// The byte at which each line but the first starts.
    lines: Vec<u32>,
}

impl Source {
    /// The number of the line that holds a byte, from 1, and where it starts.
    pub(super) fn line(&self, offset: usize) -> (usize, usize) {
        let before = self.lines.partition_point(|start| *start as usize <= offset);
        (before + 1, before.checked_sub(1).map_or(0, |last| self.lines[last] as usize))
    }
}

/// All source files of a run, by their id.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<Source>,
}

impl Sources {
    /// Adds a file and names it.
    pub fn add(&mut self, path: KitPath, text: String) -> FileId {
        let lines = text.bytes().zip(1_u32..).filter(|(byte, _)| *byte == b'\n').map(|(_, next)| next).collect();
        self.files.push(Source { path, text, lines });
        FileId(u32::try_from(self.files.len() - 1).unwrap_or(u32::MAX))
    }

    /// Adds the files of another run behind those that are there; how far their ids have moved.
    pub fn append(&mut self, other: Self) -> u32 {
        let moved = u32::try_from(self.files.len()).unwrap_or(u32::MAX);
        self.files.extend(other.files);
        moved
    }

    /// A file by its id.
    ///
    /// # Panics
    ///
    /// Where the id is of another run.
    pub fn get(&self, file: FileId) -> &Source {
        &self.files[file.0 as usize]
    }

    /// All files, in the order of reading.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Source)> {
        self.files.iter().zip(0..).map(|(source, id)| (FileId(id), source))
    }

    /// The text at a span.
    pub fn text(&self, span: Span) -> &str {
        self.get(span.file).text.get(span.range()).unwrap_or_default()
    }

    /// The whole lines that a span touches.
    pub fn lines(&self, span: Span) -> &str {
        let text = &self.get(span.file).text;
        let [start, end] = [span.start, span.end].map(|at| text.floor_char_boundary(at as usize));
        let first = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let last = text[end..].find('\n').map_or(text.len(), |at| end + at);
        &text[first..last]
    }

    /// Line and column of a byte, both from 1; the column counts characters.
    pub fn line_column(&self, file: FileId, offset: u32) -> (usize, usize) {
        let source = self.get(file);
        let offset = source.text.floor_char_boundary(offset as usize);
        let (line, start) = source.line(offset);
        (line, source.text[start..offset].chars().count() + 1)
    }
}
