//! The disk: the one room that touches files. It reads a [`Tree`](crate::tree::Tree) and applies a [`Plan`](crate::publish::Plan).
//!
//! A site is written beside its folder and swapped in when it is whole: interrupted anywhere, the old one or the new one stands,
//! and the next run clears up. Only a folder that we wrote, or an empty one, is ever replaced.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "all use of files stands here, so that no other stage can depend on a disk"
)]

mod append;
mod apply;
mod error;
mod fill;
mod lock;
mod marker;
mod new;
mod read;
mod resolve;
mod target;
mod walk;

pub use append::append;
pub use apply::{Applied, apply};
pub use error::Error;
pub use new::{exists, write_new};
pub use read::{Wanted, read, read_book};
pub use target::{Target, target};
