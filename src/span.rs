//! Where something stands in a source: a file and a range of its bytes.

/// One source file of a run, by its place in the order of reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A range of bytes of one source file, after its line ends and byte order mark were folded.
///
/// Offsets are UTF-8 bytes, end exclusive, so they slice the text that [`crate::diagnostic::Sources`] holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// A span of a file from `start` to `end`; sources are far below 4 GiB, so larger offsets saturate.
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        let fold = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { file, start: fold(start), end: fold(end.max(start)) }
    }

    /// The same span moved on by `by` bytes: from a part of a file to the whole.
    pub fn moved(self, by: usize) -> Self {
        Self::new(self.file, self.start as usize + by, self.end as usize + by)
    }

    /// The bytes as a range for slicing.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value and where it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// What was written.
    pub value: T,
    /// Where.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// A value at a place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// The same place with another value.
    pub fn map<U>(self, with: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: with(self.value), span: self.span }
    }
}
