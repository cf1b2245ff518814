//! A site in, a packet out: what people download, open and check.
//!
//! A packet has one root folder, which holds the files of the site, `RELEASE.txt` and `MANIFEST.sha256`. The same site gives the
//! same bytes on every machine, at any time.

mod note;
mod packet;
mod sources;

pub use crate::archive::{Deflated, Zip};
pub use note::{Note, note, read_note};
pub use packet::{AnyPacket, Packet, crowded};
pub use sources::{SOURCE, sources};

use crate::blob::Blob;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::site::PACKET_NAME;
use crate::digest::listing;
use crate::edition::Edition;
use crate::path::KitPath;
use crate::render::Site;

/// The packet of a site, and what is wrong with the names of its files.
///
/// `first_language` is the language that the kit is written in: its packets do without a language in the name of their folder.
pub fn pack<E: Edition>(site: Site<E>, first_language: &str) -> (Packet<E>, Vec<Diagnostic>) {
    pack_sharing(site, first_language, |_| false, &Deflated::default())
}

/// The same packet; what is `common` to many is deflated once for all of them.
pub fn pack_sharing<E: Edition>(
    site: Site<E>,
    first_language: &str,
    common: impl Fn(&KitPath) -> bool,
    deflated: &Deflated,
) -> (Packet<E>, Vec<Diagnostic>) {
    let Site { facts, language, stamp, files, pages, .. } = site;
    let language_part = if language == first_language { String::new() } else { format!("{}-", tag(&language)) };
    let root = format!("{}-{}-{language_part}{}", facts.id, facts.version, E::NAME);
    let file_name = format!("{}-{}-{}-{}.zip", facts.id, facts.version, tag(&language), E::NAME);

    let mut found = Vec::new();
    let mut files = files;
    files.retain(|path, _| match odd_name(path) {
        Some(diagnostic) => {
            found.push(diagnostic);
            false
        }
        None => true,
    });
    files.insert(plain("RELEASE.txt"), Blob::held(note(&facts, E::NAME, &language, &stamp).into_bytes()));
    let listing = listing(files.iter().map(|(path, blob)| (path, blob.sha256())));
    files.insert(plain("MANIFEST.sha256"), Blob::held(listing.into_bytes()));
    let zip = Zip::sharing(&root, &files, common, deflated);
    let first = language == first_language;
    (Packet { facts, language, stamp, first, pages, root, file_name, files, zip, edition: std::marker::PhantomData }, found)
}

/// A language as it stands in file names: BCP 47 is the same in any case.
pub fn tag(language: &str) -> String {
    language.to_ascii_lowercase()
}

fn odd_name(path: &KitPath) -> Option<Diagnostic> {
    (!path.is_plain()).then(|| {
        Diagnostic::nowhere(&PACKET_NAME, format!("`{path}` cannot be the name of a file in a packet"))
            .hint("rename it with lower-case letters a to z, digits, `.`, `_` and `-` alone")
    })
}

fn plain(name: &str) -> KitPath {
    KitPath::new(name).unwrap_or_else(|bad| unreachable!("{name}: {bad}"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::blob::Sha256Sum;
    use crate::digest::Stamp;
    use crate::edition::{Facilitator, Participant};
    use crate::facts::Facts;

    fn site<E: Edition>(language: &str, files: &[&str]) -> Site<E> {
        let facts = Facts { id: "trust".into(), title: "Trust".into(), version: "1.3.0-draft".into(), draft: true, ..Facts::default() };
        let files: BTreeMap<_, _> = files.iter().map(|name| (KitPath::new(name).unwrap(), Blob::held(name.as_bytes()))).collect();
        let stamp = Stamp { content: Sha256Sum::of(b""), core: Sha256Sum::of(b"") };
        Site {
            facts,
            language: language.into(),
            stamp,
            pages: files.len(),
            files,
            colored: std::collections::BTreeSet::new(),
            edition: std::marker::PhantomData,
        }
    }

    #[test]
    fn names_tell_kit_version_language_and_edition() {
        let (packet, found) = pack(site::<Participant>("en", &["index.html"]), "en");
        assert_eq!(
            (packet.root.as_str(), packet.file_name.as_str()),
            ("trust-1.3.0-draft-participant", "trust-1.3.0-draft-en-participant.zip")
        );
        assert!(found.is_empty());
        let (packet, _) = pack(site::<Facilitator>("es-MX", &["index.html"]), "en");
        assert_eq!(packet.root, "trust-1.3.0-draft-es-mx-facilitator");
        assert_eq!(packet.file_name, "trust-1.3.0-draft-es-mx-facilitator.zip");
    }

    #[test]
    fn the_listing_names_every_file_but_itself() {
        let (packet, _) = pack(site::<Participant>("en", &["index.html", "assets/a.css"]), "en");
        let listing = String::from_utf8(packet.files[&plain("MANIFEST.sha256")].bytes().unwrap().to_vec()).unwrap();
        let names: Vec<_> = listing.lines().map(|line| &line[66..]).collect();
        assert_eq!(names, ["RELEASE.txt", "assets/a.css", "index.html"]);
    }

    #[test]
    fn odd_names_are_reported_and_left_out() {
        let (packet, found) = pack(site::<Participant>("en", &["index.html", "media/Plan B.pdf"]), "en");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, "`media/Plan B.pdf` cannot be the name of a file in a packet");
        assert!(packet.files.keys().all(|path| !path.as_str().starts_with("media")));
    }
}
