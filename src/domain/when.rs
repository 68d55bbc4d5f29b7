//! Dates as people write them.

use chrono::Weekday;

use super::{Date, DateError};

/// Why a date that a person wrote was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WhenError {
    /// The text is none of the accepted forms.
    #[error("is not a date")]
    Form,
    /// The calendar has no such day, or it lies before the index existed.
    #[error(transparent)]
    Date(DateError),
    /// The text is a date in two ways.
    #[error("has two readings: {} and {}", day_first.day_month_year(), month_first.day_month_year())]
    Ambiguous {
        /// The reading with the day first.
        day_first: Date,
        /// The reading with the month first.
        month_first: Date,
    },
    /// The day lies after today.
    #[error("lies in the future; today is {}", today.with_weekday())]
    Future {
        /// The day that counts as today.
        today: Date,
    },
}

/// Reads a date as a person writes it, seen from `today`.
///
/// Accepts every form of [`Date::parse`]; `2 Mar`, `Mar 2`, `2 March 2026`, `March 2, 2026` (without
/// a year: the latest such day that is not in the future); `today`, `yesterday`; a weekday (the
/// latest one, today included), `last friday` (the latest one before today); `3 days ago`, `a week
/// ago`, `1 month ago`. A weekday before a date (`Tue 3 Mar 2026`, as this program writes it) is
/// passed over. Case, extra spaces, commas and `nd` of `2nd` do not matter.
///
/// # Errors
///
/// Returns [`WhenError`] for anything else, for two readings, and for a day after `today`.
///
/// # Examples
///
/// ```
/// use ssi::domain::{Date, parse_when};
/// let today = Date::parse("2026-03-03")?; // a Tuesday
/// assert_eq!(parse_when("monday", today), Ok(Date::parse("2026-03-02")?));
/// assert_eq!(parse_when("2 weeks ago", today), Ok(Date::parse("2026-02-17")?));
/// assert_eq!(parse_when("24 Dec", today), Ok(Date::parse("2025-12-24")?));
/// # Ok::<(), ssi::domain::DateError>(())
/// ```
pub fn parse_when(text: &str, today: Date) -> Result<Date, WhenError> {
    let lower = text.trim().to_lowercase();
    let mut words: Vec<&str> =
        lower.split([' ', ',', '\t']).filter(|word| !word.is_empty()).collect();
    if words.len() > 2 && weekday(words[0]).is_some() {
        words.remove(0);
    }
    let date = match words.as_slice() {
        [word] => one_word(word, today)?,
        [count, unit, "ago"] => counted_back(count, unit, today).ok_or(WhenError::Form)??,
        ["last", day] => {
            let day = weekday(day).ok_or(WhenError::Form)?;
            latest(day, today.plus_days(-1))
        }
        words => day_and_month(words, today)?,
    };
    if date > today { Err(WhenError::Future { today }) } else { Ok(date) }
}

fn one_word(word: &str, today: Date) -> Result<Date, WhenError> {
    match word {
        "today" => return Ok(today),
        "yesterday" => return Ok(today.plus_days(-1)),
        "tomorrow" => return Err(WhenError::Future { today }),
        _ => {}
    }
    if let Some(day) = weekday(word) {
        return Ok(latest(day, today));
    }
    Date::parse(word).map_err(|error| match error {
        DateError::Form => WhenError::Form,
        DateError::Ambiguous { day_first, month_first } => {
            WhenError::Ambiguous { day_first, month_first }
        }
        error => WhenError::Date(error),
    })
}

/// The latest day of that weekday that is not after `until`.
fn latest(day: Weekday, until: Date) -> Date {
    let back = until.weekday().days_since(day);
    until.plus_days(-i32::try_from(back).unwrap_or(0))
}

/// `None` for words that count nothing.
fn counted_back(count: &str, unit: &str, today: Date) -> Option<Result<Date, WhenError>> {
    let count: u32 = match count {
        "a" | "an" | "one" => 1,
        digits if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            digits.parse::<u16>().ok()?.into()
        }
        _ => return None,
    };
    let date = match unit.strip_suffix('s').unwrap_or(unit) {
        "day" => today.checked_minus_days(count),
        "week" => today.checked_minus_days(7 * count),
        "month" => today.checked_minus_months(count),
        "year" => today.checked_minus_months(12 * count),
        _ => return None,
    };
    Some(date.ok_or(WhenError::Date(DateError::TooEarly)))
}

