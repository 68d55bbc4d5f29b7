//! Numbers, dates and names as charts word them.

use crate::domain::{Date, Delta, Done, Score, Series, Snapshot, Total, largest_change};

/// No change, as far as it is shown.
pub(super) const UNCHANGED: &str = "unchanged";

/// How exact the scores of a chart are shown: all of them alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Precision {
    /// As LinkedIn's page shows them.
    Whole,
    /// With one decimal.
    Tenths,
    /// With two decimals.
    Hundredths,
}

impl Precision {
    /// Whole points, unless that would hide a part of a total that the title or the text alternative
    /// names: the first, the last, the highest, the lowest, and the two of the largest change.
    pub(super) fn of_totals(snapshots: &[Snapshot]) -> Self {
        let by_total = |snapshot: &&Snapshot| snapshot.total;
        let change = largest_change(snapshots).map(|(earlier, later)| [earlier, later]);
        let ends = [snapshots.first(), snapshots.last()];
        let extremes =
            [snapshots.iter().max_by_key(by_total), snapshots.iter().min_by_key(by_total)];
        let named = ends.into_iter().chain(extremes).flatten().chain(change.into_iter().flatten());
        Self::of(named.map(|snapshot| snapshot.total))
    }

    /// Whole points, unless that would hide a part of one of these.
    pub(super) fn of(totals: impl IntoIterator<Item = Total>) -> Self {
        let is_whole = |total: Total| in_tenths(total.thousandths()).is_multiple_of(10);
        if totals.into_iter().all(is_whole) { Self::Whole } else { Self::Tenths }
    }

    /// A total.
    pub(super) fn shown(self, total: Total) -> String {
        self.points(total.thousandths())
    }

    /// A pillar.
    pub(super) fn pillar(self, score: Score) -> String {
        self.points(score.thousandths())
    }

    /// A change with its sign as a picture shows it; `None` when it is zero as shown.
    pub(super) fn signed(self, delta: Delta) -> Option<String> {
        self.signed_ascii(delta).map(|text| true_minus(&text))
    }

    /// A change with its sign, the minus in ASCII; `None` when it is zero as shown.
    pub(super) fn signed_ascii(self, delta: Delta) -> Option<String> {
        (delta.size() >= self.least())
            .then(|| format!("{}{}", sign(delta), self.points(delta.size())))
    }

    /// `up 19`, `down 1.5`, or `unchanged`: a total below one point, a pillar where the change is shown
    /// as zero.
    pub(super) fn moved(self, delta: Delta, series: Series) -> String {
        let least = if series == Series::Total { 1000 } else { self.least() };
        let points = self.points(delta.size());
        if delta.size() < least {
            UNCHANGED.to_owned()
        } else if delta < Delta::ZERO {
            format!("down {points}")
        } else {
            format!("up {points}")
        }
    }

    /// How far one score is above another, both in thousandths, as a reader finds who subtracts what
    /// is shown. Every difference and every change of a chart is this one.
    pub(super) fn between(self, score: u32, other: u32) -> Delta {
        let shown = |thousandths: u32| {
            let unit = 2 * self.least();
            ((thousandths + self.least()) / unit * unit).cast_signed()
        };
        Delta::from_thousandths(shown(score) - shown(other))
    }

    /// A difference without its sign.
    pub(super) fn size(self, delta: Delta) -> String {
        self.points(delta.size())
    }

    fn points(self, thousandths: u32) -> String {
        match self {
            Self::Whole => ((thousandths + 500) / 1000).to_string(),
            Self::Tenths => decimal(in_tenths(thousandths)),
            Self::Hundredths => {
                let hundredths = (thousandths + 5) / 10;
                format!("{}.{:02}", hundredths / 100, hundredths % 100)
            }
        }
    }

    /// The smallest change that is not shown as zero, half of the unit, in thousandths.
    const fn least(self) -> u32 {
        match self {
            Self::Whole => 500,
            Self::Tenths => 50,
            Self::Hundredths => 5,
        }
    }
}

/// A text of this program as a picture shows it, with true minus signs.
pub(super) fn true_minus(text: &str) -> String {
    text.replace('-', "\u{2212}")
}

/// The most kinds of activity that are named before a change.
pub(super) const MOST_KINDS: usize = 3;

