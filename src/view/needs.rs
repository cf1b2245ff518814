//! What must be there, added up.

use super::Need;
use crate::content::{Inline, Item};
use crate::edition::Edition;
use crate::markdown::plain;

/// A list that adds up: a thing that is needed twice stands once, with both quantities.
pub struct Needs<E: Edition>(Vec<Need<E>>);

impl<E: Edition> Needs<E> {
    /// Nothing needed yet.
    pub fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds a thing that `page` needs, or the whole kit.
    pub fn add(&mut self, item: Item<E>, page: Option<&str>) {
        let words = key(&item.text);
        let same = |need: &&mut Need<E>| key(&need.item.text) == words && need.item.per == item.per && need.item.from == item.from;
        if let Some(need) = self.0.iter_mut().find(same) {
            need.item.quantity = match (need.item.quantity, item.quantity) {
                (Some(one), Some(more)) => Some(one.saturating_add(more)),
                (one, more) => one.or(more),
            };
            need.item.optional &= item.optional;
            if let Some(page) = page.filter(|page| !need.pages.iter().any(|other| other == page)) {
                need.pages.push(page.to_owned());
            }
            return;
        }
        self.0.push(Need { item, pages: page.map(str::to_owned).into_iter().collect() });
    }

    /// The list.
    pub fn list(self) -> Vec<Need<E>> {
        self.0
    }
}

/// Things are the same whose words are, whatever their case and spaces.
fn key<E: Edition>(text: &Inline<E>) -> String {
    plain(text).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
