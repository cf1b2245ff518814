//! How long something takes.

use serde::{Deserialize, Serialize};

/// A span of whole minutes, from the least to the most; one figure where they are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Minutes {
    /// The least.
    pub least: u32,
    /// The most.
    pub most: u32,
}

impl Minutes {
    /// Exactly so many.
    pub fn exactly(minutes: u32) -> Self {
        Self { least: minutes, most: minutes }
    }

    /// What [`Minutes`] looks like as text, read back: `40`, or `30-45`.
    pub fn parse(text: &str) -> Option<Self> {
        let (least, most) = text.split_once('-').unwrap_or((text, text));
        let minutes = Self { least: least.parse().ok()?, most: most.parse().ok()? };
        (minutes.least <= minutes.most).then_some(minutes)
    }
}

impl std::ops::Add for Minutes {
    type Output = Self;

    /// Ranges add up to ranges.
    fn add(self, more: Self) -> Self {
        Self { least: self.least.saturating_add(more.least), most: self.most.saturating_add(more.most) }
    }
}

impl std::iter::Sum for Minutes {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), std::ops::Add::add)
    }
}

impl std::fmt::Display for Minutes {
    /// As an author writes it: `40`, or `30-45`.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.least == self.most { write!(out, "{}", self.least) } else { write!(out, "{}-{}", self.least, self.most) }
    }
}
