//! `MANIFEST.sha256`: what `sha256sum -c` reads.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::blob::Blob;
use crate::path::KitPath;

/// A line a file, `<digest>  <path>`, in byte order of the paths.
pub fn listing(files: &BTreeMap<KitPath, Blob>) -> String {
    files.iter().fold(String::new(), |mut out, (path, blob)| {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}  {path}", blob.sha256());
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_sha256sum_prints_it() {
        let files = [("b", "abc"), ("B", "")].map(|(path, text)| (KitPath::new(path).unwrap(), Blob::held(text.as_bytes())));
        let expected = "\
e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  B
ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b
";
        assert_eq!(listing(&BTreeMap::from(files)), expected);
    }
}
