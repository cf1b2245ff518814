//! `tttkit serve` as the world finds it: requests that no browser would send, files that change in every way that there is.
//!
//! Nothing here waits for a time to pass but to see that something does *not* happen; all else waits until it is so.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests touch real files and sockets, and fail by panicking"
)]

mod edits;
mod hostile;
#[path = "../support/mod.rs"]
mod support;

use std::fs;
use std::io::{Read, Write as _};
use std::net::{IpAddr, SocketAddr, TcpStream};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use support::{Files, files, write};
use tempfile::TempDir;
use tttkit::edition::Audience;
use tttkit::pipeline::{Preview, Shown};
use tttkit::serve::{Limits, Rebuilt, Serve};

const PATIENCE: Duration = Duration::from_secs(20);
const SECRET: &str = "canaryword";

fn workspace() -> Files {
    files([
        ("book.toml", "[book]\ntitle = \"Previewed\"\n"),
        ("kits/trust/kit.yaml", "schema: 1\ntitle: Trust\nversion: 1.0.0\n"),
        (
            "kits/trust/modules/01-wait.md",
            "---\ntitle: Wait\ncore_message: Wait.\n---\nThe word is one.\n\n::: say\nThe facilitator says canaryword.\n:::\n",
        ),
        ("kits/other/kit.yaml", "schema: 1\ntitle: Other\nversion: 1.0.0\n"),
        ("kits/other/modules/01-go.md", "---\ntitle: Go\ncore_message: Go.\n---\nGo on.\n"),
        ("kits/other/facilitator/room.md", "# The room\n\ncanaryword\n"),
    ])
}

/// A preview that runs until the test process ends.
struct Running {
    folder: TempDir,
    address: SocketAddr,
    told: Arc<Mutex<Vec<Rebuilt>>>,
}

fn serve(host: Option<&str>, editions: &[Audience], limits: Limits) -> Running {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &workspace());
    let host = host.map(|host| host.parse::<IpAddr>().unwrap());
    let request = Serve { root: folder.path().to_owned(), host, port: 0, editions: editions.to_vec(), limits };
    let server = request.open().unwrap();
    let address = server.address;
    let told = Arc::new(Mutex::new(Vec::new()));
    let telling = told.clone();
    std::thread::spawn(move || server.run(|rebuilt| telling.lock().unwrap().extend(rebuilt)).unwrap());
    Running { folder, address, told }
}

fn both() -> Running {
    serve(None, &[Audience::Participant, Audience::Facilitator], Limits::default())
}

