//! Where the time of a build goes: who watches it with a clock, and what is told of it.

mod log;
mod table;
mod trace;

use std::sync::{Mutex, PoisonError};
use std::thread::{self, ThreadId};
use std::time::{Duration, Instant};

use super::progress::Progress;
use crate::pipeline::{Observer, Stage, Work};
use log::Log;

pub use trace::HEAD;

/// Progress with a clock.
pub struct Timings<'p> {
    progress: &'p Progress,
    since: Instant,
    noted: Mutex<Noted>,
}

#[derive(Default)]
struct Noted {
    /// Threads in the order in which they were first heard of.
    threads: Vec<ThreadId>,
    log: Log,
}

/// What a build took.
pub struct Taken {
    /// The figures, for people.
    pub table: String,
    /// Everything, for a viewer of traces.
    pub trace: String,
}

impl<'p> Timings<'p> {
    /// Begins to look at the clock; what it hears, `progress` hears too.
    #[expect(clippy::disallowed_methods, reason = "what a build took reaches nothing but the terminal and the trace")]
    pub fn new(progress: &'p Progress) -> Self {
        Self { progress, since: Instant::now(), noted: Mutex::default() }
    }

    /// What the build took, which is over now, where so many threads worked on kits.
    pub fn taken(self, threads: usize) -> Taken {
        let took = self.since.elapsed();
        let Noted { log, .. } = self.noted.into_inner().unwrap_or_else(PoisonError::into_inner);
        let spans = log.spans();
        Taken { table: table::table(&spans, took, threads), trace: trace::trace(&spans) }
    }

    fn note(&self, note: impl FnOnce(&mut Log, usize, Duration)) {
        // A thread that panicked has noted something or not, and either is well.
        let mut noted = self.noted.lock().unwrap_or_else(PoisonError::into_inner);
        let own = thread::current().id();
        let known = noted.threads.iter().position(|thread| *thread == own);
        let thread = known.unwrap_or_else(|| {
            noted.threads.push(own);
            noted.threads.len() - 1
        });
        // Under the lock, so that what is noted later was later.
        note(&mut noted.log, thread, self.since.elapsed());
    }
}

impl Observer for Timings<'_> {
    fn stage(&self, stage: Stage, steps: usize) {
        self.progress.stage(stage, steps);
    }

    fn step(&self) {
        self.progress.step();
    }

    fn began(&self, work: Work, of: &str) {
        self.progress.began(work, of);
        self.note(|log, thread, now| log.began(thread, now, work, of));
    }

    fn ended(&self, work: Work, of: &str) {
        self.note(|log, thread, now| log.ended(thread, now, work, of));
        self.progress.ended(work, of);
    }
}
