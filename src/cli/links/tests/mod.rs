//! A server on this machine stands for all hosts: what becomes of each answer, and how politely it is asked.
#![allow(clippy::disallowed_types, clippy::disallowed_methods, reason = "the server of the tests listens, and keeps time")]

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::ask::{Pace, ask};
use super::curl::Curl;
use super::kept::Kept;
use super::{of_all, wanted};
use crate::pipeline::{Answer, Answers};

/// A request as the server saw it.
#[derive(Clone, Debug)]
struct Asked {
    host: String,
    method: String,
    head: String,
    from: Instant,
    to: Instant,
}

/// A server that answers by the path that it is asked for.
struct Server {
    port: u16,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Server {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&asked);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let log = Arc::clone(&log);
                std::thread::spawn(move || answer(stream.unwrap(), &log));
            }
        });
        Self { port, asked }
    }

    /// A `curl` for which every host is this server.
    fn curl(&self) -> Curl {
        let told = ["--noproxy", "*", "--connect-to", &format!("::127.0.0.1:{}", self.port)].map(str::to_owned);
        Curl { told: told.to_vec(), ..Curl::default() }
    }

    fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }
}

fn answer(mut stream: TcpStream, log: &Mutex<Vec<Asked>>) {
    let from = Instant::now();
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
    let Some(first) = lines.next() else { return };
    let head: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
    let host = head.iter().find_map(|line| line.strip_prefix("Host: ")).unwrap_or_default().to_owned();
    let mut words = first.split(' ').map(str::to_owned);
    let (method, path) = (words.next().unwrap(), words.next().unwrap());
    std::thread::sleep(Duration::from_millis(60));
    log.lock().unwrap().push(Asked { host, method: method.clone(), head: head.join("\n"), from, to: Instant::now() });
    let to = |status: &str, to: &str| format!("{status}\r\nLocation: {to}");
    let status = match (path.as_str(), method.as_str()) {
        ("/no-head", "HEAD") => "405 No".to_owned(),
        ("/lies", "HEAD") => "404 Not found".to_owned(),
        ("/gone", _) => "410 Gone".to_owned(),
        ("/lost", _) => "404 Not found".to_owned(),
        ("/broken", _) => "503 Later".to_owned(),
        ("/closed", _) => "403 No".to_owned(),
        ("/enough", _) => "429 Enough".to_owned(),
        ("/empty", "GET") => "416 Empty".to_owned(),
        ("/empty", _) => "501 No".to_owned(),
        ("/old", _) => to("308 Moved", "http://new.example/here"),
        ("/old-and-passing", _) => to("301 Moved", "http://new.example/passing"),
        ("/passing", _) => to("302 Found", "/here"),
        ("/old-and-gone", _) => to("301 Moved", "/gone"),
        ("/circle", _) => to("302 Found", "/circle"),
        ("/inside", _) => to("302 Found", "http://169.254.169.254/secrets"),
        ("/file", _) => to("302 Found", "file:///etc/passwd"),
        ("/nothing", _) => return,
        _ => "200 Fine".to_owned(),
    };
    let body = if method == "GET" { "x".repeat(1_000_000) } else { String::new() };
    let _ = write!(stream, "HTTP/1.1 {status}\r\nContent-Length: 1000000\r\nConnection: close\r\n\r\n{body}");
}

const FAST: Pace = Pace { between: Duration::from_millis(150), at_once: 4 };

fn answers(server: &Server, addresses: &[&str]) -> Answers {
    ask(addresses.iter().map(|address| (*address).to_owned()).collect(), &server.curl(), &FAST).unwrap()
}

/// What becomes of one path of a host of its own.
fn outcomes(paths: &[&str]) -> Vec<Answer> {
    let server = Server::start();
    let addresses: Vec<String> = paths.iter().enumerate().map(|(at, path)| format!("http://h{at}.example{path}")).collect();
    let all = answers(&server, &addresses.iter().map(String::as_str).collect::<Vec<_>>());
    addresses.iter().map(|address| all[address].clone()).collect()
}

