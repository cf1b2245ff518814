//! What holds for every page, tried on a kit that has one of everything.

mod fixture;
mod laws;
mod theming;

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
    let (site, wrong) = render(&fixture::view::<E>(permit), &theme, &hosting);
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

/// Writes both editions to a folder, to be looked at: `LOOK=/tmp/look cargo test --lib render -- --ignored look`.
#[test]
#[ignore = "writes files to be looked at"]
#[expect(clippy::disallowed_methods, reason = "only by hand, and only where it is told to")]
fn look() {
    let folder = std::env::var("LOOK").unwrap_or_else(|_| "/tmp/look".to_owned());
    for (edition, pages) in [("facilitator", facilitator()), ("participant", participant())] {
        for (path, text) in pages {
            let file = std::path::Path::new(&folder).join(edition).join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, text).unwrap();
        }
    }
    let (theme, _) = Theme::load(&Tree::default(), None);
    let (files, _) = crate::render::site_pages(&theming::site(), &theme);
    for (path, blob) in files {
        let file = std::path::Path::new(&folder).join("site").join(path.as_str());
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, blob.bytes().unwrap()).unwrap();
    }
}
