//! Paragraphs of two texts: which stayed, and which became which.

use std::collections::BTreeMap;

use super::difference::Wording;
use super::outline::Paragraph;
use super::typo::is_typo;
use super::words::{Run, Step, align, runs};

/// More pairs than this between two paragraphs that stayed are not tried one by one.
const PAIRS_AT_MOST: usize = 40_000;

/// What changed in the paragraphs of a place: into `wording`, or into `typos` where spelling alone was mended. `at` is the place with no
/// words.
pub fn paragraphs(before: &[Paragraph], after: &[Paragraph], at: &Wording, wording: &mut Vec<Wording>, typos: &mut Vec<Wording>) {
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    let mut flush = |gone: &mut Vec<&Paragraph>, come: &mut Vec<&Paragraph>| {
        for (before, after) in pair(gone, come) {
            let told = Wording { block: after.or(before).and_then(|one| one.block.clone()), ..at.clone() };
            match (before, after) {
                (Some(before), Some(after)) => {
                    let list =
                        if before.block == after.block && is_typo(&before.words, &after.words) { &mut *typos } else { &mut *wording };
                    list.push(Wording { runs: runs(&before.words, &after.words), ..told });
                }
                (Some(before), None) => wording.push(Wording { runs: vec![Run::Removed(before.words.clone())], ..told }),
                (None, Some(after)) => wording.push(Wording { runs: vec![Run::Added(after.words.clone())], ..told }),
                (None, None) => {}
            }
        }
        gone.clear();
        come.clear();
    };
    for step in align(before, after) {
        match step {
            Step::Both(..) => flush(&mut gone, &mut come),
            Step::Before(at) => gone.push(&before[at]),
            Step::After(at) => come.push(&after[at]),
        }
    }
    flush(&mut gone, &mut come);
}

/// A paragraph before and what became of it, one of the two where there is no other.
type Pair<'p> = (Option<&'p Paragraph>, Option<&'p Paragraph>);

/// Each paragraph that came with the one that went and is most like it, if half of their words are the same, in the order of the text.
fn pair<'p>(gone: &[&'p Paragraph], come: &[&'p Paragraph]) -> Vec<Pair<'p>> {
    let mut pairs = Vec::new();
    let mut next = 0;
    let compared = gone.len().saturating_mul(come.len()) <= PAIRS_AT_MOST;
    for after in come {
        let like = gone.iter().enumerate().skip(next).filter(|_| compared).map(|(at, before)| (likeness(before, after), at));
        // Of several that are as like, the first.
        let best = like.filter(|(like, _)| *like >= 50).max_by_key(|(like, at)| (*like, std::cmp::Reverse(*at)));
        match best {
            Some((_, at)) => {
                pairs.extend(gone[next..at].iter().map(|before| (Some(*before), None)));
                pairs.push((Some(gone[at]), Some(*after)));
                next = at + 1;
            }
            None => pairs.push((None, Some(*after))),
        }
    }
    pairs.extend(gone[next..].iter().map(|before| (Some(*before), None)));
    pairs
}

/// How many words of two paragraphs are the same, in hundredths: Dice's coefficient.
fn likeness(before: &Paragraph, after: &Paragraph) -> usize {
    let mut counts = BTreeMap::<&str, (usize, usize)>::new();
    let (mut first, mut second) = (0, 0);
    for word in before.words.split(' ') {
        counts.entry(word).or_default().0 += 1;
        first += 1;
    }
    for word in after.words.split(' ') {
        counts.entry(word).or_default().1 += 1;
        second += 1;
    }
    let same: usize = counts.values().map(|(before, after)| before.min(after)).sum();
    let spelling = if is_typo(&before.words, &after.words) { 50 } else { 0 };
    (200 * same / (first + second)).max(spelling)
}
