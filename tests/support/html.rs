//! A strict reader of the HTML that we write: every element closed in its turn, every attribute quoted, every id once.

use std::collections::BTreeSet;

/// An element and what stands in it, or words.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// An element: its name, its attributes, what it holds, and where it stands in the text, from `<` to its end.
    Element { name: String, attributes: Vec<(String, String)>, inner: Vec<Piece>, at: std::ops::Range<usize> },
    /// Words, as they are written.
    Words(String),
}

const VOID: [&str; 14] = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "param"];
/// Elements whose content is phrasing alone: nothing of the others may stand in them.
const PHRASING_ONLY: [&str; 12] = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "label", "span", "em", "strong", "summary"];
const PHRASING: [&str; 44] = [
    "a", "abbr", "audio", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "img", "input", "ins", "kbd", "label", "mark",
    "math", "q", "ruby", "rp", "rt", "s", "samp", "small", "span", "strong", "sub", "sup", "textarea", "time", "u", "var", "video", "wbr",
    "track", "button", "meter", "progress", "select", "h2", "h3",
];

impl Piece {
    /// An attribute.
    pub fn attribute(&self, wanted: &str) -> Option<&str> {
        match self {
            Self::Element { attributes, .. } => attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str()),
            Self::Words(_) => None,
        }
    }

    /// The name of an element; empty for words.
    pub fn name(&self) -> &str {
        if let Self::Element { name, .. } = self { name } else { "" }
    }

    /// What stands in it.
    pub fn inner(&self) -> &[Piece] {
        if let Self::Element { inner, .. } = self { inner } else { &[] }
    }

    /// Whether it has a class.
    pub fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|classes| classes.split(' ').any(|one| one == class))
    }
}

/// Calls `see` with each element and those that it stands in, outermost first.
pub fn walk<'p>(pieces: &'p [Piece], above: &mut Vec<&'p Piece>, see: &mut dyn FnMut(&'p Piece, &[&'p Piece])) {
    for piece in pieces {
        see(piece, above);
        above.push(piece);
        walk(piece.inner(), above, see);
        above.pop();
    }
}

/// Reads a document.
///
/// # Errors
///
/// What is wrong, with its line.
pub fn parse(text: &str) -> Result<Vec<Piece>, String> {
    // What is open: its name and attributes, what stood before it, and where it starts.
    type Open = (String, Vec<(String, String)>, Vec<Piece>, usize);
    let mut open: Vec<Open> = Vec::new();
    let mut here = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let wrong = |what: String| format!("line {}: {what}", text[..at].matches('\n').count() + 1);
        if !text[at..].starts_with('<') {
            let end = text[at..].find('<').map_or(text.len(), |end| at + end);
            entities(&text[at..end]).map_err(wrong)?;
            here.push(Piece::Words(text[at..end].to_owned()));
            at = end;
            continue;
        }
        if text[at..].starts_with("<!doctype html>") {
            at += "<!doctype html>".len();
            continue;
        }
        if text[at..].starts_with("<!") || text[at..].starts_with("<?") {
            return Err(wrong("a comment or an instruction".to_owned()));
        }
        if let Some(rest) = text[at..].strip_prefix("</") {
            let name = rest.split('>').next().unwrap_or_default();
            let Some((opened, attributes, before, start)) = open.pop() else { return Err(wrong(format!("</{name}> closes nothing"))) };
            if opened != name {
                return Err(wrong(format!("</{name}> where <{opened}> is open")));
            }
            let end = at + name.len() + 3;
            let inner = std::mem::replace(&mut here, before);
            here.push(Piece::Element { name: opened, attributes, inner, at: start..end });
            at = end;
            continue;
        }
        let start = at;
        let (name, attributes, closed, end) = tag(text, at).map_err(wrong)?;
        at = end;
        if VOID.contains(&name.as_str()) || closed {
            here.push(Piece::Element { name, attributes, inner: Vec::new(), at: start..end });
        } else if name == "script" || name == "style" {
            // No markup stands in these: they end where their own end tag is.
            let close = format!("</{name}>");
            let length = text[at..].find(&close).ok_or_else(|| format!("<{name}> is not closed"))?;
            let inner = (length > 0).then(|| Piece::Words(text[at..at + length].to_owned()));
            at += length + close.len();
            here.push(Piece::Element { name, attributes, inner: inner.into_iter().collect(), at: start..at });
        } else {
            open.push((name, attributes, std::mem::take(&mut here), start));
        }
    }
    if let Some((name, ..)) = open.pop() {
        return Err(format!("<{name}> is not closed"));
    }
    Ok(here)
}

type Tag = (String, Vec<(String, String)>, bool, usize);

