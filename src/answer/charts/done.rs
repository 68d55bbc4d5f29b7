//! What was done in a stretch of a chart: kinds that the model links with it, else those that were
//! done more than usual.

use std::cmp::Ordering;

use crate::attribution::{Links, Verdict};
use crate::chart::{DoneIn, WhatWasDone};
use crate::domain::{Activity, Date, Done, Kind, Log, Series, Snapshot};
use crate::store::StoreError;

use super::super::caveats::is_early;
use super::super::explain::Explained;
use super::super::person::Person;

/// The most kinds that are named.
const MOST: usize = 2;
/// How often a kind is done at least for its rate to be spoken of.
const FEWEST: u64 = 6;
/// How many times as often as else something is done at least for it to be more than usual.
const FACTOR: f64 = 1.5;
/// From so many days something usual is known.
const LEAST_DAYS: i32 = 28;

/// What is said of these stretches of a series.
pub(super) fn done_in(
    person: &Person,
    series: Series,
    stretches: &[(Date, Date)],
) -> Result<Vec<DoneIn>, StoreError> {
    if stretches.is_empty() {
        return Ok(Vec::new());
    }
    let (snapshots, log, links) = (person.snapshots()?, person.log()?, person.links()?);
    let usual = Usual::of(log, snapshots);
    let done = |&(from, to): &(Date, Date)| {
        let linked = || linked(links, snapshots, series, (from, to));
        let what = if log.before_change(from, to).is_empty() {
            WhatWasDone::NothingLogged
        } else if let Some(kinds) = named(&linked()) {
            WhatWasDone::Linked(kinds)
        } else if let Some(kinds) = named(&usual.exceeded(log, from, to)) {
            WhatWasDone::MoreThanUsual(kinds)
        } else {
            WhatWasDone::NothingLinked
        };
        DoneIn { from, to, what }
    };
    Ok(stretches.iter().map(done).collect())
}

/// At most two of them, if there is any.
fn named(kinds: &[Kind]) -> Option<Vec<String>> {
    let kinds: Vec<String> = kinds.iter().take(MOST).map(|kind| kind.many().to_owned()).collect();
    (!kinds.is_empty()).then_some(kinds)
}

/// The kinds to which a change is likely linked, in its own direction, the largest first.
fn linked(
    links: &Links,
    snapshots: &[Snapshot],
    series: Series,
    (from, to): (Date, Date),
) -> Vec<Kind> {
    let split = links.split(series, from, to).filter(|_| !is_early(links, series));
    let Some(split) = split else { return Vec::new() };
    let change = split.change;
    let explained = Explained::new(split, snapshots, links);
    let told = explained.told(false);
    let is_linked = |part: &crate::attribution::Part| {
        let range = part.interval.ninety;
        let is_sure = range.lower > 0.0 || range.upper < 0.0;
        part.verdict == Verdict::Likely && is_sure && part.mean() * change > 0.0
    };
    let parts = told.parts.iter().map(|told| told.part).filter(|part| is_linked(part));
    parts.map(|part| part.kind.clone()).collect()
}

/// The days of which it is known what was usual: from the first entry of the log, within the
/// snapshots.
#[derive(Clone, Copy, Debug)]
struct Usual {
    first: Date,
    /// The day after the last one.
    end: Date,
}

impl Usual {
    fn of(log: &Log, snapshots: &[Snapshot]) -> Self {
        let first = snapshots.first().map_or(Date::MAX, |one| one.date);
        let logged = log.activities().first().map_or(Date::MAX, |one| one.date);
        let end = snapshots.last().map_or(Date::MIN, |one| one.date);
        Self { first: first.max(logged), end }
    }

