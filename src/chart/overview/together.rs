//! Days on which all four pillars moved the same way.

use super::stretch::Stretch;
use crate::chart::parts::together::{Step, together};
use crate::domain::{Date, Delta, Recorded, Run, Series};

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
    pub(super) fn within(snapshots: Recorded<'_>, stretch: &Stretch) -> Option<Self> {
        let run = Run { from: stretch.from, to: stretch.to };
        let may_count = |[from, to]: Step<'_>| {
            let is_a_day = to.date.days_since(from.date) == 1;
            is_a_day && (to.total - from.total).size() >= LEAST_OF_TOTAL
        };
        let steps = together(&snapshots, Series::Total, run, LEAST, may_count);
        let is_all =
            steps.iter().any(|step| step.map(|end| end.date) == [run.from.date, run.to.date]);
        let days: Vec<Date> = steps.iter().map(|[_, to]| to.date).collect();
        let is_rise = run.delta() > Delta::ZERO;
        (!days.is_empty()).then_some(Self { days, is_rise, is_all })
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
