//! Reading keys: every mistake is told, none ends the reading.

use super::data::{Data, Value};
use crate::content::Minutes;
use crate::diagnostic::code::data;
use crate::diagnostic::{Diagnostic, Report, did_you_mean};
use crate::span::{Span, Spanned};

/// The keys of a table while they are read; what is left at [`Fields::finish`] is unknown.
pub struct Fields<'r> {
    what: &'static str,
    entries: Vec<(Spanned<String>, Data)>,
    /// Whether it is no table at all: that was reported, and nothing is missing in it.
    broken: bool,
    known: Vec<&'static str>,
    report: &'r mut Report,
    /// Where the table stands.
    pub span: Span,
}

impl<'r> Fields<'r> {
    /// The fields of a value that should be a table; anything else is reported and has no fields.
    pub fn of(data: Data, what: &'static str, example: &str, report: &'r mut Report) -> Self {
        let (entries, broken) = match data.value {
            Value::Map(entries) => (entries, false),
            Value::Null => (Vec::new(), false),
            other => {
                let message = format!("{what} must be keys with values, and not {}", other.kind());
                report.push(Diagnostic::at(&data::WRONG_VALUE, data.span, message).hint(format!("write `{example}`")));
                (Vec::new(), true)
            }
        };
        Self { what, entries, broken, known: Vec::new(), report, span: data.span }
    }

    /// Whether a key is there that was not taken yet, well spelt or nearly so.
    pub fn meant(&self, key: &str) -> bool {
        self.entries.iter().any(|(name, _)| did_you_mean(&name.value, [key]).is_some())
    }

    /// Whether it is no table at all, which was reported.
    pub fn broken(&self) -> bool {
        self.broken
    }

    /// Where to report.
    pub fn report(&mut self) -> &mut Report {
        self.report
    }

    /// Where the value of a key stands that was not taken yet.
    pub fn place(&self, key: &str) -> Option<Span> {
        self.entries.iter().find(|(name, _)| name.value == key).map(|(_, data)| data.span)
    }

    /// Takes a value as it is.
    pub fn data(&mut self, key: &'static str) -> Option<Data> {
        self.known.push(key);
        #[cfg(test)]
        super::asked::note(self.what, key, |_| {});
        let at = self.entries.iter().position(|(name, _)| name.value == key)?;
        Some(self.entries.remove(at).1)
    }

    /// Takes a text; a number is taken as it was written.
    pub fn text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let data = self.data(key)?;
        text(data, key, self.report)
    }

    /// Takes a text that must be there.
    pub fn required(&mut self, key: &'static str, example: &str) -> Option<Spanned<String>> {
        #[cfg(test)]
        super::asked::note(self.what, key, |asked| asked.required = true);
        if self.entries.iter().any(|(name, _)| name.value == key) {
            return self.text(key);
        }
        self.known.push(key);
        // What is misspelt is told as such.
        if !self.broken && !self.meant(key) {
            self.report.push(missing(self.span, self.what, key, example));
        }
        None
    }

    /// Takes a list of values.
    pub fn list(&mut self, key: &'static str) -> Vec<Data> {
        match self.data(key) {
            None | Some(Data { value: Value::Null, .. }) => Vec::new(),
            Some(Data { value: Value::List(list), .. }) => list,
            Some(other) => {
                self.report.push(
                    wrong(other.span, key, &format!("a list, and not {}", other.value.kind()))
                        .hint(format!("write each on a line of its own: `{key}:` and below it `  - ...`")),
                );
                Vec::new()
            }
        }
    }

    /// Takes a list of texts.
    pub fn texts(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        self.list(key).into_iter().filter_map(|value| text(value, key, self.report)).collect()
    }

    /// Takes yes or no.
    pub fn flag(&mut self, key: &'static str) -> Option<bool> {
        match self.data(key)? {
            Data { value: Value::Bool(value), .. } => Some(value),
            other => {
                let wanted = format!("`true` or `false`, and not {}", other.value.kind());
                self.report.push(wrong(other.span, key, &wanted).hint("write `true` or `false`, without quotes"));
                None
            }
        }
    }

    /// Takes a whole number.
    pub fn number(&mut self, key: &'static str) -> Option<Spanned<u32>> {
        let data = self.data(key)?;
        if let Value::Number(written) = &data.value
            && let Ok(number) = written.parse()
        {
            return Some(Spanned::new(number, data.span));
        }
        self.report.push(wrong(data.span, key, "a whole number").hint(format!("write it in digits, without quotes: `{key}: 1`")));
        None
    }

    /// Takes minutes: a whole number or a range.
    pub fn minutes(&mut self, key: &'static str) -> Option<Minutes> {
        let data = self.data(key)?;
        minutes(&data, key, self.report)
    }

    /// Takes one of some words.
    pub fn choice<T: Copy>(&mut self, key: &'static str, values: &[(&'static str, T)]) -> Option<T> {
        #[cfg(test)]
        super::asked::note(self.what, key, |asked| asked.words = values.iter().map(|(name, _)| *name).collect());
        let written = self.text(key)?;
        let found = values.iter().find(|(name, _)| *name == written.value).map(|(_, value)| *value);
        if found.is_none() {
            self.report.push(not_one_of(&written, key, values.iter().map(|(name, _)| *name)));
        }
        found
    }

    /// Takes all keys that were not asked for so far.
    pub fn rest(&mut self) -> Vec<(Spanned<String>, Data)> {
        std::mem::take(&mut self.entries)
    }

    /// Reports what was not asked for, and gives how much that was.
    pub fn finish(self) -> usize {
        let unknown = self.entries.len();
        for (key, _) in self.entries {
            let nearest = did_you_mean(&key.value, self.known.iter().copied());
            let hint = nearest.map_or_else(
                || format!("use one of {}, or take it out", names(self.known.iter().copied())),
                |name| format!("write `{name}`"),
            );
            let label = nearest.map_or(String::new(), |name| format!("did you mean `{name}`?"));
            let message = format!("{} has no key `{}`", self.what, key.value);
            self.report.push(Diagnostic::at(&data::UNKNOWN_KEY, key.span, message).label(label).hint(hint));
        }
        unknown
    }
}

