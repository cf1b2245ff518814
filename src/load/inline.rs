//! Inline Markdown in a value: titles, objectives, items.

use super::cutting::{Piece, cut};
use super::raw_html;
use super::wording::{Role, wordings};
use crate::content::{Inline, Node};
use crate::diagnostic::code::prose;
use crate::diagnostic::{Diagnostic, Report};
use crate::edition::{Audience, Authored, Restricted};
use crate::kit::Worded;
use crate::markdown::{Context, Definitions, Element, Parsed, parse};
use crate::span::{Span, Spanned};

/// What each edition says, before it is sealed.
pub struct Pair<T> {
    /// For participants, and for everybody where the other is absent.
    pub common: T,
    /// For facilitators, where it differs.
    pub facilitator: Option<T>,
}

impl<T> Pair<T> {
    /// Both, with the facilitator's sealed.
    pub fn seal(self) -> Worded<T> {
        Worded { common: self.common, facilitator: self.facilitator.map(Restricted::new) }
    }

    /// What facilitators read.
    pub fn for_facilitator(self) -> T {
        self.facilitator.unwrap_or(self.common)
    }

    /// Another pair made from both.
    pub fn map<U>(self, mut with: impl FnMut(T) -> U) -> Pair<U> {
        Pair { common: with(self.common), facilitator: self.facilitator.map(with) }
    }
}

/// Inline content before it is sealed.
pub type Line = Pair<Inline<Authored>>;

/// A value's inline content for one audience.
pub fn inline(written: &Spanned<String>, audience: Audience, report: &mut Report) -> Inline<Authored> {
    let line = worded(written, report);
    if audience == Audience::Facilitator { line.for_facilitator() } else { line.common }
}

/// A value's inline content as each edition says it.
pub fn worded(written: &Spanned<String>, report: &mut Report) -> Line {
    // A value may be written in another way than it reads, so the whole of it is the place of every mistake.
    let mut found = Report::default();
    let spans = wordings(&written.value, written.span.file, 0, &mut found);
    report.diagnostics.extend(found.diagnostics.into_iter().map(|diagnostic| Diagnostic { span: Some(written.span), ..diagnostic }));
    if spans.iter().any(|wording| wording.role == Role::Core) {
        report.push(
            Diagnostic::at(
                &prose::CORE_IN_CODE,
                written.span,
                "a core message cannot be said again in a title or a list of the front matter",
            )
            .hint("say it again in the text: `[id]{.core}`"),
        );
    }
    let common = reader(written, Audience::Participant, report);
    let differs = spans.iter().any(|wording| matches!(wording.role, Role::For(_)));
    let facilitator = differs.then(|| reader(written, Audience::Facilitator, report));
    if common.is_empty() || facilitator.as_ref().is_some_and(Vec::is_empty) {
        report.push(
            Diagnostic::at(&prose::SHAPE_DIFFERS, written.span, "these words are for one edition, so in the other nothing is left")
                .hint("put words for both editions behind each other: `[You]{.participant}[Participants]{.facilitator} can ...`"),
        );
    }
    Pair { common, facilitator }
}

/// What one reader reads of a value.
fn reader(written: &Spanned<String>, audience: Audience, report: &mut Report) -> Inline<Authored> {
    let text = written.value.as_str();
    let spans = wordings(text, written.span.file, 0, &mut Report::default());
    let piece = Piece { source: text, range: (0, text.len()), fences: &[], wordings: &spans, indent: None };
    let cut = cut(&piece, audience);
    // A character that means nothing to Markdown keeps `1.`, `#` or `-` at the start from making a list or a heading.
    const GUARD: char = '\u{fdd2}';
    let guarded = format!("{GUARD}{}", cut.text.trim());
    let place = |_| written.span;
    let Parsed { nodes, .. } = parse(&guarded, &Context { marks: &[], place: &place, definitions: &Definitions::default() });
    let [Node::Element(Element::Paragraph, inner, _)] = <[Node<Authored>; 1]>::try_from(nodes).unwrap_or([Node::SoftBreak]) else {
        report.push(
            Diagnostic::at(&prose::NOT_ONE_LINE, written.span, "this must be one line of text, without paragraphs or lists")
                .hint("put longer text into the page"),
        );
        return vec![Node::Text(cut.text.trim().into())];
    };
    let mut inner = inner;
    if let Some(Node::Text(first)) = inner.first_mut() {
        *first = first.trim_start_matches(GUARD).into();
    }
    inner.retain(|node| !matches!(node, Node::Text(text) if text.is_empty()));
    raw_html::check_all(&mut inner, report);
    inner
}

/// The words of a title for ids and file names: common words alone, so that nothing depends on one edition's.
pub fn common_words(text: &str, span: Span) -> String {
    let spans = wordings(text, span.file, 0, &mut Report::default());
    let piece = Piece { source: text, range: (0, text.len()), fences: &[], wordings: &spans, indent: None };
    let place = |_| span;
    let cut = cut(&piece, Audience::Both);
    let Parsed { nodes, .. } =
        parse::<crate::content::Embed<Authored>>(&cut.text, &Context { marks: &[], place: &place, definitions: &Definitions::default() });
    crate::markdown::plain(&nodes)
}
