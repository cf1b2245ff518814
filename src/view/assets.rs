//! Only files that a page of an edition refers to travel with that edition.

use std::collections::BTreeMap;

use super::View;
use crate::blob::Blob;
use crate::content::{Embed, Node, walk};
use crate::edition::Edition;
use crate::markdown::{Element, Target};
use crate::path::KitPath;

/// The files that a view refers to.
pub fn assets<E: Edition>(view: &View<E>, media: &BTreeMap<KitPath, Blob>) -> BTreeMap<KitPath, Blob> {
    let mut found = BTreeMap::new();
    let mut take = |nodes: &[Node<E>]| {
        walk(nodes, &mut |node| {
            let mut add = |target: &Target| {
                if let Target::File(path) = target
                    && let Some(blob) = media.get(path)
                {
                    found.insert(path.clone(), blob.clone());
                }
            };
            match node {
                Node::Element(Element::Link { to: target, .. } | Element::Image { from: target, .. }, ..) => add(target),
                Node::Embed(Embed::Player(player)) => {
                    add(&player.file);
                    player.captions.iter().for_each(|captions| add(&captions.file));
                }
                _ => {}
            }
        });
    };
    view.objectives.iter().for_each(|line| take(line));
    view.bring.iter().for_each(|need| take(&need.item.text));
    for page in &view.pages {
        take(&page.title);
        page.objectives.iter().for_each(|line| take(line));
        take(&page.body.nodes);
        page.body.notes.iter().for_each(|note| take(&note.nodes));
        if let Some(room) = &page.room {
            take(&room.value.body.nodes);
        }
    }
    if let Some(desk) = &view.desk {
        desk.value.materials.iter().for_each(|need| take(&need.item.text));
        desk.value.preparation.iter().for_each(|(_, task)| take(&task.text));
    }
    found
}
