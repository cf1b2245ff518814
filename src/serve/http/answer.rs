//! From a request to its answer.

use std::convert::Infallible;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::ops::Range;
use std::sync::Arc;

use hyper::body::{Body as _, Bytes, Incoming};
use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};
use hyper::{Method, Request, Response, StatusCode};
use tokio::sync::mpsc;
use tokio::task::spawn_blocking;

use super::body::Answered;
use super::events::events;
use super::range::range;
use crate::blob::Blob;
use crate::disk;
use crate::pipeline::Shown;
use crate::serve::guard::{Asked, Guard};
use crate::serve::inject::{self, injected, instead};
use crate::serve::live::Live;
use crate::serve::media_type::media_type;
use crate::serve::state::Moment;
use crate::serve::target::{Target, target};

/// A large file is sent in pieces of so many bytes.
const PIECE: u64 = 256 * 1024;

/// The answer to a request; there always is one.
pub async fn answer(request: Request<Incoming>, live: Arc<Live>, guard: Arc<Guard>) -> Result<Response<Answered>, Infallible> {
    if let Err((status, why)) = guard.judge(&asked(&request)) {
        return Ok(refused(status, why));
    }
    let Some(target) = target(request.uri().path(), request.uri().query().unwrap_or_default()) else {
        return Ok(refused(400, "no address of a preview looks like this"));
    };
    let head = request.method() == Method::HEAD;
    let answer = match target {
        // Whoever wants the head alone would never hear the end of it.
        Target::Events(_) if head => with("text/event-stream", StatusCode::OK, Answered::whole("")),
        Target::Events(path) => with("text/event-stream", StatusCode::OK, events(live, path)),
        Target::Own(name) => own(&name),
        Target::Site(path) => {
            let wanted = request.headers().get(header::RANGE).and_then(|range| range.to_str().ok()).map(str::to_owned);
            let made = spawn_blocking(move || site(&path, wanted.as_deref(), &live.now())).await;
            made.unwrap_or_else(|_| refused(500, "something went wrong here; the terminal may say what"))
        }
    };
    Ok(answer)
}

fn asked(request: &Request<Incoming>) -> Asked<'_> {
    let headers = request.headers();
    let all = |name: HeaderName| headers.get_all(name).iter().map(HeaderValue::as_bytes).collect();
    let is = |name: &str, value: &[u8]| headers.get(name).is_some_and(|found| found.as_bytes() == value);
    let uri = request.uri();
    Asked {
        method: request.method().as_str(),
        origin_form: uri.scheme().is_none() && uri.authority().is_none() && uri.path().starts_with('/'),
        hosts: all(header::HOST),
        origins: all(header::ORIGIN),
        sites: headers.get_all("sec-fetch-site").iter().map(HeaderValue::as_bytes).collect(),
        navigates: is("sec-fetch-mode", b"navigate") && is("sec-fetch-dest", b"document"),
        has_body: !request.body().is_end_stream() || headers.contains_key(header::TRANSFER_ENCODING),
    }
}

/// A file of the preview's own.
fn own(name: &str) -> Response<Answered> {
    let text = match name {
        "preview.js" => inject::SCRIPT.concat(),
        "preview.css" => inject::STYLE.to_owned(),
        "frame.js" => inject::FRAME_SCRIPT.concat(),
        "frame.html" => inject::FRAME.to_owned(),
        "frame.css" => inject::FRAME_STYLE.to_owned(),
        _ => return refused(404, "there is nothing here"),
    };
    with(media_type(name), StatusCode::OK, Answered::whole(text))
}

/// Something of the site.
fn site(path: &str, wanted: Option<&str>, moment: &Moment) -> Response<Answered> {
    let page = |status: u16, title: &str, why: &str| {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::NOT_FOUND);
        with("text/html; charset=utf-8", status, Answered::whole(instead(title, why, moment)))
    };
    match moment.preview.show(path) {
        Shown::File(blob) => match injected(path, &blob, moment) {
            Some(html) => with("text/html; charset=utf-8", StatusCode::OK, Answered::whole(html)),
            None => file(path, &blob, wanted),
        },
        Shown::Elsewhere(to) => moved(&to),
        Shown::Broken => page(500, "This page cannot be shown yet", "There is something to mend first. It comes by itself then."),
        Shown::Packet => page(404, "A preview makes no packets", "<code>tttkit build</code> makes them."),
        // Browsers ask for it unasked.
        Shown::Nothing if path == "favicon.ico" => with("image/x-icon", StatusCode::NO_CONTENT, Answered::whole("")),
        Shown::Nothing => page(404, "There is no such page", "It comes by itself if you make it."),
    }
}

