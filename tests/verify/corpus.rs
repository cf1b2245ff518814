//! Good, damaged and hostile packets with what must be said of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use tttkit::blob::Sha256Sum;
use tttkit::digest::listing;

use crate::made::{Made, World};
use crate::raw::{Raw, deflated, stored, zip, zip_with};
use crate::support::{Dice, Files, write};

/// A packet and what must be said of it.
pub struct Case {
    pub name: &'static str,
    pub bytes: Vec<u8>,
    /// `genuine`, `repacked`, or the cause.
    pub expected: &'static str,
}

/// The files of a packet as entries, text deflated.
pub fn entries(root: &str, files: &Files) -> Vec<Raw> {
    let entry = |(path, bytes): (&String, &Vec<u8>)| {
        let name = format!("{root}{path}");
        if path.ends_with(".png") { stored(&name, bytes) } else { deflated(&name, bytes) }
    };
    files.iter().map(entry).collect()
}

fn root(made: &Made) -> String {
    format!("{}/", made.root)
}

/// The packet packed again with other files.
fn packed(made: &Made, alter: impl FnOnce(&mut Files)) -> Vec<u8> {
    let mut files = made.files.clone();
    alter(&mut files);
    zip(&entries(&root(made), &files))
}

/// The packet packed again with other entries.
fn bent(made: &Made, alter: impl FnOnce(&mut Vec<Raw>)) -> Vec<u8> {
    let mut all = entries(&root(made), &made.files);
    alter(&mut all);
    zip(&all)
}

/// The packet with one more entry.
fn with(made: &Made, entry: Raw) -> Vec<u8> {
    bent(made, |all| all.push(entry))
}

fn at(made: &Made, path: &str) -> usize {
    made.files.keys().position(|name| name == path).unwrap()
}

/// The list of some files.
fn list(files: &Files) -> Vec<u8> {
    let listed = files.iter().filter(|(path, _)| *path != "MANIFEST.sha256");
    listing(listed.map(|(path, bytes)| (path, Sha256Sum::of(bytes)))).into_bytes()
}

fn crlf(bytes: &[u8]) -> Vec<u8> {
    String::from_utf8(bytes.to_vec()).unwrap().replace('\n', "\r\n").into_bytes()
}

fn is_text(path: &str) -> bool {
    !path.ends_with(".png")
}

/// Moves what stands under one name to another.
fn rename(files: &mut Files, from: &str, to: &str) {
    let bytes = files.remove(from).unwrap();
    files.insert(to.to_owned(), bytes);
}

/// Lets another program pack files that stand in a folder; gives `out.zip`.
fn by(files: &Files, script: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("in");
    write(&inside, files);
    let mut shell = Command::new("sh");
    let output = shell.args(["-ec", script]).current_dir(&inside).stdin(Stdio::null()).output().unwrap();
    assert!(output.status.success(), "{script}: {}", String::from_utf8_lossy(&output.stderr));
    fs::read(folder.path().join("out.zip")).unwrap_or_else(|error| panic!("{script}: {error}; tests/run.sh installs what it needs"))
}

/// The bytes with one bit turned.
fn turned(bytes: &[u8], place: usize) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes[place] ^= 4;
    bytes
}

fn find(bytes: &[u8], what: &[u8]) -> usize {
    bytes.windows(what.len()).position(|window| window == what).unwrap()
}

fn rfind(bytes: &[u8], what: &[u8]) -> usize {
    bytes.windows(what.len()).rposition(|window| window == what).unwrap()
}

/// 300 MB of zeros, deflated; Python does it in a moment.
fn zeros(name: &str) -> Raw {
    const SIZE: u32 = 300_000_000;
    let script = format!(
        "import sys,zlib;c=zlib.compressobj(9,8,-15);z=bytes(1000000);s=0\nfor i in range({}):\n sys.stdout.buffer.write(c.compress(z));s=zlib.crc32(z,s)\nsys.stdout.buffer.write(c.flush());sys.stderr.write(str(s))",
        SIZE / 1_000_000
    );
    let output = Command::new("python3").args(["-c", &script]).output().unwrap();
    let crc = String::from_utf8(output.stderr).unwrap().parse().unwrap();
    let compressed = u32::try_from(output.stdout.len()).unwrap();
    Raw { method: 8, crc, compressed, size: SIZE, data: output.stdout, ..stored(name, b"") }
}

