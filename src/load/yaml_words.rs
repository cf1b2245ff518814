//! What a YAML parser says, in words for people who never heard of mappings and scalars, and at the place that they look for.

use crate::span::Span;

/// What the parser says in plain words, and what to do.
pub fn plain_words(words: &str) -> (String, &'static str) {
    const QUOTE: &str =
        "put quotes around a text that holds `: ` or ` #`, or that starts with a sign such as `*`, `&`, `@`, `` ` ``, `[` or `{`";
    const INDENT: &str = "start keys of one level in the same column, with spaces before them and `: ` behind them";
    let said = |what: &str| words.contains(what);
    let (message, hint) = if said("mapping values are not allowed") {
        ("this `:` stands where no value can start", "put quotes around a text that holds `: `, and indent keys of one level alike")
    } else if said("tab") {
        ("a tab stands here, and YAML is indented with spaces", "put two spaces in place of the tab")
    } else if said("quote") {
        ("a text in quotes is not closed", "write the closing quote where the text ends; a quote inside `\"...\"` is `\\\"`")
    } else if said("simple key expect") || said("could not find expected ':'") {
        ("this line has no `: ` behind its key", "write `key: value`, or indent the line if it goes on with the text above")
    } else if said("did not find expected key") || said("block mapping") {
        (
            "what stands here is no key with a value",
            "put quotes around a text that starts with `[`, `{` or a quote; start keys of one level in the same column",
        )
    } else if said("did not find expected '-'") || said("block collection") {
        ("what stands here is no item of the list above", "start each item with `- `, in the same column")
    } else if said("flow") || said("expected ',' or") {
        ("what was opened with `[` or `{` is not closed", "close it where it ends, or put quotes around a text that starts with `[` or `{`")
    } else if said("unexpected character") || said("cannot start any token") {
        ("a text cannot start with this sign", QUOTE)
    } else if said("invalid indentation") || said("indent") {
        ("this line is not indented like those around it", INDENT)
    } else {
        return (format!("this is not YAML: {words}"), QUOTE);
    };
    (message.to_owned(), hint)
}

/// A span without the lines behind its first.
pub fn first_line(span: Span, text: &str, at: usize) -> Span {
    // The parser stands behind the tag by then.
    let before = text.get(..span.start as usize - at).unwrap_or_default();
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    if let Some(sign) = before[line..].rfind('!') {
        return Span::new(span.file, at + line + sign, span.start as usize);
    }
    let (start, end) = (span.start as usize, span.end as usize);
    let length = text.get(start - at..end - at).and_then(|written| written.find('\n')).unwrap_or(end - start);
    Span::new(span.file, start, start + length)
}

/// Where a key that stands twice stands first: on the nearest line above that is indented alike.
pub fn first_of(key: &str, second: Span, text: &str, at: usize) -> Option<Span> {
    let before = text.get(..(second.start as usize).checked_sub(at)?)?;
    let indent = before.len() - before.rfind('\n').map_or(0, |end| end + 1);
    let mut end = before.len() - indent;
    for line in before[..end].split_inclusive('\n').rev() {
        end -= line.len();
        let written = line.get(indent..).unwrap_or_default();
        // Behind the sign of an item, too, a key is indented by two.
        if line.get(..indent).is_some_and(|space| space.chars().all(|c| c == ' ' || c == '-'))
            && written.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(':'))
        {
            return Some(Span::new(second.file, at + end + indent, at + end + indent + key.len()));
        }
    }
    None
}
