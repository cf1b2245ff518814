//! The laws of the house, read off the sources. Each is a function of files that gives its breaches with file and line; each is shown to
//! fail on a file that breaks it.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests read files, and fail by panicking")]

mod support;
#[path = "laws/words.rs"]
mod words;

use std::collections::BTreeMap;

use support::{Files, read, root};
use tttkit::render::FILES;

/// A breach of a law, with its place.
type Breaches = Vec<String>;

/// Who may name whom: ARCHITECTURE.md shows the same table. A room may always name itself.
const ARROWS: &[(&str, &[&str])] = &[
    // The small rooms.
    ("path", &[]),
    ("span", &[]),
    ("version", &[]),
    ("blob", &[]),
    ("edition", &[]),
    ("block", &[]),
    ("minutes", &[]),
    ("site_url", &[]),
    ("color", &[]),
    ("district", &["color", "path", "span"]),
    ("facts", &["minutes"]),
    ("tree", &["blob", "path"]),
    ("portable", &["blob", "path"]),
    ("catalogue", &["blob", "compare", "digest", "facts", "known", "path", "site_url"]),
    ("digest", &["blob"]),
    ("json", &[]),
    ("known", &["blob", "json"]),
    ("appraisal", &["block", "diagnostic", "facts", "minutes"]),
    ("verdict", &["digest", "json"]),
    ("ledger", &["blob", "diagnostic", "digest", "known", "span", "version"]),
    ("diagnostic", &["blob", "json", "path", "span"]),
    ("markdown", &["path", "span"]),
    ("content", &["block", "edition", "markdown", "minutes", "path", "span"]),
    // The model and the stages.
    ("kit", &["blob", "block", "content", "district", "edition", "facts", "markdown", "minutes", "path", "site_url", "span", "version"]),
    (
        "load",
        &[
            "blob",
            "block",
            "color",
            "content",
            "diagnostic",
            "district",
            "edition",
            "facts",
            "kit",
            "markdown",
            "minutes",
            "path",
            "portable",
            "site_url",
            "span",
            "tree",
            "version",
        ],
    ),
    ("check", &["block", "content", "diagnostic", "edition", "facts", "kit", "load", "markdown", "minutes", "path", "span", "version"]),
    ("report", &["appraisal", "block", "check", "diagnostic", "edition", "kit", "markdown", "minutes", "span"]),
    ("fmt", &["load", "span"]),
    ("compare", &["blob", "block", "content", "edition", "facts", "json", "markdown", "transcript", "view"]),
    ("transcript", &["blob", "block", "content", "digest", "edition", "json", "markdown", "minutes", "view"]),
    ("view", &["blob", "block", "check", "content", "edition", "facts", "kit", "markdown", "minutes", "path", "span", "version"]),
    // Never kit, load or check: what an edition may not show must not be within reach.
    (
        "render",
        &[
            "appraisal",
            "blob",
            "block",
            "catalogue",
            "color",
            "compare",
            "content",
            "diagnostic",
            "digest",
            "district",
            "edition",
            "facts",
            "json",
            "known",
            "markdown",
            "minutes",
            "path",
            "site_url",
            "span",
            "tree",
            "verdict",
            "version",
            "view",
        ],
    ),
    ("archive", &["blob", "path"]),
    ("verify", &["archive", "blob", "digest", "known", "verdict"]),
    ("pack", &["archive", "blob", "diagnostic", "digest", "edition", "facts", "minutes", "path", "render", "version"]),
    (
        "release",
        &[
            "archive",
            "blob",
            "compare",
            "diagnostic",
            "digest",
            "facts",
            "known",
            "ledger",
            "pack",
            "path",
            "portable",
            "span",
            "tree",
            "version",
        ],
    ),
    (
        "publish",
        &[
            "archive",
            "blob",
            "catalogue",
            "compare",
            "diagnostic",
            "digest",
            "edition",
            "facts",
            "json",
            "known",
            "pack",
            "path",
            "site_url",
            "version",
        ],
    ),
    ("cache", &["blob", "diagnostic", "path", "publish"]),
    ("disk", &["archive", "blob", "cache", "path", "publish", "tree", "version"]),
    (
        "pipeline",
        &[
            "appraisal",
            "archive",
            "blob",
            "cache",
            "catalogue",
            "check",
            "compare",
            "diagnostic",
            "digest",
            "disk",
            "edition",
            "facts",
            "fmt",
            "json",
            "kit",
            "known",
            "ledger",
            "load",
            "pack",
            "path",
            "portable",
            "publish",
            "release",
            "render",
            "report",
            "site_url",
            "span",
            "transcript",
            "tree",
            "version",
            "view",
        ],
    ),
    ("serve", &["blob", "disk", "edition", "json", "pipeline"]),
    (
        "cli",
        &[
            "block",
            "catalogue",
            "diagnostic",
            "digest",
            "disk",
            "edition",
            "json",
            "known",
            "ledger",
            "path",
            "pipeline",
            "serve",
            "site_url",
            "verdict",
            "verify",
            "version",
        ],
    ),
    ("main", &["cli"]),
    ("lib", &[]),
];