/// All of them.
pub fn corpus(world: &World) -> Vec<Case> {
    let mut all = Vec::new();
    let mut say = |name: &'static str, expected: &'static str, bytes: Vec<u8>| all.push(Case { name, bytes, expected });
    good(world, &mut say);
    again(world, &mut say);
    cut(world, &mut say);
    changed(world, &mut say);
    unknown(world, &mut say);
    named(world, &mut say);
    hostile(world, &mut say);
    all
}

type Say<'a> = dyn FnMut(&'static str, &'static str, Vec<u8>) + 'a;

fn good(world: &World, say: &mut Say<'_>) {
    say("trust-1.1.0-en-participant", "genuine", world.newest.zip.clone());
    say("renamed (3)", "genuine", world.newest.zip.clone());
    say("facilitator", "genuine", world.facilitator.zip.clone());
    say("other-language", "genuine", world.spanish.zip.clone());
    say("older-than-newest", "genuine", world.older.zip.clone());
    say("withdrawn", "genuine", world.withdrawn.zip.clone());
}

/// Packed again, and every file right.
fn again(world: &World, say: &mut Say<'_>) {
    let made = &world.newest;
    let inside: Files = made.files.iter().map(|(path, bytes)| (format!("{}{path}", root(made)), bytes.clone())).collect();
    say("by-zip", "repacked", by(&inside, "zip -qr ../out.zip *"));
    say("by-zip-best-bare", "repacked", by(&inside, "zip -qr9XD ../out.zip *"));
    say("by-zip-stored", "repacked", by(&inside, "zip -qr0 ../out.zip *"));
    say("by-zip-streamed", "repacked", by(&inside, "zip -qr - * | cat > ../out.zip"));
    say("by-zip-in-zip64", "repacked", by(&inside, "zip -qr -fz ../out.zip *"));
    say("by-7z", "repacked", by(&inside, "7z a -tzip -bd ../out.zip * > ../log"));
    say("by-python", "repacked", by(&inside, "python3 -m zipfile -c ../out.zip *"));
    let streamed = "import os,sys,zipfile\nclass Pipe:\n def __init__(s,f): s.f=f\n def write(s,b): return s.f.write(b)\n def flush(s): s.f.flush()\nz=zipfile.ZipFile(Pipe(open('../out.zip','wb')),'w',zipfile.ZIP_DEFLATED)\nfor d,_,n in os.walk('.'):\n for f in n: z.write(os.path.join(d,f))\nz.close()\n";
    say("by-python-streamed", "repacked", by(&inside, &format!("python3 -c \"{streamed}\"")));
    let mut litter = inside.clone();
    for name in [".DS_Store", "assets/media/Thumbs.db", "assets/desktop.ini"] {
        litter.insert(format!("{}{name}", root(made)), b"litter".to_vec());
    }
    litter.insert(format!("__MACOSX/{}._index.html", root(made)), b"litter".to_vec());
    say("litter", "repacked", by(&litter, "zip -qr ../out.zip * __MACOSX"));
    let all = entries(&root(made), &made.files);
    let bare = entries("", &made.files);
    say("without-a-folder", "repacked", zip(&bare));
    say("another-folder", "repacked", zip(&entries("My trust packet/", &made.files)));
    say("unsorted", "repacked", zip(&all.iter().rev().cloned().collect::<Vec<_>>()));
    say("folders", "repacked", zip(&[&[Raw { attributes: 0o040_755 << 16 | 16, ..stored(&root(made), b"") }], &all[..]].concat()));
    say("descriptors", "repacked", zip(&all.iter().cloned().map(|entry| entry.described(true)).collect::<Vec<_>>()));
    say("descriptors-unsigned", "repacked", zip(&all.iter().cloned().map(|entry| entry.described(false)).collect::<Vec<_>>()));
    say("zip64", "repacked", zip_with(&all.iter().cloned().map(Raw::wide).collect::<Vec<_>>(), crate::raw::End::widen));
    say("extra-fields", "repacked", bent(made, |all| all.iter_mut().for_each(|entry| entry.extra = b"UT\x05\0\x01abcd".to_vec())));
    say("comment", "repacked", zip_with(&all, |end| end.comment = b"packed with love".to_vec()));
    // The date of an entry is nobody's business.
    say("another-date", "repacked", turned(&made.zip, 11));
}

