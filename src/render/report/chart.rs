//! Time as a chart that is drawn here: a bar a module or a day, with a table of the same figures beside it.
//!
//! Bars are as wide as the page allows and their patterns stay as they are, so that a phone shows them as well as paper does. A kind has a
//! pattern, and its name in the legend, in the words of the bar and in the table: nobody needs to see colors.

use serde::Serialize;

use super::without_controls;
use crate::appraisal::{Bar, Kind};
use crate::block::{Name, Shared};
use crate::minutes::Minutes;
use crate::render::press::Press;
use crate::render::words;

/// Steps of the marks along bars, in minutes; the last where no other leaves few enough.
const STEPS: [u32; 9] = [5, 10, 15, 30, 60, 120, 240, 480, 960];

/// So many marks are few enough.
const MARKS: u32 = 8;

#[derive(Serialize)]
pub(super) struct Chart {
    /// What its ids begin with.
    id: &'static str,
    caption: String,
    legend: Vec<Key>,
    /// Whether any bar has a time that may be longer or shorter.
    open: bool,
    /// What a mark stands for.
    marks: String,
    rows: Vec<Row>,
    /// All rows together; none for one row.
    sum: Option<Row>,
}

#[derive(Serialize)]
struct Key {
    /// The pattern.
    pattern: &'static str,
    word: String,
}

#[derive(Serialize)]
struct Row {
    /// The plan that begins with it, with its time.
    begins: Option<Plan>,
    /// The plan that it is a part of, where it does not bear its name.
    of: Option<String>,
    number: Option<String>,
    /// What it is called.
    title: String,
    /// How long all of it takes.
    total: String,
    /// The same as bare figures.
    bare: String,
    /// What the picture is of, in a line.
    says: String,
    /// What it shows, in words.
    tells: String,
    segments: Vec<Segment>,
    /// Where it may still go on.
    open: Option<Extent>,
    /// Where the marks stand, in hundredths.
    marks: Vec<String>,
    /// The figures of each kind, in the order of the legend.
    cells: Vec<String>,
}

#[derive(Serialize)]
struct Plan {
    title: String,
    /// All of its time, where it has several days.
    total: Option<String>,
}

#[derive(Serialize)]
struct Segment {
    pattern: &'static str,
    at: Extent,
}

/// A part of the width, in hundredths.
#[derive(Serialize)]
struct Extent {
    from: String,
    width: String,
}

/// The chart of some bars; none of none.
pub(super) fn chart(press: &Press<'_>, id: &'static str, caption: &str, bars: &[Bar]) -> Option<Chart> {
    let mut kinds: Vec<Kind> = bars.iter().flat_map(|bar| bar.kinds.iter().map(|(kind, _)| *kind)).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let whole = bars.iter().map(reach).max().filter(|most| *most > 0)?;
    let step = STEPS.into_iter().find(|step| whole / step <= MARKS).unwrap_or(STEPS[STEPS.len() - 1]);
    let patterns = patterns(&kinds);
    let draw = Draw { press, kinds: &kinds, patterns: &patterns, whole, step };
    let mut before = None;
    let rows = bars.iter().map(|bar| {
        let begins = bar.of.as_ref().filter(|of| before.replace(*of) != Some(*of) && bar.title.is_some());
        let days = || bars.iter().filter(|other| other.of == bar.of).map(|other| other.total);
        let total = || (days().count() > 1).then(|| words::minutes(press.strings, days().sum()));
        let begins = begins.map(|title| Plan { title: title.clone(), total: total() });
        Row { begins, ..draw.row(bar) }
    });
    Some(Chart {
        id,
        caption: press.word(caption),
        legend: kinds.iter().zip(&patterns).map(|(kind, pattern)| Key { pattern, word: kind_words(press, *kind) }).collect(),
        open: bars.iter().any(|bar| bar.total.most > solid(bar)),
        marks: press.strings.fill("report_marks", &[("minutes", &words::minutes(press.strings, Minutes::exactly(step)))]),
        rows: rows.collect(),
        // Plans are chosen from, and nobody delivers all of them.
        sum: (bars.len() > 1 && bars.iter().all(|bar| bar.of.is_none())).then(|| draw.row(&sum(bars, press))),
    })
}

/// All bars as one.
fn sum(bars: &[Bar], press: &Press<'_>) -> Bar {
    let mut kinds: std::collections::BTreeMap<Kind, Minutes> = std::collections::BTreeMap::new();
    for (kind, minutes) in bars.iter().flat_map(|bar| &bar.kinds) {
        let sum = kinds.entry(*kind).or_default();
        *sum = *sum + *minutes;
    }
    let total = bars.iter().map(|bar| bar.total).sum();
    Bar { of: None, number: None, title: Some(press.word("report_total")), total, kinds: kinds.into_iter().collect() }
}

/// How far a bar is filled: to the least that it takes in all.
fn solid(bar: &Bar) -> u32 {
    known(bar).max(bar.total.least)
}

/// The least that the kinds of a bar take that say how long they take.
fn known(bar: &Bar) -> u32 {
    bar.kinds.iter().filter(|(kind, _)| *kind != Kind::Between).map(|(_, minutes)| minutes.least).sum()
}

/// How far a bar goes at most.
fn reach(bar: &Bar) -> u32 {
    bar.total.most.max(solid(bar))
}

/// What draws the bars of one chart.
struct Draw<'d> {
    press: &'d Press<'d>,
    kinds: &'d [Kind],
    patterns: &'d [&'static str],
    /// The minutes of the whole width.
    whole: u32,
    step: u32,
}

