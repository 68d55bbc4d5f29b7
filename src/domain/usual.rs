//! How often something is done in a stretch, beside how often it is done otherwise.

use std::collections::BTreeMap;

use super::{Activity, Date, Kind, Log};

/// What is known of the time outside a stretch: from the first entry of the log to the last one,
/// within the first and the last snapshot. Before the log begins nothing is known, nor after it ends.
#[derive(Clone, Debug)]
pub struct Usual<'a> {
    log: &'a Log,
    first: Date,
    /// The day after the last one.
    end: Date,
    /// How often each kind of one's own was done in all.
    whole: BTreeMap<&'a Kind, u64>,
}

/// How often a kind of one's own was done in a stretch, and how often otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct Rate {
    /// The kind.
    pub kind: Kind,
    /// How often it was done in the stretch.
    pub done: u64,
    /// The same a week.
    pub weekly: f64,
    /// How often it was done outside the stretch, a week.
    pub otherwise: f64,
    /// How often it would have been done in the stretch at that rate.
    pub expected: f64,
}

/// So many times as often as otherwise is more, and the other way round less.
const FACTOR: f64 = 1.5;
/// Who logs may have done nothing in so many days; a longer silence is the end of the log.
const QUIET_DAYS: i32 = 14;
/// How often a kind is done, or would have been, at least for its rate to be spoken of.
const FEWEST: f64 = 6.0;
/// A shorter stretch has no rate, and from so many days outside it something usual is known.
const LEAST_DAYS: i32 = 7;
const LEAST_REST: i32 = 28;
/// A week in which something was done once in a month; added to both rates, it keeps what is new
/// from being without bound when rates are ranked.
const RARE: f64 = 0.25;

impl<'a> Usual<'a> {
    /// What is usual in a log, between the first and the last snapshot.
    #[must_use]
    pub fn new(log: &'a Log, first: Date, last: Date) -> Self {
        let begin = log.activities().first().map_or(Date::MAX, |one| one.date);
        let end = log.activities().last().map_or(Date::MIN, |one| one.date.plus_days(1));
        let (first, end) = (first.max(begin), last.min(end));
        let whole = counts(log.between(first, end.plus_days(-1)).iter());
        Self { log, first, end, whole }
    }

    /// The rate of each kind of one's own that was done at all, from one snapshot to the day before
    /// another one; `None` where too little is known of the stretch or of the rest.
    #[must_use]
    pub fn rates(&self, from: Date, to: Date) -> Option<Vec<Rate>> {
        let days = to.days_since(from);
        let after_days = self.end.days_since(to).max(0);
        let rest_days = from.days_since(self.first) + after_days;
        let is_known = self.first <= from && to <= self.end.plus_days(QUIET_DAYS);
        if days < LEAST_DAYS || rest_days < LEAST_REST || !is_known {
            return None;
        }
        let now = counts(self.log.between(from, to.plus_days(-1)).iter());
        let rate = |(kind, whole): (&&Kind, &u64)| {
            let done = now.get(kind).copied().unwrap_or(0);
            let otherwise = weekly(whole.saturating_sub(done), rest_days);
            let expected = otherwise * f64::from(days) / 7.0;
            Rate { kind: (*kind).clone(), done, weekly: weekly(done, days), otherwise, expected }
        };
        Some(self.whole.iter().map(rate).collect())
    }
}

impl Rate {
    /// Those that are higher than otherwise, the one farthest from it first.
    #[must_use]
    pub fn more(rates: &[Self]) -> Vec<&Self> {
        Self::farthest(rates, |rate| is_enough(rate.done) && rate.weekly >= FACTOR * rate.otherwise)
    }

    /// Those that are lower than otherwise, the one farthest from it first.
    #[must_use]
    pub fn less(rates: &[Self]) -> Vec<&Self> {
        Self::farthest(rates, |rate| {
            rate.expected >= FEWEST && rate.otherwise >= FACTOR * rate.weekly
        })
    }

    fn farthest(rates: &[Self], is_kept: impl Fn(&Self) -> bool) -> Vec<&Self> {
        let mut kept: Vec<&Self> = rates.iter().filter(|rate| is_kept(rate)).collect();
        let far = |rate: &Self| ((rate.weekly + RARE) / (rate.otherwise + RARE)).ln().abs();
        kept.sort_by(|a, b| far(b).total_cmp(&far(a)));
        kept
    }
}

/// How often each kind of one's own was done.
fn counts<'a>(activities: impl Iterator<Item = &'a Activity>) -> BTreeMap<&'a Kind, u64> {
    let mut counts = BTreeMap::new();
    for activity in activities.filter(|one| !one.kind.is_done_by_others()) {
        *counts.entry(&activity.kind).or_insert(0) += u64::from(activity.count.get());
    }
    counts
}

#[expect(clippy::cast_precision_loss, reason = "a count far below 2^52")]
fn is_enough(count: u64) -> bool {
    count as f64 >= FEWEST
}

