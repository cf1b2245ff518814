//! All pages in one: phones cannot follow links between files, and a printer wants one.

use serde::Serialize;

use super::chrome::{Binder, Chrome, Link};
use super::cover::point;
use super::page::{PageContext, context};
use super::prose::Around;
use super::qr::Point;
use super::sheet::Sheet;
use crate::edition::Edition;

/// Where the pages go into the frame around them. Only we can write it: whatever comes from an author is escaped or checked.
const SHEETS: &str = "<!--sheets-->";

#[derive(Serialize)]
struct Whole {
    chrome: Chrome,
    summary: Option<String>,
    point: Option<Point>,
    contents: Vec<Link>,
    sheets: &'static str,
}

#[derive(Serialize)]
struct SheetContext {
    page: PageContext,
}

/// The file of all pages.
///
/// The pages are put into their frame one by one: a large kit's pages held as a whole by a template as well would be twice the memory.
pub(super) fn file<E: Edition>(binder: &Binder<'_, E>, around: &Around) -> String {
    let pages = &binder.view.pages;
    let contents = pages.iter().map(|page| Link { href: format!("#{}", page.name), ..binder.link(page, false) });
    let frame = Whole {
        chrome: binder.own("all-in-one", &binder.press.word("all_in_one")),
        summary: binder.view.facts.summary.clone(),
        point: point(binder),
        contents: contents.collect(),
        sheets: SHEETS,
    };
    let frame = binder.press.fill("all-in-one.html", &frame);
    // A theme may have left the pages out: then they stay out.
    let Some((before, after)) = frame.split_once(SHEETS) else { return frame };
    let mut html = before.to_owned();
    for page in pages {
        let page = context(binder, around, page, Sheet::Whole(&page.name));
        html += &binder.press.fill("sheet.html", &SheetContext { page });
    }
    html + after
}