/// Cut off, or something else from the start.
fn cut(world: &World, say: &mut Say<'_>) {
    let whole = &world.newest.zip;
    say("half", "truncated", whole[..whole.len() / 2].to_vec());
    say("without-the-last-byte", "truncated", whole[..whole.len() - 1].to_vec());
    say("without-the-end", "truncated", whole[..whole.len() - 22].to_vec());
    say("within-the-directory", "truncated", whole[..whole.len() - 300].to_vec());
    say("ten-bytes", "truncated", whole[..10].to_vec());
    // The end of a zip within is not the end of the zip around it.
    let around = zip(&[stored("a/RELEASE.txt", b"x"), stored("a/inner.zip", whole)]);
    say("half-of-a-zip-with-a-zip", "truncated", around[..around.len() - 60].to_vec());
    say("empty", "empty", Vec::new());
    say("error-page", "web-page", b"<!DOCTYPE html>\n<title>404</title>\n<p>Not found</p>\n".to_vec());
    say("login-page", "web-page", b"\xef\xbb\xbf\r\n  <html><body>Please log in</body></html>".to_vec());
    let mut dice = Dice(7);
    say("random", "not-zip", (0..5000).map(|_| u8::try_from(dice.roll(256)).unwrap()).collect());
    say("picture", "not-zip", world.newest.files["assets/media/dot.png"].clone());
    say("no-entries", "not-a-packet", zip(&[]));
    let made = &world.newest;
    let picture = find(whole, b"IDAT");
    say("bit-in-a-picture", "damaged", turned(whole, picture));
    let page = find(whole, format!("{}index.html", root(made)).as_bytes());
    say("bit-in-a-page", "damaged", turned(whole, page + root(made).len() + 40));
    let list = find(whole, format!("{}MANIFEST.sha256", root(made)).as_bytes());
    say("bit-in-the-list", "damaged", turned(whole, list + root(made).len() + 60));
    say("bit-in-a-local-name", "disagree", turned(whole, page + 3));
    let listed = rfind(whole, format!("{}index.html", root(made)).as_bytes());
    say("bit-in-a-listed-name", "disagree", turned(whole, listed + 3));
    say("bit-in-a-listed-crc", "disagree", turned(whole, listed - 30));
    say("bit-in-a-listed-offset", "hidden-data", turned(whole, listed - 4));
    say("bit-in-a-local-signature", "broken", turned(whole, page - 30));
    say("bit-in-a-listed-signature", "broken", turned(whole, listed - 46));
    say("bit-in-the-number-of-entries", "split", turned(whole, whole.len() - 12));
    say("bit-in-the-directory-size", "broken", turned(whole, whole.len() - 10));
    say("bit-in-the-directory-offset", "broken", turned(whole, whole.len() - 4));
    say("bit-in-the-end-signature", "truncated", turned(whole, whole.len() - 22));
    say("crc-of-something-else", "damaged", bent(made, |all| all[at(made, "index.html")].crc ^= 1));
    say(
        "list-and-note-damaged",
        "broken",
        bent(made, |all| {
            for path in ["MANIFEST.sha256", "RELEASE.txt"] {
                all[at(made, path)].crc ^= 1;
            }
        }),
    );
}

