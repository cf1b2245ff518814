//! What the tests of whole kits share: workspaces as maps of files, builds on disk and in memory, and a strict reader of HTML.
#![allow(
    dead_code,
    unreachable_pub,
    missing_docs,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "each test binary uses a part of this; tests touch real files and fail by panicking"
)]

pub mod generate;
pub mod html;

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};

use tttkit::blob::Blob;
use tttkit::check::{self, Checked};
use tttkit::diagnostic::{Report, Sources, short};
use tttkit::digest::Stamp;
use tttkit::edition::{Edition, Facilitator, Participant, Restricted};
use tttkit::load;
use tttkit::pack;
use tttkit::path::KitPath;
use tttkit::pipeline::{self, Build, Observer, Stage};
use tttkit::render::{self, Hosting, Theme};
use tttkit::transcript;
use tttkit::tree::Tree;
use tttkit::view;

/// Files by their path.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Files of texts.
pub fn files<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Files {
    texts.into_iter().map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).collect()
}

/// Writes files below a folder.
pub fn write(root: &Path, files: &Files) {
    for (path, bytes) in files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// Every file below a folder.
pub fn read(root: &Path) -> Files {
    let mut found = Files::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// One who does not watch.
pub struct Nobody;

impl Observer for Nobody {
    fn stage(&self, _: Stage, _: usize) {}
    fn step(&self) {}
}

/// Builds the workspace in a folder, with warnings allowed or not; gives its site, and that which stands beside it.
///
/// # Panics
///
/// Where there is anything to report: the message is in the panic.
pub fn build_in(root: &Path, out: &Path) -> Files {
    let request = Build { root: root.to_path_buf(), out: Some(out.to_path_buf()), deny_warnings: true, fresh: true, ..Build::default() };
    let outcome = pipeline::build(&request, &Nobody).unwrap_or_else(|error| panic!("{}: {error}", root.display()));
    assert!(outcome.built.is_some(), "{} does not build:\n{}", root.display(), said(&outcome.report, &outcome.sources));
    let mut site = read(out);
    let private = out.with_file_name(format!("{}-private", out.file_name().unwrap().to_str().unwrap()));
    if private.exists() {
        site.extend(read(&private).into_iter().map(|(path, bytes)| (format!("../private/{path}"), bytes)));
    }
    site
}

/// Builds a workspace of files on disk.
pub fn build(files: &Files) -> Files {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("workspace");
    write(&root, files);
    build_in(&root, &folder.path().join("site"))
}

/// What a report says, one line a finding.
pub fn said(report: &Report, sources: &Sources) -> String {
    short(report, sources)
}

/// The entries of a zip, in its order.
pub fn unzip(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut entry = archive.by_index(at).unwrap();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            (entry.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

/// SHA-256 as `sha256sum` prints it.
pub fn sha256(bytes: &[u8]) -> String {
    Blob::held(bytes).sha256().to_string()
}

/// A workspace in memory.
pub fn tree(files: &Files) -> Tree {
    let blob = |bytes: &Vec<u8>| Blob::held(bytes.as_slice());
    let path = |path: &str| KitPath::new(path).unwrap_or_else(|bad| panic!("{path}: {bad}"));
    Tree { files: files.iter().map(|(name, bytes)| (path(name), blob(bytes))).collect(), refused: Vec::new() }
}

/// The built-in theme: reading it takes longer than a small kit.
pub fn theme() -> Theme {
    Theme::load(&Tree::default(), None).0
}

/// A workspace loaded and checked.
///
/// # Errors
///
/// Where there is anything to report, in words.
pub fn checked(files: &Files) -> Result<Checked, String> {
    let (checked, sources, report) = check::check(load::load(&tree(files)));
    if report.diagnostics.is_empty() {
        checked.ok_or_else(|| "nothing to report, and nothing checked".to_owned())
    } else {
        Err(said(&report, &sources))
    }
}

/// The files of one edition of a workspace, by kit, language and path, with its packets; made in memory.
pub fn edition<E: Edition>(checked: &Checked, theme: &Theme) -> Files {
    let mut made = Files::new();
    for (at, kit) in checked.kits.iter().enumerate() {
        for language in 0..kit.texts.len() {
            let view = view::view::<E>(checked, at, language);
            let stamp = Stamp { content: transcript::content(&view).digest(), core: pipeline::core(checked, at) };
            let (site, found) = render::render(&view, &stamp, &Restricted::new(Vec::new()), theme, &Hosting::default());
            assert!(found.is_empty(), "{found:?}");
            let (packet, found) = pack::pack(site, &kit.texts[0].language);
            assert!(found.is_empty(), "{found:?}");
            let folder = format!("{}/{}", kit.id, kit.texts[language].language);
            for (path, blob) in &packet.files {
                made.insert(format!("{folder}/{path}"), blob.bytes().unwrap().to_vec());
            }
            let mut zip = Cursor::new(Vec::new());
            packet.zip.write(&mut zip, &|path| Err(std::io::Error::other(path.display().to_string()))).unwrap();
            made.insert(format!("{folder}/{}", packet.file_name), zip.into_inner());
        }
    }
    made
}

/// Both editions of a workspace: the facilitator's and the participant's.
pub fn editions(files: &Files, theme: &Theme) -> Result<(Files, Files), String> {
    let checked = checked(files)?;
    Ok((edition::<Facilitator>(&checked, theme), edition::<Participant>(&checked, theme)))
}

/// The first way in which two maps of files differ, in words.
pub fn difference(before: &Files, after: &Files) -> Option<String> {
    for (path, bytes) in before {
        match after.get(path) {
            None => return Some(format!("`{path}` is gone")),
            Some(other) if other != bytes && !path.ends_with(".zip") => {
                return Some(format!("`{path}` differs:\n{}", first_line(bytes, other)));
            }
            Some(_) => {}
        }
    }
    let fresh = after.keys().find(|path| !before.contains_key(*path)).map(|path| format!("`{path}` is new"));
    fresh.or_else(|| before.iter().find(|(path, bytes)| after[*path] != **bytes).map(|(path, _)| format!("`{path}` differs")))
}

/// The first line in which two texts differ, as both have it.
pub fn first_line(before: &[u8], after: &[u8]) -> String {
    let (before, after) = (String::from_utf8_lossy(before), String::from_utf8_lossy(after));
    let mut lines = before.lines().zip(after.lines());
    match lines.find(|(before, after)| before != after) {
        Some((before, after)) => format!("- {before}\n+ {after}"),
        None => format!("one ends sooner: {} lines and {}", before.lines().count(), after.lines().count()),
    }
}

/// The folder of the crate.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Random numbers that are the same every time: SplitMix64.
pub struct Dice(pub u64);

impl Dice {
    /// A number below `sides`.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % sides as u64).unwrap()
    }

    /// One of several.
    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.roll(of.len())]
    }
}
