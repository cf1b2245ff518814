//! Releases: what is made once and kept. The sources that a release is made from, where a version stands to those before it, and
//! what the store of releases holds.

mod sources;
mod standing;
mod store;
mod unpacked;

pub use sources::Sources;
pub use standing::{Standing, standing};
pub use store::{Found, Stored, changes_name, store};
pub use unpacked::{Unpacked, Unreadable, manifest, unpacked, unpacked_sources};
