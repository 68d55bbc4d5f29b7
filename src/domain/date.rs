//! Civil dates.

use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

/// English month names, as in the program's words; chrono's own depend on a locale feature.
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A civil day, without a time and without a zone, from 2014-01-01 to 9999-12-31.
///
/// LinkedIn introduced the index in 2014; an earlier day is a typing mistake.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date(NaiveDate);

/// Why a day was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DateError {
    /// The calendar has no such day.
    #[error("there is no such day")]
    NoSuchDay,
    /// The day lies before the index existed.
    #[error("the index did not exist before 2014")]
    TooEarly,
    /// The text is not one of the forms that a file may hold.
    #[error("not a date of the form 2026-03-02")]
    Form,
    /// The text is a date in two ways.
    #[error("two readings: {day_first} and {month_first}")]
    Ambiguous {
        /// The reading with the day first.
        day_first: Date,
        /// The reading with the month first.
        month_first: Date,
    },
}

impl Date {
    /// The first day that is accepted: 2014-01-01.
    pub const MIN: Self = match NaiveDate::from_ymd_opt(2014, 1, 1) {
        Some(day) => Self(day),
        None => unreachable!(),
    };

    /// The last day that is accepted: 9999-12-31.
    pub const MAX: Self = match NaiveDate::from_ymd_opt(9999, 12, 31) {
        Some(day) => Self(day),
        None => unreachable!(),
    };

    /// The day of that year, month (1 to 12) and day of the month.
    ///
    /// # Errors
    ///
    /// Returns [`DateError::NoSuchDay`] for a day that the calendar lacks, and
    /// [`DateError::TooEarly`] for one before [`Date::MIN`].
    pub fn new(year: i32, month: u32, day: u32) -> Result<Self, DateError> {
        NaiveDate::from_ymd_opt(year, month, day).ok_or(DateError::NoSuchDay)?.try_into()
    }

    /// Reads a date as files hold it: `2026-03-02`, `2026/03/02`, `20260302` (year first), and
    /// `2.3.2026` (day first). `25/4/2026` and `4/25/2026` have one reading and are read as well.
    ///
    /// # Errors
    ///
    /// Returns [`DateError::Ambiguous`] for `3/4/2026`, else what [`Date::new`] returns, or
    /// [`DateError::Form`].
    ///
    /// # Examples
    ///
    /// ```
    /// use ssi::domain::Date;
    /// assert_eq!(Date::parse("02.03.2026"), Date::new(2026, 3, 2));
    /// assert!(Date::parse("3/4/2026").is_err());
    /// ```
    pub fn parse(text: &str) -> Result<Self, DateError> {
        if let Some(date) = parse_iso(text.as_bytes()) {
            return date;
        }
        if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
            let number = number(text)?;
            return Self::new(
                i32::try_from(number / 10_000).map_err(|_| DateError::Form)?,
                number / 100 % 100,
                number % 100,
            );
        }
        let separator = text.chars().find(|c| !c.is_ascii_digit()).ok_or(DateError::Form)?;
        let mut parts = text.split(separator);
        let (Some(first), Some(second), Some(third), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(DateError::Form);
        };
        match (separator, first.len(), third.len()) {
            ('-' | '/' | '.', 4, 1 | 2) => Self::new(year(first)?, number(second)?, number(third)?),
            ('.', 1 | 2, 4) => Self::new(year(third)?, number(second)?, number(first)?),
            ('/' | '-', 1 | 2, 4) => either_order(year(third)?, number(first)?, number(second)?),
            _ => Err(DateError::Form),
        }
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// The day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        self.0.weekday()
    }

    /// Days since 1970-01-01, so that differences are days.
    #[must_use]
    pub fn day_number(self) -> i32 {
        self.0.to_epoch_days()
    }

    /// Whole days from `earlier` to this day; negative when `earlier` is later.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i32 {
        self.day_number() - earlier.day_number()
    }

    /// The day that many days later or (negative) earlier, kept inside the accepted range.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        let shift = Days::new(u64::from(days.unsigned_abs()));
        let (moved, end) = if days < 0 {
            (self.0.checked_sub_days(shift), Self::MIN)
        } else {
            (self.0.checked_add_days(shift), Self::MAX)
        };
        moved.map_or(end, |day| Self(day.clamp(Self::MIN.0, Self::MAX.0)))
    }

    /// The day that many days earlier, if the index existed then.
    #[must_use]
    pub fn checked_minus_days(self, days: u32) -> Option<Self> {
        self.0.checked_sub_days(Days::new(days.into()))?.try_into().ok()
    }

    /// The day that many months earlier, at the last day of a shorter month, if the index existed
    /// then.
    #[must_use]
    pub fn checked_minus_months(self, months: u32) -> Option<Self> {
        self.0.checked_sub_months(Months::new(months))?.try_into().ok()
    }

    /// The day that many months later, at the last day of a shorter month, kept inside the accepted
    /// range.
    #[must_use]
    pub fn plus_months(self, months: u32) -> Self {
        let moved = self.0.checked_add_months(Months::new(months));
        moved.map_or(Self::MAX, |day| Self(day.min(Self::MAX.0)))
    }

    /// The first day of its calendar month.
    #[must_use]
    pub fn month_start(self) -> Self {
        self.plus_days(1 - self.day().cast_signed())
    }

    /// `3 Mar`.
    #[must_use]
    pub fn day_month(self) -> MonthDay {
        MonthDay { date: self, year: false }
    }

    /// `3 Mar 2026`.
    #[must_use]
    pub fn day_month_year(self) -> MonthDay {
        MonthDay { date: self, year: true }
    }

    /// `Tue 3 Mar 2026`.
    #[must_use]
    pub fn with_weekday(self) -> String {
        format!("{} {}", self.weekday(), self.day_month_year())
    }

    /// `17 Feb`, with the year when it is not that of `other`.
    #[must_use]
    pub fn beside(self, other: Self) -> MonthDay {
        MonthDay { date: self, year: self.year() != other.year() }
    }
}

