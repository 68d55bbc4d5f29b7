//! Stretches without a snapshot, of which nothing is known.

use std::ops::Deref;
use std::slice::SliceIndex;

use super::{Date, Snapshot};

/// How far apart two neighbouring snapshots are at least for a gap: more than 14 days, and more
/// than 2.5 times the distance that is usual for whoever records. Twelve monthly snapshots are a
/// line, then, and not twelve points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gaps {
    /// The most days without a gap.
    most: i32,
}

/// The most days between neighbours without a gap, however often one records.
const DAYS: i32 = 14;
/// So many distances there are at least for one of them to be called usual.
const FEWEST: usize = 5;

impl Gaps {
    /// Those of snapshots in order of time.
    #[must_use]
    pub fn of(snapshots: &[Snapshot]) -> Self {
        Self::between(snapshots.iter().map(|snapshot| snapshot.date))
    }

    /// Those between days in order of time.
    pub fn between(days: impl Iterator<Item = Date> + Clone) -> Self {
        let later = days.clone().skip(1);
        let mut distances: Vec<i32> =
            days.zip(later).map(|(day, next)| next.days_since(day)).collect();
        if distances.len() < FEWEST {
            return Self { most: DAYS };
        }
        let middle = distances.len() / 2; // of an even number the larger one of the two
        let (_, median, _) = distances.select_nth_unstable(middle);
        Self { most: (*median * 5 / 2).max(DAYS) }
    }

    /// Whether two neighbouring snapshots are so far apart that nothing is known in between.
    #[must_use]
    pub fn is_gap(self, from: Date, to: Date) -> bool {
        to.days_since(from) > self.most
    }

    /// The days of the longest gap between neighbours of these snapshots, if there is one.
    #[must_use]
    pub fn longest(self, snapshots: &[Snapshot]) -> Option<i32> {
        let pairs = snapshots.windows(2).map(|pair| (pair[0].date, pair[1].date));
        let gaps = pairs.filter(|&(from, to)| self.is_gap(from, to));
        gaps.map(|(from, to)| to.days_since(from)).max()
    }

    /// The most days between neighbours without a gap.
    #[must_use]
    pub const fn most_days(self) -> i32 {
        self.most
    }
}

/// The snapshots of a period, and what is a gap between them: how far apart those of all time are
/// decides that, so that a period has the gaps that the whole has there.
#[derive(Clone, Copy, Debug)]
pub struct Recorded<'a> {
    snapshots: &'a [Snapshot],
    gaps: Gaps,
}

impl<'a> Recorded<'a> {
    /// Some neighbours of snapshots with these gaps.
    #[must_use]
    pub const fn new(snapshots: &'a [Snapshot], gaps: Gaps) -> Self {
        Self { snapshots, gaps }
    }

    /// The snapshots.
    #[must_use]
    pub const fn snapshots(self) -> &'a [Snapshot] {
        self.snapshots
    }

    /// How far apart two of them are for a gap.
    #[must_use]
    pub const fn gaps(self) -> Gaps {
        self.gaps
    }

    const fn with(self, snapshots: &'a [Snapshot]) -> Self {
        Self { snapshots, ..self }
    }

    /// Those of these places, with the same gaps.
    #[must_use]
    pub fn at(self, places: impl SliceIndex<[Snapshot], Output = [Snapshot]>) -> Self {
        self.with(self.snapshots.get(places).unwrap_or_default())
    }

    /// Those from one day to another, both included, with the same gaps.
    #[must_use]
    pub fn within(self, (first, last): (Date, Date)) -> Self {
        let start = self.snapshots.partition_point(|one| one.date < first);
        let end = self.snapshots.partition_point(|one| one.date <= last);
        self.at(start..end)
    }

    /// Neighbours that are a gap apart.
    pub fn gap_pairs(self) -> impl Iterator<Item = [&'a Snapshot; 2]> {
        let pairs = self.snapshots.windows(2).map(|pair| [&pair[0], &pair[1]]);
        pairs.filter(move |[from, to]| self.gaps.is_gap(from.date, to.date))
    }
}

impl Deref for Recorded<'_> {
    type Target = [Snapshot];

    fn deref(&self) -> &[Snapshot] {
        self.snapshots
    }
}

/// All that there is.
impl<'a> From<&'a [Snapshot]> for Recorded<'a> {
    fn from(snapshots: &'a [Snapshot]) -> Self {
        Self::new(snapshots, Gaps::of(snapshots))
    }
}

/// All that there is.
impl<'a> From<&'a Vec<Snapshot>> for Recorded<'a> {
    fn from(snapshots: &'a Vec<Snapshot>) -> Self {
        snapshots.as_slice().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Total;

    fn days(distances: &[i32]) -> Vec<Date> {
        let mut days = vec![Date::new(2026, 1, 5).unwrap()];
        for distance in distances {
            days.push(days[days.len() - 1].plus_days(*distance));
        }
        days
    }

    fn most(distances: &[i32]) -> i32 {
        Gaps::between(days(distances).into_iter()).most_days()
    }

    #[test]
    fn a_gap_is_more_than_fourteen_days() {
        let days = days(&[14, 15]);
        let gaps = Gaps::between(days.iter().copied());
        assert!(!gaps.is_gap(days[0], days[1]));
        assert!(gaps.is_gap(days[1], days[2]));
    }

    #[test]
    fn a_period_has_the_gaps_of_the_whole() {
        let total = Total::parse("50").unwrap();
        let days = days(&[31, 28, 31, 30, 31, 90, 31]);
        let all: Vec<Snapshot> = days.iter().map(|&day| Snapshot::new(day, total)).collect();
        let all = Recorded::from(&all);
        let gaps = |part: Recorded<'_>| part.gap_pairs().count();
        assert_eq!(gaps(all), 1);
        assert_eq!(gaps(all.within((days[0], days[2]))), 0);
        assert_eq!(gaps(Recorded::from(all.at(..3).snapshots())), 2, "what three of them know");
        assert_eq!(all.within((days[1], days[2])).len(), 2);
        assert!(all.at(9..).is_empty());
    }

    #[test]
    fn who_records_monthly_has_a_line() {
        assert_eq!(most(&[31, 28, 31, 30, 31]), 77);
        assert_eq!(most(&[7, 7, 7, 60, 7]), 17);
        assert_eq!(most(&[1, 1, 1, 1]), 14);
        assert_eq!(most(&[31, 28, 31, 30]), 14, "too few to call one usual");
        assert_eq!(most(&[]), 14);
    }
}