/// A key that must be there and is not.
pub fn missing(table: Span, what: &str, key: &str, example: &str) -> Diagnostic {
    let start = Span { end: table.start, ..table };
    Diagnostic::at(&data::MISSING_KEY, start, format!("{what} has no `{key}`")).hint(format!("add `{example}`"))
}

/// A value that should be a text.
pub fn text(data: Data, key: &str, report: &mut Report) -> Option<Spanned<String>> {
    match data.value {
        Value::Text(text) if text.trim().is_empty() => {
            report.push(wrong(data.span, key, "a text, and it is empty").hint("write something, or leave the key out"));
            None
        }
        Value::Text(text) | Value::Number(text) => Some(Spanned::new(text, data.span)),
        Value::Null => {
            report.push(wrong(data.span, key, "a text, and there is none").hint("write something, or leave the key out"));
            None
        }
        other => {
            report
                .push(wrong(data.span, key, &format!("a text, and not {}", other.kind())).hint("put it in quotes if it should be a text"));
            None
        }
    }
}

/// A value that should be minutes.
pub fn minutes(data: &Data, key: &str, report: &mut Report) -> Option<Minutes> {
    let written = match &data.value {
        Value::Number(written) | Value::Text(written) => written,
        other => {
            let message = format!("`{key}` must be whole minutes, and not {}", other.kind());
            report.push(Diagnostic::at(&data::BAD_MINUTES, data.span, message).hint("write `40`, or a range: `30-45`"));
            return None;
        }
    };
    let parsed = parse_minutes(written);
    if parsed.is_none() {
        report.push(bad_minutes(written, key, data.span, ": "));
    }
    parsed
}

/// Minutes that are none; `sign` stands between a key and its value.
pub fn bad_minutes(written: &str, key: &str, span: Span, sign: &str) -> Diagnostic {
    if let Some((least, most)) = written.split_once(['-', '\u{2013}'])
        && let Some(turned) = parse_minutes(&format!("{}-{}", most.trim(), least.trim()))
    {
        let Minutes { least, most } = turned;
        return Diagnostic::at(&data::BAD_MINUTES, span, format!("the range `{written}` runs backwards"))
            .hint(format!("write `{key}{sign}{least}-{most}`"));
    }
    Diagnostic::at(&data::BAD_MINUTES, span, format!("`{key}` must be whole minutes, up to a week, and not `{written}`"))
        .hint(format!("write `{key}{sign}40`, or a range: `{key}{sign}30-45`"))
}

/// Whole minutes, up to a week, or a range of them with a hyphen or an en dash.
pub fn parse_minutes(written: &str) -> Option<Minutes> {
    const WEEK: u32 = 7 * 24 * 60;
    let number = |text: &str| -> Option<u32> {
        let text = text.trim();
        if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        text.parse().ok().filter(|minutes| *minutes <= WEEK)
    };
    match written.split_once(['-', '\u{2013}']) {
        None => number(written).map(Minutes::exactly),
        Some((least, most)) => {
            let (least, most) = (number(least)?, number(most)?);
            (least <= most).then_some(Minutes { least, most })
        }
    }
}

/// A value of the wrong kind.
pub fn wrong(span: Span, key: &str, wanted: &str) -> Diagnostic {
    Diagnostic::at(&data::WRONG_VALUE, span, format!("`{key}` must be {wanted}"))
}

/// A word that is none of those that may stand here.
pub fn not_one_of<'n>(written: &Spanned<String>, key: &str, values: impl Iterator<Item = &'n str> + Clone) -> Diagnostic {
    let diagnostic = Diagnostic::at(&data::WRONG_VALUE, written.span, format!("`{key}` cannot be `{}`", written.value));
    match did_you_mean(&written.value, values.clone()) {
        Some(nearest) => diagnostic.label(format!("did you mean `{nearest}`?")).hint(format!("write `{nearest}`")),
        None => diagnostic.hint(format!("use one of {}", names(values))),
    }
}

/// Some names in backquotes.
pub fn names<'n>(names: impl Iterator<Item = &'n str>) -> String {
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
