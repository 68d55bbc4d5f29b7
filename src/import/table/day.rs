//! Dates as spreadsheets write them.

use crate::domain::{Date, DateError, shown};

use super::lexicon::{folded, is_empty, month};
use super::order::DateOrder;
use super::sheet::Cell;

/// The days that a text may be, each with the order in which it is read.
pub(super) type Days = Vec<(DateOrder, Date)>;

/// What a cell says of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    Nothing,
    Day(Date),
    /// The days that it may be, each with the order in which it is read; none is no day.
    Orders(Days),
    /// No date, and why.
    Wrong(String),
}

/// Reads a cell of a column of dates.
pub(super) fn read(cell: Cell<'_>) -> Reading {
    if let Some(day) = cell.day {
        return Reading::Day(day);
    }
    let text = without_time(cell.text);
    match Date::parse(text) {
        Ok(day) => {
            let has_orders = text.contains(['/', '-']) && !text.get(..4).is_some_and(is_number);
            return if has_orders { of_numbers(text) } else { Reading::Day(day) };
        }
        Err(DateError::TooEarly) => return Reading::Wrong(DateError::TooEarly.to_string()),
        Err(_) => {}
    }
    if is_empty(text) {
        return Reading::Nothing;
    }
    if let Some(day) = of_serial(text) {
        return Reading::Day(day);
    }
    if text.chars().any(char::is_alphabetic) { of_words(text) } else { of_numbers(text) }
}

/// Whether a cell is a day, in whatever order.
pub(super) fn is_one(cell: Cell<'_>) -> bool {
    match read(cell) {
        Reading::Day(_) => true,
        Reading::Orders(days) => !days.is_empty(),
        Reading::Nothing | Reading::Wrong(_) => false,
    }
}

/// The day in a column whose order is settled.
///
/// # Errors
///
/// Returns what is wrong with the cell; an empty text where it is empty.
pub(super) fn resolved(cell: Cell<'_>, order: Option<DateOrder>) -> Result<Date, String> {
    match read(cell) {
        Reading::Nothing => Err(String::new()),
        Reading::Day(day) => Ok(day),
        Reading::Wrong(why) => Err(format!("`{}`: {why}", shown(cell.text))),
        Reading::Orders(days) => {
            let of_order = |wanted| days.iter().find(|(order, _)| *order == wanted);
            let found = match (order, days.as_slice()) {
                (Some(order), [_, ..]) => of_order(order),
                (None, [first, rest @ ..]) if rest.iter().all(|other| other.1 == first.1) => {
                    Some(first)
                }
                _ => None,
            };
            found.map(|(_, day)| *day).ok_or_else(|| {
                let why = match order {
                    Some(order) if !days.is_empty() => format!("not {}", order.in_words()),
                    _ => "there is no such day".to_owned(),
                };
                format!("`{}`: {why}", shown(cell.text))
            })
        }
    }
}

