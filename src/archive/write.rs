//! A zip that is a function of its files: no clock, no machine, no order of threads reaches its bytes.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Seek, Write};
use std::sync::{Arc, Mutex, PoisonError};

use zip::result::ZipResult;
use zip::write::{PreparedZipFile, SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, DateTime, System, ZipArchive};

use crate::blob::{Blob, Held, Open, Sha256Sum};
use crate::path::KitPath;

/// The date of every entry: the first that the format knows. A packet is dated by its version.
const DATE: DateTime = DateTime::DEFAULT;

/// How hard text is deflated. Part of the format: another level makes other bytes of the same kit.
///
/// On pages of ours, on one core: 108 MB a second at level 6 with 26.6 % left of them, 178 with 28.0 % at 3, 218 with 29.5 % at 2.
const LEVEL: i64 = 3;

/// Files that are compressed by what they are; deflating them again costs time and gains nothing.
const MEDIA: [&str; 27] = [
    "png", "jpg", "jpeg", "gif", "webp", "avif", "ico", "mp3", "mp4", "m4a", "m4v", "mov", "aac", "flac", "ogg", "oga", "ogv", "opus",
    "wav", "webm", "woff", "woff2", "pdf", "docx", "pptx", "xlsx", "zip",
];

/// The zip of a packet: its text deflated already, its media still where they are.
pub struct Zip {
    entries: Vec<Entry>,
    size: u64,
}

enum Entry {
    /// Deflated ahead of time, where many packets are made at once.
    Deflated(PreparedZipFile),
    /// Deflated once, for many packets.
    Shared(String, Once),
    /// As it is.
    Stored(String, Blob),
}

impl Zip {
    /// The zip of some files below one root folder.
    ///
    /// Media are stored, and so is every file too large to hold; the rest is deflated here and now.
    pub fn new(root: &str, files: &BTreeMap<KitPath, Blob>) -> Self {
        Self::sharing(root, files, |_| false, &Deflated::default())
    }

    /// The same zip; what is `common` to many is deflated once for all of them.
    pub fn sharing(root: &str, files: &BTreeMap<KitPath, Blob>, common: impl Fn(&KitPath) -> bool, deflated: &Deflated) -> Self {
        let mut size = END_RECORD;
        let mut entries = Vec::new();
        for (path, blob) in files {
            let name = format!("{root}/{path}");
            size += HEADERS + 2 * name.len() as u64;
            let entry = match blob {
                Blob::Held(bytes) if !MEDIA.contains(&path.extension().as_str()) && common(path) => {
                    let once = deflated.of(bytes);
                    size += once.size();
                    Entry::Shared(name, once)
                }
                Blob::Held(bytes) if !MEDIA.contains(&path.extension().as_str()) => {
                    let deflated = PreparedZipFile::from_data(name, options(CompressionMethod::Deflated, 0), bytes);
                    // Into memory, with options that are ours: nothing is left that can fail.
                    let deflated = deflated.unwrap_or_else(|error| unreachable!("deflating `{path}` in memory: {error}"));
                    size += deflated.compressed_size();
                    Entry::Deflated(deflated)
                }
                blob => {
                    size += blob.size();
                    Entry::Stored(name, blob.clone())
                }
            };
            entries.push(entry);
        }
        Self { entries, size }
    }

    /// How many bytes it will have; below 4 GiB and 65,536 files to the byte, above that nearly.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Writes it, large files in pieces.
    ///
    /// # Errors
    ///
    /// Where writing fails, or a large file cannot be read or was changed meanwhile.
    pub fn write(self, out: impl Write + Seek, open: &Open<'_>) -> io::Result<()> {
        let mut writer = ZipWriter::new(out);
        for entry in self.entries {
            match entry {
                Entry::Deflated(file) => writer.add_prepared_file(file)?,
                Entry::Shared(name, once) => once.write(&name, &mut writer)?,
                Entry::Stored(name, blob) => {
                    writer.start_file(name, options(CompressionMethod::Stored, blob.size()))?;
                    blob.copy_to(&mut writer, open)?;
                }
            }
        }
        writer.finish()?.flush()
    }
}

/// Texts that many packets hold, each deflated once: what was deflated so far, by the digest of the text.
#[derive(Default)]
pub struct Deflated(Mutex<BTreeMap<Sha256Sum, Once>>);

/// A text, deflated: a zip of its own with one entry, from which it goes into others as it is.
#[derive(Clone)]
struct Once(Arc<[u8]>);

impl Deflated {
    /// A text, deflated now or before.
    fn of(&self, bytes: &Held) -> Once {
        let digest = bytes.sha256();
        // A thread that panicked has left whole texts behind, or none.
        let done = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(once) = done().get(&digest) {
            return once.clone();
        }
        let once = Once::new(bytes).unwrap_or_else(|error| unreachable!("deflating in memory: {error}"));
        done().insert(digest, once.clone());
        once
    }
}