/// Files added, removed, changed.
fn changed(world: &World, say: &mut Say<'_>) {
    let made = &world.newest;
    let insert = |name: &'static str, bytes: &'static [u8]| {
        move |files: &mut Files| {
            files.insert(name.to_owned(), bytes.to_vec());
        }
    };
    say("file-added", "added", packed(made, insert("my-notes.txt", b"notes")));
    say("file-added-to-the-original", "added", with(made, stored("slides.html", b"beside")));
    say("file-under-a-name-of-the-packet-outside", "added", with(made, stored("index.html", &made.files["index.html"])));
    say("name-that-is-no-text", "added", with(made, Raw { name: b"Notiz f\xfcr Montag.txt".to_vec(), ..stored("", b"x") }));
    say("long-list", "added", packed(made, |files| (0..30).for_each(|at| drop(files.insert(format!("x{at:02}.txt"), vec![at])))));
    say("file-removed", "part", packed(made, |files| drop(files.remove("index.html"))));
    say("note-removed", "part", packed(made, |files| drop(files.remove("RELEASE.txt"))));
    say("file-renamed", "renamed", packed(made, |files| rename(files, "assets/media/dot.png", "assets/media/picture.png")));
    say("file-renamed-by-case", "names-case", packed(made, |files| rename(files, "assets/media/dot.png", "assets/media/DOT.PNG")));
    let edit = |files: &mut Files| files.get_mut("index.html").unwrap().extend(b"<p>more</p>\n");
    say("page-edited", "edited", packed(made, edit));
    say(
        "text-as-windows-has-it",
        "line-ends",
        packed(made, |files| {
            files.iter_mut().filter(|(path, _)| is_text(path)).for_each(|(_, bytes)| *bytes = crlf(bytes));
        }),
    );
    say(
        "list-as-windows-has-it",
        "line-ends",
        packed(made, |files| {
            files.get_mut("MANIFEST.sha256").map(|bytes| *bytes = crlf(bytes)).unwrap();
        }),
    );
    say(
        "text-as-windows-has-it-and-edited",
        "edited",
        packed(made, |files| {
            edit(files);
            files.iter_mut().filter(|(path, _)| is_text(path)).for_each(|(_, bytes)| *bytes = crlf(bytes));
        }),
    );
    say(
        "page-saved-by-a-browser",
        "saved",
        packed(made, |files| {
            edit(files);
            files.insert("index_files/style.css".into(), b"p {}".to_vec());
        }),
    );
    say(
        "several",
        "mixed",
        packed(made, |files| {
            edit(files);
            rename(files, "assets/media/dot.png", "assets/media/picture.png");
        }),
    );
    say(
        "newer-over-older",
        "mixed",
        packed(made, |files| {
            for (path, bytes) in &world.older.files {
                if path == "why.html" || path.ends_with("all-in-one.html") {
                    files.insert(path.clone(), bytes.clone());
                }
            }
            files.insert("old.html".into(), b"old".to_vec());
        }),
    );
    say(
        "list-changed",
        "list-changed",
        packed(made, |files| {
            files.get_mut("MANIFEST.sha256").unwrap().extend(b"# checked by me\n");
        }),
    );
    say(
        "forged",
        "list-changed",
        packed(made, |files| {
            edit(files);
            let list = list(files);
            files.insert("MANIFEST.sha256".into(), list);
        }),
    );
    say(
        "forged-of-a-withdrawn-one",
        "list-changed",
        packed(&world.withdrawn, |files| {
            edit(files);
            let list = list(files);
            files.insert("MANIFEST.sha256".into(), list);
        }),
    );
    say("list-removed", "list-missing", packed(made, |files| drop(files.remove("MANIFEST.sha256"))));
    say("list-emptied", "list-changed", packed(made, insert("MANIFEST.sha256", b"")));
    say(
        "list-of-another-packet",
        "two-packets",
        packed(made, |files| {
            files.insert("MANIFEST.sha256".into(), world.older.files["MANIFEST.sha256"].clone());
        }),
    );
    say(
        "note-of-another-packet",
        "two-packets",
        packed(made, |files| {
            files.insert("RELEASE.txt".into(), world.facilitator.files["RELEASE.txt"].clone());
        }),
    );
    say("note-edited", "edited", packed(made, |files| files.get_mut("RELEASE.txt").unwrap().extend(b"More.\n")));
    say("zip-with-a-zip", "added", packed(made, |files| drop(files.insert("inner.zip".into(), world.older.zip.clone()))));
    say(
        "size-that-lies",
        "damaged",
        bent(made, |all| {
            let bomb = deflated("x", &vec![0; 2_000_000]);
            let page = &mut all[at(made, "index.html")];
            *page = Raw { name: page.name.clone(), size: 1000, ..bomb };
        }),
    );
    say(
        "data-behind-the-deflated",
        "damaged",
        bent(made, |all| {
            let page = &mut all[at(made, "index.html")];
            page.data.extend(b"hidden");
            page.compressed += 6;
        }),
    );
    say(
        "deflated-without-an-end",
        "damaged",
        bent(made, |all| {
            let page = &mut all[at(made, "index.html")];
            page.data.pop();
            page.compressed -= 1;
        }),
    );
    say(
        "large",
        "added",
        bent(made, |all| {
            let mut dice = Dice(5);
            let noise: Vec<u8> = (0..3_200_000).map(|_| u8::try_from(dice.roll(256)).unwrap()).collect();
            all.push(stored("noise.bin", &noise));
            all.push(Raw { name: b"zeros.bin".to_vec(), ..zeros("zeros.bin") });
        }),
    );
}

