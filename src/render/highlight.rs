//! Code in colors, as classes: the only user of syntect.

mod lines;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use syntect::dumps::from_uncompressed_data;
use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};

use self::lines::{Line, Lines};
use super::escape::escape;
use crate::blob::Sha256Sum;

/// Lines longer than this stay plain: the time of a backtracking pattern grows with the line, and nobody reads such a line.
const LINE_AT_MOST: usize = 2_000;

/// Blocks longer than this stay plain: a page of prose is no place for a listing that takes seconds to color.
const BLOCK_AT_MOST: usize = 64 * 1024;

/// The classes that a stylesheet colors, each by the scopes that it stands for; the innermost scope that is listed decides.
const CLASSES: [(&str, &str); 19] = [
    ("comment", "hl-comment"),
    ("string", "hl-string"),
    ("constant.character", "hl-string"),
    ("constant.numeric", "hl-number"),
    ("constant.language", "hl-number"),
    ("constant", "hl-number"),
    ("keyword.operator", "hl-plain"),
    ("keyword", "hl-keyword"),
    ("storage", "hl-keyword"),
    ("entity.name.tag", "hl-keyword"),
    ("entity.other.attribute-name", "hl-type"),
    ("entity.name.function", "hl-function"),
    ("support.function", "hl-function"),
    ("variable.function", "hl-function"),
    ("entity.name", "hl-type"),
    ("support.type", "hl-type"),
    ("support.class", "hl-type"),
    ("markup.inserted", "hl-inserted"),
    ("markup.deleted", "hl-deleted"),
];

/// Colors code, each distinct block once for all pages of all editions, and in it what was not colored as a line of another block.
#[derive(Default)]
pub struct Highlighter {
    lines: Mutex<Lines<State>>,
    done: Mutex<BTreeMap<Sha256Sum, Arc<str>>>,
}

impl Highlighter {
    /// A block of code as HTML; `info` is what stands behind its fence, and its first word names the language.
    pub fn block(&self, info: &str, code: &str) -> Arc<str> {
        self.keyed(info, code).1
    }

    /// The same with the digest by which it is known.
    pub(super) fn keyed(&self, info: &str, code: &str) -> (Sha256Sum, Arc<str>) {
        let language = info.split([' ', ',', '{', '\t']).find(|word| !word.is_empty()).unwrap_or_default();
        // No language has a line feed in its name.
        let key = Sha256Sum::of(format!("{language}\n{code}").as_bytes());
        if let Some(html) = self.done.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return (key, Arc::clone(html));
        }
        let inner = self.color(language, code).unwrap_or_else(|| escape(code));
        let class = if language.is_empty() { String::new() } else { format!(" class=\"language-{}\"", escape(language)) };
        // A block that is wider than its column scrolls, and what scrolls must be in reach of the keyboard.
        let html: Arc<str> = format!("<pre tabindex=\"0\"><code{class}>{inner}</code></pre>\n").into();
        self.done.lock().unwrap_or_else(PoisonError::into_inner).insert(key, Arc::clone(&html));
        (key, html)
    }

    /// Learns blocks that were colored before, by their digests.
    pub fn learn(&self, colored: BTreeMap<Sha256Sum, String>) {
        let mut done = self.done.lock().unwrap_or_else(PoisonError::into_inner);
        done.extend(colored.into_iter().map(|(key, html)| (key, html.into())));
    }

    /// Some blocks that were colored, by their digests.
    pub fn colored(&self, keys: &BTreeSet<Sha256Sum>) -> BTreeMap<Sha256Sum, String> {
        let done = self.done.lock().unwrap_or_else(PoisonError::into_inner);
        keys.iter().filter_map(|key| Some((*key, done.get(key)?.to_string()))).collect()
    }

    fn color(&self, language: &str, code: &str) -> Option<String> {
        if language.is_empty() || code.len() > BLOCK_AT_MOST || code.lines().any(|line| line.len() > LINE_AT_MOST) {
            return None;
        }
        let grammars = &*GRAMMARS;
        let mut state = Arc::new(State::before(grammars.syntaxes.find_syntax_by_token(language)?));
        let mut out = Out::default();
        for text in code.split_inclusive('\n') {
            let line = self.line(grammars, &state, text)?;
            let mut rest = text;
            for (class, length) in &line.pieces {
                let (piece, behind) = rest.split_at_checked(*length)?;
                out.push(class, piece);
                rest = behind;
            }
            state = Arc::clone(&line.after);
        }
        Some(out.finish())
    }

    /// A line in colors. Most of the time of a build with code goes into parsing lines, so nothing is locked meanwhile.
    fn line(&self, grammars: &Grammars, before: &Arc<State>, text: &str) -> Option<Arc<Line<State>>> {
        let known = self.lines.lock().unwrap_or_else(PoisonError::into_inner).get(before, text);
        if known.is_some() {
            return known;
        }
        let line = grammars.colored(before, text)?;
        Some(self.lines.lock().unwrap_or_else(PoisonError::into_inner).keep(before, text, line))
    }
}

/// All that decides, with its text, how a line is colored.
#[derive(Clone, PartialEq, Eq)]
struct State {
    parser: ParseState,
    scopes: ScopeStack,
}

impl State {
    /// Before the first line of a block.
    fn before(syntax: &SyntaxReference) -> Self {
        Self { parser: ParseState::new(syntax), scopes: ScopeStack::new() }
    }
}

