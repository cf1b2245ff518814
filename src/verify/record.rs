//! Lists of files with their digests, as they are found in packets.

use std::collections::BTreeMap;

use super::claim::text;
use super::root::MANIFEST;
use crate::blob::Sha256Sum;

/// A list: digests by name. Lines of another form do not count, nor what the list says of itself.
pub fn listed(list: &[u8]) -> BTreeMap<String, Sha256Sum> {
    let lines = text(list);
    let entry = |line: &str| {
        let (sum, name) = line.split_once("  ")?;
        Some((name.to_owned(), Sha256Sum::parse(sum)?)).filter(|(name, _)| !name.is_empty() && name != MANIFEST)
    };
    lines.split('\n').filter_map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_another_form_do_not_count() {
        let sum = Sha256Sum::of(b"a");
        let list = listed(format!("{sum}  a\r\n{sum} *b\n{sum}  a  b\nabc  c\n\n{sum}  \n{sum}  {MANIFEST}\n").as_bytes());
        assert_eq!(list.keys().collect::<Vec<_>>(), ["a", "a  b"]);
    }
}