#[test]
fn each_answer_comes_to_what_it_means() {
    let gone = |status: u16| Answer::Gone(format!("the server answers {status}"));
    let expected = [
        ("/here", Answer::Good),
        ("/no-head", Answer::Good),
        ("/lies", Answer::Good),
        ("/empty", Answer::Good),
        ("/gone", gone(410)),
        ("/lost", gone(404)),
        ("/old-and-gone", gone(410)),
        ("/old", Answer::Moved("http://new.example/here".to_owned())),
        ("/old-and-passing", Answer::Moved("http://new.example/passing".to_owned())),
        ("/passing", Answer::Good),
    ];
    let paths = expected.each_ref().map(|(path, _)| *path);
    assert_eq!(outcomes(&paths), expected.map(|(_, answer)| answer));
}

#[test]
fn trouble_is_told_with_its_reason() {
    let all = outcomes(&["/broken", "/closed", "/enough", "/circle", "/inside", "/file", "/nothing"]);
    let words = ["503", "403", "429", "on and on", "`http://169.254.169.254/secrets`", "`file:///etc/passwd`", "ended the conversation"];
    for (answer, word) in all.iter().zip(words) {
        assert!(matches!(answer, Answer::Trouble(why) if why.contains(word)), "{answer:?} does not say {word}");
    }
}

#[test]
fn nothing_is_asked_of_what_only_one_network_reaches() {
    let server = Server::start();
    answers(&server, &["http://a.example/inside"]);
    let addresses = BTreeSet::from(["http://localhost/x", "http://10.0.0.1/", "http://a.example/x#here", "mailto:ana@a.example"]);
    assert_eq!(wanted(&addresses, &Kept::default()), BTreeSet::from(["http://a.example/x".to_owned()]));
    assert!(server.asked().iter().all(|asked| asked.host == "a.example"), "{:?}", server.asked());
}

#[test]
fn a_host_is_asked_one_thing_at_a_time_with_a_pause_and_hosts_side_by_side() {
    let server = Server::start();
    let addresses: Vec<String> = (0..3)
        .flat_map(|path| (0..3).map(move |host| format!("http://h{host}.example/{path}")))
        .chain(["http://h0.example/no-head".to_owned()])
        .collect();
    answers(&server, &addresses.iter().map(String::as_str).collect::<Vec<_>>());
    let asked = server.asked();
    assert_eq!(asked.len(), addresses.len() + 1, "{asked:?}");
    for host in ["h0.example", "h1.example", "h2.example"] {
        let mut of_host: Vec<_> = asked.iter().filter(|asked| asked.host == host).collect();
        of_host.sort_by_key(|asked| asked.from);
        for pair in of_host.windows(2) {
            let pause = pair[1].from.saturating_duration_since(pair[0].to);
            assert!(pause >= FAST.between.mul_f32(0.8), "only {pause:?} between {pair:?}");
        }
    }
    let overlap = asked.iter().any(|one| asked.iter().any(|other| one.host != other.host && one.from < other.to && other.from < one.to));
    assert!(overlap, "hosts wait for each other: {asked:?}");
}

#[test]
fn who_asks_says_so_and_brings_no_cookies() {
    let server = Server::start();
    answers(&server, &["http://a.example/no-head"]);
    let asked = server.asked();
    assert_eq!(asked.iter().map(|asked| asked.method.as_str()).collect::<Vec<_>>(), ["HEAD", "GET"]);
    for asked in &asked {
        let agent = format!("User-Agent: tttkit/{} (link check", env!("CARGO_PKG_VERSION"));
        assert!(asked.head.contains(&agent) && !asked.head.to_lowercase().contains("cookie"), "{}", asked.head);
    }
    assert!(asked[1].head.contains("Range: bytes=0-1023"), "{}", asked[1].head);
}

#[test]
fn a_server_that_has_had_enough_is_left_alone() {
    let server = Server::start();
    let all = answers(&server, &["http://a.example/enough", "http://a.example/x", "http://a.example/y", "http://b.example/x"]);
    assert_eq!(server.asked().iter().filter(|asked| asked.host == "a.example").count(), 1, "{:?}", server.asked());
    assert!(matches!(&all["http://a.example/y"], Answer::Trouble(why) if why.contains("429")), "{all:?}");
    assert_eq!(all["http://b.example/x"], Answer::Good);
}

