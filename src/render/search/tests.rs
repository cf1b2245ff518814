//! The index over a kit that has one of everything.

use std::collections::BTreeMap;

use crate::json;
use crate::render::tests::{facilitator, participant};

/// Depth, kind, anchor, title, text.
type Place = (u8, usize, String, String, String);

#[derive(serde::Deserialize)]
struct Index {
    kinds: Vec<String>,
    pages: Vec<(String, String, String, Vec<Place>)>,
}

fn index(files: &BTreeMap<String, String>) -> Index {
    let script = &files["assets/search.js"];
    assert!(script.starts_with("tttkit.index = {") && !script.contains('<'), "no tag can end the script");
    json::parse(script.trim_start_matches("tttkit.index = ").trim_end().trim_end_matches(';')).unwrap()
}

impl Index {
    /// The places whose title or text holds some words, as `page, kind: title`.
    fn holding(&self, words: &str) -> Vec<String> {
        let mut found = Vec::new();
        for (page, _, _, places) in &self.pages {
            let holding = places.iter().filter(|(.., title, text)| title.contains(words) || text.contains(words));
            found.extend(holding.map(|(_, kind, _, title, _)| format!("{page}, {}: {title}", self.kinds[*kind])));
        }
        found
    }
}

#[test]
fn a_place_says_what_kind_it_is() {
    let guide = index(&facilitator());
    assert_eq!(guide.kinds[..2], ["", "Core message"]);
    for kind in ["Say", "Do", "Ask", "Look for", "Anticipate", "Check yourself", "Activity", "Discuss"] {
        assert!(guide.kinds.iter().any(|known| known == kind), "no place is of the kind `{kind}`: {:?}", guide.kinds);
    }
    let workbook = index(&participant());
    for kind in ["Say", "Do", "Ask", "Look for", "Anticipate", "Local slot", "For you"] {
        assert!(workbook.kinds.iter().all(|known| known != kind), "a participant is told of `{kind}`");
    }
}

#[test]
fn text_is_found_where_it_stands() {
    let (guide, workbook) = (index(&facilitator()), index(&participant()));
    for (index, edition) in [(&guide, "facilitator"), (&workbook, "participant")] {
        assert!(!index.holding("Keep waiting, and keep your face open").is_empty(), "{edition}: a choice");
        assert!(!index.holding("Three seconds feels long to you").is_empty(), "{edition}: why it is right");
        assert!(index.holding("You do not need to be the expert").iter().any(|place| place.contains(", Core message:")), "{edition}");
        assert!(index.holding("t=5").len() == 1, "{edition}: a formula, as it is read");
        assert_eq!(index.holding("</"), [""; 0], "{edition}: no markup");
        assert_eq!(index.pages[0].0, "index", "{edition}: the front page comes first");
    }
}

#[test]
fn our_own_pages_are_found_by_their_names() {
    let titles = |index: &Index| index.pages.iter().map(|(name, title, ..)| format!("{name}: {title}")).collect::<Vec<_>>();
    let (guide, workbook) = (titles(&index(&facilitator())), titles(&index(&participant())));
    assert!(guide.contains(&"run: Run of show".to_owned()) && guide.contains(&"agenda: Agenda".to_owned()), "{guide:?}");
    assert!(
        !workbook.iter().any(|title| title.starts_with("run:")) && workbook.iter().any(|title| title.starts_with("takeaway:")),
        "{workbook:?}"
    );
}

#[test]
fn the_same_view_has_the_same_index() {
    assert_eq!(facilitator()["assets/search.js"], facilitator()["assets/search.js"]);
}
