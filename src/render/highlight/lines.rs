//! Lines of code that were colored before: a closing brace, an import, a program that grows from one block to the next.

use std::collections::BTreeMap;
use std::sync::Arc;

/// Lines longer than this (bytes) are not kept: they hardly come twice.
const LINE_AT_MOST: usize = 200;

/// So many lines make a generation. Two are kept, about 400 bytes a line, so this bounds them to a few megabytes for any workspace.
const GENERATION: usize = 4_096;

/// A line in colors: its pieces from the first to the last byte, each by its class and its length (bytes), and where its end leaves the parser.
#[derive(Debug, PartialEq, Eq)]
pub struct Line<S> {
    /// The pieces; neighbors may be of one class.
    pub pieces: Vec<(&'static str, usize)>,
    /// The state of the parser behind the line.
    pub after: Arc<S>,
}

/// What lines came to, by their text and the state before them, which together decide it.
///
/// Those that were asked for lately stay: what the younger generation has no room for makes it the older one, and what is asked for there
/// moves back.
pub struct Lines<S> {
    young: Generation<S>,
    old: Generation<S>,
    count: usize,
}

type Generation<S> = BTreeMap<Box<str>, Vec<(Arc<S>, Arc<Line<S>>)>>;

impl<S> Default for Lines<S> {
    fn default() -> Self {
        Self { young: BTreeMap::new(), old: BTreeMap::new(), count: 0 }
    }
}

impl<S: Eq> Lines<S> {
    /// What a line came to when it stood in this state before.
    pub fn get(&mut self, before: &S, text: &str) -> Option<Arc<Line<S>>> {
        let find = |lines: &Generation<S>| {
            let known = lines.get(text)?;
            known.iter().find(|(state, _)| **state == *before).map(|(state, line)| (Arc::clone(state), Arc::clone(line)))
        };
        if let Some((_, line)) = find(&self.young) {
            return Some(line);
        }
        let (state, line) = find(&self.old)?;
        self.keep(state, text, Arc::clone(&line));
        Some(line)
    }

    /// Learns what a line came to in a state. To learn it twice does no harm.
    pub fn keep(&mut self, before: Arc<S>, text: &str, line: Arc<Line<S>>) {
        if text.len() > LINE_AT_MOST {
            return;
        }
        if self.count == GENERATION {
            self.old = std::mem::take(&mut self.young);
            self.count = 0;
        }
        let known = self.young.entry(text.into()).or_default();
        if known.iter().all(|(state, _)| **state != *before) {
            known.push((before, line));
            self.count += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(after: u32) -> Arc<Line<u32>> {
        Arc::new(Line { pieces: vec![("hl-keyword", 3)], after: Arc::new(after) })
    }

    #[test]
    fn the_state_before_a_line_counts() {
        let mut lines = Lines::default();
        lines.keep(Arc::new(1), "end\n", line(2));
        assert_eq!(lines.get(&1, "end\n"), Some(line(2)));
        assert_eq!(lines.get(&2, "end\n"), None);
        lines.keep(Arc::new(2), "end\n", line(3));
        assert_eq!(lines.get(&1, "end\n"), Some(line(2)));
        assert_eq!(lines.get(&2, "end\n"), Some(line(3)));
    }

    #[test]
    fn what_is_asked_for_stays_and_the_rest_goes() {
        let mut lines = Lines::default();
        lines.keep(Arc::new(0), "kept\n", line(1));
        lines.keep(Arc::new(0), "gone\n", line(1));
        for round in 0..3 * GENERATION {
            lines.keep(Arc::new(0), &format!("{round}\n"), line(1));
            assert!(lines.get(&0, "kept\n").is_some(), "{round}");
        }
        assert_eq!(lines.get(&0, "gone\n"), None);
        assert!(lines.young.len() + lines.old.len() <= 2 * GENERATION);
    }

    #[test]
    fn long_lines_are_not_kept() {
        let mut lines = Lines::default();
        let long = "x".repeat(LINE_AT_MOST + 1);
        lines.keep(Arc::new(0), &long, line(1));
        assert_eq!(lines.get(&0, &long), None);
    }
}
