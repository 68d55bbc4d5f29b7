//! Runs: the rises and falls of a series between its turning points.

use super::{Date, Delta, Series, Snapshot};

/// A rise or a fall from one turning point to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Where it begins: the last day on which the series still stood at the turning point.
    pub from: RunEnd,
    /// Where it ends: the first day on which it stood at the next one; of the current run the last
    /// snapshot.
    pub to: RunEnd,
}

/// An end of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunEnd {
    /// The day.
    pub date: Date,
    /// The score on that day, in thousandths of a point.
    pub thousandths: u32,
}

/// What a series does at present.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Current {
    /// It is in a run that ends at the last snapshot.
    Running(Run),
    /// It has not moved by the threshold or more since that day, the first of which this is true.
    Still(Date),
}

/// The runs of a series, in order of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Runs {
    /// Those that are over: a turning point ended them, or what followed is no run.
    pub ended: Vec<Run>,
    /// What the series does at present.
    pub current: Current,
}

/// A run whose extreme is older than this is over, though no turn ended it: who rose two years ago
/// and stands there since is not rising.
const MOST_DAYS_AT_THE_EXTREME: i32 = 56;

impl Run {
    /// By how much the series moved, as it was recorded.
    #[must_use]
    pub const fn delta(&self) -> Delta {
        let (from, to) = (self.from.thousandths, self.to.thousandths);
        Delta::from_thousandths(to.cast_signed() - from.cast_signed())
    }

    /// The day since which the series of these snapshots has stood where the run ends: what was done
    /// later is nothing that the move came after.
    #[must_use]
    pub fn moved_until(&self, snapshots: &[Snapshot], series: Series) -> Date {
        let values = snapshots.iter().filter_map(|snapshot| value(snapshot, series));
        let inside = values.filter(|one| self.from.date <= one.date && one.date <= self.to.date);
        let inside: Vec<RunEnd> = inside.collect();
        let standing = inside.iter().rev().take_while(|one| one.thousandths == self.to.thousandths);
        standing.last().map_or(self.to.date, |one| one.date)
    }
}

impl Runs {
    /// How far a series has to go back for a turning point, in thousandths of a point.
    #[must_use]
    pub const fn threshold(series: Series) -> u32 {
        match series {
            Series::Total => 4_000,
            Series::Pillar(_) => 1_200,
        }
    }

    /// The runs of a series of these snapshots, which are in order of time, one a day; `None`
    /// without a value of it. Takes O(n).
    #[must_use]
    pub fn of(snapshots: &[Snapshot], series: Series) -> Option<Self> {
        let values: Vec<RunEnd> =
            snapshots.iter().filter_map(|snapshot| value(snapshot, series)).collect();
        Self::between(&values, Self::threshold(series))
    }

    fn between(values: &[RunEnd], threshold: u32) -> Option<Self> {
        let mut zigzag = Zigzag::new(*values.first()?);
        for &value in values {
            zigzag.step(value, threshold);
        }
        let last = *values.last()?;
        let open = zigzag.open();
        let mut ended = zigzag.ended;
        let is_on = |run: &Run| {
            let is_recent = last.date.days_since(run.to.date) <= MOST_DAYS_AT_THE_EXTREME;
            is_recent && run.from.thousandths.abs_diff(last.thousandths) >= threshold
        };
        let current = match open {
            Some(run) if is_on(&run) => Current::Running(Run { to: last, ..run }),
            // What is over is told as far as it went.
            open => {
                ended.extend(open);
                Current::Still(still_since(values, threshold))
            }
        };
        Some(Self { ended, current })
    }
}

/// What a snapshot has of a series.
fn value(snapshot: &Snapshot, series: Series) -> Option<RunEnd> {
    let thousandths = match series {
        Series::Total => snapshot.total.thousandths(),
        Series::Pillar(pillar) => snapshot.pillar(pillar)?.thousandths(),
    };
    Some(RunEnd { date: snapshot.date, thousandths })
}

/// The direction in which a series moves.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Up,
    Down,
}

/// Turning points, found value by value.
struct Zigzag {
    direction: Option<Direction>,
    /// The last day at the lowest and the first day at the highest value since the last turn; which
    /// of the two is the start of the open run, its direction says.
    low: Extreme,
    high: Extreme,
    ended: Vec<Run>,
}

