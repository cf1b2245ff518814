//! One request by the system's own `curl`: what a server says of an address, and nothing of what it holds.
//!
//! tttkit has no network code. What certificates to trust and which proxy to use is the system's business, and `curl` knows it.

use std::io::Read as _;
use std::process::{Command, Stdio};

/// How it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Whether it is there, without its contents.
    Head,
    /// Its first bytes: some servers refuse the other.
    Start,
}

/// What came of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// The server answered with this number, and where it leads on to.
    Status(u16, Option<String>),
    /// There is no server of that name.
    NoServer,
    /// There is no way to it.
    NoWay,
    /// It gave no answer that can be understood, and why.
    Nothing(String),
}

/// The `curl` that is run.
#[derive(Clone, Debug)]
pub struct Curl {
    /// Its name.
    pub program: String,
    /// What it is told beside what it is always told: in tests, which server stands for all.
    pub told: Vec<String>,
}

impl Default for Curl {
    fn default() -> Self {
        Self { program: "curl".to_owned(), told: Vec::new() }
    }
}

/// So many seconds a server has.
const SECONDS: u32 = 10;
/// So much is read of what a server sends; it was not asked for as much.
const READ: u64 = 64 * 1024;

/// No address that people use is longer; a server can say anything.
const LONGEST: usize = 2_000;

impl Curl {
    /// Asks once. An error where `curl` cannot be run.
    #[expect(clippy::disallowed_methods, reason = "addresses are asked for by `curl`; no build has a part in it")]
    pub fn ask(&self, address: &str, how: How) -> Result<Said, String> {
        let mut curl = Command::new(&self.program);
        curl.args(["--silent", "--globoff", "--no-location", "--proto", "=https,http", "--max-time", &SECONDS.to_string()]);
        curl.args(["--user-agent", &agent(), "--write-out", "%{stderr}%{http_code} %{redirect_url}\n"]);
        match how {
            How::Head => curl.arg("--head"),
            How::Start => curl.args(["--range", "0-1023"]),
        };
        curl.args(&self.told).args(["--", &encoded(address)]);
        curl.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let failed = |error| format!("cannot run `curl`, which asks for addresses: {error}; install it, or leave `--online` out");
        let mut running = curl.spawn().map_err(failed)?;
        // Where a server sends more than was asked for, the pipe is closed, and curl ends; it has told the number by then.
        if let Some(out) = running.stdout.take() {
            let _ = std::io::copy(&mut out.take(READ), &mut std::io::sink());
        }
        let mut told = String::new();
        if let Some(err) = running.stderr.take() {
            let _ = err.take(READ).read_to_string(&mut told);
        }
        let ended = running.wait().map_err(failed)?;
        Ok(said(&told, ended.code()))
    }
}

/// Who asks, as servers see it.
fn agent() -> String {
    let home = env!("CARGO_PKG_REPOSITORY");
    let home = if home.is_empty() { String::new() } else { format!("; +{home}") };
    format!("tttkit/{} (link check{home})", env!("CARGO_PKG_VERSION"))
}

/// An address as a request may hold it: what is not ASCII in its path is written as browsers write it.
fn encoded(address: &str) -> String {
    let path = address.find("://").and_then(|at| address[at + 3..].find(['/', '?']).map(|path| at + 3 + path)).unwrap_or(address.len());
    let mut out = address[..path].to_owned();
    for byte in address[path..].bytes() {
        if byte.is_ascii_graphic() { out.push(char::from(byte)) } else { out += &format!("%{byte:02X}") }
    }
    out
}

/// Reads what `curl` tells: its last line, or else the number that it ended with. Source: curl's manual, "Exit codes".
fn said(told: &str, ended: Option<i32>) -> Said {
    let line = told.lines().next_back().unwrap_or_default();
    let (number, to) = line.split_once(' ').unwrap_or((line, ""));
    if let Ok(number @ 100..=999) = number.parse() {
        let sound = |to: &&str| !to.is_empty() && to.len() <= LONGEST && !to.contains(char::is_control);
        return Said::Status(number, Some(to.trim()).filter(sound).map(str::to_owned));
    }
    match ended {
        Some(6) => Said::NoServer,
        Some(5 | 7) => Said::NoWay,
        Some(3) => Said::Nothing("it cannot be asked for as it is written".to_owned()),
        Some(28) => Said::Nothing(format!("no answer within {SECONDS} seconds")),
        Some(35 | 51 | 53 | 54 | 58..=60 | 66 | 77 | 80 | 82 | 83 | 90 | 91) => {
            Said::Nothing("its certificate cannot be trusted, or is of another name".to_owned())
        }
        Some(52 | 56) => Said::Nothing("the server ended the conversation".to_owned()),
        Some(number) => Said::Nothing(format!("`curl` ended with {number}")),
        None => Said::Nothing("`curl` was stopped".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_curl_tells_is_read() {
        for (told, ended, expected) in [
            ("200 \n", 0, Said::Status(200, None)),
            ("301 https://b.example/\n", 0, Said::Status(301, Some("https://b.example/".to_owned()))),
            ("301 https://b.example/\u{1b}[2J\n", 0, Said::Status(301, None)),
            ("curl: (23) closed\n200 \n", 23, Said::Status(200, None)),
            ("000 \n", 6, Said::NoServer),
            ("000 \n", 7, Said::NoWay),
            ("000 \n", 28, Said::Nothing("no answer within 10 seconds".to_owned())),
            ("", 1, Said::Nothing("`curl` ended with 1".to_owned())),
        ] {
            assert_eq!(said(told, Some(ended)), expected, "{told}");
        }
    }

    #[test]
    fn an_address_is_asked_for_as_browsers_do() {
        assert_eq!(encoded("https://m\u{fc}ller.example/caf\u{e9} au/{1,2}"), "https://m\u{fc}ller.example/caf%C3%A9%20au/{1,2}");
        assert_eq!(encoded("https://a.example"), "https://a.example");
    }
}