impl TryFrom<NaiveDate> for Date {
    type Error = DateError;

    fn try_from(day: NaiveDate) -> Result<Self, DateError> {
        if day < Self::MIN.0 {
            Err(DateError::TooEarly)
        } else if day > Self::MAX.0 {
            Err(DateError::NoSuchDay)
        } else {
            Ok(Self(day))
        }
    }
}

impl TryFrom<String> for Date {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, DateError> {
        Self::parse(&text)
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

/// Writes the ISO form, `2026-03-02`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0.to_string())
    }
}

/// A date in words; made by [`Date::day_month`] and its neighbours.
#[derive(Clone, Copy, Debug)]
pub struct MonthDay {
    date: Date,
    year: bool,
}

impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.date.day(), MONTHS[self.date.0.month0() as usize])?;
        if self.year {
            write!(f, " {}", self.date.year())?;
        }
        Ok(())
    }
}

/// The form of nearly every cell, read without a general parser: 8 ns instead of 50.
fn parse_iso(text: &[u8]) -> Option<Result<Date, DateError>> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text else {
        return None;
    };
    let digit = |byte: u8| byte.is_ascii_digit().then(|| u32::from(byte - b'0'));
    let year = digit(y1)? * 1000 + digit(y2)? * 100 + digit(y3)? * 10 + digit(y4)?;
    let (month, day) = (digit(m1)? * 10 + digit(m2)?, digit(d1)? * 10 + digit(d2)?);
    Some(Date::new(i32::try_from(year).ok()?, month, day))
}

fn either_order(year: i32, first: u32, second: u32) -> Result<Date, DateError> {
    match (Date::new(year, second, first), Date::new(year, first, second)) {
        (Ok(day_first), Ok(month_first)) if day_first != month_first => {
            Err(DateError::Ambiguous { day_first, month_first })
        }
        (Ok(date), _) | (Err(_), Ok(date)) => Ok(date),
        (Err(error), Err(_)) => Err(error),
    }
}

fn number(digits: &str) -> Result<u32, DateError> {
    if digits.bytes().all(|byte| byte.is_ascii_digit()) {
        digits.parse().map_err(|_| DateError::Form)
    } else {
        Err(DateError::Form)
    }
}

