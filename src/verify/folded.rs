//! Text whose ends of lines were converted, as it was before.

use std::io::{self, Read};
use std::ops::Range;

/// A reader of the same bytes with CR LF folded to LF.
pub struct Folded<R> {
    from: R,
    piece: Box<[u8]>,
    /// What of the piece was not given yet.
    held: Range<usize>,
    /// A CR was taken, and it is not known yet what follows.
    pending: bool,
}

/// So many bytes are held: 64 KiB.
const PIECE: usize = 64 * 1024;

impl<R: Read> Folded<R> {
    /// Folds what another reader gives.
    pub fn new(from: R) -> Self {
        Self { from, piece: vec![0; PIECE].into_boxed_slice(), held: 0..0, pending: false }
    }

    /// The next byte of the other reader, which is not taken yet; `None` at its end.
    fn peek(&mut self) -> io::Result<Option<u8>> {
        if self.held.start == self.held.end {
            self.held = 0..self.from.read(&mut self.piece)?;
        }
        Ok((self.held.start < self.held.end).then(|| self.piece[self.held.start]))
    }
}

impl<R: Read> Read for Folded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let mut written = 0;
        while written < out.len() {
            let next = self.peek()?;
            let given = match next {
                // The CR was not the first half of an end of line; what follows it comes next.
                _ if self.pending && next != Some(b'\n') => {
                    self.pending = false;
                    b'\r'
                }
                None => break,
                Some(byte) => {
                    self.held.start += 1;
                    self.pending = byte == b'\r';
                    if self.pending {
                        continue;
                    }
                    byte
                }
            };
            out[written] = given;
            written += 1;
        }
        Ok(written)
    }
}

/// A text with CR LF folded to LF.
pub fn folded(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    // From memory: nothing can fail.
    let _ = io::copy(&mut Folded::new(text), &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives one byte at a time.
    struct Slow<'a>(&'a [u8]);

    impl Read for Slow<'_> {
        fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
            let number = self.0.len().min(1).min(out.len());
            out[..number].copy_from_slice(&self.0[..number]);
            self.0 = &self.0[number..];
            Ok(number)
        }
    }

    /// Takes so many bytes at a time.
    fn by(text: &[u8], room: usize) -> Vec<u8> {
        let (mut folded, mut piece, mut all) = (Folded::new(Slow(text)), vec![0; room], Vec::new());
        loop {
            match folded.read(&mut piece).unwrap() {
                0 => return all,
                read => all.extend(&piece[..read]),
            }
        }
    }

    #[test]
    fn only_the_ends_of_lines_are_folded() {
        for (text, expected) in
            [("a\r\nb\r\n", "a\nb\n"), ("\r", "\r"), ("\r\r\n", "\r\n"), ("a\rb", "a\rb"), ("", ""), ("\n\r\n\r", "\n\n\r")]
        {
            assert_eq!(folded(text.as_bytes()), expected.as_bytes(), "{text:?}");
            for room in 1..4 {
                assert_eq!(by(text.as_bytes(), room), expected.as_bytes(), "{text:?}, {room} at a time");
            }
        }
    }

    #[test]
    fn nothing_is_lost_at_any_length() {
        for length in 0..300 {
            let text = vec![b'x'; length];
            assert_eq!(folded(&text), text);
        }
        let long = "x\r\n".repeat(PIECE);
        assert_eq!(folded(long.as_bytes()), "x\n".repeat(PIECE).into_bytes());
    }
}
