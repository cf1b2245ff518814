//! What holds for every page, tried on a kit that has one of everything.

mod fixture;
mod laws;
pub(super) mod theming;

use std::collections::BTreeMap;

use crate::edition::{Edition, Facilitator, Participant};
use crate::path::KitPath;
use crate::render::{Hosting, Theme, render};
use crate::tree::Tree;

/// The pages of an edition of the fixture, by their file's name.
fn pages<E: Edition>(permit: Option<E::Permit>) -> BTreeMap<String, String> {
    let (theme, wrong) = Theme::load(&Tree::default(), None);
    assert_eq!(wrong, []);
    let hosting = Hosting { edit_url: Some("https://example.org/edit/{path}".to_owned()), ..Hosting::default() };
    let (site, wrong) = render(&fixture::view::<E>(permit), &fixture::stamp(), &fixture::since(), &theme, &hosting);
    assert_eq!(wrong, []);
    let text =
        |(path, blob): (&KitPath, &crate::blob::Blob)| (path.to_string(), String::from_utf8(blob.bytes().unwrap().to_vec()).unwrap());
    site.files.iter().map(text).collect()
}

fn facilitator() -> BTreeMap<String, String> {
    pages::<Facilitator>(Some(()))
}

fn participant() -> BTreeMap<String, String> {
    pages::<Participant>(None)
}
