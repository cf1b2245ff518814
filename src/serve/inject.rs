//! What a page is given in a preview beside its own: a script, leave to use it, and what it has to know of itself.

use super::state::Moment;
use super::target::OWN;
use crate::blob::Blob;

/// The script that keeps pages as they stand in the sources: its parts stand behind each other.
pub const SCRIPT: &[&str] =
    &[include_str!("page/morph.js"), include_str!("page/keep.js"), include_str!("page/bar.js"), include_str!("page/live.js")];
/// How the bar looks; no page has a part in it.
pub const STYLE: &str = include_str!("page/preview.css");
/// A page that shows another one as wide as a phone or a tablet.
pub const FRAME: &str = include_str!("page/frame.html");
/// What that one runs.
pub const FRAME_SCRIPT: &[&str] = &[include_str!("page/frame.js"), include_str!("page/bar.js")];
/// How that one looks.
pub const FRAME_STYLE: &str = include_str!("page/frame.css");

/// A page with our script behind its text, where its policy can let one in.
///
/// The policy of pages lets nothing be asked for (`default-src 'none'`); a preview may ask its own server, and nobody else.
pub fn injected(path: &str, page: &Blob, moment: &Moment) -> Option<String> {
    let alone = path == "verify.html" || path.ends_with("/assets/keep.html");
    if !path.ends_with(".html") || alone {
        return None;
    }
    let html = std::str::from_utf8(page.bytes()?).ok()?;
    let html = html.replacen("content=\"default-src 'none'; ", "content=\"default-src 'none'; connect-src 'self'; ", 1);
    let script = script(moment, &page.sha256().to_string());
    let end = html.rfind("</body>").unwrap_or(html.len());
    Some(format!("{}{script}{}", &html[..end], &html[end..]))
}

fn script(moment: &Moment, page: &str) -> String {
    let (run, at) = (std::process::id(), moment.at);
    // It runs before the page's own scripts, which are deferred: so it sees the page as it came.
    format!("<script id=\"_serve\" src=\"{OWN}preview.js\" data-run=\"{run}\" data-at=\"{at}\" data-page=\"{page}\"></script>")
}

/// A page of our own in place of one that cannot be shown. It is replaced as soon as there is one.
pub fn instead(title: &str, why: &str, moment: &Moment) -> String {
    let script = script(moment, "");
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; connect-src 'self'; script-src 'self'; style-src 'self'\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">\
         <title>{title}</title><link rel=\"stylesheet\" href=\"{OWN}frame.css\"></head>\n\
         <body class=\"instead\"><main><h1>{title}</h1><p>{why}</p><p><a href=\"/index.html\">All kits</a></p></main>\n{script}</body></html>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_of_the_script_is_closed_in_itself() {
        for part in SCRIPT.iter().chain(FRAME_SCRIPT) {
            assert!(part.trim_end().ends_with("})();"), "{part}");
        }
    }
}
