//! What came of asking for the addresses of a kit. Nothing here asks: who does has the answers.

use std::collections::{BTreeMap, BTreeSet};

use super::address::{is_public, is_web};
use super::lesson::references;
use crate::diagnostic::{Code, Diagnostic, Report, Severity};
use crate::kit::Kit;
use crate::markdown::Target;
use crate::span::Span;

/// What came of asking for an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is there.
    Good,
    /// It is not there any more, and how that was told.
    Gone(String),
    /// Nobody can tell, and why.
    Trouble(String),
    /// It is elsewhere for good.
    Moved(String),
}

/// Answers by address, as it is written.
pub type Answers = BTreeMap<String, Answer>;

/// The rules that need answers.
pub static ALL: [&Code; 3] = [&GONE, &MOVED, &TROUBLE];

static GONE: Code = Code {
    name: "link-gone",
    severity: Severity::Warning,
    summary: "What a link leads to is still there.",
    explanation: "The server says that there is no such page (404, 410), or there is no such server any more. In a room, that is a minute of everybody's time and \
the end of what was planned around it.

Search for where the page went: its title in quotation marks, or its old address at web.archive.org. Write the new address, or better, put what is needed into \
the kit, if its license allows that: packets work without a network.

    [the planner](https://example.org/2019/planner.pdf)     gone
    [the planner](../media/planner.pdf)                     repaired: it travels with the kit

This is looked for by `tttkit check --online` alone.",
};

static TROUBLE: Code = Code {
    name: "link-trouble",
    severity: Severity::Advice,
    summary: "What a link leads to answers who asks.",
    explanation: "The server did not answer within 10 seconds, or said that it could not (5xx), or would not (401, 403, 429): some let in only browsers, or only those \
who have logged in. So nobody knows whether the page is there.

Open it in a browser in which you are not logged in anywhere, as a participant would. If it is there, nothing is to be done; to be told no more, allow it:

    allow:
      - {rule: link-trouble, words: https://example.org/form, reason: The form lets in browsers alone}

This is looked for by `tttkit check --online` alone.",
};

static MOVED: Code = Code {
    name: "link-moved",
    severity: Severity::Advice,
    summary: "A link leads to where its page is now.",
    explanation: "The server says that the page has moved for good (301, 308). It still leads there, until the day on which somebody tidies up. Write the new address.

    [the calendar](http://example.org/calendar)             moved
    [the calendar](https://calendar.example.org/)           repaired

This is looked for by `tttkit check --online` alone.",
};

/// The addresses of the web that a kit refers to, as they are written, each with its places.
pub fn addresses(kit: &Kit) -> BTreeMap<&str, BTreeSet<Span>> {
    let mut all: BTreeMap<&str, BTreeSet<Span>> = BTreeMap::new();
    for text in &kit.texts {
        if let (Some(source), Some(span)) = (&text.facts.source, text.written.source)
            && is_web(source)
        {
            all.entry(source).or_default().insert(span);
        }
        for reference in references(text).all {
            if let Target::Url(address) = reference.to
                && is_web(address)
            {
                all.entry(address).or_default().insert(reference.span);
            }
        }
    }
    all
}

/// Reports what the answers say of a kit.
pub(super) fn check(kit: &Kit, answers: &Answers, report: &mut Report) {
    for (address, places) in addresses(kit) {
        let found = answers.get(address).and_then(|answer| judged(address, answer));
        if let Some((code, message, hint)) = found {
            report.diagnostics.extend(places.into_iter().map(|span| Diagnostic::at(code, span, message.clone()).hint(hint.clone())));
        }
    }
}

fn judged(address: &str, answer: &Answer) -> Option<(&'static Code, String, String)> {
    Some(match answer {
        Answer::Good => return None,
        Answer::Gone(how) => (
            &GONE,
            format!("`{address}` is gone: {how}"),
            "search for where the page went and write that address, or take the link out".to_owned(),
        ),
        Answer::Trouble(why) => (
            &TROUBLE,
            format!("nobody knows whether `{address}` is there: {why}"),
            "open it in a browser where you are not logged in; if it is there, all is well".to_owned(),
        ),
        Answer::Moved(to) => (&MOVED, format!("`{address}` has moved for good"), format!("write `{to}`")),
    })
}

/// Whether somebody else than us can be asked for an address.
pub fn can_be_asked(address: &str) -> bool {
    super::address::host(address).is_some_and(|host| is_public(&host))
}