/// A value and the first and the last day on which it was reached, one after the other.
#[derive(Clone, Copy)]
struct Extreme {
    first: RunEnd,
    last: RunEnd,
}

impl Extreme {
    const fn at(value: RunEnd) -> Self {
        Self { first: value, last: value }
    }

    /// Takes a value that is at least as extreme.
    fn take(&mut self, value: RunEnd) {
        if value.thousandths == self.last.thousandths {
            self.last = value;
        } else {
            *self = Self::at(value);
        }
    }
}

impl Zigzag {
    const fn new(first: RunEnd) -> Self {
        let extreme = Extreme::at(first);
        Self { direction: None, low: extreme, high: extreme, ended: Vec::new() }
    }

    fn step(&mut self, value: RunEnd, threshold: u32) {
        let is_above = |extreme: Extreme| value.thousandths >= extreme.last.thousandths;
        let is_below = |extreme: Extreme| value.thousandths <= extreme.last.thousandths;
        let turn = |extreme: Extreme| value.thousandths.abs_diff(extreme.last.thousandths);
        match self.direction {
            None => {
                let (rises, falls) = (
                    is_above(self.low) && turn(self.low) >= threshold,
                    is_below(self.high) && turn(self.high) >= threshold,
                );
                if is_below(self.low) {
                    self.low.take(value);
                }
                if is_above(self.high) {
                    self.high.take(value);
                }
                if rises {
                    self.direction = Some(Direction::Up);
                } else if falls {
                    self.direction = Some(Direction::Down);
                }
            }
            Some(Direction::Up) if is_above(self.high) => self.high.take(value),
            Some(Direction::Up) if turn(self.high) >= threshold => {
                self.ended.push(Run { from: self.low.last, to: self.high.first });
                self.direction = Some(Direction::Down);
                self.low = Extreme::at(value);
            }
            Some(Direction::Down) if is_below(self.low) => self.low.take(value),
            Some(Direction::Down) if turn(self.low) >= threshold => {
                self.ended.push(Run { from: self.high.last, to: self.low.first });
                self.direction = Some(Direction::Up);
                self.high = Extreme::at(value);
            }
            Some(_) => {}
        }
    }

    /// The run that no turn has ended, to its extreme.
    const fn open(&self) -> Option<Run> {
        match self.direction {
            None => None,
            Some(Direction::Up) => Some(Run { from: self.low.last, to: self.high.first }),
            Some(Direction::Down) => Some(Run { from: self.high.last, to: self.low.first }),
        }
    }
}

