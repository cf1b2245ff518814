//! `verify.html`: tells whether a packet is genuine, in the reader's own browser, and asks no network.
//!
//! It stands alone: style, script, words and records are in the page, and its policy names the first two by their digests, so
//! that nothing else can run and nothing can be sent anywhere. A copy of the file on a stick works as well as the one on the site.

use std::collections::BTreeMap;

use serde::Serialize;

use super::page::Fact;
use super::press::Press;
use super::seal::{seal, sealed};
use super::site_pages::SiteChrome;
use super::words;
use crate::json;
use crate::known::Known;
use crate::verdict;

/// The page, with the records of everything that was released.
pub(super) fn verify_page(press: &Press<'_>, chrome: SiteChrome, known: &Known) -> String {
    let style = sealed(&press.theme.style("", &chrome.language));
    let script = sealed(&format!("{}(() => {{\n\"use strict\";\n{}}})();\n", press.theme.first_script(), press.theme.verify));
    let spoken =
        verdict::LANGUAGES.into_iter().find(|code| press.language().split('-').next() == Some(*code)).unwrap_or(verdict::LANGUAGES[0]);
    let page = VerifyPage {
        facts: facts(press, known),
        answer: Answer { language: spoken, direction: words::direction(spoken) },
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
    answer: Answer,
    commands: [Command; COMMANDS.len()],
    seals: Seals,
    style: String,
    script: String,
    /// The records, as JSON that can stand in a script.
    known: String,
    /// What the script says, likewise.
    words: String,
}

/// In what language the answer is: a site may be in one that there are no answers in.
#[derive(Serialize)]
struct Answer {
    language: &'static str,
    direction: &'static str,
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
    std::iter::once(Fact::new(press.word("verify_known"), &press.strings.locale().number(count as u64))).chain(last).collect()
}

/// What the script says about its own doings: the keys in the strings files.
const SAYS: [&str; 13] = [
    "verify_says_reading",
    "verify_says_one",
    "verify_says_folder",
    "verify_says_unreadable",
    "verify_says_old",
    "verify_says_no_code",
    "verify_says_bad_code",
    "verify_says_unknown_code",
    "verify_says_code",
    "verify_says_code_of",
    "verify_says_code_of_all",
    "verify_says_withdrawn",
    "verify_says_newest",
];

/// How the script calls the editions that a packet can be of.
const EDITIONS: [(&str, &str); 3] =
    [("facilitator", "edition_facilitator"), ("participant", "edition_participant"), ("source", "edition_source")];

#[derive(Serialize)]
struct Words {
    /// What `tttkit verify` says, in the same words.
    verdict: BTreeMap<&'static str, &'static str>,
    says: BTreeMap<&'static str, String>,
    editions: BTreeMap<&'static str, String>,
    languages: BTreeMap<String, String>,
}

fn words(press: &Press<'_>, known: &Known) -> Words {
    let packets = known.kits.iter().flat_map(|kit| &kit.releases).flat_map(|release| &release.packets);
    Words {
        verdict: verdict::words(press.language()).all().clone(),
        says: SAYS.iter().map(|key| (key.trim_start_matches("verify_says_"), press.word(key))).collect(),
        editions: EDITIONS.iter().map(|(name, key)| (*name, press.word(key))).collect(),
        languages: packets.map(|packet| (packet.language.clone(), words::language(press.strings, &packet.language))).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blob::Sha256Sum;
    use crate::known::{Kit, Packet, Release};
    use crate::render::tests::website::site;
    use crate::render::{Theme, site_pages};
    use crate::tree::Tree;

    /// The page, with a release whose reason wants to end the script that it stands in.
    fn page(style: &str) -> String {
        let sum = Sha256Sum::of(b"abc");
        let packet = Packet {
            edition: "participant".to_owned(),
            language: "es".to_owned(),
            file: "trust-1.0.0-es-participant.zip".to_owned(),
            size: 3,
            content: sum,
            files: sum,
            zip: sum,
        };
        let release = Release {
            version: "1.0.0".to_owned(),
            date: "2026-08-14".to_owned(),
            withdrawn: Some("</script><b>".to_owned()),
            packets: vec![packet],
        };
        let kit = Kit { id: "trust".to_owned(), title: None, latest: None, releases: vec![release] };
        let known = Known { kits: vec![kit], ..Known::default() };
        let tree = Tree::of([("themes/ours/styles/yours.css", style)]);
        let folder = crate::path::KitPath::new("themes/ours").unwrap();
        let (theme, wrong) = Theme::load(&tree, Some(&folder));
        assert_eq!(wrong, []);
        let (files, wrong) = site_pages(&crate::catalogue::Catalogue { known, ..site("/") }, &theme);
        assert_eq!(wrong, []);
        let page = files.into_iter().find(|(path, _)| path.as_str() == "verify.html").unwrap().1;
        String::from_utf8(page.bytes().unwrap().to_vec()).unwrap()
    }

    /// What stands in an element, as a browser reads it: up to the first end of it.
    fn inside<'p>(page: &'p str, open: &str, close: &str) -> &'p str {
        page.split_once(open).unwrap().1.split_once(close).unwrap().0
    }

    #[test]
    fn the_policy_lets_in_what_stands_there_and_nothing_else() {
        for style in ["h1 { color: green }", "h1::before { content: \"</style><b>\" }"] {
            let page = page(style);
            let policy = inside(&page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"");
            let expected = format!(
                "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
                seal(inside(&page, "<style>", "</style>")),
                seal(inside(&page, "<script>", "</script>")),
            );
            assert_eq!(policy, expected);
            assert_eq!(page.matches("<script").count() + page.matches("<style").count(), 4, "one style, one script, two of data");
            for bad in [" style=", " src=", "<link", " onclick"] {
                assert!(!page.contains(bad), "{bad}");
            }
        }
    }

    #[test]
    fn the_records_are_in_the_page() {
        let page = page("h1 { color: green }");
        let known = Known::parse(inside(&page, "<script type=\"application/json\" id=\"known\">", "</script>")).unwrap();
        assert_eq!(known.kits[0].releases[0].withdrawn.as_deref(), Some("</script><b>"));
        let facts = inside(&page, "<dl class=\"facts\">", "</dl>");
        assert!(facts.contains("<bdi>1</bdi>") && facts.contains("August 14, 2026"), "{facts}");
        assert!(inside(&page, "id=\"words\">", "</script>").contains("\"languages\":{\"es\":\"Spanish\"}"));
    }
}
