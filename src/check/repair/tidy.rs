//! How fences and keys are written where it makes no difference, so that a kit has one way. No rule tells of it: it would be noise.

use crate::block::Name;
use crate::diagnostic::{Edit, Fix};
use crate::span::{FileId, Span};

/// The repairs of a page's text: fences as `::: name {attributes}`, and keys of its front matter without spaces that do nothing.
pub fn tidied(text: &str, file: FileId) -> Vec<Fix> {
    let mut fixes = Vec::new();
    let mut at = 0;
    // Front matter is what stands from a first line of three hyphens to the next.
    let mut keys = text.split('\n').next().is_some_and(|line| line.trim_end() == "---");
    for (number, line) in text.split('\n').enumerate() {
        let new = if keys && number > 0 {
            keys = !matches!(line.trim_end(), "---" | "...");
            if keys { key(line).map(|new| ("take out spaces that do nothing", new)) } else { None }
        } else if keys {
            None
        } else {
            fence(line).map(|new| ("write fences as `::: name {attributes}`", new))
        };
        if let Some((does, new)) = new.filter(|(_, new)| new != line) {
            fixes.push(Fix { does: does.to_owned(), edits: vec![Edit { span: Span::new(file, at, at + line.len()), text: new }] });
        }
        at += line.len() + 1;
    }
    fixes
}

/// A line that opens a block in its one form; none where it opens none, or is not plain.
fn fence(line: &str) -> Option<String> {
    let content = line.trim();
    let indent = &line[..line.len() - line.trim_start().len()];
    let rest = content.trim_start_matches(':');
    let colons = &content[..content.len() - rest.len()];
    let rest = rest.trim_start();
    let (name, behind) = rest.split_at(rest.find(|c: char| c.is_whitespace() || matches!(c, '{' | ':')).unwrap_or(rest.len()));
    if colons.len() < 3 || Name::parse(name).is_none() {
        return None;
    }
    let behind = behind.trim_start();
    let length = if behind.starts_with('{') { closed(behind)? } else { 0 };
    let (attributes, left) = behind.split_at(length);
    let plain = left.chars().all(|c| c == ':' || c.is_whitespace());
    let space = if attributes.is_empty() { "" } else { " " };
    plain.then(|| format!("{indent}{colons} {name}{space}{attributes}"))
}

/// How many bytes attributes take, their braces included.
fn closed(text: &str) -> Option<usize> {
    let (mut quoted, mut escaped) = (false, false);
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '}' if !quoted => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// A line of front matter that starts with a plain key, without spaces before its colon and at its end; none where it does not.
///
/// What starts at the edge can be no part of a text that goes on from the line above.
fn key(line: &str) -> Option<String> {
    let (name, value) = line.split_once(':')?;
    let bare = name.trim_end();
    let plain = bare.starts_with(|c: char| c.is_ascii_lowercase()) && bare.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    let parted = value.is_empty() || value.starts_with(' ');
    (plain && parted && !name.contains('\t')).then(|| format!("{bare}:{}", value.trim_end_matches(' ')))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::diagnostic::{Sources, mended};

    /// Sources with one file.
    pub fn source(text: &str) -> (Sources, FileId) {
        let mut sources = Sources::default();
        let file = sources.add(crate::path::KitPath::new("kits/a/modules/01-why.md").unwrap(), text.to_owned());
        (sources, file)
    }

    fn tidy(text: &str) -> String {
        let edits: Vec<_> = tidied(text, FileId(0)).into_iter().flat_map(|fix| fix.edits).collect();
        mended(text, FileId(0), &edits).unwrap()
    }

    #[test]
    fn fences_have_one_form() {
        for (before, after) in [
            (":::say", "::: say"),
            ("::: say :::", "::: say"),
            ("::::  note   {title=\"a } b\"} ::::", ":::: note {title=\"a } b\"}"),
            ("  :::activity{#a minutes=5}  ", "  ::: activity {#a minutes=5}"),
            (":::", ":::"),
            ("::: say", "::: say"),
            (":::sya", ":::sya"),
            ("::: say some text", "::: say some text"),
            (":: say", ":: say"),
            ("::: note {title=\"open}", "::: note {title=\"open}"),
            ("- :::say", "- :::say"),
        ] {
            assert_eq!(tidy(before), after);
            assert_eq!(tidy(after), after, "twice is once");
        }
    }

    #[test]
    fn keys_of_front_matter_have_no_spaces_that_do_nothing() {
        let before = "---\ntitle : Why   \ncore_message: |  \n  a : b  \n  c\n:::say\n---\ntitle : x  \n:::say\n";
        let after = "---\ntitle: Why\ncore_message: |\n  a : b  \n  c\n:::say\n---\ntitle : x  \n::: say\n";
        assert_eq!(tidy(before), after, "what stands in a text of several lines is the author's");
        assert_eq!(tidy(after), after);
        assert_eq!(tidy("title : x  \n"), "title : x  \n", "no front matter");
        assert_eq!(tidy("---\nhttp://a \nTwo words : x \n---\n"), "---\nhttp://a \nTwo words : x \n---\n");
    }
}
