//! A verdict for other programs.

use serde::Serialize;

use super::{Notice, Verdict, text, words};
use crate::json as format;

/// The verdict as one JSON object on many lines, with the lines for people in English.
///
/// Keys: `answer` (`genuine`, `repacked`, `changed`, `cannot-tell`), `cause` and `about` (or null), `kit`, `title`, `version`,
/// `edition`, `language`, `code`, `files` (or null), `ownList` (true, false or null), `changed`, `missing`, `added`, `ignored` (names), `notices`
/// (objects whose `notice` is `withdrawn`, `newer` or `other-code`), `text` (lines).
pub fn json(verdict: &Verdict) -> String {
    let identity = verdict.identity.as_ref();
    format::pretty(&Object {
        answer: verdict.answer.name(),
        cause: verdict.cause.map(super::Cause::name),
        about: verdict.about.as_deref(),
        kit: identity.map(|identity| identity.kit.as_str()),
        title: identity.and_then(|identity| identity.title.as_deref()),
        version: identity.map(|identity| identity.version.as_str()),
        edition: identity.map(|identity| identity.edition.as_str()),
        language: identity.map(|identity| identity.language.as_str()),
        code: identity.and_then(|identity| identity.code).map(|code| code.to_string()),
        files: verdict.files,
        own_list: verdict.own_list,
        changed: &verdict.changed,
        missing: &verdict.missing,
        added: &verdict.added,
        ignored: &verdict.ignored,
        notices: verdict.notices.iter().map(Note::of).collect(),
        text: text(verdict, &words("en")),
    })
}

#[derive(Serialize)]
struct Object<'a> {
    answer: &'a str,
    cause: Option<&'a str>,
    about: Option<&'a str>,
    kit: Option<&'a str>,
    title: Option<&'a str>,
    version: Option<&'a str>,
    edition: Option<&'a str>,
    language: Option<&'a str>,
    code: Option<String>,
    files: Option<usize>,
    #[serde(rename = "ownList")]
    own_list: Option<bool>,
    changed: &'a [String],
    missing: &'a [String],
    added: &'a [String],
    ignored: &'a [String],
    notices: Vec<Note<'a>>,
    text: Vec<String>,
}

#[derive(Serialize)]
#[serde(tag = "notice", rename_all = "kebab-case")]
enum Note<'a> {
    Withdrawn { reason: &'a str, date: Option<&'a str> },
    Newer { version: &'a str },
    OtherCode { expected: String, found: String },
}

impl<'a> Note<'a> {
    fn of(notice: &'a Notice) -> Self {
        match notice {
            Notice::Withdrawn { reason, date } => Self::Withdrawn { reason, date: date.as_deref() },
            Notice::NewerExists { version } => Self::Newer { version },
            Notice::OtherCode { expected, found } => Self::OtherCode { expected: expected.to_string(), found: found.to_string() },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verdict::Cause;

    #[test]
    fn every_key_is_there() {
        let notices = vec![Notice::NewerExists { version: "1.4.0".into() }];
        let verdict = Verdict { about: Some("a\u{7}".into()), notices, ..Verdict::because(Cause::OddName) };
        let text = json(&verdict);
        for expected in [
            "\"answer\": \"cannot-tell\"",
            "\"cause\": \"odd-name\"",
            "\"about\": \"a\\u0007\"",
            "\"kit\": null",
            "\"ownList\": null",
            "\"notice\": \"newer\"",
        ] {
            assert!(text.contains(expected), "{expected} is not in {text}");
        }
    }
}