    /// The person's own kinds that were done at least so many times as often between these days as
    /// in the rest of the time, by the largest factor first.
    fn exceeded(self, log: &Log, from: Date, to: Date) -> Vec<Kind> {
        let days = to.days_since(from);
        let rest = self.end.days_since(self.first) - days;
        if rest < LEAST_DAYS || days < 1 || from < self.first {
            return Vec::new();
        }
        let before = log.between(self.first, from.plus_days(-1));
        let after = log.between(to, self.end.plus_days(-1));
        let elsewhere = [before, after].concat();
        let factor = |(kind, count): &(Kind, u64)| {
            let others = times(&elsewhere, kind);
            let rates = [rate(*count, days), rate(others, rest)];
            (kind.clone(), if others == 0 { f64::INFINITY } else { rates[0] / rates[1] })
        };
        let done = Done::of(log.between(from, to.plus_days(-1)));
        let often = done
            .kinds()
            .iter()
            .filter(|(kind, count)| *count >= FEWEST && !kind.is_done_by_others());
        let mut kinds: Vec<(Kind, f64)> =
            often.map(factor).filter(|(_, factor)| *factor >= FACTOR).collect();
        kinds.sort_by(|a, b| b.1.partial_cmp(&a.1).unwrap_or(Ordering::Equal));
        kinds.into_iter().map(|(kind, _)| kind).collect()
    }
}

fn times(activities: &[Activity], kind: &Kind) -> u64 {
    let of_kind = activities.iter().filter(|one| one.kind == *kind);
    of_kind.map(|one| u64::from(one.count.get())).sum()
}

#[expect(clippy::cast_precision_loss, reason = "a count far below 2^52")]
fn rate(count: u64, days: i32) -> f64 {
    count as f64 / f64::from(days)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Count, Source, Text, Total};

    fn day(number: i32) -> Date {
        Date::new(2026, 1, 5).unwrap().plus_days(number)
    }

    /// What was done on which day, and how often.
    fn log(done: &[(i32, &str, u16)]) -> Log {
        let one = |&(number, kind, count): &(i32, &str, u16)| Activity {
            id: None,
            date: day(number),
            kind: Kind::parse(kind, &[]).unwrap(),
            count: Count::new(count).unwrap(),
            template: Text::default(),
            source: Source::Typed,
            note: Text::default(),
        };
        let mut activities: Vec<Activity> = done.iter().map(one).collect();
        activities.sort_by_key(|one| one.date);
        Log::new(activities, Vec::new())
    }

    /// The kinds that were done more than usual from one day to another, of seventy days.
    #[track_caller]
    fn case(done: &[(i32, &str, u16)], (from, to): (i32, i32), expected: &[&str]) {
        let snapshot = |number| Snapshot::new(day(number), Total::parse("50").unwrap());
        let snapshots: Vec<Snapshot> = [0, 70].map(snapshot).to_vec();
        let log = log(done);
        let kinds = Usual::of(&log, &snapshots).exceeded(&log, day(from), day(to));
        assert_eq!(kinds.iter().map(Kind::many).collect::<Vec<_>>(), expected, "{done:?}");
    }

    #[test]
    fn more_than_usual_is_at_least_six_and_half_as_many_again() {
        let stretch = (35, 42);
        case(&[(0, "post", 1), (35, "post", 6)], stretch, &["posts"]);
        case(&[(0, "post", 1), (35, "post", 5)], stretch, &[]);
        // 9 in a week, beside 54 in nine weeks: 1.5 times as often.
        case(&[(0, "post", 54), (36, "post", 9)], stretch, &["posts"]);
        case(&[(0, "post", 55), (36, "post", 9)], stretch, &[]);
        // Of the last day of the stretch nothing counts: what is done on it acts later.
        case(&[(0, "post", 1), (42, "post", 9)], stretch, &[]);
    }

    #[test]
    fn the_largest_factor_is_first_and_never_before_is_the_largest() {
        let done = [
            (0, "post", 9),
            (0, "comment", 18),
            (36, "post", 9),
            (36, "comment", 9),
            (36, "search", 6),
        ];
        case(&done, (35, 42), &["searches", "posts", "comments"]);
        let kinds = ["searches", "posts", "comments"].map(ToOwned::to_owned);
        let parsed = ["search", "post", "comment"].map(|kind| Kind::parse(kind, &[]).unwrap());
        assert_eq!(named(&parsed).as_deref(), Some(&kinds[..MOST]));
        assert_eq!(named(&[]), None);
    }

    #[test]
    fn nothing_is_usual_before_the_log_or_within_four_weeks() {
        case(&[(20, "post", 1), (35, "post", 9)], (14, 42), &[]);
        case(&[(0, "post", 1), (35, "post", 99)], (0, 43), &[]);
        case(&[(0, "post", 1), (35, "post", 99)], (0, 42), &["posts"]);
    }
}