/// The one importer of each outside crate: a file, or the folder of a room that is for it.
const IMPORTERS: &[(&str, &str)] = &[
    ("annotate_snippets", "src/diagnostic/human.rs"),
    ("clap", "src/cli/args"),
    ("clap_complete", "src/cli/completions.rs"),
    ("clap_mangen", "src/cli/man.rs"),
    ("crc32fast", "src/archive/contents.rs"),
    ("hyper", "src/serve/http/"),
    ("hyper_util", "src/serve/http/"),
    ("icu_calendar", "src/render/locale.rs"),
    ("icu_datetime", "src/render/locale.rs"),
    ("icu_decimal", "src/render/locale.rs"),
    ("icu_locale_core", "src/render/locale.rs"),
    ("icu_plurals", "src/render/locale.rs"),
    ("icu_provider", "src/render/locale.rs"),
    ("indicatif", "src/cli/progress.rs"),
    ("math_core", "src/load/math.rs"),
    ("miniz_oxide", "src/archive/contents.rs"),
    ("notify", "src/serve/watch.rs"),
    ("pulldown_cmark", "src/markdown/"),
    ("qrcodegen", "src/render/qr.rs"),
    ("rayon", "src/pipeline/parallel.rs"),
    ("rustix", "src/disk/exchange.rs"),
    ("semver", "src/version.rs"),
    ("serde_json", "src/json.rs"),
    ("serde_yaml", "src/load/yaml.rs"),
    ("sha2", "src/blob.rs"),
    ("strsim", "src/diagnostic/did_you_mean.rs"),
    ("syntect", "src/render/highlight.rs"),
    ("tera", "src/render/templates/"),
    ("tokio", "src/serve/http/"),
    ("toml", "src/load/toml.rs"),
    ("unicode_normalization", "src/path.rs"),
    ("walkdir", "src/disk/walk.rs"),
    ("whatlang", "src/check/detect.rs"),
    ("zip", "src/archive/write.rs"),
];

/// Crates that anybody may name: deriving is no use of a crate that could be swapped.
const ANYBODY: [&str; 1] = ["serde"];

/// Longer files say two things.
const LINES_AT_MOST: usize = 400;

/// The sources without tests, words in quotes and comments, line by line as they were.
fn sources() -> BTreeMap<String, String> {
    let code = read(&root().join("src")).into_iter().filter(|(path, _)| path.ends_with(".rs") && !path.contains("/tests/"));
    code.map(|(path, bytes)| (format!("src/{path}"), code_of(&String::from_utf8(bytes).unwrap()))).collect()
}

