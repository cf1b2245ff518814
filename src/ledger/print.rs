//! The ledger as it stands in `kit.lock`, byte for byte.

use std::fmt::Write as _;

use super::{Entry, FORMAT, Ledger, Release, Withdrawal};
use crate::blob::Sha256Sum;

/// The first line of every ledger.
pub(super) const HEAD: &str = "# Written by tttkit; do not edit";

/// What stands before the digest of an entry's own text.
pub(super) const SUM: &str = "sum = ";

impl Ledger {
    /// The text of `kit.lock`: TOML, one entry behind the other. An entry that is added leaves all text before it as it was.
    pub fn print(&self) -> String {
        let mut text = head();
        let mut previous = None;
        for entry in &self.entries {
            let written = print_entry(entry, previous);
            text.push('\n');
            text.push_str(&written);
            previous = Some(Sha256Sum::of(written.as_bytes()));
        }
        text
    }
}

/// What stands above the entries.
pub(super) fn head() -> String {
    format!("{HEAD}\nformat = {FORMAT}\n")
}

/// An entry with `previous`, the SHA-256 of the entry before, and `sum`, the SHA-256 of its own lines without that one: so
/// no byte can change unseen, of the last entry neither.
fn print_entry(entry: &Entry, previous: Option<Sha256Sum>) -> String {
    let (above, below) = match entry {
        Entry::Release(release) => lines_of_release(release),
        Entry::Withdrawal(withdrawal) => (lines_of_withdrawal(withdrawal), String::new()),
    };
    let previous = format!("previous = {}\n", quoted(&previous.map(|sum| sum.to_string()).unwrap_or_default()));
    let sum = Sha256Sum::of(format!("{above}{previous}{below}").as_bytes());
    format!("{above}{previous}{SUM}\"{sum}\"\n{below}")
}

fn lines_of_release(release: &Release) -> (String, String) {
    let Release { version, date, tool, source, core, changes, packets } = release;
    let above = format!(
        "[[release]]\nversion = \"{version}\"\ndate = {}\ntool = {}\nsource = \"{source}\"\ncore = \"{core}\"\nchanges = \"{changes}\"\n",
        quoted(date),
        quoted(tool),
    );
    let below = packets.iter().fold(String::new(), |mut out, packet| {
        let [edition, language, file] = [&packet.edition, &packet.language, &packet.file].map(|text| quoted(text));
        // Writing to a string cannot fail.
        let _ = write!(
            out,
            "\n[[release.packet]]\nedition = {edition}\nlanguage = {language}\nfile = {file}\nsize = {}\n\
             content = \"{}\"\nfiles = \"{}\"\nzip = \"{}\"\n",
            packet.size, packet.content, packet.files, packet.zip
        );
        out
    });
    (above, below)
}

fn lines_of_withdrawal(withdrawal: &Withdrawal) -> String {
    let Withdrawal { version, date, reason } = withdrawal;
    format!("[[withdrawn]]\nversion = \"{version}\"\ndate = {}\nreason = {}\n", quoted(date), quoted(reason))
}

/// A basic string of TOML 1.0: quotes, backslashes and control characters escaped.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", c as u32);
            }
            c => out.push(c),
        }
    }
    out + "\""
}
