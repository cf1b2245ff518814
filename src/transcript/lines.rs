//! The lines of a transcript's files.

use std::fmt::{Display, Write as _};

use crate::content::Minutes;
use crate::json;

/// Lines in the making: a word, then fields `key=value`, two spaces in front for each level that it stands below others.
///
/// Text is quoted as JSON, so that a line feed in it is no line end; a field that has no value is left out.
#[derive(Default)]
pub struct Lines {
    text: String,
    depth: usize,
}

impl Lines {
    /// Starts a line; [`Lines::end`] ends it.
    pub fn start(&mut self, word: &str) -> &mut Self {
        self.text.extend(std::iter::repeat_n("  ", self.depth));
        self.text.push_str(word);
        self
    }

    /// A field whose value needs no quotes: a number, or a name that this program knows.
    pub fn bare(&mut self, key: &str, value: impl Display) -> &mut Self {
        // Writing to a string cannot fail.
        let _ = write!(self.text, " {key}={value}");
        self
    }

    /// The same, where there is one.
    pub fn bare_if(&mut self, key: &str, value: Option<impl Display>) -> &mut Self {
        match value {
            Some(value) => self.bare(key, value),
            None => self,
        }
    }

    /// How long something takes.
    pub fn minutes(&mut self, minutes: Option<Minutes>) -> &mut Self {
        self.bare_if("minutes", minutes)
    }

    /// A field that is there or not.
    pub fn flag(&mut self, key: &str, set: bool) -> &mut Self {
        if set {
            self.text.push(' ');
            self.text.push_str(key);
        }
        self
    }

    /// A field of text.
    pub fn text(&mut self, key: &str, value: &str) -> &mut Self {
        self.bare(key, json::text(&value))
    }

    /// The same, where there is one.
    pub fn text_if(&mut self, key: &str, value: Option<&str>) -> &mut Self {
        self.bare_if(key, value.map(|value| json::text(&value)))
    }

    /// Text that is what the line is about, and has no key.
    pub fn quoted(&mut self, value: &str) -> &mut Self {
        self.text.push(' ');
        self.text.push_str(&json::text(&value));
        self
    }

    /// Ends the line.
    pub fn end(&mut self) {
        self.text.push('\n');
    }

    /// Ends the line, and puts what `write` writes below it.
    pub fn with(&mut self, write: impl FnOnce(&mut Self)) {
        self.end();
        self.depth += 1;
        write(self);
        self.depth -= 1;
    }

    /// The whole text.
    pub fn finish(self) -> String {
        self.text
    }
}
