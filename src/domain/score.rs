//! Scores and averages, held exactly.

use std::fmt;
use std::num::{NonZeroU16, NonZeroU32};

use serde::{Serialize, Serializer};

use super::text::shown;

/// A pillar score in thousandths of a point, at most [`Score::MAX`] (25 points).
///
/// LinkedIn shows up to three decimals. Whole thousandths hold them exactly, so equality, sums and
/// a round trip through CSV need no tolerance; what is written with more decimals (the page's own
/// data have `8.750002`) is rounded to the nearest thousandth, half up. One more is held than there are, so that an empty
/// cell, `Option<Score>`, takes no more room than a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score(NonZeroU16);

/// The index in thousandths of a point, at most [`Total::MAX`] (100 points). Held as [`Score`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Total(NonZeroU32);

/// The average index of a group of people: a number of the same kind as their indexes.
pub type Average = Total;

/// A difference between two scores or two totals, in thousandths of a point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Delta(i32);

/// A number with the precision in which a person wrote it.
///
/// The precision decides how far a total and its pillars may differ; see
/// [`check_sum`](super::check_sum).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Typed<T> {
    /// The number.
    pub value: T,
    /// How many decimals of it were written, 0 to 3: those beyond the thousandths are rounded away.
    pub decimals: u8,
}

/// Why a score was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ScoreError {
    /// The text is not a plain decimal number.
    #[error("`{}` is not a number such as 18.2", shown(.0))]
    Form(String),
    /// The number has a separator between thousands, or two signs that could be the decimal sign.
    #[error("`{}` has more than one separator; write 18.2 or 18,2", shown(.0))]
    Separators(String),
    /// Below zero.
    #[error("score {} is below 0", shown(.0))]
    Negative(String),
    /// Above the most that is possible.
    #[error("score {} is above {limit} points", shown(.text))]
    TooHigh {
        /// The number as it was written.
        text: String,
        /// The most that is possible, in points.
        limit: u32,
    },
}

impl Score {
    /// 0 points.
    pub const MIN: Self = Self::holding(0);

    /// 25 points.
    pub const MAX: Self = Self::holding(25_000);

    /// The score of that many thousandths of a point, if it is possible.
    #[must_use]
    pub const fn from_thousandths(thousandths: u16) -> Option<Self> {
        let score = Self::holding(thousandths);
        if score.0.get() <= Self::MAX.0.get() { Some(score) } else { None }
    }

    /// Thousandths of a point.
    #[must_use]
    pub const fn thousandths(self) -> u32 {
        self.0.get() as u32 - 1
    }

    /// Points.
    #[must_use]
    pub fn points(self) -> f64 {
        f64::from(self.thousandths()) / 1000.0
    }

    /// Reads `18.2` or `18,2` with the number of decimals written.
    ///
    /// # Errors
    ///
    /// Returns [`ScoreError`] for anything else, and for a number outside 0 to 25.
    pub fn parse_typed(text: &str) -> Result<Typed<Self>, ScoreError> {
        let (thousandths, decimals) = parse_thousandths(text, Self::MAX.thousandths())?;
        let value = u16::try_from(thousandths).map_err(|_| ScoreError::Form(text.to_owned()))?;
        Ok(Typed { value: Self::holding(value), decimals })
    }

    /// Reads `18.2` or `18,2`.
    ///
    /// # Errors
    ///
    /// Returns [`ScoreError`] for anything else, and for a number outside 0 to 25.
    ///
    /// # Examples
    ///
    /// ```
    /// use ssi::domain::Score;
    /// assert_eq!(Score::parse("18,2"), Score::parse("18.200"));
    /// assert!(Score::parse("26").is_err());
    /// ```
    pub fn parse(text: &str) -> Result<Self, ScoreError> {
        Self::parse_typed(text).map(|typed| typed.value)
    }

    /// Reads the form of nearly every cell of a file, such as `18.2`, several times as fast as
    /// [`Self::parse`]; `None` for anything else, which may be a score all the same.
    #[must_use]
    pub fn from_plain(cell: &[u8]) -> Option<Self> {
        Self::from_thousandths(u16::try_from(plain_thousandths(cell)?).ok()?)
    }

    const fn holding(thousandths: u16) -> Self {
        Self(NonZeroU16::MIN.saturating_add(thousandths))
    }
}

impl Total {
    /// 100 points.
    pub const MAX: Self = Self::holding(100_000);

