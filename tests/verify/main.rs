//! What is said of packets that were damaged, changed or made to do harm.
//!
//! With `PACKETS=DIR`, `cargo test --test verify every_packet` leaves the packets in that folder, for the page that checks them in a browser:
//! `NAME.zip`, `versions.json`, and `expected.json`, which has for each `NAME.zip` what `tttkit verify --format json` says.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    missing_docs,
    unreachable_pub,
    reason = "tests run the program on real files, and fail by panicking"
)]

mod corpus;
mod made;
mod raw;
#[path = "../support/mod.rs"]
mod support;

use std::collections::BTreeMap;
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use corpus::Case;
use made::World;
use proptest::prelude::*;
use tempfile::TempDir;
use tttkit::digest::CheckCode;
use tttkit::json as format;
use tttkit::known::Known;
use tttkit::verdict::{Answer, Notice, Verdict, json};
use tttkit::verify::{Against, zip};

fn world() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(made::world)
}

fn cases() -> &'static [Case] {
    static CASES: OnceLock<Vec<Case>> = OnceLock::new();
    CASES.get_or_init(|| corpus::corpus(world()))
}

fn told(bytes: &[u8], known: Option<&Known>, expected: Option<CheckCode>) -> Verdict {
    zip(&mut Cursor::new(bytes), &Against { known, expected }).unwrap()
}

/// The cause, or the answer where there is none.
fn word(verdict: &Verdict) -> &'static str {
    verdict.cause.map_or(verdict.answer.name(), |cause| cause.name())
}

