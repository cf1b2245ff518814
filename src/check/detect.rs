//! Which language a text is in: the only user of whatlang.

use whatlang::{Detector, Lang};

/// A language that a text is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language {
    /// As BCP 47 has it, without a region.
    pub tag: &'static str,
    /// In English.
    pub name: &'static str,
}

/// The languages that are told apart here, by their tags. Those that whatlang knows beside them come up for lists of English names, or are
/// written as their neighbors are.
const LANGUAGES: [(&str, Lang); 62] = [
    ("af", Lang::Afr),
    ("am", Lang::Amh),
    ("ar", Lang::Ara),
    ("az", Lang::Aze),
    ("be", Lang::Bel),
    ("bg", Lang::Bul),
    ("bn", Lang::Ben),
    ("ca", Lang::Cat),
    ("cs", Lang::Ces),
    ("cy", Lang::Cym),
    ("da", Lang::Dan),
    ("de", Lang::Deu),
    ("el", Lang::Ell),
    ("en", Lang::Eng),
    ("es", Lang::Spa),
    ("et", Lang::Est),
    ("fa", Lang::Pes),
    ("fi", Lang::Fin),
    ("fr", Lang::Fra),
    ("gu", Lang::Guj),
    ("he", Lang::Heb),
    ("hi", Lang::Hin),
    ("hr", Lang::Hrv),
    ("hu", Lang::Hun),
    ("hy", Lang::Hye),
    ("id", Lang::Ind),
    ("it", Lang::Ita),
    ("ja", Lang::Jpn),
    ("ka", Lang::Kat),
    ("km", Lang::Khm),
    ("kn", Lang::Kan),
    ("ko", Lang::Kor),
    ("lt", Lang::Lit),
    ("lv", Lang::Lav),
    ("mk", Lang::Mkd),
    ("ml", Lang::Mal),
    ("mr", Lang::Mar),
    ("my", Lang::Mya),
    ("ne", Lang::Nep),
    ("nl", Lang::Nld),
    ("no", Lang::Nob),
    ("or", Lang::Ori),
    ("pa", Lang::Pan),
    ("pl", Lang::Pol),
    ("pt", Lang::Por),
    ("ro", Lang::Ron),
    ("ru", Lang::Rus),
    ("si", Lang::Sin),
    ("sk", Lang::Slk),
    ("sl", Lang::Slv),
    ("sr", Lang::Srp),
    ("sv", Lang::Swe),
    ("ta", Lang::Tam),
    ("te", Lang::Tel),
    ("th", Lang::Tha),
    ("tl", Lang::Tgl),
    ("tr", Lang::Tur),
    ("uk", Lang::Ukr),
    ("ur", Lang::Urd),
    ("uz", Lang::Uzb),
    ("vi", Lang::Vie),
    ("zh", Lang::Cmn),
];

/// Other tags of the same languages.
const SAME: [(&str, &str); 5] = [("nb", "no"), ("nn", "no"), ("fil", "tl"), ("iw", "he"), ("cmn", "zh")];

/// Languages that a text of a few lines does not tell from each other.
const RELATED: [&[&str]; 9] = [
    &["es", "pt", "ca"],
    &["da", "no", "sv"],
    &["cs", "sk"],
    &["hr", "sr", "sl"],
    &["ru", "uk", "be", "bg", "mk", "sr"],
    &["hi", "mr", "ne"],
    &["az", "tr", "uz"],
    &["ar", "fa", "ur"],
    &["af", "nl"],
];

/// Short words that any text of a language is full of.
const FREQUENT: [(&str, &[&str]); 11] = [
    (
        "en",
        &[
            "the", "of", "to", "and", "a", "in", "is", "it", "you", "that", "for", "on", "are", "with", "as", "they", "be", "at", "one",
            "have", "this", "from", "or", "by", "what", "your", "how", "not", "an", "we", "who", "do", "can", "will", "their", "them",
            "each", "if", "but",
        ],
    ),
    (
        "es",
        &[
            "de", "la", "que", "el", "en", "y", "a", "los", "se", "del", "las", "un", "por", "con", "no", "una", "su", "para", "es", "al",
            "lo", "como", "más", "o", "qué", "cada",
        ],
    ),
    (
        "fr",
        &[
            "de", "la", "le", "et", "les", "des", "en", "un", "du", "une", "que", "est", "pour", "qui", "dans", "a", "par", "plus", "pas",
            "au", "sur", "ne", "se", "ce", "vous", "il",
        ],
    ),
    (
        "pt",
        &[
            "de", "a", "o", "que", "e", "do", "da", "em", "um", "para", "com", "não", "uma", "os", "no", "se", "na", "por", "mais", "as",
            "dos", "ao",
        ],
    ),
    (
        "de",
        &[
            "der", "die", "und", "in", "den", "von", "zu", "das", "mit", "sich", "des", "auf", "für", "ist", "im", "dem", "nicht", "ein",
            "eine", "sie",
        ],
    ),
    ("it", &["di", "e", "il", "la", "che", "in", "a", "per", "un", "del", "è", "una", "i", "non", "con", "le", "si", "da", "dei", "lo"]),
    ("nl", &["de", "van", "het", "een", "en", "in", "is", "dat", "op", "te", "zijn", "met", "voor", "niet", "aan", "er", "je", "die"]),
    ("af", &["die", "van", "en", "in", "is", "het", "nie", "dat", "vir", "met", "op", "te", "wat", "sy", "hulle", "ons"]),
    ("id", &["yang", "dan", "di", "ini", "itu", "dengan", "untuk", "dari", "pada", "ke", "tidak", "ada", "akan", "mereka", "atau"]),
    ("tl", &["ang", "ng", "sa", "na", "at", "mga", "ay", "para", "ito", "ko", "ni", "si", "kung", "hindi", "may"]),
    ("pl", &["w", "i", "na", "z", "do", "się", "nie", "że", "to", "jest", "o", "od", "za", "po", "a", "jak"]),
];

