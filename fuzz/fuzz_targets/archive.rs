//! A zip from anybody: its headers, its data, and what is told of it.
#![no_main]

use std::io::{Cursor, Read};

use libfuzzer_sys::fuzz_target;
use tttkit::archive::{Archive, is_damage};
use tttkit::verdict::{Answer, LANGUAGES, json, text, words};
use tttkit::verify::{Against, zip};

fuzz_target!(|input: &[u8]| {
    if let Ok(archive) = Archive::read(&mut Cursor::new(input)) {
        let mut end = 0;
        for entry in &archive.entries {
            assert!(entry.start >= end && entry.start + entry.compressed <= input.len() as u64, "entries share bytes");
            end = entry.start + entry.compressed;
            assert!(!entry.name.split('/').any(|part| part == "..") && !entry.name.starts_with('/'), "{:?} leads out", entry.name);
            let mut contents = entry.open(Cursor::new(input)).expect("memory can be read").take(1 << 24);
            let mut piece = vec![0; 64 * 1024];
            let mut size = 0;
            loop {
                match contents.read(&mut piece) {
                    Ok(0) => break,
                    Ok(read) => size += read as u64,
                    Err(error) => {
                        assert!(is_damage(&error), "{error}");
                        break;
                    }
                }
            }
            assert!(size <= entry.size, "more than the headers say");
        }
    }
    let verdict = zip(&mut Cursor::new(input), &Against::default()).expect("memory can be read");
    assert_eq!(verdict.answer, Answer::CannotTell, "there is no record");
    assert!(verdict.cause.is_some());
    let _ = json(&verdict);
    for language in LANGUAGES {
        let lines = text(&verdict, &words(language));
        assert!(lines.iter().all(|line| !line.contains(char::is_control)), "{lines:?}");
    }
});
