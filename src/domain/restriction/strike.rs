//! Whether a restriction is the first, the second or a later one.

use std::fmt;

use crate::domain::whole::parse_whole;

use super::Restriction;

/// Whether a restriction is the first, the second or a later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strike {
    /// The first.
    First,
    /// The second.
    Second,
    /// The third or a later one.
    Third,
}

impl Strike {
    /// All, in their order.
    pub const ALL: [Self; 3] = [Self::First, Self::Second, Self::Third];

    /// 1, 2 or 3.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }

    /// Reads its number: `2`, or `2.0` as a spreadsheet writes it.
    #[must_use]
    pub fn from_number(text: &str) -> Option<Self> {
        let number = parse_whole(text)?;
        Self::ALL.into_iter().find(|strike| u16::from(strike.number()) == number)
    }

    /// `first`, `second` or `third`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
            Self::Third => "third",
        }
    }

    /// What a restriction after those would be, which are in order of time and counted.
    #[must_use]
    pub fn after(history: &[Restriction]) -> Self {
        history.iter().rev().find_map(|found| found.strike).map_or(Self::First, Self::next)
    }

    pub(super) const fn next(self) -> Self {
        match self {
            Self::First => Self::Second,
            Self::Second | Self::Third => Self::Third,
        }
    }
}

impl fmt::Display for Strike {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
