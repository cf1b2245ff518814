//! tttkit turns Markdown into versioned training kits: a facilitator edition and a participant edition of one source.
//!
//! ```text
//! disk::read ─> load ─> check ─> view ─> render ─> pack ─> publish ─> disk::apply
//!    Tree       Kit   Checked  View<E>  Site<E>  Packet<E>   Plan
//! ```
//!
//! Data goes one way. Every stage is a function of its arguments that returns a value and what it has to report; the disk, the
//! clock and the terminal are at the edge. ARCHITECTURE.md says who may name whom, and `tests/laws.rs` keeps it.

pub mod appraisal;
pub mod archive;
pub mod blob;
pub mod block;
pub mod cache;
pub mod catalogue;
pub mod check;
pub mod cli;
pub mod color;
pub mod compare;
pub mod content;
pub mod diagnostic;
pub mod digest;
pub mod disk;
pub mod district;
pub mod edition;
pub mod facts;
pub mod fmt;
pub mod json;
pub mod kit;
pub mod known;
pub mod ledger;
pub mod load;
pub mod markdown;
pub mod minutes;
pub mod pack;
pub mod path;
pub mod pipeline;
pub mod portable;
pub mod publish;
pub mod release;
pub mod render;
pub mod report;
pub mod serve;
pub mod site_url;
pub mod span;
pub mod transcript;
pub mod tree;
pub mod verdict;
pub mod verify;
pub mod version;
pub mod view;
