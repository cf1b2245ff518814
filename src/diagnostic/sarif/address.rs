//! Paths as the addresses that SARIF asks for: RFC 3986, from the root of the repository or whole.

use std::fmt::Write as _;

/// An address of a file.
#[derive(Debug, PartialEq, Eq)]
pub enum Address {
    /// From the root of the sources.
    FromRoot(String),
    /// By itself.
    Whole(String),
}

impl Address {
    /// The address of a file in a folder, which ends with a slash or is empty.
    pub fn of(folder: &str, path: &str) -> Self {
        let whole = encoded(&format!("{folder}{path}"));
        // `C:` would be a scheme.
        let drive = folder.split_once('/').is_some_and(|(first, _)| first.len() == 2 && first.ends_with(':'));
        match (folder.starts_with('/'), drive) {
            (true, _) => Self::Whole(format!("file://{whole}")),
            (_, true) => Self::Whole(format!("file:///{}", whole.replacen("%3A", ":", 1))),
            _ => Self::FromRoot(whole),
        }
    }
}

/// A path in which nothing but letters, digits, slashes and `-._~` stands for itself.
fn encoded(path: &str) -> String {
    path.bytes().fold(String::with_capacity(path.len()), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_addresses() {
        let root = |folder: &str, path: &str| Address::of(folder, path) == Address::FromRoot(format!("{folder}{path}"));
        assert!(root("", "kits/a/modules/01-why.md") && root("training/", "book.toml") && root("../kits/", "a_b~c.md"));
        assert_eq!(Address::of("", "50%, sur\u{e9} #1?.md"), Address::FromRoot("50%25%2C%20sur%C3%A9%20%231%3F.md".into()));
        assert_eq!(Address::of("", "a:b/c.md"), Address::FromRoot("a%3Ab/c.md".into()), "nothing passes for a scheme");
        assert_eq!(Address::of("/srv/my kits/", "a.md"), Address::Whole("file:///srv/my%20kits/a.md".into()));
        assert_eq!(Address::of("C:/kits/", "a:b.md"), Address::Whole("file:///C:/kits/a%3Ab.md".into()));
    }
}
