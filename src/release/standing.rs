//! Where the version that is being worked on stands to those that were released.

use crate::blob::Sha256Sum;
use crate::ledger::Ledger;
use crate::version::Version;

/// Where a working copy stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing was released yet.
    First,
    /// Its version is higher than every one that was released.
    Ahead,
    /// Its version is the last that was released, and so are its sources.
    Released,
    /// Its version is the last that was released, and its sources are others.
    Edited,
    /// Its version is lower than the last that was released.
    Behind,
}

/// Where a working copy of this version and with sources of this digest stands.
pub fn standing(ledger: &Ledger, version: &Version, source: Sha256Sum) -> Standing {
    match ledger.last() {
        None => Standing::First,
        Some(last) if *version > last.version => Standing::Ahead,
        Some(last) if *version < last.version => Standing::Behind,
        Some(last) if last.source == source => Standing::Released,
        Some(_) => Standing::Edited,
    }
}