fn tttkit(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tttkit")).args(arguments).current_dir(folder).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[test]
fn every_packet_of_the_corpus_is_told_right() {
    let mut wrong = Vec::new();
    let mut verdicts = BTreeMap::new();
    let cases = cases();
    assert!(cases.len() >= 45, "{} packets", cases.len());
    let place = std::env::var_os("PACKETS").map(PathBuf::from);
    if let Some(place) = &place {
        fs::create_dir_all(place).unwrap();
        fs::write(place.join("versions.json"), format::pretty(&world().known)).unwrap();
    }
    for case in cases {
        let verdict = told(&case.bytes, Some(&world().known), None);
        if word(&verdict) != case.expected {
            wrong.push(format!("{}: {} and not {}: {verdict:?}", case.name, word(&verdict), case.expected));
        }
        let name = format!("{}.zip", case.name);
        if let Some(place) = &place {
            fs::write(place.join(&name), &case.bytes).unwrap();
        }
        assert!(verdicts.insert(name, json(&verdict)).is_none(), "{} is there twice", case.name);
    }
    if let Some(place) = &place {
        let all: Vec<String> = verdicts.iter().map(|(name, verdict)| format!("{}: {}", format::text(name), verdict.trim())).collect();
        fs::write(place.join("expected.json"), format!("{{\n{}\n}}\n", all.join(",\n"))).unwrap();
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn the_bytes_that_were_released_are_genuine_and_counted() {
    let verdict = told(&world().newest.zip, Some(&world().known), None);
    assert_eq!((verdict.answer, verdict.files), (Answer::Genuine, Some(world().newest.files.len())));
    let identity = verdict.identity.unwrap();
    assert_eq!((identity.kit.as_str(), identity.title.as_deref(), identity.version.as_str()), ("trust", Some("Building trust"), "1.1.0"));
    assert_eq!(identity.code, Some(CheckCode::of(world().newest.known.content)));
    assert_eq!(verdict.notices, []);
}

#[test]
fn without_a_record_nothing_is_genuine() {
    let empty = Known { format: 1, kits: Vec::new() };
    for known in [None, Some(&empty)] {
        let verdict = told(&world().newest.zip, known, None);
        assert_eq!((word(&verdict), verdict.own_list, verdict.exit()), ("no-record", Some(true), 2));
        assert_eq!(verdict.identity.unwrap().version, "1.1.0");
    }
}

#[test]
fn withdrawn_newer_and_other_codes_are_told() {
    let World { newest, older, withdrawn, known, .. } = world();
    let told_of = |made: &made::Made| told(&made.zip, Some(known), None).notices;
    assert_eq!(told_of(older), [Notice::NewerExists { version: "1.1.0".into() }]);
    assert_eq!(told_of(withdrawn), [Notice::Withdrawn { reason: "the second activity hurt people".into(), date: None }]);
    let (expected, found) = (CheckCode::of(older.known.content), CheckCode::of(newest.known.content));
    let other = told(&newest.zip, Some(known), Some(expected));
    assert_eq!((other.notices.as_slice(), other.exit()), (&[Notice::OtherCode { expected, found }][..], 1));
    let same = told(&newest.zip, Some(known), Some(found));
    assert_eq!((same.notices.as_slice(), same.exit()), (&[][..], 0));
}

/// What a case of the corpus is told, by its name.
fn case(name: &str) -> Verdict {
    told(&cases().iter().find(|case| case.name == name).unwrap().bytes, Some(&world().known), None)
}

#[test]
fn what_differs_is_listed_by_name() {
    let lists = |name: &str| {
        let Verdict { changed, missing, added, ignored, .. } = case(name);
        [changed, missing, added, ignored].map(|names| names.join(" "))
    };
    let root = &world().newest.root;
    assert_eq!(lists("file-added"), ["", "", "my-notes.txt", ""]);
    assert_eq!(lists("file-removed"), ["", "index.html", "", ""]);
    assert_eq!(lists("file-renamed"), ["", "assets/media/dot.png", "assets/media/picture.png", ""]);
    assert_eq!(lists("page-edited"), ["index.html", "", "", ""]);
    assert_eq!(lists("several"), ["index.html", "assets/media/dot.png", "assets/media/picture.png", ""]);
    assert_eq!(lists("list-as-windows-has-it"), ["MANIFEST.sha256", "", "", ""]);
    assert_eq!(lists("forged"), ["MANIFEST.sha256", "", "", ""]);
    assert_eq!(lists("list-removed"), ["", "MANIFEST.sha256", "", ""]);
    assert_eq!(lists("bit-in-the-list"), ["MANIFEST.sha256", "", "", ""]);
    assert_eq!(lists("name-that-is-no-text"), ["", "", "Notiz f\u{fffd}r Montag.txt", ""]);
    assert_eq!(lists("file-under-a-name-of-the-packet-outside"), ["", "", "index.html", ""]);
    assert_eq!(lists("unknown-version-edited"), ["", "", "x.txt", ""]);
    assert_eq!(case("unknown-version-edited").own_list, Some(false));
    assert_eq!((case("forged").own_list, case("draft").own_list, case("page-edited").own_list), (Some(true), Some(true), None));
    let litter = [format!("__MACOSX/{root}/._index.html")].into_iter();
    let litter = litter.chain([".DS_Store", "assets/desktop.ini", "assets/media/Thumbs.db"].map(|name| format!("{root}/{name}")));
    assert_eq!(case("litter").ignored, litter.collect::<Vec<_>>());
}

#[test]
fn what_it_is_about_is_named() {
    let root = &world().newest.root;
    let about = |name: &str| case(name).about.unwrap();
    assert_eq!(about("zip-slip"), "../../evil.sh");
    assert_eq!(about("case-twin"), format!("{root}/INDEX.html"));
    assert_eq!(about("deeper"), format!("downloads/{root}"));
    assert_eq!(about("packet-in-a-zip"), "trust-1.1.0-en-participant.ZIP");
    assert_eq!(about("local-size"), format!("{root}/index.html"));
}

/// A folder with a packet, `versions.json` in `site`, and unpacked packets in `unpacked`.
fn desk() -> TempDir {
    let folder = TempDir::new().unwrap();
    let put = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    };
    put("site/versions.json", format::pretty(&world().known).as_bytes());
    put("genuine.zip", &world().newest.zip);
    put("older.zip", &world().older.zip);
    put("cut.zip", &world().newest.zip[..3000]);
    folder
}

#[test]
fn folders_are_told_by_the_same_rules() {
    let folder = desk();
    let place = folder.path().join("unpacked");
    for (name, expected) in corpus::folders(world(), &place) {
        let ran = tttkit(folder.path(), &["verify", &format!("unpacked/{name}"), "--site", "site", "--format", "json"]);
        let text = String::from_utf8(ran.stdout.clone()).unwrap();
        let key = if expected == "genuine" { "answer" } else { "cause" };
        assert!(text.contains(&format!("\"{key}\": \"{expected}\"")), "{name} is not {expected}: {}", said(&ran));
        let code = match expected {
            "genuine" => 0,
            "nested" | "zip-in-zip" => 2,
            _ => 1,
        };
        assert_eq!(ran.status.code(), Some(code), "{name}: {}", said(&ran));
        assert_eq!(name == "with-litter", text.contains("\"assets/.DS_Store\""), "{name}: {text}");
    }
}

#[test]
fn the_answer_is_printed_and_is_the_exit_code() {
    let folder = desk();
    let run = |arguments: &[&str]| {
        let ran = tttkit(folder.path(), &[&["verify"], arguments].concat());
        (ran.status.code().unwrap(), said(&ran))
    };
    let (code, text) = run(&["genuine.zip", "--site", "site"]);
    assert!(code == 0 && text.starts_with("genuine.zip\n\nGENUINE: this is exactly Building trust 1.1.0, participant workbook"), "{text}");
    let (code, text) = run(&["older.zip", "--site", "site/versions.json"]);
    assert!(code == 0 && text.contains("NEWER EXISTS: version 1.1.0"), "{text}");
    let (code, text) = run(&["genuine.zip", "--site", "site", "--expect", "werc 8gmr zge1 96qv yk49"]);
    assert!(code == 1 && text.contains("OTHER CODE: you expected WERC-8GMR-ZGE1-96QV-YK49"), "{text}");
    let (code, text) = run(&["genuine.zip"]);
    assert!(code == 2 && text.contains("CANNOT TELL") && text.contains("no record"), "{text}");
    let (code, text) = run(&["cut.zip", "--site", "site"]);
    assert!(code == 2 && text.contains("its end is missing") && text.contains("What to do:"), "{text}");
    let (code, text) = run(&["nowhere.zip", "--site", "site"]);
    assert!(code == 2 && text.contains("cannot read `nowhere.zip`: there is no such file"), "{text}");
    let (code, text) = run(&["genuine.zip", "--site", "elsewhere"]);
    assert!(code == 2 && text.contains("cannot read `elsewhere`") && text.contains("versions.json"), "{text}");
    let (code, text) = run(&["genuine.zip", "--site", "older.zip"]);
    assert!(code == 2 && text.contains("older.zip"), "{text}");
    let (code, text) = run(&["genuine.zip", "--expect", "WERC"]);
    assert!(code == 2 && text.contains("five groups of four"), "{text}");
}

#[test]
fn ledgers_are_a_record_too() {
    use tttkit::ledger::{Entry, Ledger, Packet, Release};
    use tttkit::version::Version;
    let folder = desk();
    let known = world().newest.known.clone();
    let packet = Packet {
        edition: known.edition,
        language: known.language,
        file: known.file,
        size: known.size,
        content: known.content,
        files: known.files,
        zip: known.zip,
    };
    let sum = packet.zip;
    let release = Release {
        version: Version::parse("1.1.0").unwrap(),
        date: "2026-08-14".into(),
        tool: "0.1.0".into(),
        source: sum,
        core: sum,
        changes: sum,
        packets: vec![packet],
    };
    let lock = Ledger { entries: vec![Entry::Release(release)] }.print();
    let place = folder.path().join("workspace/training/trust");
    fs::create_dir_all(&place).unwrap();
    fs::write(place.join("kit.lock"), &lock).unwrap();
    fs::write(folder.path().join("workspace/book.toml"), "[book]\ntitle = \"Kits\"\nsrc = \"training\"\n").unwrap();
    let named = tttkit(folder.path(), &["verify", "genuine.zip", "--lock", "workspace/training/trust/kit.lock"]);
    assert!(named.status.success() && said(&named).contains("exactly trust 1.1.0"), "{}", said(&named));
    let here = tttkit(&folder.path().join("workspace"), &["verify", "../genuine.zip"]);
    assert!(here.status.success() && said(&here).contains("exactly trust 1.1.0"), "{}", said(&here));
    fs::write(place.join("kit.lock"), lock.replace("2026-08-14", "2026-08-15").replace("1.1.0", "1.1.1")).unwrap();
    fs::write(place.join("kit.lock"), lock.replace("format = 1", "format = 99")).unwrap();
    let newer = tttkit(folder.path(), &["verify", "genuine.zip", "--lock", "workspace/training/trust/kit.lock"]);
    assert!(newer.status.code() == Some(2) && said(&newer).contains("newer tttkit"), "{}", said(&newer));
}

#[test]
#[cfg(target_os = "linux")]
fn nothing_is_written_and_little_is_held() {
    let folder = desk();
    // As large a directory and a list as are read; their names are three times as long once they are text.
    let odd = |at: usize| [&[0xff; 300][..], format!("{at:05}").as_bytes()].concat();
    let mut names: Vec<raw::Raw> = (0..5_950).map(|at| raw::Raw { name: odd(at), ..raw::stored("", b"") }).collect();
    let mut note = b"Kit: Trust (trust)\nVersion: 9.0.0\nEdition: participant\nLanguage: en\n".to_vec();
    note.resize(60_000, b' ');
    let line = |at: usize| [support::sha256(b"").as_bytes(), b"  x", &odd(at)[..], b"\n"].concat();
    let list: Vec<u8> = (0..5_600).flat_map(line).collect();
    names.extend([raw::stored("RELEASE.txt", &note), raw::stored("MANIFEST.sha256", &list)]);
    let named = ("long-names", raw::zip(&names));
    assert_eq!(word(&told(&named.1, Some(&world().known), None)), "unknown-version");
    let large = ["bomb", "large", "too-many", "overlapping", "bomb-in-a-bomb", "zip-slip"].map(|name| {
        let case = cases().iter().find(|case| case.name == name).unwrap();
        (name, case.bytes.clone())
    });
    for (name, bytes) in large.into_iter().chain([named]) {
        fs::write(folder.path().join("packet.zip"), &bytes).unwrap();
        let before = support::read(folder.path());
        let arguments = [env!("CARGO_BIN_EXE_tttkit"), "verify", "packet.zip", "--site", "site"];
        let script = "import resource,subprocess,sys; subprocess.run(sys.argv[1:], stdout=sys.stderr); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)";
        let ran = Command::new("python3").args(["-c", script]).args(arguments).current_dir(folder.path()).output().unwrap();
        let peak: u64 = String::from_utf8(ran.stdout.clone()).unwrap().trim().parse().unwrap_or_else(|_| panic!("{name}: {}", said(&ran)));
        println!("{name}: {} KiB", peak);
        assert!(peak < 64 * 1024, "{name} took {peak} KiB");
        assert!(String::from_utf8_lossy(&ran.stderr).contains("What to do:"), "{name}: {}", said(&ran));
        assert_eq!(support::difference(&before, &support::read(folder.path())), None, "{name} left something behind");
    }
}

/// What a server says to a request for the record.
fn serve(answer: &'static str) -> String {
    use std::io::{Read as _, Write as _};
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/kits/", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut request = [0; 2000];
        let read = stream.read(&mut request).unwrap();
        let found = String::from_utf8_lossy(&request[..read]).starts_with("GET /kits/versions.json ");
        let record = format::pretty(&world().known);
        let body = if answer == "record" { record.as_str() } else { answer };
        let status = if found && answer != "404" { "200 OK" } else { "404 Not Found" };
        write!(stream, "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len()).unwrap();
    });
    address
}

#[test]
fn the_record_of_a_website_comes_by_curl() {
    let folder = desk();
    let run = |address: &str, path: Option<&str>| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tttkit"));
        command.args(["verify", "genuine.zip", "--site", address]).current_dir(folder.path()).env("no_proxy", "127.0.0.1");
        if let Some(path) = path {
            command.env("PATH", path);
        }
        let ran = command.output().unwrap();
        (ran.status.code().unwrap(), said(&ran))
    };
    let (code, text) = run(&serve("record"), None);
    assert!(code == 0 && text.contains("GENUINE"), "{text}");
    let (code, text) = run(&serve("404"), None);
    assert!(code == 2 && text.contains("cannot get http://127.0.0.1") && text.contains("--site"), "{text}");
    let (code, text) = run(&serve("<html>log in</html>"), None);
    assert!(code == 2 && text.contains("is no record of releases"), "{text}");
    let (code, text) = run("http://127.0.0.1:9/", Some("/nowhere"));
    assert!(code == 2 && text.contains("cannot run `curl`") && text.contains("save it as versions.json"), "{text}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is done to the bytes of a packet: it is genuine only if nothing was, and re-packed only where every file is right.
    #[test]
    fn no_change_of_bytes_passes(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        tail in any::<bool>(),
        cut in prop::option::weighted(0.1, any::<prop::sample::Index>()),
    ) {
        let whole = &world().newest.zip;
        let mut bytes = whole.clone();
        // Headers are few among much data: half of all tries change the directory and the end.
        let from = if tail { bytes.len() - 1200 } else { 0 };
        for (at, byte) in &changes {
            let place = from + at.index(whole.len() - from);
            bytes[place] = *byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(whole.len()));
        }
        let verdict = told(&bytes, Some(&world().known), None);
        prop_assert_eq!(verdict.answer == Answer::Genuine, &bytes == whole);
        if verdict.answer == Answer::Repacked {
            let root = format!("{}/", world().newest.root);
            let found: support::Files = support::unzip(&bytes).into_iter().map(|(name, bytes)| (name.replacen(&root, "", 1), bytes)).collect();
            prop_assert_eq!(&found, &world().newest.files);
        }
    }
}
