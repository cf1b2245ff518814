//! What a ledger makes known to those who verify.

use super::{Ledger, Release};
use crate::known;

impl Ledger {
    /// What it says of the packets of the kit of this id.
    pub fn known(&self, id: &str, title: Option<String>) -> known::Kit {
        let release = |release: &Release| known::Release {
            version: release.version.to_string(),
            date: release.date.clone(),
            withdrawn: self.withdrawal(&release.version).map(|withdrawal| withdrawal.reason.clone()),
            packets: release.packets.clone(),
        };
        known::Kit {
            id: id.to_owned(),
            title,
            latest: self.latest().map(|release| release.version.to_string()),
            releases: self.releases().map(release).collect(),
        }
    }
}
