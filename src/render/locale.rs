//! How a language writes numbers and dates, and which plurals it has: the only user of ICU4X, which knows it from Unicode's CLDR.
//!
//! Scripts ask the browser's `Intl`, which reads the same data; [`Locale::numerals`] stands on every page, so that both write the
//! same digits. Days are those of the Gregorian calendar in every language, as in the files of a kit.

use std::collections::BTreeSet;
use std::sync::Arc;

use icu_calendar::{Date, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::YMD;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_plurals::{PluralCategory, PluralRules};

use super::words::direction;

/// The zeros of the numerals that languages use where nobody asks for others, with CLDR's names for the systems.
/// Source: CLDR, `defaultNumberingSystem` of all locales.
const NUMERALS: [(char, &str); 11] = [
    ('0', "latn"),
    ('\u{660}', "arab"),
    ('\u{6f0}', "arabext"),
    ('\u{7c0}', "nkoo"),
    ('\u{966}', "deva"),
    ('\u{9e6}', "beng"),
    ('\u{f20}', "tibt"),
    ('\u{1040}', "mymr"),
    ('\u{1c50}', "olck"),
    ('\u{11136}', "cakm"),
    ('\u{1e950}', "adlm"),
];

/// The categories of plural that some language tells apart. Source: Unicode Technical Standard 35, part 3, plural rules.
pub const PLURALS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Whole numbers up to here decide which plurals a language needs. Beyond, Spanish has one for millions, which no kit counts.
const COUNTED: u32 = 1000;

/// How a language writes.
#[derive(Clone)]
pub struct Locale(Arc<Known>);

struct Known {
    language: String,
    decimals: Option<DecimalFormatter>,
    dates: Option<FixedCalendarDateTimeFormatter<Gregorian, YMD>>,
    plurals: Option<PluralRules>,
    right_to_left: bool,
    numerals: &'static str,
    digits: [char; 10],
}

impl Locale {
    /// What is known of a language, BCP 47; of one that nobody knows, what all languages have in common.
    pub fn of(language: &str) -> Self {
        let locale = |tag: &str| icu_locale_core::Locale::try_from_str(tag).unwrap_or(icu_locale_core::Locale::UNKNOWN);
        let formatter = |tag: &str| DecimalFormatter::try_new(locale(tag).into(), Default::default()).ok();
        let digits = |decimals: &DecimalFormatter| {
            [0_u32, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(|digit| decimals.format_to_string(&digit.into()).chars().next().unwrap_or('0'))
        };
        let own = formatter(language).map(|decimals| digits(&decimals));
        // Digits that we cannot name to a browser would differ from those of scripts.
        let found = own.and_then(|own| NUMERALS.iter().find(|(zero, _)| *zero == own[0]).map(|(_, name)| (*name, own)));
        let (numerals, digits) = found.unwrap_or(("latn", ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']));
        let tag = format!("{language}-u-nu-{numerals}");
        Self(Arc::new(Known {
            language: language.to_owned(),
            decimals: formatter(&tag),
            dates: FixedCalendarDateTimeFormatter::try_new(locale(&tag).into(), YMD::long()).ok(),
            plurals: PluralRules::try_new_cardinal(locale(&tag).into()).ok(),
            right_to_left: direction(language) == "rtl",
            numerals,
            digits,
        }))
    }

    /// CLDR's name of its numerals, `latn` or `arab`.
    pub fn numerals(&self) -> &'static str {
        self.0.numerals
    }

    /// Its digits, from 0 to 9.
    pub fn digits(&self) -> String {
        self.0.digits.iter().collect()
    }

    /// A whole number: `1,250`.
    pub fn number(&self, number: u64) -> String {
        self.decimal(&Decimal::from(number))
    }

    /// Tenths as a number with one digit behind the sign for decimals: `4.2` for 42.
    pub fn tenths(&self, tenths: u64) -> String {
        let mut decimal = Decimal::from(tenths);
        decimal.multiply_pow10(-1);
        self.decimal(&decimal)
    }

    fn decimal(&self, decimal: &Decimal) -> String {
        self.0.decimals.as_ref().map_or_else(|| self.figures(&decimal.to_string()), |decimals| decimals.format_to_string(decimal))
    }

    /// A text with its digits as the language has them, and nothing else of it changed: `8:30`, `2.3`.
    pub fn figures(&self, text: &str) -> String {
        let own = |c: char| c.to_digit(10).and_then(|digit| self.0.digits.get(digit as usize).copied()).unwrap_or(c);
        text.chars().map(own).collect()
    }

    /// A name between words of the language, kept apart where it is written in the other direction, so that it turns nothing around.
    /// Source: Unicode Standard Annex 9, first strong isolates.
    pub fn isolated(&self, name: &str) -> String {
        let right_to_left = |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}');
        let turns = name.chars().any(|c| c.is_alphabetic() && right_to_left(c) != self.0.right_to_left);
        if turns { format!("\u{2068}{name}\u{2069}") } else { name.to_owned() }
    }

    /// A day as people say it: "August 1, 2026"; nothing where there is no such day.
    pub fn date(&self, year: i32, month: u8, day: u8) -> Option<String> {
        let day = Date::try_new_gregorian(year, month, day).ok()?;
        Some(self.0.dates.as_ref()?.format(&day).to_string())
    }

    /// The plural that a number of things takes, by its name in CLDR.
    pub fn plural(&self, count: u32) -> &'static str {
        self.0.plurals.as_ref().map_or("other", |plurals| match plurals.category_for(count) {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        })
    }

    /// The plurals that a file of words must have: those of whole numbers that a kit may count, and the one for everything else.
    pub fn plurals(&self) -> BTreeSet<&'static str> {
        (0..=COUNTED).map(|count| self.plural(count)).chain(["other"]).collect()
    }

    /// Whether a plural stands for one number alone, which its words may then leave out: "a minute".
    pub fn stands_for_one_number(&self, plural: &str) -> bool {
        (0..=COUNTED).filter(|count| self.plural(*count) == plural).count() == 1
    }
}

