//! `kit.lock` back into a ledger. Only what we would print ourselves is taken: everything else was edited.

use super::print::{HEAD, SUM};
use super::{Entry, FORMAT, Ledger, Packet, Release, Withdrawal};
use crate::blob::Sha256Sum;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::ledger::{LOCK_CONFLICT, LOCK_EDITED, LOCK_LINE_ENDS, LOCK_NEWER};
use crate::span::{FileId, Span};
use crate::version::Version;

impl Ledger {
    /// The ledger that `text` holds; an empty one where there is no text, for then nothing was released yet.
    ///
    /// `text` is the file as it is, its line ends too.
    ///
    /// # Errors
    ///
    /// Where it is not what [`Ledger::print`] makes, with the line, and what to do.
    pub fn parse(text: &str, file: FileId) -> Result<Self, Box<Diagnostic>> {
        if text.is_empty() {
            return Ok(Self::default());
        }
        whole(text, file)?;
        let mut lines = Lines::of(text, file);
        lines.exactly(HEAD)?;
        lines.exactly(&format!("format = {FORMAT}"))?;
        let mut ledger = Self::default();
        let mut previous = String::new();
        while !lines.over() {
            lines.exactly("")?;
            let start = lines.at();
            let entry = lines.entry(&previous)?;
            let written = &text[start..lines.end_of_entry(start)];
            previous = Sha256Sum::of(written.as_bytes()).to_string();
            ledger.keeps_order(&entry).map_err(|why| lines.edited_at(start, &why))?;
            ledger.entries.push(entry);
        }
        Ok(ledger)
    }

    /// Versions rise, and only what was released can be withdrawn, once.
    fn keeps_order(&self, entry: &Entry) -> Result<(), String> {
        match entry {
            Entry::Release(Release { version, .. }) => match self.last() {
                Some(last) if last.version >= *version => Err(format!("version {version} cannot come after {}", last.version)),
                _ => Ok(()),
            },
            Entry::Withdrawal(Withdrawal { version, .. }) if self.release(version).is_none() => {
                Err(format!("version {version} was withdrawn and never released"))
            }
            Entry::Withdrawal(Withdrawal { version, .. }) if self.withdrawal(version).is_some() => {
                Err(format!("version {version} was withdrawn before"))
            }
            Entry::Withdrawal(_) => Ok(()),
        }
    }
}

/// What has nothing to do with an entry: line ends, merges, newer forms.
fn whole(text: &str, file: FileId) -> Result<(), Box<Diagnostic>> {
    if let Some(at) = text.find('\r') {
        let message = "the line ends of `kit.lock` were converted (CRLF)";
        return Err(Box::new(
            Diagnostic::at(&LOCK_LINE_ENDS, Span::new(file, at, at + 1), message)
                .hint("write `kit.lock -text` into `.gitattributes`, then restore the file: `git checkout -- kit.lock` in its folder"),
        ));
    }
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(file, at, at + line.trim_end().len());
        at += line.len();
        if ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|mark| line.starts_with(mark)) {
            return Err(Box::new(
                Diagnostic::at(&LOCK_CONFLICT, span, "`kit.lock` holds the marks of a merge: two people released at once").hint(
                    "keep the side that was published first, whole; then take out the other release's folder, raise its `version` and release it again",
                ),
            ));
        }
        let format = line.trim_end().strip_prefix("format = ").and_then(|number| number.parse::<u64>().ok());
        if format.is_some_and(|format| format > u64::from(FORMAT)) {
            return Err(Box::new(
                Diagnostic::at(&LOCK_NEWER, span, "this `kit.lock` needs a newer tttkit")
                    .hint("install the newest tttkit and run the command again"),
            ));
        }
    }
    Ok(())
}

/// The lines of a ledger, read one after the other.
struct Lines<'t> {
    text: &'t str,
    file: FileId,
    at: usize,
}

type Read<T> = Result<T, Box<Diagnostic>>;

impl<'t> Lines<'t> {
    fn of(text: &'t str, file: FileId) -> Self {
        Self { text, file, at: 0 }
    }

    fn at(&self) -> usize {
        self.at
    }

    fn over(&self) -> bool {
        self.at == self.text.len()
    }

