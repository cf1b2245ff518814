//! What the site offers of each kit.

use super::address;
use crate::catalogue::{Copy, Download, Issue, Offer};
use crate::pack::AnyPacket;

/// The offers of all kits, in the order of their packets; `shown` are the names of the editions that the site shows, in its order.
pub fn offers(packets: &[AnyPacket], shown: &[String]) -> Vec<Offer> {
    let mut offers: Vec<Offer> = Vec::new();
    for of_kit in packets.chunk_by(|a, b| a.facts.id == b.facts.id) {
        let Some(first) = of_kit.iter().find(|packet| packet.first).or(of_kit.first()) else { continue };
        let mut copies = Vec::new();
        for of_language in of_kit.chunk_by(|a, b| a.language == b.language) {
            let mut sorted: Vec<_> = of_language.iter().collect();
            sorted.sort_by_key(|packet| place(packet, shown).unwrap_or(usize::MAX));
            copies.extend(sorted.into_iter().filter_map(|packet| copy(packet, shown)));
        }
        // What has no address is reported where it is published.
        let Ok(page) = address::page(&first.facts.id) else { continue };
        let draft = Issue { facts: first.facts.clone(), withdrawn: None, copies, source: None };
        offers.push(Offer { facts: first.facts.clone(), page, releases: Vec::new(), draft: Some(draft) });
    }
    offers
}

fn copy(packet: &AnyPacket, shown: &[String]) -> Option<Copy> {
    place(packet, shown)?;
    let start = address::file(packet, "index.html").ok()?;
    let zip = address::zip(packet).ok()?;
    Some(Copy {
        edition: packet.edition,
        language: packet.language.clone(),
        start: Some(start),
        files: packet.files.len(),
        code: packet.stamp.code(),
        same_as_before: false,
        packet: Download { path: zip, size: packet.zip.size() },
    })
}

fn place(packet: &AnyPacket, shown: &[String]) -> Option<usize> {
    shown.iter().position(|edition| edition == packet.edition)
}

#[cfg(test)]
mod tests {
    use super::super::tests::packet;
    use super::*;
    use crate::edition::{Facilitator, Participant};

    #[test]
    fn only_shown_editions_are_offered() {
        let packets = [packet::<Facilitator>("en"), packet::<Participant>("en")];
        let offers = offers(&packets, &["participant".to_owned()]);
        assert_eq!(offers.len(), 1);
        assert_eq!(offers[0].page.as_str(), "trust/index.html");
        let draft = offers[0].draft.as_ref().unwrap();
        let copies: Vec<_> = draft.copies.iter().map(|copy| (copy.edition, copy.start.as_ref().unwrap().as_str())).collect();
        assert_eq!(copies, [("participant", "trust/1.3.0/participant/index.html")]);
        assert!(draft.copies.iter().all(|copy| copy.packet.size > 0));
    }
}
