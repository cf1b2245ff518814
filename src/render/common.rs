//! The files that every site of one edition and language has: stylesheets, scripts and what a theme brings along. Made once, however
//! many sites there are.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::bundle::{FIRST, own_text};
use super::theme::Theme;
use crate::blob::Blob;
use crate::path::KitPath;

/// Files by their path from the edition's folder.
pub type Common = BTreeMap<KitPath, Blob>;

/// What was made so far, by edition and language.
#[derive(Default)]
pub(super) struct Commons(Mutex<BTreeMap<(String, String), Arc<Common>>>);

impl Theme {
    /// The files that all sites of an edition and a language have, or the site's own pages where `edition` is empty.
    pub fn common(&self, edition: &str, language: &str) -> Arc<Common> {
        let key = (edition.to_owned(), language.to_owned());
        // A thread that panicked has left whole files behind, or none.
        let mut made = self.commons.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(made.entry(key).or_insert_with(|| Arc::new(self.make_common(edition, language))))
    }

    fn make_common(&self, edition: &str, language: &str) -> Common {
        let spoken = self.spoken(language);
        let mut texts = BTreeMap::from([
            ("style.css".to_owned(), self.fonts.clone() + &self.style(edition, language)),
            ("script.js".to_owned(), self.script(edition, &spoken.strings)),
            (FIRST.to_owned(), self.first_script().to_owned()),
        ]);
        texts.extend(self.own_files(edition).into_iter().map(|(name, parts)| (name, own_text(edition, &spoken.strings, &parts))));
        let ours = texts.into_iter().map(|(name, text)| (name, Blob::held(text.into_bytes())));
        let theirs = self.statics.iter().map(|(path, blob)| (path.to_string(), blob.clone()));
        // A path that was one before a folder was put in front of it is lost where it gets too long, and no other.
        ours.chain(theirs).filter_map(|(name, blob)| Some((KitPath::new(&format!("assets/{name}")).ok()?, blob))).collect()
    }
}
