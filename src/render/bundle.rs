//! Styles and scripts as files of a site: those of everybody and of one edition, joined, without what only their writers need.
//!
//! Below `styles` and `scripts`, a file in the folder `facilitator` or `participant` is for that edition alone: the other has no
//! byte of it; one in `site` is for the site's own pages, one in `report` for reports. A file in such a folder's `own` is for few pages
//! and stands in a file of its own, so that no other page is the heavier for it. What is in `scripts/own` is of both editions, and stands
//! in a file that pages ask for when they need it. `first.js` stands in a file of its own as well: it runs before anything is painted.
//!
//! Each file brings along the words that its scripts say, and no others.

use std::collections::{BTreeMap, BTreeSet};

use super::locale::Locale;
use super::strings::Strings;
use super::theme::Theme;
use super::words;
use crate::json;

/// The script that runs before anything is painted, and the name of its file.
pub(super) const FIRST: &str = "first.js";

/// What scripts other than Latin ask of the styles: pages in Latin letters do without.
const LANGUAGES: &str = "languages.css";

/// A style or a script.
pub struct Part {
    /// Its path below `styles` or `scripts`.
    path: &'static str,
    /// What it says.
    text: String,
}

impl Part {
    /// A built-in file, or what a workspace puts in its place: that stays as it was written.
    pub fn new(path: &'static str, built_in: &str, over: Option<&str>) -> Self {
        Self { path, text: over.map_or_else(|| squeezed(path, built_in), str::to_owned) }
    }

    /// Whether it is the file of this path.
    pub fn is(&self, path: &str) -> bool {
        self.path == path
    }

    /// What it says.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether an edition has it; the site's own pages (`edition` is empty) have what is for everybody in one file, and what is for them.
    fn is_for(&self, edition: &str) -> bool {
        let named = if edition.is_empty() { "site" } else { edition };
        self.path.split_once('/').is_none_or(|(folder, _)| folder == named || (folder == "own" && !edition.is_empty()))
    }

    /// The name of the file of its own that it stands in: `own/run.js` in `run.js`, and all of `own/find/` in `find.js`.
    pub(super) fn own(&self) -> Option<String> {
        own_file(self.path)
    }

    /// What it has between two quotation marks and may be the key of words.
    fn names(&self) -> impl Iterator<Item = &str> {
        let mut quoted = self.text.split('"');
        // Nothing opens the first, and nothing closes the last.
        quoted.next();
        quoted.next_back();
        quoted.filter(|name| name.starts_with("js"))
    }
}

/// Whether scripts that have these names say the words of a key: they name the key, the start that scripts make keys of (`"js_look_"`), or,
/// for one of the forms that a number takes (`js_found_one`), the key without the form.
fn says(names: &BTreeSet<&str>, key: &str) -> bool {
    names.contains(key)
        || key.rsplit_once('_').is_some_and(|(start, form)| PLURALS.contains(&form) && names.contains(start))
        || key.match_indices('_').any(|(at, _)| at > 3 && names.contains(&key[..=at]))
}

/// The forms that a number of things takes in some language. Source: Unicode CLDR, plural rules.
const PLURALS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

impl Theme {
    /// The stylesheet of an edition in a language, or of the site's own pages where `edition` is empty.
    pub(super) fn style(&self, edition: &str, language: &str) -> String {
        let latin = words::direction(language) == "ltr" && Locale::of(language).numerals() == "latn";
        let parts = self.styles_of(edition).filter(|part| part.own().is_none() && !(latin && part.is(LANGUAGES)));
        joined(&parts.collect::<Vec<_>>())
    }

    fn styles_of<'t>(&'t self, edition: &'t str) -> impl Iterator<Item = &'t Part> {
        self.styles.iter().filter(move |part| part.is_for(edition))
    }

    /// The script of an edition with the words that it says, or of the site's own pages where `edition` is empty.
    pub(super) fn script(&self, edition: &str, strings: &Strings) -> String {
        let parts: Vec<&Part> =
            self.scripts.iter().filter(|part| part.is_for(edition) && part.own().is_none() && !part.is(FIRST)).collect();
        let words = json::for_script(&said(edition, strings, &parts));
        format!("var tttkit = {{words: {words}}};\n") + &joined(&parts)
    }

    /// The script that runs first.
    pub(super) fn first_script(&self) -> &str {
        self.scripts.iter().find(|part| part.is(FIRST)).map_or("", Part::text)
    }

    /// The styles and scripts of an edition that stand in files of their own, by the names of these.
    pub(super) fn own_files<'t>(&'t self, edition: &'t str) -> BTreeMap<String, Vec<&'t Part>> {
        let mut files: BTreeMap<String, Vec<&'t Part>> = BTreeMap::new();
        for part in self.styles_of(edition).chain(self.scripts.iter().filter(|part| part.is_for(edition))) {
            if let Some(name) = part.own() {
                files.entry(name).or_default().push(part);
            }
        }
        files
    }
}

