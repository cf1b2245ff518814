//! Where a site stands on the web: the path below which it is hosted, and the whole address where it is known.

use std::fmt;

/// Where a site stands: `/training/`, or `https://district.github.io/kits/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteUrl {
    /// `https://district.github.io`, where it is known.
    origin: Option<String>,
    /// Starts and ends with a slash.
    path: String,
}

/// Why a text is no [`SiteUrl`], and what was probably meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadSiteUrl {
    /// What it would have to be: "a path or ...".
    pub wanted: &'static str,
    /// What was probably meant.
    pub meant: String,
}

impl Default for SiteUrl {
    /// The root of whatever server it is put on.
    fn default() -> Self {
        Self { origin: None, path: "/".to_owned() }
    }
}

impl SiteUrl {
    /// The place that a text names.
    pub fn parse(text: &str) -> Result<Self, BadSiteUrl> {
        Self::read(text).map_err(|wanted| BadSiteUrl { wanted, meant: meant(text) })
    }

    /// The place that a text names, or what the text would have to be.
    fn read(text: &str) -> Result<Self, &'static str> {
        let (origin, path) = match split(text) {
            Some((scheme, rest)) => {
                let (host, _) = rest.split_once('/').unwrap_or((rest, ""));
                if host.is_empty() || !host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b':' | b'[' | b']')) {
                    return Err("an address with the name of a server behind `https://`");
                }
                (Some(format!("{scheme}{}", host.to_ascii_lowercase())), &rest[host.len()..])
            }
            None => (None, text),
        };
        if origin.is_none() && !path.starts_with('/') {
            return Err("a path that starts with a slash, or an address that starts with `https://`");
        }
        if !path.ends_with('/') {
            return Err("a path or an address that ends with a slash");
        }
        let odd = |b: u8| !b.is_ascii_graphic() || matches!(b, b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' | b'?' | b'#');
        if path.contains("//") || path.split('/').any(|part| matches!(part, "." | "..")) || path.bytes().any(odd) {
            return Err("a path or an address of plain parts: no spaces, no `..`, no `?`, no `#`");
        }
        Ok(Self { origin, path: path.to_owned() })
    }

    /// The path below which the site is hosted; starts and ends with a slash.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole address of something on the site, by its path there; none where the site's own is not known.
    pub fn whole(&self, path: &str) -> Option<String> {
        Some(format!("{}{}{path}", self.origin.as_ref()?, self.path))
    }
}

impl fmt::Display for SiteUrl {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}{}", self.origin.as_deref().unwrap_or_default(), self.path)
    }
}

impl fmt::Display for BadSiteUrl {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "it must be {}, such as `{}`", self.wanted, self.meant)
    }
}

impl std::error::Error for BadSiteUrl {}

/// The scheme of a whole address, and what is behind it.
fn split(text: &str) -> Option<(&'static str, &str)> {
    ["https://", "http://"].into_iter().find_map(|scheme| Some((scheme, text.strip_prefix(scheme)?)))
}

/// The nearest text that is one: without what cannot be in it, and with the slashes that it needs.
fn meant(text: &str) -> String {
    let (scheme, rest) = split(text).unwrap_or(("", text));
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let parts: Vec<String> = rest
        .split(['/', '\\'])
        .map(|part| part.trim().replace(|c: char| !c.is_ascii_graphic(), "-"))
        .filter(|part| !matches!(part.as_str(), "" | "." | ".."))
        .collect();
    let host = !scheme.is_empty() || !rest.starts_with('/') && parts.first().is_some_and(|first| first.contains('.'));
    let scheme = if host && scheme.is_empty() { "https://" } else { scheme };
    let near = format!("{scheme}{}{}/", if host { "" } else { "/" }, parts.join("/"));
    if !parts.is_empty() && SiteUrl::read(&near).is_ok() {
        return near;
    }
    if host { "https://district.github.io/kits/" } else { "/training/" }.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_or_a_whole_address() {
        for (text, path, whole) in [
            ("/", "/", None),
            ("/training/", "/training/", None),
            ("https://kits.example/", "/", Some("https://kits.example/a/index.html")),
            ("https://District.GitHub.io/kits/", "/kits/", Some("https://district.github.io/kits/a/index.html")),
            ("http://localhost:8080/a~b/", "/a~b/", Some("http://localhost:8080/a~b/a/index.html")),
        ] {
            let url = SiteUrl::parse(text).unwrap();
            assert_eq!((url.path(), url.whole("a/index.html").as_deref()), (path, whole), "{text}");
            assert_eq!(url.to_string().to_lowercase(), text.to_lowercase());
        }
    }

    #[test]
    fn what_was_meant_is_told() {
        for (text, meant) in [
            ("training", "/training/"),
            ("/training", "/training/"),
            ("", "/training/"),
            ("/our kits/", "/our-kits/"),
            ("//training/", "/training/"),
            ("/a/../b/", "/a/b/"),
            ("district.github.io/kits", "https://district.github.io/kits/"),
            ("https://district.github.io/kits", "https://district.github.io/kits/"),
            ("https://district.github.io", "https://district.github.io/"),
            ("https:///kits/", "https://kits/"),
            ("https://me@kits.example/", "https://district.github.io/kits/"),
            ("https://kits.example/?page=1", "https://kits.example/"),
            ("https://", "https://district.github.io/kits/"),
            ("/\"><b>/", "/training/"),
        ] {
            assert_eq!(SiteUrl::parse(text).unwrap_err().meant, meant, "{text}");
        }
    }
}
