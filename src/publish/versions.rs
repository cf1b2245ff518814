//! What a site tells of its releases, for programs and for its own older pages.

use std::collections::BTreeMap;

use serde::Serialize;

use super::shelf::{Released, Shelf};
use crate::json;
use crate::known::{FORMAT, Kit, Known, Release};

/// Everything that is known of the releases of all kits: what `versions.json` says.
pub fn known(shelves: &[Shelf]) -> Known {
    let release = |release: &Released| Release {
        version: release.facts.version.clone(),
        date: release.date.clone(),
        withdrawn: release.withdrawn.as_ref().map(|withdrawn| withdrawn.reason.clone()),
        packets: release.packets.iter().map(|packet| packet.known.clone()).collect(),
    };
    let kits = released(shelves).map(|shelf| Kit {
        id: shelf.id.clone(),
        title: shelf.latest().or(shelf.releases.last()).map(|release| release.facts.title.clone()),
        latest: shelf.latest().map(|release| release.facts.version.clone()),
        releases: shelf.releases.iter().map(release).collect(),
    });
    Known { format: FORMAT, kits: kits.collect() }
}

/// What `versions.js` says of a kit.
#[derive(Serialize)]
struct Brief<'s> {
    latest: Option<&'s str>,
    /// The oldest first. A page whose version is not among them says nothing: a browser kept an older script than the page.
    versions: Vec<&'s str>,
    withdrawn: BTreeMap<&'s str, Why<'s>>,
}

#[derive(Serialize)]
struct Why<'s> {
    date: &'s str,
    reason: &'s str,
}

/// `versions.js`: as much as a page needs to tell its readers that there is a newer version, or that it was withdrawn.
///
/// A script and not JSON, because the policy of our pages lets nothing in but their own site's scripts, styles and media.
pub fn script(shelves: &[Shelf]) -> String {
    let kits: BTreeMap<&str, Brief<'_>> = released(shelves).map(|shelf| (shelf.id.as_str(), brief(shelf))).collect();
    format!("globalThis.tttkitVersions = {};\n", json::for_script(&kits))
}

fn brief(shelf: &Shelf) -> Brief<'_> {
    Brief {
        latest: shelf.latest().map(|release| release.facts.version.as_str()),
        versions: shelf.releases.iter().map(|release| release.facts.version.as_str()).collect(),
        withdrawn: shelf
            .releases
            .iter()
            .filter_map(|release| {
                let withdrawn = release.withdrawn.as_ref()?;
                Some((release.facts.version.as_str(), Why { date: &withdrawn.date, reason: &withdrawn.reason }))
            })
            .collect(),
    }
}

fn released(shelves: &[Shelf]) -> impl Iterator<Item = &Shelf> {
    shelves.iter().filter(|shelf| !shelf.releases.is_empty())
}
