//! A part of a file: players of sound and film ask for the part that somebody wants to hear.

use std::ops::Range;

/// The bytes of a file that a `Range` asks for; all of it where it asks for several parts or cannot be understood. None where there are
/// no such bytes.
pub fn range(asked: Option<&str>, size: u64) -> Option<Range<u64>> {
    let all = 0..size;
    let Some((first, last)) = asked.and_then(|asked| asked.strip_prefix("bytes=")?.split_once('-')) else { return Some(all) };
    let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<u64>().ok()).flatten();
    let range = match (number(first), number(last)) {
        (Some(first), Some(last)) if first <= last => first..last.saturating_add(1).min(size),
        (Some(first), None) if last.is_empty() => first..size,
        // The last so many bytes.
        (None, Some(last)) if first.is_empty() => size.saturating_sub(last)..size,
        _ => return Some(all),
    };
    (range.start < range.end).then_some(range)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_understood() {
        assert_eq!(range(None, 10), Some(0..10));
        assert_eq!(range(Some("bytes=2-4"), 10), Some(2..5));
        assert_eq!(range(Some("bytes=2-"), 10), Some(2..10));
        assert_eq!(range(Some("bytes=-3"), 10), Some(7..10));
        assert_eq!(range(Some("bytes=2-99"), 10), Some(2..10));
        assert_eq!(range(Some("bytes=10-"), 10), None);
        for odd in ["bytes=4-2", "bytes=a-b", "bytes=1-2,4-5", "lines=1-2", "bytes=+1-2", "bytes=-"] {
            assert_eq!(range(Some(odd), 10), Some(0..10), "{odd}");
        }
    }
}
