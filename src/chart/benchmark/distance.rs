//! How far the person is from others, as places on the page.

use super::comparison::{average, rank};
use crate::chart::figure::{Ink, WIDTH};
use crate::chart::parts::gauge::Gauge;
use crate::chart::parts::panel::Panel;
use crate::chart::parts::series::Value;
use crate::domain::{Gaps, Group, Rank, Snapshot, Total};

/// The lowest and the highest of the totals and of the averages, in thousandths: one set, so that
/// all are on one axis.
pub(super) fn range(snapshots: &[Snapshot]) -> Option<(i32, i32)> {
    let of = |one: &Snapshot| {
        let averages = Group::ALL.map(|group| average(one, group).map(Total::thousandths));
        [Some(one.total.thousandths())].into_iter().chain(averages).flatten().collect::<Vec<_>>()
    };
    let values = || snapshots.iter().flat_map(of).map(u32::cast_signed);
    values().min().zip(values().max())
}

/// The worst rank.
pub(super) fn worst(snapshots: &[Snapshot]) -> u8 {
    let of = |one: &Snapshot| Group::ALL.map(|group| rank(one, group).map_or(1, Rank::percent));
    snapshots.iter().flat_map(of).max().unwrap_or(1)
}

/// The totals beside the averages of the industry, in pieces without a gap.
pub(super) fn distances(snapshots: &[Snapshot]) -> Vec<Vec<[Value; 2]>> {
    let gaps = Gaps::of(snapshots);
    let pair = |one: &Snapshot| {
        let industry = average(one, Group::Industry)?;
        Some([one.total.points(), industry.points()].map(|points| Value { date: one.date, points }))
    };
    let pairs: Vec<[Value; 2]> = snapshots.iter().filter_map(pair).collect();
    let are_joined = |[a, _]: &[Value; 2], [b, _]: &[Value; 2]| !gaps.is_gap(a.date, b.date);
    pairs.chunk_by(are_joined).map(<[_]>::to_vec).collect()
}

/// The whole scale beside the scores.
pub(super) fn gauge(panel: &Panel<'_>, value: f64) -> Gauge {
    /// From the right edge of the page.
    const LEFT: f64 = 46.0;
    let Panel { top, bottom, extent, .. } = *panel;
    Gauge { left: f64::from(WIDTH) - LEFT, top, bottom, most: 100, extent, value, ink: Ink::You }
}