    /// The line that comes, without its end; one without an end is none of ours.
    fn line(&self) -> Option<&'t str> {
        self.text[self.at..].split_once('\n').map(|(line, _)| line)
    }

    fn edited_at(&self, start: usize, why: &str) -> Box<Diagnostic> {
        let end = self.text[start..].find('\n').map_or(self.text.len(), |length| start + length);
        Box::new(
            Diagnostic::at(&LOCK_EDITED, Span::new(self.file, start, end), format!("`kit.lock` was edited: {why}"))
                .hint("restore it as it was committed: `git checkout -- kit.lock` in its folder; to correct a release, raise `version` and release again"),
        )
    }

    fn edited(&self, why: &str) -> Box<Diagnostic> {
        self.edited_at(self.at, why)
    }

    fn exactly(&mut self, wanted: &str) -> Read<()> {
        if self.line() != Some(wanted) {
            let wanted = if wanted.is_empty() { "an empty line".to_owned() } else { format!("`{wanted}`") };
            return Err(self.edited(&format!("tttkit wrote {wanted} here")));
        }
        self.at += wanted.len() + 1;
        Ok(())
    }

    /// The value of a key, as its line has it.
    fn bare(&mut self, key: &str) -> Read<&'t str> {
        let value = self.line().and_then(|line| line.strip_prefix(key)?.strip_prefix(" = "));
        let value = value.ok_or_else(|| self.edited(&format!("tttkit wrote `{key} = ...` here")))?;
        self.at += key.len() + 3 + value.len() + 1;
        Ok(value)
    }

    fn value<T>(&mut self, key: &str, read: impl Fn(&str) -> Option<T>) -> Read<T> {
        let start = self.at;
        let value = self.bare(key)?;
        read(value).ok_or_else(|| self.edited_at(start, &format!("tttkit would not write this value of `{key}`")))
    }

    fn text(&mut self, key: &str) -> Read<String> {
        self.value(key, unquoted)
    }

    fn sum(&mut self, key: &str) -> Read<Sha256Sum> {
        self.value(key, |value| Sha256Sum::parse(&unquoted(value)?))
    }

    fn version(&mut self) -> Read<Version> {
        self.value("version", |value| Version::parse(&unquoted(value)?).ok())
    }

    fn date(&mut self) -> Read<String> {
        self.value("date", |value| unquoted(value).filter(|date| super::is_date(date)))
    }

    /// An entry that follows one of this digest.
    fn entry(&mut self, previous: &str) -> Read<Entry> {
        let start = self.at;
        let release = self.line() == Some("[[release]]");
        if !release && self.line() != Some("[[withdrawn]]") {
            return Err(self.edited("tttkit wrote an entry here, `[[release]]` or `[[withdrawn]]`"));
        }
        self.at += self.line().map_or(0, |line| line.len() + 1);
        let (version, date) = (self.version()?, self.date()?);
        let mut entry = if release {
            let (tool, source, core, changes) = (self.text("tool")?, self.sum("source")?, self.sum("core")?, self.sum("changes")?);
            Entry::Release(Release { version, date, tool, source, core, changes, packets: Vec::new() })
        } else {
            Entry::Withdrawal(Withdrawal { version, date, reason: self.text("reason")? })
        };
        let chained = self.at;
        if self.text("previous")? != previous {
            return Err(self.edited_at(chained, "the entry before this one is not the one that stood there when it was written"));
        }
        let summed = self.at;
        let sum = self.sum("sum")?;
        if let Entry::Release(release) = &mut entry {
            while self.text[self.at..].starts_with("\n[[release.packet]]\n") {
                self.at += "\n[[release.packet]]\n".len();
                release.packets.push(self.packet()?);
            }
        }
        // `sum` is of the entry without its own line.
        let own = self.text[start..self.at].replacen(&format!("{SUM}\"{sum}\"\n"), "", 1);
        if Sha256Sum::of(own.as_bytes()) != sum {
            return Err(self.edited_at(summed, "this digest is not that of its entry, so a line of the entry was changed"));
        }
        Ok(entry)
    }

    fn packet(&mut self) -> Read<Packet> {
        Ok(Packet {
            edition: self.text("edition")?,
            language: self.text("language")?,
            file: self.text("file")?,
            size: self.value("size", |value| value.parse().ok().filter(|size: &u64| size.to_string() == value))?,
            content: self.sum("content")?,
            files: self.sum("files")?,
            zip: self.sum("zip")?,
        })
    }

    fn end_of_entry(&self, start: usize) -> usize {
        self.at.max(start)
    }
}

/// The text that a basic string stands for, where it is written as we write it.
fn unquoted(value: &str) -> Option<String> {
    let inner = value.strip_prefix('"')?.strip_suffix('"')?;
    let mut out = String::new();
    let mut rest = inner.chars();
    while let Some(c) = rest.next() {
        match c {
            '"' => return None,
            '\\' => match rest.next()? {
                c @ ('"' | '\\') => out.push(c),
                'u' => {
                    let digits: String = rest.by_ref().take(4).collect();
                    out.push(u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32)?);
                }
                _ => return None,
            },
            c => out.push(c),
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_says_nothing_but_its_format_is_empty() {
        assert_eq!(Ledger::parse(&super::super::print::head(), FileId(0)).unwrap(), Ledger::default());
    }
}