impl Draw<'_> {
    fn row(&self, bar: &Bar) -> Row {
        let strings = self.press.strings;
        let title = bar.title.clone().or_else(|| bar.of.clone()).unwrap_or_else(|| self.press.word("day"));
        let number = bar.number.map(|number| self.press.number(number));
        let total = words::minutes(strings, bar.total);
        let called = [number.as_deref(), bar.of.as_deref().filter(|_| bar.title.is_some()), Some(title.as_str())];
        let plain = without_controls(&called.into_iter().flatten().collect::<Vec<_>>().join(" "));
        let of_kind = |(kind, minutes): &(Kind, Minutes)| {
            let time = words::minutes_short(strings, *minutes);
            strings.fill("report_kind_time", &[("kind", &kind_words(self.press, *kind)), ("time", &time)])
        };
        let mut at = 0;
        let segments = self.kinds.iter().zip(self.patterns).filter_map(|(kind, pattern)| {
            let (_, minutes) = bar.kinds.iter().find(|(own, _)| own == kind)?;
            // What is between fills up to the least that all takes.
            let length = if *kind == Kind::Between { bar.total.least.saturating_sub(known(bar)) } else { minutes.least };
            at += length;
            (length > 0).then(|| Segment { pattern, at: self.extent(at - length, at) })
        });
        Row {
            begins: None,
            of: bar.of.clone().filter(|_| bar.title.is_some()),
            number,
            says: strings.fill("report_kind_time", &[("kind", &plain), ("time", &total)]),
            tells: strings.list(&bar.kinds.iter().map(of_kind).collect::<Vec<_>>()),
            title,
            total,
            bare: words::minutes_bare(strings, bar.total),
            segments: segments.collect(),
            open: (bar.total.most > solid(bar)).then(|| self.extent(solid(bar), bar.total.most)),
            marks: (1..=self.whole / self.step).map(|mark| hundredths(mark * self.step, self.whole)).collect(),
            cells: self.kinds.iter().map(|kind| self.cell(bar, *kind)).collect(),
        }
    }

    fn cell(&self, bar: &Bar, kind: Kind) -> String {
        let minutes = bar.kinds.iter().find(|(own, _)| *own == kind).map(|(_, minutes)| *minutes);
        minutes.map_or_else(|| "–".to_owned(), |minutes| words::minutes_bare(self.press.strings, minutes))
    }

    fn extent(&self, from: u32, to: u32) -> Extent {
        Extent { from: hundredths(from, self.whole), width: hundredths(to - from, self.whole) }
    }
}

/// A part of a whole in hundredths with two digits behind the point, cut off: the same on every machine.
fn hundredths(part: u32, whole: u32) -> String {
    let cut = u64::from(part) * 10_000 / u64::from(whole.max(1));
    format!("{}.{:02}", cut / 100, cut % 100)
}

/// The patterns of some kinds: the same kind has the same in every chart, as far as there are patterns.
fn patterns(kinds: &[Kind]) -> Vec<&'static str> {
    const REST: [&str; 4] = ["dots", "cross", "upright", "lines"];
    let mut rest = REST.iter().cycle();
    let pattern = |kind: &Kind| match kind {
        Kind::Block(Name::Shared(Shared::Activity)) | Kind::Module => "full",
        Kind::Block(Name::Shared(Shared::Discussion)) => "slant",
        Kind::Between => "bare",
        Kind::Break => "cross",
        Kind::Other => "dots",
        Kind::Block(_) => rest.next().copied().unwrap_or(REST[0]),
    };
    kinds.iter().map(pattern).collect()
}

fn kind_words(press: &Press<'_>, kind: Kind) -> String {
    match kind {
        Kind::Block(name) => super::block_words(press, name, None),
        Kind::Between => press.word("report_between"),
        Kind::Module => press.word("modules"),
        Kind::Other => press.word("report_other"),
        Kind::Break => press.word("break"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hundredths_are_cut() {
        assert_eq!(
            [(0, 3), (1, 3), (2, 3), (3, 3), (1, 0)].map(|(part, whole)| hundredths(part, whole)),
            ["0.00", "33.33", "66.66", "100.00", "100.00"]
        );
    }

    #[test]
    fn a_bar_is_filled_to_the_least_and_open_to_the_most() {
        let of = |least, most, kinds: &[(Kind, u32, u32)]| Bar {
            of: None,
            number: None,
            title: None,
            total: Minutes { least, most },
            kinds: kinds.iter().map(|(kind, least, most)| (*kind, Minutes { least: *least, most: *most })).collect(),
        };
        let activity = Kind::Block(Name::Shared(Shared::Activity));
        let bar = of(40, 55, &[(activity, 20, 30), (Kind::Between, 20, 25)]);
        assert_eq!((known(&bar), solid(&bar), reach(&bar)), (20, 40, 55));
        // Activities that take longer than their module says are seen to.
        let bar = of(10, 15, &[(activity, 20, 30)]);
        assert_eq!((solid(&bar), reach(&bar)), (20, 20));
    }

    #[test]
    fn a_kind_keeps_its_pattern() {
        let shared = |shared| Kind::Block(Name::Shared(shared));
        let kinds = [shared(Shared::Activity), shared(Shared::Discussion), shared(Shared::Challenge), shared(Shared::Check), Kind::Between];
        assert_eq!(patterns(&kinds), ["full", "slant", "dots", "cross", "bare"]);
        assert_eq!(patterns(&kinds[2..4]), ["dots", "cross"]);
        assert_eq!(patterns(&[Kind::Module, Kind::Other, Kind::Break]), ["full", "dots", "cross"]);
    }
}
