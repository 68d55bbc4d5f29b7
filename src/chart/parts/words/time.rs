//! Days and how long a time is.

use super::counts::grouped;
use crate::domain::Date;

/// `1 Jan – 16 Mar 2026`, `1 Jan 2024 – 16 Mar 2026`, `9–16 Mar 2026`, or one day.
pub(in crate::chart) fn period(first: Date, last: Date) -> String {
    if first == last {
        return last.day_month_year().to_string();
    }
    if first.month_start() == last.month_start() {
        return format!("{}–{}", first.day(), last.day_month_year());
    }
    format!("{} – {}", first.beside(last), last.day_month_year())
}

/// ` on 3 Feb`; nothing on the last day of a chart, which the subtitle says.
pub(in crate::chart) fn on(day: Date, last: Date) -> String {
    if day == last { String::new() } else { format!(" on {}", day.beside(last)) }
}

/// Up to so many weeks, half a year, time is told in weeks and its days are drawn one by one.
pub(in crate::chart) const MOST_WEEKS: i32 = 26;

/// How long a time is, both days included: `10 weeks`, `6 months`, `2 years`, else in days.
pub(in crate::chart) fn length(first: Date, last: Date) -> String {
    let days = last.days_since(first) + 1;
    let of = |count: i32, noun: &str| {
        let plural = if count == 1 { "" } else { "s" };
        format!("{} {noun}{plural}", grouped(u64::from(count.unsigned_abs())))
    };
    if days % 7 == 0 && days / 7 <= MOST_WEEKS {
        return of(days / 7, "week");
    }
    // From as many as of 31 days each to one more than of 30 days each: a February may be among
    // them.
    let about = days / 30;
    let is_whole = |months: &i32| {
        last.checked_minus_months(months.unsigned_abs())
            .is_some_and(|before| before.plus_days(1) == first)
    };
    match (about * 29 / 30..=about + 1).find(is_whole) {
        Some(months) if months > 0 && months % 12 == 0 => of(months / 12, "year"),
        Some(months) if months > 0 => of(months, "month"),
        _ => of(days, "day"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_as_long_as_a_person_would_say() {
        let words = |first, last| length(Date::parse(first).unwrap(), Date::parse(last).unwrap());
        assert_eq!(words("2025-12-24", "2026-03-03"), "10 weeks");
        assert_eq!(words("2026-03-03", "2026-03-03"), "1 day");
        assert_eq!(words("2026-02-25", "2026-03-03"), "1 week");
        assert_eq!(words("2026-02-04", "2026-03-03"), "4 weeks");
        assert_eq!(words("2025-09-04", "2026-03-03"), "6 months");
        assert_eq!(words("2025-09-05", "2026-03-03"), "180 days");
        assert_eq!(words("2025-03-04", "2026-03-03"), "1 year");
        assert_eq!(words("2016-03-04", "2026-03-03"), "10 years");
        assert_eq!(words("2026-02-01", "2026-02-28"), "4 weeks");
        assert_eq!(words("2016-03-05", "2026-03-03"), "3,651 days");
        for months in 7..1_200 {
            let last = Date::parse("2126-03-31").unwrap();
            let first = last.checked_minus_months(months).unwrap().plus_days(1);
            let found = length(first, last);
            assert!(!found.ends_with("days"), "{months} months: {found}");
        }
    }
}
