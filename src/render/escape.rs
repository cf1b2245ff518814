//! Text made safe to stand in HTML.

use std::fmt::Write as _;

use crate::path::KitPath;

/// Text with the four characters that mean something to HTML written out.
pub fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"')) {
        html.push_str(&rest[..at]);
        html.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        });
        rest = &rest[at + 1..];
    }
    html.push_str(rest);
    html
}

/// A path as a relative address: what an address cannot hold is percent-encoded.
pub fn address(path: &KitPath) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'.' | b'-' | b'_' | b'~');
    let mut address = String::with_capacity(path.as_str().len());
    for byte in path.as_str().bytes() {
        if plain(byte) {
            address.push(char::from(byte));
        } else {
            // Writing to a text cannot fail.
            let _ = write!(address, "%{byte:02X}");
        }
    }
    address
}
