//! A thing that has two names.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::language::{content_words, folded};
use crate::check::lesson::{Lesson, Passage, Role, Sheet};
use crate::content::{Block, Embed, Kind, Node};
use crate::diagnostic::{Code, Diagnostic, Report, Severity};
use crate::edition::{Authored, Edition as _, Facilitator};
use crate::block::Shared;
use crate::markdown::{Element, Target, plain};
use crate::span::Span;

pub static CODE: Code = Code {
    name: "titles-differ",
    severity: Severity::Advice,
    summary: "A page or an activity has one title: in both guides, in lists, in links.",
    explanation: "`Turn to *Who is who*`, says the facilitator, and half of the room turns pages, for in the participants' guide it is called something \
else. Guides that are kept by hand drift apart first in their titles. Three things are compared, without regard to capitals and marks: the title in the \
two guides, where a span changes it; lists and tables that name at least two activities by their titles, and others nearly so; and links that begin with \
a capital, and whose words are nearly the title of what they lead to.

    ## [Which]{.facilitator}[What]{.participant} services do you use?       two names

    ## Services that you use                                               one, for both

Contents, agenda and run of show are made from titles, so a list that repeats them can be left out. A link `[](page.md)` takes the title itself.",
};

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    if !matches!(lesson.language(), "en" | "es") {
        return;
    }
    let titles = Titles::of(lesson);
    let pages: Pages<'_, '_> = lesson.sheets.iter().map(|sheet| (sheet.page.name.as_str(), sheet)).collect();
    for sheet in &lesson.sheets {
        in_guides(sheet, report);
        in_links(lesson, sheet, &pages, report);
        titles.in_lists(lesson, sheet, report);
    }
}

/// The pages of a kit, by their names.
type Pages<'l, 'k> = BTreeMap<&'k str, &'l Sheet<'k>>;

/// Titles that the two guides word in two ways.
fn in_guides(sheet: &Sheet<'_>, report: &mut Report) {
    let page = &sheet.page.title;
    if let Some(open) = page.value.facilitator.as_ref().and_then(Facilitator::open) {
        report.diagnostics.extend(two_names(&page.value.common, open.value, page.span));
    }
    let Some(open) = sheet.page.body.facilitator.as_ref().and_then(Facilitator::open) else { return };
    let (mut common, mut own) = (Vec::new(), Vec::new());
    titled(&sheet.page.body.common.nodes, &mut common);
    titled(&open.value.nodes, &mut own);
    for (common, own) in common.iter().zip(&own).filter(|(common, own)| common.id == own.id) {
        if let (Some(title), Some(own)) = (&common.title, &own.title) {
            report.diagnostics.extend(two_names(title, own, common.span));
        }
    }
}

/// The activities, discussions and challenges in some nodes.
fn titled<'n>(nodes: &'n [Node<Authored>], found: &mut Vec<&'n Block<Authored>>) {
    for node in nodes {
        match node {
            Node::Embed(Embed::Block(block)) => {
                if matches!(block.kind, Kind::Shared(Shared::Activity | Shared::Discussion | Shared::Challenge)) {
                    found.push(&**block);
                }
                titled(&block.body.nodes, found);
            }
            Node::Embed(Embed::Tabs(tabs)) => tabs.iter().for_each(|tab| titled(&tab.body, found)),
            Node::Element(Element::List(_) | Element::Item | Element::Quote(_), inner, _) => titled(inner, found),
            _ => {}
        }
    }
}

fn two_names(participants: &[Node<Authored>], facilitators: &[Node<Authored>], span: Span) -> Option<Diagnostic> {
    let (participants, facilitators) = (plain(participants), plain(facilitators));
    (folded(&participants) != folded(&facilitators)).then(|| {
        let (participants, facilitators) = (participants.trim(), facilitators.trim());
        Diagnostic::at(&CODE, span, format!("participants read the title `{participants}`, and the facilitator `{facilitators}`"))
            .hint("choose one title for both, so that everybody finds what is named aloud")
    })
}

/// Links whose words are nearly the title of what they lead to.
fn in_links(lesson: &Lesson<'_>, sheet: &Sheet<'_>, pages: &Pages<'_, '_>, report: &mut Report) {
    for link in &sheet.links {
        let Target::Page { page, anchor } = link.to else { continue };
        // Words in small letters tell what is there, and do not name it.
        if !link.words.trim_start().starts_with(char::is_uppercase) {
            continue;
        }
        let Some(title) = title_of(pages, page, anchor.as_deref()) else { continue };
        let (said, called) = (folded(&link.words), folded(&title));
        let (said, called) = (of_sense(&said, lesson), of_sense(&called, lesson));
        // A title made shorter is still that title.
        if near(&said, &called) && !said.is_subset(&called) && !called.is_subset(&said) {
            let message = format!("this calls `{}` what has the title `{}`", link.words.trim(), title.trim());
            report.push(Diagnostic::at(&CODE, link.span, message).hint("use the title: `[](...)` with nothing in the square brackets puts it in"));
        }
    }
}

