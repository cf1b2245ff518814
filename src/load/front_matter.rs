//! What stands between the two `---` lines at the start of a page.

use super::blocks::{FROM, better_id, is_id};
use super::checking::allow;
use super::data::{Data, Value};
use super::fields::{Fields, text};
use super::inline::{Line, Pair, worded};
use super::lists::PER;
use super::preparation::preparation;
use super::yaml::yaml;
use crate::block::Fidelity;
use crate::content::{From, Item, Minutes, Per, Task};
use crate::diagnostic::code::data;
use crate::diagnostic::{Diagnostic, Report};
use crate::edition::Authored;
use crate::kit::{CoreMessage, Written};
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
    /// Where it says what. Where it starts, what is missing in it is told.
    pub written: Written,
    /// Whether it could not be read: that was reported, and nothing is missing in it.
    pub broken: bool,
    /// Whether a title was meant to be there: if none was read, that was reported.
    pub title_meant: bool,
    /// Whether a core message was meant to be there: if none was read, that was reported.
    pub core_meant: bool,
}

/// The keys that only modules have.
#[derive(Default)]
pub struct ModuleKeys {
    /// The one core message, which has the module's id.
    pub core_message: Option<Spanned<String>>,
    /// Several, with their own ids.
    pub core_messages: Vec<CoreMessage>,
    /// What it teaches.
    pub objectives: Vec<Spanned<Line>>,
    /// How long it takes.
    pub minutes: Option<Minutes>,
    /// What may be changed in it.
    pub fidelity: Fidelity,
    /// What must be there.
    pub materials: Vec<Pair<Item<Authored>>>,
    /// What to do beforehand, as the facilitator reads it.
    pub preparation: Vec<Task<Authored>>,
}

/// What stands before the body of a page.
#[derive(Clone, Copy)]
pub enum Split {
    /// Nothing.
    None,
    /// Front matter, from this byte to that.
    Keys(usize, usize),
    /// Front matter that cannot be read, which was reported.
    Broken,
}

/// Where the front matter of a text stands, and where its body starts.
pub fn split(text: &str, file: FileId, report: &mut Report) -> (Split, usize) {
    let first = text.split_inclusive('\n').next().unwrap_or_default();
    if first.trim_end() != "---" || first.len() == text.len() && !first.ends_with('\n') {
        return (Split::None, 0);
    }
    let rest = &text[first.len()..];
    let start = first.len();
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
                return (Split::Broken, at + line.len());
            }
            return (Split::Keys(start, at), at + line.len());
        }
        at += line.len();
    }
    report.push(
        Diagnostic::at(&data::UNCLOSED_FRONT_MATTER, Span::new(file, 0, 3), "the front matter is not closed")
            .label("it starts here")
            .hint("write a line of three hyphens, `---`, where it ends"),
    );
    (Split::Broken, text.len())
}

/// The keys of a page, `module` or not.
pub fn front_matter(source: &str, file: FileId, split: Split, module: bool, report: &mut Report) -> FrontMatter {
    let broken = || FrontMatter { broken: true, ..FrontMatter::default() };
    let (start, end) = match split {
        Split::None => (0, 0),
        Split::Keys(start, end) => (start, end),
        Split::Broken => return broken(),
    };
    let read = match yaml(&source[start..end], file, start) {
        Ok(Some(read)) if !matches!(read.value, Value::Map(_)) => {
            Fields::of(read, "the front matter", "title: Why trust comes first", report);
            return broken();
        }
        Ok(read) => read,
        Err(diagnostic) => {
            report.push(*diagnostic);
            return broken();
        }
    };
    let nothing = Data { value: Value::Null, span: Span::new(file, start, start) };
    let what = if module { "the front matter of a module" } else { "the front matter of a page" };
    let mut fields = Fields::of(read.unwrap_or(nothing), what, "title: Why trust comes first", report);
    let mut found = FrontMatter {
        title_meant: fields.meant("title"),
        core_meant: fields.meant("core_message") || fields.meant("core_messages"),
        id: fields.text("id").filter(|id| page_id(id, fields.report())),
        ..FrontMatter::default()
    };
    found.title = fields.text("title").map(|title| {
        let span = title.span;
        Spanned::new(worded(&title, fields.report()), span)
    });
    found.license = fields.text("license");
    found.written.license = found.license.as_ref().map(|license| license.span);
    found.written.start = matches!(split, Split::Keys(..)).then(|| Span::new(file, 0, 3));
    found.written.allow = allow(&mut fields);
    if module {
        found.module = module_keys(&mut fields, &mut found.written);
    }
    fields.finish();
    found
}

fn page_id(id: &Spanned<String>, report: &mut Report) -> bool {
    if !is_id(&id.value) {
        report.push(Diagnostic::at(&data::BAD_ID, id.span, format!("`{}` cannot be an id", id.value)).hint(better_id(&id.value)));
        return false;
    }
    true
}

fn module_keys(fields: &mut Fields<'_>, written: &mut Written) -> ModuleKeys {
    written.minutes = fields.place("minutes");
    ModuleKeys {
        core_message: fields.text("core_message"),
        core_messages: core_messages(fields),
        objectives: objectives(fields),
        minutes: fields.minutes("minutes"),
        fidelity: fields.choice("fidelity", &Fidelity::VALUES).unwrap_or_default(),
        materials: materials(fields),
        preparation: preparation(fields),
    }
}

/// `objectives`: each a line of inline Markdown.
pub fn objectives(fields: &mut Fields<'_>) -> Vec<Spanned<Line>> {
    let lines = fields.texts("objectives");
    lines.iter().map(|line| Spanned::new(worded(line, fields.report()), line.span)).collect()
}

/// `core_messages`: each an id and a text.
pub fn core_messages(fields: &mut Fields<'_>) -> Vec<CoreMessage> {
    let list = fields.list("core_messages");
    let mut messages = Vec::new();
    for one in list {
        let mut keys = Fields::of(one, "a core message", "{id: control, text: Students have some control.}", fields.report());
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
    let span = one.span;
    if matches!(one.value, Value::Text(_)) {
        let written = text(one, "materials", report)?;
        return Some(placed(&written, Facts::default(), span, report));
    }
    let mut keys = Fields::of(one, "a material", "{item: Sticky notes, quantity: 1, per: table}", report);
    let written = keys.required("item", "item: Sticky notes");
    let counted = keys.meant("quantity");
    let facts = Facts {
        quantity: keys.number("quantity").map(|quantity| quantity.value),
        per: keys.choice("per", &PER),
        from: keys.choice("from", &FROM).unwrap_or_default(),
        optional: keys.flag("optional").unwrap_or(false),
    };
    keys.finish();
    if facts.per.is_some() && facts.quantity.is_none() && !counted {
        report.push(Diagnostic::at(&data::WRONG_VALUE, span, "`per` needs a `quantity` beside it").hint("add `quantity: 1`"));
    }
    Some(placed(&written?, facts, span, report))
}

/// What is said of a material beside its words.
#[derive(Clone, Copy, Default)]
struct Facts {
    quantity: Option<u32>,
    per: Option<Per>,
    from: From,
    optional: bool,
}

fn placed(written: &Spanned<String>, facts: Facts, span: Span, report: &mut Report) -> Pair<Item<Authored>> {
    let Facts { quantity, per, from, optional } = facts;
    worded(written, report).map(|text| Item { text, quantity, per, from, optional, span })
}
