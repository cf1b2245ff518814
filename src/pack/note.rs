//! `RELEASE.txt`: what a packet is, in plain text, for whoever finds it in a folder years from now.
//!
//! Lines of `Key: value` up to the first empty line, each key once; a reader passes over keys that it does not know. Authors stand
//! between `;`, each as `name [organization] (role)`; those signs and `\` have a `\` in front where they are part of a name.

use std::collections::BTreeMap;

use crate::blob::Sha256Sum;
use crate::digest::{CheckCode, Stamp};
use crate::facts::{Author, Facts};
use crate::minutes::Minutes;

/// What `RELEASE.txt` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What is known of the kit.
    pub facts: Facts,
    /// `facilitator` or `participant`.
    pub edition: String,
    /// The language, BCP 47.
    pub language: String,
    /// What the packet delivers, as digests.
    pub stamp: Stamp,
}

const WORKING_COPY: &str = " (a working copy, not a release)";

/// A line a fact; what is not known has no line.
pub fn note(facts: &Facts, edition: &str, language: &str, stamp: &Stamp) -> String {
    let version = if facts.draft { format!("{}{WORKING_COPY}", facts.version) } else { facts.version.clone() };
    let lines = [
        ("Kit", Some(format!("{} ({})", facts.title, facts.id))),
        ("Version", Some(version)),
        ("Date", facts.released.clone()),
        ("Edition", Some(edition.to_owned())),
        ("Language", Some(language.to_owned())),
        ("Summary", facts.summary.clone()),
        ("For", facts.audience.clone()),
        ("Minutes", facts.minutes.map(|minutes| minutes.to_string())),
        ("Authors", authors(&facts.authors)),
        ("Valid from", facts.valid_from.clone()),
        ("Valid until", facts.valid_until.clone()),
        ("License", facts.license.clone()),
        ("Contact", facts.contact.clone()),
        ("Home", facts.source.clone()),
        ("Content", Some(stamp.content.to_string())),
        ("Core", Some(stamp.core.to_string())),
        ("Check code", Some(stamp.code().to_string())),
    ];
    let facts = lines.into_iter().filter_map(|(name, value)| Some(format!("{name}: {}\n", one_line(&value?)?)));
    facts.collect::<String>() + HOW_TO
}

