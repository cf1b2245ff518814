//! HTTP, and everything of hyper and tokio: sockets in, answers out.

mod answer;
mod body;
mod deadline;
mod events;
mod news;
mod range;

pub use news::{Listener, News};

use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::runtime::Builder;
use tokio::sync::Semaphore;

use super::guard::Guard;
use super::live::Live;
use super::{Error, http};
use deadline::Deadline;

/// How much of this machine others may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The head of a request must come within this time, and the next request on the same connection too.
    pub head: Duration,
    /// Whoever takes no byte for so long is given up.
    pub write: Duration,
    /// So many connections at once; others are closed.
    pub connections: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { head: Duration::from_secs(10), write: Duration::from_secs(20), connections: 128 }
    }
}

/// The head of a request has at most so many bytes; hyper takes no lower limit than 8 KiB.
const HEAD_AT_MOST: usize = 16 * 1024;
/// And so many fields.
const FIELDS_AT_MOST: usize = 64;
/// Pages are made beside the sockets, so many at once.
const MAKERS: usize = 4;

/// Begins to answer, on a thread of its own.
pub fn run(listener: TcpListener, live: Arc<Live>, guard: Guard, limits: Limits) -> Result<(), Error> {
    let runtime = Builder::new_current_thread().enable_io().enable_time().max_blocking_threads(MAKERS).build().map_err(Error::Listen)?;
    listener.set_nonblocking(true).map_err(Error::Listen)?;
    let listener = {
        let _inside = runtime.enter();
        tokio::net::TcpListener::from_std(listener).map_err(Error::Listen)?
    };
    let serving = move || runtime.block_on(accept(listener, live, Arc::new(guard), limits));
    std::thread::Builder::new().name("serve".to_owned()).spawn(serving).map(drop).map_err(Error::Listen)
}

async fn accept(listener: tokio::net::TcpListener, live: Arc<Live>, guard: Arc<Guard>, limits: Limits) {
    let free = Arc::new(Semaphore::new(limits.connections));
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // The system is out of something; it will have it again.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        // Who comes when all places are taken is sent away at once, and can come again.
        let Ok(place) = free.clone().try_acquire_owned() else { continue };
        let (live, guard) = (live.clone(), guard.clone());
        tokio::spawn(async move {
            // What goes wrong on a connection is the other end's to know.
            let _ = connection(stream, live, guard, limits).await;
            drop(place);
        });
    }
}

async fn connection(stream: TcpStream, live: Arc<Live>, guard: Arc<Guard>, limits: Limits) -> Result<(), hyper::Error> {
    // A few bytes of news are worth a packet of their own.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request| http::answer::answer(request, live.clone(), guard.clone()));
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        .max_buf_size(HEAD_AT_MOST)
        .max_headers(FIELDS_AT_MOST)
        .serve_connection(TokioIo::new(Deadline::new(stream, limits.write)), service)
        .await
}