/// The text of a file of its own, with the words that it says.
pub(super) fn own_text(edition: &str, strings: &Strings, parts: &[&Part]) -> String {
    let words = said(edition, strings, parts);
    let brought = if words.is_empty() { String::new() } else { format!("Object.assign(tttkit.words, {});\n", json::for_script(&words)) };
    brought + &joined(parts)
}

/// The file of its own that a script of this path stands in.
pub(super) fn own_file(path: &str) -> Option<String> {
    let name = path.strip_prefix("own/").or_else(|| path.split_once("/own/").map(|(_, name)| name))?;
    Some(name.split_once('/').map_or_else(|| name.to_owned(), |(folder, _)| format!("{folder}.js")))
}

fn joined(parts: &[&Part]) -> String {
    parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// The words that some scripts of an edition say, of those that it may: everybody's (`js_`), and its own (`jsf_`, `jsp_`).
fn said<'s>(edition: &str, strings: &'s Strings, parts: &[&Part]) -> BTreeMap<&'s str, &'s str> {
    let own = match edition {
        "facilitator" => "jsf_",
        "participant" => "jsp_",
        _ => "js_",
    };
    let all = strings.all().iter().map(|(key, words)| (key.as_str(), words.as_str()));
    let may = all.filter(|(key, _)| key.starts_with("js_") || key.starts_with(own));
    let names: BTreeSet<&str> = parts.iter().flat_map(|part| part.names()).collect();
    may.filter(|(key, _)| says(&names, key)).collect()
}

/// A built-in file without comments and indentation. They are a third of its weight, and readers of pages need neither.
///
/// In our scripts a comment stands on lines of its own, and no text goes over a line's end: tests/laws.rs sees to it.
fn squeezed(path: &str, text: &str) -> String {
    let without = if path.ends_with(".css") { tight(&without_comments(text)) } else { text.to_owned() };
    let lines = without.lines().map(str::trim).filter(|line| !line.is_empty() && (path.ends_with(".css") || !line.starts_with("//")));
    lines.flat_map(|line| [line, "\n"]).collect()
}

fn without_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, behind)) = rest.split_once("/*") {
        out += before;
        rest = behind.split_once("*/").map_or("", |(_, rest)| rest);
    }
    out + rest
}

/// A stylesheet without the spaces that only its writers need; what stands in quotes stays.
fn tight(css: &str) -> String {
    let outside = |(at, text): (usize, &str)| {
        if at % 2 == 1 {
            return format!("\"{text}\"");
        }
        let pairs = [(": ", ":"), ("; ", ";"), (", ", ","), (" {", "{"), ("{ ", "{"), (" }", "}"), (";}", "}"), (" > ", ">")];
        pairs.iter().fold(text.to_owned(), |text, (long, short)| text.replace(long, short))
    };
    css.split('"').enumerate().map(outside).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_go_and_nothing_else() {
        assert_eq!(
            squeezed("x.css", "/* a\n b */\na { b: c; }   /* d */\n\n  e { content: \"/\" / \"\"; }\n"),
            "a{b:c}\ne{content:\"/\" / \"\"}\n"
        );
        assert_eq!(squeezed("x.js", "// a\n(function () {\n  // b\n  c(\"//d\");\n})();\n"), "(function () {\nc(\"//d\");\n})();\n");
        assert_eq!(Part::new("x.js", "", Some("  // mine\n")).text, "  // mine\n");
    }

    #[test]
    fn an_edition_has_what_is_for_all_and_its_own() {
        let part = |path| Part::new(path, "x", None);
        assert!(part("look.js").is_for("participant") && part("look.js").is_for(""));
        assert!(part("facilitator/notes.js").is_for("facilitator") && !part("facilitator/notes.js").is_for("participant"));
        assert!(!part("facilitator/notes.js").is_for(""));
        assert_eq!(part("facilitator/own/run.js").own().as_deref(), Some("run.js"));
        assert_eq!(part("own/find/fold.js").own().as_deref(), Some("find.js"));
        assert!(part("own/find/fold.js").is_for("participant") && !part("own/find/fold.js").is_for(""));
        assert!(part("site/verify.css").is_for("") && !part("site/verify.css").is_for("participant"));
    }

    #[test]
    fn a_file_brings_the_words_that_it_says() {
        let strings = Strings::parse("js_a = A\njs_found_one = 1\njs_found_other = 2\njs_look_day = D\njsf_b = B\njsp_c = C\nsay = Say").0;
        let said = |edition, text: &str| super::said(edition, &strings, &[&Part::new("x.js", text, None)]).into_keys().collect::<Vec<_>>();
        assert_eq!(said("facilitator", r#"word("js_a"); word("jsf_b"); word("jsp_c"); word("say");"#), ["js_a", "jsf_b"]);
        assert_eq!(said("participant", r#"word("jsf_b"); plural("js_found", 2);"#), ["js_found_one", "js_found_other"]);
        assert_eq!(said("", r#"word("js_look_" + kind);"#), ["js_look_day"]);
    }
}