/// Rust without comments, without what stands in quotes, and without its unit tests.
fn code_of(text: &str) -> String {
    let text = text.split_once("#[cfg(test)]\nmod tests {").map_or(text, |(code, _)| code);
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['/', '"', '\'']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let raw = out.trim_end_matches('#').ends_with('r') && rest.starts_with('"');
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if raw {
            let hashes = out.len() - out.trim_end_matches('#').len();
            let end = format!("\"{}", "#".repeat(hashes));
            rest[1..].find(&end).map_or(rest.len(), |found| 1 + found + end.len())
        } else if let Some(words) = rest.strip_prefix('"') {
            let mut escaped = false;
            let end = words.char_indices().find(|(_, c)| {
                let end = *c == '"' && !escaped;
                escaped = *c == '\\' && !escaped;
                end
            });
            end.map_or(rest.len(), |(end, _)| end + 2)
        } else if let Some(character) = rest.strip_prefix('\'') {
            // A character and not a lifetime.
            match (character.strip_prefix('\\'), character.chars().next()) {
                (Some(escaped), _) => escaped[1..].find('\'').map_or(1, |end| end + 4),
                (None, Some(c)) if character[c.len_utf8()..].starts_with('\'') => c.len_utf8() + 2,
                _ => 1,
            }
        } else {
            1
        };
        out.extend(rest[..length].chars().filter(|c| *c == '\n'));
        if length == 1 {
            out.push_str(&rest[..1]);
        }
        rest = &rest[length..];
    }
    out + rest
}

fn room(path: &str) -> &str {
    path.trim_start_matches("src/").split('/').next().unwrap().trim_end_matches(".rs")
}

/// Every place of a word in some code, by line, where it is no part of a longer path.
fn places<'c>(code: &'c str, word: &'c str) -> impl Iterator<Item = (usize, &'c str)> {
    code.match_indices(word).filter_map(move |(at, _)| {
        let before = code[..at].chars().next_back();
        (!before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | ':' | '.')))
            .then(|| (code[..at].matches('\n').count() + 1, &code[at + word.len()..]))
    })
}

/// The names behind `crate::`, also those in braces.
fn named(behind: &str) -> Vec<String> {
    let name = |text: &str| text.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    match behind.strip_prefix('{') {
        Some(group) => {
            let mut depth = 0;
            let end = group.find(|c| {
                depth += i32::from(c == '{') - i32::from(c == '}');
                depth < 0
            });
            let group = &group[..end.unwrap_or(group.len())];
            let mut depth = 0;
            let split = |c: char| {
                depth += i32::from(c == '{') - i32::from(c == '}');
                c == ',' && depth == 0
            };
            group.split(split).map(name).filter(|name| !name.is_empty()).collect()
        }
        None => vec![name(behind)],
    }
}

fn arrows(sources: &BTreeMap<String, String>) -> Breaches {
    let mut wrong = Breaches::new();
    for (path, code) in sources {
        let own = room(path);
        let Some((_, may)) = ARROWS.iter().find(|(room, _)| *room == own) else {
            wrong.push(format!("{path}:1: the room `{own}` is not in the table of who may name whom"));
            continue;
        };
        let ways = ["crate::", "tttkit::"].into_iter().flat_map(|way| places(code, way));
        for (line, behind) in ways {
            for name in named(behind) {
                let is_room = ARROWS.iter().any(|(room, _)| *room == name);
                if is_room && name != own && !may.contains(&name.as_str()) {
                    wrong.push(format!("{path}:{line}: `{own}` may not name `{name}`"));
                }
            }
        }
    }
    wrong
}

/// The crates of Cargo.toml under the names that code has for them, those of one system included.
fn dependencies(cargo: &str) -> Vec<String> {
    let ours = |table: &&str| table.starts_with("dependencies]") || (table.starts_with("target.") && table.contains(".dependencies]"));
    cargo
        .split("\n[")
        .filter(ours)
        .flat_map(|table| table.lines().skip(1))
        .filter_map(|line| line.split_once(" = "))
        .filter(|(name, _)| !name.starts_with('#'))
        .map(|(name, _)| name.replace('-', "_"))
        .collect()
}

