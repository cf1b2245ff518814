//! `<kit>/latest/`: addresses that stay, and lead on to the newest release. They are pages, for no server is asked to do anything.

use serde::Serialize;

use super::{Desk, Here, SiteChrome, latest};
use crate::catalogue::{Copy, Offer};
use crate::render::Files;

#[derive(Serialize)]
struct Moved {
    chrome: SiteChrome,
    /// Where to.
    href: String,
    /// The whole address of it, where it is known.
    canonical: String,
    kit: String,
    version: String,
}

/// The pages that lead on: to the kit's page, and to every page of its newest release. A kit that has none has no such pages.
pub(super) fn files(desk: &Desk<'_>, kit: &Offer, files: &mut Files<'_>) {
    let Some(issue) = latest(kit) else { return };
    let (id, version) = (&kit.facts.id, &issue.facts.version);
    // `within` is the page's path below `latest/`, and `to` that of its target below the kit's folder.
    let mut page = |within: &str, to: &str| {
        let up = "../".repeat(within.matches('/').count() + 1);
        let whole = desk.site.site_url.whole(&format!("{id}/{to}"));
        let href = format!("{up}{to}");
        let title = desk.press.strings.fill("latest_of", &[("kit", &kit.facts.title)]);
        let moved = Moved {
            chrome: desk.chrome(&format!("{up}../"), Here::Elsewhere, &title),
            canonical: whole.unwrap_or_else(|| href.clone()),
            href,
            kit: kit.facts.title.clone(),
            version: version.clone(),
        };
        files.page(&format!("{id}/latest/{}", within.trim_end_matches(".html")), || desk.press.fill("site/moved.html", &moved));
    };
    page("index.html", "index.html");
    for copy in &issue.copies {
        let Some(folder) = folder(copy, id, version) else { continue };
        for path in &copy.pages {
            page(&format!("{folder}{path}"), &format!("{version}/{folder}{path}"));
        }
    }
}

/// The folder of an edition below that of its version: `participant/`, `es/participant/`.
fn folder<'c>(copy: &'c Copy, kit: &str, version: &str) -> Option<&'c str> {
    copy.start.as_ref()?.within(kit)?.strip_prefix(version)?.strip_prefix('/')?.strip_suffix("index.html")
}
