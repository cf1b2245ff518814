//! Words for the facilitator alone that participants read as well.

use std::collections::BTreeSet;

use crate::block::{Cue, Name, Shared};
use crate::check::language::{folded, sentences, words};
use crate::check::lesson::{Lesson, Passage, Role, Sheet};
use crate::diagnostic::{Code, Diagnostic, Report, Severity};
use crate::edition::Audience;

pub static CODE: Code = Code {
    name: "facilitator-text-repeated",
    severity: Severity::Warning,
    summary: "What only the facilitator should know does not stand in what participants read.",
    explanation: "An answer that stands in an `answer-key` and, copied, in a text for both is no secret: participants read it before they \
think. And where \
the facilitator's guide says again what participants have before them, the next edit is made in one place of the two.

    Most groups find that the second chart misleads, for its axis does not start at zero.

    ::: look-for
    The second chart misleads, for its axis does not start at zero.
    :::

Take it out of the text for both, or put it into a `solution` that opens afterward. Told are eight words of a sentence in a row in \
`answer-key`, `look-for`, `anticipate` and `debrief`; elsewhere in blocks for the facilitator, and on \
the facilitator's pages, whole sentences of eight words or more, for who leads is told the task again. \
What you `say` or `ask` may be what participants read; titles, core messages and what is quoted with `>` may be repeated.
Where it is meant, say so in the front matter:

    allow:
      - {rule: facilitator-text-repeated, words: does not start at zero, reason: they have just found it themselves}",
};

/// So many words in a row are no chance.
const WINDOW: usize = 8;

/// So many words of a longer repetition are told.
const TOLD: usize = 16;

/// Where a window of words stands.
#[derive(Clone, Copy)]
struct Place {
    hash: u64,
    sheet: u32,
    passage: u32,
    word: u32,
}

/// A window that participants read: its sheet, its passage and its first word there, and the sheet and the passage where they read it.
type Window = (u32, u32, u32, (u32, u32));

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    let mut private = private_windows(lesson);
    if private.is_empty() {
        return;
    }
    private.sort_unstable_by_key(|place| (place.hash, place.sheet, place.passage, place.word));
    let filter = Filter::of(&private);
    // For each window, where participants read it first.
    let mut read: Vec<Option<(u32, u32)>> = vec![None; private.len()];
    for (sheet_at, sheet) in (0..).zip(&lesson.sheets) {
        for (passage_at, passage) in (0..).zip(&sheet.passages).filter(|(_, passage)| is_read(sheet, passage)) {
            for (_, hash) in windows(&passage.folded).filter(|(_, hash)| filter.may_hold(*hash)) {
                let first = private.partition_point(|place| place.hash < hash);
                let same = private[first..].iter().take_while(|place| place.hash == hash);
                // All of them are found at once, by the first.
                for (_, found) in same.zip(&mut read[first..]).take_while(|(_, found)| found.is_none()) {
                    *found = Some((sheet_at, passage_at));
                }
            }
        }
    }
    let mut found: Vec<Window> = private.iter().zip(read).filter_map(|(place, read)| Some((place.sheet, place.passage, place.word, read?))).collect();
    found.sort_unstable();
    report.diagnostics.extend(found.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)).filter_map(|of_passage| told(lesson, of_passage)));
}

/// The longest repetition in a passage, of those of its windows that participants read.
fn told(lesson: &Lesson<'_>, windows: &[Window]) -> Option<Diagnostic> {
    let of = |sheet: u32, passage: u32| {
        let sheet = lesson.sheets.get(sheet as usize)?;
        Some((sheet, sheet.passages.get(passage as usize)?))
    };
    let (sheet, private) = of(windows.first()?.0, windows.first()?.1)?;
    // Who leads is told a task again, as `they` and not as `you`. What was copied is a whole sentence.
    let is_answer = |name| matches!(name, Name::Cue(Cue::AnswerKey | Cue::LookFor | Cue::Anticipate | Cue::Debrief));
    let is_answer = stands_in(sheet, private.within, is_answer);
    let runs = windows.chunk_by(|a, b| a.2 + 1 == b.2);
    let runs = runs.filter(|run| is_answer || is_sentence(private, run[0].2 as usize, run.len() + WINDOW - 1));
    let longest = runs.max_by_key(|run| (run.len(), std::cmp::Reverse(run[0].2)))?;
    let (.., word, (other_sheet, other_passage)) = *longest.first()?;
    let (_, public) = of(other_sheet, other_passage)?;
    let length = longest.len() + WINDOW - 1;
    let said = |most: usize| private.folded.trim().split(' ').skip(word as usize).take(length.min(most)).collect::<Vec<_>>().join(" ");
    let more = if length > TOLD { " ..." } else { "" };
    let message = format!("participants read `{}{more}`, which is for the facilitator alone", said(TOLD));
    let found = Diagnostic::at(&CODE, lesson.place(private.span, &said(length)), message);
    let found = found.also(lesson.place(public.span, &said(WINDOW)), "participants read it here");
    Some(found.hint("take it out of what participants read, or put it into a `solution`; if it is meant, `allow` it with a reason"))
}

