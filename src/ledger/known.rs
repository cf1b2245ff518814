//! What a ledger makes known to those who verify.

use super::{Ledger, Packet, Release};
use crate::known;

impl Ledger {
    /// What it says of the packets of the kit of this id.
    pub fn known(&self, id: &str, title: Option<String>) -> known::Kit {
        let packet = |packet: &Packet| known::Packet {
            edition: packet.edition.clone(),
            language: packet.language.clone(),
            file: packet.file.clone(),
            size: packet.size,
            content: packet.content,
            files: packet.files,
            zip: packet.zip,
        };
        let release = |release: &Release| known::Release {
            version: release.version.to_string(),
            date: release.date.clone(),
            withdrawn: self.withdrawal(&release.version).map(|withdrawal| withdrawal.reason.clone()),
            packets: release.packets.iter().map(packet).collect(),
        };
        known::Kit {
            id: id.to_owned(),
            title,
            latest: self.latest().map(|release| release.version.to_string()),
            releases: self.releases().map(release).collect(),
        }
    }
}
