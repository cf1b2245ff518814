//! What the record says of a packet.

use super::Against;
use crate::blob::Sha256Sum;
use crate::digest::CheckCode;
use crate::known::{Kit, Packet, Release};
use crate::verdict::{Cause, Identity, Notice};

/// A packet in the record, with what it belongs to.
#[derive(Clone, Copy, Debug)]
pub struct Found<'a> {
    kit: &'a Kit,
    release: &'a Release,
    packet: &'a Packet,
}

impl<'a> Found<'a> {
    /// The packet for which something is true.
    pub fn by(against: &Against<'a>, is: impl Fn(&Packet) -> bool) -> Option<Self> {
        let mut kits = against.known?.kits.iter();
        kits.find_map(|kit| {
            let mut releases = kit.releases.iter();
            releases.find_map(|release| {
                let packet = release.packets.iter().find(|packet| is(packet))?;
                Some(Self { kit, release, packet })
            })
        })
    }

    /// The packet whose list of files has a digest.
    pub fn by_list(against: &Against<'a>, sum: Sha256Sum) -> Option<Self> {
        Self::by(against, |packet| packet.files == sum)
    }

    /// The packet that a note claims to be; or what the record does not know of.
    pub fn claimed(against: &Against<'a>, claim: &Identity) -> Result<Self, Cause> {
        let known = against.known.filter(|known| !known.kits.is_empty()).ok_or(Cause::NoRecord)?;
        let kit = known.kits.iter().find(|kit| kit.id == claim.kit).ok_or(Cause::UnknownKit)?;
        let release = kit.releases.iter().find(|release| release.version == claim.version).ok_or(Cause::UnknownVersion)?;
        let same = |packet: &&Packet| packet.edition == claim.edition && packet.language.eq_ignore_ascii_case(&claim.language);
        let packet = release.packets.iter().find(same).ok_or(Cause::UnknownPacket)?;
        Ok(Self { kit, release, packet })
    }

    /// What it is.
    pub fn identity(&self) -> Identity {
        let Self { kit, release, packet } = self;
        Identity {
            kit: kit.id.clone(),
            title: kit.title.clone(),
            version: release.version.clone(),
            edition: packet.edition.clone(),
            language: packet.language.clone(),
            code: Some(self.code()),
        }
    }

    /// What else should be known of it.
    pub fn notices(&self, expected: Option<CheckCode>) -> Vec<Notice> {
        let Self { kit, release, .. } = self;
        let withdrawn = release.withdrawn.clone().map(|reason| Notice::Withdrawn { reason, date: None });
        let place = |version: &str| kit.releases.iter().position(|release| release.version == version);
        let newer = kit.latest.as_ref().filter(|latest| place(latest) > place(&release.version));
        let newer = newer.map(|version| Notice::NewerExists { version: version.clone() });
        let found = self.code();
        let other = expected.filter(|code| *code != found).map(|expected| Notice::OtherCode { expected, found });
        withdrawn.into_iter().chain(newer).chain(other).collect()
    }

    fn code(&self) -> CheckCode {
        CheckCode::of(self.packet.content)
    }
}