/// The day that a spreadsheet has made of a decimal number: `17. Feb`, `Feb 17`, or a day as such.
/// Returns the number that may have been meant.
pub(super) fn mistaken_decimal(cell: Cell<'_>) -> Option<String> {
    if let Some(day) = cell.day {
        return Some(format!("{}.{}", day.day(), day.month()));
    }
    let is_like_date = cell.text.matches(['.', '/', '-']).count() == 2;
    if let Some(day) = is_like_date.then(|| Date::parse(cell.text).ok()).flatten() {
        return Some(format!("{}.{}", day.day(), day.month()));
    }
    if !cell.text.chars().any(char::is_alphabetic) {
        return None;
    }
    let (numbers, words) = parts(cell.text);
    match (numbers.as_slice(), words.as_slice()) {
        ([number], [word]) => {
            let month = month(word)?;
            let is_first = cell.text.starts_with(|first: char| first.is_ascii_digit());
            let is_day = is_first && number.len() <= 2;
            Some(if is_day { format!("{number}.{month}") } else { format!("{month}.{number}") })
        }
        _ => None,
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A date and a time without the time.
fn without_time(text: &str) -> &str {
    let Some(colon) = text.find(':') else { return text };
    let hour = text[..colon].trim_end_matches(|sign: char| sign.is_ascii_digit());
    hour.trim_end_matches([' ', 'T', 't', ',', '\u{a0}', '\u{202f}'])
}

/// The day of a number as spreadsheets count them: 1 is the first of January 1900, but for a leap
/// day that there was not.
fn of_serial(text: &str) -> Option<Date> {
    const SERIAL_OF_1970: i32 = 25_569;
    let whole = text.split(['.', ',']).next()?;
    if whole.len() != 5 || !is_number(whole) || !text.bytes().all(is_of_number) {
        return None;
    }
    let days: i32 = whole.parse().ok()?;
    let first = Date::MIN.day_number() + SERIAL_OF_1970;
    (days >= first).then(|| Date::MIN.plus_days(days - first))
}

fn is_of_number(byte: u8) -> bool {
    byte.is_ascii_digit() || matches!(byte, b'.' | b',')
}

/// A date of three numbers.
fn of_numbers(text: &str) -> Reading {
    let form = || Reading::Wrong("no date such as 2026-03-02".to_owned());
    let mut signs = text.chars().filter(|sign| !sign.is_ascii_digit() && *sign != ' ');
    let Some(sign) = signs.next().filter(|sign| "./-".contains(*sign)) else { return form() };
    if signs.any(|other| other != sign) {
        return form();
    }
    let parts: Vec<&str> =
        text.split(sign).map(str::trim).filter(|part| !part.is_empty()).collect();
    let &[first, second, third] = parts.as_slice() else { return form() };
    if !parts.iter().all(|part| is_number(part) && matches!(part.len(), 1 | 2 | 4)) {
        return form();
    }
    let day = |year: &str, month: &str, day: &str| {
        let numbers = year_of(year).zip(month.parse().ok()).zip(day.parse().ok());
        let ((year, month), day) = numbers.ok_or(DateError::NoSuchDay)?;
        Date::new(year, month, day)
    };
    let wrong = |error: DateError| Reading::Wrong(error.to_string());
    if first.len() == 4 {
        return day(first, second, third).map_or_else(wrong, Reading::Day);
    }
    let day_first = day(third, second, first);
    if sign == '.' {
        return day_first.map_or_else(wrong, Reading::Day);
    }
    let mut all = vec![day_first, day(third, first, second)];
    if sign == '-' && first.len() == 2 {
        all.push(day(first, second, third));
    }
    let is_too_early = all.contains(&Err(DateError::TooEarly));
    let found = DateOrder::ALL.into_iter().zip(all);
    let days: Days = found.filter_map(|(order, day)| Some((order, day.ok()?))).collect();
    if days.is_empty() && is_too_early {
        return wrong(DateError::TooEarly);
    }
    Reading::Orders(days)
}

/// A year of four digits, or of two in this century.
fn year_of(text: &str) -> Option<i32> {
    let year: i32 = text.parse().ok()?;
    match text.len() {
        4 => Some(year),
        2 => Some(2000 + year),
        _ => None,
    }
}

/// A date with the name of its month.
fn of_words(text: &str) -> Reading {
    let wrong = |why: &str| Reading::Wrong(why.to_owned());
    let (numbers, words) = parts(text);
    let Some(month) = words.iter().rev().find_map(|word| month(word)) else {
        return wrong("no date such as 2026-03-02");
    };
    let (first, second) = match numbers.as_slice() {
        [first, second] => (first.as_str(), second.as_str()),
        [year] if year.len() == 4 => return wrong("a month, not a day"),
        [_] => return wrong("the year is missing"),
        _ => return wrong("no date such as 2026-03-02"),
    };
    let (year, day) = if first.len() == 4 { (first, second) } else { (second, first) };
    let date = year_of(year).zip(day.parse().ok());
    let date = date.map(|(year, day)| Date::new(year, month, day));
    match date {
        Some(Ok(date)) => Reading::Day(date),
        Some(Err(error)) => wrong(&error.to_string()),
        None => wrong("no date such as 2026-03-02"),
    }
}

/// The numbers and the words of a text, folded.
fn parts(text: &str) -> (Vec<String>, Vec<String>) {
    let (mut numbers, mut words) = (Vec::new(), Vec::new());
    for part in folded(text).split(' ') {
        let letters = part.trim_start_matches(|sign: char| sign.is_ascii_digit());
        let digits = &part[..part.len() - letters.len()];
        if !digits.is_empty() {
            numbers.push(digits.to_owned());
        }
        // The endings of `2nd` and `1er` are no words.
        if !letters.is_empty() && (digits.is_empty() || letters.len() > 2) {
            words.push(letters.to_owned());
        }
    }
    (numbers, words)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cell(text: &str) -> Cell<'_> {
        Cell { text, day: None }
    }

    #[track_caller]
    fn case(text: &str, expected: &str) {
        assert_eq!(read(cell(text)), Reading::Day(Date::parse(expected).unwrap()), "{text}");
    }

    #[test]
    fn dates_of_one_reading() {
        for text in [
            "2025-11-24",
            "2025/11/24",
            "20251124",
            "24.11.2025",
            "24.11.25",
            "24. 11. 2025",
            "Nov 24 2025",
            "Nov 24, 2025",
            "24 Nov 2025",
            "24-Nov-25",
            "24. November 2025",
            "24 nov. 2025",
            "24 de noviembre de 2025",
            "24 novembre 2025",
            "Mon, 24 Nov 2025",
            "lun. 24 nov. 2025",
            "2025 Nov 24",
            "November 24th, 2025",
            "2025-11-24T10:15:00+01:00",
            "2025-11-24 10:15",
            "24.11.2025 08:15",
            "Nov 24 2025 8:15 AM",
            "45985",
            "45985.5",
        ] {
            case(text, "2025-11-24");
        }
        case("mar. 3 mars 2026", "2026-03-03");
        case("1er mars 2026", "2026-03-01");
        case("3. Mai 2025", "2025-05-03");
        case("1 de março de 2025", "2025-03-01");
    }

    #[test]
    fn what_is_no_date_is_told() {
        #[track_caller]
        fn case(text: &str, why: &str) {
            assert_eq!(read(cell(text)), Reading::Wrong(why.to_owned()), "{text}");
        }
        case("24 Nov", "the year is missing");
        case("Nov 2025", "a month, not a day");
        case("31.02.2025", "there is no such day");
        case("2025-02-31", "there is no such day");
        case("soon", "no date such as 2026-03-02");
        case("72", "no date such as 2026-03-02");
        case("11-12-13", "the index did not exist before 2014");
        case("24 Nov 1999", "the index did not exist before 2014");
        assert_eq!(read(cell("13/13/2025")), Reading::Orders(Vec::new()));
        assert_eq!(read(cell("-")), Reading::Nothing);
    }

    #[test]
    fn the_order_decides_what_a_date_is() {
        let day = |text: &str, order| resolved(cell(text), order).map(|day| day.to_string());
        assert_eq!(day("3/4/2025", Some(DateOrder::DayFirst)), Ok("2025-04-03".into()));
        assert_eq!(day("3/4/2025 10:00", Some(DateOrder::MonthFirst)), Ok("2025-03-04".into()));
        assert_eq!(day("3/3/2025", None), Ok("2025-03-03".into()));
        let refused = day("25/4/2025", Some(DateOrder::MonthFirst));
        assert_eq!(refused, Err("`25/4/2025`: not month/day/year".into()));
    }

    #[test]
    fn days_that_were_decimals_are_known() {
        let decimal = |text: &str| mistaken_decimal(cell(text));
        assert_eq!(decimal("17. Feb"), Some("17.2".into()));
        assert_eq!(decimal("18. Mrz"), Some("18.3".into()));
        assert_eq!(decimal("Feb 17"), Some("2.17".into()));
        assert_eq!(decimal("Mai 25"), Some("5.25".into()));
        assert_eq!(decimal("17.02.2026"), Some("17.2".into()));
        assert_eq!(decimal("17.2"), None);
        assert_eq!(decimal("72 points"), None);
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "\\PC{0,16}|[0-9]{0,4}[-/. ][0-9a-z]{0,4}[-/. ][0-9]{0,4}") {
            let _ = read(cell(&text));
            let _ = mistaken_decimal(cell(&text));
            let _ = resolved(cell(&text), Some(DateOrder::DayFirst));
        }

        #[test]
        fn every_day_is_read_back(days in 0..5000_i32) {
            let day = Date::MIN.plus_days(days);
            let (y, m, d) = (day.year(), day.month(), day.day());
            for text in [format!("{d}.{m}.{y}"), format!("{y}-{m:02}-{d:02}")] {
                prop_assert_eq!(resolved(cell(&text), None), Ok(day));
            }
            let texts = [format!("{d}/{m}/{y}"), format!("{m}/{d}/{y}")];
            for (text, order) in texts.iter().zip([DateOrder::DayFirst, DateOrder::MonthFirst]) {
                prop_assert_eq!(resolved(cell(text), Some(order)), Ok(day));
            }
        }
    }
}