/// `2 mar`, `mar 2`, `2 march 2026`, `march 2, 2026`.
fn day_and_month(words: &[&str], today: Date) -> Result<Date, WhenError> {
    let (first, second, year) = match *words {
        [first, second] => (first, second, None),
        [first, second, year] if year.len() == 4 => {
            (first, second, Some(digits(year).ok_or(WhenError::Form)?))
        }
        _ => return Err(WhenError::Form),
    };
    let (day, name) = if first.starts_with(|c: char| c.is_ascii_digit()) {
        (first, second)
    } else {
        (second, first)
    };
    let day = ["st", "nd", "rd", "th"].iter().find_map(|end| day.strip_suffix(end)).unwrap_or(day);
    let day = digits(day.trim_end_matches('.')).ok_or(WhenError::Form)?;
    let month = month(name.trim_end_matches('.')).ok_or(WhenError::Form)?;
    if let Some(year) = year {
        let year = i32::try_from(year).map_err(|_| WhenError::Form)?;
        return Date::new(year, month, day).map_err(WhenError::Date);
    }
    // 29 Feb may be eight years back (1900, 2100); the search ends there.
    (0..=8)
        .filter_map(|back| Date::new(today.year() - back, month, day).ok())
        .find(|date| *date <= today)
        .ok_or(WhenError::Date(DateError::NoSuchDay))
}

fn digits(text: &str) -> Option<u32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

/// A month by its English name, whole or by its first three letters (`sept` too).
fn month(name: &str) -> Option<u32> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let place = NAMES.iter().position(|whole| is_short_for(name, whole))?;
    u32::try_from(place + 1).ok()
}

/// A weekday by its English name, whole or by its first three or four letters.
fn weekday(name: &str) -> Option<Weekday> {
    const NAMES: [(&str, Weekday); 7] = [
        ("monday", Weekday::Mon),
        ("tuesday", Weekday::Tue),
        ("wednesday", Weekday::Wed),
        ("thursday", Weekday::Thu),
        ("friday", Weekday::Fri),
        ("saturday", Weekday::Sat),
        ("sunday", Weekday::Sun),
    ];
    NAMES.iter().find(|(whole, _)| is_short_for(name, whole)).map(|&(_, day)| day)
}

fn is_short_for(name: &str, whole: &str) -> bool {
    name == whole || ((3..=4).contains(&name.len()) && whole.starts_with(name))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn iso(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    /// A Tuesday.
    fn today() -> Date {
        iso("2026-03-03")
    }

    #[test]
    fn people_write_dates_in_many_ways() {
        #[track_caller]
        fn case(text: &str, expected: &str) {
            assert_eq!(parse_when(text, today()), Ok(iso(expected)), "{text}");
        }
        case("2026-03-02", "2026-03-02");
        case("20260302", "2026-03-02");
        case("2.3.2026", "2026-03-02");
        case("2 Mar", "2026-03-02");
        case("Mar 2", "2026-03-02");
        case("  2   MARCH 2026 ", "2026-03-02");
        case("March 2, 2026", "2026-03-02");
        case("Mon, 2nd March 2026", "2026-03-02");
        case("Tue 3 Mar 2026", "2026-03-03");
        case("4 Mar", "2025-03-04");
        case("29 Feb", "2024-02-29");
        case("today", "2026-03-03");
        case("yesterday", "2026-03-02");
        case("tuesday", "2026-03-03");
        case("last tuesday", "2026-02-24");
        case("Wed", "2026-02-25");
        case("last friday", "2026-02-27");
        case("3 days ago", "2026-02-28");
        case("a week ago", "2026-02-24");
        case("1 month ago", "2026-02-03");
        case("1 year ago", "2025-03-03");
    }

    #[test]
    fn a_refusal_says_why() {
        #[track_caller]
        fn case(text: &str, expected: &str) {
            assert_eq!(parse_when(text, today()).unwrap_err().to_string(), expected, "{text}");
        }
        case("3/2/2026", "has two readings: 3 Feb 2026 and 2 Mar 2026");
        case("2026-03-04", "lies in the future; today is Tue 3 Mar 2026");
        case("2026-02-30", "there is no such day");
        case("30 Feb", "there is no such day");
        case("2013-01-01", "the index did not exist before 2014");
        case("tomorrow", "lies in the future; today is Tue 3 Mar 2026");
        for text in [
            "",
            "mo",
            "3 moons ago",
            "x days ago",
            "99999999999 days ago",
            "last",
            "2 mär",
            "1 2 3 4",
        ] {
            case(text, "is not a date");
        }
    }

    #[test]
    fn before_the_index_there_is_no_day() {
        for text in ["20 years ago", "65535 weeks ago", "65535 years ago"] {
            let error = Err(WhenError::Date(DateError::TooEarly));
            assert_eq!(parse_when(text, today()), error, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics_and_no_answer_is_in_the_future(text in "[ -~٠-٩]{0,20}") {
            if let Ok(date) = parse_when(&text, today()) {
                prop_assert!(date <= today());
            }
        }
    }
}
