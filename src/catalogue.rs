//! What the site offers: made where packets are published, shown where pages are made.

use crate::facts::Facts;
use crate::path::KitPath;

/// All kits of a site.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    /// The site's title.
    pub title: String,
    /// Who publishes it.
    pub authors: Vec<String>,
    /// What it holds.
    pub description: Option<String>,
    /// The language of the site's own pages, BCP 47.
    pub language: String,
    /// The kits, in the order of their ids.
    pub kits: Vec<Offer>,
}

/// What there is of one kit.
#[derive(Clone, Debug)]
pub struct Offer {
    /// What is known of the kit, in the language that it is written in.
    pub facts: Facts,
    /// Its page on the site: `<kit>/index.html`.
    pub page: KitPath,
    /// What can be opened and downloaded: languages in the kit's order, in each the editions in the site's order.
    pub copies: Vec<Copy>,
}

/// One edition in one language.
#[derive(Clone, Debug)]
pub struct Copy {
    /// `facilitator` or `participant`.
    pub edition: &'static str,
    /// The language, BCP 47.
    pub language: String,
    /// Its first page on the site.
    pub start: KitPath,
    /// Its packet.
    pub packet: KitPath,
    /// How many bytes the packet has.
    pub size: u64,
}
