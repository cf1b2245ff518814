//! What `RELEASE.txt` says that a packet is. Anybody can write that.

use super::folded::folded;
use crate::verdict::Identity;

/// What a note claims, where it names kit, version and edition.
pub fn claim(note: &[u8]) -> Option<Identity> {
    let text = text(note);
    let value = |key: &str| text.lines().find_map(|line| line.strip_prefix(key)).map(str::trim);
    let (title, id) = value("Kit:")?.strip_suffix(')')?.rsplit_once(" (")?;
    let version = value("Version:")?.split(' ').next()?;
    let edition = value("Edition:")?;
    let language = value("Language:").unwrap_or_default();
    let whole = ![id, version, edition].contains(&"");
    whole.then(|| Identity {
        kit: id.to_owned(),
        title: Some(title.to_owned()).filter(|title| !title.is_empty()),
        version: version.to_owned(),
        edition: edition.to_owned(),
        language: language.to_owned(),
        code: None,
    })
}

/// Text as people meant it: without a byte-order mark, CR LF folded.
pub fn text(bytes: &[u8]) -> String {
    let bytes = folded(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes));
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_names_what_it_is_of() {
        let note = "\u{feff}Kit: Trust (part 2) (trust)\r\nVersion: 1.3.0-draft (a working copy, not a release)\r\nEdition: participant\r\nLanguage: en\r\n";
        let claimed = claim(note.as_bytes()).unwrap();
        assert_eq!((claimed.kit.as_str(), claimed.title.as_deref()), ("trust", Some("Trust (part 2)")));
        assert_eq!((claimed.version.as_str(), claimed.edition.as_str(), claimed.language.as_str()), ("1.3.0-draft", "participant", "en"));
        for note in
            ["", "Kit: Trust\nVersion: 1\nEdition: participant\n", "Kit: T (t)\nEdition: x\n", "Kit: T ()\nVersion: 1\nEdition: x\n"]
        {
            assert_eq!(claim(note.as_bytes()), None, "{note}");
        }
    }
}
