//! The stretches of the total that the overview numbers.

use crate::domain::{Current, Date, Delta, Recorded, Run, RunEnd, Runs, Series, Snapshot};

/// A stretch of the total that is worth a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Where it begins.
    pub from: RunEnd,
    /// Where it ends.
    pub to: RunEnd,
    /// What it is.
    pub sort: StretchSort,
}

/// What a stretch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StretchSort {
    /// The run that ends at the last snapshot.
    Current,
    /// The largest other run of the last twelve months.
    Run,
    /// The largest step between neighbouring snapshots.
    Step,
}

/// The smallest step that is told, in thousandths of a point.
const LEAST_STEP: u32 = 3_000;
/// A run that ended longer ago has no row.
const MOST_DAYS: i32 = 365;

impl Stretch {
    /// At most three, in order of time: the current run, the largest other one of the last twelve
    /// months, and the largest step of three points or more that is no gap.
    #[must_use]
    pub fn all(snapshots: Recorded<'_>) -> Vec<Self> {
        let Some(runs) = Runs::of(&snapshots, Series::Total) else { return Vec::new() };
        let last = snapshots.last().map_or(Date::MIN, |snapshot| snapshot.date);
        let mut found: Vec<Self> = current(&runs).into_iter().collect();
        found.extend(largest_other(&runs, last));
        let is_known =
            |step: &Self| found.iter().any(|one| (one.from, one.to) == (step.from, step.to));
        let step = largest_step(snapshots).filter(|step| !is_known(step));
        found.extend(step);
        found.sort_by_key(|stretch| (stretch.from.date, stretch.to.date));
        found
    }

    /// The day since which the total has stood where the stretch ends.
    pub(super) fn moved_until(&self, snapshots: &[Snapshot]) -> Date {
        Run { from: self.from, to: self.to }.moved_until(snapshots, Series::Total)
    }

    /// By how much the total moved in it.
    #[must_use]
    pub const fn delta(&self) -> Delta {
        Run { from: self.from, to: self.to }.delta()
    }
}

fn current(runs: &Runs) -> Option<Stretch> {
    match runs.current {
        Current::Running(Run { from, to }) => {
            Some(Stretch { from, to, sort: StretchSort::Current })
        }
        Current::Still(_) => None,
    }
}

fn largest_other(runs: &Runs, last: Date) -> Option<Stretch> {
    let recent = runs.ended.iter().filter(|run| last.days_since(run.to.date) <= MOST_DAYS);
    let largest = recent.max_by_key(|run| run.delta().size())?;
    Some(Stretch { from: largest.from, to: largest.to, sort: StretchSort::Run })
}

fn largest_step(snapshots: Recorded<'_>) -> Option<Stretch> {
    let gaps = snapshots.gaps();
    let end = |one: &Snapshot| RunEnd { date: one.date, thousandths: one.total.thousandths() };
    let steps = snapshots.windows(2).filter(|pair| !gaps.is_gap(pair[0].date, pair[1].date));
    let steps = steps.map(|pair| Stretch {
        from: end(&pair[0]),
        to: end(&pair[1]),
        sort: StretchSort::Step,
    });
    steps.filter(|step| step.delta().size() >= LEAST_STEP).max_by_key(|step| step.delta().size())
}
