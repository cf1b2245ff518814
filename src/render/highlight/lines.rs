//! Lines of code that were colored before: a closing brace, an import, a program that grows from one block to the next.

use std::collections::BTreeMap;
use std::sync::Arc;

/// Lines longer than this (bytes) are not kept: they hardly come twice.
const LINE_AT_MOST: usize = 200;

/// So many lines make a generation. Two are kept, at about 200 bytes a line.
const GENERATION: usize = 4_096;

/// So many states of the parser are told apart in a generation. Languages come to a dozen; one state may be a hundred contexts deep and
/// hold as many copies of a line, so without a bound a few hostile blocks would take all memory.
const STATES: usize = 256;

/// A line in colors: its pieces from the first to the last byte, each by its class and its length (bytes), and where its end leaves the parser.
#[derive(Debug, PartialEq, Eq)]
pub struct Line<S> {
    /// The pieces; no two neighbors are of one class.
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
}

/// What one line came to, by the state before it.
type Known<S> = Vec<(Arc<S>, Arc<Line<S>>)>;

struct Generation<S> {
    lines: BTreeMap<Box<str>, Known<S>>,
    /// How many lines there are.
    count: usize,
    /// Each state before or behind one of them, once.
    states: Vec<Arc<S>>,
}

impl<S> Default for Generation<S> {
    fn default() -> Self {
        Self { lines: BTreeMap::new(), count: 0, states: Vec::new() }
    }
}

impl<S: Eq> Generation<S> {
    fn find(&self, before: &S, text: &str) -> Option<Arc<Line<S>>> {
        self.lines.get(text)?.iter().find(|(state, _)| **state == *before).map(|(_, line)| Arc::clone(line))
    }

    /// The one state of its kind.
    fn own(&mut self, state: &Arc<S>) -> Arc<S> {
        if let Some(known) = self.states.iter().find(|known| Arc::ptr_eq(known, state) || **known == *state) {
            return Arc::clone(known);
        }
        self.states.push(Arc::clone(state));
        Arc::clone(state)
    }

    /// Whether there is no room for a line and the states around it.
    fn is_full(&self) -> bool {
        self.count == GENERATION || self.states.len() + 2 > STATES
    }
}

impl<S> Default for Lines<S> {
    fn default() -> Self {
        Self { young: Generation::default(), old: Generation::default() }
    }
}

impl<S: Eq> Lines<S> {
    /// What a line came to when it stood in this state before.
    pub fn get(&mut self, before: &Arc<S>, text: &str) -> Option<Arc<Line<S>>> {
        if let Some(line) = self.young.find(before, text) {
            return Some(line);
        }
        let line = self.old.find(before, text)?;
        let again = Line { pieces: line.pieces.clone(), after: Arc::clone(&line.after) };
        Some(self.keep(before, text, again))
    }

    /// Learns what a line came to in a state, unless it is long, and gives it back. To learn it twice does no harm.
    pub fn keep(&mut self, before: &Arc<S>, text: &str, line: Line<S>) -> Arc<Line<S>> {
        if text.len() > LINE_AT_MOST {
            return Arc::new(line);
        }
        if self.young.is_full() {
            self.old = std::mem::take(&mut self.young);
        }
        let (before, after) = (self.young.own(before), self.young.own(&line.after));
        let line = Arc::new(Line { after, ..line });
        let known = self.young.lines.entry(text.into()).or_default();
        if known.iter().all(|(state, _)| *state != before) {
            known.push((before, Arc::clone(&line)));
            self.young.count += 1;
        }
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(after: u32) -> Line<u32> {
        Line { pieces: vec![("hl-keyword", 3)], after: Arc::new(after) }
    }

    fn keep(lines: &mut Lines<u32>, before: u32, text: &str, after: u32) {
        lines.keep(&Arc::new(before), text, line(after));
    }

    fn get(lines: &mut Lines<u32>, before: u32, text: &str) -> Option<u32> {
        lines.get(&Arc::new(before), text).map(|line| *line.after)
    }

    #[test]
    fn the_state_before_a_line_counts() {
        let mut lines = Lines::default();
        keep(&mut lines, 1, "end\n", 2);
        assert_eq!(get(&mut lines, 1, "end\n"), Some(2));
        assert_eq!(get(&mut lines, 2, "end\n"), None);
        keep(&mut lines, 2, "end\n", 3);
        assert_eq!(get(&mut lines, 1, "end\n"), Some(2));
        assert_eq!(get(&mut lines, 2, "end\n"), Some(3));
    }

    #[test]
    fn what_is_asked_for_stays_and_the_rest_goes() {
        let mut lines = Lines::default();
        keep(&mut lines, 0, "kept\n", 1);
        keep(&mut lines, 0, "gone\n", 1);
        for round in 0..3 * GENERATION {
            keep(&mut lines, 0, &format!("{round}\n"), 1);
            assert_eq!(get(&mut lines, 0, "kept\n"), Some(1), "{round}");
        }
        assert_eq!(get(&mut lines, 0, "gone\n"), None);
        assert!(lines.young.lines.len() + lines.old.lines.len() <= 2 * GENERATION);
    }

    #[test]
    fn states_are_held_once_and_only_so_many() {
        let mut lines = Lines::default();
        for round in 0..10 * u32::try_from(STATES).unwrap() {
            let kept = lines.keep(&Arc::new(0), &format!("{round}\n"), line(0));
            assert!(Arc::ptr_eq(&kept.after, &lines.young.states[0]));
        }
        assert_eq!(lines.young.states.len(), 1);
        for state in 1..10 * u32::try_from(STATES).unwrap() {
            keep(&mut lines, 0, &format!("to {state}\n"), state);
            assert_eq!(get(&mut lines, 0, &format!("to {state}\n")), Some(state));
            assert!(lines.young.states.len() <= STATES && lines.old.states.len() <= STATES);
        }
        // What is not in use any more is let go.
        assert_eq!(get(&mut lines, 0, "to 1\n"), None);
    }

    #[test]
    fn long_lines_are_not_kept() {
        let mut lines = Lines::default();
        let long = "x".repeat(LINE_AT_MOST + 1);
        keep(&mut lines, 0, &long, 1);
        assert_eq!(get(&mut lines, 0, &long), None);
    }
}
