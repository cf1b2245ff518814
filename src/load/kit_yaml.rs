//! `kit.yaml`: what a kit says of itself.

use super::checking::{allow, levels};
use super::data::{Data, Value};
use super::fields::{Fields, missing};
use super::front_matter::{core_messages, materials, objectives};
use super::inline::{Line, Pair};
use super::preparation::preparation;
use super::yaml::yaml;
use crate::content::{Item, Task};
use crate::diagnostic::code::data;
use crate::diagnostic::{Diagnostic, Report};
use crate::edition::Authored;
use crate::facts::{Author, Facts};
use crate::kit::{CoreMessage, Levels, Written};
use crate::span::{FileId, Span, Spanned};
use crate::version::Version;

/// The version of the format that this program reads.
pub(super) const SCHEMA: u32 = 1;

/// What `kit.yaml` says.
#[derive(Default)]
pub struct KitYaml {
    /// What everybody may know.
    pub facts: Facts,
    /// The version being worked on.
    pub version: Option<Spanned<Version>>,
    /// BCP 47.
    pub language: Option<String>,
    /// What the whole kit is for.
    pub objectives: Vec<Spanned<Line>>,
    /// The core messages of the kit as a whole.
    pub core_messages: Vec<CoreMessage>,
    /// What must be there.
    pub materials: Vec<Pair<Item<Authored>>>,
    /// What to do beforehand.
    pub preparation: Vec<Task<Authored>>,
    /// The order of its pages, where it gives one.
    pub contents: Vec<Entry>,
    /// How grave the findings of rules are.
    pub levels: Levels,
    /// Where it says what.
    pub written: Written,
}

/// A line of `contents`.
pub enum Entry {
    /// A page by its name.
    Page(Spanned<String>),
    /// The title of a part.
    Part(Spanned<String>),
}

/// Reads the `kit.yaml` of a kit, or with `translation` that of one of its translations, which has only what is translated.
pub fn kit_yaml(source: &str, file: FileId, translation: bool, report: &mut Report) -> KitYaml {
    let read = match yaml(source, file, 0) {
        Ok(read) => read,
        Err(diagnostic) => {
            report.push(*diagnostic);
            return KitYaml::default();
        }
    };
    let nothing = Data { value: Value::Null, span: Span::new(file, 0, 0) };
    let mut fields = Fields::of(
        read.unwrap_or(nothing),
        if translation { "the `kit.yaml` of a translation" } else { "`kit.yaml`" },
        "title: Getting started with blended learning",
        report,
    );
    let mut kit = KitYaml::default();
    if translation {
        kit.facts.title = plain_text(fields.text("title"), &mut fields).unwrap_or_default();
    } else {
        source_keys(&mut fields, &mut kit);
    }
    let summary = fields.text("summary");
    kit.facts.summary = plain_text(summary, &mut fields);
    let audience = fields.text("audience");
    kit.facts.audience = plain_text(audience, &mut fields);
    kit.written.start = Some(Span::new(file, 0, 0));
    kit.objectives = objectives(&mut fields);
    kit.core_messages = core_messages(&mut fields);
    kit.materials = materials(&mut fields);
    kit.preparation = preparation(&mut fields);
    kit.contents = contents(&mut fields);
    kit.written.allow = allow(&mut fields);
    fields.finish();
    kit
}

/// The keys that a translation does not have.
fn source_keys(fields: &mut Fields<'_>, kit: &mut KitYaml) {
    let meant = fields.meant("schema");
    match fields.number("schema") {
        Some(schema) if schema.value != SCHEMA => {
            let span = schema.span;
            fields.report().push(
                Diagnostic::at(&data::WRONG_SCHEMA, span, format!("this program reads `schema: {SCHEMA}`, not {}", schema.value))
                    .hint("write `schema: 1`, or take a newer tttkit"),
            );
        }
        Some(_) => {}
        None if meant => {}
        None => {
            let span = fields.span;
            fields.report().push(missing(span, "`kit.yaml`", "schema", "schema: 1"));
        }
    }
    let title = fields.required("title", "title: Getting started with blended learning");
    kit.facts.title = plain_text(title, fields).unwrap_or_default();
    if let Some(written) = fields.required("version", "version: 1.0.0") {
        match Version::parse(&written.value) {
            Ok(version) => kit.version = Some(Spanned::new(version, written.span)),
            Err(_) => fields.report().push(
                Diagnostic::at(&data::BAD_VERSION, written.span, format!("`{}` is not a version", written.value))
                    .hint(format!("write three numbers with dots between: `{}`", better_version(&written.value))),
            ),
        }
    }
    kit.language = fields.text("language").and_then(|written| language(&written, fields.report()));
    let license = fields.text("license");
    kit.written.license = license.as_ref().map(|license| license.span);
    kit.facts.license = license.map(|text| text.value);
    kit.facts.authors = authors(fields);
    kit.facts.contact = fields.text("contact").map(|text| text.value);
    kit.written.source = fields.place("source");
    kit.facts.source = fields.text("source").map(|text| text.value);
    if let Some(valid) = fields.data("valid") {
        let mut keys = Fields::of(valid, "`valid`", "{from: 2026-08-01, until: 2027-07-31}", fields.report());
        kit.facts.valid_from = keys.text("from").and_then(|written| date(&written, "from", keys.report()));
        kit.written.valid_until = keys.place("until");
        kit.facts.valid_until = keys.text("until").and_then(|written| date(&written, "until", keys.report()));
        if let (Some(from), Some(until)) = (&kit.facts.valid_from, &kit.facts.valid_until)
            && from > until
        {
            let span = keys.span;
            keys.report()
                .push(Diagnostic::at(&data::WRONG_VALUE, span, "`valid` ends before it starts").hint("put the earlier day into `from`"));
        }
        keys.finish();
    }
    kit.levels = levels(fields, "`check`");
    if let Some(extends) = fields.data("extends") {
        fields.report().push(
            Diagnostic::at(&data::NOT_YET, extends.span, "derived kits are not built by this version of tttkit")
                .hint("take `extends` out, or copy the kit and say in `source` where it comes from"),
        );
    }
}

