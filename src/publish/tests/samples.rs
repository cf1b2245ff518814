//! Shelves for the tests of this room.

use crate::archive::{Entry, Method};
use crate::blob::{Blob, Sha256Sum};
use crate::catalogue::Withdrawn;
use crate::edition::Edition;
use crate::facts::Facts;
use crate::known;
use crate::pack::{AnyPacket, pack};
use crate::path::KitPath;
use crate::publish::{Released, ReleasedPacket, Shelf, Shown};
use crate::render::Site;

/// A packet of a working copy.
pub fn draft<E: Edition>(language: &str) -> AnyPacket {
    let facts = Facts { id: "trust".into(), title: "Trust".into(), version: "1.3.0-draft".into(), draft: true, ..Facts::default() };
    let files = [(KitPath::new("index.html").unwrap(), Blob::held(*b"<p>"))].into();
    let stamp = crate::digest::Stamp { content: crate::blob::Sha256Sum::of(language.as_bytes()), core: crate::blob::Sha256Sum::of(b"") };
    let site = Site::<E> {
        facts,
        language: language.into(),
        stamp,
        files,
        pages: 1,
        colored: std::collections::BTreeSet::new(),
        edition: std::marker::PhantomData,
    };
    pack(site, "en").0.erase()
}

/// A release in English and Spanish with its sources, withdrawn for a reason or not.
pub fn release(version: &str, withdrawn: Option<&str>) -> Released {
    let packet = |edition: &str, language: &str| {
        let between = if edition == "source" { String::new() } else { format!("{language}-") };
        let file = format!("trust-{version}-{between}{edition}.zip");
        let zip = Blob::held(format!("the zip of {file}").into_bytes());
        // What participants get has never changed.
        let content = if edition == "participant" { format!("{edition} {language}") } else { file.clone() };
        ReleasedPacket {
            known: known::Packet {
                edition: edition.to_owned(),
                language: if edition == "source" { String::new() } else { language.to_owned() },
                file,
                size: zip.size(),
                content: Sha256Sum::of(content.as_bytes()),
                files: Sha256Sum::of(b"files"),
                zip: zip.sha256(),
            },
            first: language == "en",
            zip,
            entries: ["MANIFEST.sha256", "assets/style.css", "index.html", "why.html"]
                .map(|path| (KitPath::new(path).unwrap(), entry()))
                .into(),
        }
    };
    let packets = vec![
        packet("facilitator", "en"),
        packet("participant", "en"),
        packet("facilitator", "es"),
        packet("participant", "es"),
        packet("source", "en"),
    ];
    let facts = Facts { id: "trust".into(), title: "Trust".into(), version: version.into(), ..Facts::default() };
    let withdrawn = withdrawn.map(|reason| Withdrawn { date: "2026-09-01".into(), reason: reason.into() });
    Released { date: "2026-08-14".into(), withdrawn, facts, changed: None, packets }
}

/// A shelf of one kit with releases, the oldest first, and no draft.
pub fn shelf(versions: &[&str]) -> Shelf {
    Shelf { id: "trust".into(), drafts: Vec::new(), releases: versions.iter().map(|version| release(version, None)).collect() }
}

/// What a site shows.
pub fn shown(editions: &[&str], keep: usize) -> Shown {
    Shown { editions: editions.iter().map(|edition| (*edition).to_owned()).collect(), keep }
}

fn entry() -> Entry {
    Entry { name: String::new(), folder: false, size: 3, compressed: 3, crc: 0, method: Method::Stored, start: 0 }
}
