//! Several pillars that moved at once: it may be a change at `LinkedIn` and not the person's.

use crate::chart::parts::together::together;
use crate::domain::{Delta, Pillar, Recorded, Run, Series, Snapshot};

/// Less is no move of a pillar, in thousandths of a point.
pub(super) const LEAST_MOVE: u32 = 300;

/// How many pillars moved in one step, all the same way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct AtOnce {
    pub(super) count: usize,
    /// Whether that step is all of what is pointed at, and not just the larger part.
    pub(super) is_all: bool,
}

impl AtOnce {
    /// The pillars that moved from one snapshot to the next, if more than one.
    pub(super) fn of_step(from: &Snapshot, to: &Snapshot) -> Option<Self> {
        let moves = Pillar::ALL.iter().filter_map(|pillar| {
            to.moved_since(from, Series::Pillar(*pillar)).filter(|delta| delta.size() >= LEAST_MOVE)
        });
        let moves: Vec<Delta> = moves.collect();
        let (count, ups) =
            (moves.len(), moves.iter().filter(|delta| **delta > Delta::ZERO).count());
        (count > 1 && (ups == 0 || ups == count)).then_some(Self { count, is_all: true })
    }

    /// All pillars, if they moved in a step that is more than half of a run.
    pub(super) fn of_run(snapshots: Recorded<'_>, pillar: Pillar, run: Run) -> Option<Self> {
        let gaps = snapshots.gaps();
        let series = Series::Pillar(pillar);
        let steps = together(&snapshots, series, run, LEAST_MOVE, |[from, to]| {
            !gaps.is_gap(from.date, to.date)
        });
        let [[from, to]] = steps[..] else { return None };
        let is_all = (from.date, to.date) == (run.from.date, run.to.date);
        Some(Self { count: Pillar::ALL.len(), is_all })
    }

    /// `2 pillars moved at once`, `most of it: all 4 pillars moved at once`.
    pub(super) fn in_words(self) -> String {
        let most = if self.is_all { "" } else { "most of it: " };
        let all = if self.count == Pillar::ALL.len() { "all " } else { "" };
        format!("{most}{all}{} pillars moved at once", self.count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_pillars_are_called_all_and_a_part_a_part() {
        let words = |count, is_all| AtOnce { count, is_all }.in_words();
        assert_eq!(words(2, true), "2 pillars moved at once");
        assert_eq!(words(4, true), "all 4 pillars moved at once");
        assert_eq!(words(4, false), "most of it: all 4 pillars moved at once");
    }
}