fn importers(sources: &BTreeMap<String, String>, crates: &[String]) -> Breaches {
    let mut wrong = Breaches::new();
    for name in crates.iter().filter(|name| !ANYBODY.contains(&name.as_str())) {
        let Some((_, importer)) = IMPORTERS.iter().find(|(known, _)| known == name) else {
            wrong.push(format!("Cargo.toml:1: `{name}` has no importer in the table"));
            continue;
        };
        for (path, code) in sources.iter().filter(|(path, _)| !path.starts_with(importer)) {
            // A module of ours may have the name of a crate.
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            if sources.contains_key(&format!("{folder}/{name}.rs")) {
                continue;
            }
            let word = format!("{name}::");
            wrong.extend(places(code, &word).map(|(line, _)| format!("{path}:{line}: `{name}` is for {importer} alone")));
        }
    }
    wrong
}

fn found_outside(sources: &BTreeMap<String, String>, words: &[&str], home: &str, why: &str) -> Breaches {
    let mut wrong = Breaches::new();
    for (path, code) in sources.iter().filter(|(path, _)| home.is_empty() || !path.starts_with(home)) {
        for word in words {
            let stands = |at: usize| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
            let lines = code.match_indices(word).filter(|(at, _)| stands(*at)).map(|(at, _)| code[..at].matches('\n').count() + 1);
            wrong.extend(lines.map(|line| format!("{path}:{line}: `{word}`: {why}")));
        }
    }
    wrong
}

fn printing(sources: &BTreeMap<String, String>) -> Breaches {
    let words = ["println!", "print!", "eprintln!", "eprint!", "dbg!", "io::stdout", "io::stderr"];
    found_outside(sources, &words, "src/cli/ui.rs", "only `cli/ui.rs` prints")
}

fn files_on_disk(sources: &BTreeMap<String, String>) -> Breaches {
    found_outside(sources, &["std::fs", "fs::"], "src/disk/", "all use of files stands in `disk`")
}

fn no_unsafe(sources: &BTreeMap<String, String>) -> Breaches {
    found_outside(sources, &["unsafe "], "", "nothing here is worth it")
}

fn long_files(texts: &Files) -> Breaches {
    let lines = |bytes: &[u8]| bytes.iter().filter(|b| **b == b'\n').count();
    // Strings files say one thing, as often as there are words.
    let said = |path: &str| path.contains("/tests/") || path.contains("/strings/");
    let long = texts.iter().filter(|(path, bytes)| !said(path) && lines(bytes) > LINES_AT_MOST);
    long.map(|(path, bytes)| format!("{path}:{}: longer than {LINES_AT_MOST} lines: say two things in two files", lines(bytes))).collect()
}

fn unlisted(theme: &Files, listed: &[&str]) -> Breaches {
    let extra = theme.keys().filter(|path| !listed.contains(&path.as_str()));
    extra.map(|path| format!("themes/default/{path}:1: not listed in `render::FILES`")).collect()
}

fn addresses(theme: &Files) -> Breaches {
    let mut wrong = Breaches::new();
    for (path, bytes) in theme {
        let text = String::from_utf8_lossy(bytes);
        for (at, line) in text.lines().enumerate() {
            let rest = line.replace("xmlns=\"http://www.w3.org/", "").replace("xmlns='http://www.w3.org/", "");
            if rest.contains("http://") || rest.contains("https://") {
                wrong.push(format!("themes/default/{path}:{}: a page needs no network", at + 1));
            }
        }
    }
    wrong
}

/// Scripts are joined without their comments and indentation: a text over several lines would lose its own.
fn loose_texts(theme: &Files) -> Breaches {
    let scripts = theme.iter().filter(|(path, _)| path.starts_with("scripts/"));
    let lines = scripts.flat_map(|(path, bytes)| {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let found: Vec<usize> = text
            .lines()
            .zip(1..)
            .filter(|(line, _)| line.contains('`') && !line.trim_start().starts_with("//"))
            .map(|(_, at)| at)
            .collect();
        found.into_iter().map(move |at| format!("themes/default/{path}:{at}: write texts in quotes"))
    });
    lines.collect()
}

fn theme() -> Files {
    read(&root().join("themes/default"))
}

fn keep(breaches: &Breaches) {
    assert!(breaches.is_empty(), "{} breaches:\n{}", breaches.len(), breaches.join("\n"));
}

