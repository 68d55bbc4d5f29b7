//! What was done in a stretch of a chart: kinds that the model links with it, else those that were
//! done more than usual, or in a fall less.

use crate::attribution::{Links, Verdict};
use crate::chart::{DoneIn, WhatWasDone};
use crate::domain::{Date, Delta, Kind, Rate, Run, Series, Snapshot, Usual};
use crate::store::StoreError;

use super::super::caveats::is_early;
use super::super::explain::Explained;
use super::super::person::Person;

/// The most kinds that are named.
const MOST: usize = 2;

/// What is said of these stretches of a series.
pub(super) fn done_in(
    person: &Person,
    series: Series,
    stretches: &[Run],
) -> Result<Vec<DoneIn>, StoreError> {
    if stretches.is_empty() {
        return Ok(Vec::new());
    }
    let (snapshots, log, links) = (person.snapshots()?, person.log()?, person.links()?);
    let usual = snapshots.first().zip(snapshots.last());
    let usual = usual.map(|(first, last)| Usual::new(log, first.date, last.date));
    let done = |run: &Run| {
        let (from, to) = (run.from.date, run.to.date);
        let linked = || linked(links, snapshots, series, (from, to));
        let rates = usual.and_then(|usual| usual.rates(from, to)).unwrap_or_default();
        let less = if run.delta() < Delta::ZERO { Rate::less(&rates) } else { Vec::new() };
        let what = if log.before_change(from, to).is_empty() {
            WhatWasDone::NothingLogged
        } else if let Some(kinds) = named(&linked()) {
            WhatWasDone::Linked(kinds)
        } else if let Some(kinds) = named(&kinds_of(&less)) {
            WhatWasDone::LessThanUsual(kinds)
        } else if let Some(kinds) = named(&kinds_of(&Rate::more(&rates))) {
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

fn kinds_of(rates: &[&Rate]) -> Vec<Kind> {
    rates.iter().map(|rate| rate.kind.clone()).collect()
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
