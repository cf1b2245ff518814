//! `tttkit serve` as the world finds it: requests that no browser would send, files that change in every way that there is.
//!
//! Nothing here waits for a time to pass but to see that something does *not* happen; all else waits until it is so.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests touch real files and sockets, and fail by panicking"
)]

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
        let mut compared = 0;
        for (path, built) in site.iter().filter(|(path, _)| !packed(path) && !alone(path)) {
            let Shown::File(blob) = preview.show(path) else { panic!("{example}: `{path}` is not shown") };
            let same = blob.bytes().map_or(blob.sha256().to_string() == support::sha256(built), |bytes| bytes == built.as_slice());
            assert!(same, "{example}: `{path}` differs: {:?}", blob.bytes().map(|bytes| support::first_line(built, bytes)));
            compared += 1;
        }
        assert!(compared > 30, "{example}: {compared}");
    }
}

#[test]
fn who_names_another_host_is_sent_away() {
    let running = both();
    let of = |lines: &str| status(&running.raw(format!("GET {WAIT} HTTP/1.1\r\n{lines}Connection: close\r\n\r\n")));
    let port = running.address.port();
    assert_eq!(of(&format!("Host: localhost:{port}\r\n")), 200);
    for host in [
        format!("rebound.example:{port}"),
        "127.0.0.1".into(),
        format!("127.0.0.1:{port}.example"),
        format!("localhost:{}", port ^ 1),
        "0x7f.1".into(),
    ] {
        assert_eq!(of(&format!("Host: {host}\r\n")), 421, "{host}");
    }
    assert_eq!(of(""), 400);
    assert_eq!(of(&format!("Host: localhost:{port}\r\nHost: localhost:{port}\r\n")), 400);
    assert_eq!(of(&format!("Host: localhost:{port}\r\nHost: rebound.example\r\n")), 400);
}

#[test]
fn other_websites_learn_nothing() {
    let running = both();
    let of = |lines: &str| running.get(WAIT, lines);
    for lines in [
        "Origin: http://rebound.example\r\n",
        "Origin: null\r\n",
        "Sec-Fetch-Site: cross-site\r\n",
        "Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: no-cors\r\n",
        "Sec-Fetch-Site: same-origin\r\nSec-Fetch-Site: cross-site\r\n",
    ] {
        let answer = of(lines);
        assert_eq!(status(&answer), 403, "{lines}");
        assert!(!answer.contains("The word is one"), "{lines}");
    }
    for lines in [format!("Origin: http://{}\r\n", running.host()), "Sec-Fetch-Site: none\r\nSec-Fetch-Mode: navigate\r\n".into()] {
        assert_eq!(status(&of(&lines)), 200, "{lines}");
    }
    let events = running.get("/_serve/events?page=/trust/index.html", "Sec-Fetch-Site: cross-site\r\n");
    assert_eq!(status(&events), 403);
}

#[test]
fn nothing_can_be_sent() {
    let running = both();
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "BREW"] {
        let answer = running.raw(format!("{method} {WAIT} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", running.host()));
        assert!([400, 405].contains(&status(&answer)), "{method}: {answer}");
    }
    for lines in [
        "Content-Length: 3\r\n",
        "Transfer-Encoding: chunked\r\n",
        "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
        "Content-Length: -1\r\n",
    ] {
        assert_eq!(status(&running.get(WAIT, lines)), 400, "{lines}");
    }
}

#[test]
fn no_path_leads_out() {
    let running = both();
    running.save("secret.txt", "outside");
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/trust/../../secret.txt",
        "/trust/%2e%2e/%2e%2e/secret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/secret.txt",
        "/secret.txt%00.html",
        "/%00",
        "/%",
        "/%c0%ae%c0%ae/secret.txt",
        "//secret.txt",
        "//rebound.example/",
        "/kits/trust/kit.yaml",
        "/book.toml",
        "/_serve/../secret.txt",
        "/_serve/",
        "/_serve/events",
        "/_serve/events?page=//rebound.example/",
        "/_serve/events?page=..%2f..%2fsecret.txt",
        "/trust/1.0.0-draft/participant/../facilitator/wait.html",
    ] {
        let answer = running.get(path, "");
        assert!([400, 404].contains(&status(&answer)), "{path}: {answer}");
        assert!(!answer.contains("outside") && !answer.contains(SECRET), "{path}");
    }
    // Targets that are no paths.
    for target in ["http://rebound.example/", &format!("http://{}{WAIT}", running.host()), "*", "rebound.example:80", ""] {
        let answer = running.raw(format!("GET {target} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", running.host()));
        assert_eq!(status(&answer), 400, "{target}");
    }
}

