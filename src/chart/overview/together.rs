//! Days on which all four pillars moved the same way.

use super::stretch::Stretch;
use crate::chart::parts::together::{Step, together};
use crate::domain::{Date, Delta, Run, Series, Snapshot};

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
        let run = Run { from: stretch.from, to: stretch.to };
        let is_a_day = |[from, to]: Step<'_>| to.date.days_since(from.date) == 1;
        let [from, to] = together(snapshots, Series::Total, run, LEAST, is_a_day)?;
        let is_rise = run.delta() > Delta::ZERO;
        let is_all = (from.date, to.date) == (run.from.date, run.to.date);
        Some(Self { day: to.date, is_rise, is_all })
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
