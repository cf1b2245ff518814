//! Pictures, sounds and films: what may travel with a page.

use std::collections::BTreeMap;

use super::links::relative;
use crate::blob::Blob;
use crate::content::{Captions, Player, Said};
use crate::diagnostic::code::files;
use crate::diagnostic::{Diagnostic, Report, did_you_mean};
use crate::markdown::Target;
use crate::path::KitPath;
use crate::span::Span;

/// Sounds by extension.
const AUDIO: &[&str] = &["mp3", "m4a", "ogg", "oga", "opus", "wav", "flac"];
/// Films by extension.
const VIDEO: &[&str] = &["mp4", "m4v", "webm", "ogv"];
/// Pictures by extension.
const PICTURES: &[&str] = &["svg", "png", "jpg", "jpeg", "gif", "webp", "avif"];

/// The longest path of a file in a kit: in a packet, more stands before it.
const LONGEST_NAME: usize = 160;

/// The media that pages of one language may refer to, by their path in the kit.
#[derive(Debug, Default)]
pub struct Media<'t> {
    /// The files.
    pub files: BTreeMap<KitPath, &'t Blob>,
}

impl Media<'_> {
    /// Whether a file is there and may travel; if not, it is reported at the place that refers to it.
    pub fn found(&self, path: &KitPath, from: &KitPath, span: Span, report: &mut Report) -> bool {
        let Some(blob) = self.files.get(path) else {
            let near = self.files.keys().find(|file| file.as_str().eq_ignore_ascii_case(path.as_str()) || file.name() == path.name());
            let near = near.map(KitPath::as_str).or_else(|| did_you_mean(path.as_str(), self.files.keys().map(KitPath::as_str)));
            let hint = near.map_or_else(
                || "put the file there, or correct the path: it starts from the folder of this page".to_owned(),
                |near| format!("write `{}`", relative(from, near)),
            );
            report.push(Diagnostic::at(&files::MISSING_MEDIA, span, format!("there is no file `{path}` in the kit")).hint(hint));
            return false;
        };
        if !path.is_plain() {
            report.push(
                Diagnostic::at(&files::BAD_NAME, span, format!("the file name `{path}` cannot stand in a packet"))
                    .hint(format!("rename it with lower-case letters, digits, dots, hyphens and underscores: `{}`", plain_name(path))),
            );
            return false;
        }
        if path.as_str().len() > LONGEST_NAME {
            report.push(
                Diagnostic::at(&files::BAD_NAME, span, format!("the file name `{path}` is longer than {LONGEST_NAME} bytes"))
                    .hint("give the file a shorter name: on Windows the whole path of an unpacked file must fit 260 characters"),
            );
            return false;
        }
        if path.extension() == "svg"
            && let Some(why) = unsafe_svg(blob)
        {
            report.push(
                Diagnostic::at(&files::UNSAFE_SVG, span, format!("the picture `{path}` {why}"))
                    .hint("save it again as a plain SVG, without scripts, links and foreign parts"),
            );
            return false;
        }
        true
    }

    /// The player for a sound or film at `path`, with the captions of the same name; `None` where it is a picture.
    pub fn player(&self, path: &KitPath, from: &KitPath, label: &str, language: &str, span: Span, report: &mut Report) -> Option<Player> {
        let extension = path.extension();
        let video = VIDEO.contains(&extension.as_str());
        if !video && !AUDIO.contains(&extension.as_str()) {
            return None;
        }
        let stem = path.as_str().strip_suffix(&format!(".{extension}")).unwrap_or(path.as_str());
        let mut captions = Vec::new();
        for (caption, blob) in &self.files {
            let Some(rest) = caption.as_str().strip_prefix(stem).and_then(|rest| rest.strip_suffix("vtt")) else { continue };
            let of = match rest.trim_matches('.') {
                "" if rest == "." => language.to_owned(),
                tag if rest == format!(".{tag}.") && !tag.contains('.') => tag.to_owned(),
                _ => continue,
            };
            match blob.bytes().and_then(|bytes| std::str::from_utf8(bytes).ok()).map(transcript) {
                Some(Ok(transcript)) if self.found(caption, from, span, report) => {
                    captions.push(Captions { language: of, file: Target::File(caption.clone()), transcript });
                }
                Some(Ok(_)) => {}
                Some(Err(why)) => report.push(bad_captions(caption, span, why)),
                None => report.push(bad_captions(caption, span, "they are not UTF-8 text, or larger than 1 MiB")),
            }
        }
        captions.sort_by_key(|captions| (captions.language != language, captions.language.clone()));
        Some(Player { video, file: Target::File(path.clone()), label: label.to_owned(), captions, span })
    }
}