    /// The total of that many thousandths of a point, if it is possible.
    #[must_use]
    pub const fn from_thousandths(thousandths: u32) -> Option<Self> {
        let total = Self::holding(thousandths);
        if total.0.get() <= Self::MAX.0.get() { Some(total) } else { None }
    }

    /// Thousandths of a point.
    #[must_use]
    pub const fn thousandths(self) -> u32 {
        self.0.get() - 1
    }

    /// Points.
    #[must_use]
    pub fn points(self) -> f64 {
        f64::from(self.thousandths()) / 1000.0
    }

    /// The nearest whole number of points, half up, as the page shows it.
    #[must_use]
    pub const fn rounded(self) -> Self {
        Self::holding((self.thousandths() + 500) / 1000 * 1000)
    }

    /// Reads `72` or `72,5` with the number of decimals written.
    ///
    /// # Errors
    ///
    /// Returns [`ScoreError`] for anything else, and for a number outside 0 to 100.
    pub fn parse_typed(text: &str) -> Result<Typed<Self>, ScoreError> {
        let (thousandths, decimals) = parse_thousandths(text, Self::MAX.thousandths())?;
        Ok(Typed { value: Self::holding(thousandths), decimals })
    }

    /// Reads `72` or `72,5`.
    ///
    /// # Errors
    ///
    /// Returns [`ScoreError`] for anything else, and for a number outside 0 to 100.
    pub fn parse(text: &str) -> Result<Self, ScoreError> {
        Self::parse_typed(text).map(|typed| typed.value)
    }

    /// Reads what [`Score::from_plain`] reads, up to 100 points.
    #[must_use]
    pub fn from_plain(cell: &[u8]) -> Option<Self> {
        Self::from_thousandths(plain_thousandths(cell)?)
    }

    const fn holding(thousandths: u32) -> Self {
        Self(NonZeroU32::MIN.saturating_add(thousandths))
    }
}

impl Delta {
    /// No difference.
    pub const ZERO: Self = Self(0);

    /// The difference of that many thousandths of a point.
    #[must_use]
    pub const fn from_thousandths(thousandths: i32) -> Self {
        Self(thousandths)
    }

    /// Thousandths of a point.
    #[must_use]
    pub const fn thousandths(self) -> i32 {
        self.0
    }

    /// Points.
    #[must_use]
    pub fn points(self) -> f64 {
        f64::from(self.0) / 1000.0
    }

    /// The difference without its sign, in thousandths of a point.
    #[must_use]
    pub const fn size(self) -> u32 {
        self.0.unsigned_abs()
    }
}

impl<T> Typed<T> {
    /// What is made of the number, with the same precision.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Typed<U> {
        Typed { value: make(self.value), decimals: self.decimals }
    }
}

impl std::ops::Sub for Score {
    type Output = Delta;

    fn sub(self, earlier: Self) -> Delta {
        Delta(i32::from(self.0.get()) - i32::from(earlier.0.get()))
    }
}

impl std::ops::Sub for Total {
    type Output = Delta;

    fn sub(self, earlier: Self) -> Delta {
        // Both are at most 100,000, so neither conversion nor difference can overflow.
        Delta(self.0.get().cast_signed() - earlier.0.get().cast_signed())
    }
}

impl std::ops::Add for Delta {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_thousandths(f, "", self.thousandths())
    }
}

impl fmt::Display for Total {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_thousandths(f, "", self.thousandths())
    }
}

/// Writes the shortest exact form, with a sign unless it is zero: `+1.2`, `-0.05`, `0`.
impl fmt::Display for Delta {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = match self.0 {
            0 => "",
            1.. => "+",
            _ => "-",
        };
        write_thousandths(f, sign, self.size())
    }
}

impl Serialize for Score {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_thousandths(serializer, i64::from(self.thousandths()))
    }
}

impl Serialize for Total {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_thousandths(serializer, i64::from(self.thousandths()))
    }
}

impl Serialize for Delta {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_thousandths(serializer, i64::from(self.0))
    }
}

/// A JSON number without needless decimals: 72, 18.2.
fn serialize_thousandths<S: Serializer>(serializer: S, value: i64) -> Result<S::Ok, S::Error> {
    if value % 1000 == 0 {
        serializer.serialize_i64(value / 1000)
    } else {
        #[expect(clippy::cast_precision_loss, reason = "at most 100,000")]
        serializer.serialize_f64(value as f64 / 1000.0)
    }
}