impl Once {
    fn new(bytes: &[u8]) -> ZipResult<Self> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file("", options(CompressionMethod::Deflated, 0))?;
        writer.write_all(bytes)?;
        Ok(Self(writer.finish()?.into_inner().into()))
    }

    /// How many bytes it takes, deflated.
    fn size(&self) -> u64 {
        let read = || ZipArchive::new(Cursor::new(&*self.0))?.by_index_raw(0).map(|entry| entry.compressed_size());
        read().unwrap_or_else(|error| unreachable!("reading what was written in memory: {error}"))
    }

    /// Writes it into another zip, under a name.
    fn write(&self, name: &str, into: &mut ZipWriter<impl Write + Seek>) -> ZipResult<()> {
        into.raw_copy_file_rename(ZipArchive::new(Cursor::new(&*self.0))?.by_index_raw(0)?, name)
    }
}

fn options(method: CompressionMethod, size: u64) -> SimpleFileOptions {
    let level = (method == CompressionMethod::Deflated).then_some(LEVEL);
    SimpleFileOptions::DEFAULT
        .compression_method(method)
        .compression_level(level)
        .last_modified_time(DATE)
        .system(System::Unix)
        .unix_permissions(0o644)
        .large_file(size >= u64::from(u32::MAX))
}

/// Bytes of an entry's two headers without its two names, and of the record at the end. Source: PKWARE APPNOTE 6.3.10, 4.3.7 to 4.3.16.
const HEADERS: u64 = 30 + 46;
const END_RECORD: u64 = 22;

#[cfg(test)]
mod tests {
    use super::*;

    /// Text with enough variety that every level of deflating makes other bytes of it.
    fn prose() -> Vec<u8> {
        let words = ["say", "what", "you", "saw", "before", "thinking", "about", "it", "and", "ask", "first", "please"];
        let mut seed = 1u32;
        let mut next = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            words[(seed >> 24) as usize % words.len()]
        };
        (0..4000).map(|_| next()).collect::<Vec<_>>().join(" ").into_bytes()
    }

    fn files() -> BTreeMap<KitPath, Blob> {
        let files: [(&str, Blob); 4] = [
            ("index.html", Blob::held(prose())),
            ("assets/a.css", Blob::held(*b"body { margin: 0 }\n")),
            ("media/dot.png", Blob::held([0u8; 64])),
            ("media/talk.mp4", Blob::Streamed { path: "talk.mp4".into(), size: 5, sha256: Sha256Sum::of(b"sound") }),
        ];
        files.into_iter().map(|(path, blob)| (KitPath::new(path).unwrap(), blob)).collect()
    }

    fn bytes(files: &BTreeMap<KitPath, Blob>) -> Vec<u8> {
        let mut out = Cursor::new(Vec::new());
        Zip::new("kit-1.0.0-participant", files).write(&mut out, &|_| Ok(Box::new(&b"sound"[..]))).unwrap();
        out.into_inner()
    }

    #[test]
    fn the_bytes_are_fixed() {
        // Another digest here means that every packet of everybody changes: a new encoder, level or layout.
        assert_eq!(Sha256Sum::of(&bytes(&files())).to_string(), "a0dfa17ee25fdcc95502eca9b6a6c16b66b2781e32d82aa70e2c37790d7d2578");
    }

    #[test]
    fn what_is_deflated_once_for_many_makes_the_same_bytes() {
        let deflated = Deflated::default();
        for root in ["kit-1.0.0-participant", "other-1.0.0-facilitator"] {
            let write = |zip: Zip| {
                let mut out = Cursor::new(Vec::new());
                zip.write(&mut out, &|_| Ok(Box::new(&b"sound"[..]))).unwrap();
                out.into_inner()
            };
            let shared = Zip::sharing(root, &files(), |path| path.extension() != "mp4", &deflated);
            assert_eq!(shared.size(), Zip::new(root, &files()).size());
            assert!(write(shared) == write(Zip::new(root, &files())), "{root}");
        }
    }

    #[test]
    fn the_size_is_known_before_it_is_written() {
        assert_eq!(Zip::new("kit-1.0.0-participant", &files()).size(), bytes(&files()).len() as u64);
    }

    #[test]
    fn entries_are_sorted_and_bare() {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes(&files()))).unwrap();
        let mut names = Vec::new();
        for index in 0..archive.len() {
            let entry = archive.by_index(index).unwrap();
            assert_eq!(entry.unix_mode(), Some(0o100_644));
            assert_eq!(entry.extra_data().as_deref().map_or(0, <[u8]>::len), 0);
            assert_eq!(entry.last_modified().map(|date| (date.year(), date.month(), date.day(), date.hour())), Some((1980, 1, 1, 0)));
            names.push((entry.name().unwrap().into_owned(), entry.compression()));
        }
        let (deflated, stored) = (CompressionMethod::Deflated, CompressionMethod::Stored);
        let expected = [("assets/a.css", deflated), ("index.html", deflated), ("media/dot.png", stored), ("media/talk.mp4", stored)];
        assert_eq!(names, expected.map(|(name, method)| (format!("kit-1.0.0-participant/{name}"), method)));
    }
}
