//! Ranks.

use std::fmt;
use std::num::NonZeroU8;

use serde::Serialize;

use super::hidden::bare;
use super::text::shown;
use super::whole::parse_whole;

/// A rank as LinkedIn words it: "top N %", from 1 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Rank(NonZeroU8);

/// Why a rank was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{}` is not a whole number from 1 to 100 (the \"Top N %\")", shown(.0))]
pub struct RankError(String);

impl Rank {
    /// The rank "top N %", if N is from 1 to 100.
    #[must_use]
    pub const fn new(percent: u8) -> Option<Self> {
        match NonZeroU8::new(percent) {
            Some(percent) if percent.get() <= 100 => Some(Self(percent)),
            _ => None,
        }
    }

    /// N of "top N %".
    #[must_use]
    pub const fn percent(self) -> u8 {
        self.0.get()
    }

    /// Reads `4`, also as the page shows it (`4%`, `Top 4 %`) and as a spreadsheet does (`4.0`).
    ///
    /// # Errors
    ///
    /// Returns [`RankError`] for anything but a whole number from 1 to 100.
    pub fn parse(text: &str) -> Result<Self, RankError> {
        let text = bare(text);
        let number = bare(text.strip_suffix('%').unwrap_or(text));
        let digits = match number.get(..3) {
            Some(top) if top.eq_ignore_ascii_case("top") => &number[3..],
            _ => number,
        };
        let percent = parse_whole(digits).and_then(|percent| u8::try_from(percent).ok());
        percent.and_then(Self::new).ok_or_else(|| RankError(text.to_owned()))
    }

    /// Reads one or two digits, the form of nearly every cell of a file; `None` for anything else,
    /// which may be a rank all the same.
    #[must_use]
    pub fn from_plain(cell: &[u8]) -> Option<Self> {
        let digit = |byte: u8| byte.is_ascii_digit().then(|| byte - b'0');
        match *cell {
            [ones] => Self::new(digit(ones)?),
            [tens, ones] => Self::new(digit(tens)? * 10 + digit(ones)?),
            _ => None,
        }
    }
}

impl fmt::Display for Rank {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
