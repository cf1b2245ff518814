//! The index over a kit that has one of everything.

use crate::render::tests::{facilitator, participant};

/// What can be told of a place without reading JSON again: the line of its page.
fn line(index: &str, page: &str) -> String {
    let start = format!("[\"{page}\",");
    index.lines().find(|line| line.starts_with(&start)).unwrap_or_else(|| panic!("no page `{page}` in\n{index}")).to_owned()
}

#[test]
fn an_edition_is_searched_for_what_it_shows() {
    let (guide, workbook) = (facilitator(), participant());
    let (guide, workbook) = (&guide["assets/search.js"], &workbook["assets/search.js"]);
    std::fs::write("/tmp/guide.js", guide).unwrap();
    std::fs::write("/tmp/workbook.js", workbook).unwrap();
    assert!(line(guide, "index").len() > 10 && line(workbook, "index").len() > 10);
}