impl PartialEq for Locale {
    fn eq(&self, other: &Self) -> bool {
        self.0.language == other.0.language
    }
}

impl std::fmt::Debug for Locale {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Locale({})", self.0.language)
    }
}

impl Default for Locale {
    fn default() -> Self {
        Self::of("en")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Source: CLDR 48, by `Intl` of Chromium.
    #[test]
    fn known_answers() {
        let said = |language: &str| {
            let locale = Locale::of(language);
            let day = locale.date(2026, 8, 1).unwrap();
            (locale.numerals(), locale.number(12_345), locale.tenths(42), locale.figures("8:30"), day)
        };
        let all = |language, numerals, number: &str, tenths: &str, time: &str, day: &str| {
            assert_eq!(said(language), (numerals, number.to_owned(), tenths.to_owned(), time.to_owned(), day.to_owned()), "{language}");
        };
        all("en", "latn", "12,345", "4.2", "8:30", "August 1, 2026");
        all("en-GB", "latn", "12,345", "4.2", "8:30", "1 August 2026");
        all("es", "latn", "12.345", "4,2", "8:30", "1 de agosto de 2026");
        all("es-MX", "latn", "12,345", "4.2", "8:30", "1 de agosto de 2026");
        all("ar", "latn", "12,345", "4.2", "8:30", "1 أغسطس 2026");
        all("ar-EG", "arab", "١٢٬٣٤٥", "٤٫٢", "٨:٣٠", "١ أغسطس ٢٠٢٦");
        all("ar-MA", "latn", "12.345", "4,2", "8:30", "1 غشت 2026");
        all("fa", "arabext", "۱۲٬۳۴۵", "۴٫۲", "۸:۳۰", "۱ اوت ۲۰۲۶");
        // A private language, and no language at all.
        assert_eq!(said("x-ours").1, said("zz").1);
        assert_eq!(Locale::of("en").date(2026, 2, 30), None);
    }

    #[test]
    fn names_of_the_other_direction_stand_apart() {
        let (english, arabic) = (Locale::of("en"), Locale::of("ar"));
        assert_eq!(english.isolated("التعلّم 2"), "\u{2068}التعلّم 2\u{2069}");
        assert_eq!(arabic.isolated("2.1.0-draft"), "\u{2068}2.1.0-draft\u{2069}");
        assert_eq!(
            (english.isolated("Act 7"), arabic.isolated("١٫٢"), arabic.isolated("2.1.0")),
            ("Act 7".into(), "١٫٢".into(), "2.1.0".into())
        );
    }

    #[test]
    fn plurals_of_languages() {
        let needs = |language: &str| Locale::of(language).plurals().into_iter().collect::<Vec<_>>();
        assert_eq!(needs("en"), ["one", "other"]);
        assert_eq!(needs("es"), ["one", "other"], "`many` is for millions");
        assert_eq!(needs("ar"), ["few", "many", "one", "other", "two", "zero"]);
        assert_eq!(needs("pl"), ["few", "many", "one", "other"]);
        assert_eq!(needs("ja"), ["other"]);
        let arabic = Locale::of("ar");
        assert_eq!([0, 1, 2, 3, 11, 100, 102].map(|count| arabic.plural(count)), ["zero", "one", "two", "few", "many", "other", "other"]);
        assert!(arabic.stands_for_one_number("two") && !arabic.stands_for_one_number("few"));
        assert!(!Locale::of("fr").stands_for_one_number("one"), "0 and 1");
    }
}
