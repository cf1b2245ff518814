//! The facilitator's words of the interface: no file of a participant holds one.

use std::collections::{BTreeMap, BTreeSet};

use super::{facilitator, participant};
use crate::render::strings::Strings;
use crate::render::theme::built_in;

/// The pages that the facilitator alone has.
const THEIRS: [&str; 5] = ["get-ready.html", "run.html", "presenter.html", "projector.html", "delivery.html"];
/// What blocks and pages of participants are made with.
const EVERYBODYS: [&str; 7] =
    ["front.html", "page.html", "all-in-one.html", "sheet.html", "agenda.html", "takeaway.html", "attendance.html"];

/// What a template includes or extends.
fn included(template: &str) -> impl Iterator<Item = &str> {
    let behind = ["include \"", "extends \""].into_iter().flat_map(|word| template.split(word).skip(1));
    behind.filter_map(|rest| Some(rest.split_once('"')?.0))
}

/// All templates that some need, themselves with them.
fn reached<'t>(from: impl Iterator<Item = &'t str>, all: &BTreeMap<&'t str, &'t str>) -> BTreeSet<&'t str> {
    let mut open: Vec<&str> = from.collect();
    let mut reached = BTreeSet::new();
    while let Some(name) = open.pop() {
        if reached.insert(name) {
            open.extend(included(all[name]));
        }
    }
    reached
}

/// The keys that a template uses, and whether each stands where the facilitator alone reads: `{% if chrome.facilitator %}`.
fn keys(template: &str) -> Vec<(String, bool)> {
    let mut found = Vec::new();
    let mut branches: Vec<bool> = Vec::new();
    for (at, _) in template.match_indices("{%").chain(template.match_indices("{{")).collect::<BTreeMap<_, _>>() {
        let tag = &template[at + 2..];
        let tag = tag.split(['}']).next().unwrap_or_default().trim_start_matches('-').trim();
        for rest in tag.split([' ', '(', '=', '~']).filter_map(|part| part.strip_prefix("t.")) {
            let key: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            found.push((key, branches.contains(&true)));
        }
        if let Some(condition) = tag.strip_prefix("if ") {
            let condition = condition.trim_end_matches(['%', ' ']);
            branches.push(["facilitator", "chrome.facilitator", "page.facilitator"].contains(&condition));
        } else if tag.starts_with("elif ") || tag.starts_with("else") && !branches.is_empty() {
            branches.pop();
            branches.push(false);
        } else if tag.starts_with("endif") {
            branches.pop();
        }
    }
    found
}

/// The keys that only the facilitator's templates use, and the only scripts that ask for them.
fn theirs(templates: &BTreeMap<&str, &str>, strings: &Strings) -> BTreeSet<String> {
    let blocks = templates.keys().copied().filter(|name| name.starts_with("blocks/") || name.starts_with("site/"));
    let everybodys = reached(EVERYBODYS.into_iter().chain(blocks), templates);
    let facilitators = reached(THEIRS.into_iter(), templates);
    let mut private = BTreeSet::new();
    let mut common = BTreeSet::new();
    for name in facilitators.union(&everybodys) {
        for (key, apart) in keys(templates[name]) {
            if apart || !everybodys.contains(name) {
                private.insert(key)
            } else {
                common.insert(key)
            };
        }
    }
    let scripts = strings.all().keys().filter(|key| key.starts_with("jsf_")).cloned();
    private.difference(&common).cloned().chain(scripts).collect()
}

/// The longest part of a text that is the same whatever is filled in.
fn fixed(words: &str) -> &str {
    words.split(['{', '}']).step_by(2).map(str::trim).max_by_key(|part| part.len()).unwrap_or_default()
}

#[test]
fn the_facilitators_words_are_in_no_participants_file() {
    let templates: BTreeMap<&str, &str> = built_in("templates").collect();
    let strings = Strings::parse(built_in("strings").find(|(path, _)| *path == "en.txt").unwrap().1).0;
    let private = theirs(&templates, &strings);
    for key in ["changes_made", "start_run", "core_fixed", "local_default"] {
        assert!(private.contains(key), "`{key}` is the facilitator's: {private:?}");
    }
    // Words that somebody else says as well say nothing of the facilitator.
    let others: Vec<&str> = strings.all().iter().filter(|(key, _)| !private.contains(*key)).map(|(_, words)| words.as_str()).collect();
    let secret = private.iter().map(|key| (key, fixed(strings.get(key))));
    let secret: Vec<_> = secret.filter(|(_, words)| words.len() >= 8 && !others.iter().any(|other| other.contains(words))).collect();
    assert!(secret.len() > 10, "{secret:?}");
    let spoken = |words: &str, text: &str| text.contains(words) || text.contains(&super::super::escape::escape(words));
    for (path, text) in participant() {
        for (key, words) in &secret {
            assert!(!spoken(words, &text), "{path} holds `{key}`: {words}");
        }
        assert!(!text.contains("jsf_"), "{path} asks for the facilitator's words");
    }
    let theirs: String = facilitator().into_values().collect();
    let unsaid: Vec<_> = secret.iter().filter(|(_, words)| !spoken(words, &theirs)).map(|(key, _)| key.as_str()).collect();
    assert!(unsaid.len() * 2 < secret.len(), "the fixture says most of them, or this tests nothing: {unsaid:?}");
}

#[test]
fn what_stands_behind_a_condition_is_known() {
    let found = keys(
        "{{ t.a }}{% if chrome.facilitator %}{{ t.b | fill(c=t.d) }}{% if x %}{{ t.e }}{% else %}{{ t.f }}{% endif %}{% else %}{{ t.g }}{% endif %}{{ t.h }}",
    );
    let apart: Vec<&str> = found.iter().filter(|(_, apart)| *apart).map(|(key, _)| key.as_str()).collect();
    assert_eq!(apart, ["b", "d", "e", "f"]);
    assert_eq!(found.len(), 7);
}
