//! Styles and scripts as files of a site: those of everybody and of one edition, joined, without what only their writers need.
//!
//! Below `styles` and `scripts`, a file in the folder `facilitator` or `participant` is for that edition alone: the other has no
//! byte of it. A script in such a folder's `own` is for the one page of its name and stands in a file of its own, so that no other
//! page is the heavier for it. So does a script in `scripts/own`, which pages of both editions ask for when they need it: it brings
//! its words along, those whose keys start with `js_` and its name.

use std::collections::BTreeMap;

use super::strings::Strings;
use super::theme::Theme;
use crate::json;

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

    /// Whether an edition has it; the site's own pages (`edition` is empty) have what is for everybody.
    fn is_for(&self, edition: &str) -> bool {
        match self.path.split_once('/') {
            Some(("own", _)) => !edition.is_empty(),
            Some((folder, _)) => folder == edition,
            None => true,
        }
    }

    /// The name of its own file, where it has one.
    fn own(&self) -> Option<&'static str> {
        let (folder, name) = self.path.rsplit_once('/')?;
        (folder == "own" || folder.ends_with("/own")).then_some(name)
    }

    /// How the keys of the words start that it brings along.
    fn brings(&self) -> Option<String> {
        Some(format!("js_{}_", self.path.strip_prefix("own/")?.strip_suffix(".js")?))
    }

    /// What its own file says.
    fn text_with_words(&self, strings: &Strings) -> String {
        let Some(start) = self.brings() else { return self.text.clone() };
        let words: BTreeMap<_, _> = strings.all().iter().filter(|(key, _)| key.starts_with(&start)).collect();
        format!("Object.assign(tttkit.words, {});\n{}", json::for_script(&words), self.text)
    }
}

impl Theme {
    /// The stylesheet of an edition, or of the site's own pages where `edition` is empty.
    pub(super) fn style(&self, edition: &str) -> String {
        joined(self.styles.iter().filter(|part| part.is_for(edition)))
    }

    /// The script of an edition with the words that it says, or of the site's own pages where `edition` is empty.
    pub(super) fn script(&self, edition: &str, strings: &Strings) -> String {
        let mut words = words(edition, strings);
        for start in self.scripts.iter().filter_map(Part::brings) {
            words.retain(|key, _| !key.starts_with(&start));
        }
        let words = json::for_script(&words);
        format!("var tttkit = {{words: {words}}};\n")
            + &joined(self.scripts.iter().filter(|part| part.is_for(edition) && part.own().is_none()))
    }

    /// The scripts of an edition that one page each runs, by the names of their files.
    pub(super) fn own_scripts(&self, edition: &str, strings: &Strings) -> impl Iterator<Item = (&'static str, String)> {
        self.scripts.iter().filter(move |part| part.is_for(edition)).filter_map(|part| Some((part.own()?, part.text_with_words(strings))))
    }
}

fn joined<'p>(parts: impl Iterator<Item = &'p Part>) -> String {
    parts.map(|part| part.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// The words that the scripts of an edition say: those of everybody (`js_`), and its own (`jsf_`, `jsp_`).
fn words<'s>(edition: &str, strings: &'s Strings) -> BTreeMap<&'s str, &'s str> {
    let own = match edition {
        "facilitator" => "jsf_",
        "participant" => "jsp_",
        _ => "js_",
    };
    let all = strings.all().iter().map(|(key, words)| (key.as_str(), words.as_str()));
    all.filter(|(key, _)| key.starts_with("js_") || key.starts_with(own)).collect()
}

/// A built-in file without comments and indentation. They are a third of its weight, and readers of pages need neither.
///
/// In our scripts a comment stands on lines of its own, and no text goes over a line's end: tests/laws.rs sees to it.
fn squeezed(path: &str, text: &str) -> String {
    let without = if path.ends_with(".css") { without_comments(text) } else { text.to_owned() };
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_go_and_nothing_else() {
        assert_eq!(
            squeezed("x.css", "/* a\n b */\na { b: c; }   /* d */\n\n  e { content: \"/\" / \"\"; }\n"),
            "a { b: c; }\ne { content: \"/\" / \"\"; }\n"
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
        assert_eq!(part("facilitator/own/run.js").own(), Some("run.js"));
        let carry = part("own/carry.js");
        assert!(carry.is_for("facilitator") && carry.is_for("participant") && !carry.is_for("") && carry.own() == Some("carry.js"));
        let strings = Strings::parse("js_carry_a = A\njs_b = B").0;
        assert_eq!(carry.text_with_words(&strings), "Object.assign(tttkit.words, {\"js_carry_a\":\"A\"});\nx");
        let strings = Strings::parse("js_a = A\njsf_b = B\njsp_c = C\nsay = Say").0;
        let keys = |edition| words(edition, &strings).into_keys().collect::<Vec<_>>();
        assert_eq!(keys("facilitator"), ["js_a", "jsf_b"]);
        assert_eq!(keys("participant"), ["js_a", "jsp_c"]);
        assert_eq!(keys(""), ["js_a"]);
    }
}
