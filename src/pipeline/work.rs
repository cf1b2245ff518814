//! The works that a build consists of, and how one who watches is told of them.

use super::Observer;

/// A part of a build that one thread does in one go. None is part of another, so that their times add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Work {
    /// Reading the workspace.
    Read,
    /// Comparing a kit with what the build before remembers of it.
    Compare,
    /// Understanding a kit and checking it.
    Load,
    /// Reading the releases of a kit, and comparing with them.
    Releases,
    /// Choosing what an edition shows, and what it has its check code by.
    View,
    /// Making its pages.
    Render,
    /// Hashing and deflating its files.
    Pack,
    /// Reading the links of pages, and checking them.
    Links,
    /// Writing files.
    Write,
    /// Making the pages of the site itself.
    SitePages,
    /// Waiting until everything is on the disk, and putting it in its place.
    Finish,
}

impl Work {
    /// All of them, in the order in which a kit goes through them.
    pub const ALL: [Self; 11] = [
        Self::Read,
        Self::Compare,
        Self::Load,
        Self::Releases,
        Self::View,
        Self::Render,
        Self::Pack,
        Self::Links,
        Self::Write,
        Self::SitePages,
        Self::Finish,
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Compare => "compare",
            Self::Load => "load and check",
            Self::Releases => "releases",
            Self::View => "view",
            Self::Render => "render",
            Self::Pack => "pack",
            Self::Links => "links",
            Self::Write => "write",
            Self::SitePages => "site pages",
            Self::Finish => "finish",
        }
    }
}

/// A work that is being done: it ends where this is dropped, also where it fails.
#[must_use = "the work ends where this is dropped"]
pub(super) struct At<'o> {
    observer: &'o dyn Observer,
    work: Work,
    of: String,
}

impl dyn Observer + '_ {
    /// A work begins, of a kit or of something else that has a name.
    pub(super) fn at(&self, work: Work, of: impl Into<String>) -> At<'_> {
        let of = of.into();
        self.began(work, &of);
        At { observer: self, work, of }
    }
}

impl Drop for At<'_> {
    fn drop(&mut self) {
        self.observer.ended(self.work, &self.of);
    }
}
