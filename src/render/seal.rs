//! Styles and scripts that stand in a page, with what its policy must know of them to let them in and nothing else.

use crate::blob::Sha256Sum;

/// A style or a script that cannot end its own element, whatever a theme put into it.
pub(super) fn sealed(text: &str) -> String {
    text.replace("</", "<\\/").replace("<!--", "<\\!--")
}

/// The digest of what stands in an element, in base 64.
pub(super) fn seal(text: &str) -> String {
    base64(Sha256Sum::of(text.as_bytes()).bytes())
}

/// Base 64 with padding. Source: RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let letters = bytes.chunks(3).flat_map(|three| {
        let value = (0..3).fold(0, |value, at| value << 8 | usize::from(three.get(at).copied().unwrap_or(0)));
        (0..4).map(move |at| if at > three.len() { '=' } else { char::from(ALPHABET[value >> (18 - 6 * at) & 63]) })
    });
    letters.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Source: RFC 4648, section 10.
    #[test]
    fn base64_known_answers() {
        for (bytes, text) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }

    #[test]
    fn nothing_ends_its_own_element() {
        assert_eq!(sealed("a</style><!--b"), "a<\\/style><\\!--b");
    }
}