/// One word of so many is a frequent one, at least.
const FREQUENT_ONE_IN: usize = 8;

/// Finds texts of another language than that of their page.
pub struct Detect {
    own: (&'static str, &'static [&'static str]),
    detector: Detector,
}

impl Detect {
    /// For pages in a language; none where that is not known here.
    pub fn beside(language: &str) -> Option<Self> {
        let tag = SAME.iter().find(|(tag, _)| *tag == language).map_or(language, |(_, same)| same);
        let (own, _) = LANGUAGES.iter().find(|(known, _)| *known == tag)?;
        let detector = Detector::with_allowlist(LANGUAGES.iter().map(|(_, lang)| *lang).collect());
        Some(Self { own: (own, frequent(own)), detector })
    }

    /// The language of a text, if that is surely another one; `folded` is the same text as [`super::language::folded`] writes it.
    pub fn other(&self, text: &str, folded: &str) -> Option<Language> {
        let (own, words) = self.own;
        // Looking at a text closely takes long, and nearly all texts are what they should be.
        if is_full_of(folded, words) || !may_be_other(folded, own) {
            return None;
        }
        let found = self.detector.detect(text).filter(whatlang::Info::is_reliable)?;
        let (tag, lang) = LANGUAGES.iter().find(|(_, lang)| *lang == found.lang())?;
        let near = |family: &&&[&str]| family.contains(&own) && family.contains(tag);
        let words = frequent(tag);
        // Names and terms in a row look like many languages, and have the short words of none.
        if own == *tag || RELATED.iter().any(|family| near(&family)) || !(words.is_empty() || is_full_of(folded, words)) {
            return None;
        }
        Some(Language { tag, name: lang.eng_name() })
    }

    /// What pages are in.
    pub fn own(&self) -> Language {
        let (tag, lang) = LANGUAGES.iter().find(|(tag, _)| *tag == self.own.0).copied().unwrap_or(("en", Lang::Eng));
        Language { tag, name: lang.eng_name() }
    }
}

fn frequent(tag: &str) -> &'static [&'static str] {
    FREQUENT.iter().find(|(language, _)| *language == tag).map_or(&[], |(_, words)| words)
}

/// Whether a text could be in another language at all: it has letters beyond the plain Latin ones, or another language's short words.
fn may_be_other(folded: &str, own: &str) -> bool {
    !folded.is_ascii() || FREQUENT.iter().any(|(tag, words)| *tag != own && is_full_of(folded, words))
}

/// Whether the frequent words of a language are as frequent in a text as in any of that language.
fn is_full_of(folded: &str, frequent: &[&str]) -> bool {
    if frequent.is_empty() {
        return false;
    }
    // A folded text has a space before each word, and one at its end.
    let all = folded.bytes().filter(|byte| *byte == b' ').count().saturating_sub(1);
    let enough = all.div_ceil(FREQUENT_ONE_IN).max(1);
    folded.trim().split(' ').filter(|word| word.len() <= 6 && frequent.contains(word)).nth(enough - 1).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::language::folded;

    #[test]
    fn other_languages_are_found_and_the_own_is_not() {
        let english = "Ask people to sit with somebody they do not know, and to tell each other what they teach.";
        let spanish = "Pida a la gente que se siente con alguien que no conozca, y que se cuenten lo que enseñan.";
        let french = "Demandez aux gens de s'asseoir avec quelqu'un qu'ils ne connaissent pas et de dire ce qu'ils enseignent.";
        let vietnamese = "Hãy yêu cầu mọi người ngồi với người mà họ không quen biết và kể cho nhau nghe họ dạy môn gì ở trường.";
        let indonesian =
            "Mintalah mereka duduk dengan orang yang tidak dikenal, dan ceritakan apa yang diajarkan di sekolah untuk anak-anak.";
        let names =
            "Ana Ruiz, Miguel Torres, Kim Nguyen, Dana Scully, Fox Mulder, Walter Skinner, Alex Krycek, Monica Reyes, John Doggett.";
        for (own, text, expected) in [
            ("en", english, None),
            ("en", spanish, Some("es")),
            ("en", french, Some("fr")),
            ("en", vietnamese, Some("vi")),
            ("en", names, None),
            ("en", indonesian, Some("id")),
            ("en", "chart paper table stations teacher group room evidence lesson plan short model circle reason board", None),
            ("es", spanish, None),
            ("es", english, Some("en")),
            ("vi", vietnamese, None),
        ] {
            let found = Detect::beside(own).and_then(|detect| detect.other(text, &folded(text)));
            assert_eq!(found.map(|found| found.tag), expected, "{own}: {text}");
        }
        assert!(Detect::beside("haw").is_none());
        assert_eq!(Detect::beside("nb").map(|detect| detect.own().name), Some("Bokmal"));
    }
}
