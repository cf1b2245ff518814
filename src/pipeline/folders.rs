//! Where a build reads and writes.

use std::path::{Path, PathBuf};

use super::{Build, wanted};
use crate::disk;
use crate::kit::Book;
use crate::load;

/// The folders that belong to a build, so that nobody else puts a file into them: what is built, and what it is built from.
///
/// # Errors
///
/// Where there is no workspace, or the disk refuses.
pub fn folders(request: &Build) -> Result<Vec<PathBuf>, disk::Error> {
    // What is wrong with `book.toml` is told by the build.
    let (book, _, _) = load::book(&disk::read_book(&request.root)?);
    let (site, sources) = (site(request, &book), wanted(&book));
    let sources = std::iter::once(sources.kits).chain(sources.theme).map(|folder| request.root.join(folder.as_str()));
    Ok([private(&site), site].into_iter().chain(sources).collect())
}

/// Where the site goes.
pub(super) fn site(request: &Build, book: &Book) -> PathBuf {
    request.out.clone().unwrap_or_else(|| request.root.join(book.build_dir.as_str()))
}

/// Where packets go that are not for the website: `site-private` beside `site`.
pub(super) fn private(site: &Path) -> PathBuf {
    let name = site.file_name().unwrap_or_default().to_string_lossy();
    site.with_file_name(format!("{name}-private"))
}
