//! How much of the scores and of the ranks the panels show.

use super::comparison::{average, rank};
use crate::chart::figure::{Ink, WIDTH};
use crate::chart::parts::extent::Extent;
use crate::chart::parts::gauge::Gauge;
use crate::chart::parts::panel::Panel;
use crate::chart::parts::score_axis::{Axis, ScoreAxes};
use crate::domain::{Group, Rank, Series, Snapshot, Total};

/// The whole scale of the scores.
const WHOLE: Extent = Extent::Linear { low: 0, high: 100_000, step: 20_000, ends: false };
/// Who needs more of the scale than this, in thousandths, sees the whole scale: no gauge beside it
/// has to be understood.
const WIDEST_CUT: i32 = 40_000;

/// The axis of the scores.
pub(super) fn of_scores(snapshots: &[Snapshot], axis: Axis) -> Extent {
    let fitted = ScoreAxes::around(range(snapshots), &[None; 4], axis);
    match fitted.extent(Series::Total) {
        narrow @ Extent::Linear { low, high, .. } if high - low <= WIDEST_CUT => narrow,
        _ => WHOLE,
    }
}

/// Whether an axis is less than the scale.
pub(super) fn is_cut(scores: Extent) -> bool {
    scores != WHOLE
}

/// The lowest and the highest of the totals and of the averages, in thousandths: one set, so that
/// all are on one axis.
fn range(snapshots: &[Snapshot]) -> Option<(i32, i32)> {
    let of = |one: &Snapshot| {
        let averages = Group::ALL.map(|group| average(one, group).map(Total::thousandths));
        [Some(one.total.thousandths())].into_iter().chain(averages).flatten().collect::<Vec<_>>()
    };
    let values = || snapshots.iter().flat_map(of).map(u32::cast_signed);
    values().min().zip(values().max())
}

/// The axis of the ranks: down to the worst.
pub(super) fn of_ranks(snapshots: &[Snapshot]) -> Extent {
    let of = |one: &Snapshot| Group::ALL.map(|group| rank(one, group).map_or(1, Rank::percent));
    Extent::ranks(snapshots.iter().flat_map(of).max().unwrap_or(1))
}

/// The whole scale beside the scores.
pub(super) fn gauge(panel: &Panel<'_>, value: f64) -> Gauge {
    /// From the right edge of the page.
    const LEFT: f64 = 46.0;
    let Panel { top, bottom, extent, .. } = *panel;
    Gauge { left: f64::from(WIDTH) - LEFT, top, bottom, most: 100, extent, value, ink: Ink::You }
}
