//! The versions of a kit: a table of all, and what can be opened and downloaded of each.

use serde::Serialize;

use super::{Desk, latest};
use crate::catalogue::{Copy, Issue, Offer};
use crate::path::KitPath;
use crate::render::words;

/// A version in the table of all.
#[derive(Serialize)]
pub(super) struct Row {
    version: String,
    /// Where on the page it can be downloaded.
    href: Option<String>,
    /// The day of its release, in words; none for a draft.
    released: Option<String>,
    /// Whether it is the newest that stands.
    current: bool,
    /// Whether it is the first that there was.
    first: bool,
    /// When and why it was withdrawn, in words.
    withdrawn: Option<String>,
    /// What changed since the version before.
    changed: Option<Changed>,
}

#[derive(Serialize)]
struct Changed {
    summary: String,
    /// The page that tells all of it.
    href: Option<String>,
    /// The version before.
    from: Option<String>,
}

/// What can be opened and downloaded of a version.
#[derive(Serialize)]
pub(super) struct Shelf {
    version: String,
    /// Where it stands on the page.
    anchor: String,
    released: Option<String>,
    draft: bool,
    editions: Vec<Open>,
    packets: Vec<Packet>,
}

#[derive(Serialize)]
struct Open {
    text: String,
    href: String,
    /// The language, where it is not the site's.
    language: Option<String>,
    code: String,
}

#[derive(Serialize)]
struct Packet {
    edition: String,
    /// None for sources, which hold all.
    language: Option<String>,
    /// The language's code.
    code: Option<String>,
    href: String,
    size: String,
    files: Option<usize>,
    check: Option<String>,
    /// The version since which this edition has delivered the same, where it is not this one.
    since: Option<String>,
}

/// All versions, the draft and then the newest first.
pub(super) fn rows(desk: &Desk<'_>, kit: &Offer) -> Vec<Row> {
    let strings = desk.press.strings;
    let newest = latest(kit).map(|issue| &issue.facts.version);
    let row = |(at, issue): (usize, &Issue)| {
        let version = &issue.facts.version;
        let withdrawn = issue.withdrawn.as_ref().map(|withdrawn| {
            strings.fill("withdrawn_why", &[("date", &words::date(strings, &withdrawn.date)), ("reason", &withdrawn.reason)])
        });
        Row {
            version: version.clone(),
            href: withdrawn.is_none().then(|| format!("#{}", anchor(kit, issue))),
            released: issue.facts.released.as_deref().map(|day| words::date(strings, day)),
            current: newest == Some(version),
            first: at + 1 == kit.releases.len(),
            withdrawn,
            changed: issue.changed.as_ref().map(|changed| Changed {
                summary: super::changes::summary(strings, changed),
                href: changed.told().map(|edition| from_kit(kit, &edition.page)),
                from: Some(changed.from.clone()),
            }),
        }
    };
    let draft = kit.draft.iter().map(|issue| Row {
        version: issue.facts.version.clone(),
        href: Some(format!("#{}", anchor(kit, issue))),
        released: None,
        current: false,
        first: false,
        withdrawn: None,
        changed: None,
    });
    draft.chain(kit.releases.iter().enumerate().map(row)).collect()
}

/// What there is of a version.
pub(super) fn shelf(desk: &Desk<'_>, kit: &Offer, issue: &Issue) -> Shelf {
    let press = &desk.press;
    let open = |copy: &Copy| {
        Some(Open {
            text: press.word(&format!("open_{}", copy.edition)),
            href: from_kit(kit, copy.start.as_ref()?),
            language: (copy.language != desk.site.language).then(|| words::language(press.strings, &copy.language)),
            code: copy.language.clone(),
        })
    };
    let packet = |copy: &Copy| Packet {
        edition: press.word(&format!("edition_{}", copy.edition)),
        language: Some(words::language(press.strings, &copy.language)),
        code: Some(copy.language.clone()),
        href: from_kit(kit, &copy.packet.path),
        size: words::size(press.strings, copy.packet.size),
        files: Some(copy.files),
        check: Some(copy.code.to_string()),
        since: since(kit, issue, copy),
    };
    let source = issue.source.as_ref().map(|source| Packet {
        edition: press.word("edition_source"),
        language: None,
        code: None,
        href: from_kit(kit, &source.path),
        size: words::size(press.strings, source.size),
        files: None,
        check: None,
        since: None,
    });
    Shelf {
        version: issue.facts.version.clone(),
        anchor: anchor(kit, issue),
        released: issue.facts.released.as_deref().map(|day| words::date(press.strings, day)),
        draft: issue.facts.draft,
        editions: issue.copies.iter().filter_map(open).collect(),
        packets: issue.copies.iter().map(packet).chain(source).collect(),
    }
}

/// Where a version stands on its kit's page: what the page opens with has a name of its own.
fn anchor(kit: &Offer, issue: &Issue) -> String {
    let opens = super::current(kit).is_some_and(|current| std::ptr::eq(current, issue));
    if opens { "downloads".to_owned() } else { format!("v{}", issue.facts.version) }
}

/// The oldest release since which an edition has delivered the same, letter for letter; withdrawn ones are passed over.
fn since(kit: &Offer, issue: &Issue, copy: &Copy) -> Option<String> {
    let before = kit.releases.iter().skip_while(|other| !std::ptr::eq(*other, issue)).skip(1).filter(|other| other.withdrawn.is_none());
    let same = |other: &&Issue| {
        other.copies.iter().any(|old| old.edition == copy.edition && old.language == copy.language && old.code == copy.code)
    };
    before.take_while(same).last().map(|issue| issue.facts.version.clone())
}

/// An address from the kit's own folder, where its page stands.
fn from_kit(kit: &Offer, path: &KitPath) -> String {
    path.within(&kit.facts.id).unwrap_or(path.as_str()).to_owned()
}
