//! What holds for every page, tried on a kit that has one of everything.

mod deck;
mod district;
mod fixture;
mod laws;
mod learning;
mod released;
mod running;
mod theming;
mod walls;
pub mod website;

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
    site.files.iter().map(text).collect()
}

/// A file of a site as text.
fn text((path, blob): (&KitPath, &crate::blob::Blob)) -> (String, String) {
    (path.to_string(), String::from_utf8(blob.bytes().unwrap().to_vec()).unwrap())
}

pub fn facilitator() -> BTreeMap<String, String> {
    pages::<Facilitator>(Some(()))
}

pub fn participant() -> BTreeMap<String, String> {
    pages::<Participant>(None)
}