/// `after 12 comments, 3 posts`, at most so many kinds, the most frequent first, then how many are
/// left; `after 7 kinds of activity`, `after nothing logged`.
pub(super) fn after(done: &Done, most: usize) -> String {
    let kinds = done.kinds();
    if kinds.len() <= most.max(1) {
        return format!("after {done}");
    }
    if most == 0 {
        return format!("after {} kinds of activity", kinds.len());
    }
    let named: Vec<String> =
        kinds[..most].iter().map(|(kind, count)| kind.counted(*count)).collect();
    let left = match kinds.len() - most {
        1 => "1 more kind".to_owned(),
        left => format!("{left} more kinds"),
    };
    format!("after {} and {left}", named.join(", "))
}

/// `28 snapshots`, `1 snapshot`, `3,000 snapshots`.
pub(super) fn snapshots(count: usize) -> String {
    let number = grouped(u64::try_from(count).unwrap_or(u64::MAX));
    if count == 1 { format!("{number} snapshot") } else { format!("{number} snapshots") }
}

/// A count with commas: `3,000`.
pub(super) fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A count for the margin of an axis, at most four figures wide: `9999`, `12.5k`, `3.2M`.
pub(super) fn short(count: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(1_000_000_000, "G"), (1_000_000, "M"), (1_000, "k")];
    if count < 10_000 {
        return count.to_string();
    }
    for (unit, name) in UNITS {
        if count >= unit {
            let tenths = (u128::from(count) * 10 + u128::from(unit) / 2) / u128::from(unit);
            let (whole, rest) = (tenths / 10, tenths % 10);
            let decimals = whole < 100 && rest > 0;
            return if decimals {
                format!("{whole}.{rest}{name}")
            } else {
                format!("{whole}{name}")
            };
        }
    }
    count.to_string()
}

/// `1 Jan – 16 Mar 2026`, `1 Jan 2024 – 16 Mar 2026`, `9–16 Mar 2026`, or one day.
pub(super) fn period(first: Date, last: Date) -> String {
    if first == last {
        return last.day_month_year().to_string();
    }
    if first.month_start() == last.month_start() {
        return format!("{}–{}", first.day(), last.day_month_year());
    }
    format!("{} – {}", first.beside(last), last.day_month_year())
}

/// ` on 3 Feb`; nothing on the last day of a chart, which the subtitle says.
pub(super) fn on(day: Date, last: Date) -> String {
    if day == last { String::new() } else { format!(" on {}", day.beside(last)) }
}

/// Up to so many weeks, half a year, time is told in weeks and its days are drawn one by one.
pub(super) const MOST_WEEKS: i32 = 26;

