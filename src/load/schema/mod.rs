//! What authors may write in `kit.yaml`, front matter, plans and `book.toml`, as JSON Schema for their editors.
//!
//! The readers beside this folder decide; this says the same in another way. A test reads a file that has every key of a schema, and
//! looks at what the readers asked for: neither can have a key, a word of a choice or a duty that the other has not.

mod book;
mod kit;
mod page;
mod shape;
#[cfg(test)]
mod tests;

pub use shape::{OURS, Schema};

use shape::{Example, formed, number, one_of, table, text};

/// The files that have a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// `kit.yaml`.
    Kit,
    /// The `kit.yaml` of a translation.
    Translation,
    /// The front matter of a module.
    Module,
    /// The front matter of any other page.
    Page,
    /// A delivery plan.
    Plan,
    /// `book.toml`.
    Book,
}

impl Of {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Kit, Self::Translation, Self::Module, Self::Page, Self::Plan, Self::Book];
}

/// The rules whose level authors can set: load does not know which there are.
#[derive(Clone, Debug)]
pub struct Rules {
    /// Each rule's name, and what it asks for.
    pub names: Vec<(&'static str, &'static str)>,
    /// The levels.
    pub levels: Vec<&'static str>,
}

/// The schema of a file.
pub fn schema(of: Of, rules: &Rules) -> Schema {
    match of {
        Of::Kit => kit::kit(rules),
        Of::Translation => kit::translation(rules),
        Of::Module => page::module(rules),
        Of::Page => page::page(rules),
        Of::Plan => kit::plan(),
        Of::Book => book::book(rules),
    }
}

/// The schema of a file for one who wants to know of keys alone, and of no rules.
pub fn schema_of_keys(of: Of) -> Schema {
    schema(of, &Rules { names: Vec::new(), levels: Vec::new() })
}

/// A language.
fn language(description: &'static str) -> Schema {
    formed(description, "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", "en")
}

/// An id.
fn id(description: &'static str, example: &'static str) -> Schema {
    formed(description, "^[a-z]([a-z0-9-]{0,78}[a-z0-9])?$", example)
}

/// Minutes: a whole number up to a week, or a range.
fn minutes(description: &'static str) -> Schema {
    number(description, 0, Some(7 * 24 * 60), 40).or_text("^\\s*[0-9]+\\s*([-\u{2013}]\\s*[0-9]+\\s*)?$", "30-45")
}

/// `check`: how grave findings are.
fn levels(what: &'static str, rules: &Rules) -> Schema {
    let own = number("The highest reading level that is still right for the readers, in years of school.", 0, None, 10)
        .by_default(Example::Number(12));
    let rule = |(name, summary): &(&'static str, &'static str)| (*name, one_of(summary, rules.levels.iter().copied()));
    table(
        what,
        "How grave it is to break a rule: its name, and `error`, `warning`, `advice` or `off`.",
        std::iter::once(("reading-level", own)).chain(rules.names.iter().map(rule)).collect(),
    )
}

/// `allow`: what need not be kept.
fn allow(rules: &Rules) -> Schema {
    let names = rules.names.iter().map(|(name, _)| *name);
    let entry = table(
        "an entry of `allow`",
        "A rule that need not be kept here, and why.",
        vec![
            ("rule", one_of("The rule's name; `tttkit explain` lists them all.", names)),
            ("reason", text("Why the rule need not be kept, in a sentence.", "The next activity closes both")),
            ("words", text("Words that stand where it need not be kept; anywhere in the file if they are left out.", "the next activity")),
        ],
    );
    shape::list("Rules that need not be kept here, each with the reason.", entry.needs(&["rule", "reason"]))
}
