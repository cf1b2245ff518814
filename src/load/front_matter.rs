//! What stands between the two `---` lines at the start of a page.

use super::blocks::{FROM, is_id};
use super::data::{Data, Value};
use super::fields::{Fields, text, wrong};
use super::inline::{Line, Pair, inline, worded};
use super::lists::PER;
use super::yaml::yaml;
use crate::block::Fidelity;
use crate::content::{From, Inline, Item, Minutes, Per};
use crate::diagnostic::code::data;
use crate::diagnostic::{Diagnostic, Report};
use crate::edition::{Audience, Authored};
use crate::kit::CoreMessage;
use crate::span::{FileId, Span, Spanned};

/// Longer front matter is refused: 256 KiB.
const LONGEST: usize = 256 * 1024;

/// The keys of a page.
#[derive(Default)]
pub struct FrontMatter {
    /// Its id, where it has one of its own.
    pub id: Option<Spanned<String>>,
    /// Its title.
    pub title: Option<Spanned<Line>>,
    /// Its license.
    pub license: Option<Spanned<String>>,
    /// What only modules have.
    pub module: ModuleKeys,
}

/// The keys that only modules have.
#[derive(Default)]
pub struct ModuleKeys {
    /// The one core message, which has the module's id.
    pub core_message: Option<Spanned<String>>,
    /// Several, with their own ids.
    pub core_messages: Vec<CoreMessage>,
    /// What it teaches.
    pub objectives: Vec<Line>,
    /// How long it takes.
    pub minutes: Option<Minutes>,
    /// What may be changed in it.
    pub fidelity: Fidelity,
    /// What must be there.
    pub materials: Vec<Pair<Item<Authored>>>,
    /// What to do beforehand, as the facilitator reads it.
    pub preparation: Vec<Inline<Authored>>,
}

/// Where the front matter of a text stands, and where its body starts; `None` where it has none.
pub fn split(text: &str, file: FileId, report: &mut Report) -> (Option<(usize, usize)>, usize) {
    let Some(rest) = text.strip_prefix("---\n").or(text.strip_prefix("--- \n")) else { return (None, 0) };
    let start = text.len() - rest.len();
    let mut at = start;
    for line in rest.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            if at - start > LONGEST {
                report.push(
                    Diagnostic::at(
                        &data::TOO_LARGE,
                        Span::new(file, 0, 3),
                        format!("the front matter is longer than {} KiB", LONGEST / 1024),
                    )
                    .hint("put text into the page, below the second `---`"),
                );
                return (None, at + line.len());
            }
            return (Some((start, at)), at + line.len());
        }
        at += line.len();
    }
    report.push(
        Diagnostic::at(&data::UNCLOSED_FRONT_MATTER, Span::new(file, 0, 3), "the front matter is not closed")
            .label("it starts here")
            .hint("write a line of three hyphens, `---`, where it ends"),
    );
    (None, text.len())
}

/// The keys of a page, `module` or not.
pub fn front_matter(source: &str, file: FileId, range: Option<(usize, usize)>, module: bool, report: &mut Report) -> FrontMatter {
    let (start, end) = range.unwrap_or((0, 0));
    let read = match yaml(&source[start..end], file, start) {
        Ok(read) => read,
        Err(diagnostic) => {
            report.push(*diagnostic);
            return FrontMatter::default();
        }
    };
    let nothing = Data { value: Value::Null, span: Span::new(file, start, start) };
    let mut fields = Fields::of(read.unwrap_or(nothing), "the front matter", report);
    let mut found = FrontMatter { id: fields.text("id").filter(|id| page_id(id, fields.report())), ..FrontMatter::default() };
    found.title = fields.text("title").map(|title| {
        let span = title.span;
        Spanned::new(worded(&title, fields.report()), span)
    });
    found.license = fields.text("license");
    if module {
        found.module = module_keys(&mut fields);
    }
    fields.finish();
    found
}

fn page_id(id: &Spanned<String>, report: &mut Report) -> bool {
    if !is_id(&id.value) {
        report.push(
            Diagnostic::at(&data::BAD_ID, id.span, format!("`{}` cannot be an id", id.value))
                .hint("use lower-case letters, digits and hyphens, starting with a letter: `why-blended`"),
        );
        return false;
    }
    true
}

fn module_keys(fields: &mut Fields<'_>) -> ModuleKeys {
    ModuleKeys {
        core_message: fields.text("core_message"),
        core_messages: core_messages(fields),
        objectives: lines(fields, "objectives"),
        minutes: fields.minutes("minutes"),
        fidelity: fields.choice("fidelity", &Fidelity::VALUES).unwrap_or_default(),
        materials: materials(fields),
        preparation: private_lines(fields, "preparation"),
    }
}

/// A list of lines of inline Markdown.
pub fn lines(fields: &mut Fields<'_>, key: &'static str) -> Vec<Line> {
    fields.texts(key).into_iter().map(|line| worded(&line, fields.report())).collect()
}

/// A list of lines that only facilitators read.
pub fn private_lines(fields: &mut Fields<'_>, key: &'static str) -> Vec<Inline<Authored>> {
    fields.texts(key).into_iter().map(|line| inline(&line, Audience::Facilitator, fields.report())).collect()
}

/// `core_messages`: each an id and a text.
pub fn core_messages(fields: &mut Fields<'_>) -> Vec<CoreMessage> {
    let list = fields.list("core_messages");
    let mut messages = Vec::new();
    for one in list {
        let mut keys = Fields::of(one, "a core message", fields.report());
        let id = keys.required("id", "id: control");
        let text = keys.required("text", "text: Students have some control over their learning.");
        if let (Some(id), Some(text)) = (id, text)
            && page_id(&id, keys.report())
        {
            messages.push(CoreMessage { id: id.value, text });
        }
        keys.finish();
    }
    messages
}

/// `materials`: each an item with its quantity, or a text alone.
pub fn materials(fields: &mut Fields<'_>) -> Vec<Pair<Item<Authored>>> {
    let list = fields.list("materials");
    list.into_iter().filter_map(|one| material(one, fields.report())).collect()
}

fn material(one: Data, report: &mut Report) -> Option<Pair<Item<Authored>>> {
    if matches!(one.value, Value::Text(_)) {
        let written = text(one, "materials", report)?;
        return Some(placed(&written, Facts::default(), report));
    }
    let span = one.span;
    let mut keys = Fields::of(one, "a material", report);
    let written = keys.required("item", "item: Sticky notes");
    let facts = Facts {
        quantity: keys.number("quantity").map(|quantity| quantity.value),
        per: keys.choice("per", &PER),
        from: keys.choice("from", &FROM).unwrap_or_default(),
        optional: keys.flag("optional").unwrap_or(false),
    };
    keys.finish();
    if facts.per.is_some() && facts.quantity.is_none() {
        report.push(wrong(span, "per", "beside a `quantity`").hint("add `quantity: 1`"));
    }
    Some(placed(&written?, facts, report))
}

/// What is said of a material beside its words.
#[derive(Clone, Copy, Default)]
struct Facts {
    quantity: Option<u32>,
    per: Option<Per>,
    from: From,
    optional: bool,
}

fn placed(written: &Spanned<String>, facts: Facts, report: &mut Report) -> Pair<Item<Authored>> {
    let Facts { quantity, per, from, optional } = facts;
    worded(written, report).map(|text| Item { text, quantity, per, from, optional })
}
