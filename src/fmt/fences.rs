//! Fences: one space behind the colons, then the id, the classes and the other attributes, in quotes only where they need them.

use super::edits::Edits;
use crate::load::layout::{Attributes, Fenced};

/// A block that holds no other has so many colons.
const LEAST: usize = 3;

/// The outermost block that holds others has so many, so that its end is seen from afar; more where more levels stand in it.
const OUTERMOST: usize = 5;

/// Writes the fences of some blocks that stand in no other.
pub fn write(source: &str, blocks: &[Fenced], edits: &mut Edits) {
    for block in blocks {
        let inner = height(block);
        let colons = if inner == 0 { LEAST } else { OUTERMOST.max(LEAST + inner) };
        write_block(source, block, colons, edits);
    }
}

/// How many levels of blocks stand in a block.
fn height(block: &Fenced) -> usize {
    block.children.iter().map(|child| height(child) + 1).max().unwrap_or(0)
}

fn write_block(source: &str, block: &Fenced, colons: usize, edits: &mut Edits) {
    let marks = ":".repeat(colons);
    let written = source[block.open.range()].trim_start_matches(':').trim_start();
    let name = written.split(|c: char| c.is_whitespace() || matches!(c, '{' | ':')).next().unwrap_or_default();
    let attributes = attributes(source, &block.attributes);
    edits.put(block.open.range(), format!("{marks} {name}{attributes}"));
    if !block.close.range().is_empty() {
        edits.put(block.close.range(), marks);
    }
    for child in &block.children {
        write_block(source, child, if child.children.is_empty() { LEAST } else { colons - 1 }, edits);
    }
}

/// Takes out the spaces behind the fences of some blocks, where nobody writes the ends of all lines.
pub fn bare(source: &str, blocks: &[Fenced], edits: &mut Edits) {
    for block in blocks {
        for fence in [block.open, block.close] {
            let end = fence.range().end;
            let behind = &source[end..];
            edits.put(end..end + behind.len() - behind.trim_start_matches([' ', '\t']).len(), "");
        }
        bare(source, &block.children, edits);
    }
}

fn attributes(source: &str, found: &Attributes) -> String {
    let ids = found.ids.iter().map(|id| format!("#{}", id.value));
    let classes = found.classes.iter().map(|class| format!(".{}", class.value));
    let values = found.values.iter().map(|(key, value)| {
        let bare = !value.value.is_empty() && !value.value.contains(|c: char| c.is_whitespace() || matches!(c, '}' | '=' | '"' | '{'));
        // In quotes, what was written stays as it was written.
        if bare { format!("{}={}", key.value, value.value) } else { format!("{}=\"{}\"", key.value, &source[value.span.range()]) }
    });
    let all: Vec<String> = ids.chain(classes).chain(values).collect();
    if all.is_empty() { String::new() } else { format!(" {{{}}}", all.join(" ")) }
}
