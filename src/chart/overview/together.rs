//! Days on which all four pillars moved the same way.

use super::stretch::Stretch;
use crate::domain::{Date, Delta, Pillar, Snapshot};

/// Less is not seen as a move of a pillar, in thousandths, nor as one of the total.
const LEAST: u32 = 200;
const LEAST_OF_TOTAL: u32 = 2_000;

/// Steps from one day to the next in which all four pillars moved the way of the total, in a stretch
/// of which they are more than a half.
pub(super) struct Together {
    /// The days on which they end.
    days: Vec<Date>,
    is_rise: bool,
    /// Whether the stretch is one such step and nothing more.
    pub(super) is_all: bool,
}

impl Together {
    /// Those of a stretch.
    pub(super) fn within(snapshots: &[Snapshot], stretch: &Stretch) -> Option<Self> {
        let (from, to) = (stretch.from.date, stretch.to.date);
        let is_rise = stretch.delta() > Delta::ZERO;
        let inside = |pair: &&[Snapshot]| from <= pair[0].date && pair[1].date <= to;
        let steps = snapshots.windows(2).filter(inside);
        let steps: Vec<&[Snapshot]> =
            steps.filter(|pair| is_together(&pair[0], &pair[1], is_rise)).collect();
        let moved: u32 = steps.iter().map(|pair| (pair[1].total - pair[0].total).size()).sum();
        let is_most = 2 * moved > stretch.delta().size();
        let is_all = steps.iter().any(|pair| (pair[0].date, pair[1].date) == (from, to));
        let days = steps.iter().map(|pair| pair[1].date).collect();
        is_most.then_some(Self { days, is_rise, is_all })
    }

    /// What they are told as, the longest form first.
    pub(super) fn words(&self) -> Vec<String> {
        let moved = if self.is_rise { "rose" } else { "fell" };
        let short = match self.days[..] {
            _ if self.is_all => format!("all four pillars {moved} on one day"),
            [day] => format!("all four pillars {moved} on {}", day.day_month_year()),
            ref days => format!("all four pillars {moved} on each of {} days", days.len()),
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
    let is_much = (after.total - before.total).size() >= LEAST_OF_TOTAL;
    is_much && after.date.days_since(before.date) == 1 && Pillar::ALL.into_iter().all(is_moved)
}
