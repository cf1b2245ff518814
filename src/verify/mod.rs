//! Whether a packet is what was released: set equality and digests. The doc of [`verdict`](crate::verdict) says in which order all is decided.
//!
//! A packet comes from anybody. It is read in pieces, nothing is written, and nothing in it is believed that the record does not say.

mod cause;
mod claim;
mod compare;
mod files;
mod folded;
mod known;
mod litter;
mod record;
mod root;
mod zip;

pub use files::{Content, Files, TOO_MANY};
pub use zip::zip;

use std::io;

use crate::digest::CheckCode;
use crate::known::Known;
use crate::verdict::{Answer, Cause, Verdict};

/// What a packet is compared with.
#[derive(Clone, Copy, Debug, Default)]
pub struct Against<'a> {
    /// What was released, where that is known.
    pub known: Option<&'a Known>,
    /// The code that the packet should have, where somebody told it.
    pub expected: Option<CheckCode>,
}

/// Compares the files of an unpacked packet, or of a folder that holds one.
///
/// # Errors
///
/// Where a file cannot be read.
pub fn folder(files: &mut impl Files, against: &Against<'_>) -> io::Result<Verdict> {
    if files.names().len() > TOO_MANY {
        return Ok(Verdict::because(Cause::TooMany));
    }
    compare::compare(files, against, Answer::Genuine)
}
