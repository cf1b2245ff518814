//! What participants answer and take away.

use super::participant;

#[test]
fn each_question_of_the_kit_is_asked_again_on_the_takeaway_page() {
    let pages = participant();
    let takeaway = &pages["takeaway.html"];
    let whole = &pages["all-in-one.html"];
    let stores: Vec<&str> = whole.split(" data-store=\"").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0)).collect();
    let mut asked = 0;
    for store in stores.iter().filter(|store| !store.contains(':')) {
        assert!(takeaway.contains(&format!("data-wrote=\"{store}\"")), "{store}");
        asked += 1;
    }
    assert!(asked > 0, "the fixture asks nothing");
    // A ticket without room of its own has it there; the action plan too.
    assert!(takeaway.contains("data-store=\"ticket:"));
    assert!(takeaway.contains("data-store=\"plan:3.how\""));
}

#[test]
fn key_points_are_gathered_and_nobody_else_has_the_page() {
    assert!(participant()["takeaway.html"].contains("class=\"block points\""));
    let facilitator = super::facilitator();
    assert!(!facilitator.contains_key("takeaway.html") && !facilitator.contains_key("attendance.html"));
    assert!(!facilitator["index.html"].contains("data-read"));
}

#[test]
fn an_answer_is_known_by_its_words_wherever_the_question_stands() {
    let pages = participant();
    let values = |name: &str| -> Vec<String> {
        let html = &pages[name];
        let choices = html.split("<label class=\"choice\">").skip(1);
        choices.filter_map(|rest| Some(rest.split_once(" value=\"")?.1.split_once('"')?.0.to_owned())).collect()
    };
    let whole = values("all-in-one.html");
    let own: Vec<String> =
        pages.keys().filter(|name| name.ends_with(".html") && *name != "all-in-one.html").flat_map(|name| values(name)).collect();
    assert!(own.len() >= 3, "{own:?}");
    assert!(own.iter().all(|value| whole.contains(value) && value.len() == 8));
}