/// The title of a page, or of the block that an anchor leads to.
fn title_of(pages: &Pages<'_, '_>, page: &str, anchor: Option<&str>) -> Option<String> {
    let sheet = pages.get(page)?;
    let Some(anchor) = anchor else { return Some(plain(&sheet.page.title.value.common)) };
    let placed = sheet.blocks.iter().find(|placed| placed.block.id.as_deref() == Some(anchor))?;
    placed.block.title.as_ref().map(|title| plain(title))
}

/// The titles of a kit's activities, by their folded words.
struct Titles(BTreeMap<String, Title>);

struct Title {
    words: String,
    span: Span,
}

impl Titles {
    fn of(lesson: &Lesson<'_>) -> Self {
        let mut titles = BTreeMap::new();
        for sheet in lesson.modules() {
            for placed in sheet.blocks.iter().filter(|placed| placed.is_work()) {
                if let Some(title) = &placed.block.title {
                    let words = plain(title).trim().to_owned();
                    titles.insert(key(&folded(&words)).to_owned(), Title { words, span: placed.block.span });
                }
            }
        }
        Self(titles)
    }

    /// Lists and tables that name activities by their titles, and others nearly so.
    fn in_lists(&self, lesson: &Lesson<'_>, sheet: &Sheet<'_>, report: &mut Report) {
        let listed = |passage: &Passage| matches!(passage.role, Role::Item | Role::Cell);
        let runs = sheet.passages.chunk_by(|one, next| listed(one) && one.role == next.role && one.within == next.within);
        for run in runs.filter(|run| run.len() > 2 && listed(&run[0])) {
            let named: BTreeSet<&str> = run.iter().map(|passage| key(&passage.folded)).filter(|key| self.0.contains_key(*key)).collect();
            if named.len() < 2 {
                continue;
            }
            for passage in run {
                if let Some(title) = self.meant(passage, &named, lesson) {
                    let message = format!("this list says `{}`, and the activity has the title `{}`", passage.words.trim(), title.words);
                    report.push(
                        Diagnostic::at(&CODE, passage.span, message)
                            .also(title.span, "this one")
                            .hint("name it by its title, or leave the list out: contents and agenda are made from titles"),
                    );
                }
            }
        }
    }

    /// The activity that is meant by words that are nearly its title.
    fn meant(&self, passage: &Passage, named: &BTreeSet<&str>, lesson: &Lesson<'_>) -> Option<&Title> {
        let said = key(&passage.folded);
        if self.0.contains_key(said) {
            return None;
        }
        let said = of_sense(said, lesson);
        if said.len() < 2 {
            return None;
        }
        let meant = self.0.iter().find(|(title, _)| !named.contains(title.as_str()) && near(&said, &of_sense(title, lesson)));
        meant.map(|(_, title)| title)
    }
}

/// A folded title without its number and without what kind of thing it is: `3 discussion everyday data`.
fn key(folded: &str) -> &str {
    let mut rest = folded.trim();
    while let Some((first, behind)) = rest.split_once(' ') {
        let number = first.bytes().all(|byte| byte.is_ascii_digit());
        if !number && !["activity", "discussion", "challenge", "actividad", "debate", "reto"].contains(&first) {
            break;
        }
        rest = behind;
    }
    rest
}

fn of_sense<'t>(folded: &'t str, lesson: &Lesson<'_>) -> BTreeSet<&'t str> {
    content_words(folded, lesson.language()).collect()
}

/// Whether two names are nearly the same: two words or more, and two thirds of the shorter name, stand in both.
fn near(one: &BTreeSet<&str>, other: &BTreeSet<&str>) -> bool {
    let shared = one.intersection(other).count();
    shared >= 2 && shared * 3 >= one.len().min(other.len()) * 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_kinds_are_no_part_of_a_title() {
        assert_eq!(key(" 3 discussion everyday data "), "everyday data");
        assert_eq!(key(" discussion "), "discussion");
    }

    #[test]
    fn names_are_near_by_their_words() {
        let set = |words: &[&'static str]| words.iter().copied().collect::<BTreeSet<_>>();
        assert!(near(&set(&["agile", "method"]), &set(&["benefit", "agile", "method"])));
        assert!(!near(&set(&["agile"]), &set(&["agile", "method"])));
        assert!(!near(&set(&["agile", "method", "risk", "law"]), &set(&["agile", "method", "benefit", "cost"])));
    }
}
