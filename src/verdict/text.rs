//! A verdict as lines for people.

use super::{Answer, Identity, Notice, Verdict, Words, shown};

/// So many names of a list are shown; JSON has them all.
const NAMES: usize = 12;

/// The lines of a verdict, the answer first; each is a sentence or more, without a line feed.
pub fn text(verdict: &Verdict, words: &Words) -> Vec<String> {
    let packet = verdict.identity.as_ref().map(|identity| packet(identity, words));
    let mut lines = vec![head(verdict, packet.as_deref(), words)];
    if verdict.answer <= Answer::Repacked {
        lines.push(match verdict.files {
            Some(files) => words.fill("same-files", &[("files", &files)]),
            None => words.fill("same", &[]),
        });
        if let Some(code) = verdict.identity.as_ref().and_then(|identity| identity.code) {
            lines.push(words.fill("code", &[("code", &code)]));
        }
    }
    if let Some(cause) = verdict.cause {
        let about = verdict.about.as_deref().map(shown).unwrap_or_default();
        let identity = verdict.identity.as_ref();
        let kit = identity.map(|identity| shown(&identity.kit)).unwrap_or_default();
        let version = identity.map(|identity| shown(&identity.version)).unwrap_or_default();
        let say = |part: &str| words.fill(&format!("{}.{part}", cause.name()), &[("about", &about), ("kit", &kit), ("version", &version)]);
        lines.extend([say("wrong"), words.fill("why", &[("text", &say("why"))]), words.fill("do", &[("text", &say("do"))])]);
    }
    if let (Answer::CannotTell, Some(packet)) = (verdict.answer, &packet) {
        lines.push(words.fill("claims", &[("packet", packet)]));
    }
    lines.extend(verdict.own_list.map(|right| words.fill(if right { "own-list.right" } else { "own-list.wrong" }, &[])));
    let lists = [("changed", &verdict.changed), ("missing", &verdict.missing), ("added", &verdict.added), ("ignored", &verdict.ignored)];
    lines.extend(lists.iter().filter(|(_, names)| !names.is_empty()).map(|(list, names)| {
        let number = names.len();
        words.fill(&format!("list.{list}"), &[("number", &number), ("names", &joined(names, words))])
    }));
    lines.extend(verdict.notices.iter().map(|notice| said(notice, words)));
    lines
}

fn head(verdict: &Verdict, packet: Option<&str>, words: &Words) -> String {
    let key = format!("{}.head", verdict.answer.name());
    words.fill(&key, &[("packet", &packet.unwrap_or_default())])
}

/// `Building trust 1.3.0, participant workbook, English`.
fn packet(identity: &Identity, words: &Words) -> String {
    let title = shown(identity.title.as_ref().unwrap_or(&identity.kit));
    let (version, edition) = (shown(&identity.version), words.named("edition", &identity.edition));
    let language = words.named("language", &identity.language);
    let key = if identity.language.is_empty() { "packet-all" } else { "packet" };
    words.fill(key, &[("title", &title), ("version", &version), ("edition", &edition), ("language", &language)])
}

fn joined(names: &[String], words: &Words) -> String {
    let text = names.iter().take(NAMES).map(|name| shown(name)).collect::<Vec<_>>().join(", ");
    if names.len() <= NAMES {
        return text;
    }
    words.fill("more-names", &[("names", &text), ("number", &(names.len() - NAMES))])
}

fn said(notice: &Notice, words: &Words) -> String {
    match notice {
        Notice::Withdrawn { reason, date: None } => words.fill("notice.withdrawn", &[("reason", &shown(reason))]),
        Notice::Withdrawn { reason, date: Some(date) } => {
            words.fill("notice.withdrawn-on", &[("reason", &shown(reason)), ("date", &shown(date))])
        }
        Notice::NewerExists { version } => words.fill("notice.newer", &[("version", &shown(version))]),
        Notice::OtherCode { expected, found } => words.fill("notice.other-code", &[("expected", expected), ("found", found)]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blob::Sha256Sum;
    use crate::digest::CheckCode;
    use crate::verdict::{Cause, words};

    fn identity() -> Identity {
        Identity {
            kit: "trust".into(),
            title: Some("Building trust".into()),
            version: "1.3.0".into(),
            edition: "participant".into(),
            language: "en".into(),
            code: Some(CheckCode::of(Sha256Sum::of(b""))),
        }
    }

    #[test]
    fn genuine_says_what_it_is() {
        let notices = vec![Notice::NewerExists { version: "1.4.0".into() }];
        let verdict = Verdict { identity: Some(identity()), files: Some(57), notices, ..Verdict::of(Answer::Genuine) };
        let expected = [
            "GENUINE: this is exactly Building trust 1.3.0, participant workbook, English.",
            "Nothing was added, removed or changed (57 files).",
            "Check code: WERC-8GMR-ZGE1-96QV-YK49",
            "NEWER EXISTS: version 1.4.0 has been released since. This one is still what it says it is; the newer one is on the kit's page.",
        ];
        assert_eq!(text(&verdict, &words("en")), expected);
    }

    #[test]
    fn changed_says_what_is_wrong_and_lists_it() {
        let changed: Vec<String> = (10..24).map(|number| format!("m{number}.html")).collect();
        let verdict = Verdict { identity: Some(identity()), changed, ..Verdict::because(Cause::Edited) };
        let lines = text(&verdict, &words("en"));
        assert_eq!(lines[0], "CHANGED: this is not exactly Building trust 1.3.0, participant workbook, English.");
        assert!(lines[2].starts_with("Likely cause: ") && lines[3].starts_with("What to do: "), "{lines:?}");
        assert!(lines[4].starts_with("Changed (14): m10.html, ") && lines[4].ends_with("m21.html and 2 more"), "{}", lines[4]);
    }

    #[test]
    fn every_cause_fills_its_places() {
        for language in crate::verdict::LANGUAGES {
            for cause in Cause::ALL {
                let verdict = Verdict { about: Some("a.html".into()), identity: Some(identity()), ..Verdict::because(cause) };
                for line in text(&verdict, &words(language)) {
                    assert!(!line.contains(['{', '}']) && !line.contains("  ") && !line.contains("``"), "{line}");
                }
            }
        }
    }
}
