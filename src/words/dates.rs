//! Dates in sentences.

use crate::domain::Date;

/// How long ago a day was: `today`, `yesterday`, `12 days ago`.
#[must_use]
pub fn ago(day: Date, today: Date) -> String {
    match today.days_since(day) {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        days => format!("{days} days ago"),
    }
}

/// `6 January`, with the year when it is not that of `other`.
#[must_use]
pub fn in_full(day: Date, other: Date) -> String {
    if day.year() == other.year() { without_year(day) } else { with_year(day) }
}

/// `6 January 2026`, whatever the year.
#[must_use]
pub fn with_year(day: Date) -> String {
    format!("{} {}", without_year(day), day.year())
}

fn without_year(day: Date) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = MONTHS[(day.month() as usize).saturating_sub(1) % MONTHS.len()];
    format!("{} {month}", day.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_written_out() {
        let day = |text| Date::parse(text).unwrap();
        assert_eq!(in_full(day("2026-01-06"), day("2026-03-03")), "6 January");
        assert_eq!(in_full(day("2024-12-31"), day("2026-03-03")), "31 December 2024");
        assert_eq!(with_year(day("2014-05-01")), "1 May 2014", "of the first year too");
    }
}