/// Nothing to compare with.
fn unknown(world: &World, say: &mut Say<'_>) {
    let made = &world.newest;
    say("draft", "draft", world.draft.zip.clone());
    say("unknown-version", "unknown-version", world.unreleased.zip.clone());
    say("unknown-version-edited", "unknown-version", packed(&world.unreleased, |files| drop(files.insert("x.txt".into(), Vec::new()))));
    say("unknown-kit", "unknown-kit", world.stranger.zip.clone());
    let translated = |files: &mut Files| {
        let note = String::from_utf8(files["RELEASE.txt"].clone()).unwrap().replace("Language: en", "Language: fr");
        files.insert("RELEASE.txt".into(), note.into_bytes());
        let list = list(files);
        files.insert("MANIFEST.sha256".into(), list);
    };
    say("unknown-language", "unknown-packet", packed(made, translated));
    let other = files_of([("docs/readme.txt", "hello"), ("docs/a.html", "<p>")]);
    say("another-zip", "not-a-packet", zip(&entries("", &other)));
    say("list-alone", "not-a-packet", zip(&[stored("MANIFEST.sha256", b"x")]));
    say(
        "note-that-claims-nothing",
        "not-a-packet",
        packed(made, |files| {
            files.insert("RELEASE.txt".into(), b"Release notes\n".to_vec());
            files.insert("MANIFEST.sha256".into(), b"my list\n".to_vec());
        }),
    );
    say("deeper", "nested", zip(&entries(&format!("downloads/{}", root(made)), &made.files)));
    let both = [entries(&root(made), &made.files), entries(&root(&world.facilitator), &world.facilitator.files)].concat();
    say("two-packets-in-one", "several-packets", zip(&both));
    say("packet-in-a-zip", "zip-in-zip", zip(&[stored("trust-1.1.0-en-participant.ZIP", &made.zip)]));
}

fn files_of<const N: usize>(texts: [(&str, &str); N]) -> Files {
    crate::support::files(texts)
}

/// Names that mislead.
fn named(world: &World, say: &mut Say<'_>) {
    let made = &world.newest;
    let cases: [(&'static str, &'static str, &str); 18] = [
        ("zip-slip", "unsafe-name", "../../evil.sh"),
        ("zip-slip-inside", "unsafe-name", "a/../../evil.sh"),
        ("absolute", "unsafe-name", "/etc/cron.d/evil"),
        ("drive", "unsafe-name", "C:/Windows/evil.exe"),
        ("drive-relative", "unsafe-name", "C:evil.exe"),
        ("backslash", "unsafe-name", "..\\evil.exe"),
        ("stream", "unsafe-name", "index.html:evil"),
        ("dot", "unsafe-name", "./index.html"),
        ("two-slashes", "unsafe-name", "a//b.txt"),
        ("no-name", "unsafe-name", ""),
        ("folder-that-leads-out", "unsafe-name", "../"),
        ("reserved", "odd-name", "docs/AUX.txt"),
        ("reserved-with-space", "odd-name", "con .txt"),
        ("control-character", "odd-name", "a\u{1b}[2Jb.txt"),
        ("next-line", "odd-name", "a\u{85}b.txt"),
        ("last-dot", "odd-name", "index.html."),
        ("last-space", "odd-name", "index.html "),
        ("question-mark", "added", "Was ist das?.docx"),
    ];
    for (name, cause, evil) in cases {
        say(name, cause, with(made, stored(evil, b"")));
    }
    say("very-long-name", "odd-name", with(made, stored(&"a".repeat(1025), b"")));
    let again = format!("{}index.html", root(made));
    say("duplicate", "duplicate-name", with(made, stored(&again, b"<p>evil</p>")));
    say("duplicate-with-the-same-bytes", "duplicate-name", with(made, deflated(&again, &made.files["index.html"])));
    say("file-and-folder", "duplicate-name", with(made, stored(&format!("{again}/"), b"")));
    say("case-twin", "twin-names", with(made, stored(&format!("{}INDEX.html", root(made)), b"")));
    say("case-twin-beyond-ascii", "twin-names", bent(made, |all| all.extend(["Ü.txt", "ü.txt"].map(|name| stored(name, b"")))));
    say("symlink", "special", with(made, Raw { attributes: 0o120_777 << 16, ..stored("link", b"/etc/passwd") }));
    say("device", "special", with(made, Raw { attributes: 0o060_600 << 16, ..stored("disk", b"") }));
    say("folder-without-slash", "special", with(made, Raw { attributes: 0o040_755 << 16, ..stored("folder", b"") }));
    say("symlink-in-litter", "special", with(made, Raw { attributes: 0o120_777 << 16, ..stored("__MACOSX/link", b"/etc") }));
}