impl Running {
    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// What comes back for some bytes, until the other end closes or says nothing more of this answer.
    fn raw(&self, request: impl AsRef<[u8]>) -> String {
        let mut stream = self.connect();
        // Who is refused early may not be able to say all of it.
        let _ = stream.write_all(request.as_ref());
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn host(&self) -> String {
        self.address.to_string()
    }

    /// The answer to a path, with more lines in the head.
    fn get(&self, path: &str, more: &str) -> String {
        self.raw(format!("GET {path} HTTP/1.1\r\nHost: {}\r\n{more}Connection: close\r\n\r\n", self.host()))
    }

    fn body(&self, path: &str) -> String {
        let answer = self.get(path, "");
        answer.split_once("\r\n\r\n").map(|(_, body)| body.to_owned()).unwrap_or_default()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn save(&self, name: &str, text: &str) {
        fs::create_dir_all(self.path(name).parent().unwrap()).unwrap();
        fs::write(self.path(name), text).unwrap();
    }

    /// Waits until a page holds some words, or does not.
    fn until(&self, path: &str, words: &str, held: bool) {
        let since = Instant::now();
        while self.body(path).contains(words) != held {
            assert!(since.elapsed() < PATIENCE, "{path}: {words:?} should be {held}:\n{}", self.body(path));
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Waits until there are so many errors.
    fn until_wrong(&self, errors: usize) {
        let since = Instant::now();
        while self.told.lock().unwrap().last().map(|told| told.findings.errors()) != Some(errors) {
            assert!(since.elapsed() < PATIENCE, "{:?}", self.told.lock().unwrap());
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

fn status(answer: &str) -> u16 {
    answer.strip_prefix("HTTP/1.1 ").and_then(|rest| rest.get(..3)?.parse().ok()).unwrap_or_else(|| panic!("no answer: {answer:?}"))
}

const WAIT: &str = "/trust/1.0.0-draft/participant/wait.html";
const SAID: &str = "/trust/1.0.0-draft/facilitator/wait.html";
const MODULE: &str = "kits/trust/modules/01-wait.md";

fn module(word: &str) -> String {
    String::from_utf8(workspace()[MODULE].clone()).unwrap().replace("is one", &format!("is {word}"))
}

#[test]
fn a_page_comes_with_what_keeps_it_where_it_is() {
    let running = both();
    let answer = running.get(WAIT, "");
    assert_eq!(status(&answer), 200);
    let head = answer.split("\r\n\r\n").next().unwrap().to_lowercase();
    for field in [
        "x-content-type-options: nosniff",
        "cache-control: no-store",
        "x-frame-options: sameorigin",
        "content-security-policy: frame-ancestors 'self'",
        "cross-origin-resource-policy: same-origin",
        "referrer-policy: same-origin",
        "content-type: text/html; charset=utf-8",
    ] {
        assert!(head.contains(field), "{field} is missing:\n{head}");
    }
    assert!(!head.contains("access-control-"), "{head}");
    assert!(answer.contains("connect-src 'self'") && answer.contains("/_serve/preview.js") && answer.contains("The word is one."));
    assert!(running.body(SAID).contains(SECRET) && !answer.contains(SECRET));
    let head = running.raw(format!("HEAD {WAIT} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", running.host()));
    assert!(status(&head) == 200 && head.ends_with("\r\n\r\n"), "{head}");
}

#[test]
fn everything_else_is_served_as_it_is_built() {
    let running = both();
    for path in ["/index.html", "/trust/index.html", "/assets/style.css", "/assets/script.js", "/verify.html", "/versions.js"] {
        assert_eq!(status(&running.get(path, "")), 200, "{path}");
    }
    for file in ["index", "wait", "all-in-one", "get-ready", "run", "presenter", "projector", "delivery", "assets/keep"] {
        assert_eq!(status(&running.get(&format!("/trust/1.0.0-draft/facilitator/{file}.html"), "")), 200, "{file}");
    }
    for file in ["assets/search.js", "assets/plan.js", "assets/deck-wait.js", "assets/notes.js", "assets/find.js", "assets/first.js"] {
        assert_eq!(status(&running.get(&format!("/trust/1.0.0-draft/facilitator/{file}"), "")), 200, "{file}");
    }
    assert!(running.get("/", "").contains("location: /index.html"));
    assert!(running.get("/trust/", "").contains("location: /trust/index.html"));
    assert!(running.get("/trust/0.9.0-draft/participant/wait.html", "").contains("location: /trust/1.0.0-draft/participant/wait.html"));
    assert_eq!(status(&running.get("/trust/1.0.0-draft/trust-1.0.0-draft-en-participant.zip", "")), 404);
    // The two that must have no script of ours are as they are.
    for path in ["/verify.html", "/trust/1.0.0-draft/participant/assets/keep.html"] {
        assert!(!running.body(path).contains("_serve"), "{path}");
    }
    assert!(!running.path("site").exists(), "nothing is written");
}

/// A preview renders one file at a time, by the list that a build goes through.
#[test]
fn a_preview_is_what_a_build_makes() {
    for example in ["locales", "theme"] {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("workspace");
        write(&root, &support::read(&support::root().join("examples").join(example)));
        let site = support::build_in(&root, &folder.path().join("site"));
        let preview = Preview::open(&root, &[Audience::Participant, Audience::Facilitator]).unwrap();
        let packed = |path: &str| path.ends_with(".zip") || path.ends_with("RELEASE.txt") || path.ends_with("MANIFEST.sha256");
        let alone = |path: &str| path.starts_with("versions.") || path.starts_with('.') || path.starts_with("../");
        let (mut compared, mut crossed) = (0, 0);
        for (path, built) in site.iter().filter(|(path, _)| !packed(path) && !alone(path)) {
            let Shown::File(blob) = preview.show(path) else { panic!("{example}: `{path}` is not shown") };
            let same = blob.bytes().map_or(blob.sha256().to_string() == support::sha256(built), |bytes| bytes == built.as_slice());
            assert!(same, "{example}: `{path}` differs: {:?}", blob.bytes().map(|bytes| support::first_line(built, bytes)));
            compared += 1;
            // The same page in the other edition, where a build makes it there, and its front page where it does not.
            let Some((folder, page)) = ["facilitator", "participant"].iter().find_map(|edition| path.split_once(&format!("/{edition}/")))
            else {
                continue;
            };
            if !page.ends_with(".html") || page.starts_with("assets/") {
                continue;
            }
            let other = if path.contains("/facilitator/") { "participant" } else { "facilitator" };
            let same = format!("{folder}/{other}/{page}");
            let expected = if site.contains_key(&same) { same } else { format!("{folder}/{other}/index.html") };
            assert_eq!(preview.across(path), Some(expected), "{example}: `{path}` in the other edition");
            crossed += 1;
        }
        assert!(compared > 30 && crossed >= 15, "{example}: {compared}, {crossed}");
    }
}

#[test]
fn large_recordings_are_sent_in_parts() {
    let running = both();
    let film: Vec<u8> = (0..3_000_000_u32).map(|at| at.to_le_bytes()[0] ^ at.to_le_bytes()[1]).collect();
    fs::create_dir_all(running.path("kits/trust/media")).unwrap();
    fs::write(running.path("kits/trust/media/talk.mp4"), &film).unwrap();
    running.save("kits/trust/media/talk.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\nHello.\n");
    running.save(MODULE, &module("heard").replace("\n::: say", "\n![A talk](../media/talk.mp4)\n\n::: say"));
    running.until(WAIT, "assets/media/talk.mp4", true);
    let of = |more: &str| {
        let mut stream = running.connect();
        let path = "/trust/1.0.0-draft/participant/assets/media/talk.mp4";
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\n{more}Connection: close\r\n\r\n", running.host()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
        (String::from_utf8_lossy(&answer[..end]).into_owned(), answer[end + 4..].to_vec())
    };
    let (head, body) = of("");
    assert!(status(&head) == 200 && body == film, "{head}");
    let (head, body) = of("Range: bytes=1000000-2000000\r\n");
    assert!(
        status(&head) == 206 && head.contains("content-range: bytes 1000000-2000000/3000000") && body == film[1_000_000..=2_000_000],
        "{head}"
    );
    assert_eq!(status(&of("Range: bytes=3000000-\r\n").0), 416);
}
