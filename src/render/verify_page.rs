//! `verify.html`: tells whether a packet is genuine, in the reader's own browser, and asks no network.
//!
//! It stands alone: style, script, words and records are in the page, and its policy names the first two by their digests, so
//! that nothing else can run and nothing can be sent anywhere. A copy of the file on a stick works as well as the one on the site.

use std::collections::BTreeMap;

use serde::Serialize;

use super::page::Fact;
use super::press::Press;
use super::site_pages::SiteChrome;
use super::words;
use crate::blob::Sha256Sum;
use crate::json;
use crate::known::Known;

/// The page, with the records of everything that was released.
pub(super) fn verify_page(press: &Press<'_>, chrome: SiteChrome, known: &Known) -> String {
    let style = sealed(&press.theme.style);
    let script = sealed(&format!("(() => {{\n\"use strict\";\n{}}})();\n", press.theme.verify));
    let page = VerifyPage {
        facts: facts(press, known),
        commands: COMMANDS.map(|(system, typed)| Command { system, typed }),
        seals: Seals { style: seal(&style), script: seal(&script) },
        style,
        script,
        known: json::for_script(known),
        words: json::for_script(&words(press, known)),
        chrome,
    };
    press.fill("site/verify.html", &page)
}

#[derive(Serialize)]
struct VerifyPage {
    chrome: SiteChrome,
    /// How much is on record, and up to which day: a copy of the page that was kept knows nothing newer.
    facts: Vec<Fact>,
    commands: [Command; COMMANDS.len()],
    seals: Seals,
    style: String,
    script: String,
    /// The records, as JSON that can stand in a script.
    known: String,
    /// What the script says, likewise.
    words: String,
}

/// What to type where the page cannot help, by system: tools that each of them has.
const COMMANDS: [(&str, &str); 3] = [
    ("Linux", "sha256sum -c MANIFEST.sha256"),
    ("macOS", "shasum -a 256 -c MANIFEST.sha256"),
    (
        "Windows",
        "Get-Content MANIFEST.sha256 | % { $h, $f = $_ -split ' +'; if ((Get-FileHash $f).Hash -eq $h) { \"${f}: OK\" } else { \"${f}: FAILED\" } }",
    ),
];

#[derive(Serialize)]
struct Command {
    system: &'static str,
    typed: &'static str,
}

/// What the page's policy lets in: digests in base 64, as `sha256-...` wants them.
#[derive(Serialize)]
struct Seals {
    style: String,
    script: String,
}

fn facts(press: &Press<'_>, known: &Known) -> Vec<Fact> {
    let releases = || known.kits.iter().flat_map(|kit| &kit.releases);
    let count = releases().map(|release| release.packets.len()).sum::<usize>();
    let last = releases().map(|release| release.date.as_str()).max();
    let last = last.map(|date| Fact::new(press.word("verify_known_to"), &words::date(press.strings, date)));
    std::iter::once(Fact::new(press.word("verify_known"), &count.to_string())).chain(last).collect()
}

/// What the script says about its own doings, by the end of the key in the strings files.
const SAYS: [&str; 13] =
    ["reading", "one", "folder", "unreadable", "old", "no_code", "bad_code", "unknown_code", "code", "code_of", "code_of_all", "withdrawn", "newest"];

#[derive(Serialize)]
struct Words {
    says: BTreeMap<&'static str, String>,
    editions: BTreeMap<&'static str, String>,
    languages: BTreeMap<String, String>,
}

fn words(press: &Press<'_>, known: &Known) -> Words {
    let packets = known.kits.iter().flat_map(|kit| &kit.releases).flat_map(|release| &release.packets);
    Words {
        says: SAYS.iter().map(|name| (*name, press.word(&format!("verify_says_{name}")))).collect(),
        editions: EDITIONS.iter().map(|name| (*name, press.word(&format!("edition_{name}")))).collect(),
        languages: packets.map(|packet| (packet.language.clone(), words::language(press.strings, &packet.language))).collect(),
    }
}

/// What a packet's `edition` can be.
const EDITIONS: [&str; 3] = ["facilitator", "participant", "source"];

/// A style or a script that cannot end its own element, whatever a theme put into it.
fn sealed(text: &str) -> String {
    text.replace("</", "<\\/").replace("<!--", "<\\!--")
}

/// The digest of what stands in an element, in base 64.
fn seal(text: &str) -> String {
    base64(Sha256Sum::of(text.as_bytes()).bytes())
}

/// Base 64 with padding. Source: RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let letters = bytes.chunks(3).flat_map(|three| {
        let value = (0..3).fold(0, |value, at| value << 8 | usize::from(three.get(at).copied().unwrap_or(0)));
        (0..4).map(move |at| if at > three.len() { '=' } else { char::from(ALPHABET[value >> (18 - 6 * at) & 63]) })
    });
    letters.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Source: RFC 4648, section 10.
    #[test]
    fn base64_known_answers() {
        for (bytes, text) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }
}