/// The same for all, as they never change; a pattern is compiled when it is looked for first.
static GRAMMARS: LazyLock<Grammars> = LazyLock::new(Grammars::load);

/// The languages that we know, and what their scopes look like.
struct Grammars {
    syntaxes: SyntaxSet,
    classes: [(Scope, &'static str); CLASSES.len()],
}

impl Grammars {
    fn load() -> Self {
        // Made by `build.rs`, with all that it takes to be read.
        let syntaxes: SyntaxSet = from_uncompressed_data(include_bytes!(concat!(env!("OUT_DIR"), "/grammars.packdump")))
            .unwrap_or_else(|error| unreachable!("our own grammars cannot be read: {error}"));
        let scope = |name| Scope::new(name).unwrap_or_else(|error| unreachable!("`{name}` is no scope: {error:?}"));
        Self { syntaxes, classes: CLASSES.map(|(name, class)| (scope(name), class)) }
    }

    fn colored(&self, before: &State, text: &str) -> Option<Line<State>> {
        let mut state = before.clone();
        let mut line = Pieces::default();
        let mut from = 0;
        for (at, change) in state.parser.parse_line(text, &self.syntaxes).ok()? {
            if at > from {
                line.push(self.class(&state.scopes), at - from);
                from = at;
            }
            state.scopes.apply(&change).ok()?;
        }
        line.push(self.class(&state.scopes), text.len().checked_sub(from)?);
        Some(Line { pieces: line.0, after: Arc::new(state) })
    }

    fn class(&self, stack: &ScopeStack) -> &'static str {
        let named = |scope: &Scope| self.classes.iter().find(|(prefix, _)| prefix.is_prefix_of(*scope)).map(|(_, class)| *class);
        stack.as_slice().iter().rev().find_map(named).unwrap_or("hl-plain")
    }
}

/// A line being cut; neighbors of one class are one piece.
#[derive(Default)]
struct Pieces(Vec<(&'static str, usize)>);

impl Pieces {
    fn push(&mut self, class: &'static str, length: usize) {
        match self.0.last_mut() {
            Some((last, so_far)) if *last == class => *so_far += length,
            _ => self.0.push((class, length)),
        }
    }
}

/// Spans being written; neighbors of one class are one span, and plain text is none.
#[derive(Default)]
struct Out {
    html: String,
    class: &'static str,
    text: String,
}

impl Out {
    fn push(&mut self, class: &'static str, text: &str) {
        if text.is_empty() {
            return;
        }
        if class != self.class {
            self.flush();
            self.class = class;
        }
        self.text.push_str(text);
    }

    fn flush(&mut self) {
        let text = escape(&std::mem::take(&mut self.text));
        if text.is_empty() {
        } else if matches!(self.class, "" | "hl-plain") || text.trim().is_empty() {
            self.html.push_str(&text);
        } else {
            self.html.push_str(&format!("<span class=\"{}\">{text}</span>", self.class));
        }
    }

    fn finish(mut self) -> String {
        self.flush();
        self.html
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colors_with_classes_and_escapes() {
        let html = Highlighter::default().block("rust", "fn main() { let a = \"<b>\"; } // c\n");
        assert!(html.starts_with("<pre tabindex=\"0\"><code class=\"language-rust\">"), "{html}");
        assert!(html.contains("<span class=\"hl-keyword\">"), "{html}");
        assert!(html.contains("<span class=\"hl-string\">&quot;&lt;b&gt;&quot;</span>"), "{html}");
        assert!(!html.contains("style="), "{html}");
    }

    #[test]
    fn a_line_is_colored_by_what_stands_before_it() {
        // One line of code: once as it is, and once in a comment and in a string that an earlier line opened.
        let blocks = [("rust", "let a = 1;\n"), ("rust", "/*\nlet a = 1;\n*/\nlet a = 1;\n"), ("rust", "let b = \"\nlet a = 1;\n\";\n")];
        let more = [("python", "let a = 1;\n"), ("python", "\"\"\"\nlet a = 1;\n\"\"\"\n"), ("", "let a = 1;\n")];
        let blocks: Vec<_> = blocks.into_iter().chain(more).collect();
        let alone: Vec<_> = blocks.iter().map(|(language, code)| Highlighter::default().block(language, code)).collect();
        let (one, other) = (Highlighter::default(), Highlighter::default());
        for (at, (language, code)) in blocks.iter().enumerate() {
            assert_eq!(one.block(language, code), alone[at], "{code}");
        }
        for (at, (language, code)) in blocks.iter().enumerate().rev() {
            assert_eq!(other.block(language, code), alone[at], "{code}");
        }
        assert_eq!(alone.iter().collect::<BTreeSet<_>>().len(), blocks.len());
    }

    #[test]
    fn unknown_and_oversized_code_stays_plain() {
        let highlighter = Highlighter::default();
        assert_eq!(&*highlighter.block("klingon", "a < b"), "<pre tabindex=\"0\"><code class=\"language-klingon\">a &lt; b</code></pre>\n");
        let long = format!("let a = \"{}\";", "x".repeat(LINE_AT_MOST));
        assert!(!highlighter.block("rust", &long).contains("<span"));
        let large = "let a = 1;\n".repeat(BLOCK_AT_MOST / 10);
        assert!(!highlighter.block("rust", &large).contains("<span"));
    }
}
