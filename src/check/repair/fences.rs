//! Blocks whose name is right but for its capitals.

use crate::block::Name;
use crate::diagnostic::{Fix, Sources};
use crate::span::Span;

/// The name in lower case, where that is a block's.
pub fn repair(span: Span, sources: &Sources) -> Option<Fix> {
    let written = sources.text(span);
    let name = written.to_ascii_lowercase();
    (name != written && Name::parse(&name).is_some()).then(|| Fix::of(format!("write `{name}`"), span, name))
}
