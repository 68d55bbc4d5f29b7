//! What the last snapshot is compared with.

use crate::chart::parts::words::Precision;
use crate::domain::{Date, Delta, Snapshot};

/// An earlier snapshot, and how long before the last one it was.
#[derive(Clone, Copy)]
pub(super) struct Compared<'a> {
    pub(super) with: &'a Snapshot,
    /// The last snapshot's day.
    to: Date,
    /// Whether the week that ends on it is still this week.
    is_recent: bool,
}

/// So many days back is about a week ago.
const ABOUT_A_WEEK: std::ops::RangeInclusive<i32> = 4..=10;
/// A week.
pub(super) const WEEK: i32 = 7;

/// Whether the last snapshot is too old for its week to be called this week: none of the last seven
/// days is in it.
pub(super) fn is_stale(last: Date, today: Date) -> bool {
    today.days_since(last) >= WEEK
}

impl<'a> Compared<'a> {
    /// The snapshot nearest to a week before the last one; without one of about a week the latest
    /// before that, else the first.
    pub(super) fn of(snapshots: &'a [Snapshot], today: Date) -> Option<Self> {
        let (last, earlier) = snapshots.split_last()?;
        let back = |one: &Snapshot| last.date.days_since(one.date);
        let about = earlier.iter().rev().filter(|one| ABOUT_A_WEEK.contains(&back(one)));
        let nearest = about.min_by_key(|one| (back(one) - WEEK).abs());
        let before = earlier.iter().rfind(|one| back(one) > *ABOUT_A_WEEK.end());
        let with = nearest.or(before).or(earlier.first())?;
        Some(Self { with, to: last.date, is_recent: !is_stale(last.date, today) })
    }

    pub(super) fn days(self) -> i32 {
        self.to.days_since(self.with.date)
    }

    /// Whether it is about a week old, so that a tick marks it.
    pub(super) fn is_about_a_week(self) -> bool {
        ABOUT_A_WEEK.contains(&self.days())
    }

    /// `this week`, `in 5 days`, `since 12 Feb`.
    pub(super) fn time(self) -> String {
        match self.days() {
            WEEK if self.is_recent => "this week".to_owned(),
            days if self.is_about_a_week() => format!("in {days} days"),
            _ => format!("since {}", self.with.date.beside(self.to)),
        }
    }

    /// How the tick of a bar is explained, or the changes where there is none.
    pub(super) fn explained(self) -> String {
        match self.days() {
            WEEK if self.is_recent => "the tick is a week ago".to_owned(),
            WEEK => "the tick is a week before".to_owned(),
            days if self.is_about_a_week() => format!("the tick is {days} days before"),
            _ => format!("change since {}", self.with.date.beside(self.to)),
        }
    }

    /// How far the total of the last snapshot is from that one.
    pub(super) fn total(self, last: &Snapshot, precision: Precision) -> Delta {
        precision.between(last.total.thousandths(), self.with.total.thousandths())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Total;

    /// How the last of snapshots so many days before it is compared, so many days later.
    fn told(back: &[i32], later: i32) -> Option<(String, String)> {
        let to = Date::new(2026, 3, 3).unwrap();
        let total = Total::parse("50").unwrap();
        let one = |days: &i32| Snapshot::new(to.plus_days(-days), total);
        let snapshots: Vec<Snapshot> = back.iter().chain(&[0]).map(one).collect();
        let found = Compared::of(&snapshots, to.plus_days(later));
        found.map(|found| (found.time(), found.explained()))
    }

    #[track_caller]
    fn case(back: &[i32], expected: &str, explained: &str) {
        let expected = Some((expected.to_owned(), explained.to_owned()));
        assert_eq!(told(back, 6), expected, "{back:?}");
    }

    #[test]
    fn a_week_is_the_snapshot_nearest_to_it_and_else_the_day_is_named() {
        case(&[30, 8, 7, 6, 1], "this week", "the tick is a week ago");
        case(&[30, 10, 1], "in 10 days", "the tick is 10 days before");
        case(&[30, 4, 3], "in 4 days", "the tick is 4 days before");
        case(&[9, 5], "in 5 days", "the tick is 5 days before");
        case(&[40, 19, 11, 3], "since 20 Feb", "change since 20 Feb");
        case(&[3, 2, 1], "since 28 Feb", "change since 28 Feb");
        case(&[90], "since 3 Dec 2025", "change since 3 Dec 2025");
        assert_eq!(told(&[], 0), None);
    }

    #[test]
    fn the_week_of_an_old_snapshot_is_not_this_week() {
        let expected = ("in 7 days".to_owned(), "the tick is a week before".to_owned());
        assert_eq!(told(&[7], 7), Some(expected));
    }
}
