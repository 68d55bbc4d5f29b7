//! Changes from week to week, or from snapshot to snapshot, and what was done before them.

use std::fmt;

use super::{Activity, By, Date, Delta, Gaps, Kind, Series, Snapshot, Total};

/// What moved between two snapshots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The day of the earlier snapshot.
    pub from: Date,
    /// The day of the later snapshot.
    pub to: Date,
    /// The total on the later day.
    pub total: Total,
    /// How the total moved.
    pub total_moved: Delta,
    /// The days from snapshot to snapshot over the longest gap between the two.
    pub gap_days: Option<i32>,
    /// The series that reached the minimum; never empty. The total, if it is among them, is first;
    /// the pillars follow, the largest first.
    pub moves: Vec<Move>,
}

/// How one series moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// What moved.
    pub series: Series,
    /// By how much.
    pub delta: Delta,
}

/// The smallest move that is listed, in thousandths of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Minimum {
    /// For the total.
    pub total: u32,
    /// For a pillar.
    pub pillar: u32,
}

/// What was done in some days: how often each kind, the most frequent first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Done(Vec<(Kind, u64)>);

impl Default for Minimum {
    /// 1 point of the total, 0.1 points of a pillar.
    fn default() -> Self {
        Self { total: 1000, pillar: 100 }
    }
}

impl Minimum {
    /// That of a series.
    #[must_use]
    pub const fn of(self, series: Series) -> u32 {
        match series {
            Series::Total => self.total,
            Series::Pillar(_) => self.pillar,
        }
    }
}

impl Done {
    /// Counts activities by kind.
    #[must_use]
    pub fn of(activities: &[Activity]) -> Self {
        let mut counted: Vec<(Kind, u64)> = Vec::new();
        for activity in activities {
            let count = u64::from(activity.count.get());
            match counted.iter_mut().find(|(kind, _)| *kind == activity.kind) {
                Some((_, sum)) => *sum += count,
                None => counted.push((activity.kind.clone(), count)),
            }
        }
        counted.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        Self(counted)
    }

    /// The kinds and how often each was done, the most frequent first.
    #[must_use]
    pub fn kinds(&self) -> &[(Kind, u64)] {
        &self.0
    }

    /// Whether nothing was logged.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Writes `40 invitations, 14 comments, 3 posts`, or `nothing logged`.
impl fmt::Display for Done {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("nothing logged");
        }
        for (place, (kind, count)) in self.0.iter().enumerate() {
            let comma = if place == 0 { "" } else { ", " };
            write!(f, "{comma}{}", kind.counted(*count))?;
        }
        Ok(())
    }
}

/// Lists what moved, in order of time. `snapshots` are in order of time, one a day.
///
/// The value of a week is that of its last snapshot, and its change is against the last snapshot
/// before the week, be that of the week before or not; of a pillar against the last ones that have
/// it. The change of the first week is against the first snapshot. So nothing overlaps, and the
/// changes of a series add up to what it moved in all. Takes O(n).
#[must_use]
pub fn changes(snapshots: &[Snapshot], by: By, series: &[Series], minimum: Minimum) -> Vec<Change> {
    let mut found: Vec<(usize, usize, Move)> = Vec::new();
    for &series in series {
        let minimum = minimum.of(series).max(1);
        let with_value = snapshots.iter().enumerate().filter(|(_, one)| one.has(series));
        let ends = by.ends(with_value, |(_, snapshot)| snapshot.date);
        let moved = |pair: &[(usize, &Snapshot)]| {
            let delta = pair[1].1.moved_since(pair[0].1, series)?;
            (delta.size() >= minimum).then_some((pair[0].0, pair[1].0, Move { series, delta }))
        };
        found.extend(ends.windows(2).filter_map(moved));
    }
    found.sort_by_key(|&(from, to, found)| (to, std::cmp::Reverse(from), found.series));
    grouped(snapshots, &found)
}

