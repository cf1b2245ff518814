//! What is asked for.

/// What a request asks for.
#[derive(Debug, PartialEq, Eq)]
pub enum Target {
    /// Something at this path of the site.
    Site(String),
    /// A file of the preview's own, by its name.
    Own(String),
    /// What changes about the page at this path of the site, as long as somebody listens.
    Events(String),
}

/// The folder of the preview's own files: no kit can be called so.
pub const OWN: &str = "/_serve/";

/// So long may a path be; the longest of a site has 240 bytes, each of which may be written as three.
const PATH_AT_MOST: usize = 1024;

/// Takes a path and what stands behind its question mark apart; none where nothing can be meant by it.
pub fn target(path: &str, query: &str) -> Option<Target> {
    if path.len() > PATH_AT_MOST || query.len() > 2 * PATH_AT_MOST {
        return None;
    }
    let own = path.strip_prefix(OWN);
    if own == Some("events") {
        let page = query.split('&').find_map(|pair| pair.strip_prefix("page="))?;
        let page = decoded(page)?;
        return site_path(&page).map(Target::Events);
    }
    match own {
        Some(name) => Some(Target::Own(name.to_owned())),
        None => site_path(path).map(Target::Site),
    }
}

/// The path of the site that an address names, without its first slash.
fn site_path(path: &str) -> Option<String> {
    let path = path.strip_prefix('/')?;
    // A slash that is written otherwise would move what stands behind it into another folder.
    if path.to_ascii_lowercase().contains("%2f") {
        return None;
    }
    let path = decoded(path)?;
    let bad = |part: &str| matches!(part, "." | "..") || part.contains(['\\', '\0']);
    // The last part of a folder's address is empty; no other may be.
    let inner = path.strip_suffix('/').unwrap_or(&path);
    let empty = !path.is_empty() && inner.split('/').any(str::is_empty);
    (!empty && !path.split('/').any(bad) && !path.contains(char::is_control)).then_some(path)
}

/// A text without its percent signs; none where they are not what they should be, or do not stand for UTF-8.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digit = |byte: u8| char::from(byte).to_digit(16);
                let (high, low) = (digit(rest.next()?)?, digit(rest.next()?)?);
                u8::try_from(high * 16 + low).ok()?
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(path: &str) -> Option<String> {
        match target(path, "")? {
            Target::Site(path) => Some(path),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn paths_are_read_in_one_way() {
        assert_eq!(site("/").as_deref(), Some(""));
        assert_eq!(site("/trust/").as_deref(), Some("trust/"));
        assert_eq!(site("/trust/%C3%A9.html").as_deref(), Some("trust/\u{e9}.html"));
        // Once, and no more.
        assert_eq!(site("/trust/%252e%252e/x").as_deref(), Some("trust/%2e%2e/x"));
        for bad in [
            "",
            "trust",
            "/../x",
            "/a/../x",
            "/a/%2e%2e/x",
            "/a/.%2E/x",
            "/a%2fb",
            "/a%2Fb",
            "/a%5cb",
            "/a\\b",
            "//x",
            "/a//b",
            "/a%00b",
            "/a%0d%0ab",
            "/%ff",
            "/%",
            "/%4",
            "/%zz",
            "/a/./b",
        ] {
            assert_eq!(site(bad), None, "{bad}");
        }
        assert_eq!(target(&format!("/{}", "a".repeat(1024)), ""), None);
    }

    #[test]
    fn listeners_name_their_page() {
        assert_eq!(target("/_serve/events", "page=%2Ftrust%2Findex.html"), Some(Target::Events("trust/index.html".into())));
        assert_eq!(target("/_serve/events", "page=/trust/"), Some(Target::Events("trust/".into())));
        assert_eq!(target("/_serve/events", ""), None);
        assert_eq!(target("/_serve/events", "page=..%2Fx"), None);
        assert_eq!(target("/_serve/preview.js", "x"), Some(Target::Own("preview.js".into())));
    }
}
