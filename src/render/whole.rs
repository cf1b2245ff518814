//! All pages in one: phones cannot follow links between files, and a printer wants one.

use serde::Serialize;

use super::chrome::{Binder, Chrome, Link};
use super::page::{PageContext, context};
use super::prose::Around;
use super::sheet::Sheet;
use crate::edition::Edition;

#[derive(Serialize)]
struct Whole {
    chrome: Chrome,
    summary: Option<String>,
    contents: Vec<Link>,
    pages: Vec<PageContext>,
}

/// The file of all pages.
pub(super) fn file<E: Edition>(binder: &Binder<'_, E>, around: &Around) -> String {
    let pages = &binder.view.pages;
    let contents = pages.iter().map(|page| Link { href: format!("#{}", page.name), ..binder.link(page, false) });
    let context = Whole {
        chrome: binder.own("all-in-one", &binder.press.word("all_in_one")),
        summary: binder.view.facts.summary.clone(),
        contents: contents.collect(),
        pages: pages.iter().map(|page| context(binder, around, page, Sheet::Whole(&page.name))).collect(),
    };
    binder.press.fill("all-in-one.html", &context)
}