#[test]
fn lines_cannot_be_smuggled() {
    let running = both();
    for path in ["/a%0d%0aX-Evil:%201", "/trust%0d%0aLocation:%20http:/x/", "/_serve/events?page=%0d%0adata:x"] {
        let answer = running.get(path, "");
        assert!(!answer.to_lowercase().contains("\r\nx-evil") && [400, 404].contains(&status(&answer)), "{answer}");
    }
    // A second request behind one that is refused is not answered.
    let answer = running
        .raw(format!("POST / HTTP/1.1\r\nHost: {0}\r\nContent-Length: 0\r\n\r\nGET {WAIT} HTTP/1.1\r\nHost: {0}\r\n\r\n", running.host()));
    assert_eq!(answer.matches("HTTP/1.1 ").count(), 1, "{answer}");
    for junk in [
        "\0\0\0\0\r\n\r\n",
        "\u{16}\u{3}\u{1}\u{2}",
        "GET\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        "GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost : x\r\n\r\n",
        "GET / HTTP/1.1\r\n Host: x\r\n\r\n",
    ] {
        let answer = running.raw(junk.to_owned() + "\r\n\r\n");
        assert!(!answer.contains(" 200 ") && !answer.contains("The word"), "{junk:?}: {answer}");
    }
    // Two good ones are.
    let one = format!("GET {WAIT} HTTP/1.1\r\nHost: {}\r\n", running.host());
    let answer = running.raw(format!("{one}\r\n{one}Connection: close\r\n\r\n"));
    assert_eq!(answer.matches("HTTP/1.1 200").count(), 2);
}

#[test]
fn heads_have_an_end() {
    let running = both();
    for head in [format!("X-Long: {}\r\n", "a".repeat(64 * 1024)), "X-Many: 1\r\n".repeat(200)] {
        assert_eq!(status(&running.get(WAIT, &head)), 431);
    }
    let answer = running.get(&format!("/{}", "a".repeat(8000)), "");
    assert!([400, 414, 431].contains(&status(&answer)), "{answer}");
    assert_eq!(status(&running.get(WAIT, "")), 200);
}

#[test]
fn who_is_slow_is_given_up_and_others_are_served() {
    let limits = Limits { head: Duration::from_millis(300), write: Duration::from_millis(300), connections: 8 };
    let running = serve(None, &[Audience::Participant], limits);
    // A byte at a time: the head as a whole has its time, not each byte.
    let mut slow = running.connect();
    let since = Instant::now();
    let ended = loop {
        if slow.write_all(b"G").is_err() {
            break true;
        }
        slow.set_read_timeout(Some(Duration::from_millis(50))).unwrap();
        match slow.read(&mut [0; 64]) {
            Ok(0) => break true,
            Err(error) if !matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut) => break true,
            _ if since.elapsed() > PATIENCE => break false,
            _ => {}
        }
    };
    assert!(ended, "the slow one is still there");
    // All places are taken by those who say nothing; they are given up, and then there are places again.
    let silent: Vec<TcpStream> = (0..40).map(|_| running.connect()).collect();
    let since = Instant::now();
    loop {
        let mut stream = running.connect();
        let _ = write!(stream, "GET {WAIT} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", running.host());
        let mut answer = String::new();
        if stream.read_to_string(&mut answer).is_ok() && answer.starts_with("HTTP/1.1 200") {
            break;
        }
        assert!(since.elapsed() < PATIENCE, "nobody is served any more");
        std::thread::sleep(Duration::from_millis(20));
    }
    drop(silent);
}

#[test]
fn who_takes_nothing_is_given_up() {
    let limits = Limits { head: Duration::from_secs(5), write: Duration::from_millis(300), connections: 4 };
    let running = serve(None, &[Audience::Participant], limits);
    let request = format!("GET {WAIT} HTTP/1.1\r\nHost: {}\r\n\r\n", running.host());
    // More answers than the system holds for one that reads none.
    let greedy: Vec<TcpStream> = (0..4)
        .map(|_| {
            let mut stream = running.connect();
            stream.set_write_timeout(Some(Duration::from_secs(2))).unwrap();
            for _ in 0..2000 {
                if stream.write_all(request.as_bytes()).is_err() {
                    break;
                }
            }
            stream
        })
        .collect();
    let since = Instant::now();
    while !running.get(WAIT, "").starts_with("HTTP/1.1 200") {
        assert!(since.elapsed() < PATIENCE, "those who take nothing hold all places");
        std::thread::sleep(Duration::from_millis(20));
    }
    drop(greedy);
}

