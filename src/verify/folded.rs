//! Text whose ends of lines were converted, as it was before.

use std::io::{self, Read};

/// A reader of the same bytes with CR LF folded to LF.
pub struct Folded<R> {
    from: R,
    /// The last byte read was a CR, and it is not known yet what follows.
    pending: bool,
    ended: bool,
}

impl<R> Folded<R> {
    /// Folds what another reader gives.
    pub fn new(from: R) -> Self {
        Self { from, pending: false, ended: false }
    }
}

impl<R: Read> Read for Folded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        // A CR that was held back may come on top of what is read.
        let Some(room) = out.len().checked_sub(1).filter(|room| *room > 0) else {
            return Err(io::Error::other("folding needs room for two bytes"));
        };
        while !self.ended {
            let read = self.from.read(&mut out[1..=room])?;
            self.ended = read == 0;
            let mut written = 0;
            for at in 1..=read {
                let byte = out[at];
                // What is written is never ahead of what is read.
                if self.pending && byte != b'\n' {
                    out[written] = b'\r';
                    written += 1;
                }
                self.pending = byte == b'\r';
                if !self.pending {
                    out[written] = byte;
                    written += 1;
                }
            }
            if self.ended && self.pending {
                out[0] = b'\r';
                written = 1;
            }
            if written > 0 {
                return Ok(written);
            }
        }
        Ok(0)
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

    #[test]
    fn only_the_ends_of_lines_are_folded() {
        for (text, expected) in
            [("a\r\nb\r\n", "a\nb\n"), ("\r", "\r"), ("\r\r\n", "\r\n"), ("a\rb", "a\rb"), ("", ""), ("\n\r\n\r", "\n\n\r")]
        {
            assert_eq!(folded(text.as_bytes()), expected.as_bytes(), "{text:?}");
            let mut slow = Vec::new();
            io::copy(&mut Folded::new(Slow(text.as_bytes())), &mut slow).unwrap();
            assert_eq!(slow, expected.as_bytes(), "{text:?} byte by byte");
        }
    }
}
