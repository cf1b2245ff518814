//! `RELEASE.txt`: what a packet is, in plain text, for whoever finds it in a folder years from now.

use crate::facts::Facts;

/// A line a fact; what is not known has no line.
pub fn note(facts: &Facts, edition: &str, language: &str) -> String {
    let version = if facts.draft { format!("{} (a working copy, not a release)", facts.version) } else { facts.version.clone() };
    let lines = [
        ("Kit", Some(format!("{} ({})", facts.title, facts.id))),
        ("Version", Some(version)),
        ("Edition", Some(edition.to_owned())),
        ("Language", Some(language.to_owned())),
        ("Valid from", facts.valid_from.clone()),
        ("Valid until", facts.valid_until.clone()),
        ("License", facts.license.clone()),
        ("Contact", facts.contact.clone()),
        ("Home", facts.source.clone()),
    ];
    let facts = lines.into_iter().filter_map(|(name, value)| Some(format!("{name}: {}\n", one_line(&value?))));
    facts.collect::<String>() + HOW_TO
}

/// A value is one line, whatever an author's YAML folded into it.
fn one_line(value: &str) -> String {
    value.split_whitespace().collect::<Vec<_>>().join(" ")
}

const HOW_TO: &str = "
To read it, open index.html. To see that nothing was added, lost or changed,
compare the files with MANIFEST.sha256: `sha256sum -c MANIFEST.sha256`.
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_has_no_line() {
        let facts = Facts {
            id: "trust".into(),
            title: "Building\n trust".into(),
            version: "1.3.0-draft".into(),
            draft: true,
            license: Some("CC-BY-4.0".into()),
            ..Facts::default()
        };
        let text = note(&facts, "participant", "en");
        let expected = "\
Kit: Building trust (trust)
Version: 1.3.0-draft (a working copy, not a release)
Edition: participant
Language: en
License: CC-BY-4.0
";
        assert_eq!(text.strip_suffix(HOW_TO), Some(expected));
    }
}
