//! The points in time of the export.

use chrono::{Datelike, LocalResult, NaiveDate, NaiveDateTime, TimeZone, Utc};
use chrono_tz::America::Los_Angeles;

/// In what clock the stamps of a table are that do not say so.
///
/// LinkedIn does not say it. Invitations and jobs are in US Pacific time, as was measured by their
/// distance from the member's searches, of which the clock is known; posts carry their time in their
/// number, and agree with UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clock {
    Utc,
    Pacific,
}

/// When something was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stamp {
    /// A point in time, in UTC.
    Time(NaiveDateTime),
    /// A day, of which nothing more is known.
    Day(NaiveDate),
}

impl Stamp {
    /// Reads a stamp of any form that the export has, or that a spreadsheet made of one.
    pub(super) fn parse(text: &str, clock: Clock) -> Option<Self> {
        /// `2024-03-04 10:11:12`, and what says that it is UTC.
        const UTC: [&str; 6] = [
            "%Y-%m-%d %H:%M:%S UTC",
            "%Y/%m/%d %H:%M:%S UTC",
            "%a %b %d %H:%M:%S UTC %Y",
            "%Y-%m-%d %H:%M UTC",
            "%Y-%m-%dT%H:%M:%SZ",
            "%B %d, %Y at %I:%M %p (GMT)",
        ];
        const UNSAID: [&str; 7] = [
            "%Y-%m-%d %H:%M:%S",
            "%m/%d/%y, %I:%M %p",
            "%m/%d/%Y, %I:%M %p",
            "%Y/%m/%d %H:%M:%S",
            "%Y-%m-%d %H:%M",
            "%d.%m.%Y %H:%M:%S",
            "%d.%m.%Y %H:%M",
        ];
        const DAYS: [&str; 5] = ["%d %b %Y", "%d-%b-%y", "%d-%b-%Y", "%Y-%m-%d", "%d.%m.%Y"];
        /// No stamp is longer.
        const LONGEST: usize = 48;
        let text = text.trim();
        if text.is_empty() || text.len() > LONGEST {
            return None;
        }
        let plain = text.replace(['\u{202f}', '\u{a0}'], " ");
        // LinkedIn began in 2003; what lies outside is no stamp, and may not be converted.
        let is_of_linkedin = |year: i32| (2003..=2100).contains(&year);
        let read = |form: &&str| {
            let time = NaiveDateTime::parse_from_str(&plain, form).ok();
            time.filter(|time| is_of_linkedin(time.year()))
        };
        if let Some(time) = UTC.iter().find_map(read) {
            return Some(Self::Time(time));
        }
        if let Some(time) = UNSAID.iter().find_map(read) {
            return Some(Self::Time(in_utc(time, clock)));
        }
        let day = |form: &&str| {
            let day = NaiveDate::parse_from_str(&plain, form).ok();
            day.filter(|day| is_of_linkedin(day.year()))
        };
        DAYS.iter().find_map(day).map(Self::Day)
    }

    /// The civil day of a stamp; `day_of` tells that of a point in time.
    pub(super) fn day(self, day_of: &dyn Fn(NaiveDateTime) -> NaiveDate) -> NaiveDate {
        match self {
            Self::Time(time) => day_of(time),
            Self::Day(day) => day,
        }
    }
}

/// A time of a clock in UTC. Of the hour that comes twice in autumn the first is taken; the hour
/// that spring leaves out is read as if it had not.
fn in_utc(time: NaiveDateTime, clock: Clock) -> NaiveDateTime {
    match clock {
        Clock::Utc => time,
        Clock::Pacific => match Los_Angeles.from_local_datetime(&time) {
            LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at.naive_utc(),
            LocalResult::None => {
                let hour = chrono::TimeDelta::hours(1);
                in_utc(time - hour, clock) + hour
            }
        },
    }
}

/// The day of a point in time in a zone.
pub(super) fn day_in<Z: TimeZone>(zone: &Z, time: NaiveDateTime) -> NaiveDate {
    Utc.from_utc_datetime(&time).with_timezone(zone).date_naive()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, clock: Clock, expected: &str) {
        let shown = match Stamp::parse(text, clock) {
            Some(Stamp::Time(time)) => time.format("%Y-%m-%d %H:%M:%S").to_string(),
            Some(Stamp::Day(day)) => day.to_string(),
            None => "-".to_owned(),
        };
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn every_form_of_every_era_is_read() {
        for text in [
            "2024-03-04 10:11:12 UTC",
            "2024-03-04 10:11:12",
            "2024/03/04 10:11:12 UTC",
            "Mon Mar 04 10:11:12 UTC 2024",
            "04.03.2024 10:11:12",
        ] {
            case(text, Clock::Utc, "2024-03-04 10:11:12");
        }
        case("2024-03-04 10:11 UTC", Clock::Utc, "2024-03-04 10:11:00");
        case("03/04/24, 09:05 AM", Clock::Utc, "2024-03-04 09:05:00");
        case("March 4, 2024 at 10:11 PM (GMT)", Clock::Utc, "2024-03-04 22:11:00");
        for text in ["04 Mar 2024", "4-Mar-24", "04-Mar-24"] {
            case(text, Clock::Utc, "2024-03-04");
        }
        for text in [
            "",
            "N/A",
            "line 2",
            "2024-13-04 10:11:12",
            "9999-12-31 23:59:59",
            "---",
            &"1".repeat(1000),
        ] {
            case(text, Clock::Utc, "-");
        }
    }

    #[test]
    fn pacific_times_are_converted_with_daylight_saving() {
        case("3/15/24, 9:12 AM", Clock::Pacific, "2024-03-15 16:12:00");
        case("12/31/24, 11:12\u{202f}PM", Clock::Pacific, "2025-01-01 07:12:00");
        case("11/3/24, 1:30 AM", Clock::Pacific, "2024-11-03 08:30:00"); // comes twice
        case("3/10/24, 2:30 AM", Clock::Pacific, "2024-03-10 10:30:00"); // is left out
        case("2024-03-04 10:11:12 UTC", Clock::Pacific, "2024-03-04 10:11:12");
    }
}