#[test]
fn participants_on_a_network_see_nothing_of_the_facilitators() {
    let running = serve(Some("127.0.0.1"), &[Audience::Participant], Limits::default());
    let mut paths: Vec<String> =
        ["/index.html", "/trust/index.html", "/other/index.html", WAIT, SAID, "/versions.js", "/verify.html", "/assets/script.js"]
            .map(str::to_owned)
            .into();
    for kit in ["trust", "other"] {
        for edition in
            ["participant", "facilitator", "PARTICIPANT", "Facilitator", "participant/../facilitator", "en/facilitator", "%66acilitator"]
        {
            for file in [
                "index.html",
                "wait.html",
                "room.html",
                "all-in-one.html",
                "run.html",
                "presenter.html",
                "assets/search.js",
                "assets/plan.js",
                "assets/deck-wait.js",
            ] {
                paths.push(format!("/{kit}/1.0.0-draft/{edition}/{file}"));
            }
        }
        paths.push(format!("/{kit}/1.0.0-draft/{kit}-1.0.0-draft-en-facilitator.zip"));
    }
    // What is wrong is told with excerpts of the sources: here with a secret in it.
    running.save(MODULE, &module("two").replace(SECRET, "canaryword ![](../media/none.svg)"));
    running.until_wrong(1);
    assert!(running.told.lock().unwrap().last().unwrap().findings.told(false, 100).contains(SECRET), "the terminal is told");
    let mut events = running.connect();
    write!(events, "GET /_serve/events?page={SAID} HTTP/1.1\r\nHost: {0}\r\n\r\nGET {WAIT} HTTP/1.1\r\nHost: {0}\r\n\r\n", running.host())
        .unwrap();
    let mut stream = running.connect();
    write!(stream, "GET /_serve/events?page={WAIT} HTTP/1.1\r\nHost: {}\r\n\r\n", running.host()).unwrap();
    for stream in [&mut events, &mut stream] {
        let mut heard = String::new();
        while !heard.contains("\"told\":") {
            let mut piece = [0; 4096];
            let read = stream.read(&mut piece).unwrap();
            assert!(read > 0, "{heard}");
            heard += &String::from_utf8_lossy(&piece[..read]);
        }
        assert!(heard.contains("\"told\":null") && heard.contains("\"errors\":1"), "{heard}");
        assert!(!heard.contains(SECRET) && !heard.contains("facilitator"), "{heard}");
    }
    for path in &paths {
        let answer = running.get(path, "");
        assert!(!answer.contains(SECRET), "{path}:\n{answer}");
        if path.to_lowercase().contains("acilitator") {
            assert!([400, 404].contains(&status(&answer)), "{path}");
        }
    }
    assert!(running.body(WAIT).contains("The word is one."), "what was good last is still there");
}

