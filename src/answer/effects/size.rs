//! The size of an effect, for one more of a kind or for so many that it is seen.

use std::collections::BTreeMap;

use crate::attribution::{Bounds, Effect, PerUnit};
use crate::domain::{Kind, Log};
use crate::words::numbers::Decimals;

use super::super::estimate::Estimate;

/// What is said of a size of which only zeros would be seen.
pub(super) const NOTHING: &str = "less than 0.001 either way";

/// How often each kind is usually done in about a month.
pub(super) struct UsualMonth(BTreeMap<Kind, u64>);

/// How often each kind is usually done in a week.
pub(super) struct UsualWeek(BTreeMap<Kind, u64>);

/// The size of an effect, and what it is the size of.
pub(super) struct Size {
    /// In points; `None` where only zeros would be seen.
    pub(super) estimate: Option<Estimate>,
    /// `for 10 more`.
    pub(super) unit: String,
}

impl UsualMonth {
    /// The middle one of the months in which a kind was done at all. Of a log that is shorter than
    /// a month nothing is known.
    pub(super) fn of(log: &Log) -> Self {
        const DAYS: usize = 30;
        let [first, .., last] = log.activities() else { return Self(BTreeMap::new()) };
        let days = usize::try_from(last.date.days_since(first.date)).unwrap_or(usize::MAX);
        // The oldest days are no whole month.
        Self(middle_counts(log, DAYS, (days + 1) / DAYS))
    }
}

impl UsualWeek {
    /// The middle one of the weeks, counted back from the last activity, in which a kind was done
    /// at all.
    pub(super) fn of(log: &Log) -> Self {
        Self(middle_counts(log, 7, usize::MAX))
    }

    /// How often a kind is done in it; once if nothing is known.
    pub(super) fn count(&self, kind: &Kind) -> u64 {
        self.0.get(kind).copied().unwrap_or(1)
    }
}

/// Of each kind the middle one of its counts in stretches of so many days, counted back from the
/// last activity, in which it was done at all; of the latest `most` of them.
fn middle_counts(log: &Log, days: usize, most: usize) -> BTreeMap<Kind, u64> {
    let Some(last) = log.activities().last() else { return BTreeMap::new() };
    let back = |date| usize::try_from(last.date.days_since(date)).unwrap_or(usize::MAX);
    let mut counts: BTreeMap<(&Kind, usize), u64> = BTreeMap::new();
    for activity in log.activities() {
        let stretch = back(activity.date) / days;
        if stretch < most {
            *counts.entry((&activity.kind, stretch)).or_default() +=
                u64::from(activity.count.get());
        }
    }
    let mut of_kind: BTreeMap<&Kind, Vec<u64>> = BTreeMap::new();
    for ((kind, _), count) in counts {
        of_kind.entry(kind).or_default().push(count);
    }
    let middle = |mut counts: Vec<u64>| {
        counts.sort_unstable();
        counts[counts.len() / 2]
    };
    of_kind.into_iter().map(|(kind, counts)| (kind.clone(), middle(counts))).collect()
}

impl Size {
    /// To how many decimals it is told, if any show something.
    pub(super) fn decimals(&self) -> Option<Decimals> {
        self.estimate.as_ref().map(|estimate| estimate.decimals)
    }

    /// The same to so many decimals.
    pub(super) fn to(self, decimals: Decimals) -> Self {
        Self { estimate: self.estimate.map(|estimate| estimate.to(decimals)), ..self }
    }

    /// `+0.4 (0.2 to 0.6)`.
    pub(super) fn in_words(&self) -> String {
        self.estimate.as_ref().map_or_else(|| NOTHING.to_owned(), Estimate::to_string)
    }
}

