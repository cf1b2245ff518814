//! `<kit>/<version>/changes-<edition>.html`: what a release changed since the one before it.

use serde::Serialize;

use super::{Desk, Here, SiteChrome};
use crate::catalogue::{Change, Issue, Offer};
use crate::render::Files;
use crate::render::changes::{SinceContext, groups};
use crate::render::changes_summary;
use crate::render::strings::Strings;

#[derive(Serialize)]
struct Changed {
    chrome: SiteChrome,
    kit: String,
    since: SinceContext,
    /// The editions that the site shows, with their pages of changes; none where there is one alone.
    editions: Vec<Edition>,
    edition: String,
}

#[derive(Serialize)]
struct Edition {
    text: String,
    href: String,
    current: bool,
}

/// What a release changed, in one line.
pub(super) fn summary(strings: &Strings, change: &Change) -> String {
    change.told().map_or(String::new(), |edition| changes_summary::summary(&edition.difference, strings))
}

/// The pages that tell what each release changed.
pub(super) fn files(desk: &Desk<'_>, kit: &Offer, files: &mut Files<'_>) {
    for issue in kit.releases.iter().filter(|issue| issue.withdrawn.is_none()) {
        if let Some(change) = &issue.changed {
            (0..change.editions.len()).for_each(|at| page(desk, kit, issue, change, at, files));
        }
    }
}

fn page(desk: &Desk<'_>, kit: &Offer, issue: &Issue, change: &Change, at: usize, files: &mut Files<'_>) {
    let strings = desk.press.strings;
    let told = &change.editions[at];
    let copy = issue.copies.iter().find(|copy| copy.edition == told.edition);
    // What leads from the page to those of the edition, where they can be opened.
    let folder = copy.and_then(|copy| {
        let start = copy.start.as_ref()?.within(&kit.facts.id)?.strip_prefix(&issue.facts.version)?;
        Some(start.strip_prefix('/')?.strip_suffix("index.html")?.to_owned())
    });
    let mut groups = groups(&told.difference, strings);
    for item in groups.iter_mut().flat_map(|group| &mut group.items) {
        item.place = item.place.take().and_then(|place| Some(format!("{}{place}", folder.as_ref()?)));
    }
    let title = strings.fill("changed_from_to", &[("from", &change.from), ("to", &issue.facts.version)]);
    let name = |edition: &str| desk.press.word(&format!("edition_{edition}"));
    let link = |(other, of): (usize, &crate::catalogue::EditionChange)| Edition {
        text: name(&of.edition),
        href: of.page.name().to_owned(),
        current: other == at,
    };
    let editions = change.editions.iter().enumerate().map(link).collect::<Vec<_>>();
    let window = strings.list(&[kit.facts.title.as_str(), strings.get("changed")]);
    let context = Changed {
        chrome: desk.chrome("../../", Here::Elsewhere, &window),
        kit: kit.facts.title.clone(),
        since: SinceContext { title, summary: changes_summary::summary(&told.difference, strings), groups },
        editions: if editions.len() > 1 { editions } else { Vec::new() },
        edition: name(&told.edition),
    };
    if let Some(path) = told.page.as_str().strip_suffix(".html") {
        files.page(path, || desk.press.fill("site/changes.html", &context));
    }
}