/// A value is one line, whatever an author's YAML folded into it, so that no value can be taken for another line; `None` where nothing
/// is left.
fn one_line(value: &str) -> Option<String> {
    let line = value.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

const HOW_TO: &str = "
To read it, open index.html. To see that nothing was added, lost or changed,
compare the files with MANIFEST.sha256: `sha256sum -c MANIFEST.sha256`.
";

/// What parts authors, and what each of them has; escaped where a name holds it.
const SIGNS: [char; 6] = [';', '[', ']', '(', ')', '\\'];

fn authors(authors: &[Author]) -> Option<String> {
    let part = |text: &Option<String>, open: &str, close: &str| {
        let text: String = text.as_deref()?.chars().flat_map(|c| SIGNS.contains(&c).then_some('\\').into_iter().chain([c])).collect();
        Some(format!("{open}{text}{close}"))
    };
    let author = |author: &Author| {
        let parts = [part(&author.name, "", ""), part(&author.organization, "[", "]"), part(&author.role, "(", ")")];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    };
    (!authors.is_empty()).then(|| authors.iter().map(author).collect::<Vec<_>>().join("; "))
}

/// What a `RELEASE.txt` says; `None` where it is none, or its check code is not that of its content.
pub fn read_note(text: &str) -> Option<Note> {
    let mut values = BTreeMap::new();
    for line in text.lines().take_while(|line| !line.is_empty()) {
        let (key, value) = line.split_once(": ")?;
        if values.insert(key, value).is_some() {
            return None;
        }
    }
    let get = |key: &str| values.get(key).map(|value| (*value).to_owned());
    // No id holds a bracket, so what stands in the last is the id; a kit without a title has nothing in front of it.
    let (title, id) = values.get("Kit")?.strip_suffix(')')?.rsplit_once('(')?;
    let version = *values.get("Version")?;
    let digest = |key: &str| Sha256Sum::parse(values.get(key)?);
    let stamp = Stamp { content: digest("Content")?, core: digest("Core")? };
    if CheckCode::parse(values.get("Check code")?)? != stamp.code() {
        return None;
    }
    let minutes = match values.get("Minutes") {
        Some(written) => Some(Minutes::parse(written)?),
        None => None,
    };
    let facts = Facts {
        id: id.to_owned(),
        title: title.trim_end().to_owned(),
        version: version.strip_suffix(WORKING_COPY).unwrap_or(version).to_owned(),
        draft: version.ends_with(WORKING_COPY),
        released: get("Date"),
        summary: get("Summary"),
        audience: get("For"),
        minutes,
        authors: values.get("Authors").map(|written| read_authors(written)).unwrap_or_default(),
        contact: get("Contact"),
        source: get("Home"),
        license: get("License"),
        valid_from: get("Valid from"),
        valid_until: get("Valid until"),
    };
    Some(Note { facts, edition: get("Edition")?, language: get("Language")?, stamp })
}

fn read_authors(written: &str) -> Vec<Author> {
    // Of each author: name, organization and role.
    let mut all = vec![[const { String::new() }; 3]];
    let mut at = 0;
    let mut signs = written.chars();
    while let Some(c) = signs.next() {
        match c {
            ';' => {
                all.push([const { String::new() }; 3]);
                at = 0;
            }
            '[' => at = 1,
            '(' => at = 2,
            ']' | ')' => at = 0,
            c => {
                let c = if c == '\\' { signs.next().unwrap_or(c) } else { c };
                if let Some(parts) = all.last_mut() {
                    parts[at].push(c);
                }
            }
        }
    }
    let author = |parts: [String; 3]| {
        let [name, organization, role] = parts.map(|part| one_line(&part));
        Author { name, organization, role }
    };
    all.into_iter().map(author).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp() -> Stamp {
        Stamp { content: Sha256Sum::of(b""), core: Sha256Sum::of(b"abc") }
    }

    #[test]
    fn what_is_not_known_has_no_line() {
        let facts = Facts {
            id: "trust".into(),
            title: "Building\n trust".into(),
            version: "1.3.0-draft".into(),
            draft: true,
            license: Some("CC-BY-4.0".into()),
            summary: Some(" \n".into()),
            ..Facts::default()
        };
        let text = note(&facts, "participant", "en", &stamp());
        let expected = "\
Kit: Building trust (trust)
Version: 1.3.0-draft (a working copy, not a release)
Edition: participant
Language: en
License: CC-BY-4.0
Content: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
Core: ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
Check code: WERC-8GMR-ZGE1-96QV-YK49
";
        assert_eq!(text.strip_suffix(HOW_TO), Some(expected));
    }

    fn full() -> Facts {
        let text = |text: &str| Some(text.to_owned());
        let author = |name, organization, role| Author { name, organization, role };
        Facts {
            id: "trust".into(),
            title: "Building trust (at last)".into(),
            version: "1.3.0".into(),
            draft: false,
            released: text("2026-08-14"),
            summary: text("How: to: trust; or [not] \\ at all"),
            audience: text("Teachers"),
            minutes: Some(Minutes { least: 30, most: 45 }),
            authors: vec![
                author(text("A; B [C] (D) \\"), text("Riverbend"), None),
                author(None, text("District"), text("Editor")),
                author(text("D"), None, None),
            ],
            contact: text("learning@riverbend.example"),
            source: text("https://riverbend.example/"),
            license: text("CC-BY-4.0"),
            valid_from: text("2026-08-01"),
            valid_until: text("2027-07-31"),
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        for facts in [full(), Facts { draft: true, released: None, title: String::new(), authors: Vec::new(), ..full() }] {
            let text = note(&facts, "facilitator", "es-MX", &stamp());
            let expected = Note { facts, edition: "facilitator".into(), language: "es-MX".into(), stamp: stamp() };
            assert_eq!(read_note(&text), Some(expected), "{text}");
        }
    }

    #[test]
    fn no_value_can_forge_a_line() {
        let forged = "x\nContent: 0\r\nEdition: facilitator\u{2028}Core: 1\u{85}\n\nLicense: none";
        let all = [Facts { summary: Some(forged.into()), ..full() }, Facts { title: forged.into(), ..full() }];
        for facts in all.into_iter().chain([Facts { license: Some(forged.into()), ..full() }]) {
            let text = note(&facts, "participant", "en", &stamp());
            let read = read_note(&text).unwrap();
            assert_eq!((read.edition.as_str(), read.stamp), ("participant", stamp()), "{text}");
        }
    }

    #[test]
    fn what_contradicts_itself_is_not_read() {
        let text = note(&full(), "participant", "en", &stamp());
        assert!(read_note(&text.replace("WERC", "WERD")).is_none());
        assert!(read_note(&text.replace("Edition: participant", "Edition: participant\nEdition: facilitator")).is_none());
        assert!(read_note(&text.replace("Minutes: 30-45", "Minutes: 45-30")).is_none());
        assert!(read_note("<!doctype html>").is_none());
        assert!(read_note(&text.replace("Edition: ", "Later key: x\nEdition: ")).is_some());
    }
}