fn tag(text: &str, at: usize) -> Result<Tag, String> {
    let rest = &text[at + 1..];
    let length = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(rest.len());
    let name = rest[..length].to_owned();
    if name.is_empty() || name.to_ascii_lowercase() != name {
        return Err(format!("`<{}` is no tag", &rest[..rest.len().min(20)]));
    }
    let mut attributes: Vec<(String, String)> = Vec::new();
    let mut from = at + 1 + length;
    loop {
        let rest = &text[from..];
        let trimmed = rest.trim_start();
        let spaces = rest.len() - trimmed.len();
        from += spaces;
        if trimmed.starts_with('>') {
            return Ok((name, attributes, false, from + 1));
        }
        if trimmed.starts_with("/>") {
            return Ok((name, attributes, true, from + 2));
        }
        let length = trimmed.find(['=', ' ', '>', '\n', '"', '<']).ok_or_else(|| format!("<{name} does not end"))?;
        let key = trimmed[..length].to_owned();
        if key.is_empty() || spaces == 0 {
            return Err(format!("<{name}: an attribute is not written as it should be"));
        }
        from += length;
        let value = match text[from..].strip_prefix("=\"") {
            None if text[from..].starts_with('=') => return Err(format!("<{name} {key}: the value is not in quotes")),
            None => String::new(),
            Some(rest) => {
                let value = rest.split('"').next().unwrap_or_default();
                if value.contains('<') {
                    return Err(format!("<{name} {key}: a `<` in the value"));
                }
                entities(value)?;
                from += value.len() + 3;
                value.to_owned()
            }
        };
        if attributes.iter().any(|(other, _)| *other == key) {
            return Err(format!("<{name} {key} stands twice"));
        }
        attributes.push((key, value));
    }
}

/// Every `&` begins a reference.
fn entities(words: &str) -> Result<(), String> {
    for (at, _) in words.match_indices('&') {
        let name: String = words[at + 1..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '#').collect();
        if name.is_empty() || !words[at + 1 + name.len()..].starts_with(';') {
            return Err(format!("a bare `&` in `{}`", words.trim()));
        }
    }
    Ok(())
}

/// What is wrong with a page beyond its syntax: ids that stand twice, references that lead nowhere, headings out of order, blocks in
/// lines, inline styles and scripts, pictures without a text alternative.
pub fn faults(text: &str) -> Vec<String> {
    let pieces = match parse(text) {
        Ok(pieces) => pieces,
        Err(wrong) => return vec![wrong],
    };
    let mut wrong = Vec::new();
    let mut ids = BTreeSet::new();
    let mut refers = Vec::new();
    let mut titles = 0;
    walk(&pieces, &mut Vec::new(), &mut |piece, above| {
        let Piece::Element { name, attributes, .. } = piece else { return };
        for (key, value) in attributes {
            match key.as_str() {
                "id" if !ids.insert(value.clone()) => wrong.push(format!("the id `{value}` stands twice")),
                "for" | "aria-labelledby" | "aria-describedby" | "aria-controls" | "headers" => {
                    refers.extend(value.split(' ').map(|id| (format!("<{name} {key}>"), id.to_owned())));
                }
                "href" if value.starts_with('#') && value.len() > 1 => refers.push((format!("<{name} {key}>"), value[1..].to_owned())),
                "href" | "src" if value.is_empty() => wrong.push(format!("<{name}> has an empty {key}")),
                "style" => wrong.push(format!("<{name}> has an inline style")),
                key if key.starts_with("on") => wrong.push(format!("<{name}> has {key}")),
                _ => {}
            }
        }
        titles += usize::from(name == "h1");
        if name == "img" && piece.attribute("alt").is_none() {
            wrong.push("a picture without `alt`".to_owned());
        }
        let Some(parent) = above.last().map(|parent| parent.name()) else { return };
        let fits = match parent {
            "ul" | "ol" => name == "li",
            "dl" => ["dt", "dd", "div"].contains(&name.as_str()),
            "table" => ["thead", "tbody", "tfoot", "caption", "colgroup"].contains(&name.as_str()),
            "thead" | "tbody" => name == "tr",
            "tr" => name == "td" || name == "th",
            "summary" if name.starts_with('h') && name != "hr" => true,
            parent if PHRASING_ONLY.contains(&parent) => PHRASING.contains(&name.as_str()) && !(name.starts_with('h') && name.len() == 2),
            // Terms and what they mean may be grouped.
            "div" if above.len() > 1 && above[above.len() - 2].name() == "dl" => name == "dt" || name == "dd",
            _ => !["li", "dt", "dd", "td", "th", "tr"].contains(&name.as_str()),
        };
        if !fits && !above.iter().any(|outer| outer.name() == "math") {
            wrong.push(format!("<{name}> stands in <{parent}>"));
        }
        if name == "a" && above.iter().any(|outer| outer.name() == "a") {
            wrong.push("a link stands in a link".to_owned());
        }
        let blank = |piece: &Piece| match piece {
            Piece::Words(words) => words.trim().is_empty(),
            Piece::Element { .. } => false,
        };
        if ["p", "h1", "h2", "h3", "h4", "ul", "ol", "dl", "blockquote", "a", "strong", "em"].contains(&name.as_str())
            && piece.inner().iter().all(blank)
            // A script fills these, and what is hidden until a script shows it.
            && piece.attribute("role") != Some("status")
            && !above.iter().chain([&piece]).any(|outer| outer.attribute("hidden").is_some())
        {
            wrong.push(format!("<{name}> is empty"));
        }
    });
    for (what, id) in refers {
        if !ids.contains(&id) {
            wrong.push(format!("{what} leads to `#{id}`, which is not there"));
        }
    }
    // Where all pages stand in one, each has its own title.
    let articles = text.matches("<article").count();
    if titles != 1 + articles {
        wrong.push(format!("{titles} first-level headings"));
    }
    wrong
}
