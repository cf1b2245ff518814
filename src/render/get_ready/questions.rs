//! The questions that people will ask, gathered from all pages.

use serde::Serialize;

use crate::block::{Cue, Shared};
use crate::content::{Block, Embed, Kind, Node, children};
use crate::edition::Edition;
use crate::markdown::plain;
use crate::render::blocks::asked as pairs;
use crate::render::chrome::{Binder, Link, short_title};
use crate::render::prose::Prose;
use crate::render::said::Said;
use crate::view::Page;

/// The questions of a page.
#[derive(Serialize)]
pub(super) struct Asked {
    /// The page.
    page: Link,
    /// What people will ask there.
    questions: Vec<Question>,
}

#[derive(Serialize)]
struct Question {
    /// In plain words.
    question: String,
    /// As HTML.
    answer: String,
    /// Where on the page it stands, where a link can say that better than one to the page.
    place: Option<Link>,
}

/// An `anticipate` block with the activity or discussion that it stands in.
type Found<'v, E> = (&'v Block<E>, Option<&'v Block<E>>);

/// The questions by page, in reading order; a page without one is left out.
pub(super) fn asked<E: Edition>(binder: &Binder<'_, E>, prose: &mut Prose<'_>) -> Vec<Asked> {
    let mut all = Vec::new();
    for page in &binder.view.pages {
        let mut questions = Vec::new();
        for (block, around) in found(page) {
            let place = place(binder, page, block, around);
            let mut push = |question: String, answer: String| questions.push(Question { question, answer, place: place.clone() });
            let nodes = &block.body.nodes;
            if let Some(title) = &block.title {
                push(plain(title), prose.nodes(nodes));
                continue;
            }
            let parts = pairs(nodes);
            if parts.is_empty() {
                // Neither a title nor a question on its own: all of it is what to expect.
                push(plain(nodes).split_whitespace().collect::<Vec<_>>().join(" "), String::new());
            }
            for (question, answer) in parts {
                push(plain(std::slice::from_ref(question)).trim().to_owned(), prose.nodes(answer));
            }
        }
        if !questions.is_empty() {
            all.push(Asked { page: binder.link(page, false), questions });
        }
    }
    all
}

/// How many there are.
pub(super) fn count<E: Edition>(binder: &Binder<'_, E>) -> usize {
    let blocks = binder.view.pages.iter().flat_map(found);
    blocks.map(|(block, _)| if block.title.is_some() { 1 } else { pairs(&block.body.nodes).len().max(1) }).sum()
}

fn found<E: Edition>(page: &Page<E>) -> Vec<Found<'_, E>> {
    let mut all = Vec::new();
    find(&page.body.nodes, None, &mut all);
    all
}

fn find<'v, E: Edition>(nodes: &'v [Node<E>], around: Option<&'v Block<E>>, all: &mut Vec<Found<'v, E>>) {
    for node in nodes {
        let mut inner = around;
        if let Node::Embed(Embed::Block(block)) = node {
            match block.kind {
                Kind::Cue(Cue::Anticipate, _) => {
                    all.push((block, around));
                    continue;
                }
                Kind::Shared(Shared::Activity | Shared::Discussion) => inner = Some(block),
                _ => {}
            }
        }
        children(node).into_iter().for_each(|part| find(part, inner, all));
    }
}

/// The nearest place that a link can lead to: of the block itself, or of what it stands in, called after that.
fn place<E: Edition>(binder: &Binder<'_, E>, page: &Page<E>, block: &Block<E>, around: Option<&Block<E>>) -> Option<Link> {
    let id = block.id.as_ref().or(around.and_then(|around| around.id.as_ref()))?;
    let number = around.and_then(|around| around.number).map(|number| number.said(binder.press.strings.locale()));
    let title = around.and_then(|around| around.title.as_ref()).map(|title| plain(title));
    let words: Vec<String> = number.into_iter().chain(title).collect();
    let text = if words.is_empty() { short_title(binder.press.strings, page) } else { words.join(" ") };
    Some(Link { href: format!("{}.html#{id}", page.name), text, current: false })
}