/// A name of a file that every packet can hold, near to its own.
fn plain_name(path: &KitPath) -> String {
    let (stem, extension) = (super::anchors::slug(path.stem()), path.extension());
    let stem: String = stem.chars().filter(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '-').collect();
    format!("{}.{extension}", if stem.is_empty() { "picture" } else { &stem })
}

fn bad_captions(path: &KitPath, span: Span, why: &str) -> Diagnostic {
    Diagnostic::at(&files::BAD_CAPTIONS, span, format!("the captions `{path}` cannot be read: {why}"))
        .hint("start the file with `WEBVTT`, and write each cue below a line `00:01.000 --> 00:04.000`")
}

/// Whether a file is a picture that `<img>` shows.
pub fn is_picture(path: &KitPath) -> bool {
    PICTURES.contains(&path.extension().as_str())
}

/// What makes an SVG more than a picture.
fn unsafe_svg(blob: &Blob) -> Option<&'static str> {
    let Some(text) = blob.bytes().and_then(|bytes| std::str::from_utf8(bytes).ok()) else {
        return Some("is not UTF-8 text, or larger than 1 MiB");
    };
    let folded = text.to_ascii_lowercase();
    if !folded.contains("<svg") {
        return Some("is not an SVG");
    }
    for (part, why) in [
        ("<script", "holds a script"),
        (":script", "holds a script"),
        ("<foreignobject", "holds a foreign part"),
        ("<iframe", "holds a frame"),
        ("<!entity", "declares entities"),
        ("javascript:", "holds a script"),
        ("<handler", "holds a script"),
        ("<set", "holds an animation of attributes"),
        ("@import", "loads a style from elsewhere"),
        ("<?xml-stylesheet", "loads a style from elsewhere"),
    ] {
        if folded.contains(part) {
            return Some(why);
        }
    }
    if event_handler(&folded) {
        return Some("holds an event handler");
    }
    let references = folded.split("href").skip(1).map(|rest| rest.trim_start().trim_start_matches('=').trim_start());
    let urls = folded.split("url(").skip(1);
    let local = |value: &str| {
        let value = value.trim_start().trim_start_matches(['"', '\'']).trim_start();
        value.starts_with('#')
            || value.starts_with("data:image/png")
            || value.starts_with("data:image/jpeg")
            || value.starts_with("data:image/webp")
    };
    if references.chain(urls).any(|value| !local(value)) {
        return Some("refers to something outside of itself");
    }
    None
}

/// Whether an attribute whose name starts with `on` stands in some folded XML.
fn event_handler(folded: &str) -> bool {
    folded.match_indices("on").any(|(at, _)| {
        let before = folded[..at].chars().next_back();
        let name_end = folded[at..].find(|c: char| !c.is_ascii_alphanumeric()).map_or(folded.len(), |length| at + length);
        before.is_some_and(|c| c.is_whitespace() || matches!(c, '"' | '\'' | '/')) && folded[name_end..].trim_start().starts_with('=')
    })
}