#[test]
fn rooms_name_only_whom_they_may() {
    keep(&arrows(&sources()));
}

#[test]
fn every_crate_has_one_importer() {
    let cargo = String::from_utf8(std::fs::read(root().join("Cargo.toml")).unwrap()).unwrap();
    keep(&importers(&sources(), &dependencies(&cargo)));
}

#[test]
fn only_the_ui_prints() {
    keep(&printing(&sources()));
}

#[test]
fn only_disk_touches_files() {
    keep(&files_on_disk(&sources()));
}

#[test]
fn nothing_is_unsafe() {
    keep(&no_unsafe(&sources()));
}

#[test]
fn no_file_is_long() {
    let with =
        |folder: &str| read(&root().join(folder)).into_iter().map(|(path, bytes)| (format!("{folder}/{path}"), bytes)).collect::<Files>();
    let mut texts = with("src");
    texts.extend(with("themes"));
    keep(&long_files(&texts));
}

#[test]
fn every_file_of_the_theme_is_built_in() {
    let listed: Vec<&str> = FILES.iter().map(|(path, _)| *path).collect();
    keep(&unlisted(&theme(), &listed));
}

#[test]
fn the_theme_needs_no_network() {
    keep(&addresses(&theme()));
}

#[test]
fn scripts_can_be_joined() {
    keep(&loose_texts(&theme()));
}

/// A law that cannot fail is none.
#[test]
fn every_law_can_fail() {
    let code = |path: &str, text: &str| BTreeMap::from([(path.to_owned(), code_of(text))]);
    let file = |path: &str, text: &str| Files::from([(path.to_owned(), text.as_bytes().to_vec())]);
    let fails = |breaches: Breaches, expected: &str| assert_eq!(breaches, [expected]);
    fails(arrows(&code("src/render/x.rs", "\nuse crate::kit::Page;\n")), "src/render/x.rs:2: `render` may not name `kit`");
    fails(arrows(&code("src/render/x.rs", "use crate::{view::View, load};")), "src/render/x.rs:1: `render` may not name `load`");
    fails(arrows(&code("src/pack/x.rs", "fn f(a: crate::view::View) {}")), "src/pack/x.rs:1: `pack` may not name `view`");
    fails(arrows(&code("src/util.rs", "")), "src/util.rs:1: the room `util` is not in the table of who may name whom");
    let crates = ["tera".to_owned(), "left_pad".to_owned()];
    let found = importers(&code("src/view/x.rs", "// tera::no\nlet s = \"tera::no\";\nuse tera::Tera;"), &crates);
    assert_eq!(
        found,
        ["src/view/x.rs:3: `tera` is for src/render/templates/ alone", "Cargo.toml:1: `left_pad` has no importer in the table"]
    );
    fails(printing(&code("src/load/x.rs", "let c = '\"';\nprintln!();")), "src/load/x.rs:2: `println!`: only `cli/ui.rs` prints");
    fails(printing(&code("src/load/x.rs", "use std::io::stdout;")), "src/load/x.rs:1: `io::stdout`: only `cli/ui.rs` prints");
    fails(files_on_disk(&code("src/load/x.rs", "fs::read(a)")), "src/load/x.rs:1: `fs::`: all use of files stands in `disk`");
    fails(no_unsafe(&code("src/x.rs", "r#\"unsafe \"#; unsafe {}")), "src/x.rs:1: `unsafe `: nothing here is worth it");
    fails(long_files(&file("src/x.rs", &"\n".repeat(401))), "src/x.rs:401: longer than 400 lines: say two things in two files");
    fails(unlisted(&file("styles/x.css", ""), &["styles/y.css"]), "themes/default/styles/x.css:1: not listed in `render::FILES`");
    fails(addresses(&file("x.css", "\n@import 'https://x';")), "themes/default/x.css:2: a page needs no network");
    assert!(addresses(&file("x.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")).is_empty());
    fails(loose_texts(&file("scripts/x.js", "// `a`\nd(`e`);")), "themes/default/scripts/x.js:2: write texts in quotes");
}