/// The size of an effect, and what it is the size of: `+0.4 (0.2 to 0.6)`, `for 100 more`.
///
/// Of one, 10, 100 and 1,000 the smallest of which tenths of a point show something; but, if any
/// decimals show something of it, none that is more than a person usually does in a month.
pub(super) fn size_of(effect: &Effect, usual: &UsualMonth) -> Option<Size> {
    /// The mean that tenths show, and the end of a range that is as good if they do not.
    const MEAN: f64 = 0.05;
    const END: f64 = 0.1;
    const UNITS: [(u32, &str); 4] =
        [(1, "one more"), (10, "10 more"), (100, "100 more"), (1000, "1,000 more")];
    // Nothing is known of a kind that was not examined.
    let PerUnit { mean, interval } = effect.per_unit.filter(|_| effect.positive.is_some())?;
    let Bounds { lower, upper } = interval.ninety;
    let end = lower.abs().max(upper.abs());
    let month = usual.0.get(&effect.kind).copied();
    let is_usual = |unit: u32| unit == 1 || month.is_none_or(|month| u64::from(unit) <= month);
    let are_tenths = |unit: u32| {
        let times = f64::from(unit);
        mean.abs() * times >= MEAN || end * times >= END
    };
    let told = |&(unit, name): &(u32, &str)| {
        let times = f64::from(unit);
        let range = Bounds { lower: lower * times, upper: upper * times };
        let estimate = Estimate::of_unit(mean * times, range)?;
        Some(Size { estimate: Some(estimate), unit: format!("for {name}") })
    };
    let usual = || UNITS.iter().filter(|(unit, _)| is_usual(*unit));
    let sizes = usual().filter(|(unit, _)| are_tenths(*unit)).filter_map(told);
    sizes
        .chain(usual().rev().filter_map(told))
        .chain(UNITS.iter().filter_map(told))
        .next()
        .or_else(|| Some(Size { estimate: None, unit: "for 1,000 more".to_owned() }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribution::{Interval, Verdict};
    use crate::domain::{Activity, Count, Date, Pillar, Series, Source, Text};

    /// A log of comments: so many on each of the days, counted from the first.
    fn log(days: &[(i32, u16)]) -> Log {
        let activity = |&(day, count): &(i32, u16)| Activity {
            id: None,
            date: Date::new(2026, 1, 1).unwrap().plus_days(day),
            kind: Kind::parse("comment", &[]).unwrap(),
            count: Count::new(count).unwrap(),
            template: Text::default(),
            source: Source::Typed,
            note: Text::default(),
        };
        Log::new(days.iter().map(activity).collect(), Vec::new())
    }

    fn effect(mean: f64, lower: f64, upper: f64) -> Effect {
        let ninety = Bounds { lower, upper };
        Effect {
            series: Series::Pillar(Pillar::Brand),
            kind: Kind::parse("comment", &[]).unwrap(),
            probability: 0.9,
            positive: Some(1.0),
            verdict: Verdict::Likely,
            reason: None,
            per_unit: Some(PerUnit { mean, interval: Interval { ninety, ..Interval::default() } }),
            course: None,
            active_days: 30,
        }
    }

    #[test]
    fn a_month_is_the_middle_one_of_those_in_which_a_kind_was_done() {
        #[track_caller]
        fn case(days: &[(i32, u16)], expected: Option<u64>) {
            assert_eq!(UsualMonth::of(&log(days)).0.into_values().next(), expected);
        }
        case(&[], None);
        case(&[(0, 5), (28, 5)], None);
        case(&[(0, 5), (29, 5)], Some(10));
        // Days 30 to 59, then nothing, then two busy months, and a day before the first of them.
        case(&[(0, 900), (1, 3), (61, 70), (75, 20), (91, 40), (120, 60)], Some(90));
    }

    #[test]
    fn a_size_is_told_for_as_many_as_show_something() {
        #[track_caller]
        fn case(month: u16, (mean, lower, upper): (f64, f64, f64), expected: [&str; 2]) {
            let days = if month == 0 { Vec::new() } else { vec![(0, 1), (30, month)] };
            let found = size_of(&effect(mean, lower, upper), &UsualMonth::of(&log(&days)));
            let found = found.unwrap();
            assert_eq!([found.in_words(), found.unit], expected);
        }
        case(50, (0.2, 0.1, 0.3), ["+0.2 (0.1 to 0.3)", "for one more"]);
        case(50, (0.05, 0.02, 0.13), ["+0.1 (0.0 to 0.1)", "for one more"]);
        case(50, (0.03, 0.02, 0.05), ["+0.3 (0.2 to 0.5)", "for 10 more"]);
        case(500, (-0.004, -0.006, -0.002), ["-0.4 (-0.6 to -0.2)", "for 100 more"]);
        case(5000, (0.0004, 0.0002, 0.0006), ["+0.4 (0.2 to 0.6)", "for 1,000 more"]);
        // The mean is nothing, the range is not.
        case(500, (0.00002, -0.0003, 0.0024), ["0.0 (0.0 to 0.2)", "for 100 more"]);
        // Nobody does a hundred of what they do fifty times a month ...
        case(50, (0.0004, 0.0002, 0.0006), ["+0.004 (0.002 to 0.006)", "for 10 more"]);
        case(5, (0.004, 0.002, 0.006), ["+0.004 (0.002 to 0.006)", "for one more"]);
        // ... unless fewer show nothing, or nothing is known of a month.
        case(5, (0.0004, 0.0002, 0.0004), ["+0.004 (0.002 to 0.004)", "for 10 more"]);
        case(0, (0.0004, 0.0002, 0.0006), ["+0.4 (0.2 to 0.6)", "for 1,000 more"]);
        case(50, (0.0, 0.0, 0.000_000_1), ["less than 0.001 either way", "for 1,000 more"]);
        let screened = Effect { positive: None, ..effect(0.0, 0.0, 0.0) };
        assert!(size_of(&screened, &UsualMonth::of(&log(&[]))).is_none());
    }
}