/// What is said in some WebVTT captions, cue by cue. Source: W3C WebVTT, section 4.
fn transcript(text: &str) -> Result<Vec<Said>, &'static str> {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    if !text.starts_with("WEBVTT") {
        return Err("they do not start with `WEBVTT`");
    }
    let mut said = Vec::new();
    for block in text.split("\n\n").skip(1) {
        let mut lines = block.lines().skip_while(|line| line.trim().is_empty());
        let Some(first) = lines.next() else { continue };
        if first.starts_with("NOTE") || first.starts_with("STYLE") || first.starts_with("REGION") {
            continue;
        }
        let timing = if first.contains("-->") { Some(first) } else { lines.next().filter(|line| line.contains("-->")) };
        let Some(timing) = timing else { return Err("a cue has no line of times") };
        let mut times = timing.split("-->").map(|time| time.split_whitespace().next().and_then(thousandths));
        let (Some(Some(from)), Some(Some(until)), None) = (times.next(), times.next(), times.next()) else {
            return Err("a time is not written like `00:01.000`");
        };
        let words = lines.map(without_tags).collect::<Vec<_>>().join(" ");
        if !words.trim().is_empty() {
            said.push(Said { from, until, words: words.trim().to_owned() });
        }
    }
    if said.is_empty() { Err("nothing is said in them") } else { Ok(said) }
}

/// The thousandths of a second of a time like `00:01.000` or `01:00:01.000`.
fn thousandths(text: &str) -> Option<u64> {
    let (clock, rest) = text.split_once('.')?;
    let digits = |part: &str, least| part.len() >= least && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(rest, 3) || rest.len() > 3 || !(1..=2).contains(&clock.matches(':').count()) {
        return None;
    }
    let mut seconds = 0_u64;
    for part in clock.split(':') {
        let part = digits(part, 2).then(|| part.parse::<u64>().ok()).flatten()?;
        seconds = seconds.checked_mul(60)?.checked_add(part)?;
    }
    seconds.checked_mul(1000)?.checked_add(rest.parse().ok()?)
}

fn without_tags(line: &str) -> String {
    let mut out = String::new();
    let mut tag = false;
    for c in line.chars() {
        match c {
            '<' => tag = true,
            '>' if tag => tag = false,
            c if !tag => out.push(c),
            _ => {}
        }
    }
    out.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", " ").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(svg: &str) -> bool {
        unsafe_svg(&Blob::held(svg.as_bytes())).is_some()
    }

    #[test]
    fn plain_pictures_pass() {
        assert!(!wrong(
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>On time</title><path fill=\"url(#a)\" d=\"M0 0\"/><use href=\"#b\"/></svg>"
        ));
    }

    #[test]
    fn what_runs_or_loads_is_refused() {
        for bad in [
            "<svg><script>x</script></svg>",
            "<svg onload=\"x\"></svg>",
            "<svg ONLOAD = 'x'/>",
            "<svg><a href=\"javascript:x\"/></svg>",
            "<svg><image href=\"http://x/y.png\"/></svg>",
            "<svg><foreignObject/></svg>",
            "<!DOCTYPE svg [<!ENTITY x 'y'>]><svg/>",
            "<html/>",
            "<svg><path fill=\"url(http://x#a)\"/></svg>",
            "<svg><style>@import 'x'</style></svg>",
            "<svg><image xlink:href=\"x.png\"/></svg>",
        ] {
            assert!(wrong(bad), "{bad}");
        }
    }

    #[test]
    fn captions_become_a_transcript() {
        let said = |from, until, words: &str| Said { from, until, words: words.to_owned() };
        let text = "WEBVTT\n\n1\n00:00.000 --> 00:02.000\n<v Ana>Hello,\nall.\n\nNOTE x\n\n00:02.000 --> 01:02:03.004 align:start\nBye &amp; thanks.\n";
        assert_eq!(transcript(text).unwrap(), [said(0, 2_000, "Hello, all."), said(2_000, 3_723_004, "Bye & thanks.")]);
        assert!(transcript("hello").is_err());
        assert!(transcript("WEBVTT\n\n0:1 --> 2\nx\n").is_err());
    }
}