/// Writes thousandths as points without trailing zeros, obeying width and alignment.
fn write_thousandths(f: &mut fmt::Formatter<'_>, sign: &str, thousandths: u32) -> fmt::Result {
    let (whole, rest) = (thousandths / 1000, thousandths % 1000);
    if rest == 0 {
        return f.pad(&format!("{sign}{whole}"));
    }
    let decimals = format!("{rest:03}");
    f.pad(&format!("{sign}{whole}.{}", decimals.trim_end_matches('0')))
}

/// Reads a decimal number of at most `limit` thousandths; decimals beyond the third are rounded to
/// the nearest thousandth, half up, and the number is compared with the limit after that.
///
/// Only ASCII digits and one `.` or `,` are accepted: no sign, no exponent, no space inside, since
/// a number that could mean two things would be a wrong score for ever.
fn parse_thousandths(text: &str, limit: u32) -> Result<(u32, u8), ScoreError> {
    let trimmed = text.trim_ascii();
    let form = || ScoreError::Form(text.to_owned());
    let mut value: u32 = 0;
    let mut decimals: Option<u8> = None;
    let mut rounds_up: Option<bool> = None;
    let mut digits = 0;
    for byte in trimmed.bytes() {
        match byte {
            b'0'..=b'9' => {
                digits += 1;
                if decimals == Some(3) {
                    // The first digit that is left out decides; those behind it change nothing.
                    rounds_up.get_or_insert(byte >= b'5');
                    continue;
                }
                decimals = decimals.map(|count| count + 1);
                // Far above any limit already: stop before it could overflow.
                value =
                    if value > 100_000_000 { value } else { value * 10 + u32::from(byte - b'0') };
            }
            b'.' | b',' if decimals.is_none() && digits > 0 => decimals = Some(0),
            b'-' if digits == 0 && is_plain(&trimmed[1..]) => {
                return Err(ScoreError::Negative(text.to_owned()));
            }
            _ => return Err(refused_digits(text)),
        }
    }
    if digits == 0 || decimals == Some(0) {
        return Err(form());
    }
    let decimals = decimals.unwrap_or(0);
    let thousandths =
        u64::from(value) * 10_u64.pow(3 - u32::from(decimals)) + u64::from(rounds_up == Some(true));
    match u32::try_from(thousandths) {
        Ok(thousandths) if thousandths <= limit => Ok((thousandths, decimals)),
        _ => Err(ScoreError::TooHigh { text: trimmed.to_owned(), limit: limit / 1000 }),
    }
}

/// Up to three digits, and up to three more after a point, read without a loop.
#[inline]
fn plain_thousandths(cell: &[u8]) -> Option<u32> {
    let (whole, rest) = match cell {
        [whole @ .., b'.', tenths] => (whole, [*tenths, b'0', b'0']),
        [whole @ .., b'.', tenths, hundredths] => (whole, [*tenths, *hundredths, b'0']),
        [whole @ .., b'.', tenths, hundredths, last] => (whole, [*tenths, *hundredths, *last]),
        whole => (whole, [b'0'; 3]),
    };
    let whole = match whole {
        [ones] => [b'0', b'0', *ones],
        [tens, ones] => [b'0', *tens, *ones],
        [hundreds, tens, ones] => [*hundreds, *tens, *ones],
        _ => return None,
    };
    let digits = [whole, rest];
    let digits = digits.as_flattened();
    let value = digits.iter().fold(0, |value, digit| value * 10 + u32::from(digit & 0x0f));
    digits.iter().all(u8::is_ascii_digit).then_some(value)
}

/// Says what is wrong with a text that is no plain decimal number.
fn refused_digits(text: &str) -> ScoreError {
    let trimmed = text.trim_ascii();
    let is_separator = |c: char| matches!(c, '.' | ',' | '\'' | '\u{a0}' | '\u{202f}' | ' ');
    let digits_only = trimmed.chars().all(|c| c.is_ascii_digit() || is_separator(c));
    match trimmed.chars().filter(|&c| is_separator(c)).count() {
        2.. if digits_only => ScoreError::Separators(text.to_owned()),
        _ => ScoreError::Form(text.to_owned()),
    }
}

fn is_plain(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
}

#[cfg(test)]
mod tests;
