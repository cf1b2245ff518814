//! Many addresses asked for, politely: of one host one thing at a time, with a pause between.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::curl::{Curl, How, Said};
use crate::pipeline::{Answer, Answers, address, can_be_asked};

/// How fast is asked.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// The pause between two requests to a host.
    pub between: Duration,
    /// So many hosts are asked side by side.
    pub at_once: usize,
}

/// So many times an address may lead on to another.
const HOPS: usize = 5;

/// Asks for addresses, each once. An error where nothing can be asked: no `curl`, or no network.
pub fn ask(addresses: BTreeSet<String>, curl: &Curl, pace: &Pace) -> Result<Answers, String> {
    let board = Board { free: Condvar::new(), state: Mutex::new(State::of(addresses)) };
    std::thread::scope(|scope| {
        for _ in 0..pace.at_once {
            scope.spawn(|| board.work(curl, pace));
        }
    });
    let State { answers, failed, reached, unreached, .. } = board.state.into_inner().unwrap_or_else(PoisonError::into_inner);
    match failed {
        Some(why) => Err(why),
        // Without a network, every server seems to be gone.
        None if !reached && unreached => {
            Err("none of the addresses could be reached; see whether this computer is online, or leave `--online` out".to_owned())
        }
        None => Ok(answers),
    }
}

/// An address that is asked for.
struct Job {
    /// As it was written.
    written: String,
    /// Where it has led to so far.
    now: String,
    /// How often it led on.
    hops: usize,
    /// Where it has moved to for good, as far as every step was for good.
    moved: Option<String>,
    /// Whether a step was not for good.
    passing: bool,
    how: How,
}

/// A host that is asked.
#[derive(Default)]
struct Host {
    busy: bool,
    /// When it may be asked again.
    next: Option<Instant>,
    /// Whether it has had enough.
    closed: bool,
}

#[derive(Default)]
struct State {
    waiting: VecDeque<Job>,
    hosts: BTreeMap<String, Host>,
    running: usize,
    answers: Answers,
    /// Why nothing can be asked.
    failed: Option<String>,
    /// Whether some server has answered.
    reached: bool,
    /// Whether some could not be reached.
    unreached: bool,
}

/// What all who ask share.
struct Board {
    free: Condvar,
    state: Mutex<State>,
}

/// What an answer comes to.
enum Step {
    Done(Answer),
    Again(Job),
}

impl State {
    fn of(addresses: BTreeSet<String>) -> Self {
        let job = |written: String| Job { now: written.clone(), written, hops: 0, moved: None, passing: false, how: How::Head };
        Self { waiting: addresses.into_iter().map(job).collect(), ..Self::default() }
    }

    /// The first job whose host may be asked now, or else how long to wait for one; none where others have to end first.
    fn next(&mut self, now: Instant) -> Result<Job, Option<Duration>> {
        let mut soonest: Option<Duration> = None;
        for at in 0..self.waiting.len() {
            let host = self.hosts.entry(host(&self.waiting[at].now)).or_default();
            let left = host.next.map_or(Duration::ZERO, |next| next.saturating_duration_since(now));
            if host.busy {
                continue;
            }
            if left.is_zero() || host.closed {
                host.busy = true;
                self.running += 1;
                return self.waiting.remove(at).ok_or(None);
            }
            soonest = Some(soonest.map_or(left, |soonest| soonest.min(left)));
        }
        Err(soonest)
    }
}

impl Board {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn work(&self, curl: &Curl, pace: &Pace) {
        while let Some((job, closed)) = self.take() {
            let host = host(&job.now);
            let written = job.written.clone();
            let said = if closed { Ok(Said::Status(429, None)) } else { curl.ask(&job.now, job.how) };
            let mut state = self.lock();
            state.running -= 1;
            let of_host = state.hosts.entry(host).or_default();
            (of_host.busy, of_host.next) = (false, Some(now() + pace.between));
            match said {
                Err(why) => {
                    state.failed = Some(why);
                    state.waiting.clear();
                }
                Ok(said) => {
                    // A server that asks for a pause gets a long one.
                    of_host.closed |= matches!(said, Said::Status(429, _));
                    state.reached |= matches!(said, Said::Status(..) | Said::Nothing(_));
                    state.unreached |= matches!(said, Said::NoServer | Said::NoWay);
                    match judged(job, said) {
                        Step::Done(answer) => drop(state.answers.insert(written, answer)),
                        Step::Again(job) => state.waiting.push_front(job),
                    }
                }
            }
            drop(state);
            self.free.notify_all();
        }
    }

    /// The next job, and whether its host has had enough; none when all is done.
    fn take(&self) -> Option<(Job, bool)> {
        let mut state = self.lock();
        loop {
            if state.waiting.is_empty() && state.running == 0 {
                return None;
            }
            match state.next(now()) {
                Ok(job) => {
                    let closed = state.hosts.get(&host(&job.now)).is_some_and(|host| host.closed);
                    return Some((job, closed));
                }
                Err(Some(wait)) => state = self.free.wait_timeout(state, wait).unwrap_or_else(PoisonError::into_inner).0,
                Err(None) => state = self.free.wait(state).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "servers get a pause; no output knows of it")]
fn now() -> Instant {
    Instant::now()
}

fn host(of: &str) -> String {
    address::host(of).unwrap_or_default()
}

/// What a server's answer comes to.
fn judged(job: Job, said: Said) -> Step {
    let done = |answer| Step::Done(answer);
    let trouble = |why: String| Step::Done(Answer::Trouble(why));
    match said {
        Said::NoServer => done(Answer::Gone(format!("there is no server `{}`", host(&job.now)))),
        Said::NoWay => trouble("the server cannot be reached".to_owned()),
        Said::Nothing(why) => trouble(why),
        // A range of nothing is refused, and what it would be a range of is there.
        Said::Status(200..=299 | 416, _) => done(job.moved.map_or(Answer::Good, Answer::Moved)),
        Said::Status(status @ (301 | 302 | 303 | 307 | 308), Some(to)) => led_on(job, status, to),
        // Many servers know no HEAD, and say so in every way that there is. So nothing is gone because of one.
        Said::Status(400..=428 | 430..=499 | 501, _) if job.how == How::Head => Step::Again(Job { how: How::Start, ..job }),
        Said::Status(status @ (404 | 410), _) => done(Answer::Gone(format!("the server answers {status}"))),
        Said::Status(401, _) => trouble("the server answers 401: it asks who you are".to_owned()),
        Said::Status(403, _) => trouble("the server answers 403: it lets in browsers alone, or only some people".to_owned()),
        Said::Status(429, _) => trouble("the server answers 429: it asks for a pause".to_owned()),
        Said::Status(status, _) => trouble(format!("the server answers {status}")),
    }
}

/// Follows to where an address leads on.
fn led_on(job: Job, status: u16, to: String) -> Step {
    if !can_be_asked(&to) {
        return Step::Done(Answer::Trouble(format!("it leads on to `{to}`, which is no address that everybody can open")));
    }
    if job.hops == HOPS {
        return Step::Done(Answer::Trouble(format!("it leads on and on, more than {HOPS} times")));
    }
    let passing = job.passing || !matches!(status, 301 | 308);
    let moved = if passing { job.moved } else { Some(to.clone()) };
    Step::Again(Job { now: to, hops: job.hops + 1, moved, passing, how: How::Head, ..job })
}
