//! The runs and the step of a pillar that are pointed at.

use std::cmp::Reverse;

use super::at_once::{AtOnce, LEAST_MOVE};
use crate::domain::{Current, Delta, Pillar, Recorded, Run, RunEnd, Runs, Series, Snapshot};

/// How many runs are pointed at.
const MOST_RUNS: usize = 2;
/// How large a step is at least, in thousandths of a point: three quarters of a run ...
const LEAST_STEP: u32 = 900;
/// ... and less where there is no run that it would be small beside.
const LEAST_STEP_ALONE: u32 = LEAST_MOVE;

/// A run, or a step from one snapshot to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marked {
    pub(super) from: RunEnd,
    pub(super) to: RunEnd,
    pub(super) is_step: bool,
    /// Whether several pillars moved at once in it.
    pub(super) at_once: Option<AtOnce>,
}

impl Marked {
    fn run(snapshots: Recorded<'_>, pillar: Pillar, run: Run) -> Self {
        let at_once = AtOnce::of_run(snapshots, pillar, run);
        Self { from: run.from, to: run.to, is_step: false, at_once }
    }

    /// By how much the pillar moved, as it was recorded.
    pub(super) const fn delta(&self) -> Delta {
        Run { from: self.from, to: self.to }.delta()
    }
}

/// The current run, the largest other ones up to two in all, and the largest step that is none of
/// them; in order of time.
pub(super) fn marked(snapshots: Recorded<'_>, pillar: Pillar) -> Vec<Marked> {
    let of_run = |run| Marked::run(snapshots, pillar, run);
    let mut marked: Vec<Marked> = runs(&snapshots, pillar).into_iter().map(of_run).collect();
    let least = if marked.is_empty() { LEAST_STEP_ALONE } else { LEAST_STEP };
    let step = largest_step(snapshots, pillar, least);
    let is_told =
        |step: &Marked| marked.iter().any(|run| (run.from, run.to) == (step.from, step.to));
    marked.extend(step.filter(|step| !is_told(step)));
    marked.sort_by_key(|one| (one.to.date, one.from.date));
    marked
}

fn runs(snapshots: &[Snapshot], pillar: Pillar) -> Vec<Run> {
    let Some(Runs { mut ended, current }) = Runs::of(snapshots, Series::Pillar(pillar)) else {
        return Vec::new();
    };
    ended.sort_by_key(|run| Reverse((run.delta().size(), run.to.date)));
    let current = match current {
        Current::Running(run) => Some(run),
        Current::Still(_) => None,
    };
    current.into_iter().chain(ended).take(MOST_RUNS).collect()
}

/// The largest change of at least that size between neighbours that are no gap apart; of equal ones
/// the latest.
fn largest_step(snapshots: Recorded<'_>, pillar: Pillar, least: u32) -> Option<Marked> {
    let gaps = snapshots.gaps();
    let end = |snapshot: &Snapshot| {
        let thousandths = snapshot.pillar(pillar)?.thousandths();
        Some(RunEnd { date: snapshot.date, thousandths })
    };
    let pairs = snapshots.windows(2).filter(|pair| !gaps.is_gap(pair[0].date, pair[1].date));
    let steps = pairs.filter_map(|pair| {
        let (from, to) = (end(&pair[0])?, end(&pair[1])?);
        let at_once = AtOnce::of_step(&pair[0], &pair[1]);
        Some(Marked { from, to, is_step: true, at_once })
    });
    let large = steps.filter(|step| step.delta().size() >= least);
    large.max_by_key(|step| (step.delta().size(), step.to.date))
}
