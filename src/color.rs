//! Colors, and how well one stands out from another.

use std::fmt;

/// A color of a screen: red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color(pub [u8; 3]);

impl Color {
    /// The color that `#1b5a45` or `#abc` names.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        let part = |digits: &str| u8::from_str_radix(digits, 16).ok();
        match digits.len() {
            3 => Some(Self([0, 1, 2].map(|at| part(&digits[at..=at]).unwrap_or(0) * 17))),
            6 => Some(Self([0, 2, 4].map(|at| part(&digits[at..at + 2]).unwrap_or(0)))),
            _ => None,
        }
    }

    /// How bright it is, from 0 to 1. Source: WCAG 2.2, "relative luminance".
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// How well it stands out from another, from 1 to 21, as the hundreds that it is more than: 450 for 4.5 to 1, and 449 for anything
    /// less. Source: WCAG 2.2, "contrast ratio".
    pub fn contrast(self, other: Self) -> u32 {
        let (one, two) = (self.luminance() + 0.05, other.luminance() + 0.05);
        let ratio = one.max(two) / one.min(two) * 100.0;
        // Between 100 and 2100. The margin is for what sums of fractions lose.
        (ratio + 1e-9).floor() as u32
    }

    /// The nearest color of the same hue for which `passes` holds, darker or lighter.
    pub fn nearest(self, passes: impl Fn(Self) -> bool) -> Option<Self> {
        let toward = |end: u8, step: u16| {
            Self(self.0.map(|part| {
                let (part, end) = (u16::from(part), u16::from(end));
                u8::try_from((part * (255 - step) + end * step + 127) / 255).unwrap_or(u8::MAX)
            }))
        };
        (0..=255).flat_map(|step| [toward(0, step), toward(255, step)]).find(|color| passes(*color))
    }
}

impl fmt::Display for Color {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(out, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn color(text: &str) -> Color {
        Color::parse(text).unwrap()
    }

    /// Source: WebAIM's contrast checker, and the table of the default theme's mockups.
    #[test]
    fn known_answers() {
        for (one, other, ratio) in [
            ("#000", "#fff", 2100),
            ("#777777", "#ffffff", 447),
            ("#767676", "#ffffff", 454),
            ("#fff", "#ffffff", 100),
            ("#1f2322", "#fdfcf9", 1548),
            ("#93d3b7", "#16201c", 973),
        ] {
            assert_eq!(color(one).contrast(color(other)), ratio, "{one} on {other}");
            assert_eq!(color(other).contrast(color(one)), ratio, "{other} on {one}");
        }
    }

    #[test]
    fn colors_are_read_and_written() {
        assert_eq!(color("#AbC").to_string(), "#aabbcc");
        for bad in ["", "#", "abc", "#abcd", "#ggg", "#12345", "red", "#äöü"] {
            assert_eq!(Color::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_nearest_that_passes_is_near() {
        let paper = color("#fdfcf9");
        let near = color("#3f8f75").nearest(|color| color.contrast(paper) >= 450).unwrap();
        assert!(near.contrast(paper) >= 450 && near.contrast(paper) < 460, "{near}");
        assert_eq!(paper.nearest(|_| true), Some(paper));
        assert_eq!(paper.nearest(|_| false), None);
    }
}
