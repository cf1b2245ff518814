//! Requests that no browser would send, and who may see what.

use super::*;

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
