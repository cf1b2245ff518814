//! Lists of files with their digests, as they are found in packets.

use std::collections::BTreeMap;

use super::root::MANIFEST;
use crate::blob::Sha256Sum;

/// A list: digests by name. Lines of another form do not count, nor what the list says of itself.
pub fn listed(list: &[u8]) -> BTreeMap<String, Sha256Sum> {
    let list = list.strip_prefix(b"\xef\xbb\xbf").unwrap_or(list);
    // Line by line: a list from a stranger may be long, and text takes more room than bytes.
    list.split_inclusive(|byte| *byte == b'\n').filter_map(entry).collect()
}

fn entry(line: &[u8]) -> Option<(String, Sha256Sum)> {
    let line = line.strip_suffix(b"\r\n").or_else(|| line.strip_suffix(b"\n")).unwrap_or(line);
    let (sum, name) = line.split_at_checked(SUM)?;
    let name = String::from_utf8_lossy(name.strip_prefix(b"  ")?).into_owned();
    let sum = Sha256Sum::parse(std::str::from_utf8(sum).ok()?)?;
    (!name.is_empty() && name != MANIFEST).then_some((name, sum))
}

/// Digits of a digest.
const SUM: usize = 64;

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
