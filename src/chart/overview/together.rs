//! Days on which all four pillars moved the same way.

use super::stretch::Stretch;
use crate::domain::{Date, Delta, Pillar, Snapshot};

/// Less is not seen as a move of a pillar, in thousandths.
const LEAST: u32 = 200;

/// All four pillars that moved the way of the total from one day to the next, in a stretch of which
/// that is more than a half.
pub(super) struct Together {
    day: Date,
    is_rise: bool,
    /// Whether the stretch is that day and nothing more.
    pub(super) is_all: bool,
}

impl Together {
    /// The largest such step of a stretch.
    pub(super) fn within(snapshots: &[Snapshot], stretch: &Stretch) -> Option<Self> {
        let (from, to) = (stretch.from.date, stretch.to.date);
        let is_rise = stretch.delta() > Delta::ZERO;
        let inside = |pair: &&[Snapshot]| from <= pair[0].date && pair[1].date <= to;
        let steps = snapshots.windows(2).filter(inside).filter_map(|pair| {
            let moved = pair[1].total - pair[0].total;
            is_together(&pair[0], &pair[1], is_rise).then_some((pair, moved))
        });
        let (pair, moved) = steps.max_by_key(|(_, moved)| moved.size())?;
        let is_most = 2 * moved.size() > stretch.delta().size();
        let is_all = (pair[0].date, pair[1].date) == (from, to);
        is_most.then_some(Self { day: pair[1].date, is_rise, is_all })
    }

    /// What it is told as, the longest form first.
    pub(super) fn words(&self) -> Vec<String> {
        let moved = if self.is_rise { "rose" } else { "fell" };
        let short = if self.is_all {
            format!("all four pillars {moved} on one day")
        } else {
            format!("all four pillars {moved} on {}", self.day.day_month_year())
        };
        let long = if self.is_all { short.clone() } else { format!("most of it: {short}") };
        vec![format!("{long}, often a change at LinkedIn"), long, short]
    }
}

fn is_together(before: &Snapshot, after: &Snapshot, is_rise: bool) -> bool {
    let is_moved = |pillar| {
        let moved = after.pillar(pillar).zip(before.pillar(pillar)).map(|(to, from)| to - from);
        moved.is_some_and(|moved| (moved > Delta::ZERO) == is_rise && moved.size() >= LEAST)
    };
    after.date.days_since(before.date) == 1 && Pillar::ALL.into_iter().all(is_moved)
}
