//! A theme: templates, styles, a script and words, the built-in ones and what a workspace lays over them file by file.

use std::collections::{BTreeMap, BTreeSet};

use super::builtin::FILES;
use super::bundle::{FIRST, Part, own_file};
use super::common::Commons;
use super::dress::Shown;
use super::gaps::gaps;
use super::highlight::Highlighter;
use super::strings::Strings;
use super::templates::Templates;
use crate::blob::{Blob, Sha256Sum};
use crate::diagnostic::code::site::PACKET_NAME;
use crate::diagnostic::code::theme::{BAD_STRINGS, BAD_TEMPLATE, NO_THEME, UNKNOWN_THEME_FILE, UNREADABLE_THEME_FILE};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::path::KitPath;
use crate::tree::Tree;

/// The language whose words are complete by definition: the others are measured by it.
pub const REFERENCE: &str = "en";

/// Everything that decides how pages look and what their interface says.
pub struct Theme {
    /// The templates.
    pub(super) templates: Templates,
    /// The words, by language.
    pub(super) strings: BTreeMap<String, Strings>,
    /// The styles, in the order in which they are listed.
    pub(super) styles: Vec<Part>,
    /// The scripts, likewise.
    pub(super) scripts: Vec<Part>,
    /// What checks packets, on the page that does: joined in the order in which it is listed.
    pub(super) verify: String,
    /// Files of a workspace's theme that are copied as they are, by their path below `assets/`.
    pub(super) statics: BTreeMap<KitPath, Blob>,
    /// Colors code.
    pub(super) highlighter: Highlighter,
    /// The templates of the workspace: their paths in it by their names.
    pub(super) replaced: BTreeMap<String, String>,
    /// What a district shows of itself.
    pub(super) district: Shown,
    /// Its fonts: rules of a stylesheet that stands beside them.
    pub(super) fonts: String,
    /// What all sites have in common, made so far.
    pub(super) commons: Commons,
}

impl Theme {
    /// The built-in theme, with the files of a workspace's theme folder laid over it.
    pub fn load(tree: &Tree, folder: Option<&KitPath>) -> (Self, Vec<Diagnostic>) {
        let mut found = Vec::new();
        let over = folder.map(|folder| Overlay::read(tree, folder, &mut found)).unwrap_or_default();
        let strings = strings(&over, &mut found);
        let mut templates = Templates::new(built_in("templates"));
        for (path, text) in over.texts_in("templates") {
            if let Err(bad) = templates.lay_over(path, text) {
                let line = bad.line.map_or(String::new(), |line| format!(", line {line}"));
                let message = format!("`{}`{line}: {}", over.full(&format!("templates/{path}")), bad.message);
                found.push(Diagnostic::nowhere(&BAD_TEMPLATE, message).hint("compare it with the built-in template of the same name"));
            }
        }
        for (language, strings) in &strings {
            templates.speak(language, strings);
        }
        let verify = built_in("verify").map(|(path, text)| over.text("verify", path).unwrap_or(text)).collect::<Vec<_>>().join("\n");
        let parts = |folder| built_in(folder).map(|(path, text)| Part::new(path, text, over.text(folder, path))).collect();
        let (styles, scripts) = (parts("styles"), parts("scripts"));
        let replaced = over.texts_in("templates").map(|(path, _)| (path.to_owned(), over.full(&format!("templates/{path}")))).collect();
        let (district, fonts) = (Shown::default(), String::new());
        let highlighter = Highlighter::default();
        let commons = Commons::default();
        (
            Self { templates, strings, styles, scripts, verify, statics: over.statics, highlighter, replaced, district, fonts, commons },
            found,
        )
    }

    /// Learns blocks of code that were colored before, by their digests.
    pub fn learn(&self, colored: BTreeMap<Sha256Sum, String>) {
        self.highlighter.learn(colored);
    }

    /// Blocks of code that were colored, by their digests.
    pub fn colored(&self, keys: &BTreeSet<Sha256Sum>) -> BTreeMap<Sha256Sum, String> {
        self.highlighter.colored(keys)
    }

    /// The words for a language: its own, those of the language without its region, or the reference.
    pub(super) fn spoken(&self, language: &str) -> Spoken {
        let first = language.split('-').next().unwrap_or(language);
        let known = |code: &str| self.strings.get_key_value(code);
        let own = known(&language.to_lowercase()).or_else(|| known(first));
        let (code, strings) = own.or_else(|| known(REFERENCE)).map(|(code, strings)| (code.clone(), strings.clone())).unwrap_or_default();
        // English words take English dates and plurals, whatever the page is in.
        let strings = strings.spoken(if own.is_some() { language } else { REFERENCE });
        Spoken { code, strings, silent: own.is_none().then(|| language.to_owned()) }
    }
}

/// The words for pages in one language.
pub(super) struct Spoken {
    /// The language of the words, BCP 47 in lower case, as the strings files name it.
    pub(super) code: String,
    /// The words.
    pub(super) strings: Strings,
    /// The language, where there are no words in it and these are English.
    pub(super) silent: Option<String>,
}

/// More missing words than this are told together.
const MANY: usize = 5;

/// The built-in files of a folder, by their path in it, in the order in which they are listed.
pub(super) fn built_in(folder: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let folder = format!("{folder}/");
    FILES.iter().filter_map(move |(path, text)| Some((path.strip_prefix(&folder)?, *text)))
}

/// The files of a workspace's theme that are known to the built-in one, and those that are copied as they are.
#[derive(Default)]
struct Overlay {
    folder: String,
    texts: BTreeMap<String, String>,
    statics: BTreeMap<KitPath, Blob>,
}