/// Headers that lie, data that hides.
fn hostile(world: &World, say: &mut Say<'_>) {
    let made = &world.newest;
    let page = at(made, "index.html");
    let mut lie = |name: &'static str, lie: fn(&mut Raw)| {
        say(name, "disagree", bent(made, |all| all[page] = all[page].clone().lying(lie)));
    };
    lie("local-name", |local| local.name = local.name.to_ascii_uppercase());
    lie("local-name-longer", |local| local.name.push(b'x'));
    lie("local-size", |local| local.size += 1);
    lie("local-compressed-size", |local| local.compressed -= 1);
    lie("local-method", |local| local.method = 0);
    lie("local-crc", |local| local.crc ^= 1);
    lie("local-flags", |local| local.flags |= 1 << 11);
    lie("local-crc-zero-without-a-descriptor", |local| local.crc = 0);
    say("local-zip64-without-numbers", "broken", bent(made, |all| all[page] = all[page].clone().lying(|local| local.size = u32::MAX)));
    say("listed-zip64-without-numbers", "broken", bent(made, |all| all[page].size = u32::MAX));
    say(
        "descriptor-that-lies",
        "disagree",
        bent(made, |all| {
            all[page] = all[page].clone().described(true);
            all[page].behind[5] ^= 1;
        }),
    );
    say(
        "descriptor-missing",
        "overlap",
        bent(made, |all| {
            all[page] = all[page].clone().described(true);
            all[page].behind.clear();
        }),
    );
    say(
        "stored-with-two-sizes",
        "disagree",
        bent(made, |all| {
            let picture = &mut all[at(made, "assets/media/dot.png")];
            picture.size += 1;
        }),
    );
    say("folder-with-data", "disagree", with(made, stored("folder/", b"hidden")));
    say("encrypted", "encrypted", bent(made, |all| all[page].flags |= 1));
    let inside: Files = made.files.iter().map(|(path, bytes)| (format!("{}{path}", root(made)), bytes.clone())).collect();
    say("encrypted-by-zip", "encrypted", by(&inside, "zip -qrD -P secret ../out.zip *"));
    say("encrypted-by-7z", "encrypted", by(&inside, "7z a -tzip -mem=AES256 -psecret -bd ../out.zip $(find * -type f) > ../log"));
    say("by-7z-bzip2", "method", by(&inside, "7z a -tzip -mm=BZip2 -bd ../out.zip $(find * -type f) > ../log"));
    say("disks", "split", zip_with(&entries(&root(made), &made.files), |end| end.disks = [1, 1]));
    say("entry-on-another-disk", "split", bent(made, |all| all[page].disk = 1));
    let whole = &made.zip;
    say("prefix", "data-before", [b"#!/bin/sh\nexit\n", &whole[..]].concat());
    let shifted = |front: &[u8]| {
        let length = u32::try_from(front.len()).unwrap();
        let mut all = entries(&root(made), &made.files);
        let mut place = length;
        for entry in &mut all {
            entry.place = Some(place);
            place += u32::try_from(30 + entry.name.len() + entry.data.len()).unwrap();
        }
        [front, &zip_with(&all, |end| end.offset += length)].concat()
    };
    say("prefix-with-offsets-mended", "data-before", shifted(b"MZ this unpacks itself"));
    say("suffix", "data-after", [&whole[..], b"virus-scanned: ok"].concat());
    say("joined", "joined", [&world.older.zip[..], whole].concat());
    say("joined-with-offsets-mended", "joined", shifted(&world.older.zip));
    say("end-in-a-comment", "joined", zip_with(&entries(&root(made), &made.files), |end| end.comment = zip(&[])));
    say("hidden-between", "hidden-data", bent(made, |all| all[page].behind = b"hidden".to_vec()));
    say(
        "hidden-before-the-directory",
        "hidden-data",
        bent(made, |all| {
            all.last_mut().unwrap().behind = b"PK\x03\x04 not listed".to_vec();
        }),
    );
    say("entry-not-listed", "hidden-data", bent(made, |all| all[page].behind = zip(&[stored("evil", b"x")])[..35].to_vec()));
    say("bomb", "bomb", with(made, zeros("zeros.bin")));
    say("bomb-in-a-bomb", "added", with(made, stored("bomb.zip", &zip(&[zeros("zeros.bin")]))));
    say("overlapping", "bomb", overlapping(made, 900));
    say("overlapping-a-little", "overlap", overlapping(made, 3));
    say(
        "twice-the-same-place",
        "overlap",
        bent(made, |all| all.push(Raw { listed_only: true, place: Some(0), name: b"again".to_vec(), ..all[0].clone() })),
    );
    say(
        "listed-beyond-the-end",
        "hidden-data",
        bent(made, |all| all.push(Raw { listed_only: true, place: Some(0x7fff_ffff), ..stored("far", b"") })),
    );
    say(
        "more-than-4-gib",
        "too-large",
        bent(made, |all| {
            (0..3).for_each(|at| {
                let entry = deflated(&format!("zeros{at}"), &vec![0; 1000]);
                all.push(Raw { size: 0xffff_fff0, ..entry });
            })
        }),
    );
    let many: Vec<Raw> = (0..66_000).map(|at| stored(&format!("{at}"), b"")).collect();
    say(
        "too-many",
        "too-many",
        zip_with(&many, |end| {
            end.widen();
            end.wide = end.wide.map(|[_, size, offset]| [66_000, size, offset]);
        }),
    );
    say("number-of-entries-that-lies", "broken", zip_with(&entries(&root(made), &made.files), |end| end.entries = [3, 3]));
    say(
        "zip64-that-lies",
        "broken",
        zip_with(&entries(&root(made), &made.files), |end| {
            end.wide = Some([1, u64::from(end.size), u64::from(end.offset)]);
        }),
    );
}

