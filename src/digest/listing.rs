//! Lists of files with their digests, as `sha256sum` prints and reads them.

use std::fmt::{Display, Write as _};

use crate::blob::Sha256Sum;

/// A line a file, `<digest>  <path>`, in the order given: that must be the byte order of the paths.
///
/// The SHA-256 of such a list is what tttkit calls a digest of many files; `sha256sum * | sha256sum` makes the same.
pub fn listing<P: Display>(files: impl IntoIterator<Item = (P, Sha256Sum)>) -> String {
    files.into_iter().fold(String::new(), |mut out, (path, sum)| {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{sum}  {path}");
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_sha256sum_prints_it() {
        let files = [("B", ""), ("b", "abc")].map(|(path, text)| (path, Sha256Sum::of(text.as_bytes())));
        let expected = "\
e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  B
ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b
";
        assert_eq!(listing(files), expected);
    }
}
