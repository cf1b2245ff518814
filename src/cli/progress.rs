//! What is shown of a build that takes its time.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::pipeline::{Observer, Stage, Work};

/// Builds that end sooner show nothing: a line that flashes by tells nobody anything.
const PATIENCE: Duration = Duration::from_secs(1);

/// A line at the foot of the terminal, from the second second of a build to its end.
pub struct Progress {
    bar: ProgressBar,
    since: Instant,
    hidden: Mutex<bool>,
}

impl Progress {
    /// Progress that is shown to somebody, or to nobody.
    #[expect(clippy::disallowed_methods, reason = "how long somebody has waited reaches nothing but the terminal")]
    pub fn new(watched: bool) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        Self { bar, since: Instant::now(), hidden: Mutex::new(watched) }
    }

    /// Takes the line away.
    pub fn clear(&self) {
        self.bar.finish_and_clear();
    }

    fn show_when_it_takes_long(&self) {
        if self.since.elapsed() < PATIENCE {
            return;
        }
        // A poisoned lock means that a thread panicked, and then progress is nobody's concern.
        if let Ok(mut hidden) = self.hidden.lock()
            && std::mem::take(&mut *hidden)
        {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            self.bar.force_draw();
        }
    }
}

impl Observer for Progress {
    fn stage(&self, stage: Stage, steps: usize) {
        let name = match stage {
            Stage::Read => "reading",
            Stage::Check => "checking",
            Stage::Make => "making",
            Stage::Write => "writing",
        };
        let form = if steps > 0 { "{msg} {pos} of {len} {wide_bar:.dim}" } else { "{msg} ..." };
        self.bar.set_style(ProgressStyle::with_template(form).unwrap_or_else(|_| ProgressStyle::default_bar()));
        self.bar.set_length(steps as u64);
        self.bar.set_position(0);
        self.bar.set_message(name);
        self.show_when_it_takes_long();
        // What is drawn too often is left out, and this line may stand for long.
        self.bar.force_draw();
    }

    fn step(&self) {
        self.bar.inc(1);
        self.show_when_it_takes_long();
    }

    fn began(&self, _: Work, _: &str) {
        // The first kit may take longer than anybody's patience.
        self.show_when_it_takes_long();
    }
}
