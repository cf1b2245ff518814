//! A link that nothing can open.

use crate::check::address::{host, is_web};
use crate::check::lesson::Lesson;
use crate::diagnostic::{Code, Diagnostic, Report, Severity};
use crate::markdown::Target;

pub static CODE: Code = Code {
    name: "bad-address",
    severity: Severity::Warning,
    summary: "A link has an address that can be opened.",
    explanation: "An address that was meant to be filled in later, or lost a letter on the way, leads nowhere, and nobody sees it on the page.

    [the form]()                      leads to the page that it stands in
    [the form](https://)              has no name of a server
    [the form](http:/example.org)     lacks a slash
    [write to Ana](mailto:ana)        is half of an address
    [call us](tel:)                   has no number

    [the form](https://example.org/form)
    [write to Ana](mailto:ana@example.org)
    [call us](tel:+15550100)

Source: the syntax of RFC 3986 (addresses), RFC 6068 (`mailto:`), RFC 3966 (`tel:`).",
};

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    for reference in &lesson.references.all {
        let Target::Url(address) = reference.to else { continue };
        if let Some((wrong, hint)) = wrong(address) {
            report.push(Diagnostic::at(&CODE, reference.span, format!("`{address}` {wrong}")).hint(hint));
        }
    }
    for sheet in &lesson.sheets {
        let own = |to: &Target| matches!(to, Target::Page { page, anchor: None } if *page == sheet.page.name);
        // A link that was never filled in leads to its own page.
        for link in sheet.links.iter().filter(|link| own(link.to)) {
            report.push(
                Diagnostic::at(&CODE, link.span, "this link leads to the page that it stands in")
                    .hint("write where it leads to in the parentheses, or take the link out"),
            );
        }
    }
}

/// What is wrong with an address, and what to do.
fn wrong(address: &str) -> Option<(&'static str, &'static str)> {
    let whole = "write it whole, as the browser shows it: `https://example.org/page`";
    let (scheme, rest) = address.split_once(':')?;
    match scheme.to_ascii_lowercase().as_str() {
        "mailto" => {
            let to = rest.split('?').next().unwrap_or_default();
            let is_mail = |one: &str| one.trim().rsplit_once('@').is_some_and(|(who, at)| !who.is_empty() && is_name(at));
            // Without anybody, the reader says to whom.
            let fine = if to.is_empty() { rest.starts_with('?') } else { to.split(',').all(is_mail) };
            (!fine).then_some(("is no address of mail", "write it whole: `mailto:ana@example.org`"))
        }
        "tel" => {
            let number = rest.split(';').next().unwrap_or_default();
            let digits = number.bytes().filter(u8::is_ascii_digit).count();
            let fine = digits >= 2 && number.bytes().all(|byte| byte.is_ascii_digit() || b"+-.()*#% ".contains(&byte));
            (!fine).then_some(("is no telephone number", "write it with its country's number: `tel:+15550100`"))
        }
        _ if !is_web(address) => Some(("lacks a slash", whole)),
        _ => match host(address) {
            None => Some(("has no name of a server", whole)),
            Some(host) if !host.contains(':') && !is_name(&host) => Some(("has a name of a server that there cannot be", whole)),
            Some(_) => (!has_good_port(address)).then_some(("has a port that there cannot be", "write a number up to 65535 behind the colon, or neither")),
        },
    }
}

/// Whether a name has no empty part and no spaces.
fn is_name(name: &str) -> bool {
    name.split('.').all(|part| !part.is_empty() && part.len() <= 63 && !part.contains(|c: char| c.is_whitespace() || "<>\"{}|^`".contains(c)))
}

fn has_good_port(address: &str) -> bool {
    let server = address.split("://").nth(1).and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    let behind = server.rsplit(['@', ']']).next().unwrap_or_default();
    behind.split_once(':').is_none_or(|(_, port)| port.is_empty() || port.parse::<u16>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_what_is_none() {
        for good in [
            "https://example.org",
            "HTTP://example.org:8080/a:b?c#d",
            "https://me:word@example.org/",
            "http://[2001:db8::1]:80/",
            "https://m\u{fc}ller.example/",
            "mailto:ana@example.org",
            "mailto:ana@example.org,jo@example.org?subject=Hi",
            "mailto:?subject=Hi",
            "tel:+1-555-0100",
            "tel:112",
        ] {
            assert_eq!(wrong(good), None, "{good}");
        }
        for bad in [
            "https://",
            "https:///a",
            "http:/example.org",
            "https:example.org",
            "https://example..org/",
            "https://exa mple.org/",
            "https://example.org:99999/",
            "https://example.org:a/",
            "mailto:",
            "mailto:ana",
            "mailto:ana@",
            "mailto:@example.org",
            "mailto:ana@example.org,",
            "tel:",
            "tel:call me",
        ] {
            assert!(wrong(bad).is_some(), "{bad}");
        }
    }
}
