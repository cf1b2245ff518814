//! The check code: a digest short enough to read aloud.

use std::fmt;

use crate::blob::Sha256Sum;

/// The first 100 bits of a digest in Crockford's base 32, in five groups of four: `7QF4-9KXM-2T0B-V8HD-C3RW`.
///
/// Source: Douglas Crockford, "Base 32", <https://www.crockford.com/base32.html>; without its optional check symbol. Changing one
/// letter by mistake gives a code that no packet has, for of 2^100 codes few are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CheckCode([u8; LETTERS]);

/// How many letters: 100 bits at 5 a letter.
const LETTERS: usize = 20;
const GROUP: usize = 4;
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

impl CheckCode {
    /// The code of a digest.
    pub fn of(digest: Sha256Sum) -> Self {
        let bytes = digest.bytes();
        let bit = |at: usize| bytes[at / 8] >> (7 - at % 8) & 1;
        Self(std::array::from_fn(|letter| {
            let value = (0..5).fold(0, |value, place| value << 1 | bit(letter * 5 + place));
            ALPHABET[usize::from(value)]
        }))
    }

    /// The code that somebody typed: in any case, with or without hyphens and spaces, O for 0 and I or L for 1.
    pub fn parse(typed: &str) -> Option<Self> {
        let mut letters = typed.chars().filter(|c| !matches!(c, '-' | ' ')).map(|c| match c.to_ascii_uppercase() {
            'O' => Some(b'0'),
            'I' | 'L' => Some(b'1'),
            c => u8::try_from(c).ok().filter(|byte| ALPHABET.contains(byte)),
        });
        let mut code = [0; LETTERS];
        for place in &mut code {
            *place = letters.next()??;
        }
        letters.next().is_none().then_some(Self(code))
    }
}

impl fmt::Display for CheckCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, letter) in self.0.iter().enumerate() {
            let hyphen = if at > 0 && at % GROUP == 0 { "-" } else { "" };
            write!(out, "{hyphen}{}", char::from(*letter))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Worked out with Python's `hashlib` and integers: the digest's first 100 bits, five at a time.
    #[test]
    fn known_answers() {
        assert_eq!(CheckCode::of(Sha256Sum::of(b"")).to_string(), "WERC-8GMR-ZGE1-96QV-YK49");
        assert_eq!(CheckCode::of(Sha256Sum::of(b"abc")).to_string(), "Q9W1-DFWF-077Y-MGA1-83F5");
    }

    #[test]
    fn read_as_it_is_typed() {
        let code = CheckCode::of(Sha256Sum::of(b""));
        assert_eq!(CheckCode::parse("werc8gmrzge196qvyk49"), Some(code));
        assert_eq!(CheckCode::parse("WERC 8GMR ZGEl 96QV YK49"), Some(code));
        assert_eq!(CheckCode::parse("WERC-8GMR-ZGE1-96QV-YK4"), None);
        assert_eq!(CheckCode::parse("WERC-8GMR-ZGE1-96QV-YK49-0"), None);
        assert_eq!(CheckCode::parse("WERC-8GMR-ZGE1-96QV-YK4U"), None);
    }
}
