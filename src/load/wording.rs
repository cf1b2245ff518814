//! Spans in a line: `[you]{.participant}[participants]{.facilitator}`, and core messages said again: `[why]{.core}`.

use super::fences::whose;
use crate::diagnostic::code::prose;
use crate::diagnostic::{Diagnostic, Report, did_you_mean};
use crate::edition::Audience;
use crate::span::{FileId, Span};

/// A span of ours in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Wording {
    /// All of it, from `[` to `}`.
    pub whole: Span,
    /// What stands in the brackets.
    pub inner: Span,
    /// What it is.
    pub role: Role,
}

/// What a span is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Words for one edition.
    For(Audience),
    /// The id of a core message to say again.
    Core,
}

const ROLES: [(&str, Role); 5] = [
    ("participant", Role::For(Audience::Participant)),
    ("learner", Role::For(Audience::Participant)),
    ("facilitator", Role::For(Audience::Facilitator)),
    ("instructor", Role::For(Audience::Facilitator)),
    ("core", Role::Core),
];

/// The spans of a text that starts at byte `at` of its file, in the order of their ends; inner spans come before the one they stand in.
///
/// Brackets are matched within a paragraph, so an empty line or a fence forgets those that are open.
pub fn wordings(text: &str, file: FileId, at: usize, report: &mut Report) -> Vec<Wording> {
    let mut found: Vec<Wording> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_start();
        if content.is_empty() || content.starts_with(":::") {
            open.clear();
            start += line.len();
            continue;
        }
        let bytes = line.as_bytes();
        let mut index = 0;
        while index < bytes.len() {
            match bytes[index] {
                b'\\' => index += 1,
                b'[' => open.push(start + index),
                b']' => {
                    let opened = open.pop();
                    if line[index + 1..].starts_with("{.") {
                        index = span(line, index, start, opened, file, at, &mut found, report);
                        continue;
                    }
                }
                _ => {}
            }
            index += 1;
        }
        start += line.len();
    }
    found
}

/// Reads what stands behind a closing bracket at `index` of a line; gives where to go on.
#[expect(clippy::too_many_arguments, reason = "the state of one scan, in one place")]
fn span(
    line: &str,
    index: usize,
    start: usize,
    opened: Option<usize>,
    file: FileId,
    at: usize,
    found: &mut Vec<Wording>,
    report: &mut Report,
) -> usize {
    let class_at = index + 3;
    let length = line[class_at..].find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_')).unwrap_or(line[class_at..].len());
    let class = &line[class_at..class_at + length];
    let closed = line.as_bytes().get(class_at + length) == Some(&b'}');
    let end = class_at + length + usize::from(closed);
    let place = |from: usize, to: usize| Span::new(file, at + from, at + to);
    let mark = place(start + index, start + end);
    let role = ROLES.iter().find(|(name, _)| *name == class).map(|(_, role)| *role);
    let (Some(role), true) = (role, closed) else {
        let (message, hint) = match (role, did_you_mean(class, ROLES.iter().map(|(name, _)| *name))) {
            (Some(_), _) => ("this span is not closed".to_owned(), format!("write `{{.{class}}}`, with nothing else in the braces")),
            (None, Some(near)) => (format!("there is no span `{{.{class}}}`"), format!("write `[words]{{.{near}}}`")),
            (None, None) => (
                format!("there is no span `{{.{class}}}`"),
                "write `[words]{.participant}`, `[words]{.facilitator}` or `[id]{.core}`; or `]\\{.` to show the braces as they are"
                    .to_owned(),
            ),
        };
        report.push(Diagnostic::at(&prose::UNKNOWN_SPAN, mark, message).hint(hint));
        return class_at + length;
    };
    let Some(opened) = opened else {
        report.push(
            Diagnostic::at(&prose::UNOPENED_SPAN, mark, "this span has no opening bracket in its paragraph")
                .hint("write `[` where the words start, in the same paragraph; brackets between must be balanced"),
        );
        return end;
    };
    let whole = place(opened, start + end);
    let inner = place(opened + 1, start + index);
    if let Role::For(audience) = role
        && let Some(other) = found
            .iter()
            .rev()
            // Inner spans come right before the one they stand in.
            .take_while(|other| other.whole.start >= inner.start)
            .filter(|other| matches!(other.role, Role::For(a) if a != audience))
            .last()
    {
        report.push(
            Diagnostic::at(
                &prose::NESTED_SPAN,
                other.whole,
                format!("words for {} cannot stand in words for {}", whose(others(audience)), whose(audience)),
            )
            .hint("put the two spans behind each other: `[you]{.participant}[they]{.facilitator}`"),
        );
    }
    found.push(Wording { whole, inner, role });
    end
}

/// The edition that an edition is not.
fn others(audience: Audience) -> Audience {
    if audience == Audience::Participant { Audience::Facilitator } else { Audience::Participant }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<(String, Role)>, usize) {
        let mut report = Report::default();
        let found = wordings(text, FileId(0), 0, &mut report);
        (found.iter().map(|w| (text[w.inner.range()].to_owned(), w.role)).collect(), report.diagnostics.len())
    }

    #[test]
    fn finds_spans_with_brackets_in_them() {
        let (found, wrong) = read("By [you [a](b)]{.learner}[they]{.facilitator} and [why]{.core} `[x]{.core}`\n");
        assert_eq!(wrong, 0);
        assert_eq!(found.len(), 4);
        assert_eq!(found[0], ("you [a](b)".to_owned(), Role::For(Audience::Participant)));
        assert_eq!(found[2], ("why".to_owned(), Role::Core));
    }

    #[test]
    fn escaped_spans_and_links_are_not_ours() {
        assert_eq!(read("[a]\\{.facilitator} [a](b){.x} [a]\n").0, []);
    }

    #[test]
    fn a_span_ends_in_its_paragraph() {
        assert_eq!(read("[a\n\nb]{.facilitator}\n"), (vec![], 1));
        assert_eq!(read("[a\nb]{.facilitator}\n").0.len(), 1);
        assert_eq!(read("[a]{.facilitatr}\n").1, 1);
        assert_eq!(read("[[a]{.facilitator} b]{.participant}\n").1, 1);
    }
}
