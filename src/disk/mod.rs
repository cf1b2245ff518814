//! The disk: the one room that touches files. It reads a [`Tree`](crate::tree::Tree) and applies a [`Plan`](crate::publish::Plan).
//!
//! A site is written beside its folder and swapped in when it is whole and on disk: interrupted anywhere, the old one or the new one
//! stands, and the next run clears up. Only a folder that we wrote, or an empty one, is ever replaced.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "all use of files stands here, so that no other stage can depend on a disk"
)]

mod again;
mod append;
mod durable;
mod error;
mod exchange;
mod fill;
mod kept;
mod lock;
mod marker;
mod memory;
mod mend;
mod names;
mod new;
mod open;
mod read;
mod release;
mod renew;
mod resolve;
mod rewrite;
mod seek;
mod several;
mod staging;
mod standing;
mod swap;
mod target;
mod walk;

pub use again::{Now, again, place};
pub use append::append;
pub use error::Error;
pub use kept::{Kept, Unread, kept};
pub use memory::{Memory, program};
pub use mend::{mend, unchanged};
pub use new::{copy_new, exists, write_new};
pub use open::{Folder, Opened, ledgers, open, text, unreadable};
pub use read::{Pending, Wanted, read, read_book};
pub use release::{Existing, Releasing, releasing};
pub use renew::{renew, renewable};
pub use rewrite::{Renewed, renew_own, rewrite};
pub use seek::{ReadSeek, digest, reader};
pub use several::{ForEach, Several, in_turn};
pub use staging::{Applied, Staging, apply};
pub use swap::remove;
pub use target::{Target, target};

/// The folder of a kit's releases, in the folder of the kit.
const RELEASES: &str = "releases";
/// The ledger of a kit's releases, in the folder of the kit.
const LEDGER: &str = "kit.lock";