#[test]
fn without_a_network_nothing_is_said_of_links() {
    // Nothing listens on the port of a server that is gone.
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let told = ["--noproxy", "*", "--connect-to", &format!("::127.0.0.1:{port}")].map(str::to_owned).to_vec();
    let curl = Curl { told, ..Curl::default() };
    let why = ask(BTreeSet::from(["http://a.example/".to_owned()]), &curl, &FAST).unwrap_err();
    assert!(why.contains("whether this computer is online"), "{why}");
    let none = Curl { program: "no-such-curl".to_owned(), ..Curl::default() };
    let why = ask(BTreeSet::from(["http://a.example/".to_owned(), "http://b.example/".to_owned()]), &none, &FAST).unwrap_err();
    assert!(why.contains("cannot run `curl`"), "{why}");
    assert_eq!(ask(BTreeSet::new(), &none, &FAST), Ok(Answers::new()));
}

#[test]
fn a_place_in_a_page_is_no_address_of_its_own() {
    let addresses = BTreeSet::from(["http://a.example/x", "http://a.example/x#here", "http://a.example/y#there"]);
    assert_eq!(wanted(&addresses, &Kept::default()).len(), 2);
    let moved = [("http://a.example/y".to_owned(), Answer::Moved("http://b.example/".to_owned()))].into();
    let all = of_all(&addresses, &moved, &Kept::default());
    assert_eq!(all, [("http://a.example/y#there".to_owned(), Answer::Moved("http://b.example/#there".to_owned()))].into());
}

#[test]
fn what_was_good_is_kept_for_a_week_and_nothing_else() {
    let root = tempfile::tempdir().unwrap();
    let kept = |today| Kept::read(root.path(), today);
    let addresses = BTreeSet::from(["http://a.example/x#here", "http://b.example/"]);
    let mut first = kept("2026-11-25");
    let mut said = Answers::new();
    said.insert("http://a.example/x".to_owned(), Answer::Good);
    said.insert("http://b.example/".to_owned(), Answer::Gone("the server answers 404".to_owned()));
    said.insert("http://c.example/".to_owned(), Answer::Good);
    first.keep(&said);
    first.write(root.path(), &addresses);
    let good = |today| ["http://a.example/x", "http://b.example/", "http://c.example/"].map(|address| kept(today).is_good(address));
    assert_eq!(good("2026-11-25"), [true, false, false]);
    assert_eq!(good("2026-12-01"), [true, false, false]);
    assert_eq!(good("2026-12-02"), [false; 3], "a week is over");
    assert_eq!(good("2026-11-24"), [false; 3], "an answer of tomorrow");
    assert_eq!(of_all(&addresses, &Answers::new(), &kept("2026-11-26"))["http://a.example/x#here"], Answer::Good);
    assert_eq!(wanted(&addresses, &kept("2026-11-26")), BTreeSet::from(["http://b.example/".to_owned()]));
}

#[test]
fn what_is_kept_is_ignored_where_anything_is_wrong_with_it() {
    use crate::blob::Sha256Sum;
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join(".links.tttkit-cache");
    std::fs::create_dir(&folder).unwrap();
    let good = |text: &str| {
        std::fs::write(folder.join("good"), format!("{}\n{text}", Sha256Sum::of(text.as_bytes()))).unwrap();
        Kept::read(root.path(), "2026-11-25").is_good("http://a.example/")
    };
    assert!(good(r#"{"format":1,"good":{"http://a.example/":"2026-11-25"}}"#));
    for wrong in [
        r#"{"format":2,"good":{"http://a.example/":"2026-11-25"}}"#,
        r#"{"format":0,"good":{"http://a.example/":"2026-11-25"}}"#,
        r#"{"format":1,"good":{"http://a.example/":"2026-11-25"},"more":1}"#,
        r#"{"format":1,"good":{"http://a.example/":"soon"}}"#,
        r#"{"format":1,"good":["http://a.example/"]}"#,
        "{",
        "",
    ] {
        assert!(!good(wrong), "{wrong}");
    }
    let padded = format!(r#"{{"format":1,"good":{{"http://a.example/":"2026-11-25"}}}}{}"#, " ".repeat(5 * 1024 * 1024));
    assert!(!good(&padded), "it is too long");
    std::fs::write(folder.join("good"), r#"{"format":1,"good":{"http://a.example/":"2026-11-25"}}"#).unwrap();
    assert!(!Kept::read(root.path(), "2026-11-25").is_good("http://a.example/"), "it has no digest");
}