/// The pair of neighbours, no gap between them, with the largest move of the total; the latest of
/// several.
#[must_use]
pub fn largest_change(snapshots: &[Snapshot]) -> Option<(&Snapshot, &Snapshot)> {
    let gaps = Gaps::of(snapshots);
    snapshots
        .windows(2)
        .map(|pair| (&pair[0], &pair[1]))
        .filter(|(earlier, later)| !gaps.is_gap(earlier.date, later.date))
        .max_by_key(|(earlier, later)| (later.total - earlier.total).size())
}

/// Joins the moves between the same two snapshots.
fn grouped(snapshots: &[Snapshot], found: &[(usize, usize, Move)]) -> Vec<Change> {
    let gaps = Gaps::of(snapshots);
    found
        .chunk_by(|a, b| (a.0, a.1) == (b.0, b.1))
        .map(|group| {
            let (from, to, _) = group[0];
            let (earlier, later) = (&snapshots[from], &snapshots[to]);
            let mut moves: Vec<Move> = group.iter().map(|&(_, _, found)| found).collect();
            moves.sort_by_key(|found| {
                (found.series != Series::Total, std::cmp::Reverse(found.delta.size()))
            });
            Change {
                from: earlier.date,
                to: later.date,
                total: later.total,
                total_moved: later.total - earlier.total,
                gap_days: gaps.longest(&snapshots[from..=to]),
                moves,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{Count, Log, Pillar, Score, Source, Text};

    const BRAND: Series = Series::Pillar(Pillar::Brand);

    fn day(day: i32) -> Date {
        Date::parse("2026-01-01").unwrap().plus_days(day - 1)
    }

    /// Snapshots on days 1, 2, 3 ... with these totals and brand scores.
    fn series(rows: &[(&str, &str)]) -> Vec<Snapshot> {
        rows.iter()
            .zip(1..)
            .map(|(&(total, brand), number)| Snapshot {
                pillars: [Score::parse(brand).ok(), None, None, None],
                ..Snapshot::new(day(number), Total::parse(total).unwrap())
            })
            .collect()
    }

    fn listed(by: By, snapshots: &[Snapshot]) -> Vec<String> {
        changes(snapshots, by, &[Series::Total, BRAND], Minimum::default())
            .iter()
            .flat_map(|change| {
                let days = format!("{}-{}", change.from.day(), change.to.day());
                let moves = change.moves.iter();
                moves.map(move |found| format!("{days} {} {}", found.series, found.delta))
            })
            .collect()
    }

    fn activity(date: Date, kind: &str, count: u16) -> Activity {
        Activity {
            id: None,
            date,
            kind: Kind::parse(kind, &[]).unwrap(),
            count: Count::new(count).unwrap(),
            template: Text::default(),
            source: Source::Typed,
            note: Text::default(),
        }
    }

    #[test]
    fn what_reaches_the_minimum_is_listed_from_snapshot_to_snapshot() {
        let rows = [("50", "10"), ("51", "10.1"), ("51", "10.1"), ("51", "10.19"), ("50", "9.9")];
        let expected = ["1-2 total +1", "1-2 brand +0.1", "4-5 total -1", "4-5 brand -0.29"];
        assert_eq!(listed(By::Snapshot, &series(&rows)), expected, "nothing is added up");
    }

    /// Day 5 is a Monday.
    #[test]
    fn a_week_is_its_last_snapshot_against_the_last_one_before_it() {
        let rows: Vec<(String, String)> =
            (1..=25).map(|day| (format!("{}", 50 + day), format!("10.{day:02}"))).collect();
        let rows: Vec<_> = rows.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let mut snapshots = series(&rows);
        let brand = |days: &str, delta: &str| format!("{days} brand {delta}");
        let expected = ["1-4 total +3", "4-11 total +7", "11-18 total +7", "18-25 total +7"];
        assert_eq!(listed(By::Week, &snapshots), expected, "0.03 and 0.07 are below the minimum");
        // Without a snapshot in a week the next one is against the week before.
        snapshots.retain(|one| !(12..=18).contains(&one.date.day()));
        let expected = ["1-4 total +3", "4-11 total +7", "11-25 total +14"];
        let expected = expected.map(str::to_owned).into_iter();
        assert_eq!(
            listed(By::Week, &snapshots),
            expected.chain([brand("11-25", "+0.14")]).collect::<Vec<_>>()
        );
        assert_eq!(listed(By::Month, &snapshots), ["1-25 total +24", "1-25 brand +0.24"]);
    }

    #[test]
    fn a_pillar_that_the_last_snapshot_lacks_has_its_own_days() {
        let rows = [("50", "10"), ("51", "10.2"), ("52", "-"), ("53", "10.5")];
        let expected =
            ["1-2 total +1", "1-2 brand +0.2", "2-3 total +1", "3-4 total +1", "2-4 brand +0.3"];
        assert_eq!(listed(By::Snapshot, &series(&rows)), expected);
        // Days 4 and 11 are Sundays.
        let mut rows = vec![("50", "10"); 11];
        rows[3..].fill(("51", "10.4"));
        rows[10] = ("52", "-");
        rows[9] = ("52", "10.6");
        let expected = ["1-4 total +1", "1-4 brand +0.4", "4-10 brand +0.2", "4-11 total +1"];
        assert_eq!(listed(By::Week, &series(&rows)), expected);
    }

    #[test]
    fn activities_count_from_the_earlier_day_to_the_day_before_the_later() {
        let log = Log::new(
            vec![
                activity(day(5), "post", 100),
                activity(day(4), "comment", 2),
                activity(day(1), "post", 3),
                activity(day(2), "comment", 1),
                activity(day(0), "post", 100),
            ],
            Vec::new(),
        );
        assert_eq!(log.before_change(day(1), day(5)).to_string(), "3 comments, 3 posts");
        assert_eq!(log.before_change(day(6), day(9)).to_string(), "nothing logged");
    }

    #[test]
    fn a_week_after_a_gap_tells_of_the_longest_one() {
        let mut snapshots = series(&[("50", "-"), ("51", "-"), ("52", "-"), ("53", "-")]);
        let gap = |by: By, snapshots: &[Snapshot]| {
            let found = changes(snapshots, by, &[Series::Total], Minimum::default());
            found.last().unwrap().gap_days
        };
        assert_eq!(gap(By::Week, &snapshots), None);
        snapshots[2].date = day(23);
        snapshots[3].date = day(24);
        assert_eq!((gap(By::Week, &snapshots), gap(By::Year, &snapshots)), (Some(21), Some(21)));
        assert_eq!(gap(By::Snapshot, &snapshots), None);
    }

    proptest! {
        #[test]
        fn the_changes_of_a_series_add_up_to_what_it_moved(
            rows in prop::collection::vec((1..20_i32, 0..100_u32, prop::option::of(0..25_u32)), 1..60),
        ) {
            let mut date = day(1);
            let snapshots: Vec<Snapshot> = rows
                .iter()
                .map(|(step, total, brand)| {
                    date = date.plus_days(*step);
                    let brand = brand.and_then(|brand| Score::parse(&brand.to_string()).ok());
                    let total = Total::parse(&total.to_string()).unwrap();
                    Snapshot { pillars: [brand, None, None, None], ..Snapshot::new(date, total) }
                })
                .collect();
            let minimum = Minimum { total: 1, pillar: 1 };
            for by in By::ALL {
                for series in [Series::Total, BRAND] {
                    let found = changes(&snapshots, by, &[series], minimum);
                    let sum: i32 = found.iter().map(|one| one.moves[0].delta.thousandths()).sum();
                    let mut known = snapshots.iter().filter(|one| one.has(series));
                    let first = known.next();
                    let moved = known.next_back().zip(first).and_then(|(last, first)| {
                        last.moved_since(first, series)
                    });
                    prop_assert_eq!(sum, moved.map_or(0, Delta::thousandths));
                    prop_assert!(found.windows(2).all(|pair| pair[0].to <= pair[1].from));
                }
            }
        }
    }

    #[test]
    fn the_largest_change_does_not_span_a_gap() {
        let mut snapshots = series(&[("50", "-"), ("52", "-"), ("90", "-")]);
        snapshots[2].date = day(40);
        let (earlier, later) = largest_change(&snapshots).unwrap();
        assert_eq!((earlier.date, later.date), (day(1), day(2)));
        assert!(largest_change(&snapshots[..1]).is_none());
    }
}
