//! The changes of a pillar that are pointed at.

use crate::domain::{Delta, Gaps, Pillar, Series, Snapshot};

/// How many changes are pointed at ...
const MOST_CHANGES: usize = 3;
/// ... and how large they are at least, in thousandths of a point.
const LEAST_CHANGE: u32 = 300;

/// A change between two neighbours.
#[derive(Clone, Copy)]
pub(super) struct Step<'a> {
    pub(super) from: &'a Snapshot,
    pub(super) to: &'a Snapshot,
    pub(super) delta: Delta,
}

impl Step<'_> {
    /// How many pillars moved between the same two snapshots, if more than one: it may be
    /// LinkedIn's change and not the person's.
    pub(super) fn at_once(&self) -> Option<usize> {
        let moved = |pillar: &Pillar| {
            let delta = self.to.moved_since(self.from, Series::Pillar(*pillar));
            delta.is_some_and(|delta| delta.size() >= LEAST_CHANGE)
        };
        let count = Pillar::ALL.iter().filter(|pillar| moved(pillar)).count();
        (count > 1).then_some(count)
    }
}

/// The largest changes between neighbours that are no gap apart, in order of time; of equal ones
/// the latest.
pub(super) fn largest_steps(snapshots: &[Snapshot], pillar: Pillar) -> Vec<Step<'_>> {
    let gaps = Gaps::of(snapshots);
    let mut steps: Vec<Step<'_>> = snapshots
        .windows(2)
        .filter(|pair| !gaps.is_gap(pair[0].date, pair[1].date))
        .filter_map(|pair| {
            let (from, to) = (pair[0].pillar(pillar)?, pair[1].pillar(pillar)?);
            Some(Step { from: &pair[0], to: &pair[1], delta: to - from })
        })
        .filter(|step| step.delta.size() >= LEAST_CHANGE)
        .collect();
    steps.sort_by_key(|step| std::cmp::Reverse((step.delta.size(), step.to.date)));
    steps.truncate(MOST_CHANGES);
    steps.sort_by_key(|step| step.to.date);
    steps
}
