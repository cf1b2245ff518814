//! A packet, with its edition in its type and without.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use crate::archive::DIRECTORY_AT_MOST;
use crate::archive::Zip;
use crate::blob::Blob;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::site::PACKET_CROWDED;
use crate::digest::Stamp;
use crate::edition::Edition;
use crate::facts::Facts;
use crate::path::KitPath;

/// What people of one edition download, in one language.
pub struct Packet<E: Edition> {
    /// What is known of the kit.
    pub facts: Facts,
    /// The language, BCP 47.
    pub language: String,
    /// What it delivers, as digests.
    pub stamp: Stamp,
    /// Whether it is the language that the kit is written in.
    pub first: bool,
    /// How many of the files are pages.
    pub pages: usize,
    /// The name of its one root folder.
    pub root: String,
    /// The name of its zip.
    pub file_name: String,
    /// The files by their path from the root folder: the site, `RELEASE.txt` and `MANIFEST.sha256`.
    pub files: BTreeMap<KitPath, Blob>,
    /// The same files as a zip.
    pub zip: Zip,
    pub(super) edition: PhantomData<E>,
}

impl<E: Edition> Packet<E> {
    /// The packet for those who handle both editions alike.
    pub fn erase(self) -> AnyPacket {
        let Self { facts, language, stamp, first, pages, root, file_name, files, zip, edition: _ } = self;
        AnyPacket { edition: E::NAME, facts, language, stamp, first, pages, root, file_name, files, zip }
    }
}

/// A packet whose edition is told by its name: behind the wall, where nothing is cut any more.
pub struct AnyPacket {
    /// `facilitator` or `participant`.
    pub edition: &'static str,
    /// What is known of the kit.
    pub facts: Facts,
    /// The language, BCP 47.
    pub language: String,
    /// What it delivers, as digests.
    pub stamp: Stamp,
    /// Whether it is the language that the kit is written in.
    pub first: bool,
    /// How many of the files are pages.
    pub pages: usize,
    /// The name of its one root folder.
    pub root: String,
    /// The name of its zip.
    pub file_name: String,
    /// The files by their path from the root folder.
    pub files: BTreeMap<KitPath, Blob>,
    /// The same files as a zip.
    pub zip: Zip,
}

/// That a packet has so many files that no reader would take it again: a release of it could never be published.
pub fn crowded(packet: &AnyPacket) -> Option<Diagnostic> {
    let listed: usize = packet.files.keys().map(|path| ENTRY + packet.root.len() + 1 + path.as_str().len()).sum();
    (listed as u64 > DIRECTORY_AT_MOST).then(|| {
        Diagnostic::nowhere(
            &PACKET_CROWDED,
            format!("`{}` would hold {} files, more than can be checked", packet.file_name, packet.files.len()),
        )
        .hint("part the kit into several, each with its own modules")
    })
}

/// Bytes that a line of `MANIFEST.sha256` has beside its path, and the directory of a zip has 46: the larger of the two.
const ENTRY: usize = 67;
