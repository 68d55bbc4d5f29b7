//! Time as bars: a day each, or a week or a month where days would be too narrow.

use super::time_axis::{Across, TimeAxis};
use super::words::MOST_WEEKS;
use crate::chart::figure::Area;
use crate::domain::Date;

/// More days than this are drawn as weeks ...
const MOST_DAYS: i32 = 7 * MOST_WEEKS;
/// ... and as months where a week would be narrower than this: above eight and a half years.
const NARROWEST_WEEK: f64 = 1.2;
/// The part of a day or week that its bar fills.
const FILLED: f64 = 0.72;
/// The widest bar.
const WIDEST: f64 = 24.0;
/// The narrowest bar: two pixels at the default scale.
const NARROWEST: f64 = 1.0;
/// The lowest bar: one activity is seen beside a hundred.
const LOWEST: f64 = 1.0;

/// The days that share a bar, and what is shown of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::chart) struct Bin<T> {
    pub(in crate::chart) first: Date,
    pub(in crate::chart) last: Date,
    pub(in crate::chart) shown: T,
}

/// How much time a bar stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::chart) enum Span {
    Day,
    Week,
    Month,
}

impl Span {
    /// The span that has room on an axis.
    pub(in crate::chart) fn fitting(axis: &TimeAxis, across: Across) -> Self {
        let days = f64::from(axis.days());
        if axis.days() <= MOST_DAYS {
            Self::Day
        } else if (across.right - across.left) / days * 7.0 >= NARROWEST_WEEK {
            Self::Week
        } else {
            Self::Month
        }
    }

    pub(in crate::chart) const fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
        }
    }

    /// Values in order of time, each with its day, as bins that end with the axis; what is shown of
    /// several in a bin is made of two at a time. No bin is empty.
    pub(in crate::chart) fn bins<T: Copy>(
        self,
        values: impl IntoIterator<Item = (Date, T)>,
        end: Date,
        both: impl Fn(T, T) -> T,
    ) -> Vec<Bin<T>> {
        let mut bins: Vec<Bin<T>> = Vec::new();
        for (date, value) in values {
            match bins.last_mut() {
                Some(bin) if date <= bin.last => bin.shown = both(bin.shown, value),
                _ => {
                    let (first, last) = self.around(date, end);
                    bins.push(Bin { first, last, shown: value });
                }
            }
        }
        bins
    }

    /// The first and the last day of the span that a day is in.
    ///
    /// Spans are counted backwards from the last day of the axis: so the last bar, that of now, is
    /// of a whole week or month and no drop is seen where time is not over. Only the first may be
    /// cut.
    pub(in crate::chart) fn around(self, date: Date, end: Date) -> (Date, Date) {
        match self {
            Self::Day => (date, date),
            Self::Week => {
                let last = end.plus_days(-(end.days_since(date) / 7 * 7));
                (last.plus_days(-6), last)
            }
            Self::Month => {
                let number = |date: Date| date.year() * 12 + date.month().cast_signed();
                let back = (number(end) - number(date)).unsigned_abs();
                let earlier = |months: u32| end.checked_minus_months(months);
                let is_before = earlier(back).is_some_and(|last| date > last);
                let back = if is_before { back.saturating_sub(1) } else { back };
                let first = earlier(back + 1).map_or(Date::MIN, |day| day.plus_days(1));
                (first, earlier(back).unwrap_or(Date::MIN))
            }
        }
    }
}

/// The bar of the days from the first to the last, both included, that reaches that share of the
/// height between `top` and `bottom`.
pub(in crate::chart) fn bar(
    axis: &TimeAxis,
    across: Across,
    days: (Date, Date),
    (top, bottom): (f64, f64),
    share: f64,
) -> Area {
    let (start, end) = axis.stretch(days, across);
    let width = ((end - start) * FILLED).clamp(NARROWEST, WIDEST);
    let middle = f64::midpoint(start, end);
    let height = (bottom - top) * share;
    Area {
        left: middle - width / 2.0,
        right: middle + width / 2.0,
        top: bottom - height.max(LOWEST),
        bottom,
    }
}

/// A count as a share of the highest.
#[expect(clippy::cast_precision_loss, reason = "a height of 70 units needs no 53 bits")]
pub(in crate::chart) fn share(count: u64, top: u64) -> f64 {
    if top == 0 { 0.0 } else { count as f64 / top as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_counted_backwards_from_the_last_day() {
        let around = |date: &str, end: &str| {
            let iso = |text| Date::parse(text).unwrap();
            let (first, last) = Span::Month.around(iso(date), iso(end));
            format!("{first} {last}")
        };
        assert_eq!(around("2026-03-03", "2026-03-03"), "2026-02-04 2026-03-03");
        assert_eq!(around("2026-02-04", "2026-03-03"), "2026-02-04 2026-03-03");
        assert_eq!(around("2026-02-03", "2026-03-03"), "2026-01-04 2026-02-03");
        assert_eq!(around("2025-12-31", "2026-03-31"), "2025-12-01 2025-12-31");
        assert_eq!(around("2026-02-28", "2026-03-31"), "2026-02-01 2026-02-28");
        assert_eq!(around("2026-03-01", "2026-03-31"), "2026-03-01 2026-03-31");
    }
}
