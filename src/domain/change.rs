//! Changes between neighbouring snapshots, and what was done before them.

use std::fmt;

use super::{Activity, Date, Delta, Gaps, Kind, Series, Snapshot, Total};

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
    /// How many steps between neighbours it took; above 1 each was smaller than the minimum.
    pub steps: usize,
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
    const fn of(self, series: Series) -> u32 {
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
/// A step between two neighbours that reaches the minimum is listed with them. Smaller steps in a
/// row are added up, and listed as one move once their sum reaches the minimum; a step that is
/// listed by itself, or a snapshot without a value of the series, ends such a row. Takes O(n).
#[must_use]
pub fn changes(snapshots: &[Snapshot], series: &[Series], minimum: Minimum) -> Vec<Change> {
    let mut found: Vec<(usize, usize, Move)> = Vec::new();
    for &series in series {
        let minimum = minimum.of(series).max(1);
        let mut small = SmallSteps::from(0);
        for (earlier, pair) in snapshots.windows(2).enumerate() {
            let later = earlier + 1;
            let Some(delta) = pair[1].moved_since(&pair[0], series) else {
                small = SmallSteps::from(later);
                continue;
            };
            if delta.size() >= minimum {
                found.push((earlier, later, Move { series, delta, steps: 1 }));
                small = SmallSteps::from(later);
                continue;
            }
            small.add(delta, earlier);
            if small.delta.size() >= minimum {
                let SmallSteps { from, delta, steps } = small;
                found.push((from, later, Move { series, delta, steps }));
                small = SmallSteps::from(later);
            }
        }
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

/// A row of steps, each below the minimum.
#[derive(Clone, Copy)]
struct SmallSteps {
    /// The snapshot before the first of them.
    from: usize,
    delta: Delta,
    steps: usize,
}

impl SmallSteps {
    const fn from(snapshot: usize) -> Self {
        Self { from: snapshot, delta: Delta::ZERO, steps: 0 }
    }

    fn add(&mut self, delta: Delta, earlier: usize) {
        if delta == Delta::ZERO {
            return;
        }
        if self.steps == 0 {
            self.from = earlier;
        }
        self.delta = self.delta + delta;
        self.steps += 1;
    }
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
                gap_days: longest_gap(gaps, &snapshots[from..=to]),
                moves,
            }
        })
        .collect()
}

fn longest_gap(gaps: Gaps, snapshots: &[Snapshot]) -> Option<i32> {
    snapshots
        .windows(2)
        .map(|pair| (pair[0].date, pair[1].date))
        .filter(|&(from, to)| gaps.is_gap(from, to))
        .map(|(from, to)| to.days_since(from))
        .max()
}

#[cfg(test)]
mod tests {
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

    fn listed(rows: &[(&str, &str)]) -> Vec<String> {
        changes(&series(rows), &[Series::Total, BRAND], Minimum::default())
            .iter()
            .flat_map(|change| {
                change.moves.iter().map(|found| {
                    format!(
                        "{}-{} {} {} in {}",
                        change.from.day(),
                        change.to.day(),
                        found.series,
                        found.delta,
                        found.steps
                    )
                })
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
    fn steps_of_the_minimum_are_listed_with_their_neighbours() {
        let rows = [("50", "10"), ("51", "10.1"), ("51", "10.1"), ("50", "9.9")];
        let expected = [
            "1-2 total +1 in 1",
            "1-2 brand +0.1 in 1",
            "3-4 total -1 in 1",
            "3-4 brand -0.2 in 1",
        ];
        assert_eq!(listed(&rows), expected);
    }

    #[test]
    fn small_steps_are_added_up_until_they_reach_the_minimum() {
        let rows = [
            ("50", "10"),
            ("50", "10.04"),
            ("50", "10.04"),
            ("50", "10.08"),
            ("50", "10.12"),
            ("50", "10.13"),
        ];
        assert_eq!(listed(&rows), ["1-5 brand +0.12 in 3"]);
    }

    #[test]
    fn small_steps_start_where_the_first_of_them_starts() {
        let rows = [("50", "10"), ("50", "10"), ("50", "10.06"), ("50", "10.12")];
        assert_eq!(listed(&rows), ["2-4 brand +0.12 in 2"]);
    }

    #[test]
    fn small_steps_may_cancel_out() {
        assert_eq!(
            listed(&[("50", "10"), ("50", "10.09"), ("50", "10"), ("50", "10.09")]),
            [""; 0]
        );
    }

    #[test]
    fn a_listed_step_or_a_missing_value_ends_a_row_of_small_steps() {
        let rows = [("50", "10"), ("50", "10.09"), ("50", "11"), ("50", "11.09")];
        assert_eq!(listed(&rows), ["2-3 brand +0.91 in 1"]);
        let rows = [("50", "10"), ("50", "10.09"), ("50", "-"), ("50", "10.09"), ("50", "10.18")];
        assert_eq!(listed(&rows), [""; 0]);
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
    fn small_steps_over_many_days_leave_no_gap_unless_two_neighbours_do() {
        let rows: Vec<_> = (0..20).map(|step| ("50", format!("10.{step:02}"))).collect();
        let rows: Vec<_> = rows.iter().map(|(total, brand)| (*total, brand.as_str())).collect();
        let minimum = Minimum { total: 1000, pillar: 190 };
        let mut snapshots = series(&rows);
        let gap = |snapshots: &[Snapshot]| changes(snapshots, &[BRAND], minimum)[0].gap_days;
        assert_eq!(gap(&snapshots), None);
        snapshots[19].date = day(40);
        assert_eq!(gap(&snapshots), Some(21));
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
