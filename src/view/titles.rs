//! What links without words are called: the titles of pages, blocks and headings.

use super::choose::{Titles, worded};
use crate::content::{Block, Embed, Node, walk};
use crate::edition::{Authored, Edition};
use crate::kit::{Cut, Page, PageKind};
use crate::markdown::Element;

/// The titles of all pages that an edition has, and of what links can lead to in them.
pub fn titles<'k, E: Edition>(pages: &[&'k Page]) -> Titles<'k> {
    let mut titles = Titles::new();
    for page in pages {
        let number = match page.kind {
            PageKind::Module(number) => Some(number.to_string()),
            _ => None,
        };
        titles.insert((&page.name, None), (number, worded::<E, _>(&page.title.value)));
        take(&page.name, &worded::<E, _>(&page.body).nodes, &mut titles);
        for cut in &page.cuts {
            let block = match cut {
                Cut::Facilitator(sealed) => E::open(sealed).map(|open| open.value),
                Cut::Participant(block) => Some(block),
            };
            if let Some(block) = block {
                take_block(&page.name, block, &mut titles);
                take(&page.name, &block.body.nodes, &mut titles);
            }
        }
    }
    titles
}

fn take<'k>(page: &'k str, nodes: &'k [Node<Authored>], titles: &mut Titles<'k>) {
    walk(nodes, &mut |node| match node {
        Node::Embed(Embed::Block(block)) => take_block(page, block, titles),
        Node::Element(Element::Heading { id: Some(id), .. }, inner, _) => {
            titles.insert((page, Some(id)), (None, inner));
        }
        _ => {}
    });
}

fn take_block<'k>(page: &'k str, block: &'k Block<Authored>, titles: &mut Titles<'k>) {
    if let (Some(id), Some(title)) = (&block.id, &block.title) {
        titles.insert((page, Some(id)), (block.number.map(|number| number.to_string()), title));
    }
}
