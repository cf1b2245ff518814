//! What there is to do, found in a workspace and in the site that was built from it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

/// The work, before any of it is done.
pub struct Gathered {
    /// The files of the workspace.
    pub sources: Vec<PathBuf>,
    /// The text of every page as an edition gets it, without fences and front matter; twice where both have the page.
    pub texts: Vec<String>,
    /// Every block of code that differs from all others: its language and its text.
    pub blocks: Vec<(String, String)>,
    /// The files of the site, by their path in it.
    pub output: Vec<(PathBuf, Vec<u8>)>,
    /// Everything that some packet deflates, each content once.
    pub packed: Vec<Vec<u8>>,
}

/// Reads a workspace and its site.
pub fn gather(workspace: &Path, site: &Path) -> Gathered {
    let sources = files(workspace);
    let (mut texts, mut blocks) = (Vec::new(), BTreeSet::new());
    for path in sources.iter().filter(|path| path.extension().is_some_and(|end| end == "md")) {
        let text = std::fs::read_to_string(path).unwrap();
        texts.push(cut(&text, "participant"));
        if !path.components().any(|part| part.as_os_str() == "facilitator") {
            texts.push(cut(&text, "facilitator"));
        }
        blocks.extend(code(&text));
    }
    let mut output: Vec<_> =
        files(site).into_iter().map(|path| (path.strip_prefix(site).unwrap().to_owned(), std::fs::read(&path).unwrap())).collect();
    output.sort();
    let in_packet = |path: &Path| {
        let edition = path.components().any(|part| ["facilitator", "participant"].iter().any(|name| part.as_os_str() == *name));
        edition && path.extension().is_none_or(|end| end != "png" && end != "woff2")
    };
    let mut seen = BTreeSet::new();
    let packed = output.iter().filter(|(path, bytes)| in_packet(path) && seen.insert(Sha256::digest(bytes)));
    let packed = packed.map(|(_, bytes)| bytes.clone()).collect();
    Gathered { sources, texts, blocks: blocks.into_iter().collect(), output, packed }
}

fn files(root: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

/// Blocks of the generated corpus that the participants do not get.
const FACILITATOR: [&str; 5] = ["say", "do", "ask", "look-for", "debrief"];

/// A text without front matter, without the blocks of one edition and without fences.
fn cut(text: &str, edition: &str) -> String {
    let body = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).map_or(text, |(_, body)| body);
    let is_cut = |name: &str| if edition == "facilitator" { FACILITATOR.contains(&name) } else { name == edition };
    let (mut out, mut open, mut cut_at) = (String::new(), 0, None);
    for line in body.lines() {
        match line.strip_prefix(":::").map(|name| name.trim().split(' ').next().unwrap_or_default()) {
            Some("") => {
                open -= 1;
                cut_at = cut_at.filter(|at| *at < open);
                out.push('\n');
            }
            Some(name) => {
                if is_cut(name) {
                    cut_at.get_or_insert(open);
                }
                open += 1;
                out.push('\n');
            }
            None if cut_at.is_none() => {
                out.push_str(line);
                out.push('\n');
            }
            None => {}
        }
    }
    out
}

/// The blocks of code of a text.
fn code(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in text.split_inclusive('\n') {
        match (line.strip_prefix("```"), &mut open) {
            (Some(_), Some(_)) => found.extend(open.take()),
            (Some(language), None) => open = Some((language.trim().to_owned(), String::new())),
            (None, Some((_, code))) => code.push_str(line),
            (None, None) => {}
        }
    }
    found
}
