//! How far the person is from others.

use super::comparison::average;
use crate::chart::parts::series::Value;
use crate::domain::{Group, Recorded, Snapshot};

/// The totals beside the averages of the industry, in pieces without a gap.
pub(super) fn distances(snapshots: Recorded<'_>) -> Vec<Vec<[Value; 2]>> {
    let gaps = snapshots.gaps();
    let pair = |one: &Snapshot| {
        let industry = average(one, Group::Industry)?;
        Some([one.total.points(), industry.points()].map(|points| Value { date: one.date, points }))
    };
    let pairs: Vec<[Value; 2]> = snapshots.iter().filter_map(pair).collect();
    let are_joined = |[a, _]: &[Value; 2], [b, _]: &[Value; 2]| !gaps.is_gap(a.date, b.date);
    pairs.chunk_by(are_joined).map(<[_]>::to_vec).collect()
}
