//! Packets of a small kit, made by the program, and the record of them.

use std::io::Cursor;

use tttkit::blob::Sha256Sum;
use tttkit::edition::{Edition, Facilitator, Participant};
use tttkit::known::{FORMAT, Kit, Known, Packet, Release};
use tttkit::pipeline;
use tttkit::render::{Hosting, Theme, render};
use tttkit::{pack, transcript, view};

use crate::support::{Files, checked, files};

/// A packet: its zip, and its files by their paths from the root folder.
#[derive(Clone)]
pub struct Made {
    pub root: String,
    pub zip: Vec<u8>,
    pub files: Files,
    pub known: Packet,
}

/// Everything that the corpus is made of.
pub struct World {
    /// The participant's packet of 1.1.0, the newest that was not withdrawn.
    pub newest: Made,
    pub facilitator: Made,
    pub spanish: Made,
    pub older: Made,
    pub withdrawn: Made,
    /// Of a version that was never released.
    pub unreleased: Made,
    pub draft: Made,
    /// Of another kit.
    pub stranger: Made,
    pub known: Known,
}

fn kit(id: &str, text: &str) -> Files {
    let module = format!(
        "---\ntitle: Why trust comes first\ncore_message: Trust comes first.\n---\n\n## Start\n\n{text}\n\n![A dot](../media/dot.png)\n"
    );
    let mut all = files([
        ("book.toml", "[book]\ntitle = \"Kits\"\n"),
        ("pages/welcome.md", "# Welcome\n\nHello.\n"),
        ("facilitator/room.md", "# The room\n\nPush the tables together.\n"),
    ]);
    all.insert("kit.yaml".into(), b"schema: 1\ntitle: Building trust\nversion: 1.0.0\n".to_vec());
    all.insert("modules/01-why.md".into(), module.into_bytes());
    all.insert("media/dot.png".into(), PNG.to_vec());
    let place = |name: String| if name == "book.toml" { name } else { format!("kits/{id}/{name}") };
    all.into_iter().map(|(name, bytes)| (place(name), bytes)).collect()
}

/// A picture of one dot.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9bU\0\0\0\nIDATx\x9cc`\0\0\0\x02\0\x01\x48\xaf\xa4\x71\0\0\0\0IEND\xaeB`\x82";

fn made<E: Edition>(id: &str, version: &str, language: &str, theme: &Theme) -> Made {
    let checked = checked(&kit(id, &format!("We start with {version}."))).unwrap();
    let view = view::view::<E>(&checked, 0, 0);
    let stamp = tttkit::digest::Stamp { content: transcript::content(&view).digest(), core: pipeline::core(&checked, 0) };
    let (mut site, _) = render(&view, &stamp, &tttkit::edition::Restricted::new(Vec::new()), theme, &Hosting::default());
    site.facts.version = version.to_owned();
    site.facts.draft = version.ends_with("-draft");
    site.language = language.to_owned();
    let (packet, _) = pack::pack(site, "en");
    let files: Files = packet.files.iter().map(|(path, blob)| (path.to_string(), blob.bytes().unwrap().to_vec())).collect();
    let (root, file, size) = (packet.root.clone(), packet.file_name.clone(), packet.zip.size());
    let mut zip = Cursor::new(Vec::new());
    packet.zip.write(&mut zip, &|path| Err(std::io::Error::other(path.display().to_string()))).unwrap();
    let zip = zip.into_inner();
    let known = Packet {
        edition: E::NAME.to_owned(),
        language: language.to_owned(),
        file,
        size,
        content: stamp.content,
        files: Sha256Sum::of(&files["MANIFEST.sha256"]),
        zip: Sha256Sum::of(&zip),
    };
    Made { root, zip, files, known }
}

pub fn world() -> World {
    let theme = crate::support::theme();
    let participant = |version: &str| made::<Participant>("trust", version, "en", &theme);
    let [older, withdrawn, newest, unreleased, draft] = ["1.0.0", "1.2.0", "1.1.0", "2.0.0", "1.3.0-draft"].map(participant);
    let facilitator = made::<Facilitator>("trust", "1.1.0", "en", &theme);
    let spanish = made::<Participant>("trust", "1.1.0", "es", &theme);
    let stranger = made::<Participant>("courage", "1.0.0", "en", &theme);
    let release = |version: &str, why: Option<&str>, packets: &[&Made]| Release {
        version: version.to_owned(),
        date: "2026-08-14".to_owned(),
        withdrawn: why.map(str::to_owned),
        packets: packets.iter().map(|made| made.known.clone()).collect(),
    };
    let releases = vec![
        release("1.0.0", None, &[&older]),
        release("1.1.0", None, &[&facilitator, &newest, &spanish]),
        release("1.2.0", Some("the second activity hurt people"), &[&withdrawn]),
    ];
    let trust = Kit { id: "trust".into(), title: Some("Building trust".into()), latest: Some("1.1.0".into()), releases };
    let other = Kit { id: "other".into(), title: None, latest: None, releases: Vec::new() };
    let known = Known { format: FORMAT, kits: vec![other, trust] };
    World { newest, facilitator, spanish, older, withdrawn, unreleased, draft, stranger, known }
}
