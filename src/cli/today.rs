//! The one reading of the calendar in the program: the day of a release, where nobody names one.

use std::time::{SystemTime, UNIX_EPOCH};

/// Today in UTC, as `2026-08-14`.
#[expect(clippy::disallowed_methods, reason = "a release is dated once, at the command line; `--date` sets it")]
pub fn today() -> String {
    // A clock before 1970 is wrong by more than anybody could put right here.
    day(SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs() / 86_400))
}

/// The day that is so many days after 1 January 1970.
///
/// Years are counted from 1 March, so that the day that a leap year has more is its last. Source: Howard Hinnant, "chrono-Compatible
/// Low-Level Date Algorithms", `civil_from_days`, for days from 1970 on.
fn day(days: u64) -> String {
    let days = days + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Made with `date -u -d @$((days * 86400)) +%F`.
    #[test]
    fn known_days() {
        for (days, text) in [(0, "1970-01-01"), (59, "1970-03-01"), (789, "1972-02-29"), (11_016, "2000-02-29"), (11_017, "2000-03-01")] {
            assert_eq!(day(days), text);
        }
        for (days, text) in [(20_781, "2026-11-24"), (20_818, "2026-12-31"), (20_819, "2027-01-01"), (47_541, "2100-03-01")] {
            assert_eq!(day(days), text);
        }
    }
}
