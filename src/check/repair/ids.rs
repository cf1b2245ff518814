//! Ids with capitals, spaces or underscores, and all that refers to them.

use crate::diagnostic::code::data::BAD_ID;
use crate::diagnostic::{Diagnostic, Edit, Fix, Report, Sources};
use crate::span::Span;

/// The rules by which a reference is told that leads to no id. What they tell is what refers to an id that is none.
const REFERENCES: [&str; 4] = ["dead-link", "unknown-core", "unknown-module", "unknown-page"];

/// Gives the findings on ids their repairs.
pub fn repair(report: &mut Report, sources: &Sources) {
    let fixes: Vec<_> = report
        .diagnostics
        .iter()
        .enumerate()
        .filter(|(_, found)| found.code == &BAD_ID)
        .filter_map(|(at, found)| Some((at, fix(found.span?, report, sources)?)))
        .collect();
    for (at, fix) in fixes {
        report.diagnostics[at].fix = Some(fix);
    }
}

fn fix(span: Span, report: &Report, sources: &Sources) -> Option<Fix> {
    let own = written(span, sources)?;
    let old = sources.text(own);
    let new = better(old)?;
    if report.diagnostics.iter().any(|found| takes(found, &new, own, sources)) {
        return None;
    }
    let mut edits = vec![Edit { span: own, text: new.clone() }];
    for found in report.diagnostics.iter().filter(|found| REFERENCES.contains(&found.code.name)) {
        if leads_to(found, old, span, sources) {
            // One that is told and cannot be found would stay behind.
            edits.push(Edit { span: reference(found, old, sources)?, text: new.clone() });
        }
    }
    edits.sort();
    edits.dedup();
    let references = match edits.len() - 1 {
        0 => String::new(),
        1 => ", and in what refers to it".to_owned(),
        more => format!(", and in the {more} places that refer to it"),
    };
    Some(Fix { does: format!("write `{new}` in place of `{old}`{references}"), edits })
}

/// Whether another id that is none would become the same. The same id in another file is most likely its translation: that is tried.
fn takes(found: &Diagnostic, new: &str, own: Span, sources: &Sources) -> bool {
    let other = found.span.filter(|_| found.code == &BAD_ID).and_then(|span| written(span, sources));
    let Some(other) = other.filter(|other| *other != own) else { return false };
    let old = sources.text(other);
    better(old).as_deref() == Some(new) && (other.file == own.file || old != sources.text(own))
}

/// Where in the place of a finding the id stands: all of it, in quotes, or in the braces behind a heading.
fn written(span: Span, sources: &Sources) -> Option<Span> {
    let text = sources.text(span);
    let (start, length) = if let Some(brace) = text.find("{#") {
        let start = brace + 2;
        (start, text[start..].find(|c: char| c.is_whitespace() || c == '}')?)
    } else {
        let bare = text.trim_matches(['"', '\'']);
        (text.find(bare)?, bare.len())
    };
    let at = span.start as usize + start;
    Some(Span::new(span.file, at, at + length))
}

/// The id that is meant, where nothing but capitals, spaces and underscores is in the way.
fn better(old: &str) -> Option<String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '_' | '-');
    if !old.starts_with(|c: char| c.is_ascii_alphabetic()) || !old.chars().all(plain) {
        return None;
    }
    let lower = old.to_ascii_lowercase();
    let new = lower.split([' ', '_', '-']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    (new != old).then_some(new)
}

/// Whether a reference that leads nowhere means this id, which stands at `id`.
fn leads_to(found: &Diagnostic, old: &str, id: Span, sources: &Sources) -> bool {
    let Some(span) = found.span else { return false };
    if found.code.name != "dead-link" {
        return found.message.contains(&format!("`{old}`"));
    }
    if !found.message.contains(&format!("`#{old}`")) {
        return false;
    }
    // A place in a page is that page's own.
    let name = sources.get(id.file).path.name();
    let to = match sources.text(span).split_once("](") {
        Some((_, to)) => to,
        // Where nobody sees where it leads to, it may lead here.
        None => match defined(span, old, sources) {
            Some(line) => sources.text(line).split_once("]:").map_or("", |(_, to)| to.trim_start()),
            None => return true,
        },
    };
    match to.split_once('#') {
        Some(("" | "<", _)) => span.file == id.file,
        Some((path, _)) => path.trim_start_matches('<').rsplit('/').next() == Some(name),
        None => true,
    }
}

/// The line of a file that says where `[links][like-this]` lead to, for one that leads to an id.
fn defined(link: Span, old: &str, sources: &Sources) -> Option<Span> {
    let mut at = 0;
    for line in sources.get(link.file).text.split_inclusive('\n') {
        let is_definition = line.trim_start().starts_with('[') && line.contains("]:");
        if is_definition && forms(old).iter().any(|form| place(line, 0, form).is_some()) {
            return Some(Span::new(link.file, at, at + line.len()));
        }
        at += line.len();
    }
    None
}

/// An id as it stands in text and in an address.
fn forms(id: &str) -> [String; 2] {
    [id.to_owned(), id.replace(' ', "%20")]
}

/// Where in the place of a finding the id is named.
fn reference(found: &Diagnostic, old: &str, sources: &Sources) -> Option<Span> {
    let mut span = found.span?;
    let mut from = 0;
    match found.code.name {
        "dead-link" => match sources.text(span).find("](") {
            Some(at) => from = at,
            None => {
                span = defined(span, old, sources)?;
                from = sources.text(span).find("]:")?;
            }
        },
        "unknown-core" => from = sources.text(span).find("core=").unwrap_or(0),
        _ => {}
    }
    let text = sources.text(span);
    let (at, length) = forms(old).iter().find_map(|form| Some((place(text, from, form)?, form.len())))?;
    let start = span.start as usize + at;
    Some(Span::new(span.file, start, start + length))
}

/// Where a word stands as a whole, from a byte on.
fn place(text: &str, from: usize, word: &str) -> Option<usize> {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '%');
    text[from..].match_indices(word).map(|(at, _)| from + at).find(|at| {
        let (before, after) = (text[..*at].chars().next_back(), text[at + word.len()..].chars().next());
        !before.is_some_and(part) && !after.is_some_and(part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_capitals_spaces_and_underscores_are_certain() {
        for (old, new) in
            [("Why_Trust", "why-trust"), ("Why Trust", "why-trust"), ("whyTrust", "whytrust"), ("A__b -c", "a-b-c"), ("why-", "why")]
        {
            assert_eq!(better(old).as_deref(), Some(new), "{old}");
        }
        for old in ["why", "1st", "\u{dc}ber", "why?", "a.b", "_a", ""] {
            assert_eq!(better(old), None, "{old}");
        }
    }

    #[test]
    fn words_are_found_as_a_whole() {
        assert_eq!(place("core=Why-not core=Why", 0, "Why"), Some(18));
        assert_eq!(place("Why", 1, "Why"), None);
    }
}
