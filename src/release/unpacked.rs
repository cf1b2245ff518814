//! A released packet, read from its zip.

use std::fmt;
use std::io::{Read, Seek};

use super::Sources;
use crate::archive::{Archive, Entry, Failure};
use crate::blob::{Blob, HELD_AT_MOST, Sha256Sum};
use crate::pack::{Note, read_note};
use crate::path::KitPath;

/// What a released packet holds.
#[derive(Clone, Debug)]
pub struct Unpacked {
    /// Its files by their path from its root folder, with their places in the zip.
    pub entries: Vec<(KitPath, Entry)>,
    /// What its `RELEASE.txt` says.
    pub note: Note,
}

/// Why a released packet cannot be read, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable(pub &'static str);

impl fmt::Display for Unreadable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.0)
    }
}

const NOTE: &str = "RELEASE.txt";
const MANIFEST: &str = "MANIFEST.sha256";

/// Reads a packet that tttkit made: one root folder, plain names, a `RELEASE.txt`.
///
/// # Errors
///
/// Where it is none.
pub fn unpacked(source: &mut (impl Read + Seek)) -> Result<Unpacked, Unreadable> {
    let entries = entries(source)?;
    let note = text(source, &entries, NOTE)?;
    let note = read_note(&note).ok_or(Unreadable("its RELEASE.txt is not one that tttkit writes"))?;
    Ok(Unpacked { entries, note })
}

/// The sources that a packet of sources holds. Large files are not held: they are told by their digest alone.
///
/// # Errors
///
/// Where it is none.
pub fn unpacked_sources(source: &mut (impl Read + Seek)) -> Result<Sources, Unreadable> {
    let mut sources = Sources::default();
    for (path, entry) in entries(source)? {
        if matches!(path.as_str(), NOTE | MANIFEST) {
            continue;
        }
        let mut contents = entry.open(&mut *source).map_err(|_| DAMAGED)?;
        let blob = if entry.size <= HELD_AT_MOST {
            let mut bytes = Vec::new();
            contents.read_to_end(&mut bytes).map_err(|_| DAMAGED)?;
            Blob::held(bytes)
        } else {
            let (sha256, size) = Sha256Sum::of_reader(contents).map_err(|_| DAMAGED)?;
            Blob::Streamed { path: path.as_str().into(), size, sha256 }
        };
        sources.files.insert(path, blob);
    }
    Ok(sources)
}

/// The list of files that a packet carries.
///
/// # Errors
///
/// Where it is no packet.
pub fn manifest(source: &mut (impl Read + Seek)) -> Result<String, Unreadable> {
    let entries = entries(source)?;
    text(source, &entries, MANIFEST)
}

const DAMAGED: Unreadable = Unreadable("its data is damaged");

fn entries(source: &mut (impl Read + Seek)) -> Result<Vec<(KitPath, Entry)>, Unreadable> {
    let archive = Archive::read(source).map_err(|failure| match failure {
        Failure::Refused(_) => Unreadable("it is no zip that tttkit made"),
        Failure::Io(_) => Unreadable("the disk does not give it out"),
    })?;
    let inner = |entry: Entry| {
        let (_, path) = entry.name.split_once('/')?;
        Some((KitPath::new(path).ok()?, entry))
    };
    archive.entries.into_iter().map(|entry| inner(entry).ok_or(Unreadable("its files do not stand in one folder"))).collect()
}

fn text(source: &mut (impl Read + Seek), entries: &[(KitPath, Entry)], name: &str) -> Result<String, Unreadable> {
    let (_, entry) = entries.iter().find(|(path, _)| path.as_str() == name).ok_or(Unreadable("it lacks files that every packet has"))?;
    let mut text = String::new();
    let contents = entry.open(source).map_err(|_| DAMAGED)?;
    contents.take(HELD_AT_MOST).read_to_string(&mut text).map_err(|_| DAMAGED)?;
    Ok(text)
}
