//! Characters that nobody sees, and that make a text another than it seems.

use crate::check::lesson::{Document, Lesson};
use crate::diagnostic::{Code, Diagnostic, Report, Severity};
use crate::span::Span;

pub static CODE: Code = Code {
    name: "bidi-control",
    severity: Severity::Warning,
    summary: "Sources hold no characters that turn the reading direction, and none that cannot be seen.",
    explanation: "Some characters have no shape. Those that turn the reading direction (U+202A to U+202E, U+2066 to U+2069) make a line look \
different from what it says: who reviews it approves one text, and pages are built from another. Those of no width (U+200B, U+2060, \
U+FEFF), and \
the soft hyphen (U+00AD), part words in two, so that no search finds them. They come along in text that was copied from elsewhere.

    tea[U+200B]cher         a zero width space in its midst, which nobody sees
    teacher

Where one is meant, write it so that it can be seen: `<bdi>...</bdi>` or `<span dir=\"rtl\">...</span>` for words in another direction, \
`<wbr>` where a \
word may be parted, `&shy;` with a hyphen, `&NoBreak;` where it may not. In languages that are written from right to left, directional \
isolates (U+2066 to U+2069) \
are right; in languages without spaces between words, so is U+200B.

Source: N. Boucher and R. Anderson, Trojan Source: Invisible Vulnerabilities (2021), CVE-2021-42574; Unicode Technical Report #36.",
};

/// So many places are shown beside the first.
const SHOWN: usize = 3;

/// Languages that are written from right to left.
const LEFTWARD: [&str; 11] = ["ar", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"];

/// Languages that put U+200B between words.
const UNSPACED: [&str; 4] = ["km", "lo", "my", "th"];

/// What turns the reading direction.
const TURNING: [(char, &str); 9] = [
    ('\u{202a}', "left-to-right embedding"),
    ('\u{202b}', "right-to-left embedding"),
    ('\u{202c}', "pop directional formatting"),
    ('\u{202d}', "left-to-right override"),
    ('\u{202e}', "right-to-left override"),
    ('\u{2066}', "left-to-right isolate"),
    ('\u{2067}', "right-to-left isolate"),
    ('\u{2068}', "first strong isolate"),
    ('\u{2069}', "pop directional isolate"),
];

/// What cannot be seen, with what to write in its place where it is meant.
const UNSEEN: [(char, &str, &str); 4] = [
    ('\u{ad}', "soft hyphen", "delete it, or write `&shy;`, which can be seen"),
    ('\u{200b}', "zero width space", "delete it, or write `<wbr>` where the word may be parted"),
    ('\u{2060}', "word joiner", "delete it, or write `&NoBreak;`, which can be seen"),
    ('\u{feff}', "zero width no-break space", "delete it: it is what some editors put at the start of a file"),
];

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    if !lesson.original {
        return;
    }
    for document in lesson.documents() {
        let found = controls(&document);
        let turning = |c: char| TURNING.iter().any(|(turning, _)| *turning == c);
        let (turned, unseen): (Vec<_>, Vec<_>) = found.into_iter().partition(|(_, c)| turning(*c));
        report.diagnostics.extend(told(&document, &turned));
        report.diagnostics.extend(told(&document, &unseen));
    }
}

/// The characters of a document that should not be there, with their places.
fn controls(document: &Document<'_>) -> Vec<(usize, char)> {
    let text = document.source.text.as_str();
    let right = |c: char| match c {
        '\u{2066}'..='\u{2069}' => LEFTWARD.contains(&document.language),
        '\u{200b}' => UNSPACED.contains(&document.language),
        _ => false,
    };
    let asked = |c: char| TURNING.iter().any(|(turning, _)| *turning == c) || UNSEEN.iter().any(|(unseen, ..)| *unseen == c);
    // All of them start with one of these bytes, which most texts seldom have.
    let starts = text.bytes().enumerate().filter(|(_, byte)| matches!(byte, 0xc2 | 0xe2 | 0xef));
    let chars = starts.filter_map(|(at, _)| Some((at, text[at..].chars().next()?)));
    chars.filter(|(_, c)| asked(*c) && !right(*c)).collect()
}

/// One finding for all characters of a kind in a file: they came along together.
fn told(document: &Document<'_>, found: &[(usize, char)]) -> Option<Diagnostic> {
    let (&(at, first), others) = found.split_first()?;
    let span = |at: usize, c: char| Span::new(document.file, at, at + c.len_utf8());
    let point = |c: char| format!("U+{:04X}", c as u32);
    let name = |c: char| TURNING.iter().copied().chain(UNSEEN.map(|(c, name, _)| (c, name))).find(|(other, _)| *other == c).map_or("", |(_, name)| name);
    let unseen = UNSEEN.iter().find(|(c, ..)| *c == first);
    let (what, hint) = match unseen {
        Some((.., hint)) => ("cannot be seen, and no search finds the words around it", *hint),
        None => ("turns the reading direction: the text is another than it seems", "delete it; for words in another direction write `<bdi>...</bdi>`"),
    };
    let mut diagnostic = Diagnostic::at(&CODE, span(at, first), format!("`{}` ({}) {what}", point(first), name(first))).hint(hint);
    diagnostic = diagnostic.label(if others.len() > SHOWN {
        format!("{} is here, and {} more stand in this file", point(first), others.len())
    } else {
        format!("{} is here", point(first))
    });
    for (at, c) in others.iter().take(SHOWN) {
        diagnostic = diagnostic.also(span(*at, *c), format!("{} is here", point(*c)));
    }
    Some(diagnostic)
}
