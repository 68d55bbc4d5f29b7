//! What is fitted: which series, on which snapshots and on which kinds.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{Date, Pillar, Series};

use super::adstock::Daily;
use super::display::still_days;
use super::kernels::Kernel;
use super::link::Scale;
use super::member::{Activities, Member, Observation};
use super::regression::{Regression, Track};
use super::screening::screened;
use super::verdict::Reason;

impl Track {
    /// The track of a series without the days on which the display stood still; `None` with fewer
    /// than two observations.
    pub(super) fn of(member: &Member, series: Series, still: &BTreeSet<Date>) -> Option<Self> {
        let mut track = Self {
            series,
            days: Vec::new(),
            scores: Vec::new(),
            rounding: Vec::new(),
            scale: if series == Series::Total { Scale::TOTAL } else { Scale::PILLAR },
        };
        let is_fresh = |observation: &&Observation| !still.contains(&observation.date);
        for observation in member.observations(series).filter(is_fresh) {
            let unit = observation.resolution.points();
            track.days.push(observation.date.day_number());
            track.scores.push(observation.points());
            track.rounding.push(unit * unit / 12.0);
        }
        (track.days.len() >= 2).then_some(track)
    }
}

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

/// For each series the days on which its display stood still: all pillars together, or else each by
/// itself, as is a total.
pub(super) fn still_days_of_each(member: &Member, series: &[Series]) -> Vec<BTreeSet<Date>> {
    let of_pillars = still_days(member, &Pillar::ALL.map(Series::Pillar));
    series
        .iter()
        .map(|&series| match series {
            Series::Total => still_days(member, &[Series::Total]),
            Series::Pillar(_) if of_pillars.is_empty() => still_days(member, &[series]),
            Series::Pillar(_) => of_pillars.clone(),
        })
        .collect()
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
    let varying: Vec<usize> = (0..activities.len()).filter(|&kind| all.varies(kind)).collect();
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

impl Regression {
    /// Whether a kind varies over the snapshots under any kernel.
    fn varies(&self, place: usize) -> bool {
        // Ordinary activity varies under the first one tried.
        let likely = [Kernel::window(30), Kernel::exponential(21.0)];
        likely.into_iter().chain(Kernel::grid()).any(|kernel| self.column(place, kernel).1 > 0.0)
    }
}
