//! A view in, a site out: the pages of one edition and everything that they need.

use std::collections::BTreeMap;

use crate::blob::Blob;
use crate::edition::Edition;
use crate::facts::Facts;
use crate::path::KitPath;

/// The finished files of one edition in one language, by their path from its own folder.
pub struct Site<E: Edition> {
    /// What is known of the kit.
    pub facts: Facts,
    /// The language, BCP 47.
    pub language: String,
    /// The files: `index.html`, the pages, `all-in-one.html`, `assets/`.
    pub files: BTreeMap<KitPath, Blob>,
    /// How many of them are pages.
    pub pages: usize,
    /// Which edition it is.
    pub edition: std::marker::PhantomData<E>,
}
