//! Digests of many files, and the code by which people compare them.

mod check_code;
mod listing;

pub use check_code::CheckCode;
pub use listing::listing;

use serde::{Deserialize, Serialize};

use crate::blob::Sha256Sum;

/// What stands on every page and in every packet of an edition, so that everybody can see that they hold the same thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// The digest of what the edition delivers in its language, before it is rendered.
    pub content: Sha256Sum,
    /// The digest of the kit's core messages in all its languages.
    pub core: Sha256Sum,
}

impl Stamp {
    /// The code that people compare.
    pub fn code(&self) -> CheckCode {
        CheckCode::of(self.content)
    }
}