fn file(path: &str, blob: &Blob, wanted: Option<&str>) -> Response<Answered> {
    let size = blob.size();
    let Some(part) = range(wanted, size) else {
        let mut answer = refused(416, "the file does not have these bytes");
        set(answer.headers_mut(), header::CONTENT_RANGE, &format!("bytes */{size}"));
        return answer;
    };
    let whole = part == (0..size);
    let body = match blob {
        Blob::Held(bytes) => {
            let part = usize::try_from(part.start).unwrap_or(0)..usize::try_from(part.end).unwrap_or(0);
            Answered::whole(Bytes::copy_from_slice(&bytes[part]))
        }
        Blob::Streamed { .. } => pieces(blob.clone(), part.clone()),
    };
    let mut answer = with(media_type(path), if whole { StatusCode::OK } else { StatusCode::PARTIAL_CONTENT }, body);
    let headers = answer.headers_mut();
    set(headers, header::CONTENT_LENGTH, &(part.end - part.start).to_string());
    set(headers, header::ACCEPT_RANGES, "bytes");
    if !whole {
        set(headers, header::CONTENT_RANGE, &format!("bytes {}-{}/{size}", part.start, part.end - 1));
    }
    if path.ends_with(".svg") {
        // A picture that is opened by itself would be a page of ours, with whatever somebody put into it.
        set(headers, header::CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'");
    }
    answer
}

/// A large file as it is read from disk. Between two pieces nobody waits but the connection itself: a slow one holds up no other.
fn pieces(blob: Blob, part: Range<u64>) -> Answered {
    let (send, pieces) = mpsc::channel(1);
    tokio::spawn(async move {
        let mut at = part.start;
        while at < part.end {
            let (of, from, most) = (blob.clone(), at, PIECE.min(part.end - at));
            let piece = spawn_blocking(move || piece(&of, from, most)).await.unwrap_or_else(|_| Err(io::ErrorKind::Other.into()));
            at += piece.as_ref().map_or(part.end, |piece| piece.len() as u64);
            if send.send(piece).await.is_err() {
                return;
            }
        }
    });
    Answered::Pieces(pieces)
}

fn piece(blob: &Blob, from: u64, most: u64) -> io::Result<Bytes> {
    let mut reader = disk::reader(blob).map_err(io::Error::other)?;
    reader.seek(SeekFrom::Start(from))?;
    let mut piece = Vec::new();
    match reader.take(most).read_to_end(&mut piece)? {
        0 => Err(io::ErrorKind::UnexpectedEof.into()),
        _ => Ok(Bytes::from(piece)),
    }
}

fn moved(to: &str) -> Response<Answered> {
    let mut answer = with("text/plain; charset=utf-8", StatusCode::TEMPORARY_REDIRECT, Answered::whole(""));
    set(answer.headers_mut(), header::LOCATION, &format!("/{to}"));
    answer
}

/// An answer to whoever should not have asked. The connection ends with it: what else is on it cannot be trusted to be a request.
fn refused(status: u16, why: &'static str) -> Response<Answered> {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST);
    let mut answer = with("text/plain; charset=utf-8", status, Answered::whole(why));
    set(answer.headers_mut(), header::CONNECTION, "close");
    if status == StatusCode::METHOD_NOT_ALLOWED {
        set(answer.headers_mut(), header::ALLOW, "GET, HEAD");
    }
    answer
}

fn with(kind: &'static str, status: StatusCode, body: Answered) -> Response<Answered> {
    let mut answer = Response::new(body);
    *answer.status_mut() = status;
    let always = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_FRAME_OPTIONS, "SAMEORIGIN"),
        (header::CONTENT_SECURITY_POLICY, "frame-ancestors 'self'"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    always.into_iter().for_each(|(name, value)| set(answer.headers_mut(), name, value));
    answer
}

/// Sets a field; a value that cannot stand in one is left out.
fn set(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}
