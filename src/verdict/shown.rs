//! Names from strangers, made safe to look at.

/// So many characters of a name are shown.
const AT_MOST: usize = 120;

/// A text as it may be shown: control characters and marks that turn the direction of writing as `\u{...}`, cut after 120 characters.
///
/// A packet may come from anybody; a name in it must not be able to steer a terminal or to look like another name.
pub fn shown(text: &str) -> String {
    let mut out = String::new();
    for (at, c) in text.chars().enumerate() {
        if at == AT_MOST {
            out.push('\u{2026}');
            break;
        }
        let turns = matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if c.is_control() || turns { out.extend(c.escape_unicode()) } else { out.push(c) }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(shown("a\u{1b}[2Jb\u{202e}gpj.exe"), "a\\u{1b}[2Jb\\u{202e}gpj.exe");
        assert_eq!(shown("Übung 1.html"), "Übung 1.html");
        assert_eq!(shown(&"a".repeat(121)), "a".repeat(120) + "\u{2026}");
    }
}