/// The first day from which on all values lie within less than the threshold.
fn still_since(values: &[RunEnd], threshold: u32) -> Date {
    let (mut lowest, mut highest) = (u32::MAX, 0);
    let is_still = |value: &&RunEnd| {
        lowest = lowest.min(value.thousandths);
        highest = highest.max(value.thousandths);
        highest - lowest < threshold
    };
    values.iter().rev().take_while(is_still).last().map_or(Date::MIN, |value| value.date)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// One value a week, in points.
    fn weekly(points: &[u32]) -> Vec<RunEnd> {
        let start = Date::new(2026, 1, 5).unwrap();
        let value = |(week, points): (i32, &u32)| RunEnd {
            date: start.plus_days(7 * week),
            thousandths: points * 1_000,
        };
        (0..).zip(points).map(value).collect()
    }

    /// `60 +9 69 (0-4)`, the weeks in brackets.
    fn told(points: &[u32]) -> Vec<String> {
        let values = weekly(points);
        let week = |date: Date| date.days_since(values[0].date) / 7;
        let tell = |run: &Run| {
            let [from, to] = [run.from, run.to].map(|end| end.thousandths / 1_000);
            format!("{from} to {to} ({}-{})", week(run.from.date), week(run.to.date))
        };
        let runs = Runs::between(&values, 4_000).unwrap();
        let mut told: Vec<String> = runs.ended.iter().map(tell).collect();
        told.push(match runs.current {
            Current::Running(run) => format!("now {}", tell(&run)),
            Current::Still(since) => format!("still since {}", week(since)),
        });
        told
    }

    #[test]
    fn a_run_lasts_from_turn_to_turn() {
        assert_eq!(
            told(&[60, 62, 61, 65, 69, 69, 64, 60, 61]),
            ["60 to 69 (0-4)", "now 69 to 61 (5-8)"]
        );
        assert_eq!(told(&[60, 60, 60, 69]), ["now 60 to 69 (2-3)"]);
        assert_eq!(told(&[70, 60, 61, 66]), ["70 to 60 (0-1)", "now 60 to 66 (1-3)"]);
    }

    #[test]
    fn what_went_partly_back_is_told_as_it_stands() {
        assert_eq!(told(&[60, 69, 66]), ["now 60 to 66 (0-2)"], "up 6, and not 9");
        assert_eq!(told(&[60, 65, 62]), ["60 to 65 (0-1)", "still since 1"], "up 2 is no move");
    }

    #[test]
    fn a_series_that_stands_still_says_since_when() {
        assert_eq!(told(&[60]), ["still since 0"]);
        assert_eq!(told(&[60, 61, 63, 60]), ["still since 0"]);
        assert_eq!(
            told(&[50, 60, 61, 60, 61, 60, 61, 60, 61, 60, 61, 60]),
            ["50 to 61 (0-2)", "still since 1"],
            "a rise of long ago is a rise"
        );
        assert_eq!(
            told(&[60, 56, 60, 56, 58]),
            ["60 to 56 (0-1)", "56 to 60 (1-2)", "60 to 56 (2-3)", "still since 3"]
        );
    }

    #[test]
    fn a_run_moved_until_it_reached_where_it_ends() {
        let day = |number: i32| Date::new(2026, 1, 5).unwrap().plus_days(number);
        let snapshot = |(number, total): (i32, &&str)| {
            Snapshot::new(day(number), crate::domain::Total::parse(total).unwrap())
        };
        let moved_until = |totals: &[&str]| {
            let snapshots: Vec<Snapshot> = (0..).zip(totals).map(snapshot).collect();
            let Current::Running(run) = Runs::of(&snapshots, Series::Total).unwrap().current else {
                panic!("no run: {totals:?}")
            };
            run.moved_until(&snapshots, Series::Total).days_since(day(0))
        };
        assert_eq!(moved_until(&["60", "55", "52", "52", "52"]), 2);
        assert_eq!(moved_until(&["60", "52", "53", "52"]), 3, "it went up and came back");
        assert_eq!(moved_until(&["60", "52"]), 1);
    }

    #[test]
    fn each_series_has_its_threshold() {
        let snapshot = |(day, total): (i32, &str)| {
            let date = Date::new(2026, 1, 5).unwrap().plus_days(day);
            Snapshot::new(date, crate::domain::Total::parse(total).unwrap())
        };
        let snapshots: Vec<Snapshot> = (0..).zip(["60", "63.999"]).map(snapshot).collect();
        let runs = Runs::of(&snapshots, Series::Total).unwrap();
        assert_eq!(runs.current, Current::Still(snapshots[0].date));
        assert_eq!(Runs::of(&snapshots, Series::Pillar(crate::domain::Pillar::Brand)), None);
        assert_eq!(Runs::of(&[], Series::Total), None);
    }

    proptest! {
        #[test]
        fn runs_alternate_reach_the_threshold_and_are_in_order(
            points in prop::collection::vec(0_u32..=100, 1..80),
        ) {
            let values = weekly(&points);
            let runs = Runs::between(&values, 4_000).unwrap();
            let mut all = runs.ended.clone();
            if let Current::Running(run) = runs.current {
                prop_assert_eq!(run.to, *values.last().unwrap());
                all.push(run);
            }
            for run in &all {
                prop_assert!(run.delta().size() >= 4_000);
                prop_assert!(run.from.date < run.to.date);
                prop_assert!(values.contains(&run.from) && values.contains(&run.to));
            }
            for pair in runs.ended.windows(2) {
                prop_assert!(pair[0].to.date <= pair[1].from.date);
                prop_assert!((pair[0].delta() < Delta::ZERO) != (pair[1].delta() < Delta::ZERO));
                prop_assert_eq!(pair[0].to.thousandths, pair[1].from.thousandths);
            }
        }

        #[test]
        fn what_is_still_has_no_two_values_a_threshold_apart(
            points in prop::collection::vec(50_u32..=58, 1..80),
        ) {
            let values = weekly(&points);
            if let Current::Still(since) = Runs::between(&values, 4_000).unwrap().current {
                let kept: Vec<u32> =
                    values.iter().filter(|v| v.date >= since).map(|v| v.thousandths).collect();
                prop_assert!(kept.iter().max().unwrap() - kept.iter().min().unwrap() < 4_000);
            }
        }
    }
}
