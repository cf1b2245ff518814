//! The one thing that comes from the web: `versions.json` of a site, which the system's own `curl` brings.
//!
//! tttkit has no network code. What certificates to trust and which proxy to use is the system's business, and `curl` knows it.

use std::io::Read as _;
use std::process::{Command, Stdio};

use super::record::AT_MOST;

/// What `versions.json` of a website says, or why it cannot be had, with what to do.
#[expect(clippy::disallowed_methods, reason = "a record is fetched by `curl`; no build has a part in it")]
pub fn fetch(site: &str) -> Result<String, String> {
    let address = address(site);
    let mut curl = Command::new("curl");
    curl.args(["-fsSL", "--proto", "=https,http", "--proto-redir", "=https,http", "--max-time", "30"]);
    curl.args(["--max-filesize", &AT_MOST.to_string(), "--", &address]);
    curl.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let by_hand = format!("open {address} in a browser, save it as versions.json, and name its folder with `--site`");
    let mut running =
        curl.spawn().map_err(|error| format!("cannot run `curl`, which brings the record from the web: {error}; {by_hand}"))?;
    let mut text = Vec::new();
    // Where a server does not say how much there is, curl does not stop by itself.
    let read = running.stdout.take().map(|out| out.take(AT_MOST + 1).read_to_end(&mut text));
    let cut = matches!(read, Some(Ok(read)) if read as u64 > AT_MOST);
    let ended = running.wait_with_output().map_err(|error| format!("cannot read what `curl` brings: {error}; {by_hand}"))?;
    if cut {
        return Err(format!("{address} is too long to be a record of releases; {by_hand}"));
    }
    if !ended.status.success() {
        let said = String::from_utf8_lossy(&ended.stderr);
        let said = said.lines().next().unwrap_or("curl said nothing").trim_start_matches("curl: ");
        return Err(format!("cannot get {address}: {said}; see whether the address is right, or {by_hand}"));
    }
    String::from_utf8(text).map_err(|_| format!("{address} is no text, so it is no record of releases; {by_hand}"))
}

/// Where the record of a site stands; what was copied from a browser may name a page of it.
fn address(site: &str) -> String {
    let page = site.split(['#', '?']).next().unwrap_or(site);
    if page.ends_with("/versions.json") {
        return page.to_owned();
    }
    let folder = match page.rsplit_once('/') {
        Some((folder, last)) if last.ends_with(".html") => folder,
        _ => page.trim_end_matches('/'),
    };
    format!("{folder}/versions.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_record_stands_at_the_top_of_the_site() {
        for site in
            ["https://a.example/kits", "https://a.example/kits/", "https://a.example/kits/verify.html#7QF4", "https://a.example/kits/?x"]
        {
            assert_eq!(address(site), "https://a.example/kits/versions.json", "{site}");
        }
        assert_eq!(address("http://a.example/versions.json"), "http://a.example/versions.json");
        assert_eq!(address("http://a.example"), "http://a.example/versions.json");
    }
}
