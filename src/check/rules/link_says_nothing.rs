//! A link that does not say where it leads.

use crate::check::language::folded;
use crate::check::lesson::{Lesson, shown};
use crate::diagnostic::{Code, Diagnostic, Report, Severity};

pub static CODE: Code = Code {
    name: "link-says-nothing",
    severity: Severity::Warning,
    summary: "The words of a link say where it leads.",
    explanation: "Screen readers list the links of a page. Six times `here` is no list. Whoever skims a page reads the links first, too.

    Click [here](../handouts/planner.md) for the planner.
    Use the [planner](../handouts/planner.md).

An address that is read aloud letter by letter says no more, so a long one is advice to give it words:

    <https://example.org/resources/2026/planner-v2-final.html>
    [The planner of 2026](https://example.org/resources/2026/planner-v2-final.html)

A domain, or an address that is short enough to be typed, is fine: on paper nobody can follow a link.

Source: WCAG 2.1, success criterion 2.4.4, Link Purpose (In Context) (level A), failure F63.",
};

/// What says nothing, by language; folded.
const NOTHING: [(&str, &[&str]); 2] = [
    (
        "en",
        &[
            "here", "click here", "click", "click this", "click this link", "click on this link", "this", "this link", "this page", "this site",
            "this website", "link", "the link", "see here", "go here", "right here", "over here", "more", "more here", "read more", "see more",
            "learn more", "find out more", "more info", "more information", "start here", "page", "website", "url",
        ],
    ),
    (
        "es",
        &[
            "aquí", "aqui", "clic", "clic aquí", "haz clic", "haz clic aquí", "haga clic", "haga clic aquí", "hacer clic aquí", "pulsa aquí",
            "pulse aquí", "ver aquí", "este", "este enlace", "enlace", "el enlace", "esta página", "este sitio", "más", "ver más", "leer más",
            "saber más", "más aquí", "más información", "página", "sitio web", "url",
        ],
    ),
];

/// An address of so many characters can be typed, and be said.
const TYPED: usize = 30;

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    let nothing = NOTHING.iter().find(|(language, _)| *language == lesson.language()).map_or(&[][..], |(_, words)| words);
    for link in lesson.sheets.iter().flat_map(|sheet| &sheet.links) {
        let words = link.words.trim();
        // A link without words is an error already, or gets the title of its page; of a picture, the words are asked for by another rule.
        if is_long_address(words) {
            let found = Diagnostic::at(&CODE, link.span, "this link is an address, and not words that say where it leads");
            let hint = format!("write `[where it leads]({})`", shown(link.to));
            report.push(Diagnostic { severity: Severity::Advice, ..found.hint(hint) });
        } else if nothing.contains(&folded(words).trim()) {
            report.push(
                Diagnostic::at(&CODE, link.span, format!("`{words}` does not say where this link leads"))
                    .hint("make a link of the words that name what is there"),
            );
        }
    }
}

/// Whether some words are an address that is longer than anybody says or types.
fn is_long_address(words: &str) -> bool {
    if words.contains(char::is_whitespace) {
        return false;
    }
    let bare = words.trim_start_matches("https://").trim_start_matches("http://");
    let address = bare.len() < words.len() || bare.starts_with("www.") || bare.split_once('/').is_some_and(|(domain, _)| domain.contains('.'));
    let bare = bare.trim_start_matches("www.").trim_end_matches('/');
    address && bare.contains(['/', '?', '#']) && bare.chars().count() > TYPED
}

#[cfg(test)]
mod tests {
    use super::is_long_address;

    #[test]
    fn long_addresses_are_known() {
        for (words, expected) in [
            ("https://example.org", false),
            ("https://example.org/", false),
            ("example.org/plan", false),
            ("www.a-very-long-name-of-a-district.example.org", false),
            ("https://example.org/resources/2026/planner.html", true),
            ("example.org/resources/2026/planner-v2.html", true),
            ("and/or", false),
            ("The planner at https://example.org/resources/2026/planner.html", false),
        ] {
            assert_eq!(is_long_address(words), expected, "{words}");
        }
    }
}