/// Entries whose headers stand in each other's data, so that a kernel of zeros is inflated many times. Source of the idea: David
/// Fifield, "A better zip bomb", USENIX WOOT 2019.
fn overlapping(made: &Made, times: usize) -> Vec<u8> {
    let kernel = deflated("kernel", &vec![0; 200_000]);
    bent(made, |all| {
        let place: usize = all.iter().map(|entry| 30 + entry.name.len() + entry.data.len()).sum();
        all.push(Raw { name: b"bomb000".to_vec(), ..kernel.clone() });
        all.extend((1..times).map(|at| Raw {
            name: format!("bomb{at:03}").into_bytes(),
            listed_only: true,
            place: Some(u32::try_from(place).unwrap()),
            ..kernel.clone()
        }));
    })
}

/// Unpacked packets, some with something done to them, and what must be said of them.
pub fn folders(world: &World, place: &Path) -> BTreeMap<&'static str, &'static str> {
    let made = &world.newest;
    let mut all = BTreeMap::new();
    let mut put = |name: &'static str, expected: &'static str, folder: &str, alter: &dyn Fn(&mut Files)| {
        let mut files = made.files.clone();
        alter(&mut files);
        write(&place.join(name).join(folder), &files);
        all.insert(name, expected);
    };
    put("as-unpacked", "genuine", "", &|_| {});
    put("folder-around", "genuine", &made.root, &|_| {});
    put("with-litter", "genuine", "", &|files| drop(files.insert("assets/.DS_Store".into(), Vec::new())));
    put("edited", "edited", "", &|files| files.get_mut("index.html").unwrap().extend(b"x"));
    put("part", "part", "", &|files| drop(files.remove("index.html")));
    put("link-added", "added", "", &|_| {});
    put("link-for-a-file", "edited", "", &|files| drop(files.remove("index.html")));
    put("two-deep", "nested", "a/b", &|_| {});
    put("zip-alone", "zip-in-zip", "", &|files| {
        files.clear();
        files.insert("packet.zip".into(), made.zip.clone());
    });
    #[cfg(unix)]
    for (folder, link) in [("link-added", "more.html"), ("link-for-a-file", "index.html")] {
        let target = place.join("as-unpacked/index.html");
        std::os::unix::fs::symlink(target, place.join(folder).join(link)).unwrap();
    }
    all
}
