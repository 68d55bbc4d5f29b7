//! What is fitted: which series, and which kinds of each.

use std::collections::BTreeMap;

use crate::attribution::design::{Regression, Track};
use crate::attribution::effects::Reason;
use crate::attribution::input::{Activities, Member};
use crate::attribution::response::Daily;
use crate::attribution::search::screened;
use crate::domain::{Date, Pillar, Series};

/// The pillars, and the total where too few snapshots have all four.
pub(super) fn fitted_series(member: &Member) -> Vec<Series> {
    let dates = |series| member.observations(series).map(|observation| observation.date);
    let mut counts: BTreeMap<Date, usize> = BTreeMap::new();
    for date in Pillar::ALL.into_iter().flat_map(|pillar| dates(Series::Pillar(pillar))) {
        *counts.entry(date).or_default() += 1;
    }
    let complete = counts.values().filter(|&&count| count == Pillar::ALL.len()).count();
    let mut all: Vec<Date> = counts.into_keys().chain(dates(Series::Total)).collect();
    all.sort_unstable();
    all.dedup();
    let is_sum = complete >= 2 && 2 * complete >= all.len();
    Series::ALL.into_iter().filter(|&series| series != Series::Total || !is_sum).collect()
}

/// The regression of a track on the kinds that are worth it, and the kinds that are left out.
pub(super) fn regression(
    track: Track,
    activities: &[Activities],
) -> (Regression, Vec<(usize, Reason)>) {
    let (first, last) = track.span();
    let rows = activities.iter().filter_map(|activities| activities.rows.first());
    let start = rows.map(|(day, _)| *day).fold(first, i32::min);
    let daily: Vec<Daily> = activities
        .iter()
        .map(|activities| Daily::new(&activities.rows, activities.start(start), last))
        .collect();
    let all = Regression::new(track, (0..activities.len()).collect(), daily, start);
    let varies = |&kind: &usize| all.varies(kind) && !all.is_even(&activities[kind].rows);
    let varying: Vec<usize> = (0..activities.len()).filter(varies).collect();
    let varying = all.with_kinds(&varying);
    let screened = screened(varying.clone());
    let left_out = (0..activities.len()).filter_map(|kind| {
        if screened.kinds.contains(&kind) {
            None
        } else if varying.kinds.contains(&kind) {
            Some((kind, Reason::Screened))
        } else {
            Some((kind, Reason::NoVariation))
        }
    });
    let left_out = left_out.collect();
    (screened, left_out)
}
