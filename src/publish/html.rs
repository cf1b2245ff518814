//! Reads as much of a page as links need: where it leads, and what can be led to.

use std::borrow::Cow;

/// What stands in a page, as it stands there: nothing is decoded yet.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Page<'p> {
    /// The values of `href`, `src` and `poster`, and where a page sends its readers on by itself.
    pub links: Vec<&'p str>,
    /// The values of `id`.
    pub ids: Vec<&'p str>,
}

/// Elements whose text is no markup.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// Reads a page in one go. What is no proper HTML gives fewer links, never an endless search.
pub fn read(html: &str) -> Page<'_> {
    let mut page = Page::default();
    let mut rest = html;
    while let Some((_, behind)) = cut(rest, b'<') {
        rest = behind;
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
            continue;
        }
        let name = &rest[..until(rest, |byte| !byte.is_ascii_alphanumeric())];
        if name.is_empty() {
            continue;
        }
        rest = attributes(&rest[name.len()..], &mut page);
        if let Some(raw) = RAW.iter().find(|raw| name.eq_ignore_ascii_case(raw)) {
            let end = format!("</{raw}");
            rest = rest.split_once(&end as &str).map_or("", |(_, rest)| rest);
        }
    }
    page
}

/// Takes the attributes of a tag, and gives what is behind the tag.
fn attributes<'p>(mut rest: &'p str, page: &mut Page<'p>) -> &'p str {
    loop {
        rest = &rest[until(rest, |byte| !byte.is_ascii_whitespace() && byte != b'/')..];
        let Some(first) = rest.chars().next() else { return "" };
        if first == '>' {
            return &rest[1..];
        }
        let name = &rest[..until(rest, |byte| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'>' | b'/'))];
        // A sign that can start no name is passed over.
        rest = if name.is_empty() { &rest[first.len_utf8()..] } else { rest[name.len()..].trim_start() };
        let Some(behind) = rest.strip_prefix('=') else { continue };
        let (value, behind) = value(behind.trim_start());
        rest = behind;
        match name {
            "href" | "src" | "poster" => page.links.push(value),
            "id" => page.ids.push(value),
            "content" => page.links.extend(value.strip_prefix("0; url=")),
            _ => {}
        }
    }
}

/// The value at the start of a text, and what is behind it.
fn value(text: &str) -> (&str, &str) {
    for quote in [b'"', b'\''] {
        if let Some(text) = text.strip_prefix(char::from(quote)) {
            return cut(text, quote).unwrap_or((text, ""));
        }
    }
    text.split_at(until(text, |byte| byte.is_ascii_whitespace() || byte == b'>'))
}

/// What stands before and behind an ASCII character.
fn cut(text: &str, at: u8) -> Option<(&str, &str)> {
    let (before, behind) = text.split_at(until(text, |byte| byte == at));
    Some((before, behind.get(1..)?))
}

/// Where in a text an ASCII character stands for the first time; its length where there is none. Bytes are asked, for a site has megabytes
/// of tags, and no byte of another character is one of ASCII.
fn until(text: &str, is: impl Fn(u8) -> bool) -> usize {
    text.bytes().position(is).unwrap_or(text.len())
}

/// A value with its entities read, those that templates write.
pub fn unescape(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&#x2F;", "/"), ("&amp;", "&")];
    Cow::Owned(named.into_iter().fold(value.to_owned(), |value, (entity, sign)| value.replace(entity, sign)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_links_and_places() {
        let page = read(concat!(
            "<!doctype html><title>href=\"no\" <a href=\"no\"></title><!-- <a href=\"no\"> -->",
            "<meta http-equiv=\"refresh\" content=\"0; url=on.html\">",
            "<a class=x href=\"a.html#b\" id=c>src=\"no\"</a><img alt=\"> href='no'\" src='d.png'/><p\n id=\"e\">1 < 2",
            "<script src=\"f.js\">\"<a href='no'>\"</script><video poster=g.jpg></video>",
        ));
        assert_eq!(page.links, ["on.html", "a.html#b", "d.png", "f.js", "g.jpg"]);
        assert_eq!(page.ids, ["c", "e"]);
    }

    #[test]
    fn what_is_no_html_ends() {
        for odd in ["<", "<a", "<a href", "<a href=", "<a href=\"x", "<a =", "<a \"=\">", "<!--", "<script>", "</", "<a ==x>", "<é>"] {
            read(odd);
        }
        assert_eq!(unescape("a&amp;b=&quot;&amp;lt;"), "a&b=\"&lt;");
    }
}
