//! What search engines read: the list of pages, and where it is.

use super::latest;
use crate::catalogue::{Catalogue, Copy};
use crate::render::escape::escape;

/// Every page that is worth finding: the site's own, and the newest release of each kit. Older releases would compete with it.
///
/// None where the site's address is not known: the addresses must be whole. Source: <https://www.sitemaps.org/protocol.html>.
pub(super) fn sitemap(site: &Catalogue) -> Option<String> {
    let whole = |path: &str| site.site_url.whole(path.strip_suffix("index.html").unwrap_or(path));
    let mut text = format!("{XML}<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    let mut add = |path: &str, day: Option<&str>| {
        let day = day.map_or(String::new(), |day| format!("<lastmod>{}</lastmod>", escape(day)));
        whole(path).map(|address| text += &format!("<url><loc>{}</loc>{day}</url>\n", escape(&address)))
    };
    add("index.html", None)?;
    add("verify.html", None);
    for kit in &site.kits {
        let issue = latest(kit);
        let day = issue.and_then(|issue| issue.facts.released.as_deref());
        add(kit.page.as_str(), day);
        for path in issue.into_iter().flat_map(|issue| &issue.copies).flat_map(pages) {
            add(&path, day);
        }
    }
    Some(text + "</urlset>\n")
}

/// The first lines of every XML file.
pub(super) const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// The pages of an edition by their paths on the site.
fn pages(copy: &Copy) -> impl Iterator<Item = String> {
    let folder = copy.start.as_ref().and_then(|start| start.as_str().strip_suffix("index.html"));
    folder.into_iter().flat_map(|folder| copy.pages.iter().map(move |page| format!("{folder}{page}")))
}

/// `robots.txt`: everybody may read everything.
pub(super) fn robots(site: &Catalogue) -> String {
    let sitemap = site.site_url.whole("sitemap.xml").map_or(String::new(), |address| format!("\nSitemap: {address}\n"));
    format!("User-agent: *\nAllow: /\n{sitemap}")
}
