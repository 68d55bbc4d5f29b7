//! Periods of time: what `--since`, `--until` and `--last` select.

use super::Date;

/// Days from the first to the last, both included; an open end is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// The first day, or everything before the end.
    pub since: Option<Date>,
    /// The last day, or everything after the start.
    pub until: Option<Date>,
}

impl Period {
    /// Whether the day lies inside.
    #[must_use]
    pub fn contains(&self, date: Date) -> bool {
        self.since.is_none_or(|since| since <= date) && self.until.is_none_or(|until| date <= until)
    }

    /// The period in words: `between 2026-01-01 and 2026-03-03`, `since 2026-01-01`, or nothing.
    #[must_use]
    pub fn in_words(&self) -> String {
        match (self.since, self.until) {
            (Some(since), Some(until)) => format!("between {since} and {until}"),
            (Some(since), None) => format!("since {since}"),
            (None, Some(until)) => format!("until {until}"),
            (None, None) => String::new(),
        }
    }
}

/// A length of time that ends today: `30d`, `12w`, `6m`, `1y`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    count: u16,
    unit: Unit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Days,
    Weeks,
    Months,
    Years,
}

/// Why a span was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is not a span of time such as `30d`, `12w`, `6m` or `1y`")]
pub struct SpanError;

impl Span {
    /// The period of this length that ends with `today`: `7d` is today and the six days before.
    #[must_use]
    pub fn ending(self, today: Date) -> Period {
        let count = u32::from(self.count);
        let before = match self.unit {
            Unit::Days => today.checked_minus_days(count),
            Unit::Weeks => today.checked_minus_days(7 * count),
            Unit::Months => today.checked_minus_months(count),
            Unit::Years => today.checked_minus_months(12 * count),
        };
        let since = before.map_or(Date::MIN, |before| before.plus_days(1));
        Period { since: Some(since), until: Some(today) }
    }
}

impl std::str::FromStr for Span {
    type Err = SpanError;

    fn from_str(text: &str) -> Result<Self, SpanError> {
        let text = text.trim().to_lowercase();
        let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(SpanError);
        }
        let unit = match text[digits.len()..].trim() {
            "d" | "day" | "days" => Unit::Days,
            "w" | "week" | "weeks" => Unit::Weeks,
            "m" | "month" | "months" => Unit::Months,
            "y" | "year" | "years" => Unit::Years,
            _ => return Err(SpanError),
        };
        match digits.parse() {
            Ok(0) | Err(_) => Err(SpanError),
            Ok(count) => Ok(Self { count, unit }),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn iso(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn a_span_ends_today_and_counts_whole_days() {
        #[track_caller]
        fn case(span: &str, since: &str) {
            let period = span.parse::<Span>().unwrap().ending(iso("2026-03-03"));
            let expected = Period { since: Some(iso(since)), until: Some(iso("2026-03-03")) };
            assert_eq!(period, expected, "{span}");
        }
        case("1d", "2026-03-03");
        case("7d", "2026-02-25");
        case("2W", "2026-02-18");
        case("1 month", "2026-02-04");
        case("1y", "2025-03-04");
    }

    #[test]
    fn a_span_longer_than_the_index_begins_with_its_first_day() {
        let today = iso("2026-03-03");
        for span in ["65000d", "9999w", "9999m", "9999y"] {
            let period = span.parse::<Span>().unwrap().ending(today);
            assert_eq!(period, Period { since: Some(Date::MIN), until: Some(today) }, "{span}");
        }
        // To the day, and a day less.
        let all = u16::try_from(today.days_since(Date::MIN) + 1).unwrap();
        let since = |count: u16| format!("{count}d").parse::<Span>().unwrap().ending(today).since;
        assert_eq!(since(all + 1), Some(Date::MIN));
        assert_eq!(since(all), Some(Date::MIN));
        assert_eq!(since(all - 1), Some(Date::MIN.plus_days(1)));
    }

    #[test]
    fn other_texts_are_no_spans() {
        for text in ["", "d", "0d", "-1d", "1.5w", "99999d", "٣d", "1q", "1dé"] {
            assert_eq!(text.parse::<Span>(), Err(SpanError), "{text}");
        }
    }

    #[test]
    fn both_ends_belong_to_a_period() {
        let period = Period { since: Some(iso("2026-01-02")), until: Some(iso("2026-01-04")) };
        let inside = |text| period.contains(iso(text));
        assert!(inside("2026-01-02") && inside("2026-01-04"));
        assert!(!inside("2026-01-01") && !inside("2026-01-05"));
        assert!(Period::default().contains(Date::MIN));
    }

    proptest! {
        #[test]
        fn a_span_of_days_or_weeks_has_so_many_days(count in 1..=400_u16) {
            let today = iso("2026-03-03");
            let days = |text: String| {
                let period = text.parse::<Span>().unwrap().ending(today);
                (0..=500_000).take_while(|back| period.contains(today.plus_days(-back))).count()
            };
            prop_assert_eq!(days(format!("{count}d")), usize::from(count));
            prop_assert_eq!(days(format!(" {count} Days ")), usize::from(count));
            prop_assert_eq!(days(format!("{count}w")), 7 * usize::from(count));
        }

        #[test]
        fn no_text_panics_and_every_span_holds_today(text in "\\PC{0,8}|[0-9]{0,6} ?[dwmyDWMYé]{0,2}") {
            if let Ok(span) = text.parse::<Span>() {
                prop_assert!(span.ending(iso("2026-03-03")).contains(iso("2026-03-03")));
            }
        }
    }
}
