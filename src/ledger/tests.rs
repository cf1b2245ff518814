use proptest::prelude::*;

use super::*;
use crate::span::FileId;

fn sum(of: &str) -> Sha256Sum {
    Sha256Sum::of(of.as_bytes())
}

fn release(version: &str) -> Entry {
    let packet = |edition: &str, language: &str| Packet {
        edition: edition.to_owned(),
        language: language.to_owned(),
        file: format!("trust-{version}-{edition}.zip"),
        size: 4_187_000,
        content: sum(edition),
        files: sum(language),
        zip: sum(version),
    };
    Entry::Release(Release {
        version: Version::parse(version).unwrap(),
        date: "2026-08-14".to_owned(),
        tool: "0.1.0".to_owned(),
        source: sum("source"),
        core: sum("core"),
        changes: sum("changes"),
        packets: vec![packet("facilitator", "en"), packet("participant", "en"), packet("source", "")],
    })
}

fn withdrawal(version: &str, reason: &str) -> Entry {
    Entry::Withdrawal(Withdrawal { version: Version::parse(version).unwrap(), date: "2026-10-02".to_owned(), reason: reason.to_owned() })
}

fn ledger() -> Ledger {
    Ledger { entries: vec![release("1.0.0"), release("1.1.0"), withdrawal("1.0.0", "module 4 said \"2025\" \\ \u{7}"), release("2.0.0")] }
}

fn read(text: &str) -> Result<Ledger, Box<crate::diagnostic::Diagnostic>> {
    Ledger::parse(text, FileId(0))
}

#[test]
fn what_is_printed_is_read_back() {
    let text = ledger().print();
    assert_eq!(read(&text).unwrap(), ledger());
    assert_eq!(read("").unwrap(), Ledger::default());
}

#[test]
fn the_bytes_are_fixed() {
    // Another text here means that the ledgers of everybody look edited.
    let text = Ledger { entries: vec![withdrawal("1.0.0", "wrong date")] }.print();
    let expected = "\
# Written by tttkit; do not edit
format = 1

[[withdrawn]]
version = \"1.0.0\"
date = \"2026-10-02\"
reason = \"wrong date\"
previous = \"\"
sum = ...
";
    let (above, sum_line) = text.split_once("sum = ").unwrap();
    assert_eq!(above, expected.split_once("sum = ").unwrap().0);
    let entry = above.split_once("\n\n").unwrap().1;
    assert_eq!(sum_line, format!("\"{}\"\n", sum(entry)));
    assert_eq!(sum(&ledger().print()).to_string(), "a0344c6fc8480a182e669b52433bd5650043aa1bc1be74ca2d3c42c6b46533b7");
}

#[test]
fn a_new_entry_leaves_the_text_before_it() {
    let mut longer = ledger();
    longer.entries.push(release("2.0.1"));
    assert!(longer.print().starts_with(&ledger().print()));
}

#[test]
fn what_is_wrong_is_told_at_its_line() {
    let text = ledger().print();
    let told = |text: &str| {
        let diagnostic = read(text).unwrap_err();
        let line = text[..diagnostic.span.unwrap().start as usize].lines().count() + 1;
        (diagnostic.code.name, line, diagnostic.message)
    };
    let (code, line, _) = told(&text.replacen("date = \"2026-08-14\"", "date = \"2026-08-15\"", 1));
    assert_eq!((code, line), ("lock-edited", 12));
    assert_eq!(told(&text.replacen('\n', "\r\n", 1)).0, "lock-line-ends");
    assert_eq!(told(&format!("{text}<<<<<<< HEAD\n")).0, "lock-conflict");
    assert_eq!(told(&text.replacen("format = 1", "format = 2", 1)).0, "lock-newer");
    let (code, line, message) = told(&text.replacen("[[release]]", "[[relaese]]", 1));
    assert_eq!((code, line), ("lock-edited", 4), "{message}");
    let backwards = Ledger { entries: vec![release("1.1.0"), release("1.0.0")] };
    assert_eq!(told(&backwards.print()).2, "`kit.lock` was edited: version 1.0.0 cannot come after 1.1.0");
    let never = Ledger { entries: vec![withdrawal("1.0.0", "")] };
    assert_eq!(told(&never.print()).2, "`kit.lock` was edited: version 1.0.0 was withdrawn and never released");
}

#[test]
fn an_entry_that_is_taken_out_is_noticed() {
    let without = |at: usize| {
        let text = ledger().print();
        let starts: Vec<usize> =
            text.match_indices("\n[[release]]").chain(text.match_indices("\n[[withdrawn]]")).map(|(at, _)| at).collect();
        let mut starts = starts;
        starts.sort_unstable();
        starts.push(text.len());
        format!("{}{}", &text[..starts[at]], &text[starts[at + 1]..])
    };
    for at in 0..3 {
        assert_eq!(read(&without(at)).unwrap_err().code.name, "lock-edited", "entry {at}");
    }
}

#[test]
fn the_latest_is_the_newest_that_stands() {
    let mut ledger = ledger();
    ledger.entries.push(withdrawal("2.0.0", "wrong"));
    assert_eq!(ledger.latest().unwrap().version.to_string(), "1.1.0");
    assert_eq!(ledger.last().unwrap().version.to_string(), "2.0.0");
    let known = ledger.known("trust", None);
    assert_eq!(known.latest.as_deref(), Some("1.1.0"));
    assert_eq!(known.releases[0].withdrawn.as_deref(), Some("module 4 said \"2025\" \\ \u{7}"));
}

#[test]
fn days_are_of_the_calendar() {
    for day in ["2026-08-14", "2024-02-29", "2000-02-29", "2026-12-31"] {
        assert!(is_date(day), "{day}");
    }
    for day in
        ["2026-02-29", "1900-02-29", "2026-13-01", "2026-00-01", "2026-04-31", "2026-1-01", "26-01-01", "2026/01/01", "2026-01-01 ", ""]
    {
        assert!(!is_date(day), "{day}");
    }
}

proptest! {
    #[test]
    fn every_changed_byte_is_noticed(at in 0..ledger().print().len(), with in 0u8..=0x7f) {
        let mut bytes = ledger().print().into_bytes();
        prop_assume!(bytes[at] != with);
        bytes[at] = with;
        prop_assert!(read(&String::from_utf8(bytes).unwrap()).is_err());
    }

    #[test]
    fn every_lost_or_added_byte_is_noticed(at in 0..ledger().print().len(), with in proptest::option::of(0u8..=0x7f)) {
        let before = ledger().print();
        let mut bytes = before.clone().into_bytes();
        match with {
            None => drop(bytes.remove(at)),
            Some(byte) => bytes.insert(at, byte),
        }
        prop_assert!(read(&String::from_utf8(bytes).unwrap()).is_err());
    }

    #[test]
    fn any_text_is_read_or_refused(text in "(?s).{0,200}") {
        let _ = read(&text);
        let _ = read(&format!("{}{text}", print::head()));
    }
}
