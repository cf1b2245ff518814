//! What is to be done before or after the day, and when.

use super::Inline;
use crate::edition::Stage;

/// Something to do beforehand, or afterward.
pub struct Task<S: Stage> {
    /// What.
    pub text: Inline<S>,
    /// When, where the author said so; otherwise at any time before the day.
    pub when: Option<When>,
}

/// A day, counted from the day of the session: 0 is the day itself, -14 two weeks before it, 1 the day after.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct When(pub i32);

/// The farthest day that can be meant: a year away.
const FARTHEST: i32 = 366;

/// A [`When`] in the unit in which people say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// So many weeks before.
    WeeksBefore(u32),
    /// So many days before, two or more.
    DaysBefore(u32),
    /// The day before.
    DayBefore,
    /// On the day.
    OnTheDay,
    /// The day after.
    DayAfter,
    /// So many days after, two or more.
    DaysAfter(u32),
    /// So many weeks after.
    WeeksAfter(u32),
}

impl When {
    /// Reads `2 weeks before`, `1 day after`, `day before`, `on the day`; nothing for anything else.
    pub fn parse(written: &str) -> Option<Self> {
        let words: Vec<&str> = written.split_whitespace().filter(|word| *word != "the").collect();
        let (count, unit, side) = match words.as_slice() {
            ["on", "day"] => return Some(Self(0)),
            [unit, side] => (1, *unit, *side),
            [count, unit, side] if count.bytes().all(|byte| byte.is_ascii_digit()) => (count.parse().ok()?, *unit, *side),
            _ => return None,
        };
        let days: i32 = match unit {
            "day" | "days" => 1,
            "week" | "weeks" => 7,
            _ => return None,
        };
        let sign = match side {
            "before" => -1,
            "after" => 1,
            _ => return None,
        };
        let days = days.checked_mul(count).filter(|days| (1..=FARTHEST).contains(days))?;
        Some(Self(sign * days))
    }

    /// In the largest unit that it is a whole number of.
    pub fn said(self) -> Said {
        let away = self.0.unsigned_abs();
        match (self.0.signum(), away, away % 7) {
            (0, ..) => Said::OnTheDay,
            (-1, 1, _) => Said::DayBefore,
            (_, 1, _) => Said::DayAfter,
            (-1, _, 0) => Said::WeeksBefore(away / 7),
            (_, _, 0) => Said::WeeksAfter(away / 7),
            (-1, ..) => Said::DaysBefore(away),
            _ => Said::DaysAfter(away),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        for (written, days) in [
            ("2 weeks before", -14),
            ("1 week before", -7),
            ("week before", -7),
            ("3 days before", -3),
            ("1 day before", -1),
            ("day before", -1),
            ("the day before", -1),
            ("on the day", 0),
            ("day after", 1),
            ("the day after", 1),
            ("10 days after", 10),
            ("2  weeks  after", 14),
        ] {
            assert_eq!(When::parse(written), Some(When(days)), "{written}");
        }
        for written in [
            "",
            "before",
            "two weeks before",
            "2 months before",
            "-1 days before",
            "0 days before",
            "400 days after",
            "2 weeks",
            "60 weeks before",
            "on day one",
            "99999999999 days before",
        ] {
            assert_eq!(When::parse(written), None, "{written}");
        }
    }

    #[test]
    fn days_are_said_in_whole_weeks_where_they_are() {
        let said = [
            (-14, Said::WeeksBefore(2)),
            (-10, Said::DaysBefore(10)),
            (-1, Said::DayBefore),
            (0, Said::OnTheDay),
            (1, Said::DayAfter),
            (3, Said::DaysAfter(3)),
            (7, Said::WeeksAfter(1)),
        ];
        for (days, expected) in said {
            assert_eq!(When(days).said(), expected);
        }
    }
}
