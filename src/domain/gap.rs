//! Stretches without a snapshot, of which nothing is known.

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

    /// Neighbours that are a gap apart.
    pub fn pairs(snapshots: &[Snapshot]) -> impl Iterator<Item = [&Snapshot; 2]> {
        let gaps = Self::of(snapshots);
        let pairs = snapshots.windows(2).map(|pair| [&pair[0], &pair[1]]);
        pairs.filter(move |[from, to]| gaps.is_gap(from.date, to.date))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn who_records_monthly_has_a_line() {
        assert_eq!(most(&[31, 28, 31, 30, 31]), 77);
        assert_eq!(most(&[7, 7, 7, 60, 7]), 17);
        assert_eq!(most(&[1, 1, 1, 1]), 14);
        assert_eq!(most(&[31, 28, 31, 30]), 14, "too few to call one usual");
        assert_eq!(most(&[]), 14);
    }
}
