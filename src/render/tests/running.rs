//! What the facilitator's pages say of time, for people and for scripts.

use super::{facilitator, participant};

#[test]
fn what_an_if_short_saves_is_told_on_its_page_in_the_run_of_show_and_to_scripts() {
    let pages = facilitator();
    assert!(pages["run.html"].contains("<b>If short</b> (saves 3\u{a0}min) <p>Two rounds instead of three.</p>"), "{}", pages["run.html"]);
    assert!(pages["assets/plan.js"].contains(r#""short":[{"least":3,"most":3,"html":"#), "{}", pages["assets/plan.js"]);
    assert!(pages["ask.html"].contains("<p class=\"min\">saves 3\u{a0}min</p>"), "in the end margin its minutes are not what it takes");
}

#[test]
fn a_module_and_its_activities_say_how_long_they_take_to_the_facilitators_scripts_alone() {
    let page = &facilitator()["ask.html"];
    assert!(page.contains("data-rehearse=\"45-45\""), "{page}");
    assert!(page.contains("data-minutes=\"20-20\""), "{page}");
    assert!(facilitator()["expert.html"].contains("data-rehearse=\""), "even where the minutes are not known");
    assert!(!facilitator()["welcome.html"].contains("data-rehearse"), "a page that is no module is not rehearsed");
    for (path, html) in participant() {
        assert!(!html.contains("data-rehearse") && !html.contains("data-minutes") && !html.contains("rehears"), "{path}");
    }
}
