//! What tables were asked for on this thread, so that a test can hold it against their schema.

use std::cell::RefCell;
use std::collections::BTreeMap;

/// What was asked of a key.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Whether it must be there.
    pub required: bool,
    /// The words of its choice.
    pub words: Vec<&'static str>,
}

/// The tables by what they are called, each with its keys.
pub type Tables = BTreeMap<&'static str, BTreeMap<&'static str, Asked>>;

thread_local! {
    static ASKED: RefCell<Tables> = const { RefCell::new(BTreeMap::new()) };
}

/// Notes that a key was asked for.
pub fn note(what: &'static str, key: &'static str, more: impl FnOnce(&mut Asked)) {
    ASKED.with_borrow_mut(|asked| more(asked.entry(what).or_default().entry(key).or_default()));
}

/// All that was noted so far.
pub fn all() -> Tables {
    ASKED.take()
}
