//! What an edition delivers, before anybody makes it look like something: the texts whose digest is its `content`.
//!
//! A [`Transcript`] is a set of small text files, a node of the tree a line. It is the same under any theme and any version of this
//! program that knows [`FORMAT`]; the version of the kit, the day of its release and whether it is a draft are no part of it, so that a
//! release that changes nothing for participants leaves their check code as it was.
//!
//! ```text
//! about            the format, the kit, its language and edition, and what is known of it
//! contents         its pages by name, in reading order
//! core             its core messages
//! objectives       what the kit is for
//! plans            its delivery plans
//! materials        what people bring; for the facilitator also what must be there, and be done before
//! pages/<name>     a page
//! assets/<path>    a file that a page refers to, as it is
//! ```
//!
//! A file that would be empty is left out. Spans and the places of sources stand nowhere, nor does what is only made from the rest to be
//! shown: anchors of footnotes, MathML, the names under which a browser keeps what is typed.

mod core;
mod files;
mod lines;
mod nodes;

pub use self::core::core;
pub use files::FORMAT;

use std::collections::BTreeMap;

use crate::blob::{Blob, Sha256Sum};
use crate::digest::listing;
use crate::edition::Edition;
use crate::view::View;

/// What an edition delivers, as files.
pub struct Transcript {
    files: BTreeMap<String, Blob>,
}

/// The transcript of a view.
pub fn content<E: Edition>(view: &View<E>) -> Transcript {
    let own = [
        ("about", files::about(view)),
        ("contents", files::contents(view)),
        ("core", files::core(view)),
        ("objectives", files::objectives(view)),
        ("plans", files::plans(view)),
        ("materials", files::materials(view)),
    ];
    let own = own.into_iter().map(|(name, text)| (name.to_owned(), text));
    let pages = view.pages.iter().map(|page| (format!("pages/{}", page.name), files::page(page)));
    let texts = own.chain(pages).filter(|(_, text)| !text.is_empty()).map(|(name, text)| (name, Blob::held(text.into_bytes())));
    let assets = view.assets.iter().map(|(path, blob)| (format!("assets/{path}"), blob.clone()));
    Transcript { files: texts.chain(assets).collect() }
}

impl Transcript {
    /// The files by their path: texts, and the assets as they are.
    pub fn files(&self) -> &BTreeMap<String, Blob> {
        &self.files
    }

    /// The files with their digests, as `sha256sum` lists them.
    pub fn listing(&self) -> String {
        listing(self.files.iter().map(|(path, blob)| (path, blob.sha256())))
    }

    /// The digest of the listing: what a ledger calls `content`.
    pub fn digest(&self) -> Sha256Sum {
        Sha256Sum::of(self.listing().as_bytes())
    }
}
