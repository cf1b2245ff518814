//! What a file of words lacks, or has too much, beside the English one.

use std::collections::BTreeSet;

use super::locale::PLURALS;
use super::strings::{Strings, places};
use crate::diagnostic::did_you_mean;

/// Something wrong with a file of words.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Gap {
    /// The key, where it is missing.
    pub missing: Option<String>,
    /// What is wrong.
    pub wrong: String,
    /// What to do.
    pub hint: String,
}

/// What some words lack or have too much beside the reference.
///
/// What is counted needs the plurals of the language, as Unicode's CLDR has them, for the whole numbers that a kit may count: Arabic has
/// six where English has two. So Spanish does without the one that it keeps for millions. The words for one number alone need not
/// name it: "a minute".
pub(super) fn gaps(reference: &Strings, strings: &Strings) -> Vec<Gap> {
    let locale = strings.locale();
    let needs = locale.plurals();
    let mut gaps = Vec::new();
    let mut known = BTreeSet::new();
    for (key, words) in reference.all() {
        match counted(key, reference) {
            None => {
                known.insert(key.clone());
                compare(key, words, strings, false, &mut gaps);
            }
            Some((start, "other")) => {
                for plural in PLURALS {
                    let key = format!("{start}_{plural}");
                    if needs.contains(plural) || strings.all().contains_key(&key) {
                        compare(&key, words, strings, locale.stands_for_one_number(plural), &mut gaps);
                    }
                    known.insert(key);
                }
            }
            Some(_) => {}
        }
    }
    for key in strings.all().keys().filter(|key| !known.contains(*key) && !key.starts_with("language_")) {
        let near = did_you_mean(key, reference.all().keys().map(String::as_str));
        let hint = near.map_or("take it out".to_owned(), |near| format!("rename it to `{near}`, or take it out"));
        gaps.push(Gap { missing: None, wrong: format!("nothing uses `{key}`"), hint });
    }
    gaps
}

/// What is counted and in which plural, where a key is one of several for one thing.
fn counted<'k>(key: &'k str, reference: &Strings) -> Option<(&'k str, &'k str)> {
    let (start, plural) = key.rsplit_once('_').filter(|(_, plural)| PLURALS.contains(plural))?;
    let has = |plural: &str| reference.all().contains_key(&format!("{start}_{plural}"));
    (has("one") && has("other")).then_some((start, plural))
}

/// Whether a key is a plural of what the reference counts, though it may not need it itself.
pub(super) fn is_plural(key: &str, reference: &Strings) -> bool {
    counted(key, reference).is_some()
}

/// The words of a key, where others in their place would have other places to fill. A plural may name its number or not.
pub(super) fn differs<'s>(key: &str, words: &str, strings: &'s Strings) -> Option<&'s str> {
    let counted = counted(key, strings).is_some();
    let other = || key.rsplit_once('_').and_then(|(start, _)| strings.all().get(&format!("{start}_other")));
    let theirs = strings.all().get(key).or_else(other)?;
    let asked = |words: &str| -> Vec<String> {
        places(words).into_iter().filter(|place| !counted || *place != "count").map(str::to_owned).collect()
    };
    (asked(words) != asked(theirs)).then_some(theirs)
}

fn compare(key: &str, words: &str, strings: &Strings, one_number: bool, gaps: &mut Vec<Gap>) {
    let wanted = places(words);
    match strings.all().get(key) {
        // Languages are named by whoever needs them.
        None if key.starts_with("language_") => {}
        None => gaps.push(Gap {
            missing: Some(key.to_owned()),
            wrong: format!("`{key}` is missing"),
            hint: format!("add it; in English it is `{words}`"),
        }),
        Some(own) => {
            let own = places(own);
            let without: Vec<&str> = wanted.iter().copied().filter(|place| *place != "count").collect();
            if own != wanted && !(one_number && own == without) {
                gaps.push(Gap {
                    missing: None,
                    wrong: format!("`{key}` has other places to fill than in English"),
                    hint: format!("use those of `{words}`"),
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(language: &str, text: &str) -> Vec<String> {
        let reference = Strings::parse("say = Say\nday_one = a day\nday_other = {count} days\nseen_other = Seen").0;
        let gaps = gaps(&reference, &Strings::parse(text).0.spoken(language));
        gaps.into_iter().map(|gap| gap.wrong).collect()
    }

    #[test]
    fn each_language_needs_its_own_plurals() {
        let rest = "say = S\nseen_other = V";
        assert_eq!(found("es", &format!("{rest}\nday_one = un día\nday_other = {{count}} días")), [] as [&str; 0]);
        assert_eq!(found("es", &format!("{rest}\nday_other = {{count}} días")), ["`day_one` is missing"]);
        assert_eq!(found("ja", &format!("{rest}\nday_other = {{count}} 日")), [] as [&str; 0]);
        let arabic = found("ar", &format!("{rest}\nday_one = يوم\nday_two = يومان\nday_few = أيام\nday_other = {{count}} يوم"));
        assert_eq!(arabic, ["`day_zero` is missing", "`day_few` has other places to fill than in English", "`day_many` is missing"]);
        // Polish says 1, 21, 31 in three ways, French 0 and 1 in one: it must name the number.
        let french = found("fr", &format!("{rest}\nday_one = un jour\nday_other = {{count}} jours"));
        assert_eq!(french, ["`day_one` has other places to fill than in English"]);
    }

    #[test]
    fn what_is_not_counted_keeps_its_name() {
        let found = found("en", "say = {a}\nday_one = a day\nday_other = {count} days\nseen_one = S");
        assert_eq!(found, ["`say` has other places to fill than in English", "`seen_other` is missing", "nothing uses `seen_one`"]);
    }
}