#[expect(clippy::cast_precision_loss, reason = "a count far below 2^52")]
fn weekly(count: u64, days: i32) -> f64 {
    count as f64 * 7.0 / f64::from(days)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Count, Source, Text};

    fn day(number: i32) -> Date {
        Date::parse("2026-01-05").unwrap().plus_days(number)
    }

    /// Rows of so many days after the first one, a kind, and how often.
    fn log(rows: &[(i32, &str, u32)]) -> Log {
        let rows = rows.iter().map(|&(number, word, count)| Activity {
            id: None,
            date: day(number),
            kind: Kind::parse(word, &[]).unwrap(),
            count: Count::parse(&count.to_string()).unwrap(),
            template: Text::default(),
            source: Source::Typed,
            note: Text::default(),
        });
        Log::new(rows.collect(), Vec::new())
    }

    /// The log goes on to the end.
    fn lasting(rows: &[(i32, &str, u32)]) -> Log {
        log(&[rows, &[(69, "message", 1)]].concat())
    }

    /// Ten weeks, of which the stretch has the last three.
    fn rates(rows: &[(i32, &str, u32)]) -> Option<Vec<Rate>> {
        Usual::new(&lasting(rows), day(0), day(70)).rates(day(49), day(70))
    }

    fn named(rates: &[&Rate]) -> Vec<(String, f64, f64)> {
        let told = |rate: &&Rate| (rate.kind.many().to_owned(), rate.weekly, rate.otherwise);
        rates.iter().map(told).collect()
    }

    #[test]
    fn rates_are_a_week_and_of_the_days_on_either_side() {
        let rows = [(0, "post", 7), (48, "post", 7), (49, "post", 9), (70, "post", 99)];
        let rates = rates(&rows).unwrap();
        assert_eq!(named(&Rate::more(&rates)), [("posts".to_owned(), 3.0, 2.0)]);
        assert_eq!(Rate::less(&rates), [] as [&Rate; 0]);
        let rates = super::tests::rates(&[(0, "post", 14), (49, "post", 8)]).unwrap();
        assert!(Rate::more(&rates).is_empty(), "8 / 3 is less than 1.5 times 2");
    }

    #[test]
    fn what_is_no_longer_done_is_less_and_the_farthest_comes_first() {
        let rows = [(0, "post", 14), (0, "comment", 70), (0, "search", 13), (50, "post", 2)];
        let rates = rates(&rows).unwrap();
        let less: Vec<String> = named(&Rate::less(&rates)).into_iter().map(|one| one.0).collect();
        assert_eq!(less, ["comments", "posts"], "of searches fewer than six were to be expected");
    }

    #[test]
    fn fewer_than_six_are_not_more_and_others_do_nothing() {
        let often = |done| {
            let rates = rates(&[(0, "comment", 1), (50, "post", done)]).unwrap();
            Rate::more(&rates).len()
        };
        assert_eq!((often(5), often(6)), (0, 1));
        let rates = rates(&[(0, "comment", 1), (50, "connection", 60)]).unwrap();
        assert_eq!(Rate::more(&rates), [] as [&Rate; 0]);
    }

    #[test]
    fn after_the_log_ends_nothing_is_known() {
        let log = log(&[(0, "post", 10), (34, "post", 1), (40, "post", 2)]);
        let usual = Usual::new(&log, day(0), day(400));
        let rates = usual.rates(day(30), day(42)).unwrap();
        assert_eq!((rates[0].done, rates[0].otherwise), (3, 10.0 * 7.0 / 30.0), "of 30 days");
        assert!(usual.rates(day(30), day(55)).is_some());
        assert!(usual.rates(day(30), day(56)).is_none(), "15 days after the last entry");
    }

    #[test]
    fn before_the_log_begins_nothing_is_known() {
        assert!(rates(&[(50, "post", 9)]).is_none(), "the stretch begins before");
        assert!(rates(&[(22, "post", 9)]).is_none(), "27 days besides");
        assert!(rates(&[(21, "post", 9)]).is_some(), "28 days besides");
    }

    #[test]
    fn more_is_at_least_six_and_half_as_many_again() {
        let more = |rows: &[(i32, &str, u32)], (from, to): (i32, i32)| -> Vec<String> {
            let log = lasting(rows);
            let rates = Usual::new(&log, day(0), day(70)).rates(day(from), day(to)).unwrap();
            named(&Rate::more(&rates)).into_iter().map(|(many, ..)| many).collect()
        };
        let week = (35, 42);
        assert_eq!(more(&[(0, "post", 1), (35, "post", 6)], week), ["posts"]);
        // 9 in a week, beside 54 in nine weeks: 1.5 times as often.
        assert_eq!(more(&[(0, "post", 54), (36, "post", 9)], week), ["posts"]);
        assert_eq!(more(&[(0, "post", 55), (36, "post", 9)], week), [""; 0]);
        // Of the last day of the stretch nothing counts: what is done on it acts later.
        assert_eq!(more(&[(0, "post", 1), (42, "post", 9)], week), [""; 0]);
        assert_eq!(more(&[(0, "post", 1), (35, "post", 99)], (0, 42)), ["posts"]);
        let log = lasting(&[(0, "post", 1), (36, "post", 9)]);
        assert!(Usual::new(&log, day(0), day(70)).rates(day(36), day(42)).is_none(), "six days");
    }
}