impl Overlay {
    fn read(tree: &Tree, folder: &KitPath, found: &mut Vec<Diagnostic>) -> Self {
        let mut over = Self { folder: folder.to_string(), ..Self::default() };
        let mut files = 0;
        for (path, full, blob) in tree.under(folder.as_str()) {
            files += 1;
            if let Some(rest) = path.strip_prefix("static/") {
                match assets_path(rest) {
                    Some(path) if !path.is_plain() => found.push(
                        Diagnostic::nowhere(&PACKET_NAME, format!("`{full}` cannot be the name of a file in a packet"))
                            .hint("rename it with lower-case letters, digits, `.`, `_` and `-` alone"),
                    ),
                    Some(path) => drop(over.statics.insert(path, blob.clone())),
                    None => found.push(
                        Diagnostic::nowhere(&UNKNOWN_THEME_FILE, format!("`{full}` would take the place of a file that tttkit writes"))
                            .hint("give it another name, or change a file below `styles` or `scripts` instead"),
                    ),
                }
            } else if !is_known(path) {
                found.push(unknown(path, full));
            } else {
                match blob.bytes().map(std::str::from_utf8) {
                    Some(Ok(text)) => drop(over.texts.insert(path.to_owned(), folded(text))),
                    _ => found.push(
                        Diagnostic::nowhere(&UNREADABLE_THEME_FILE, format!("`{full}` is not a text in UTF-8 of at most 1 MiB"))
                            .hint("save it as UTF-8; put pictures and fonts below `static`"),
                    ),
                }
            }
        }
        if files == 0 {
            let message = format!("the theme folder `{folder}` holds no files");
            found.push(Diagnostic::nowhere(&NO_THEME, message).hint("correct `theme` in book.toml, or take it out for the built-in theme"));
        }
        over
    }

    fn text(&self, folder: &str, path: &str) -> Option<&str> {
        self.texts.get(&format!("{folder}/{path}")).map(String::as_str)
    }

    fn texts_in<'o>(&'o self, folder: &'o str) -> impl Iterator<Item = (&'o str, &'o str)> {
        self.texts.iter().filter_map(move |(path, text)| Some((path.strip_prefix(folder)?.strip_prefix('/')?, text.as_str())))
    }

    fn full(&self, path: &str) -> String {
        format!("{}/{path}", self.folder)
    }
}

/// Text as we read it everywhere: without byte order mark, lines ended by LF.
fn folded(text: &str) -> String {
    text.trim_start_matches('\u{feff}').replace("\r\n", "\n")
}

/// The path of a static file below `assets/`, or `None` where it would take the place of one of ours.
fn assets_path(rest: &str) -> Option<KitPath> {
    let own_file =
        || ["styles", "scripts"].iter().flat_map(|folder| built_in(folder)).filter_map(|(path, _)| own_file(path)).any(|name| name == rest);
    let ours =
        ["style.css", "script.js", FIRST, "search.js", "plan.js", "keep.html"].contains(&rest) || rest.starts_with("media/") || own_file();
    (!ours).then(|| KitPath::new(rest).ok()).flatten()
}

/// Whether the built-in theme has a file of this path, or it is the words of one more language.
fn is_known(path: &str) -> bool {
    let language = |path: &str| path.strip_prefix("strings/").and_then(|name| name.strip_suffix(".txt")).is_some_and(is_language);
    FILES.iter().any(|(known, _)| *known == path) || language(path)
}

fn is_language(name: &str) -> bool {
    let parts = |part: &str| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    name.split('-').all(parts)
}

fn unknown(path: &str, full: &KitPath) -> Diagnostic {
    let hint = match did_you_mean(path, FILES.iter().map(|(known, _)| *known)) {
        Some(near) => format!("rename it to `{near}`, if that was meant; files to copy as they are belong below `static`"),
        None => "give it the path of the built-in file that it replaces; files to copy as they are belong below `static`".to_owned(),
    };
    Diagnostic::nowhere(&UNKNOWN_THEME_FILE, format!("`{full}` replaces no file of the built-in theme")).hint(hint)
}

/// The words of all languages, each measured by the reference.
fn strings(over: &Overlay, found: &mut Vec<Diagnostic>) -> BTreeMap<String, Strings> {
    let language = |path: &str| path.trim_end_matches(".txt").to_owned();
    let mut all: BTreeMap<String, Strings> =
        built_in("strings").map(|(path, text)| (language(path), Strings::parse(text).0.spoken(&language(path)))).collect();
    let reference = all.get(REFERENCE).cloned().unwrap_or_default();
    for (path, text) in over.texts_in("strings") {
        let file = over.full(&format!("strings/{path}"));
        let (strings, bad) = Strings::parse(text);
        let strings = strings.spoken(&language(path));
        let mut tell = |message: String, hint: &str| found.push(Diagnostic::nowhere(&BAD_STRINGS, message).hint(hint));
        for bad in &bad {
            tell(format!("`{file}`, line {}: {}", bad.line, bad.message), "write each line as `key = text`");
        }
        // A file that is only begun lacks most: one finding says so, not one a key.
        let gaps = gaps(&reference, &strings);
        let lacks: Vec<&str> = gaps.iter().filter_map(|gap| gap.missing.as_deref()).collect();
        let many = lacks.len() > MANY;
        if many {
            let some = lacks.iter().take(3).map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
            tell(
                format!("`{file}`: many keys are missing, such as {some}"),
                "copy the lines that are missing from the built-in `strings/en.txt`, and translate what stands behind each `=`",
            );
        }
        for gap in gaps.iter().filter(|gap| !many || gap.missing.is_none()) {
            tell(format!("`{file}`: {}", gap.wrong), &gap.hint);
        }
        all.insert(language(path), strings);
    }
    all
}
