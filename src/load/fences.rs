//! The splitter: which lines are ours, and which block stands in which. It knows no Markdown, so it cannot disagree with a Markdown
//! parser about what is code: a line whose first visible characters are `:::` is ours, always.

use super::attributes::{Attributes, attributes, check_names};
use crate::block::{Cue, NAMES, Name, Shared};
use crate::diagnostic::code::blocks;
use crate::diagnostic::{Diagnostic, Report, did_you_mean};
use crate::edition::Audience;
use crate::span::{FileId, Span};

/// How deep blocks may stand in each other.
const DEEPEST: usize = 32;

/// A block as its fences show it, before anybody has read what stands in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Fenced {
    /// Its name.
    pub name: Name,
    /// What stands behind its name.
    pub attributes: Attributes,
    /// Whose it is, by its name, its classes and the blocks that it stands in.
    pub audience: Audience,
    /// The line that opens it, without its indentation and line end.
    pub open: Span,
    /// What stands in it: from the line behind the opening one up to the closing line.
    pub inner: Span,
    /// The line that closes it, without its indentation and line end.
    pub close: Span,
    /// How many bytes of white space stand before the line that opens it.
    pub indent: usize,
    /// The blocks in it.
    pub children: Vec<Fenced>,
}

/// The blocks of a text that starts at byte `at` of its file and is for `reader` as a whole. What is wrongly opened, closed or nested is
/// reported.
pub fn fences(text: &str, file: FileId, at: usize, reader: Audience, report: &mut Report) -> Vec<Fenced> {
    let mut splitter = Splitter {
        file,
        reader,
        open: Vec::new(),
        written: Vec::new(),
        doubtful: Vec::new(),
        phantoms: Vec::new(),
        too_deep: 0,
        told_deep: false,
        done: Vec::new(),
        report,
    };
    let mut start = at;
    for line in text.split_inclusive('\n') {
        let content = line.trim();
        let indent = line.len() - line.trim_start().len();
        let span = Span::new(file, start + indent, start + indent + content.len());
        if content.starts_with(":::") {
            splitter.fence(content, span, indent, start, start + line.len());
        } else if let Some(mark) = behind_mark(content) {
            splitter.behind_mark(mark, content, span);
        }
        start += line.len();
    }
    splitter.finish(start)
}

/// The list or quote mark behind which a line has a fence.
fn behind_mark(line: &str) -> Option<&str> {
    let mut rest = line;
    loop {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let mark = match rest.as_bytes().get(digits)? {
            b'-' | b'*' | b'+' | b'>' if digits == 0 => 1,
            b'.' | b')' if digits > 0 => digits + 1,
            _ => return None,
        };
        rest = rest[mark..].trim_start();
        if rest.starts_with(":::") {
            return Some(line[..line.len() - rest.len()].trim_end());
        }
    }
}

struct Splitter<'r> {
    file: FileId,
    reader: Audience,
    open: Vec<Fenced>,
    /// How the open blocks were written: the name, and how many colons.
    written: Vec<(String, usize)>,
    /// Lines that close a block with as many colons as one further out has, and what they close.
    doubtful: Vec<(usize, Span, String)>,
    /// How many fences opened deeper than blocks may stand, and were not closed yet.
    too_deep: usize,
    /// Whether that was told.
    told_deep: bool,
    /// Fences behind a mark, by how many blocks were open: they were told, and so their ends are none of ours.
    phantoms: Vec<usize>,
    done: Vec<Fenced>,
    report: &'r mut Report,
}

