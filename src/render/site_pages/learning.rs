//! What a kit is, for search engines and catalogues of teaching material: schema.org's `LearningResource` as JSON-LD.

use serde::Serialize;

use super::languages;
use crate::catalogue::{Catalogue, Issue, Offer};
use crate::facts::Author;
use crate::json;
use crate::minutes::Minutes;

/// Source: <https://schema.org/LearningResource>. Keys stand as the vocabulary writes them.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LearningResource<'k> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'k str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'k str>,
    version: &'k str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<&'k str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<&'k str>,
    in_language: Vec<&'k str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Party<'k>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    time_required: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    audience: Option<Audience<'k>>,
    educational_use: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Serialize)]
struct Party<'k> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'k str,
    #[serde(skip_serializing_if = "Option::is_none")]
    affiliation: Option<Box<Party<'k>>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Audience<'k> {
    #[serde(rename = "@type")]
    kind: &'static str,
    audience_type: &'k str,
}

/// A kit and its newest release, as JSON that can stand in a script.
pub(super) fn learning(site: &Catalogue, kit: &Offer, issue: &Issue) -> String {
    let facts = &issue.facts;
    let first = kit.releases.last().and_then(|first| first.facts.released.as_deref());
    json::for_script(&LearningResource {
        context: "https://schema.org",
        kind: "LearningResource",
        name: &facts.title,
        description: facts.summary.as_deref(),
        version: &facts.version,
        date_published: first,
        date_modified: facts.released.as_deref(),
        in_language: languages(issue),
        license: facts.license.as_deref().map(license),
        author: facts.authors.iter().filter_map(party).collect(),
        time_required: facts.minutes.map(duration),
        audience: facts.audience.as_deref().map(|audience_type| Audience { kind: "Audience", audience_type }),
        educational_use: "professional development",
        url: site.site_url.whole(kit.page.as_str().trim_end_matches("index.html")),
    })
}

/// A person, with where they work; or the organization where no person is named.
fn party(author: &Author) -> Option<Party<'_>> {
    let organization = author.organization.as_deref().map(|name| Party { kind: "Organization", name, affiliation: None });
    match author.name.as_deref() {
        Some(name) => Some(Party { kind: "Person", name, affiliation: organization.map(Box::new) }),
        None => organization,
    }
}

/// The address of a license, where the SPDX expression names one alone; else the expression.
fn license(expression: &str) -> String {
    let id = expression.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-')) && !expression.starts_with("LicenseRef-");
    if id { format!("https://spdx.org/licenses/{expression}.html") } else { expression.to_owned() }
}

/// The longest that it takes, as ISO 8601 writes it: `PT3H30M`.
fn duration(minutes: Minutes) -> String {
    let (hours, rest) = (minutes.most / 60, minutes.most % 60);
    let hours = if hours > 0 { format!("{hours}H") } else { String::new() };
    let rest = if rest > 0 || hours.is_empty() { format!("{rest}M") } else { String::new() };
    format!("PT{hours}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_and_licenses_as_others_write_them() {
        let of = |most| duration(Minutes { least: 10, most });
        assert_eq!([of(0), of(45), of(60), of(210)], ["PT0M", "PT45M", "PT1H", "PT3H30M"]);
        assert_eq!(license("CC-BY-4.0"), "https://spdx.org/licenses/CC-BY-4.0.html");
        assert_eq!(license("MIT OR Apache-2.0"), "MIT OR Apache-2.0");
    }
}
