//! What may stand once: ids in a kit, and purpose, outcome and materials in the block that they are of.

use std::collections::BTreeMap;

use super::page::Draft;
use crate::block::Shared;
use crate::content::{Block, Embed, Kind, Node};
use crate::diagnostic::code::{blocks, data};
use crate::diagnostic::{Diagnostic, Report};
use crate::edition::{Audience, Authored};
use crate::markdown::Element;
use crate::span::Span;

/// Reports what stands twice.
pub fn check(drafts: &[Draft], report: &mut Report) {
    let mut ids: BTreeMap<&str, Span> = BTreeMap::new();
    // A page's own id counts; a name that only comes from its file's does not, for no author wrote it as an id.
    for draft in drafts {
        if let Some(id) = &draft.keys.id {
            ids.entry(&id.value).or_insert(id.span);
        }
    }
    for draft in drafts {
        for (id, anchor) in draft.anchors.by_id.iter().filter(|(_, anchor)| anchor.block) {
            match ids.get(id.as_str()) {
                Some(other) if *other != anchor.span => report.push(
                    Diagnostic::at(&data::DUPLICATE_ID, anchor.span, format!("the id `{id}` stands twice in the kit"))
                        .also(*other, "it stands here first")
                        .hint("give one of them another id: pages and blocks of a kit share one namespace"),
                ),
                _ => {
                    ids.insert(id, anchor.span);
                }
            }
        }
        parts(&draft.common.nodes, draft, &mut Seen::default(), report);
    }
}

/// What of an activity was seen, by the edition that reads it.
#[derive(Default)]
struct Seen {
    found: Vec<(Shared, Audience, Span)>,
}

const ONCE: [Shared; 3] = [Shared::Purpose, Shared::Outcome, Shared::Materials];

/// Goes over what stands in an activity (or discussion, challenge) directly.
fn parts(nodes: &[Node<Authored>], draft: &Draft, seen: &mut Seen, report: &mut Report) {
    for node in nodes {
        match node {
            Node::Embed(Embed::Block(block)) => block_part(block, draft.folder.audience(), draft, seen, report),
            Node::Embed(Embed::Cut(cut)) => {
                if let Some((audience, block)) = draft.cuts.get(*cut) {
                    block_part(block, *audience, draft, seen, report);
                }
            }
            Node::Element(Element::List(_) | Element::Item | Element::Quote(_), inner, _) => parts(inner, draft, seen, report),
            _ => {}
        }
    }
}

fn block_part(block: &Block<Authored>, audience: Audience, draft: &Draft, seen: &mut Seen, report: &mut Report) {
    let Kind::Shared(kind) = block.kind else { return };
    if ONCE.contains(&kind) {
        let clash = |other: Audience| other == audience || other == Audience::Both || audience == Audience::Both;
        // Participants bring some things and the facilitator others: two lists of materials, each once.
        let other = seen
            .found
            .iter()
            .find(|(other, whose, _)| *other == kind && clash(*whose) && kind != Shared::Materials)
            .or_else(|| seen.found.iter().find(|(other, whose, _)| *other == kind && *whose == audience));
        if let Some((.., first)) = other {
            let name = crate::block::Name::Shared(kind).as_str();
            report.push(
                Diagnostic::at(&blocks::TWICE_IN_ACTIVITY, block.span, format!("`{name}` stands twice in the same place"))
                    .also(*first, "it stands here first")
                    .hint("put both into one block"),
            );
        }
        seen.found.push((kind, audience, block.span));
        return;
    }
    let own = matches!(kind, Shared::Activity | Shared::Discussion | Shared::Challenge);
    if own { parts(&block.body.nodes, draft, &mut Seen::default(), report) } else { parts(&block.body.nodes, draft, seen, report) }
}
