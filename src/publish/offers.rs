//! What the site offers of each kit.

use super::address::{self, Packet};
use super::shelf::{Draft, Released, ReleasedPacket, SOURCE, Shelf, Shown, newest_first};
use crate::blob::Sha256Sum;
use crate::catalogue::{Change, Copy, Download, EditionChange, Issue, Offer};
use crate::digest::listing;
use crate::facts::Facts;
use crate::path::KitPath;

/// The offers of all kits, in the order of their shelves.
///
/// What has no address is left out here and reported where it is published.
pub fn offers(shelves: &[Shelf], shown: &Shown) -> Vec<Offer> {
    let offer = |shelf: &Shelf| {
        let draft = draft(&shelf.drafts, shown);
        let releases = releases(shelf, shown);
        let newest = releases.iter().find(|issue| issue.withdrawn.is_none());
        let facts = newest.or(draft.as_ref()).or(releases.first())?.facts.clone();
        Some(Offer { facts, page: address::page(&shelf.id).ok()?, releases, draft })
    };
    shelves.iter().filter_map(offer).collect()
}

fn draft(packets: &[Draft], shown: &Shown) -> Option<Issue> {
    let facts = packets.iter().find(|packet| packet.first).or(packets.first())?.facts.clone();
    let mut copies = Vec::new();
    for of_language in packets.chunk_by(|a, b| a.language == b.language) {
        let mut sorted: Vec<_> = of_language.iter().filter_map(|packet| Some((shown.place(&packet.edition)?, packet))).collect();
        sorted.sort_by_key(|(place, _)| *place);
        copies.extend(sorted.into_iter().filter_map(|(_, packet)| draft_copy(packet)));
    }
    Some(Issue { facts, withdrawn: None, changed: None, digest: Sha256Sum::of(b""), copies, source: None })
}

fn draft_copy(packet: &Draft) -> Option<Copy> {
    let at = packet.into();
    Some(Copy {
        edition: packet.edition.clone(),
        language: packet.language.clone(),
        start: start(at),
        pages: Vec::new(),
        files: packet.files,
        code: packet.stamp.code(),
        packet: Download { path: at.zip(&packet.file_name).ok()?, size: packet.size },
    })
}

fn releases(shelf: &Shelf, shown: &Shown) -> Vec<Issue> {
    let latest = shelf.latest().map(|latest| latest.facts.version.as_str());
    let issue = |(release, pages): (&Released, bool)| {
        let newest = Some(release.facts.version.as_str()) == latest;
        let copies = if release.withdrawn.is_some() { Vec::new() } else { copies(release, shown, pages, newest) };
        let source = release.packets.iter().find(|packet| packet.known.edition == SOURCE && release.withdrawn.is_none());
        Issue {
            facts: Facts { released: Some(release.date.clone()), ..release.facts.clone() },
            withdrawn: release.withdrawn.clone(),
            changed: changed(release, shown),
            digest: Sha256Sum::of(listing(release.packets.iter().map(|packet| (&packet.known.file, packet.known.zip))).as_bytes()),
            copies,
            source: source.filter(|_| shown.place(SOURCE).is_some()).and_then(|packet| download(release, packet)),
        }
    };
    newest_first(&shelf.releases, shown.keep).map(issue).collect()
}

/// What a release changed in the editions that the site shows, in the language that the kit is written in.
fn changed(release: &Released, shown: &Shown) -> Option<Change> {
    let changes = release.changed.as_ref()?;
    let language = &release.packets.iter().find(|packet| packet.first)?.known.language;
    let edition = |name: &String| {
        let of = match name.as_str() {
            "facilitator" => &changes.facilitator,
            "participant" => &changes.participant,
            _ => return None,
        };
        let page = address::place(format!("{}/{}/changes-{name}.html", release.facts.id, release.facts.version)).ok()?;
        Some(EditionChange { edition: name.clone(), page, difference: of.get(language)?.clone() })
    };
    let editions: Vec<EditionChange> = shown.editions.iter().filter_map(edition).collect();
    Some(Change { from: changes.from.clone()?, editions }).filter(|change| !change.editions.is_empty())
}

