//! What stands behind a block's name: `{#id .class key=value key="two words"}`.

use crate::block::{ATTRIBUTES, Name};
use crate::diagnostic::code::blocks;
use crate::diagnostic::{Diagnostic, Report, did_you_mean};
use crate::span::{FileId, Span, Spanned};

/// The attributes of a block as written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attributes {
    /// `#id`.
    pub ids: Vec<Spanned<String>>,
    /// `.class`.
    pub classes: Vec<Spanned<String>>,
    /// `key=value`, with the place of the key and of the value; the value's place is inside its quotes.
    pub values: Vec<(Spanned<String>, Spanned<String>)>,
}

/// What is wrong with attributes, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct BadAttributes {
    /// Where.
    pub span: Span,
    /// What, in plain words.
    pub message: String,
    /// What to do.
    pub hint: String,
}

/// Reads `{...}` at the start of `text`, which stands at byte `at` of its file; gives the attributes and how many bytes they take.
pub fn attributes(text: &str, file: FileId, at: usize) -> Result<(Attributes, usize), BadAttributes> {
    let mut reader = Reader { text, file, at, offset: 1 };
    let mut found = Attributes::default();
    loop {
        reader.skip_spaces();
        match reader.peek() {
            None => return Err(reader.bad(0, "the attributes are not closed", "write `}` where they end, on the same line")),
            Some('}') => return Ok((found, reader.offset + 1)),
            Some('#') => {
                reader.offset += 1;
                found.ids.push(reader.word("an id behind `#`")?);
            }
            Some('.') => {
                reader.offset += 1;
                found.classes.push(reader.word("a name behind `.`")?);
            }
            Some(_) => {
                let key = reader.word("an attribute")?;
                if reader.peek() != Some('=') {
                    let hint = format!("write `{}=...`, or leave it out; an id is `#id`, a class `.class`", key.value);
                    let message = format!("the attribute `{}` has no value", key.value);
                    return Err(BadAttributes { span: key.span, message, hint });
                }
                reader.offset += 1;
                found.values.push((key, reader.value()?));
            }
        }
    }
}

struct Reader<'t> {
    text: &'t str,
    file: FileId,
    at: usize,
    offset: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.offset..].chars().next()
    }

    fn skip_spaces(&mut self) {
        self.offset += self.text[self.offset..].len() - self.text[self.offset..].trim_start().len();
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, self.at + start, self.at + end)
    }

    fn bad(&self, start: usize, message: &str, hint: &str) -> BadAttributes {
        BadAttributes { span: self.span(start, self.text.trim_end().len()), message: message.to_owned(), hint: hint.to_owned() }
    }

    fn word(&mut self, what: &str) -> Result<Spanned<String>, BadAttributes> {
        let rest = &self.text[self.offset..];
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '}' | '=' | '"' | '{')).unwrap_or(rest.len());
        if end == 0 {
            let hint = "write `::: name {#id .class key=value key=\"two words\"}`, all on one line";
            return Err(self.bad(self.offset, &format!("{what} is missing"), hint));
        }
        let word = Spanned::new(rest[..end].to_owned(), self.span(self.offset, self.offset + end));
        self.offset += end;
        Ok(word)
    }

    fn value(&mut self) -> Result<Spanned<String>, BadAttributes> {
        if self.peek() != Some('"') {
            return self.word("a value behind `=`");
        }
        let start = self.offset + 1;
        let mut value = String::new();
        let mut chars = self.text[start..].char_indices();
        while let Some((index, c)) = chars.next() {
            match c {
                '\\' if self.text[start + index + 1..].starts_with(['"', '\\']) => {
                    value.extend(chars.next().map(|(_, escaped)| escaped));
                }
                '"' => {
                    self.offset = start + index + 1;
                    return Ok(Spanned::new(value, self.span(start, start + index)));
                }
                c => value.push(c),
            }
        }
        Err(self.bad(start - 1, "the quotes are not closed", "write `\"` where the value ends, on the same line; a quote inside is `\\\"`"))
    }
}

/// Attributes that the block does not have, or has twice.
pub fn check_names(name: Name, written: &str, found: &Attributes, report: &mut Report) {
    // Of a block that nobody knows, nobody knows the attributes.
    let unknown = Name::parse(written).is_none();
    let mut seen: Vec<&str> = Vec::new();
    for (key, _) in &found.values {
        let known = || ATTRIBUTES.iter().chain(name.attributes()).copied();
        if seen.contains(&key.value.as_str()) {
            report.push(
                Diagnostic::at(&blocks::REPEATED_ATTRIBUTE, key.span, format!("`{}` stands twice", key.value)).hint("keep one of the two"),
            );
        } else if !unknown && !known().any(|name| name == key.value) {
            let hint = did_you_mean(&key.value, known()).map_or_else(
                || format!("use one of {}, or leave it out", known().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")),
                |nearest| format!("write `{nearest}`"),
            );
            report.push(
                Diagnostic::at(&blocks::UNKNOWN_ATTRIBUTE, key.span, format!("the block `{written}` has no attribute `{}`", key.value))
                    .hint(hint),
            );
        }
        seen.push(&key.value);
    }
    for more in found.ids.iter().skip(1) {
        report.push(Diagnostic::at(&blocks::REPEATED_ATTRIBUTE, more.span, "a block has one id").hint("keep one of them"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<(Attributes, usize), BadAttributes> {
        attributes(text, FileId(0), 0)
    }

    #[test]
    fn reads_ids_classes_and_values() {
        let (found, length) = read(r#"{#why .facilitator minutes=5-10 title="Two \"words\" }"} ::::"#).unwrap();
        assert_eq!(found.ids[0].value, "why");
        assert_eq!(found.classes[0].value, "facilitator");
        let values: Vec<_> = found.values.iter().map(|(key, value)| (key.value.as_str(), value.value.as_str())).collect();
        assert_eq!(values, [("minutes", "5-10"), ("title", "Two \"words\" }")]);
        assert_eq!(length, 56);
    }

    #[test]
    fn says_what_is_wrong() {
        assert!(read("{#}").is_err());
        assert!(read("{minutes}").is_err());
        assert!(read("{minutes=}").is_err());
        assert!(read("{title=\"x}").is_err());
        assert!(read("{").is_err());
        assert!(read("{#a").is_err());
    }
}
