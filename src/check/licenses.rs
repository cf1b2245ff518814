//! Licenses, by the words that name them.

use std::fmt;

/// A license.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct License {
    /// As SPDX calls it, without a version: `CC-BY-SA`.
    family: String,
    /// Its version, where one is named.
    version: Option<String>,
}

impl License {
    fn new(family: impl Into<String>, version: Option<&str>) -> Self {
        Self { family: family.into(), version: version.map(str::to_owned) }
    }

    /// Whether both are one license, as far as they say.
    pub fn same(&self, other: &Self) -> bool {
        let version = |one: &Self| one.version.as_deref().map(|version| version.trim_end_matches(".0").to_owned());
        self.family == other.family && version(self).is_none_or(|own| version(other).is_none_or(|other| own == other))
    }
}

impl fmt::Display for License {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.family)?;
        self.version.iter().try_for_each(|version| write!(out, "-{version}"))
    }
}

/// So many lines with words say what a text is; behind them it may speak of other licenses.
const HEAD: usize = 12;

/// The licenses that the beginning of a text names, each once, in order: of an SPDX expression, of a sentence, of an address, of the text of a license.
pub fn licenses(text: &str) -> Vec<License> {
    let head: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(HEAD).collect();
    let head = head.join(" ").to_lowercase();
    let words: Vec<&str> =
        head.split(|c: char| !c.is_alphanumeric() && c != '.').map(|word| word.trim_matches('.')).filter(|word| !word.is_empty()).collect();
    let mut found: Vec<License> = (0..words.len()).filter_map(|at| license(&words[..at], &words[at..])).collect();
    found.sort();
    found.dedup();
    // A name without a version is the same license named shortly.
    let versions = found.clone();
    found.retain(|one| one.version.is_some() || !versions.iter().any(|other| other.version.is_some() && other.same(one)));
    found
}

/// The license that is named from a word on.
fn license(before: &[&str], words: &[&str]) -> Option<License> {
    let last = before.last().copied().unwrap_or_default();
    let next = |at: usize| words.get(at).copied().unwrap_or_default();
    match words[0] {
        "cc0" => Some(License::new("CC0", version(next(1)))),
        "by" if last == "cc" || last == "licenses" => Some(commons(words)),
        "attribution" if last == "commons" || part(next(1)).is_some() || version(next(1)).is_some() => Some(commons(words)),
        // In other languages it is a word like any other, so it stands alone or before its noun.
        "mit"
            if matches!(next(1), "license" | "licence")
                || before.is_empty() && words.len() == 1
                || matches!(last, "and" | "or")
                || matches!(next(1), "and" | "or") =>
        {
            Some(License::new("MIT", None))
        }
        "permission" if words.starts_with(&["permission", "is", "hereby", "granted", "free", "of", "charge"]) => {
            Some(License::new("MIT", None))
        }
        "apache" => {
            let version = words.iter().take(4).find_map(|word| version(word))?;
            Some(License::new("Apache", Some(version)))
        }
        "general" if next(1) == "public" && next(2) == "license" => {
            let family = match last {
                "affero" => "AGPL",
                "lesser" => "LGPL",
                _ => "GPL",
            };
            Some(License::new(family, version(next(3)).or_else(|| (next(3) == "version").then(|| version(next(4))).flatten())))
        }
        family @ ("gpl" | "lgpl" | "agpl") => Some(License::new(family.to_uppercase(), version(next(1)))),
        _ => None,
    }
}

/// A license of Creative Commons: its parts in any form, then its version.
fn commons(words: &[&str]) -> License {
    let mut parts = Vec::new();
    let mut rest = words[1..].iter();
    let mut number = None;
    for word in rest.by_ref() {
        match part(word) {
            Some(part) => parts.extend(part),
            None => {
                number = version(word);
                break;
            }
        }
    }
    parts.sort_by_key(|part| ["NC", "SA", "ND"].iter().position(|known| known == part));
    parts.dedup();
    let family: Vec<&str> = ["CC", "BY"].into_iter().chain(parts).collect();
    License::new(family.join("-"), number)
}

/// A part of the name of a license of Creative Commons; an empty one for the first half of a name in two words.
fn part(word: &str) -> Option<Option<&'static str>> {
    match word {
        "nc" | "noncommercial" | "commercial" => Some(Some("NC")),
        "sa" | "sharealike" | "alike" => Some(Some("SA")),
        "nd" | "noderivatives" | "noderivs" | "derivatives" => Some(Some("ND")),
        "non" | "share" | "no" => Some(None),
        _ => None,
    }
}

/// A number of a version: `4.0`, `v3`, `3`.
fn version(word: &str) -> Option<&str> {
    let number = word.strip_prefix('v').unwrap_or(word);
    let digits = number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && number.starts_with(|c: char| c.is_ascii_digit());
    (digits && number.len() <= 4).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> String {
        licenses(text).iter().map(License::to_string).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn licenses_are_known_by_their_words() {
        for (text, expected) in [
            ("CC-BY-4.0", "CC-BY-4.0"),
            ("CC BY-NC-SA 3.0", "CC-BY-NC-SA-3.0"),
            ("https://creativecommons.org/licenses/by-nd/4.0/", "CC-BY-ND-4.0"),
            (
                "Attribution-NonCommercial-ShareAlike 4.0 International\n\n=====\n\nCreative Commons Corporation is not a law firm",
                "CC-BY-NC-SA-4.0",
            ),
            ("Creative Commons Attribution Share Alike 4.0 International", "CC-BY-SA-4.0"),
            ("Creative Commons Legal Code\n\nCC0 1.0 Universal", "CC0-1.0"),
            ("MIT License\n\nCopyright (c) 2026 Ana\n\nPermission is hereby granted, free of charge, to any person", "MIT"),
            ("MIT OR Apache-2.0", "Apache-2.0 MIT"),
            ("                                 Apache License\n                           Version 2.0, January 2004", "Apache-2.0"),
            ("GNU GENERAL PUBLIC LICENSE\nVersion 3, 29 June 2007\n\nThe GNU General Public License is a free license", "GPL-3"),
            ("GPL-3.0-or-later", "GPL-3.0"),
            ("GNU Affero General Public License v3.0", "AGPL-3.0"),
            ("All rights reserved. Attribution is welcome, and comes with thanks.", ""),
            ("Text unter CC BY 4.0, mit Dank an alle", "CC-BY-4.0"),
            ("Proprietary", ""),
            ("", ""),
        ] {
            assert_eq!(named(text), expected, "{text}");
        }
    }

    #[test]
    fn a_license_is_the_same_as_far_as_it_says() {
        let same = |a: &str, b: &str| licenses(a)[0].same(&licenses(b)[0]);
        assert!(same("CC-BY-4.0", "CC BY") && same("GPL-3.0-only", "GNU General Public License version 3"));
        assert!(!same("CC-BY-4.0", "CC-BY-SA-4.0") && !same("CC-BY-4.0", "CC-BY-3.0") && !same("MIT", "Apache-2.0"));
    }
}
