//! What can be filled into words.

use super::locale::Locale;
use crate::content::Number;

/// A value as a language says it: numbers in its own way, words as they stand, kept apart where they run the other way.
pub trait Said {
    /// It, in words.
    fn said(&self, locale: &Locale) -> String;
}

macro_rules! numbers {
    ($($number:ty)*) => {
        $(impl Said for $number {
            fn said(&self, locale: &Locale) -> String {
                // No number that we fill in is wider than 64 bits.
                locale.number(*self as u64)
            }
        })*
    };
}

numbers!(u32 u64 usize);

impl Said for Number {
    fn said(&self, locale: &Locale) -> String {
        locale.figures(&self.to_string())
    }
}

impl Said for String {
    fn said(&self, locale: &Locale) -> String {
        locale.isolated(self)
    }
}

impl Said for str {
    fn said(&self, locale: &Locale) -> String {
        locale.isolated(self)
    }
}

impl<S: Said + ?Sized> Said for &S {
    fn said(&self, locale: &Locale) -> String {
        (**self).said(locale)
    }
}
