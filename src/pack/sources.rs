//! The packet of a kit's sources: what a derived kit builds on.

use std::collections::BTreeMap;

use super::{AnyPacket, Zip, note, plain};
use crate::blob::Blob;
use crate::digest::{Stamp, listing};
use crate::facts::Facts;
use crate::path::KitPath;

/// The edition of a packet of sources, which is for both and for no reader.
pub const SOURCE: &str = "source";

/// The packet of some sources by their paths in the kit's folder; `stamp.content` is their digest.
pub fn sources(facts: Facts, stamp: Stamp, mut files: BTreeMap<KitPath, Blob>) -> AnyPacket {
    let root = format!("{}-{}-{SOURCE}", facts.id, facts.version);
    let file_name = format!("{root}.zip");
    files.insert(plain("RELEASE.txt"), Blob::held(note(&facts, SOURCE, "", &stamp).into_bytes()));
    let listed = listing(files.iter().map(|(path, blob)| (path, blob.sha256())));
    files.insert(plain("MANIFEST.sha256"), Blob::held(listed.into_bytes()));
    let zip = Zip::new(&root, &files);
    AnyPacket { edition: SOURCE, facts, language: String::new(), stamp, first: true, pages: 0, root, file_name, files, zip }
}
