//! Bytes into text: UTF-8 alone, line ends and byte order mark folded, so that a checkout on Windows is the same as any other.

use crate::blob::Blob;
use crate::path::KitPath;

/// Files that are text, whatever a page makes of them.
const TEXT: &[&str] = &["svg", "vtt", "txt", "csv", "tsv", "md", "json", "yaml"];

/// Why bytes are not a text that we read, and at which byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotText {
    /// UTF-16, which older editors call Unicode.
    Utf16,
    /// Not UTF-8 from this byte on.
    Utf8(usize),
    /// A character that no text should hold: a control character, or one of those that Unicode keeps out of interchange.
    Character(usize, char),
}

/// The text of a file.
///
/// A byte order mark is dropped and CRLF becomes LF, so that a checkout on Windows builds the same bytes.
pub fn source_text(bytes: &[u8]) -> Result<String, NotText> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(NotText::Utf16);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| match error.valid_up_to() {
        at if bytes[..at.min(4)].contains(&0) => NotText::Utf16,
        at => NotText::Utf8(at),
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.len() >= 4 && text.bytes().take(8).filter(|b| *b == 0).count() >= 2 {
        return Err(NotText::Utf16);
    }
    if let Some((at, bad)) = text.char_indices().find(|(_, c)| unwanted(*c)) {
        return Err(NotText::Character(at, bad));
    }
    if text.contains('\r') { Ok(text.replace("\r\n", "\n").replace('\r', "\n")) } else { Ok(text.to_owned()) }
}

/// A file as it travels: the line ends of text are folded, as in pages, so that a checkout on Windows builds the same bytes.
pub fn portable(path: &KitPath, blob: &Blob) -> Blob {
    match blob.bytes() {
        Some(bytes) if TEXT.contains(&path.extension().as_str()) && (bytes.contains(&b'\r') || bytes.starts_with(b"\xef\xbb\xbf")) => {
            source_text(bytes).map_or_else(|_| blob.clone(), |text| Blob::held(text.into_bytes()))
        }
        _ => blob.clone(),
    }
}

/// Control characters but for tab and line ends, and the noncharacters of Unicode (23.7), with which we mark places.
fn unwanted(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}')) || matches!(c, '\u{fdd0}'..='\u{fdef}') || (c as u32) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_line_ends_and_mark() {
        assert_eq!(source_text("\u{feff}a\r\nb\rc\n".as_bytes()).unwrap(), "a\nb\nc\n");
    }

    #[test]
    fn names_what_is_not_text() {
        assert_eq!(source_text(b"\xff\xfeh\0i\0"), Err(NotText::Utf16));
        assert_eq!(source_text(b"h\0i\0"), Err(NotText::Utf16));
        assert_eq!(source_text(b"caf\xe9"), Err(NotText::Utf8(3)));
        assert_eq!(source_text("a\u{fdd0}".as_bytes()), Err(NotText::Character(1, '\u{fdd0}')));
        assert_eq!(source_text(b"a\x1b[31m"), Err(NotText::Character(1, '\u{1b}')));
    }
}