/// How long a time is, both days included: `10 weeks`, `6 months`, `2 years`, else in days.
pub(super) fn length(first: Date, last: Date) -> String {
    let days = last.days_since(first) + 1;
    let of = |count: i32, noun: &str| {
        let plural = if count == 1 { "" } else { "s" };
        format!("{} {noun}{plural}", grouped(u64::from(count.unsigned_abs())))
    };
    if days % 7 == 0 && days / 7 <= MOST_WEEKS {
        return of(days / 7, "week");
    }
    // From as many as of 31 days each to one more than of 30 days each: a February may be among them.
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

/// With a large first letter, of a text of this program.
pub(super) fn capitalized(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

fn sign(delta: Delta) -> char {
    if delta < Delta::ZERO { '-' } else { '+' }
}

/// Rounded to tenths of a point.
const fn in_tenths(thousandths: u32) -> u32 {
    (thousandths + 50) / 100
}

fn decimal(tenths: u32) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Pillar;

    #[test]
    fn changes_have_a_true_minus_and_one_decimal() {
        let shown = |thousandths| Precision::Tenths.signed(Delta::from_thousandths(thousandths));
        assert_eq!(shown(6_300).as_deref(), Some("+6.3"));
        assert_eq!(shown(-1_250).as_deref(), Some("\u{2212}1.3"));
        assert_eq!(shown(60).as_deref(), Some("+0.1"));
        assert_eq!(shown(-50).as_deref(), Some("\u{2212}0.1"));
        assert_eq!(shown(-49), None);
        let ascii =
            |thousandths| Precision::Tenths.signed_ascii(Delta::from_thousandths(thousandths));
        assert_eq!(ascii(-1_250).as_deref(), Some("-1.3"));
        assert_eq!(ascii(0), None);
    }

    #[test]
    fn a_difference_is_that_of_what_is_shown() {
        let between = |precision: Precision, score, other| {
            precision.signed_ascii(precision.between(score, other)).unwrap_or_default()
        };
        assert_eq!(between(Precision::Tenths, 19_649, 18_251), "+1.3", "19.6 - 18.3, not 1.398");
        assert_eq!(between(Precision::Tenths, 18_360, 18_340), "+0.1");
        assert_eq!(between(Precision::Tenths, 18_349, 18_251), "");
        assert_eq!(between(Precision::Whole, 43_499, 76_500), "-34");
        assert_eq!(between(Precision::Hundredths, 20_005, 20_004), "+0.01");
    }

    #[test]
    fn a_total_moves_by_whole_points_or_is_unchanged() {
        let worded = |thousandths| {
            Precision::Whole.moved(Delta::from_thousandths(thousandths), Series::Total)
        };
        let exact = |thousandths| {
            Precision::Tenths.moved(Delta::from_thousandths(thousandths), Series::Total)
        };
        assert_eq!(worded(19_000), "up 19");
        assert_eq!(worded(-1_499), "down 1");
        assert_eq!(worded(-1_500), "down 2");
        assert_eq!(worded(999), "unchanged");
        assert_eq!(worded(-999), "unchanged");
        assert_eq!(worded(1_000), "up 1");
        assert_eq!(worded(-1_000), "down 1");
        assert_eq!(exact(1_500), "up 1.5");
        assert_eq!(exact(-1_000), "down 1.0");
        assert_eq!(exact(999), "unchanged");
    }

    #[test]
    fn a_pillar_is_unchanged_where_its_change_is_shown_as_zero() {
        let brand = Series::Pillar(Pillar::Brand);
        let worded = |precision: Precision, thousandths| {
            precision.moved(Delta::from_thousandths(thousandths), brand)
        };
        assert_eq!(worded(Precision::Tenths, 49), "unchanged");
        assert_eq!(worded(Precision::Tenths, -50), "down 0.1");
        assert_eq!(worded(Precision::Hundredths, 49), "up 0.05");
        assert_eq!(worded(Precision::Hundredths, 4), "unchanged");
        assert_eq!(worded(Precision::Hundredths, 12_005), "up 12.01");
    }

    #[test]
    fn totals_have_a_decimal_where_one_that_is_named_has_a_part() {
        let totals = |totals: &[&str]| {
            let start = Date::parse("2026-01-01").unwrap();
            let day = |(day, total): (i32, &&str)| {
                Snapshot::new(start.plus_days(day), Total::parse(total).unwrap())
            };
            Precision::of_totals(&(0..).zip(totals).map(day).collect::<Vec<_>>())
        };
        assert_eq!(totals(&[]), Precision::Whole);
        assert_eq!(totals(&["65", "67"]), Precision::Whole);
        for named in [["65", "66.5"], ["65.5", "67"], ["52.603", "52.611"]] {
            assert_eq!(totals(&named), Precision::Tenths, "{named:?}");
        }
        assert_eq!(totals(&["65", "80.2", "67"]), Precision::Tenths, "the highest");
        assert_eq!(totals(&["65", "40.2", "67"]), Precision::Tenths, "the lowest");
        assert_eq!(totals(&["60", "60", "69.5", "70"]), Precision::Tenths, "of the largest change");
        assert_eq!(totals(&["60", "70", "65.5", "62"]), Precision::Whole, "not named");
        assert_eq!(totals(&["65", "66.04"]), Precision::Whole, "no tenth");
        let total = Total::parse("66.46").unwrap();
        assert_eq!(
            (Precision::Whole.shown(total), Precision::Tenths.shown(total)),
            ("66".into(), "66.5".into())
        );
        let change = |delta| Precision::Tenths.signed_ascii(Delta::from_thousandths(delta));
        assert_eq!(change(1_500).as_deref(), Some("+1.5"));
        let change = |delta| Precision::Whole.signed_ascii(Delta::from_thousandths(delta));
        assert_eq!((change(-1_500).as_deref(), change(499)), (Some("-2"), None));
    }

    #[test]
    fn counts_are_short_enough_for_a_margin() {
        assert_eq!(short(9_999), "9999");
        assert_eq!(short(10_000), "10k");
        assert_eq!(short(12_460), "12.5k");
        assert_eq!(short(123_456), "123k");
        assert_eq!(short(3_200_000), "3.2M");
        assert!(short(u64::MAX).chars().count() <= 12);
        assert_eq!(grouped(3_000), "3,000");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_234_567), "1,234,567");
        assert_eq!(snapshots(1), "1 snapshot");
    }

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
        assert_eq!(capitalized("notes, one"), "Notes, one");
        assert_eq!(capitalized(""), "");
    }
}