/// What was probably meant by a version that is none: its numbers, three of them.
fn better_version(written: &str) -> String {
    let numbers = written.trim_start_matches(['v', 'V']).split('.');
    let numbers: Vec<&str> = numbers.take_while(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())).collect();
    let number =
        |at: usize, other: &'static str| numbers.get(at).map_or(other, |part| &part[part.len() - part.trim_start_matches('0').len()..]);
    let number = |at: usize, other| Some(number(at, other)).filter(|part| !part.is_empty()).unwrap_or("0");
    format!("{}.{}.{}", number(0, "1"), number(1, "0"), number(2, "0"))
}

/// A text that everybody sees, in the catalogue too: it holds no spans.
fn plain_text(written: Option<Spanned<String>>, fields: &mut Fields<'_>) -> Option<String> {
    let written = written?;
    if written.value.contains("]{.") {
        fields.report().push(
            Diagnostic::at(
                &data::SPAN_NOT_HERE,
                written.span,
                "titles, summaries and audiences of a kit hold no spans: the catalogue shows them to everybody",
            )
            .hint("use words that fit both"),
        );
    }
    Some(written.value.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn authors(fields: &mut Fields<'_>) -> Vec<Author> {
    let list = fields.list("authors");
    let one = |data: Data, report: &mut Report| match data.value {
        Value::Text(name) => Author { name: Some(name), ..Author::default() },
        _ => {
            let span = data.span;
            let mut keys = Fields::of(data, "an author", "{name: Ana Ruiz, organization: Professional Learning Office}", report);
            let broken = keys.broken();
            let mut text = |key| keys.text(key).map(|text: Spanned<String>| text.value);
            let author = Author { name: text("name"), organization: text("organization"), role: text("role") };
            if author.name.is_none() && author.organization.is_none() && !broken {
                keys.report().push(
                    Diagnostic::at(&data::WRONG_VALUE, span, "an author needs a name or an organization")
                        .hint("write `{name: ..., organization: ..., role: ...}`"),
                );
            }
            keys.finish();
            author
        }
    };
    list.into_iter().map(|data| one(data, fields.report())).collect()
}

fn contents(fields: &mut Fields<'_>) -> Vec<Entry> {
    let list = fields.list("contents");
    let mut entries = Vec::new();
    for data in list {
        if matches!(data.value, Value::Map(_)) {
            let span = data.span;
            let mut keys = Fields::of(data, "an entry of `contents`", "part: Sprint 1", fields.report());
            let part = keys.text("part");
            let none = part.is_none();
            entries.extend(part.map(Entry::Part));
            if keys.finish() == 0 && none {
                fields.report().push(missing(span, "an entry of `contents`", "part", "part: Sprint 1"));
            }
        } else {
            entries.extend(super::fields::text(data, "contents", fields.report()).map(Entry::Page));
        }
    }
    entries
}

/// A day as `2026-08-01`.
fn date(written: &Spanned<String>, key: &str, report: &mut Report) -> Option<String> {
    let text = &written.value;
    let number = |range: std::ops::Range<usize>| {
        text.get(range).filter(|part| part.bytes().all(|b| b.is_ascii_digit())).and_then(|part| part.parse::<u32>().ok())
    };
    let shaped = text.len() == 10 && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-';
    let good = shaped
        && match (number(0..4), number(5..7), number(8..10)) {
            (Some(year), Some(month @ 1..=12), Some(day)) => (1..=days_in(year, month)).contains(&day),
            _ => false,
        };
    if !good {
        report.push(
            Diagnostic::at(&data::BAD_DATE, written.span, format!("`{key}` must be a day of the calendar"))
                .hint("write year, month and day: `2026-08-01`"),
        );
    }
    good.then(|| text.clone())
}

/// How many days a month of the Gregorian calendar has.
fn days_in(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A language tag in the forms that kits use: `en`, `pt-BR`, `zh-Hant`.
pub fn language(written: &Spanned<String>, report: &mut Report) -> Option<String> {
    if is_language(&written.value) {
        return Some(written.value.clone());
    }
    report.push(
        Diagnostic::at(&data::BAD_LANGUAGE, written.span, format!("`{}` is not a language tag", written.value))
            .hint("write `en`, `es`, `pt-BR` or the like (BCP 47)"),
    );
    None
}

/// Whether a text has the form of a BCP 47 tag (RFC 5646): a language of two or three letters, then subtags of two to eight.
pub fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    parts.next().is_some_and(|first| (2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_lowercase()))
        && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_that_is_none_is_made_one() {
        for (written, better) in
            [("1.3", "1.3.0"), ("v2.0.1", "2.0.1"), ("01.2", "1.2.0"), ("draft", "1.0.0"), ("1.2.3.4", "1.2.3"), ("0", "0.0.0")]
        {
            assert_eq!(better_version(written), better, "{written}");
            assert!(Version::parse(better).is_ok());
        }
    }
}