impl Splitter<'_> {
    fn behind_mark(&mut self, mark: &str, content: &str, span: Span) {
        let named = !content.trim_end_matches(':').trim_end().is_empty() && content.contains(|c: char| c.is_alphabetic());
        if !named && self.phantoms.last() == Some(&self.open.len()) {
            self.phantoms.pop();
            return;
        }
        if named {
            self.phantoms.push(self.open.len());
        } else if let Some(block) = self.open.pop() {
            self.written.pop();
            self.hoist(block.children);
        }
        let place = if mark.starts_with('>') {
            "put the fence on a line of its own, outside of the quote; or write `\\:::` to show one"
        } else {
            "put the fence on a line of its own, indented like the text of the item; or write `\\:::` to show one"
        };
        self.report.push(
            Diagnostic::at(&blocks::FENCE_BEHIND_MARK, span, format!("a fence cannot stand behind `{mark}` on one line")).hint(place),
        );
    }

    /// Keeps the blocks in one that is dropped.
    fn hoist(&mut self, children: Vec<Fenced>) {
        children.into_iter().for_each(|child| self.keep(child));
    }

    fn fence(&mut self, content: &str, span: Span, indent: usize, line_start: usize, line_end: usize) {
        let colons = content.len() - content.trim_start_matches(':').len();
        let rest = content[colons..].trim_start();
        if rest.is_empty() {
            return self.close(span, colons, line_start);
        }
        let name_at = span.start as usize + content.len() - rest.len();
        let name_length = rest.find(|c: char| c.is_whitespace() || matches!(c, '{' | ':')).unwrap_or(rest.len());
        let (written, behind) = rest.split_at(name_length);
        let name_span = Span::new(self.file, name_at, name_at + name_length);
        let skipped = behind.len() - behind.trim_start().len();
        let behind = behind.trim_start();
        let mut found = Attributes::default();
        let mut left = behind;
        if behind.starts_with('{') {
            match attributes(behind, self.file, name_at + name_length + skipped) {
                Ok((read, length)) => (found, left) = (read, &behind[length..]),
                Err(bad) => {
                    left = "";
                    self.report.push(Diagnostic::at(&blocks::BAD_ATTRIBUTES, bad.span, bad.message).hint(bad.hint));
                }
            }
        }
        if !left.trim_matches(|c: char| c == ':' || c.is_whitespace()).is_empty() {
            let start = span.end as usize - left.trim_start().len();
            self.report.push(
                Diagnostic::at(
                    &blocks::BAD_ATTRIBUTES,
                    Span::new(self.file, start, span.end as usize),
                    "a fence holds a block's name and attributes, and no text",
                )
                .hint("put text on the next line, and attributes in braces: `::: say {title=\"In your own words\"}`"),
            );
        }
        let name = Name::parse(written).unwrap_or_else(|| {
            self.report.push(unknown_name(written, name_span, &found));
            // A block that nobody knows is the facilitator's while the other mistakes are looked for: it cannot leak.
            Name::Cue(Cue::Facilitator)
        });
        if self.open.len() == DEEPEST {
            // Told once: what stands deeper has the same reason, and is not kept, for trees are gone over by recursion.
            if self.too_deep == 0 && !self.told_deep {
                self.told_deep = true;
                self.report.push(
                    Diagnostic::at(&blocks::NESTED_TOO_DEEP, span, format!("blocks are nested deeper than {DEEPEST} levels"))
                        .hint("close blocks before you open the next ones: a line of colons closes the innermost"),
                );
            }
            self.too_deep += 1;
            return;
        }
        let audience = self.audience(name, &found, span);
        check_names(name, written, &found, self.report);
        self.written.push((written.to_owned(), colons));
        let inner = Span::new(self.file, line_end, line_end);
        self.open.push(Fenced { name, attributes: found, audience, open: span, inner, close: span, indent, children: Vec::new() });
    }

    /// Whose a block is: its own by name and class, or that of the block it stands in.
    fn audience(&mut self, name: Name, found: &Attributes, span: Span) -> Audience {
        let outside = self.open.last().map_or(self.reader, |block| block.audience);
        let mut own = match name {
            Name::Cue(_) => Audience::Facilitator,
            Name::Shared(Shared::Participant) => Audience::Participant,
            Name::Shared(_) => Audience::Both,
        };
        for class in &found.classes {
            let narrowed = match class.value.as_str() {
                "facilitator" | "instructor" => Audience::Facilitator,
                "participant" | "learner" => Audience::Participant,
                other => {
                    let known = ["facilitator", "participant"];
                    let hint = did_you_mean(other, known).map_or_else(
                        || "leave it out; only `.facilitator` and `.participant` have a meaning".to_owned(),
                        |name| format!("write `.{name}`"),
                    );
                    self.report
                        .push(Diagnostic::at(&blocks::UNKNOWN_CLASS, class.span, format!("there is no class `.{other}`")).hint(hint));
                    continue;
                }
            };
            if own != Audience::Both && own != narrowed {
                self.report.push(
                    Diagnostic::at(&blocks::OTHER_EDITION, class.span, format!("`{}` cannot be for {}", name.as_str(), whose(narrowed)))
                        .hint("leave the class out, or use a block that both editions may have, such as `note`"),
                );
            } else {
                own = narrowed;
            }
        }
        // Materials are the facilitator's unless participants bring them.
        if name == Name::Shared(Shared::Materials)
            && own == Audience::Both
            && !found.values.iter().any(|(key, value)| key.value == "from" && value.value == "participant")
        {
            own = if outside == Audience::Participant { Audience::Participant } else { Audience::Facilitator };
        }
        match (outside, own) {
            (Audience::Both, own) => own,
            (outside, Audience::Both) => outside,
            (outside, own) if outside == own => own,
            (outside, own) => {
                let outer = self.open.iter().find(|block| block.audience == outside);
                let around = if outer.is_some() { "one" } else { "a page" };
                let message = format!("a block for {} cannot stand in {around} for {}", whose(own), whose(outside));
                let diagnostic = Diagnostic::at(&blocks::OTHER_EDITION, span, message);
                self.report.push(match outer {
                    Some(outer) => diagnostic
                        .also(outer.open, "the outer block opens here")
                        .hint("close the outer block first: write a line of colons, `:::`, above this one"),
                    None => diagnostic.hint("take it out, or move it to a page that both editions have, in `pages/` or `modules/`"),
                });
                outside
            }
        }
    }

    fn close(&mut self, span: Span, colons: usize, line_start: usize) {
        if self.phantoms.last() == Some(&self.open.len()) {
            self.phantoms.pop();
            return;
        }
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        let Some(mut block) = self.open.pop() else {
            self.report.push(Diagnostic::at(&blocks::STRAY_FENCE, span, "this closes nothing: no block is open").hint(
                "delete the line, or look for the block that it should have closed: it may be closed already, or its name is missing",
            ));
            return;
        };
        if let Some((name, own)) = self.written.pop()
            && own != colons
            && let Some(outer) = self.written.iter().rposition(|(_, others)| *others == colons)
        {
            self.doubtful.push((outer, span, name));
        }
        self.phantoms.retain(|depth| *depth <= self.open.len());
        block.inner.end = u32::try_from(line_start).unwrap_or(u32::MAX).max(block.inner.start);
        block.close = span;
        self.keep(block);
    }

    fn keep(&mut self, block: Fenced) {
        match self.open.last_mut() {
            Some(outer) => outer.children.push(block),
            None => self.done.push(block),
        }
    }

    fn finish(mut self, end: usize) -> Vec<Fenced> {
        while let Some(mut block) = self.open.pop() {
            let name = self.written.pop().map_or_else(|| block.name.as_str().to_owned(), |(name, _)| name);
            let diagnostic =
                Diagnostic::at(&blocks::UNCLOSED_BLOCK, block.open, format!("the block `{name}` is not closed")).label("it opens here");
            let closer = self.doubtful.iter().find(|(outer, span, _)| *outer == self.open.len() && span.start > block.open.start);
            self.report.push(match closer {
                Some((_, span, inner)) => diagnostic.also(*span, format!("this closes `{inner}`, which is still open here")).hint(format!(
                    "write a line of colons, `:::`, where `{inner}` ends: it closes the innermost block, however many colons it has"
                )),
                None => diagnostic.hint("write a line of three colons, `:::`, where it ends"),
            });
            block.inner.end = u32::try_from(end).unwrap_or(u32::MAX).max(block.inner.start);
            block.close = Span::new(self.file, end, end);
            self.keep(block);
        }
        self.done
    }
}

/// An audience in words.
pub fn whose(audience: Audience) -> &'static str {
    match audience {
        Audience::Both => "both editions",
        Audience::Facilitator => "facilitators",
        Audience::Participant => "participants",
    }
}

fn unknown_name(written: &str, span: Span, found: &Attributes) -> Diagnostic {
    if written.is_empty() {
        // Pandoc's way of naming a block.
        let named = found.classes.iter().find(|class| Name::parse(&class.value).is_some());
        let name = named.map_or("note", |class| class.value.as_str());
        return Diagnostic::at(&blocks::UNKNOWN_BLOCK, span, "this fence has no name")
            .hint(format!("write the name of a block behind the colons: `::: {name}`"));
    }
    let diagnostic = Diagnostic::at(&blocks::UNKNOWN_BLOCK, span, format!("there is no block `{written}`"));
    match did_you_mean(written, NAMES.iter().map(|(name, _)| *name)) {
        Some(nearest) => diagnostic.label(format!("did you mean `{nearest}`?")).hint(format!("write `{nearest}`")),
        None => {
            diagnostic.hint("use one of the blocks that `tttkit explain unknown-block` lists; write `\\:::` to show colons as they are")
        }
    }
}
