//! What a build took, as a trace that <https://ui.perfetto.dev> and the browsers' own viewers open. Source: "Trace Event Format", the
//! Chromium project's document of it.

use std::time::Duration;

use serde::Serialize;

use super::log::Span;
use crate::json;

/// How a trace of ours begins, by which we know one. Perfetto skips everything behind a key that it does not know, so what says that it is
/// ours has to be an event.
pub const HEAD: &str =
    "{\"traceEvents\":[\n{\"name\":\"process_name\",\"ph\":\"M\",\"pid\":1,\"tid\":1,\"args\":{\"name\":\"tttkit build\"}}";

/// The trace: an event a line. Threads are numbered from 1; the first is the one that leads.
pub fn trace(spans: &[Span]) -> String {
    let mut out = HEAD.to_owned();
    let threads = spans.iter().map(|span| span.thread + 1).max().unwrap_or(0);
    for thread in 0..threads {
        let name = if thread == 0 { "main".to_owned() } else { format!("worker {thread}") };
        out += ",\n";
        out += &json::text(&Named { name: "thread_name", ph: "M", pid: 1, tid: thread + 1, args: Name { name: &name } });
    }
    for span in spans {
        let (ts, end) = (microseconds(span.from), microseconds(span.to));
        let (name, of) = (span.work.name(), span.of.as_str());
        out += ",\n";
        out += &json::text(&Event { name, cat: "build", ph: "X", ts, dur: end - ts, pid: 1, tid: span.thread + 1, args: Of { of } });
    }
    out + "\n]}\n"
}

/// Both ends are cut, and not how long it took, so that what follows another never begins before it ends.
fn microseconds(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX)
}

/// A work that was done.
#[derive(Serialize)]
struct Event<'s> {
    name: &'s str,
    cat: &'s str,
    ph: &'s str,
    ts: u64,
    dur: u64,
    pid: u32,
    tid: usize,
    args: Of<'s>,
}

#[derive(Serialize)]
struct Of<'s> {
    of: &'s str,
}

/// What a thread is called.
#[derive(Serialize)]
struct Named<'s> {
    name: &'s str,
    ph: &'s str,
    pid: u32,
    tid: usize,
    args: Name<'s>,
}

#[derive(Serialize)]
struct Name<'s> {
    name: &'s str,
}

#[cfg(test)]
mod tests {
    use super::super::log::tests::sample;
    use super::*;

    #[test]
    fn a_trace_is_json_with_an_event_for_every_work() {
        let trace = trace(&sample());
        assert!(trace.starts_with(HEAD));
        let read: serde_json::Value = serde_json::from_str(&trace).unwrap();
        let events = read["traceEvents"].as_array().unwrap();
        let threads: Vec<_> = events.iter().filter(|event| event["name"] == "thread_name").collect();
        let names: Vec<_> = threads.iter().map(|event| (event["tid"].as_u64(), event["args"]["name"].as_str())).collect();
        assert_eq!(names, [(Some(1), Some("main")), (Some(2), Some("worker 1")), (Some(3), Some("worker 2"))]);
        let done: Vec<_> = events.iter().filter(|event| event["ph"] == "X").collect();
        let of = |event: &serde_json::Value| ["tid", "ts", "dur"].map(|key| event[key].as_u64().unwrap());
        assert_eq!(
            done.iter().map(|event| of(event)).collect::<Vec<_>>(),
            [[1, 0, 5_000], [2, 5_000, 1_000_000], [3, 6_000, 4_000], [2, 7_000, 2_000]]
        );
        assert_eq!((&done[3]["name"], &done[3]["args"]["of"]), (&"load and check".into(), &"c \"quoted\"".into()));
    }

    #[test]
    fn what_follows_another_never_begins_before_it_ends() {
        let span = |from, to| {
            let [from, to] = [from, to].map(Duration::from_nanos);
            Span { work: crate::pipeline::Work::View, of: String::new(), thread: 0, from, to }
        };
        let trace = trace(&[span(1_700, 3_600), span(3_600, 4_100)]);
        assert!(trace.contains("\"ts\":1,\"dur\":2,") && trace.contains("\"ts\":3,\"dur\":1,"), "{trace}");
    }

    #[test]
    fn a_trace_of_nothing_is_one_too() {
        let read: serde_json::Value = serde_json::from_str(&trace(&[])).unwrap();
        assert_eq!(read["traceEvents"].as_array().unwrap().len(), 1);
    }
}