/// Whether so many words of a passage, from one on, are a sentence.
fn is_sentence(passage: &Passage, from: usize, length: usize) -> bool {
    let mut before = 0;
    sentences(&passage.words).into_iter().map(|sentence| words(sentence).count()).any(|count| {
        let same = before == from && count == length;
        before += count;
        same
    })
}

/// What only the facilitator should know, window by window. A window ends with its sentence; what core messages say is there to be repeated.
fn private_windows(lesson: &Lesson<'_>) -> Vec<Place> {
    let of_pages = lesson.sheets.iter().flat_map(|sheet| &sheet.page.core_messages);
    let messages = lesson.text.core_messages.iter().chain(of_pages).map(|message| folded(&message.text.value));
    let core: BTreeSet<u64> = messages.flat_map(|message| windows(&message).map(|(_, hash)| hash).collect::<Vec<_>>()).collect();
    let mut all = Vec::new();
    for (sheet_at, sheet) in (0..).zip(&lesson.sheets) {
        for (passage_at, passage) in (0..).zip(&sheet.passages).filter(|(_, passage)| is_private(sheet, passage)) {
            let mut before = 0;
            for sentence in sentences(&passage.words) {
                let sentence = folded(sentence);
                let places = windows(&sentence).filter(|(_, hash)| !core.contains(hash));
                all.extend(places.map(|(word, hash)| Place { hash, sheet: sheet_at, passage: passage_at, word: before + word }));
                before += (0..).zip(sentence.trim().split(' ')).last().map_or(0, |(last, _)| last + 1);
            }
        }
    }
    all
}

/// Whether a passage is for the facilitator alone, and not to be said aloud.
fn is_private(sheet: &Sheet<'_>, passage: &Passage) -> bool {
    passage.audience == Audience::Facilitator && is_text(passage) && !is_spoken(sheet, passage.within)
}

/// Whether participants read a passage before they have tried.
fn is_read(sheet: &Sheet<'_>, passage: &Passage) -> bool {
    let opens_later = |name| matches!(name, Name::Shared(Shared::Solution));
    // A choice may be the answer: that participants read it does not say so.
    let asked = passage.role == Role::Choice;
    passage.audience != Audience::Facilitator && !asked && is_text(passage) && !stands_in(sheet, passage.within, opens_later)
}

fn is_text(passage: &Passage) -> bool {
    !passage.foreign && matches!(passage.role, Role::Paragraph | Role::Item | Role::Cell | Role::Choice)
}

fn is_spoken(sheet: &Sheet<'_>, within: Option<usize>) -> bool {
    stands_in(sheet, within, |name| matches!(name, Name::Cue(Cue::Say | Cue::Ask | Cue::Poll | Cue::Transition)))
}

fn stands_in(sheet: &Sheet<'_>, mut within: Option<usize>, block: impl Fn(Name) -> bool) -> bool {
    while let Some(at) = within {
        if block(sheet.blocks[at].name) {
            return true;
        }
        within = sheet.blocks[at].parent;
    }
    false
}

/// The windows of a folded text by their first words, as numbers: each word is one (FNV-1a), and a window the sum of its words, each by
/// its place.
fn windows(folded: &str) -> impl Iterator<Item = (u32, u64)> + '_ {
    const BY: u64 = 0x0000_0100_0000_01b3;
    const WORDS: u32 = 8;
    let far = BY.wrapping_pow(WORDS);
    let mut row = [0_u64; WINDOW];
    let mut sum = 0_u64;
    (0..).zip(folded.trim().split(' ')).filter_map(move |(at, word): (u32, &str)| {
        let hash = word.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(BY));
        let oldest = std::mem::replace(&mut row[at as usize % WINDOW], hash);
        sum = sum.wrapping_mul(BY).wrapping_add(hash).wrapping_sub(oldest.wrapping_mul(far));
        Some(((at + 1).checked_sub(WORDS)?, sum))
    })
}

/// Which numbers are surely not among some: most are not, and need not be looked for.
struct Filter {
    bits: Vec<u64>,
    mask: u64,
}

impl Filter {
    fn of(places: &[Place]) -> Self {
        let size = (places.len() * 16).next_power_of_two().max(64);
        let mut bits = vec![0_u64; size / 64];
        let mask = size as u64 - 1;
        for place in places {
            let at = mixed(place.hash) & mask;
            bits[usize::try_from(at / 64).unwrap_or_default()] |= 1 << (at % 64);
        }
        Self { bits, mask }
    }

    fn may_hold(&self, hash: u64) -> bool {
        let at = mixed(hash) & self.mask;
        self.bits[usize::try_from(at / 64).unwrap_or_default()] & (1 << (at % 64)) != 0
    }
}

/// The upper half of a number, which is the better mixed one.
fn mixed(hash: u64) -> u64 {
    hash ^ (hash >> 32)
}

#[cfg(test)]
mod tests {
    use super::windows;

    #[test]
    fn the_same_words_in_a_row_are_the_same_window() {
        let one: Vec<_> = windows(" a b c d e f g h i ").collect();
        let other: Vec<_> = windows(" x y a b c d e f g h z ").collect();
        assert_eq!((one.len(), other.len()), (2, 4));
        assert_eq!((one[0].1, other[2].0), (other[2].1, 2));
        assert!(other.iter().all(|(_, hash)| *hash != one[1].1));
        assert_eq!(windows(" a b c d e f g ").count(), 0);
    }
}
