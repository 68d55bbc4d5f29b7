//! The period that the name of a report tells.

use crate::domain::Date;

/// The last day of the period in the name of a report, such as
/// `Sales_Navigator_Usage_Reporting_2025-10-01_to_2025-10-31.xlsx`; of several days in a name the
/// last one that stands there.
#[must_use]
pub fn period_end(name: &str) -> Option<Date> {
    let bytes = name.as_bytes();
    let day_at = |start: usize| {
        let is_inside =
            |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
        let text = name.get(start..start + 10)?;
        let is_whole = !is_inside(start.checked_sub(1)) && !is_inside(Some(start + 10));
        let is_form = text.bytes().enumerate().all(|(place, byte)| match place {
            4 | 7 => matches!(byte, b'-' | b'_' | b'/'),
            _ => byte.is_ascii_digit(),
        });
        if !(is_whole && is_form) {
            return None;
        }
        Date::parse(&text.replace(['_', '/'], "-")).ok()
    };
    (0..bytes.len().saturating_sub(9)).rev().find_map(day_at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_of_a_name_is_the_end() {
        #[track_caller]
        fn case(name: &str, expected: Option<&str>) {
            assert_eq!(period_end(name).map(|day| day.to_string()).as_deref(), expected);
        }
        case("Sales_Navigator_Usage_Reporting_2025-10-01_to_2025-10-31.xlsx", Some("2025-10-31"));
        case("report 2025_10_01 - 2025_10_31 (1).csv", Some("2025-10-31"));
        case("12025-10-011.csv", None);
        case("ä2025-10-01.csv", Some("2025-10-01"));
        case("scores.csv", None);
    }
}
