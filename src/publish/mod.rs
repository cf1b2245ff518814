//! Packets in, a plan out: what the site will be, file by file.
//!
//! ```text
//! index.html                        the catalogue
//! <kit>/index.html                  its page
//! <kit>/<version>/<edition>/        a packet's files, in the language that the kit is written in
//! <kit>/<version>/<lang>/<edition>/ in another language
//! <kit>/<version>/<packet>.zip      both editions in every language, whatever the site shows
//! ```

mod address;
mod offers;
mod plan;

pub use offers::offers;
pub use plan::{Content, Plan};

use std::collections::BTreeMap;

use crate::blob::Blob;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::site::{SITE_COLLISION, SITE_PATH};
use crate::pack::AnyPacket;
use crate::path::{BadPath, KitPath};
use address::Address;

/// What is published, and what is only for handing out.
pub struct Published {
    /// The website.
    pub site: Plan,
    /// Packets of editions that the website does not show. They stand beside it: whatever is in the site's folder, anybody can download.
    pub private: Plan,
}

/// The plans of a site and of what stands beside it, and what would be written to one file twice.
///
/// `shown` are the names of the editions that the site shows; `pages` are its own pages and what they need, by their paths in it.
pub fn publish(packets: Vec<AnyPacket>, shown: &[String], pages: BTreeMap<KitPath, Blob>) -> (Published, Vec<Diagnostic>) {
    let mut published = Published { site: Plan::default(), private: Plan::default() };
    let mut found = Vec::new();
    let mut put = |plan: &mut Plan, address: Address, content: Content| match address {
        Ok(path) => found.extend(plan.add(path, content).map(|path| collision(&path))),
        Err((text, bad)) => found.push(unplaced(&text, &bad)),
    };

    // GitHub Pages leaves out files whose names start with `_` unless this one is there.
    put(&mut published.site, address::place(".nojekyll".to_owned()), Content::Blob(Blob::held([])));
    for (path, blob) in pages {
        put(&mut published.site, Ok(path), Content::Blob(blob));
    }
    for packet in packets {
        if shown.iter().any(|edition| edition == packet.edition) {
            for (path, blob) in &packet.files {
                put(&mut published.site, address::file(&packet, path.as_str()), Content::Blob(blob.clone()));
            }
            put(&mut published.site, address::zip(&packet), Content::Zip(packet.zip));
        } else {
            put(&mut published.private, address::zip(&packet), Content::Zip(packet.zip));
        }
    }
    (published, found)
}

fn collision(path: &KitPath) -> Diagnostic {
    Diagnostic::nowhere(&SITE_COLLISION, format!("two parts of the site would be written to `{path}`"))
        .hint("rename one of the kits, languages or theme files that lead there")
}

fn unplaced(text: &str, bad: &BadPath) -> Diagnostic {
    Diagnostic::nowhere(&SITE_PATH, format!("`{text}` cannot stand on the site: {bad}")).hint("shorten the name of the kit or of the file")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blob::Sha256Sum;
    use crate::digest::Stamp;
    use crate::edition::{Edition, Facilitator, Participant};
    use crate::facts::Facts;
    use crate::pack::pack;
    use crate::render::Site;

    pub(super) fn packet<E: Edition>(language: &str) -> AnyPacket {
        let facts = Facts { id: "trust".into(), title: "Trust".into(), version: "1.3.0".into(), ..Facts::default() };
        let files = [(KitPath::new("index.html").unwrap(), Blob::held(*b"<p>"))].into();
        let stamp = Stamp { content: Sha256Sum::of(language.as_bytes()), core: Sha256Sum::of(b"") };
        let site = Site::<E> { facts, language: language.into(), stamp, files, pages: 1, edition: std::marker::PhantomData };
        pack(site, "en").0.erase()
    }

    fn paths(plan: &Plan) -> Vec<&str> {
        plan.files.keys().map(KitPath::as_str).collect()
    }

    #[test]
    fn the_site_holds_the_shown_editions_alone() {
        let packets = vec![packet::<Facilitator>("en"), packet::<Participant>("en"), packet::<Participant>("es")];
        let pages = BTreeMap::from([(KitPath::new("index.html").unwrap(), Blob::held(*b"<p>"))]);
        let (published, found) = publish(packets, &["participant".to_owned()], pages);
        assert!(found.is_empty());
        let expected = [
            ".nojekyll",
            "index.html",
            "trust/1.3.0/es/participant/MANIFEST.sha256",
            "trust/1.3.0/es/participant/RELEASE.txt",
            "trust/1.3.0/es/participant/index.html",
            "trust/1.3.0/participant/MANIFEST.sha256",
            "trust/1.3.0/participant/RELEASE.txt",
            "trust/1.3.0/participant/index.html",
            "trust/1.3.0/trust-1.3.0-en-participant.zip",
            "trust/1.3.0/trust-1.3.0-es-participant.zip",
        ];
        assert_eq!(paths(&published.site), expected);
        assert_eq!(paths(&published.private), ["trust/1.3.0/trust-1.3.0-en-facilitator.zip"]);
    }

    #[test]
    fn what_would_be_written_twice_is_reported() {
        let path = KitPath::new("trust/1.3.0/participant/index.html").unwrap();
        let pages = BTreeMap::from([(path, Blob::held(*b"mine"))]);
        let (_, found) = publish(vec![packet::<Participant>("en")], &["participant".to_owned()], pages);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, "two parts of the site would be written to `trust/1.3.0/participant/index.html`");
    }

    #[test]
    fn a_path_that_gets_too_long_is_reported() {
        let mut long = packet::<Participant>("en");
        long.files.insert(KitPath::new(&format!("{}.css", "a".repeat(230))).unwrap(), Blob::held([]));
        let (_, found) = publish(vec![long], &["participant".to_owned()], BTreeMap::new());
        assert_eq!(found.len(), 1);
        assert!(found[0].message.ends_with("cannot stand on the site: the path is longer than 240 bytes"), "{}", found[0].message);
    }

    #[test]
    fn a_file_where_a_folder_must_be_is_reported() {
        let pages = BTreeMap::from([(KitPath::new("trust/1.3.0").unwrap(), Blob::held(*b"mine"))]);
        let (_, found) = publish(vec![packet::<Participant>("en")], &["participant".to_owned()], pages);
        assert!(!found.is_empty());
    }
}