fn year(digits: &str) -> Result<i32, DateError> {
    number(digits)?.try_into().map_err(|_| DateError::Form)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(year: i32, month: u32, day: u32) -> Date {
        Date::new(year, month, day).unwrap()
    }

    #[test]
    fn months_are_added_and_begin_on_their_first_day() {
        let later = |text, months| Date::parse(text).unwrap().plus_months(months).to_string();
        assert_eq!(later("2026-03-03", 6), "2026-09-03");
        assert_eq!(later("2025-08-31", 6), "2026-02-28");
        assert_eq!(later("2027-08-31", 6), "2028-02-29");
        assert_eq!(later("2024-02-29", 12), "2025-02-28");
        assert_eq!(Date::MAX.plus_months(1), Date::MAX);
        assert_eq!(date(2024, 2, 29).month_start(), date(2024, 2, 1));
        assert_eq!(date(2026, 3, 1).month_start(), date(2026, 3, 1));
    }

    #[test]
    fn forms_of_a_file_are_read() {
        for text in ["2026-03-02", "2026/03/02", "2026/3/2", "20260302", "2.3.2026", "02.03.2026"] {
            assert_eq!(Date::parse(text), Ok(date(2026, 3, 2)), "{text}");
        }
        assert_eq!(Date::parse("25/4/2026"), Ok(date(2026, 4, 25)));
        assert_eq!(Date::parse("4/25/2026"), Ok(date(2026, 4, 25)));
        assert_eq!(Date::parse("4/4/2026"), Ok(date(2026, 4, 4)));
    }

    #[test]
    fn two_readings_are_refused_with_both() {
        let error =
            DateError::Ambiguous { day_first: date(2026, 4, 3), month_first: date(2026, 3, 4) };
        assert_eq!(Date::parse("3/4/2026"), Err(error));
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in ["2026-02-29", "2026-13-01", "2026-00-10", "31.4.2026", "30/2/2026"] {
            assert_eq!(Date::parse(text), Err(DateError::NoSuchDay), "{text}");
        }
        assert_eq!(Date::parse("2013-12-31"), Err(DateError::TooEarly));
    }

    #[test]
    fn other_texts_are_no_dates() {
        for text in [
            "",
            "2026",
            "2026-3",
            "٢٠٢٦-٠٣-٠٢",
            "2026-03-02-",
            "26-03-02",
            "+026-03-02",
            "x",
            "1.2.3.4",
        ] {
            assert_eq!(Date::parse(text), Err(DateError::Form), "{text}");
        }
    }

    #[test]
    fn dates_are_written_in_words() {
        assert_eq!(date(2026, 3, 3).with_weekday(), "Tue 3 Mar 2026");
        assert_eq!(date(2026, 3, 3).beside(date(2026, 1, 1)).to_string(), "3 Mar");
        assert_eq!(date(2025, 12, 31).beside(date(2026, 1, 1)).to_string(), "31 Dec 2025");
    }

    #[test]
    fn earlier_days_must_exist() {
        assert_eq!(date(2026, 3, 31).checked_minus_months(1), Some(date(2026, 2, 28)));
        assert_eq!(date(2014, 1, 5).checked_minus_months(u32::MAX), None);
        assert_eq!(date(2014, 1, 5).checked_minus_days(4), Some(Date::MIN));
        assert_eq!(date(2014, 1, 5).checked_minus_days(5), None);
        assert_eq!(date(2014, 1, 5).checked_minus_days(u32::MAX), None);
    }

    #[test]
    fn shifts_stay_inside_the_range() {
        assert_eq!(date(2014, 1, 5).plus_days(-30), Date::MIN);
        assert_eq!(date(9999, 12, 31).plus_days(1), Date::MAX);
    }

    proptest! {
        #[test]
        fn a_written_date_is_read_back(days in 0..2_916_000_i32) {
            let date = Date::MIN.plus_days(days);
            prop_assert_eq!(Date::parse(&date.to_string()), Ok(date));
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,14}") {
            let _ = Date::parse(&text);
        }
    }
}
