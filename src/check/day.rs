//! Days as people write them, counted.

/// The number of a day, `2026-11-25`, so that two can be told apart by how far they are; none for what is no day.
///
/// Years are counted from 1 March, so that the day that a leap year has more is its last. Source: Howard Hinnant, "chrono-Compatible
/// Low-Level Date Algorithms", `days_from_civil`, for days from 1970 on.
pub fn number(day: &str) -> Option<i64> {
    let mut parts = day.splitn(3, '-');
    let mut part = |digits: usize| {
        parts.next().filter(|part| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()))?.parse::<i64>().ok()
    };
    let (year, month, day) = (part(4)?, part(2)?, part(2)?);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Made with `date -u -d 2000-02-29 +%s`, over 86400.
    #[test]
    fn known_days() {
        for (day, expected) in
            [("1970-01-01", 0), ("2000-02-29", 11_016), ("2000-03-01", 11_017), ("2026-12-31", 20_818), ("2027-01-01", 20_819)]
        {
            assert_eq!(number(day), Some(expected), "{day}");
        }
        for wrong in ["", "2026", "2026-1-1", "2026-13-01", "2026-00-10", "2026-01-32", "2026-01-01-01", "today"] {
            assert_eq!(number(wrong), None, "{wrong}");
        }
    }
}
