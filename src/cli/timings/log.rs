//! What began and ended, when and on which thread. It has no clock: times are told.

use std::time::Duration;

use crate::pipeline::Work;

/// A work that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Which.
    pub work: Work,
    /// Of what.
    pub of: String,
    /// By which thread, from 0.
    pub thread: usize,
    /// When it began and when it ended, since the build began.
    pub from: Duration,
    /// When it ended.
    pub to: Duration,
}

impl Span {
    /// How long it took.
    pub fn took(&self) -> Duration {
        self.to.saturating_sub(self.from)
    }
}

/// What was told so far.
#[derive(Default)]
pub struct Log {
    /// What has begun and not ended, the last begun behind.
    open: Vec<Span>,
    done: Vec<Span>,
}

impl Log {
    /// A thread begins a work.
    pub fn began(&mut self, thread: usize, now: Duration, work: Work, of: &str) {
        self.open.push(Span { work, of: of.to_owned(), thread, from: now, to: now });
    }

    /// A thread has ended a work. That it had not begun it would be a mistake of ours.
    pub fn ended(&mut self, thread: usize, now: Duration, work: Work, of: &str) {
        let last = self.open.iter().rposition(|open| open.thread == thread);
        debug_assert!(last.is_some_and(|last| (self.open[last].work, self.open[last].of.as_str()) == (work, of)), "{work:?} of {of}");
        if let Some(last) = last {
            let span = self.open.remove(last);
            self.done.push(Span { to: now, ..span });
        }
    }

    /// All that was done, in the order in which it began; on one thread, what holds another comes before it.
    pub fn spans(self) -> Vec<Span> {
        debug_assert!(self.open.is_empty(), "never ended: {:?}", self.open);
        let mut spans = self.done;
        spans.sort_by_key(|span| (span.from, span.thread, std::cmp::Reverse(span.to)));
        spans
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A build by two threads, with a work in a work; times in milliseconds.
    pub fn sample() -> Vec<Span> {
        let mut log = Log::default();
        let ms = Duration::from_millis;
        log.began(0, ms(0), Work::Read, "workspace");
        log.ended(0, ms(5), Work::Read, "workspace");
        log.began(1, ms(5), Work::Render, "a facilitator en");
        log.began(2, ms(6), Work::Load, "b");
        log.began(1, ms(7), Work::Load, "c \"quoted\"");
        log.ended(2, ms(10), Work::Load, "b");
        log.ended(1, ms(9), Work::Load, "c \"quoted\"");
        log.ended(1, ms(1005), Work::Render, "a facilitator en");
        log.spans()
    }

    #[test]
    fn threads_are_kept_apart() {
        let told: Vec<_> = sample().iter().map(|span| (span.thread, span.work, span.took().as_millis())).collect();
        assert_eq!(told, [(0, Work::Read, 5), (1, Work::Render, 1000), (2, Work::Load, 4), (1, Work::Load, 2)]);
    }

    #[test]
    #[should_panic(expected = "Load of a")]
    fn what_ends_has_begun() {
        let mut log = Log::default();
        log.began(0, Duration::ZERO, Work::Load, "a");
        log.ended(1, Duration::ZERO, Work::Load, "a");
    }

    #[test]
    #[should_panic(expected = "never ended")]
    fn what_begins_ends() {
        let mut log = Log::default();
        log.began(0, Duration::ZERO, Work::Load, "a");
        log.spans();
    }
}
