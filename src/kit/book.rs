//! `book.toml`: the site.

use super::Levels;
use crate::district::District;
use crate::path::KitPath;
use crate::site_url::SiteUrl;

/// What `book.toml` says, with mdBook's own keys wherever mdBook has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Book {
    /// The site's title.
    pub title: String,
    /// Who publishes it.
    pub authors: Vec<String>,
    /// What it holds.
    pub description: Option<String>,
    /// The language of the site's own pages, BCP 47.
    pub language: String,
    /// The folder of the kits.
    pub src: KitPath,
    /// The folder to build into.
    pub build_dir: KitPath,
    /// A theme to lay over the built-in one.
    pub theme: Option<KitPath>,
    /// Where the site stands on the web.
    pub site_url: SiteUrl,
    /// Where the sources are kept.
    pub repository: Option<String>,
    /// The address of a source's editor, with `{path}` in it.
    pub edit_url: Option<String>,
    /// The editions that the website shows.
    pub editions: Vec<String>,
    /// Whether working copies stand beside releases.
    pub drafts: bool,
    /// How many of the newest releases get pages.
    pub keep: u32,
    /// What a district makes its own.
    pub district: District,
    /// How grave the findings of rules are.
    pub levels: Levels,
}

impl Default for Book {
    fn default() -> Self {
        let path = |text: &str| KitPath::new(text).unwrap_or_else(|_| unreachable!("a plain name"));
        Self {
            title: String::new(),
            authors: Vec::new(),
            description: None,
            language: "en".to_owned(),
            src: path("kits"),
            build_dir: path("site"),
            theme: None,
            site_url: SiteUrl::default(),
            repository: None,
            edit_url: None,
            editions: vec!["participant".to_owned(), "facilitator".to_owned()],
            drafts: false,
            keep: 5,
            district: District::default(),
            levels: Levels::default(),
        }
    }
}
