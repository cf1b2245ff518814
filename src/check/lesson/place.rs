//! Where some words of a passage stand in its source.

use super::Lesson;
use crate::check::language::words;
use crate::span::Span;

/// So many words in a row are enough to find where something begins, or where it ends.
const ENOUGH: usize = 4;

impl Lesson<'_> {
    /// The place of some words of a passage; the whole passage where they are not to be found, for it may be written in another way
    /// than it reads.
    pub fn place(&self, passage: Span, said: &str) -> Span {
        let text = self.sources.text(passage);
        find(text, said)
            .map_or(passage, |(start, end)| Span::new(passage.file, passage.start as usize + start, passage.start as usize + end))
    }
}

/// Where some words stand in a text that may have markup and line ends between them.
fn find(text: &str, said: &str) -> Option<(usize, usize)> {
    let there: Vec<&str> = words(text).collect();
    let said: Vec<&str> = words(said).collect();
    let enough = said.len().min(ENOUGH);
    if enough == 0 {
        return None;
    }
    let same = |here: &[&str], wanted: &[&str]| {
        here.iter().zip(wanted).all(|(a, b)| a.eq_ignore_ascii_case(b) || a.to_lowercase() == b.to_lowercase())
    };
    let (head, tail) = (&said[..enough], &said[said.len() - enough..]);
    let first = there.windows(enough).position(|here| same(here, head))?;
    // An address in the midst of it has words of its own.
    let most = said.len() * 2 + 20;
    let last = (there[first..].windows(enough).take(most).skip(said.len() - enough)).position(|here| same(here, tail));
    let last = last.map_or(first + enough - 1, |at| first + said.len() - enough + at + enough - 1);
    let offset = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    Some((offset(there[first]), offset(there[last]) + there[last].len()))
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn words_are_found_behind_markup() {
        let text = "Say *this* first. Then ask the [whole\nroom](../pages/room.md) what it **saw**, and wait. End.";
        for (said, expected) in [
            ("Then ask the whole room what it saw, and wait.", "Then ask the [whole\nroom](../pages/room.md) what it **saw**, and wait"),
            ("say this", "Say *this"),
            ("End.", "End"),
        ] {
            let (start, end) = find(text, said).expect(said);
            assert_eq!(&text[start..end], expected);
        }
        assert_eq!(find(text, "nobody said this"), None);
        assert_eq!(find(text, ""), None);
    }
}