#[test]
fn files_change_in_every_way() {
    let running = both();
    running.until(WAIT, "The word is one.", true);
    running.save(MODULE, &module("two"));
    running.until(WAIT, "The word is two.", true);
    // An editor puts a file in place of another.
    running.save("kits/trust/modules/.new", &module("three"));
    fs::rename(running.path("kits/trust/modules/.new"), running.path(MODULE)).unwrap();
    running.until(WAIT, "The word is three.", true);
    // Another moves the old one away first.
    fs::rename(running.path(MODULE), running.path("kits/trust/modules/01-wait.md~")).unwrap();
    running.save(MODULE, &module("four"));
    running.until(WAIT, "The word is four.", true);
    // A new page, renamed, deleted.
    let next = "/trust/1.0.0-draft/participant/next.html";
    running.save("kits/trust/modules/02-next.md", "---\ntitle: Next\ncore_message: On.\n---\nThe next page.\n");
    running.until(next, "The next page.", true);
    fs::rename(running.path("kits/trust/modules/02-next.md"), running.path("kits/trust/modules/02-later.md")).unwrap();
    running.until("/trust/1.0.0-draft/participant/later.html", "The next page.", true);
    assert_eq!(status(&running.get(next, "")), 404);
    fs::remove_file(running.path("kits/trust/modules/02-later.md")).unwrap();
    running.until("/trust/1.0.0-draft/participant/later.html", "There is no such page", true);
    // A kit that comes as a whole, is renamed, and goes.
    for (name, bytes) in workspace().iter().filter_map(|(name, bytes)| Some((name.strip_prefix("kits/trust/")?, bytes))) {
        running.save(&format!("kits/fresh/{name}"), std::str::from_utf8(bytes).unwrap());
    }
    running.until("/fresh/1.0.0-draft/participant/wait.html", "The word is one.", true);
    running.until("/index.html", "fresh/index.html", true);
    fs::rename(running.path("kits/fresh"), running.path("kits/renamed")).unwrap();
    running.until("/renamed/1.0.0-draft/participant/wait.html", "The word is one.", true);
    running.save("kits/renamed/modules/01-wait.md", &module("six"));
    running.until("/renamed/1.0.0-draft/participant/wait.html", "The word is six.", true);
    fs::remove_dir_all(running.path("kits/renamed")).unwrap();
    running.until("/index.html", "renamed/index.html", false);
    // The folder of all kits goes, and comes back.
    fs::rename(running.path("kits"), running.path("away")).unwrap();
    running.until("/index.html", "trust/index.html", false);
    fs::create_dir(running.path("kits")).unwrap();
    std::thread::sleep(Duration::from_millis(300));
    fs::rename(running.path("away/trust"), running.path("kits/trust")).unwrap();
    running.until(WAIT, "The word is four.", true);
    running.save(MODULE, &module("seven"));
    running.until(WAIT, "The word is seven.", true);
    running.save(MODULE, &module("four"));
    running.until(WAIT, "The word is four.", true);
    // A new version stands at another address; the old one leads there.
    running.save("kits/trust/kit.yaml", "schema: 1\ntitle: Trust\nversion: 2.0.0\n");
    running.until("/trust/2.0.0-draft/participant/wait.html", "The word is four.", true);
    assert!(running.get(WAIT, "").contains("location: /trust/2.0.0-draft/participant/wait.html"));
}

#[test]
fn mistakes_leave_what_was_good() {
    let running = both();
    running.save(MODULE, &module("two").replace("::: say", "::: sya"));
    running.until_wrong(1);
    running.until(WAIT, "The word is one.", true);
    running.save("book.toml", "[book\n");
    running.until_wrong(2);
    running.save("kits/other/modules/01-go.md", "---\ntitle: Go\ncore_message: Go.\n---\nGo further.\n");
    running.until("/other/1.0.0-draft/participant/go.html", "Go further.", true);
    running.save(
        "themes/own/templates/page.html",
        "{% extends \"layout.html\" %}{% block main %}<p>My own {{ page.text }}{% endblock main %}\n",
    );
    running.save("book.toml", "[book]\ntitle = \"Previewed\"\n\n[output.html]\ntheme = \"themes/own\"\n");
    running.until_wrong(1);
    running.save(MODULE, &module("three"));
    running.until_wrong(0);
    running.until(WAIT, "<p>My own", true);
    running.until(WAIT, "The word is three.", true);
    // A template that cannot be filled.
    running.save("themes/own/templates/page.html", "{{ page.nothing.at.all }}\n");
    running.until(WAIT, "something to mend first", true);
    running.save(
        "themes/own/templates/page.html",
        "{% extends \"layout.html\" %}{% block main %}<p>Again {{ page.text }}{% endblock main %}\n",
    );
    running.until(WAIT, "<p>Again", true);
    // Without a book.toml, and with one again.
    fs::remove_file(running.path("book.toml")).unwrap();
    running.until_wrong(1);
    running.until(WAIT, "<p>Again", true);
    running.save("book.toml", "[book]\ntitle = \"Previewed again\"\n");
    running.until_wrong(0);
    running.until("/index.html", "Previewed again", true);
    running.until(WAIT, "<p>Again", false);
}

#[test]
fn a_thousand_files_at_once_are_one_edit_or_few() {
    let running = both();
    for at in 0..1000 {
        let (kit, page) = (at / 50, at % 50);
        if page == 0 {
            running.save(&format!("kits/many-{kit}/kit.yaml"), "schema: 1\ntitle: Many\nversion: 1.0.0\n");
        }
        running.save(&format!("kits/many-{kit}/pages/page-{page}.md"), &format!("# Page {page}\n\nAll new.\n"));
    }
    running.save(MODULE, &module("last"));
    running.until("/many-19/1.0.0-draft/participant/page-49.html", "All new.", true);
    running.until(WAIT, "The word is last.", true);
    let edits = running.told.lock().unwrap().len();
    assert!(edits < 100, "{edits} edits for a thousand files");
    for kit in 0..20 {
        fs::remove_dir_all(running.path(&format!("kits/many-{kit}"))).unwrap();
    }
    running.until("/index.html", "many-", false);
    running.until_wrong(0);
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
