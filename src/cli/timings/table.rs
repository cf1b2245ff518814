//! What a build took, as a table for the terminal.

use std::time::Duration;

use super::log::Span;
use crate::pipeline::Work;

/// A row for each work that was done, in the order in which a kit goes through them, and what all of it comes to. `took` is what passed
/// on the clock meanwhile. Without a line end behind the last line.
pub fn table(spans: &[Span], took: Duration, threads: usize) -> String {
    let total: Duration = spans.iter().map(Span::took).sum();
    let mut out = format!("{:<14} {:>6} {:>11} {:>6}  longest\n", "work", "times", "all threads", "share");
    for work in Work::ALL {
        let of: Vec<&Span> = spans.iter().filter(|span| span.work == work).collect();
        // Of two that took the same time, the first.
        let Some(longest) = of.iter().rev().max_by_key(|span| span.took()) else { continue };
        let sum: Duration = of.iter().map(|span| span.took()).sum();
        let (name, times, longest_took) = (work.name(), of.len(), seconds(longest.took()));
        out += &format!("{name:<14} {times:>6} {:>11} {:>6}  {longest_took} {}\n", seconds(sum), share(sum, total), longest.of);
    }
    out += &format!("{:<14} {:>6} {:>11} {:>6}\n", "all of it", spans.len(), seconds(total), share(total, total));
    let threads_at_work = if threads == 1 { "1 thread".to_owned() } else { format!("{threads} threads") };
    out + &format!("on the clock: {}, with {threads_at_work}", seconds(took))
}

fn seconds(time: Duration) -> String {
    format!("{:.3} s", time.as_secs_f64())
}

/// In hundredths; all is as much as nothing where no time passed.
fn share(part: Duration, whole: Duration) -> String {
    let share = if whole.is_zero() { 1.0 } else { part.as_secs_f64() / whole.as_secs_f64() };
    format!("{:.0} %", share * 100.0)
}

#[cfg(test)]
mod tests {
    use super::super::log::tests::sample;
    use super::*;

    #[test]
    fn every_work_has_a_row() {
        let table = table(&sample(), Duration::from_millis(1010), 2);
        let expected = "\
work            times all threads  share  longest
read                1     0.005 s    0 %  0.005 s workspace
load and check      2     0.006 s    1 %  0.004 s b
render              1     1.000 s   99 %  1.000 s a facilitator en
all of it           4     1.011 s  100 %
on the clock: 1.010 s, with 2 threads";
        assert_eq!(table, expected);
    }

    #[test]
    fn a_build_that_came_to_nothing_has_a_table_too() {
        assert!(table(&[], Duration::ZERO, 1).ends_with("100 %\non the clock: 0.000 s, with 1 thread"));
    }

    #[test]
    fn all_works_are_told_once() {
        assert!(Work::ALL.is_sorted_by(|a, b| a < b) && Work::ALL.iter().all(|work| work.name().len() <= 14));
    }
}