fn copies(release: &Released, shown: &Shown, pages: bool, newest: bool) -> Vec<Copy> {
    let editions = release.packets.iter().filter(|packet| packet.known.edition != SOURCE).collect::<Vec<_>>();
    let mut copies = Vec::new();
    for of_language in editions.chunk_by(|a, b| a.known.language == b.known.language) {
        let mut sorted: Vec<_> = of_language.iter().filter_map(|packet| Some((shown.place(&packet.known.edition)?, *packet))).collect();
        sorted.sort_by_key(|(place, _)| *place);
        copies.extend(sorted.into_iter().filter_map(|(_, packet)| copy(release, packet, pages, newest)));
    }
    copies
}

fn copy(release: &Released, packet: &ReleasedPacket, pages: bool, newest: bool) -> Option<Copy> {
    let html = packet.entries.iter().map(|(path, _)| path).filter(|path| newest && path.extension() == "html");
    Some(Copy {
        edition: packet.known.edition.clone(),
        language: packet.known.language.clone(),
        start: pages.then(|| start(packet.at(release))).flatten(),
        pages: html.cloned().collect(),
        files: packet.entries.len(),
        code: packet.code(),
        packet: download(release, packet)?,
    })
}

fn download(release: &Released, packet: &ReleasedPacket) -> Option<Download> {
    Some(Download { path: packet.at(release).zip(&packet.known.file).ok()?, size: packet.known.size })
}

fn start(at: Packet<'_>) -> Option<KitPath> {
    at.file("index.html").ok()
}

#[cfg(test)]
mod tests {
    use super::super::tests::samples::{draft, release, shelf, shown};
    use super::*;
    use crate::edition::{Facilitator, Participant};

    fn starts(issue: &Issue) -> Vec<(&str, Option<&str>)> {
        issue.copies.iter().map(|copy| (copy.edition.as_str(), copy.start.as_ref().map(KitPath::as_str))).collect()
    }

    #[test]
    fn only_shown_editions_are_offered() {
        let mut shelf = shelf(&["1.0.0"]);
        shelf.drafts = [draft::<Facilitator>("en"), draft::<Participant>("en")].iter().map(Draft::from).collect();
        let offers = offers(&[shelf], &shown(&["participant"], 5));
        assert_eq!(offers.len(), 1);
        assert_eq!(offers[0].page.as_str(), "trust/index.html");
        let draft = offers[0].draft.as_ref().unwrap();
        assert_eq!(starts(draft), [("participant", Some("trust/1.3.0-draft/participant/index.html"))]);
        assert!(draft.copies.iter().all(|copy| copy.packet.size > 0));
        let [release] = &offers[0].releases[..] else { panic!("one release") };
        assert_eq!(
            starts(release),
            [("participant", Some("trust/1.0.0/participant/index.html")), ("participant", Some("trust/1.0.0/es/participant/index.html"))]
        );
        assert!(release.source.is_none(), "sources hold the facilitator's text");
    }

    #[test]
    fn older_releases_can_be_downloaded_and_not_opened() {
        let offers = offers(&[shelf(&["1.0.0", "1.1.0", "1.2.0"])], &shown(&["facilitator", "participant"], 1));
        let versions: Vec<_> = offers[0].releases.iter().map(|issue| issue.facts.version.as_str()).collect();
        assert_eq!(versions, ["1.2.0", "1.1.0", "1.0.0"]);
        assert_eq!((offers[0].facts.version.as_str(), offers[0].facts.released.as_deref()), ("1.2.0", Some("2026-08-14")));
        assert!(offers[0].releases[0].copies.iter().all(|copy| copy.start.is_some() && copy.pages.len() == 2));
        assert!(offers[0].releases[1].copies.iter().all(|copy| copy.start.is_none() && copy.pages.is_empty()));
        assert_eq!(offers[0].releases[1].copies[0].packet.path.as_str(), "trust/1.1.0/trust-1.1.0-en-facilitator.zip");
        assert_eq!(offers[0].releases[1].source.as_ref().unwrap().path.as_str(), "trust/1.1.0/trust-1.1.0-source.zip");
    }

    #[test]
    fn nothing_of_a_withdrawn_release_is_offered() {
        let mut shelf = shelf(&["1.0.0", "1.1.0"]);
        shelf.releases[1] = release("1.1.0", Some("a wrong date"));
        let offers = offers(&[shelf], &shown(&["facilitator", "participant"], 5));
        let withdrawn = &offers[0].releases[0];
        assert_eq!(withdrawn.withdrawn.as_ref().unwrap().reason, "a wrong date");
        assert!(withdrawn.copies.is_empty() && withdrawn.source.is_none());
        assert_eq!(offers[0].facts.version, "1.0.0", "the newest that stands");
    }
}
