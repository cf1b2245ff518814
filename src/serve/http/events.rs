//! Server-sent events: a page hears at once when it is another.

use std::sync::Arc;
use std::time::Duration;

use hyper::body::Bytes;
use tokio::sync::mpsc;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use super::body::Answered;
use crate::serve::live::Live;
use crate::serve::state;

/// A line that means nothing goes out after so long: only by writing is it found out that nobody reads any more.
const SIGN_OF_LIFE: Duration = Duration::from_secs(15);

/// How the page at a path stands: now, and whenever that is something else.
pub fn events(live: Arc<Live>, path: String) -> Answered {
    let (send, pieces) = mpsc::channel(4);
    tokio::spawn(async move {
        let _looking = live.looking(&path);
        let mut listener = live.listener();
        let mut moment = listener.newest();
        let mut told = String::new();
        loop {
            let (asked, of) = ((live.clone(), path.clone()), moment.clone());
            // Making a page takes time that sockets do not have.
            let Ok(state) = spawn_blocking(move || state::state(&of, &asked.0, &asked.1)).await else { return };
            if state != told {
                let event = format!("data: {state}\n\n");
                told = state;
                if send.send(Ok(Bytes::from(event))).await.is_err() {
                    return;
                }
            }
            moment = loop {
                match timeout(SIGN_OF_LIFE, listener.next()).await {
                    Ok(Some(next)) => break next,
                    Ok(None) => return,
                    Err(_) if send.send(Ok(Bytes::from_static(b":\n\n"))).await.is_err() => return,
                    Err(_) => {}
                }
            };
        }
    });
    Answered::Pieces(pieces)
}
